"""The passages of a report, and what its page says of its own origin.

What the page's mark-up says of a line (``report.layout``) holds before all rules. Lines that look
like nothing but body are passed over by cheap checks; the others are matched, in their normal form,
against the page rules of the language.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from isnad.folding import fold
from isnad.records import CarriedBy, Part, Passage, PassageKind, Report
from isnad.text.furniture import Cut, Page
from isnad.text.layout import by_line, joined
from isnad.text.lines import View, gaps, lines
from isnad.text.rules import PageRules, load

_HEAD = regex.compile(
    r"\)\s*[-\u2013\u2014:]|\s[-\u2013\u2014\u0640]+\s|^\W*.{0,30}:|^[^\w\"'\u201c\u2018\u00ab]"
)
# One of these stands in a line that begins as no body does, unless its first letter tells.
_HEAD_MARK = regex.compile(r"[):\u2013\u2014\u0640-]")
_BEGINS = regex.compile(r"[\w\"'\u201c\u2018\u00ab]")
_TAIL = regex.compile(
    r"[)\]][\s.\p{Cf}]*$|[:\u00a9]|https?:|www\.|[.!?\u061f\u2026][\"'\u201d\u2019\u00bb]?\s+\S"
)
_SENTENCE = regex.compile(r"[.!?\u061f\u2026]\s+\p{Lu}|[.!?\u061f\u2026:;]$")
_SHORT = 80
_HEAD_WIDTH = 110
_TAIL_WIDTH = 64
_TITLE = 220
_EARLY = 2


@dataclass(slots=True)
class _Line:
    """A line: what it is, and the pieces of it that are something else."""

    start: int
    end: int
    kind: PassageKind | None = None
    cuts: list[Cut] = field(default_factory=list)


def split(report: Report, language: str) -> tuple[list[Passage], list[CarriedBy]]:
    """The passages of the title and the text in order, and who and what carried the report.

    Passages do not overlap and hold every character that is not white space. ``language`` names
    the pack whose page rules are used.
    """
    rules = load(language)
    page = Page(rules, report.outlet)
    rows = {part: _read(report, part, page) for part in _PARTS}
    for row in rows["title"]:
        row.kind = "title"
    _settle(report, rows["text"], page)
    passages, carried = [], []
    for part in _PARTS:
        for row in rows[part]:
            passages += _passages(report.part(part), row, part)
            carried += [c for cut in row.cuts for c in cut.carried]
    return passages, joined(report.carried_by, carried) if report.carried_by else carried


_PARTS: tuple[Part, Part] = ("title", "text")


def _read(report: Report, part: Part, page: Page) -> list[_Line]:
    text = report.part(part)
    spans = list(lines(text))
    marked = by_line([one for one in report.layout if one.part == part], spans)
    out = []
    for index, (start, end) in enumerate(spans):
        row = _Line(start, end)
        said = marked.get(index)
        if not _plain(text, start, end, index, page.rules) or (said and said.reads):
            view = View(text, start, end)
            row.kind, row.cuts = page.read(view, part, index, len(spans) - 1 - index)
        if said:
            row.kind, row.cuts = said.over(row.kind, row.cuts)
        out.append(row)
    return out


def _plain(text: str, start: int, end: int, index: int, rules: PageRules) -> bool:
    """Whether a line is body by its looks alone."""
    if end - start <= _SHORT or index < _EARLY:
        return False
    head = text[start : start + _HEAD_WIDTH]
    if not _BEGINS.match(head) or (_HEAD_MARK.search(head) and _HEAD.search(head)):
        return False
    if _TAIL.search(text, end - _TAIL_WIDTH, end):
        return False
    return fold(head[:24].split(None, 1)[0]) not in rules.starts


def _settle(report: Report, rows: list[_Line], page: Page) -> None:
    """Finds what only its place on the page tells: the headline and a name under the text."""
    body = [row for row in rows if row.kind is None]
    if body and _is_headline(report, body):
        body[0].kind = "title"
    if len(body) > 1 and not body[-1].cuts:
        _sign(report, body[-2], body[-1], page)


def _is_headline(report: Report, body: list[_Line]) -> bool:
    """The first line of a text, where it is not a sentence and longer lines follow."""
    first = body[0]
    words = report.text[first.start : first.end]
    if report.title and fold(words) == fold(report.title.strip()):
        return True
    if report.title or first.cuts or len(words) > _TITLE or _SENTENCE.search(words):
        return False
    return any(row.end - row.start > first.end - first.start for row in body[1:4])


def _sign(report: Report, before: _Line, last: _Line, page: Page) -> None:
    """A short name on the last line of the text, after a whole sentence, is who wrote it."""
    ends = report.text[before.end - 1] in '.!?\u061f\u2026"\u201d\u00bb)'
    if ends and last.kind is None:
        view = View(report.text, last.start, last.end)
        if cut := page.signature(view, "text"):
            last.kind, last.cuts = "byline", [cut]


def _passages(text: str, row: _Line, part: Part) -> list[Passage]:
    cuts = sorted(row.cuts, key=lambda c: c.start)
    spans = [(c.start, c.end) for c in cuts]
    pieces = [Cut(a, b, row.kind or "body") for a, b in gaps(text, row.start, row.end, spans)]
    pieces = _seen(text, sorted([*pieces, *cuts], key=lambda c: c.start))
    return [Passage(part=part, start=c.start, end=c.end, kind=c.kind) for c in pieces]


def _seen(text: str, pieces: list[Cut]) -> list[Cut]:
    """The pieces of a line; those of invisible marks alone are joined to a neighbour."""
    out: list[Cut] = []
    for piece in pieces:
        if out and not fold(text[piece.start : piece.end]).strip():
            out[-1].end = piece.end
        elif out and not fold(text[out[-1].start : out[-1].end]).strip():
            out[-1] = Cut(out[-1].start, piece.end, piece.kind, piece.carried)
        else:
            out.append(piece)
    return out
