"""Answers that are remembered while the store is as it was: many readers ask the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from isnad.web.making import Index
from isnad.web.packing import headers, on_the_way, packed, way
from isnad.web.safety import Door, Next

_OF = "/api/v1/"
_KIND = "application/json"
# Bytes of one answer, and of all together.
_MOST, _ALL = 2_000_000, 64_000_000


def remembering(index: Index) -> Door:
    """A middleware that gives what it gave before, as long as the store is the same. Nothing of a
    store as it was is kept: something may have been forgotten. What is asked for while it is being
    found is found once."""
    kept = _Kept()
    finding: dict[str, asyncio.Event] = {}

    async def answered(request: Request, go_on: Next) -> Response:
        if request.method != "GET" or not request.url.path.startswith(_OF):
            return await go_on(request)
        stamp = index.fresh
        if stamp is None:
            stamp = await run_in_threadpool(index.now)
        kept.be_of(stamp)
        asked = f"{request.url.path}?{request.url.query}"
        if asked in finding:
            await finding[asked].wait()
        if (body := kept.get(asked)) is not None:
            return await _sent(request, asked, body)
        found = finding.setdefault(asked, asyncio.Event())
        try:
            answer = await go_on(request)
            if not _is_plain(answer):
                return on_the_way(request, answer)
            body = await _whole(answer)
            kept.put(asked, stamp, body)
        finally:
            found.set()
            finding.pop(asked, None)
        return await _sent(request, asked, body)

    async def _sent(request: Request, asked: str, body: bytes) -> Response:
        how = way(request, len(body))
        name = f"{how} {asked}"
        data = kept.get(name) if how else body
        if data is None:
            data = await run_in_threadpool(packed, body, how)
            kept.put(name, kept.stamp, data)
        return Response(data, media_type=_KIND, headers=headers(how))

    return answered


class _Kept:
    """Answers, as they are and as they go packed, of one state of the store; the last asked for."""

    def __init__(self) -> None:
        self.stamp: str | None = None
        self._bodies: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def be_of(self, stamp: str) -> None:
        """Forget what is of another state."""
        if stamp != self.stamp:
            self._bodies.clear()
            self.stamp, self._size = stamp, 0

    def get(self, asked: str) -> bytes | None:
        """What was answered; null where that is not kept."""
        body = self._bodies.get(asked)
        if body is not None:
            self._bodies.move_to_end(asked)
        return body

    def put(self, asked: str, stamp: str | None, body: bytes) -> None:
        """Keep an answer of a state, if it is still the one of now."""
        if stamp == self.stamp and asked not in self._bodies:
            self._bodies[asked] = body
            self._size += len(body)
        while self._size > _ALL:
            self._size -= len(self._bodies.popitem(last=False)[1])


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
