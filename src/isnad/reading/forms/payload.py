"""Some bytes and what is known of them, as an answer of a server or a record of an archive."""

from __future__ import annotations

import io
from collections.abc import Iterator

from isnad.reading.about import About
from isnad.reading.arrivals import Arrived, Defaults, Line, id_at
from isnad.reading.checks import checked, noted
from isnad.reading.forms.documents import read_json
from isnad.reading.forms.feeds import read_feed
from isnad.reading.pages import from_page
from isnad.reading.telling import HEAD, Form, form_of
from isnad.reading.units import Found, LeftOut, Unit, Units
from isnad.records import Rejected

# What these types say of themselves is looked at; any other is no text.
_LOOKED_AT = ("text/", "application/xml", "application/json", "application/ld+json")
_LOOKED_AT_END = ("+xml", "+json")


def read_payload(where: str, data: bytes, about: About, defaults: Defaults) -> Iterator[Found]:
    """The reports in the bytes: one of a page or a text, several of a feed; LeftOut for what is no
    text or is JSON of another kind."""
    if about.kind is not None and not is_looked_at(about.kind):
        yield LeftOut("no_text")
        return
    form = form_of(data[:HEAD], about.url or "", about.kind)
    if form is Form.html:
        yield from_page(
            where, data, defaults, url=about.url, encoding=about.charset, received=about.received
        )
    elif form is Form.feed:
        yield from _all(read_feed(where, io.BytesIO(data), defaults, about.charset), about)
    elif form in (Form.json, Form.jsonl, Form.ninjs):
        yield from _documents(where, data, about, defaults)
    elif form is Form.text:
        yield _text(where, data, about, defaults)
    else:
        yield LeftOut("no_text")


def is_looked_at(kind: str) -> bool:
    """Whether what is declared to be of this media type may be a text."""
    return kind.startswith(_LOOKED_AT) or kind.endswith(_LOOKED_AT_END)


def _all(units: Units, about: About) -> Iterator[Found]:
    for unit in units:
        for found in unit.read() if isinstance(unit, Unit) else (unit,):
            if isinstance(found, Arrived):
                found.report.received = about.received
            yield found


def _documents(where: str, data: bytes, about: About, defaults: Defaults) -> Iterator[Found]:
    """Reports in JSON. Sites send JSON of all kinds: what is no report does not claim to be one."""
    for found in _all(read_json(where, io.BytesIO(data), defaults), about):
        other = isinstance(found, Rejected) and found.reason in ("wrong_type", "not_json", "empty")
        yield LeftOut("no_report") if other else found


def _text(where: str, data: bytes, about: About, defaults: Defaults) -> Found:
    from isnad.reading.encodings import Undecodable, decode

    try:
        text = decode(data, header=about.charset).text
    except Undecodable as error:
        return Rejected(where=where, reason=error.reason, message=error.message)
    line = Line(text=text, id=id_at(about.url, text), received=about.received, url=about.url)
    return noted(checked(where, line, defaults))
