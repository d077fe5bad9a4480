"""The bounds of fetching, each with its unit and reason; docs/security.md shows them."""

from __future__ import annotations

import msgspec

from isnad import settings


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one answer, one host and one feed may take. Sizes in bytes, times in seconds."""

    body: int = settings.MAX_REPORT_BYTES
    """An answer's body, as sent and as unpacked."""
    ratio: int = 200
    """How many times its packed size a body may unpack to, once it is over ``small``."""
    small: int = 100_000
    """Bodies up to this size may have any ratio: a short page of one letter packs well."""
    window: int = 8_388_608
    """The memory that unpacking zstd may ask for (RFC 9659)."""
    headers: int = 65_536
    """All that a server may say before the body begins, interim answers with it."""
    url: int = 8_192
    """The length of an address, as given or as redirected to."""
    redirects: int = 5
    """How many redirects are followed."""
    connect: float = 10.0
    """To look a name up; to connect to one of its addresses, with the TLS handshake."""
    idle: float = 20.0
    """How long a server may send nothing."""
    total: float = 60.0
    """One answer in all, with its redirects, without the pauses that politeness asks for."""
    robots: int = 512_000
    """How much of a robots.txt is read; the rest is not looked at (RFC 9309)."""
    robots_all: int = 8_000_000
    """How much of all of them is remembered in one run; parsed they take forty times as much."""
    robots_kept: float = 86_400.0
    """How long a robots.txt counts before it is asked for again."""
    robots_away: float = 3_600.0
    """How long a host is left alone whose robots.txt cannot be had."""
    hosts: int = 1_000
    """Of how many hosts robots.txt and pauses are remembered in one run."""
    spacing: float = 2.0
    """From one request to a host to the next; more where its robots.txt says so."""
    longest_pause: float = 30.0
    """A host that asks for a longer pause is left to a later cycle."""
    backoff: float = 300.0
    """The first wait after a failure; it doubles with each further one."""
    longest_wait: float = 86_400.0
    """The longest wait after failures, and the longest Retry-After that is heeded."""
    tries: int = 5
    """How often the page of a feed's entry is tried."""
    pages: int = 100
    """How many pages one feed may have fetched in one cycle; the rest wait for the next."""
    revisit: float = 3_600.0
    """How long an entry that its feed marks as changed is left before it is fetched again."""
    remembered: float = 7_776_000.0
    """How long an entry is remembered after its feed has last listed it."""


# What can be asked for without --allow-port: the ports on which news is served.
PORTS = frozenset({80, 443, 8080, 8443})
SCHEMES = frozenset({"http", "https"})
