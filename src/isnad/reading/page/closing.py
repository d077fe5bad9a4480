"""What stands around the paragraphs of a report and speaks of the page, not of the news: appeals,
notices of rights, lines about the writer, titles of videos, headings over pictures.

No word decides alone. A line is told by how it begins, what it holds, whether it speaks to readers,
whether it is set in italics or small, and whether it leads or writes away; the last lines are asked
for less than those between paragraphs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from isnad.folding import fold_long
from isnad.languages.patterns import alternatives
from isnad.reading.page.dom import Box, Line
from isnad.reading.page.lines import Kept
from isnad.reading.page.names import after_label, is_control
from isnad.reading.page.signatures import is_alone
from isnad.reading.page.words import known, label, own

_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.\w{2,}|(?<!\S)@\w{3,30}")
_QUOTED = re.compile('["\u201c\u201d\u00ab\u00bb\u201e]')
_END = re.compile("[.!?\u061f\u2026][\"'\u00bb\u201d\u2019)\\]*]*$")
_ASKED = re.compile('[^.?\u061f"\u201c\u00ab]{3,60}[?\u061f]\\s+\\w')
_BARS = re.compile("[|/\u2022\u00b7,\u060c]")
_STYLED = re.compile(
    r"font-style\s{0,9}:\s{0,9}italic|font-size\s{0,9}:\s{0,9}(?:x-)?small", re.IGNORECASE
)
_LIGHT = re.compile(
    r"(?:^|[\s_-])(?:italic|small|note|footnote|disclaimer|fine-?print)", re.IGNORECASE
)
_LONGEST, _TITLE, _LINKED, _MOST = 700, 140, 0.1, 2
_LAST, _AT_END, _BETWEEN = 14, 2, 4
_LEVEL = re.compile(r"h([2-6])$")


def close(kept: list[Kept]) -> None:
    """Sets apart what is no paragraph of the report among the lines that were kept."""
    needed = _AT_END
    for place, one in enumerate(reversed(kept)):
        if one.kind is not None:
            continue
        if place >= _LAST:
            needed = _BETWEEN
        if _worth(one.line) >= needed:
            one.kinds = ["boilerplate"] * len(one.kinds)
        elif not is_alone(one.line.text):
            needed = _BETWEEN
    _titles(kept)


class _Signs(NamedTuple):
    """What speaks for a line that is about the page, each as a number."""

    held: int
    begins: int
    asked: int
    speaks: int
    service: int
    light: int
    away: int
    about: int
    writes: int


def _worth(line: Line) -> int:
    """How much speaks for a line that is about the page: 2 is much at the end of a text."""
    text = line.text
    if len(text) > _LONGEST:
        return 0
    if len(text) <= _TITLE and all(map(is_control, filter(str.strip, _BARS.split(text)))):
        return _BETWEEN
    found = _signs(line)
    told = found.begins or found.light or found.away or found.about or found.asked
    both = found.speaks and found.service
    if not (found.held or found.service or found.light or found.away or found.about):
        return 0
    if not told and found.held < _MOST - both:
        return 0
    more = 0
    if found.begins and found.service and len(text) <= _TITLE:
        more = 2
    elif found.away and found.speaks:
        more = 1
    names = found.begins and (found.held or found.away) and not _QUOTED.match(text)
    quotes = 2 if _QUOTED.search(text) and not names else 0
    return sum(found[:-1]) + more - quotes


def _signs(line: Line) -> _Signs:
    text = line.text
    form = fold_long(text)
    light = 2 * line.light > len(text) or _is_light(line.box)
    writes = bool(_MAIL.search(text))
    begins = bool(known().closing.match(form))
    told = bool(known().pattern("closing", "about").search(form))
    return _Signs(
        held=min(_MOST, len(set(known().pattern("closing", "holds").findall(form)))),
        begins=begins,
        asked=bool(_ASKED.match(text)),
        speaks=bool(known().pattern("closing", "person").search(form)),
        service=bool(_services().search(form)),
        light=light,
        away=line.linked > _LINKED,
        about=(writes and (light or told)) + (light and told) + (writes and begins),
        writes=writes,
    )


@lru_cache(maxsize=1)
def _services() -> re.Pattern[str]:
    names = [one for one in own("services") if len(one) > 1]
    every = alternatives([*names, *known().all("closing", "services")])
    return re.compile(rf"(?<!\w){every}(?!\w)")


def _is_light(box: Box | None) -> bool:
    for _ in range(2):
        if box is None:
            return False
        if _STYLED.search(box.attrs.get("style") or "") or _LIGHT.search(
            box.attrs.get("class") or ""
        ):
            return True
        box = box.parent
    return False


def speaks_to_readers(text: str) -> bool:
    """Whether a paragraph asks readers for something, or tells them of the page."""
    form = fold_long(text)
    speaks = known().pattern("closing", "person").search(form)
    return bool(
        speaks or known().asks.match(form) or known().pattern("closing", "holds").search(form)
    )


def _titles(kept: list[Kept]) -> None:
    """Titles of what there is to see or hear: behind a label, or below it."""
    under = marked = False
    for one in kept:
        text = one.line.text
        short = one.kind in (None, "heading") and len(text) <= _TITLE and not _END.search(text)
        head, colon, rest = text.partition(":")
        labelled = short and label(head) in known().media and not after_label(text, "photo")
        if labelled or (under and short and (marked or one.kind is None)):
            one.kinds = ["boilerplate"] * len(one.kinds)
        under, marked = labelled and not rest.strip(), bool(colon)


def galleries(kept: list[Kept]) -> None:
    """Headings over nothing but pictures, or over nothing at all."""
    for place, one in enumerate(kept):
        if place and one.kind == "heading" and not _heads(kept, place):
            one.kinds = ["boilerplate"] * len(one.kinds)


def _heads(kept: list[Kept], place: int) -> bool:
    """Whether there is a paragraph below a heading, before the next of its level."""
    level = _level(kept[place].line.box)
    for n in range(place + 1, len(kept)):
        after = kept[n]
        if after.kind == "heading" and _level(after.line.box) <= level:
            return False
        if after.kind in (None, "post"):
            return True
    return False


def _level(box: Box | None) -> int:
    """How deep a heading stands by its element."""
    for _ in range(2):
        if box is not None and (m := _LEVEL.match(box.tag)):
            return int(m[1])
        box = box.parent if box is not None else None
    return 7


__all__ = ["close", "galleries", "speaks_to_readers"]
