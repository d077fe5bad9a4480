"""The page of a bundle: what it is of, its quotes and chains, and a script that checks hashes.

It follows from the files that hold data and from nothing else, so that it can be made again and
compared. It fetches nothing and may fetch nothing.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import markupsafe
import msgspec

from isnad.bundles import records as r
from isnad.bundles.reading import Content, content, text
from isnad.joins import ClaimKey
from isnad.pages import Line
from isnad.records import Claim, Source, Span
from isnad.steering import escaped_json, keep_isolates, visible
from isnad.tombstones import told

_FOLDER = Path(__file__).parent
_TEMPLATE = "page.html.jinja"
_LINKED = frozenset({"http", "https"})
_UNNAMED = "somebody unnamed"
# What would end the block of data, or begin another.
_IN_MARKUP = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def page(files: Mapping[str, bytes]) -> bytes:
    """The page, from all files that hold data and the manifest. Raises NoBundle where one of them
    is missing or is not what its name says."""
    script, style = _text("page.js"), _text("page.css")
    found = content(files)
    rendered = (
        _environment()
        .get_template(_TEMPLATE)
        .render(
            found=found,
            view=_View(found),
            tombstones=told(found.tombstones),
            data=markupsafe.Markup(_data(files)),  # noqa: S704 - escaped there
            script=markupsafe.Markup(script),  # noqa: S704 - a file of ours
            style=markupsafe.Markup(style),  # noqa: S704 - a file of ours
            policy=f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )
    return rendered.encode()


@lru_cache(maxsize=1)
def version() -> str:
    """A mark of what makes pages: the same data gives the same page as long as it is the same."""
    made_of = (_text(name) for name in (_TEMPLATE, "page.js", "page.css", "page.py"))
    return hashlib.sha256("\0".join(made_of).encode()).hexdigest()[:12]


class _View:
    """What the template asks for."""

    def __init__(self, found: Content) -> None:
        self._quotes = {(q.report, q.part, q.start, q.end): n for n, q in enumerate(found.quotes)}
        self._reports = {one.id: one for one in found.reports}
        self._places = {one.id: n for n, one in enumerate(found.reports, start=1)}
        references = found.brief.references if found.brief else []
        self._numbers = {ClaimKey(r.report, c): r.number for r in references for c in r.claims}
        self._claims = {(one.report.id, one.id): one for one in found.claims}

    def report(self, name: str) -> r.Bundled | None:
        """A report of the bundle."""
        return self._reports.get(name)

    def place(self, name: str) -> int:
        """As which of its reports a report stands in the bundle; 0 where it does not."""
        return self._places.get(name, 0)

    def claim(self, report: str, name: str) -> Claim | None:
        """A claim of the bundle."""
        return self._claims.get((report, name))

    def number(self, report: str, span: Span) -> int | None:
        """Which of the quotes some words are."""
        return self._quotes.get((report, span.part, span.start, span.end))

    def pieces(self, line: Line) -> Iterator[tuple[str, int | None]]:
        """A line of a brief in pieces, and the number of its references that each stands for."""
        at = 0
        for slot in line.slots:
            number = self._numbers.get(slot.of[0]) if slot.role == "reference" and slot.of else None
            if number is not None and at <= slot.start < slot.end <= len(line.text):
                yield line.text[at : slot.start], None
                yield line.text[slot.start : slot.end], number
                at = slot.end
        yield line.text[at:], None

    def language(self, report: str) -> str:
        """The language of a report's words; ``und`` where it is not known."""
        found = self._reports.get(report)
        return (found.language if found else None) or "und"


def _parts(claim: Claim) -> list[tuple[str, bool]]:
    """The evidence of a claim in pieces, and whether each is the trigger."""
    words, trigger, begin = claim.evidence.quote, claim.trigger, claim.evidence.start
    inside = trigger.part == claim.evidence.part
    start, end = trigger.start - begin, trigger.end - begin
    if not inside or not 0 <= start < end <= len(words):
        return [(words, False)]
    pieces = [(words[:start], False), (words[start:end], True), (words[end:], False)]
    return [piece for piece in pieces if piece[0]]


def _quoted(words: str) -> markupsafe.Markup:
    """Words to the letter: browsers take a line end of two characters for one."""
    return markupsafe.escape(visible(words)).replace("\r", markupsafe.Markup("&#13;"))


def _chain(sources: list[Source]) -> list[tuple[str, str | None]]:
    """Who says it through whom, outermost first: a name for each, and the report's words where
    they are others."""
    return [
        (one.name or one.text or _UNNAMED, one.text if one.text != one.name else None)
        for one in sources
    ]


def _address(url: str | None) -> str | None:
    """An address that a click may lead to."""
    if url is None or visible(url) != url:
        return None
    try:
        return url if urlsplit(url).scheme in _LINKED else None
    except ValueError:
        return None


def _data(files: r.Files) -> str:
    """The files as one JSON object of texts, in which no markup can begin."""
    texts = {path: text(files, path) for path in sorted(files)}
    return escaped_json(msgspec.json.encode(texts).decode()).translate(_IN_MARKUP)


@lru_cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Any] = {
        "visible": visible, "line": keep_isolates, "address": _address, "pieces": _parts,
        "chain": _chain, "quoted": _quoted,
    }  # fmt: skip
    made.filters.update(filters)
    return made


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    found = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(found).decode()}"
