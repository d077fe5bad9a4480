"""Compressed bytes, unpacked no further than a report can be long: a bomb is told, not held."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO, NamedTuple, Protocol, cast

from isnad import settings

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
# News packs ten to one. Below the floor a long run of blanks may do more.
MOST_TIMES, FLOOR = 200, 1_000_000
# What `zstd` itself unpacks unasked: 128 MB.
_WINDOW = 2**27
_PIECE = 64 * 1024


class Bomb(Exception):
    """So much would come out of so little that it is no text."""


class Torn(Exception):
    """Packed bytes that end before their time or are damaged."""


class _Source(Protocol):
    def read(self, size: int = -1, /) -> bytes: ...


class _Unpacker(Protocol):
    def read1(self, size: int = -1, /) -> bytes: ...


class _Inner(NamedTuple):
    """What unpacks, and what it raises where the bytes are damaged."""

    stream: _Unpacker
    faults: tuple[type[Exception], ...]

    def piece(self, size: int) -> bytes:
        """The next bytes, what stands before damage first; raises Torn."""
        try:
            return self.stream.read1(size)
        except self.faults as error:
            raise Torn(str(error)) from error


class _Counted:
    """A stream that counts what is read from it."""

    def __init__(self, stream: _Source) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class Unpacked(io.RawIOBase):
    """The content of a gzip or zstd stream, of one member after the other, as a stream. Reading
    raises Bomb or Torn. ``taken``: bytes read from below."""

    def __init__(self, stream: BinaryIO, magic: bytes) -> None:
        self._below = _Counted(stream)
        self._inner = _opened(self._below, magic)
        self._count = 0

    @property
    def taken(self) -> int:
        """How many packed bytes were read."""
        return self._below.count

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: object) -> int:
        """As a raw stream does."""
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self._inner.piece(min(len(view), _PIECE))
        view[: len(data)] = data
        self._count += len(data)
        if too_much(self._below.count, self._count, settings.MAX_REPORT_BYTES):
            raise Bomb
        return len(data)


def too_much(packed: int, unpacked: int, floor: int = FLOOR) -> bool:
    """Whether so many bytes out of so few are no text."""
    return unpacked > floor and unpacked > MOST_TIMES * packed


def opened(stream: BinaryIO) -> BinaryIO:
    """A stream that can be sought, unpacked where it is packed with gzip or zstd."""
    magic = magic_of(stream.read(len(ZSTD)))
    stream.seek(0)
    return io.BufferedReader(Unpacked(stream, magic), _PIECE) if magic else stream


def magic_of(head: bytes) -> bytes | None:
    """The first bytes of a packing, where ``head`` begins with one."""
    return next((magic for magic in (GZIP, ZSTD) if head.startswith(magic)), None)


def content_of(data: bytes, coding: str) -> bytes:
    """Bytes packed with a content coding of HTTP, unpacked; as they are where they are not packed,
    as crawlers leave the header of what they have unpacked.

    Raises Bomb where more than a report may have would come out, Torn where they are damaged.
    """
    if coding in ("gzip", "x-gzip"):
        return _whole(data, GZIP) if data.startswith(GZIP) else data
    if coding == "zstd":
        return _whole(data, ZSTD) if data.startswith(ZSTD) else data
    if coding == "deflate":
        return _deflated(data)
    if coding == "br":
        return _brotli(data)
    return data


def _whole(data: bytes, magic: bytes) -> bytes:
    out = bytearray()
    inner = _opened(_Counted(io.BytesIO(data)), magic)
    while piece := inner.piece(_PIECE):
        out += piece
        _bounded(data, out)
    return bytes(out)


def _bounded(data: bytes, out: bytearray) -> None:
    if len(out) > settings.MAX_REPORT_BYTES or too_much(len(data), len(out)):
        raise Bomb


def _deflated(data: bytes) -> bytes:
    """Deflate in its wrapping, or without it as some servers send it."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(bits)
        try:
            out = unpacker.decompress(data, settings.MAX_REPORT_BYTES + 1)
        except zlib.error:
            continue
        _bounded(data, bytearray(out))
        return out
    return data


def _brotli(data: bytes) -> bytes:
    import brotli

    unpacker, out = brotli.Decompressor(), bytearray()
    piece = data
    try:
        while not unpacker.is_finished():
            more = unpacker.process(piece, output_buffer_limit=_PIECE)
            out += more
            _bounded(data, out)
            if not more and unpacker.can_accept_more_data():
                raise Torn("it ends before its time")
            piece = b""
    except brotli.error as error:
        if out:
            raise Torn(str(error)) from error
        return data
    return bytes(out)


def _opened(stream: _Counted, magic: bytes) -> _Inner:
    if magic == GZIP:
        unpacked = gzip.GzipFile(fileobj=cast("Any", stream), mode="rb")
        return _Inner(cast("_Unpacker", unpacked), (EOFError, zlib.error, gzip.BadGzipFile))
    import zstandard

    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
    reader = unpacker.stream_reader(cast("Any", stream), read_across_frames=True, closefd=False)
    return _Inner(cast("_Unpacker", reader), (zstandard.ZstdError,))
