"""Answers packed for the way: in what the reader's browser says that it can unpack."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

import brotli
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

# What is shorter than so many bytes goes as it is.
_SHORT = 1_000
# Of eleven and of nine: more takes longer than what it saves takes to send.
_BROTLI, _GZIP = 4, 5
# A zlib window of 32 kB with the head and foot of gzip.
_WINDOW = 31
# Files that are made while they are sent, and that are text.
_TEXTS = ("text/csv", "application/geo+json", "application/x-ndjson")
_HEADERS = {"Vary": "Accept-Encoding"}


def way(request: Request, size: int) -> str:
    """How an answer of so many bytes is packed: ``br``, ``gzip`` or not at all."""
    accepted = _accepted(request)
    return next((one for one in ("br", "gzip") if one in accepted and size >= _SHORT), "")


def _accepted(request: Request) -> set[str]:
    """What the reader's browser can unpack."""
    several = request.headers.get("accept-encoding", "").replace(" ", "").lower().split(",")
    return {one.partition(";")[0] for one in several if not one.endswith(";q=0")}


def packed(body: bytes, how: str) -> bytes:
    """The bytes of an answer, packed that way."""
    if how == "br":
        return bytes(brotli.compress(body, quality=_BROTLI))
    return zlib.compress(body, _GZIP, _WINDOW) if how else body


def headers(how: str) -> dict[str, str]:
    """What an answer that is packed that way says of itself."""
    return _HEADERS | ({"Content-Encoding": how} if how else {})


def on_the_way(request: Request, answer: Response) -> Response:
    """An answer that is made while it is sent, packed where it is text and the reader takes that."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if kind not in _TEXTS or "gzip" not in _accepted(request):
        return answer
    assert isinstance(answer, StreamingResponse) or hasattr(answer, "body_iterator")
    told = {name: value for name, value in answer.headers.items() if name != "content-length"}
    pieces = _pieces(answer.body_iterator)
    return StreamingResponse(pieces, answer.status_code, told | headers("gzip"))


async def _pieces(several: AsyncIterator[str | bytes | memoryview]) -> AsyncIterator[bytes]:
    packer = zlib.compressobj(_GZIP, wbits=_WINDOW)
    async for one in several:
        piece = one.encode() if isinstance(one, str) else bytes(one)
        if some := await run_in_threadpool(packer.compress, piece):
            yield some
    yield packer.flush()
