"""A brief as one HTML file that needs nothing else: no script, no network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import msgspec

from isnad.brief.direction import one_line
from isnad.brief.forms import common
from isnad.brief.phrases import Phrases
from isnad.brief.pieces import Piece
from isnad.pages import Brief, Line, Listed, Reference
from isnad.steering import visible

_FOLDER = Path(__file__).parent
_WEB = ("https://", "http://")


class _Shown(msgspec.Struct, frozen=True):
    """A reference as it is shown: ``line``: the id of the first line that it stands in."""

    number: int
    shown: str
    words: str
    where: str
    language: str | None
    line: str | None


def html(brief: Brief) -> str:
    """The brief as a page in the reader's direction; each number leads to the words that it stands
    for, and those lead back to the line."""
    numbers = common.numbers(brief)
    lines = [line for _, section in common.sections(brief.sections) for line in section.lines]
    ids = {id(line): f"l{n}" for n, line in enumerate(lines, 1)}
    return _template().render(
        brief=brief,
        say=common.words(brief),
        known=common.known(brief),
        forgotten=common.forgotten(brief),
        made=common.made(brief),
        chunks=lambda line: list(common.chunks(line, numbers)),
        line_id=lambda line: ids[id(line)],
        references=list(_references(brief, lines, ids)),
        link=_link,
        one_line=one_line,
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")


def _references(brief: Brief, lines: list[Line], ids: dict[int, str]) -> Iterator[_Shown]:
    languages = {report.id: report.language for report in brief.reports}
    first: dict[int, str] = {}
    for line in lines:
        for number in line.numbers:
            first.setdefault(number, ids[id(line)])
    say = common.words(brief)
    for one in brief.references:
        yield _Shown(
            number=one.number,
            shown=say.number(one.number),
            words=one_line(one.span.quote),
            where=_where(one, say),
            language=languages.get(one.report),
            line=first.get(one.number),
        )


def _where(one: Reference, say: Phrases) -> str:
    """Report, part and offsets of words, and the claims that stand on them."""
    filled: dict[str, Piece | str] = {
        "report": say.apart(one_line(one.report)),
        "part": say.words("page", "text" if one.span.part == "text" else "title_part"),
        "start": str(one.span.start),
        "end": str(one.span.end),
        "claims": say.row("list", map(say.apart, one.claims)),
    }
    return say.say("page", "stands", **filled).text


def _link(report: Listed) -> str | None:
    """Where a report is to be read, if that is an address of the web with nothing hidden in it."""
    url = report.url
    return url if url and url.startswith(_WEB) and one_line(url) == visible(url) == url else None
