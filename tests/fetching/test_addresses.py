"""Which addresses are public."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.errors import IsnadError
from isnad.fetching.addresses import is_public, may_connect, network

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.19.255.255
198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:7f00:1 fe80::1 fe80::1%eth0 fec0::1
fc00::1 fd12:3456::1 ff02::1 100::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1
2002:7f00:1:: 2002:808:808:: 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:db8::1 3fff::1 3ffe::1
5f00::1 2a00:1450::5efe:7f00:1 2a00:1450::200:5efe:a00:1
""".split()
PUBLIC = """
8.8.8.8 1.1.1.1 93.184.215.14 100.63.255.255 100.128.0.0 172.15.255.255 172.32.0.0 223.255.255.255
2a00:1450:4001:82f::200e 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808
""".split()


@pytest.mark.parametrize("text", PRIVATE)
def test_r05_what_not_everybody_can_reach_is_refused(text: str) -> None:
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_what_everybody_can_reach_is_not(text: str) -> None:
    assert is_public(ipaddress.ip_address(text))


@given(st.ip_addresses())
def test_r05_nothing_is_public_that_the_standard_library_knows_to_be_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(address):
        inside = ipaddress.ip_address(getattr(address, "ipv4_mapped", None) or address)
        assert not (inside.is_private or inside.is_loopback or inside.is_link_local)
        assert not (inside.is_multicast or inside.is_unspecified)


@given(st.ip_addresses(v=4))
def test_r05_an_ipv6_writing_of_an_address_is_as_public_as_it(
    address: ipaddress.IPv4Address,
) -> None:
    mapped = ipaddress.IPv6Address((0xFFFF << 32) | int(address))
    translated = ipaddress.IPv6Address((0x64FF9B << 96) | int(address))
    assert is_public(mapped) == is_public(translated) == is_public(address)


def test_a_network_that_is_named_is_allowed_and_no_other() -> None:
    allowed = [network("10.1.0.0/16"), network("fd00::/8")]
    for text, fits in (("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("fd00::5", True)):
        assert may_connect(ipaddress.ip_address(text), allowed) is fits
    for text in ("10.2.0.1", "127.0.0.1", "fe80::1"):
        assert not may_connect(ipaddress.ip_address(text), allowed)


@pytest.mark.parametrize(
    "text", ["0.0.0.0/0", "::/0", "128.0.0.0/1", "10.1.0.1/16", "intranet", ""]
)
def test_no_network_or_nearly_everything_is_not_allowed(text: str) -> None:
    with pytest.raises(IsnadError, match="--allow-private"):
        network(text)
