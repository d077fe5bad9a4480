"""Bodies unpacked piece by piece, so that a bomb is noticed before it fills the memory."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import brotli
import zstandard

from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import Limits

# Only what is unpacked here under bounds is asked for.
ACCEPTED = "gzip, br, zstd"
# So much comes out of an unpacker at once.
_PIECE = 65_536
_GZIP = zlib.MAX_WBITS | 16


class _Unpacker(Protocol):
    """Unpacks piece by piece: ``feed`` gives pieces of bounded size; ``is_whole``: whether the
    packed data have come to their end."""

    def feed(self, data: bytes) -> Iterator[bytes]: ...

    def is_whole(self) -> bool: ...


class _Plain:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def is_whole(self) -> bool:
        return True


class _Gzip:
    def __init__(self, _: Limits) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._member.eof:
                # Several members may stand one after another; zeros may fill up the end.
                data = data.lstrip(b"\0")
                if not data:
                    return
                self._member = zlib.decompressobj(_GZIP)
            yield self._member.decompress(data, _PIECE)
            data = self._member.unused_data if self._member.eof else self._member.unconsumed_tail

    def is_whole(self) -> bool:
        return self._member.eof


class _Brotli:
    def __init__(self, _: Limits) -> None:
        self._decompressor = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        part = self._decompressor.process(data, output_buffer_limit=_PIECE)
        # That it takes more does not mean that it has given all.
        while part or not self._decompressor.can_accept_more_data():
            yield part
            part = self._decompressor.process(b"", output_buffer_limit=_PIECE)

    def is_whole(self) -> bool:
        return bool(self._decompressor.is_finished())


class _Zstd:
    """Frames of zstd. The library unpacks all that it is handed at once, so it is handed little:
    a block of a few bytes may stand for 128 kB at most."""

    _HANDED = 64

    def __init__(self, limits: Limits) -> None:
        self._context = zstandard.ZstdDecompressor(max_window_size=limits.window)
        self._frame = self._context.decompressobj()

    def feed(self, data: bytes) -> Iterator[bytes]:
        for start in range(0, len(data), self._HANDED):
            piece = data[start : start + self._HANDED]
            while piece:
                if self._frame.eof:
                    self._frame = self._context.decompressobj()
                yield self._frame.decompress(piece)
                piece = self._frame.unused_data if self._frame.eof else b""

    def is_whole(self) -> bool:
        return bool(self._frame.eof)


_UNPACKERS: dict[str, Callable[[Limits], _Unpacker]] = {
    "gzip": _Gzip,
    "x-gzip": _Gzip,
    "br": _Brotli,
    "zstd": _Zstd,
}
_FAULTS = (zlib.error, brotli.error, zstandard.ZstdError)


def body(
    pieces: Iterable[bytes], packing: str, url: str, limits: Limits, at_most: int | None = None
) -> bytes:
    """The body of an answer, unpacked. ``packing``: its Content-Encoding. ``at_most``: what is
    longer is cut off there, and the rest is not heard.

    Raises NotFetched: ``packing_refused``, ``broken_packing``, ``too_large``, ``bomb``,
    ``broken_off``.
    """
    unpacker = _unpacker(packing, url, limits)
    packed, whole = 0, bytearray()
    try:
        for piece in pieces:
            packed += len(piece)
            for part in unpacker.feed(piece):
                whole += part
                if at_most is not None and len(whole) >= at_most:
                    return bytes(whole[:at_most])
                _check(packed, len(whole), url, limits)
    except _FAULTS as error:
        message = f"is not the {packing} that it says it is ({error}); the server is at fault"
        raise NotFetched(url, "broken_packing", message) from error
    if packed and not unpacker.is_whole():
        message = f"breaks off in the middle of its {packing}; try again later"
        raise NotFetched(url, "broken_off", message)
    return bytes(whole)


def _unpacker(packing: str, url: str, limits: Limits) -> _Unpacker:
    name = packing.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    if name not in _UNPACKERS:
        message = f"is packed as {packing!r}, which was not asked for; only {ACCEPTED} are unpacked"
        raise NotFetched(url, "packing_refused", message)
    return _UNPACKERS[name](limits)


def _check(packed: int, unpacked: int, url: str, limits: Limits) -> None:
    if unpacked > limits.body:
        size = limits.body // 1_000_000
        raise NotFetched(url, "too_large", f"is over {size} MB; no page of news is so long")
    if unpacked > max(limits.small, packed * limits.ratio):
        message = (
            f"unpacks to more than {limits.ratio} times its size; that is how bombs are "
            "made, and nothing of it is kept"
        )
        raise NotFetched(url, "bomb", message)
