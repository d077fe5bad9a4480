"""Who may read an explorer that others can reach: whoever knows its secret.

``Secret`` is what they must know, as a token of programs (``Authorization: Bearer``) or a password
typed into a form, which gives the browser a cookie. ``door`` lets nobody else in. It says nothing
of who they are, and what goes over the network is hidden by TLS alone, which must stand in front.
"""

from __future__ import annotations

import hashlib
import hmac
import html
import math
import secrets
import stat
import time
import tomllib
from collections import OrderedDict
from pathlib import Path
from urllib.parse import parse_qs, quote

from fastapi import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from isnad.errors import IsnadError
from isnad.web.safety import ENTRY, Door, Next

_COOKIE = "isnad"
_SHORTEST, _LONGEST = 12, 1_000
# A cookie is good for so many seconds.
_GOOD = 12 * 3600
# So many wrong secrets are heard from one address, then one more in so many seconds; from all
# together so many times as many.
_TRIES, _AGAIN, _TOGETHER = 5, 30.0, 20
_REMEMBERED = 10_000
_FORM_BYTES = 4_000
_FOR_PROGRAMS = frozenset({"/health", "/metrics"})
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Isnad</title>
<meta name="viewport" content="width=device-width"><main><h1>Isnad</h1>
<form method="post" action="{entry}"><input type="hidden" name="to" value="{to}"><p><label for="secret">{asked}</label></p>
<p><input id="secret" name="secret" type="password" autocomplete="current-password" required autofocus></p>
<p><button>{button}</button></p></form>{more}</main></html>"""
# What the form says, in all languages of the page at once: it does not know its reader yet.
_SAID = tomllib.loads((Path(__file__).parent / "sharing.toml").read_text(encoding="utf-8"))
_ASKED, _BUTTON = _SAID["asked"], _SAID["button"]
_WRONG, _LATER = (f"<p role=alert>{_SAID[name]}</p>" for name in ("wrong", "later"))
_FORM_POLICY = "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"


class Secret:
    """What readers must know."""

    def __init__(self, words: str) -> None:
        self._hash = _digest(words)
        # Cookies of one run of the program are worth nothing in the next.
        self._key = secrets.token_bytes(32)

    def is_it(self, words: str) -> bool:
        """Whether these are the words, found out in the same time wherever they differ."""
        return hmac.compare_digest(_digest(words), self._hash)

    def cookie(self, now: float) -> str:
        """A cookie that is good from now on."""
        until = str(int(now) + _GOOD)
        return f"{until}.{self._signed(until)}"

    def is_good(self, cookie: str, now: float) -> bool:
        """Whether a cookie is one of these, and still good."""
        until, _, signed = cookie.partition(".")
        if not hmac.compare_digest(signed.encode(), self._signed(until).encode()):
            return False
        return int(until) > now

    def _signed(self, until: str) -> str:
        return hmac.new(self._key, until.encode(), hashlib.sha256).hexdigest()


def read_secret(path: Path) -> Secret:
    """The secret in the first line of a file. Raises IsnadError where the file cannot be read, may
    be read by others, or has too little or too much in it."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(path.stat().st_mode)
            lines = file.read(_LONGEST + 1).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise IsnadError(f"{path} cannot be read: {error}") from error
    if mode & 0o077:
        raise IsnadError(f"{path} may be read by others on this machine; run: chmod 600 {path}")
    words = lines[0].strip() if lines else ""
    if not _SHORTEST <= len(words) < _LONGEST:
        raise IsnadError(
            f"the first line of {path} must have {_SHORTEST} to {_LONGEST - 1} characters; "
            "this makes one: openssl rand -base64 24"
        )
    return Secret(words)


class Tries:
    """Wrong secrets, by where they came from."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def may(self, who: str, now: float) -> bool:
        """Whether a secret is heard from there now."""
        return self._of(who, now) >= 1 and self._of("", now) >= 1

    def wrong(self, who: str, now: float) -> None:
        """Remember that one was wrong."""
        for name in (who, ""):
            self._left[name] = self._of(name, now) - 1, now
            self._left.move_to_end(name)
        while len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)

    def _of(self, name: str, now: float) -> float:
        most = float(_TRIES if name else _TRIES * _TOGETHER)
        left, then = self._left.get(name, (most, now))
        again = _AGAIN if name else _AGAIN / _TOGETHER
        return min(most, left + (now - then) / again)


def door(secret: Secret) -> Door:
    """A middleware that lets in whoever knows the secret."""
    tries = Tries()

    async def guarded(request: Request, go_on: Next) -> Response:
        if request.url.path == ENTRY:
            return await _entered(request, secret, tries)
        cookie = request.cookies.get(_COOKIE, "")
        if cookie and secret.is_good(cookie, time.time()):
            return await go_on(request)
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            return _asked(request)
        return await go_on(request) if _heard(request, secret, tries, given) else _refused()

    return guarded


def _heard(request: Request, secret: Secret, tries: Tries, given: str) -> bool:
    """Whether what was given is the secret; it is not looked at after too many wrong ones."""
    who, now = _who(request), time.monotonic()
    if not tries.may(who, now):
        return False
    if secret.is_it(given.strip()):
        return True
    tries.wrong(who, now)
    return False


async def _entered(request: Request, secret: Secret, tries: Tries) -> Response:
    if request.method != "POST":
        return _form(request.query_params.get("to", ""), "", 200)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _FORM_BYTES:
            return _form("", _WRONG, 413)
    fields = parse_qs(body.decode("utf-8", "replace"), max_num_fields=5)
    given, to = (fields.get(name, [""])[0] for name in ("secret", "to"))
    if not tries.may(_who(request), time.monotonic()):
        answer = _form(to, _LATER, 429)
        answer.headers["Retry-After"] = str(math.ceil(_AGAIN))
        return answer
    if not _heard(request, secret, tries, given):
        return _form(to, _WRONG, 403)
    return _let_in(request, secret, to)


def _let_in(request: Request, secret: Secret, to: str) -> Response:
    answer: Response = RedirectResponse(_inside(to), 303)
    answer.set_cookie(
        _COOKIE, secret.cookie(time.time()), max_age=_GOOD, path="/",
        httponly=True, samesite="strict", secure=request.url.scheme == "https",
    )  # fmt: skip
    return answer


def _inside(to: str) -> str:
    """An address of this explorer, whatever was asked for."""
    inside = to.startswith("/") and not to.startswith(("//", ENTRY)) and "\\" not in to
    return to if inside and to.isprintable() else "/"


def _who(request: Request) -> str:
    return request.client.host if request.client else "?"


def _asked(request: Request) -> Response:
    """Programs are told what they need; people get the form, and then what they came for."""
    path = request.url.path
    if path.startswith(("/api/", "/static/")) or path in _FOR_PROGRAMS:
        return _refused()
    to = f"{path}?{request.url.query}" if request.url.query else path
    return RedirectResponse(f"{ENTRY}?to={quote(to, safe='')}", 303)


def _refused() -> Response:
    detail = "this is not for everybody; send Authorization: Bearer with the token"
    return JSONResponse({"detail": detail}, 401, {"WWW-Authenticate": "Bearer"})


def _form(to: str, more: str, status: int) -> Response:
    page = _PAGE.format(
        entry=ENTRY, to=html.escape(_inside(to)), asked=_ASKED, button=_BUTTON, more=more
    )
    return HTMLResponse(page, status, {"Content-Security-Policy": _FORM_POLICY})


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
