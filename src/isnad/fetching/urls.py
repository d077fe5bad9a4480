"""Which URLs may be asked for, before any name is looked up; for every redirect anew."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

import httpx2
import msgspec

from isnad.fetching.addresses import Address, Network, may_connect
from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import PORTS, SCHEMES, Limits

_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?", re.ASCII)
# How old resolvers write an address: decimal, octal or hexadecimal, in one to four parts.
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x20\x7f]", re.ASCII)
_STANDARD = {"http": 80, "https": 443}


class Allowed(msgspec.Struct, frozen=True):
    """What may be asked for beside the public Internet on its usual ports: named networks and
    ports."""

    networks: tuple[Network, ...] = ()
    ports: frozenset[int] = PORTS


def checked(text: str, allowed: Allowed, limits: Limits) -> httpx2.URL:
    """A URL that may be asked for, without its fragment; else raises NotFetched."""
    url = _parsed(text, limits)
    if url.scheme not in SCHEMES:
        scheme = f"is of the scheme {url.scheme}" if url.scheme else "has no scheme"
        raise NotFetched(text, "scheme_refused", f"{scheme}; only http and https are fetched")
    if url.userinfo:
        raise NotFetched(
            _without_secret(url),
            "credentials_in_url",
            "holds a name or password, which URLs show to everybody; take it out "
            "(feeds.toml: authorization_from)",
        )
    if port_of(url) not in allowed.ports:
        message = f"is on port {port_of(url)}; allow it: --allow-port {port_of(url)}"
        raise NotFetched(text, "port_refused", message)
    _check_host(text, url, allowed.networks)
    return url


def _parsed(text: str, limits: Limits) -> httpx2.URL:
    if len(text) > limits.url:
        message = f"has over {limits.url} characters; no page needs so many"
        raise NotFetched(f"{text[:60]}…", "bad_url", message)
    if _CONTROL.search(text):
        raise NotFetched(text, "bad_url", "has a space or control character; look at the URL")
    try:
        return httpx2.URL(text).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise NotFetched(text, "bad_url", f"is not a URL: {error}") from error


def _without_secret(url: httpx2.URL) -> str:
    return str(url.copy_with(userinfo=b""))


def host_of(url: httpx2.URL) -> str:
    """The host in ASCII and lower case."""
    return url.raw_host.decode("ascii").lower().rstrip(".")


def port_of(url: httpx2.URL) -> int:
    """The port, as given or as the scheme has it."""
    return url.port or _STANDARD.get(url.scheme, 0)


def origin_of(url: httpx2.URL) -> tuple[str, str, int]:
    """Scheme, host and port: what credentials are for."""
    return url.scheme, host_of(url), port_of(url)


def literal(host: str) -> Address | None:
    """The address that a host is written as; null where it is a name."""
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _check_host(text: str, url: httpx2.URL, networks: Iterable[Network]) -> None:
    host = url.raw_host.decode("ascii").lower()
    address = literal(host)
    if address is not None:
        if getattr(address, "scope_id", None) or not may_connect(address, networks):
            raise refused(text, host, [address])
        return
    if not _HOST.fullmatch(host):
        raise NotFetched(text, "bad_url", "has no host that can be looked up; look at the URL")
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        message = f"has the number {host} for a host; write an address as four decimal numbers"
        raise NotFetched(text, "address_refused", message)


def refused(text: str, host: str, addresses: Iterable[Address]) -> NotFetched:
    """Why none of the addresses of a host is connected to."""
    told = ", ".join(str(address) for address in addresses)
    where = "" if told == host else f" of {host}"
    message = (
        f"leads to {told}{where}, which is not on the public Internet; "
        "where that is your own intranet, allow its network: --allow-private CIDR"
    )
    return NotFetched(text, "address_refused", message)
