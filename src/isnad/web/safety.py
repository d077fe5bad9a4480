"""What every answer and every request must be: headers, hosts, methods, sizes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request
from starlette.responses import JSONResponse, Response

# Nothing but the page's own files: no inline code, no frames, no other hosts. Pictures are drawn by
# the map from data that it made itself.
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
    "font-src 'self'", "connect-src 'self'", "worker-src 'self' blob:", "manifest-src 'self'",
    "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
))  # fmt: skip
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What reports say is nothing for the caches of browsers and of what stands between.
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LONGEST = 8_000
# Where readers say the secret of an explorer that is shared.
ENTRY = "/enter"
_METHODS = frozenset({"GET", "HEAD"})

Next = Callable[[Request], Awaitable[Response]]


Door = Callable[[Request, Next], Awaitable[Response]]


def guard(hosts: frozenset[str], inner: Door, *, form: bool) -> Door:
    """A middleware that answers read requests for these host names only: a page of another site
    whose name was made to lead here is nobody's business. ``inner``: what stands behind it; ``form``: whether that has a
    form in which readers say their secret."""

    async def guarded(request: Request, go_on: Next) -> Response:
        answer = _refused(request, hosts, form=form) or await inner(request, go_on)
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        return answer

    return guarded


def _refused(request: Request, hosts: frozenset[str], *, form: bool) -> Response | None:
    host = request.headers.get("host", "").rsplit(":", 1)[0].strip("[]").lower()
    if host not in hosts:
        return _told(421, f"this is not {host!r}; it answers for {', '.join(sorted(hosts))}")
    if request.method not in _METHODS and not (form and _is_form(request)):
        return _told(405, "this only answers; nothing can be changed here")
    if len(request.url.query) > _LONGEST:
        return _told(414, f"the address is longer than {_LONGEST} characters; ask for less at once")
    return None


def _is_form(request: Request) -> bool:
    return (request.method, request.url.path) == ("POST", ENTRY)


def _told(status: int, detail: str) -> Response:
    return JSONResponse({"detail": detail}, status)
