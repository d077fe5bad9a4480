"""Answers that are remembered while the store is as it was: many readers ask the same."""

from __future__ import annotations

from collections import OrderedDict

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from isnad.web.making import Index
from isnad.web.safety import Door, Next

_OF = "/api/v1/"
_KIND = "application/json"
# Bytes of one answer, and of all together.
_MOST, _ALL = 2_000_000, 64_000_000


def remembering(index: Index) -> Door:
    """A middleware that gives what it gave before, as long as the store is the same. Nothing of a
    store as it was is kept: something may have been forgotten."""
    kept: OrderedDict[str, bytes] = OrderedDict()
    of: str | None = None
    size = 0

    async def answered(request: Request, go_on: Next) -> Response:
        nonlocal of, size
        if request.method != "GET" or not request.url.path.startswith(_OF):
            return await go_on(request)
        stamp = index.fresh or await run_in_threadpool(index.now)
        if stamp != of:
            kept.clear()
            of, size = stamp, 0
        asked = f"{request.url.path}?{request.url.query}"
        if asked in kept:
            kept.move_to_end(asked)
            return Response(kept[asked], media_type=_KIND)
        answer = await go_on(request)
        if not _is_plain(answer):
            return answer
        body = await _whole(answer)
        if stamp == of and asked not in kept:
            kept[asked], size = body, size + len(body)
        while size > _ALL:
            size -= len(kept.popitem(last=False)[1])
        return Response(body, media_type=_KIND)

    return answered


def _is_plain(answer: Response) -> bool:
    """Whether an answer is whole, not too large, and no file to keep."""
    told = answer.headers
    if answer.status_code != 200 or told.get("content-type") != _KIND:
        return False
    return "content-disposition" not in told and int(told.get("content-length", _MOST + 1)) <= _MOST


async def _whole(answer: Response) -> bytes:
    """The bytes of an answer that is sent piece by piece."""
    assert isinstance(answer, StreamingResponse) or hasattr(answer, "body_iterator")
    pieces = [piece async for piece in answer.body_iterator]
    return b"".join(one.encode() if isinstance(one, str) else bytes(one) for one in pieces)


def one_after_the_other(first: Door, second: Door) -> Door:
    """Both middlewares as one."""

    async def both(request: Request, go_on: Next) -> Response:
        async def on(asked: Request) -> Response:
            return await second(asked, go_on)

        return await first(request, on)

    return both
