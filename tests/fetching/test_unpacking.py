"""Packed bodies, honest and not."""

from __future__ import annotations

import gzip
import resource
import socket
import zlib
from collections.abc import Callable
from contextlib import suppress

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from isnad.fetching import Asked, Fetched, Limits, NotFetched
from isnad.fetching.unpacking import body

from .conftest import MakeClient
from .server import Request, Server, answer

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "br": lambda data: brotli.compress(data, quality=4),
    "zstd": zstandard.ZstdCompressor().compress,
}
LIMITS = Limits()


def unpacked(packed: bytes, packing: str, limits: Limits = LIMITS, size: int = 1000) -> bytes:
    pieces = (packed[at : at + size] for at in range(0, len(packed), size))
    return body(pieces, packing, "http://x.example/", limits)


def reason(packed: bytes, packing: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(NotFetched) as failed:
        unpacked(packed, packing, limits)
    return failed.value.reason


@given(st.binary(max_size=5000), st.sampled_from(sorted(PACKERS)), st.integers(1, 700))
def test_what_was_packed_comes_out_as_it_was(data: bytes, packing: str, size: int) -> None:
    assert unpacked(PACKERS[packing](data), packing, size=size) == data


@pytest.mark.parametrize("packing", sorted(PACKERS))
@pytest.mark.parametrize("size", [7, 65_536, 10_000_000])
def test_a_long_page_comes_out_whole(packing: str, size: int) -> None:
    words = b"".join(b"%d abc " % (number * number % 99_991) for number in range(100_000))
    assert unpacked(PACKERS[packing](words), packing, size=size) == words
    again = b"the same words over and over " * 40_000
    assert unpacked(PACKERS[packing](again), packing, Limits(ratio=10**6), size) == again


@given(st.binary(max_size=300), st.sampled_from(sorted(PACKERS)))
def test_any_bytes_are_unpacked_or_refused(data: bytes, packing: str) -> None:
    with suppress(NotFetched):
        assert len(unpacked(data, packing)) <= LIMITS.small


@pytest.mark.parametrize("packing", sorted(PACKERS))
def test_a_body_that_breaks_off_within_its_packing_is_told(packing: str) -> None:
    packed = PACKERS[packing](bytes(range(256)) * 40)
    assert reason(packed[:-5], packing) == "broken_off"


def test_members_and_frames_may_stand_one_after_another() -> None:
    assert unpacked(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0\0", "gzip") == b"one two"
    pack = PACKERS["zstd"]
    assert unpacked(pack(b"one ") + pack(b"two"), "zstd") == b"one two"


def bomb(packing: str) -> bytes:
    """256 MB of one letter in as few bytes as that takes."""
    piece = b"a" * 2**20
    if packing == "gzip":
        packer = zlib.compressobj(9, wbits=31)
        return b"".join(packer.compress(piece) for _ in range(256)) + packer.flush()
    if packing == "br":
        compressor = brotli.Compressor(quality=5)
        packed: bytes = b"".join(compressor.process(piece) for _ in range(256))
        return packed + bytes(compressor.finish())
    packer_z = zstandard.ZstdCompressor(level=3).compressobj()
    return b"".join(packer_z.compress(piece) for _ in range(256)) + packer_z.flush()


@pytest.mark.parametrize("packing", sorted(PACKERS))
def test_r01_a_bomb_is_noticed_before_it_fills_the_memory(
    server: Server, client: MakeClient, packing: str
) -> None:
    packed = bomb(packing)
    assert len(packed) < 300_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    server.answers["/a"] = answer(packed, Content_Encoding=packing)
    with pytest.raises(NotFetched) as failed:
        client().get(Asked(url=server.url("/a")))
    assert failed.value.reason == "bomb"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 40_000, "kB"


@pytest.mark.parametrize("packing", sorted(PACKERS))
def test_r01_what_unpacks_to_too_much_is_refused_at_any_ratio(packing: str) -> None:
    limits = Limits(body=300_000, ratio=100_000)
    assert reason(PACKERS[packing](b"ab" * 400_000), packing, limits) == "too_large"


@pytest.mark.parametrize("packing", sorted(PACKERS))
def test_a_short_page_of_one_letter_is_no_bomb(packing: str) -> None:
    assert unpacked(PACKERS[packing](b"a" * 90_000), packing) == b"a" * 90_000


def test_r01_a_frame_that_asks_for_much_memory_is_refused() -> None:
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    packed = packer.compress(bytes(range(256)) * 60_000) + packer.flush()
    assert reason(packed, "zstd") == "broken_packing"


@pytest.mark.parametrize("packing", ["deflate", "compress", "gzip, gzip", "br, gzip", "bzip2", "x"])
def test_r01_packings_that_nobody_asked_for_are_refused(packing: str) -> None:
    assert reason(b"anything", packing) == "packing_refused"


def test_a_bomb_costs_its_sender_little_and_us_less(server: Server, client: MakeClient) -> None:
    """After a bomb, the same client reads the next page."""

    def endless(_: Request, connection: socket.socket) -> None:
        packer = zlib.compressobj(9, wbits=31)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
        connection.sendall(head)
        while True:
            connection.sendall(packer.compress(b"\0" * 2**20) + packer.flush(zlib.Z_SYNC_FLUSH))

    server.answers["/bomb"] = endless
    server.answers["/page"] = answer("a page")
    one = client()
    with pytest.raises(NotFetched):
        one.get(Asked(url=server.url("/bomb")))
    assert isinstance(one.get(Asked(url=server.url("/page"))), Fetched)
