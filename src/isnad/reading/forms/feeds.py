"""RSS, Atom and RDF feeds: each entry with a text is a report."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any, BinaryIO

from isnad import settings
from isnad.reading.about import credited
from isnad.reading.arrivals import Defaults, Line, id_at, rejected
from isnad.reading.checks import checked, noted, too_large
from isnad.reading.dates import is_time
from isnad.reading.pages import piece, said_by
from isnad.reading.units import Found, Unit, Units
from isnad.records import Rejected

# Entities and subsets are how a feed eats memory or reads files; no feed needs them.
_DTD = re.compile(r"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_DECLARED = re.compile(r"""^\s*<\?xml\b[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml\b[^>]*\?>")
_TAG = re.compile(r"<[^<>]*>")
_UTF8 = {"content-type": "application/xml; charset=utf-8"}

Entry = Any  # feedparser's dictionary


def read_feed(
    where: str, stream: BinaryIO, defaults: Defaults, charset: str | None = None
) -> Units:
    """The entries of a feed in its order."""
    feed = parsed(where, stream, charset)
    if isinstance(feed, Rejected):
        yield feed
        return
    outlet = _plain(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, start=1):
        yield Unit(
            f"{where}:{number}", partial(entry_read, f"{where}:{number}", entry, outlet, defaults)
        )


def parsed(where: str, stream: BinaryIO, charset: str | None) -> Any | Rejected:  # noqa: ANN401
    """A feed with its entries, as feedparser has it; else why there is none."""
    data = stream.read(settings.MAX_REPORT_BYTES + 1)
    if len(data) > settings.MAX_REPORT_BYTES:
        return too_large(where)
    text = _text(where, data, charset)
    if isinstance(text, Rejected):
        return text
    import feedparser

    # The reader of pages takes mark-up as it is, and nothing is shown from here.
    feed = feedparser.parse(
        io.BytesIO(text.encode("utf-8", "replace")),
        response_headers=_UTF8,
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    return feed if feed.entries else _none(where, feed)


def _text(where: str, data: bytes, charset: str | None) -> str | Rejected:
    from isnad.reading.encodings import Undecodable, decode

    declared = _DECLARED.match(data[:200].decode("ascii", "replace"))
    try:
        text = decode(
            data, header=charset, declared=declared[1] if declared else None, lenient=True
        ).text
    except Undecodable as error:
        return rejected(where, error.reason, error.message)
    if _DTD.search(text):
        message = "declares a DTD with entities, which feeds have no use for; take it out"
        return rejected(where, "dtd", message)
    return _DECLARATION.sub("", text, count=1)


def _none(where: str, feed: Any) -> Rejected:  # noqa: ANN401
    # Of nothing at all, the parser does not even say that it has no version.
    if not feed.get("version"):
        told = _plain(str(feed.bozo_exception)) if feed.bozo else "it is mark-up of another kind"
        return rejected(where, "bad_feed", f"is no feed that can be read: {told}")
    return rejected(where, "empty", "is a feed without entries; there is nothing to read")


def entry_read(where: str, entry: Entry, outlet: str | None, defaults: Defaults) -> Iterator[Found]:
    """The report that an entry itself is."""
    page = piece(where, _content(entry))
    if isinstance(page, Rejected):
        yield page
        return
    source = entry.get("source") or {}
    line = Line(
        text=page.text,
        id=id_at(entry.get("link") or entry.get("id"), page.text),
        published=published_of(entry),
        title=_plain(entry.get("title")),
        url=entry.get("link"),
        outlet=outlet,
    )
    more = said_by(page)
    more["carried_by"] = [
        *(one for author in _authors(entry) for one in credited(author, "byline")),
        *credited(
            _plain(source.get("title")), "original", source.get("href") or source.get("link")
        ),
        *more["carried_by"],
    ]
    more["modified"] = updated_of(entry) or more["modified"]
    yield noted(checked(where, line, defaults, more))


def _content(entry: Entry) -> str:
    """The text of an entry: its content, the longest where it has several, else its summary."""
    whole = [one.get("value") or "" for one in entry.get("content") or () if _is_text(one)]
    details = entry.get("summary_detail") or {}
    chosen = max(whole, key=len, default="")
    if chosen.strip():
        return chosen
    summary = entry.get("summary") or ""
    return html.escape(summary) if details.get("type") == "text/plain" else summary


def _is_text(content: Any) -> bool:  # noqa: ANN401
    kind = content.get("type") or "text/html"
    if kind == "text/plain" and "<" not in (content.get("value") or ""):
        content["value"] = html.escape(content.get("value") or "")
    return kind.startswith(("text/", "application/xhtml"))


def _authors(entry: Entry) -> list[str]:
    names = [one.get("name") for one in entry.get("authors") or () if one.get("name")]
    return list(dict.fromkeys(names or [entry.get("author") or ""]))


def _plain(title: str | None) -> str | None:
    """A title without its mark-up."""
    plain = " ".join(html.unescape(_TAG.sub("", title or "")).split())
    return plain or None


def published_of(entry: Entry) -> str | None:
    """When an entry was published, else last changed, as it states it; null where it does not."""
    return _time(entry, "published") or _time(entry, "updated")


def updated_of(entry: Entry) -> str | None:
    """When an entry was last changed, as it states it; null where it does not."""
    return _time(entry, "updated")


def _time(entry: Entry, name: str) -> str | None:
    """A time of an entry with the zone that it is stated in; null where it is none."""
    # Looked up as a plain key: the dictionary takes one date for another.
    stated = dict.get(entry, name)
    return _rfc3339(str(stated)) if stated else None


def _rfc3339(stated: str) -> str | None:
    stated = stated.strip()
    if is_time(stated):
        return stated
    try:
        read: datetime = parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return read.isoformat().replace("+00:00", "Z")
