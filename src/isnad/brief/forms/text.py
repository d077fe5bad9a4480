"""A brief for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from isnad.brief.direction import aligned
from isnad.brief.forms import common
from isnad.pages import Brief, Line

_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
_CODES = re.compile(r"\033\[\d+m")
_INDENT = "  "
_FAINT = frozenset({"chain", "standing"})


def text(brief: Brief, colour: bool = False) -> str:
    """The brief in lines; ``colour``: with bold headings and faint chains."""
    lines = (line if colour else _CODES.sub("", line) for line in _lines(brief))
    rtl = brief.direction == "rtl"
    return "".join(f"{aligned(line, rtl)}\n" for line in lines)


def _lines(brief: Brief) -> Iterator[str]:
    yield _bold(brief.title.text)
    yield f"{_DIM}{common.known(brief)}{_PLAIN}"
    for level, section in common.sections(brief.sections):
        if level == 0:
            yield ""
        yield _INDENT * level + _bold(section.heading.text)
        yield from (_INDENT * (level + 1) + _line(line) for line in section.lines)
    yield from _end(brief)


def _bold(words: str) -> str:
    return f"{_BOLD}{words}{_PLAIN}"


def _line(line: Line) -> str:
    told = _INDENT * line.depth + common.bullet(line) + line.text
    return f"{_DIM}{told}{_PLAIN}" if line.kind in _FAINT else told


def _end(brief: Brief) -> Iterator[str]:
    say = common.words(brief)
    numbered = [f"[{say.number(r.number)}] {common.reference(r, brief)}" for r in brief.references]
    parts = {"references": numbered, "reports": [one.line.text for one in brief.reports]}
    for key, found in parts.items():
        if found:
            yield from ("", _bold(say.words("page", key)))
            yield from (f"{_INDENT}{line}" for line in found)
    yield ""
    yield from (note.text for note in brief.notes)
    yield from common.forgotten(brief)
    yield f"{_DIM}{common.made(brief)}{_PLAIN}"
