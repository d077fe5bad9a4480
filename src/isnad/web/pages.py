"""The page and its files, as they were built; every address that is no file shows the page."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

# A file whose name has a hash of what is in it never changes.
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_PACKED = (("br", ".br"), ("gzip", ".gz"))
_UNBUILT = "the page has not been built; run: make explorer"


def page(folder: Path) -> APIRouter:
    """Serves the built page in a folder."""
    router = APIRouter(include_in_schema=False)

    @router.get("/static/{name}")
    def file(name: str, request: Request) -> Response:
        known = _files(folder)
        if name not in known:
            raise HTTPException(404, f"there is no file {name!r}")
        return _sent(folder / name, request, known, _FOR_EVER)

    @router.get("/{path:path}")
    def shell(path: str, request: Request) -> Response:
        if path.startswith("api/"):
            raise HTTPException(404, f"there is no address /{path}")
        known = _files(folder)
        if "index.html" not in known:
            raise HTTPException(503, _UNBUILT)
        return _sent(folder / "index.html", request, known, _ASK_AGAIN)

    return router


def _sent(path: Path, request: Request, known: frozenset[str], keep: str) -> Response:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    kind = "text/javascript" if path.suffix in (".js", ".mjs") else kind
    headers = {"Cache-Control": keep, "Vary": "Accept-Encoding"}
    accepted = request.headers.get("accept-encoding", "")
    for encoding, ending in _PACKED:
        if encoding in accepted and f"{path.name}{ending}" in known:
            headers["Content-Encoding"] = encoding
            return Response(_read(Path(f"{path}{ending}")), media_type=kind, headers=headers)
    return Response(_read(path), media_type=kind, headers=headers)


@lru_cache(maxsize=64)
def _read(path: Path) -> bytes:
    return path.read_bytes()


def _files(folder: Path) -> frozenset[str]:
    """The names of the built files: what is asked for is looked up here, never on the disk."""
    return frozenset(one.name for one in folder.iterdir()) if folder.is_dir() else frozenset()
