"""The application: the API, the page, and what guards both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.responses import JSONResponse, Response

import isnad
from isnad.errors import IsnadError
from isnad.web import monitoring
from isnad.web.answers import one_after_the_other, remembering
from isnad.web.api import router
from isnad.web.briefs import Briefs
from isnad.web.held import said
from isnad.web.making import Index
from isnad.web.pages import page
from isnad.web.safety import guard
from isnad.web.sharing import Secret, door

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PAGE = Path(__file__).parent / "page"


def create_app(
    store: str, hosts: Iterable[str] = LOOPBACK, secret: Secret | None = None
) -> FastAPI:
    """The explorer of a store (a path), which it only reads. ``hosts``: the names under which it
    answers; ``secret``: what its readers must know. Raises StoreError where there is no such store."""
    app = FastAPI(
        title="Isnad",
        version=isnad.__version__,
        description="What reports say, with who says so through whom. It never says what is true.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )
    app.state.index = Index(store)
    app.state.briefs = Briefs()
    inner = remembering(app.state.index)
    if secret is not None:
        inner = one_after_the_other(door(secret), inner)
    app.add_middleware(
        BaseHTTPMiddleware, dispatch=guard(frozenset(hosts), inner, form=secret is not None)
    )
    app.add_exception_handler(IsnadError, _failed)
    app.include_router(router)
    app.include_router(monitoring.router)
    app.include_router(page(PAGE))
    return app


async def _failed(request: Request, error: Exception) -> Response:
    """An error of the store, told to the reader."""
    index: Index = request.app.state.index
    return JSONResponse({"detail": said(index.store, error)}, 503)
