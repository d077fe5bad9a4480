"""A brief as Markdown: nothing in it that a report says is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isnad.brief.forms import common
from isnad.pages import Brief, Line

_INDENT = "  "
# Whatever may begin markup: anywhere; at the beginning of a line; in a list; in an address.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&]|^[#+=-]|^(\d+)([.)])|(?<=\w):(?=//)")
_TOP, _SECTION = "# ", "#"


def markdown(brief: Brief) -> str:
    """The brief in the Markdown of CommonMark; numbers lead to the words that they stand for."""
    return "\n".join(_lines(brief)) + "\n"


def escaped(words: str) -> str:
    """Words that are read as they stand."""
    return _MARKUP.sub(_escape, words)


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return f"{found[1]}\\{found[2]}"
    return f"\\{found[0]}"


def _lines(brief: Brief) -> Iterator[str]:
    if brief.direction == "rtl":
        yield from (f'<div dir="rtl" lang="{brief.language}">', "")
    yield _TOP + escaped(brief.title.text)
    yield from ("", escaped(common.known(brief)))
    numbers = common.numbers(brief)
    for level, section in common.sections(brief.sections):
        yield from ("", f"{_SECTION * (level + 2)} {escaped(section.heading.text)}", "")
        yield from (_line(line, numbers) for line in section.lines)
    yield from _end(brief)
    if brief.direction == "rtl":
        yield from ("", "</div>")


def _line(line: Line, numbers: dict[tuple[str, str], int]) -> str:
    told = "".join(_chunk(chunk) for chunk in common.chunks(line, numbers))
    return f"{_INDENT * line.depth}- {told}"


def _chunk(chunk: common.Chunk) -> str:
    if chunk.number is None:
        return escaped(chunk.text)
    return f"[{chunk.text}](#r{chunk.number})"


def _end(brief: Brief) -> Iterator[str]:
    say = common.words(brief)
    numbered = [
        f'<a id="r{r.number}"></a>\\[{say.number(r.number)}\\] {escaped(common.reference(r, brief))}'
        for r in brief.references
    ]
    reports = [escaped(one.line.text) for one in brief.reports]
    for key, found in {"references": numbered, "reports": reports}.items():
        if found:
            yield from ("", f"{_SECTION * 2} {escaped(say.words('page', key))}", "")
            yield from (f"- {line}" for line in found)
    yield from ("", "---")
    notes = (note.text for note in brief.notes)
    for line in (*notes, *common.forgotten(brief), common.made(brief)):
        yield from ("", escaped(line))
