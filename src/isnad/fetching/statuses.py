"""What a server's status and headers say of whether there is something to read."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime

import httpx2

from isnad.fetching.failing import NotFetched
from isnad.fetching.limits import Limits

_TEXTS = frozenset(
    {"text/html", "text/plain", "text/xml", "application/xhtml+xml", "application/xml"}
)
_JSON = frozenset({"application/json", "text/json", "application/x-ndjson"})
_SUFFIXES = ("+xml", "+json")
_WORD = re.compile(r"[\w.:+-]{1,40}", re.ASCII)
_FAILURES = {
    401: ("forbidden", "asks for a password; a feed's can be given: authorization_from"),
    402: ("forbidden", "asks for money"),
    403: ("forbidden", "is not for programs, says its server"),
    404: ("not_found", "is not there; look at the URL"),
    410: ("gone", "is gone for good, says its server; take it out of what you fetch"),
    429: ("busy", "was asked for too often, says its server; it is left alone for a while"),
    451: ("forbidden", "may not be shown for legal reasons, says its server"),
    503: ("busy", "is not served now; it is left alone for a while"),
}


def check(url: str, status: int, headers: httpx2.Headers, limits: Limits) -> None:
    """Raise NotFetched unless the status says that a body follows."""
    if status in (200, 203):
        return
    after = retry_after(headers.get("retry-after"), limits)
    if status in _FAILURES:
        reason, message = _FAILURES[status]
    elif status >= 500:
        reason, message = "server_failed", "is not had, since its server fails; try again later"
    else:
        reason, message = "odd_status", "is answered with neither a page nor a reason"
    raise NotFetched(url, reason, f"{message} (status {status})", after)


def content_type(url: str, headers: httpx2.Headers) -> tuple[str | None, str | None]:
    """The type and the charset that the headers state; raises NotFetched for what is no text."""
    stated = headers.get("content-type")
    if not stated:
        return None, None
    message = Message()
    message["content-type"] = stated
    kind = message.get_content_type() if "/" in stated else stated.strip().lower()
    if not (kind in _TEXTS or kind in _JSON or kind.endswith(_SUFFIXES)):
        told = f"is {kind[:60]}, which is not read; HTML, feeds, JSON and plain text are"
        raise NotFetched(url, "not_text", told)
    charset = message.get_param("charset")
    if not isinstance(charset, str) or not _WORD.fullmatch(charset):
        return kind, None
    return kind, charset.lower()


def retry_after(value: str | None, limits: Limits) -> float | None:
    """The seconds that a Retry-After asks for, at most ``limits.longest_wait``; null for none."""
    if not value:
        return None
    value = value.strip()
    if re.fullmatch(r"\d{1,12}", value, re.ASCII):
        return min(float(value), limits.longest_wait)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return min(max(0.0, (when - datetime.now(UTC)).total_seconds()), limits.longest_wait)
