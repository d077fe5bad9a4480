"""Answers that are files to keep."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from starlette.responses import Response, StreamingResponse

_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")


def attached(data: bytes, name: str, media: str) -> Response:
    """A file that the browser keeps and does not show: whatever is in it does not run here."""
    return Response(data, media_type=media, headers=_headers(name))


def streamed(parts: Iterable[bytes], name: str, media: str) -> Response:
    """The same of a file that is made while it is sent."""
    return StreamingResponse(iter(parts), media_type=media, headers=_headers(name))


def _headers(name: str) -> dict[str, str]:
    plain = _PLAIN.sub("-", name)
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-store",
    }
