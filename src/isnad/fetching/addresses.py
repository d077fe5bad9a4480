"""Which addresses may be connected to: those that everybody on the Internet can reach."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable

from isnad.errors import IsnadError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Written out, since what the standard library calls private changes between its versions.
# The IANA registry of special-purpose IPv4 addresses, multicast and what is reserved.
_NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
# All public IPv6 addresses are in here, but for these: protocol assignments with Teredo, 6to4,
# documentation, and what the 6bone had.
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")
)
# Stands for IPv4 addresses where a network has no others (RFC 6052).
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# The interface part of an ISATAP address, before the IPv4 address that it leads to (RFC 5214).
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
# A wider network than these is no intranet, and would open what must stay closed.
_WIDEST = {4: 8, 6: 7}


def plain(address: Address) -> Address:
    """The address itself, or the IPv4 address that it is another writing of."""
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


def is_public(address: Address) -> bool:
    """Whether an address is one that everybody can reach. IPv6 addresses that lead to an IPv4
    address are as public as that; 6to4 and Teredo, which nobody serves news from, are not."""
    address = plain(address)
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _NAT64:
        return is_public(_last_32(address))
    if address not in _GLOBAL_6 or any(address in network for network in _NOT_PUBLIC_6):
        return False
    is_isatap = (int(address) >> 32) & 0xFFFFFFFF in _ISATAP
    return not is_isatap or is_public(_last_32(address))


def _last_32(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def network(text: str) -> Network:
    """The network of an intranet as it was named, such as ``10.1.0.0/16``. Raises IsnadError
    where it is none, or so wide that it takes in more than an intranet."""
    try:
        found = ipaddress.ip_network(text)
    except ValueError as error:
        raise IsnadError(
            f"--allow-private {text}: is not a network ({error}); write one such as 10.1.0.0/16"
        ) from error
    if found.prefixlen < _WIDEST[found.version]:
        raise IsnadError(
            f"--allow-private {text}: is wider than any intranet; name the networks that you need"
        )
    return found


def may_connect(address: Address, allowed: Iterable[Network]) -> bool:
    """Whether an address is public, or in a network that was named."""
    address = plain(address)
    return is_public(address) or any(address in one for one in allowed)
