"""What is said otherwise at the end of a span of time than at its beginning, as an Atom feed
(RFC 4287): an entry a change, each with who says so and the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import StringIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from isnad.brief.direction import one_line
from isnad.exports.accounts import number
from isnad.exports.evidence import in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.joining.question import end_of
from isnad.joins import ClaimKey
from isnad.states import Change, State

_NAMESPACE = "http://www.w3.org/2005/Atom"
_FEED = "urn:x-isnad:changes"


def write(given: Gathered, out: Out) -> None:
    """Write the feed, the newest change first."""
    begin, end, changes = given.changes()
    entries = [_Entry(one, given.evidence(_keys(one)), end) for one in changes]
    entries.sort(key=lambda one: (one.updated, one.id), reverse=True)
    made = given.made()
    feed = _Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    out.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + feed.opened)
    out.write(_element("id", f"{_FEED}:{begin}:{end}"))
    out.write(_element("title", f"What is said otherwise on {end} than on {begin}"))
    out.write(_element("updated", entries[0].updated if entries else end_of(end)))
    out.write(b"<author>" + _element("name", "Isnad") + b"</author>\n")
    out.write(
        _element(
            "generator", f"{made.engine}; world {made.world}; judgements undone: {made.judgements}"
        )
    )
    for one in entries:
        out.writelines(one.lines())
    out.write(feed.closed)


def _keys(change: Change) -> set[ClaimKey]:
    """All claims that a change rests on, and that its states do."""
    states = [one for one in (change.before, change.after) if one is not None]
    accounts = [key for one in states for account in one.accounts for key in account.claims]
    return {*change.claims, *accounts}


class _Element:
    """The tags of an element; whatever stands in attributes is escaped."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        text = StringIO()
        writer = XMLGenerator(text, encoding="utf-8", short_empty_elements=False)
        writer.startElement(name, AttributesImpl(attributes))
        self.opened = text.getvalue().encode()
        self.closed = f"</{name}>\n".encode()


def _element(name: str, text: str, attributes: dict[str, str] | None = None) -> bytes:
    """An element with text in it, in which nothing is markup or no character of XML."""
    inside = StringIO()
    XMLGenerator(inside, encoding="utf-8").characters(_clean(text))
    tags = _Element(name, attributes or {})
    return tags.opened + inside.getvalue().encode() + tags.closed


def _clean(text: str) -> str:
    """Text without what XML cannot have and what reorders a line; line ends stay."""
    return "\n".join(one_line(line) for line in text.split("\n"))


class _Entry:
    """A change with the claims that it rests on. ``updated``: when the last of them was known here;
    without any, the end of the span."""

    def __init__(self, change: Change, evidence: Mapping[ClaimKey, Item], end: str) -> None:
        self._change, self._evidence = change, evidence
        self._roles = {
            name: role for item in evidence.values() for name, role in item.roles.items()
        }
        self.updated = max((one.received for one in self._shown()), default=end_of(end))
        state = change.after or change.before
        what = state.subject if state else ""
        told = number(change.kind, what, change.because, change.reports, change.claims)
        self.id = f"{_FEED}:{told}"

    def _shown(self) -> list[Item]:
        """What is new in it; where nothing is, all that it rests on."""
        keys = [key for key in self._change.claims if key in self._evidence]
        return [self._evidence[key] for key in keys or self._evidence]

    def lines(self) -> Iterator[bytes]:
        """The entry in its parts."""
        change, entry = self._change, _Element("entry", {})
        yield entry.opened
        yield _element("id", self.id)
        yield _element("title", self._title())
        yield _element("updated", self.updated)
        yield _element("category", "", {"term": change.kind})
        addresses = [address(item.claim.report) for item in self._shown()]
        for one in dict.fromkeys(filter(None, addresses)):
            yield _element("link", "", {"rel": "related", "href": one})
        yield _element("summary", self._public(change.because))
        yield _element("content", "\n\n".join(self._told()), {"type": "text"})
        yield entry.closed

    def _told(self) -> Iterator[str]:
        change = self._change
        yield self._public(change.because)
        for name, state in (("before", change.before), ("after", change.after)):
            if state is not None:
                yield f"{name}: {self._state(state)}"
        if change.reports:
            yield f"reports: {', '.join(change.reports)}"
        yield from (in_words(item) for item in self._shown())

    def _title(self) -> str:
        state = self._change.after or self._change.before
        what = self._state(state) if state else ", ".join(self._change.reports)
        return f"{self._change.kind}: {what}"

    def _state(self, state: State) -> str:
        where = f" of {state.place}" if state.place else ""
        who = f" by {', '.join(state.parties)}" if state.parties else ""
        since = f", {'since' if state.dated else 'first told'} {state.since}" if state.since else ""
        told = f", according to {'; '.join(state.according_to)}" if state.according_to else ""
        against = f", disputed by {'; '.join(state.disputed_by)}" if state.disputed_by else ""
        return self._public(f"{state.what}{where}{who} {state.status}{since}{told}{against}")

    def _public(self, told: str) -> str:
        """A sentence of joining's, with roles for names that stay here."""
        for name in sorted(self._roles, key=len, reverse=True):
            told = told.replace(name, self._roles[name])
        return told
