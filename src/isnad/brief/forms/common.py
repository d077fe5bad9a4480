"""What all forms of a brief say alike: references, whose knowledge, what made it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from isnad.brief import phrases as phrase_tables
from isnad.brief.dates import date, day_of
from isnad.brief.direction import one_line
from isnad.brief.phrases import Phrases
from isnad.brief.pieces import Piece
from isnad.pages import Brief, Line, Reference, Section, Slot
from isnad.tombstones import together

# What stands before a line, by its kind; another where it belongs to a line above.
_MARKS = {"state": "•", "event": "•", "contradiction": "•", "retraction": "•", "silence": "!"}
_BELOW = {"state": "◦", "saying": "◦", "chain": "–", "retraction": "!"}
_OWN = frozenset({"words", "content", "exception"})


class Chunk(msgspec.Struct, frozen=True):
    """A stretch of a line: a reference (``number``), a report's own ``words``, or neither."""

    text: str
    number: int | None = None
    words: bool = False


def words(brief: Brief) -> Phrases:
    """The phrases that a brief is told in."""
    return phrase_tables.load(brief.language)


def numbers(brief: Brief) -> dict[tuple[str, str], int]:
    """The number of every claim, by report and claim id."""
    return {(r.report, claim): r.number for r in brief.references for claim in r.claims}


def chunks(line: Line, of: dict[tuple[str, str], int]) -> Iterator[Chunk]:
    """A line as stretches in a row; ``of``: the numbers of claims."""
    at = 0
    for one in (slot for slot in line.slots if slot.role == "reference" or slot.role in _OWN):
        if one.start < at:
            continue
        if one.start > at:
            yield Chunk(line.text[at : one.start])
        at = one.end
        yield _chunk(line.text[one.start : at], one, of)
    if at < len(line.text):
        yield Chunk(line.text[at:])


def _chunk(text: str, one: Slot, of: dict[tuple[str, str], int]) -> Chunk:
    if one.role != "reference":
        return Chunk(text, words=True)
    return Chunk(text, number=of[one.of[0].report, one.of[0].claim])


def bullet(line: Line) -> str:
    """The mark before a line, and a space; nothing before notes and numbers."""
    mark = (_BELOW if line.depth else _MARKS).get(line.kind)
    return f"{mark} " if mark else ""


def sections(several: list[Section], level: int = 0) -> Iterator[tuple[int, Section]]:
    """All sections, each after the one that it is part of, with how deep it lies."""
    for one in several:
        yield level, one
        yield from sections(one.sections, level + 1)


def reference(one: Reference, brief: Brief) -> str:
    """What a number stands for: report, offsets, words, claim ids."""
    say, span = words(brief), one.span
    filled: dict[str, Piece | str] = {
        "report": say.apart(one_line(one.report)),
        "part": say.words("page", "text" if span.part == "text" else "title_part"),
        "start": str(span.start),
        "end": str(span.end),
        "quote": say.quoted(one_line(span.quote)),
        "claims": say.row("list", map(say.apart, one.claims)),
    }
    return say.say("page", "reference", **filled).text


def known(brief: Brief) -> str:
    """By when what the brief tells was known, and by which clock."""
    say = words(brief)
    time = date(day_of(brief.known_by) or "", say) + _hour(brief.known_by, say)
    return say.words("page", "known", time=time, clock=say.words("clock", brief.clock))


def _hour(stamp: str, say: Phrases) -> str:
    _, _, time = stamp.partition("T")
    return f"{say.marks['list']}{say.apart(say.number(time)).text}" if time else ""


def made(brief: Brief) -> str:
    """What made the brief: the same question over the same of these gives the same bytes."""
    say, by = words(brief), brief.made
    parts = {"engine": by.engine, "world": by.world, "judgements": by.judgements}
    return say.say("page", "made", **{k: say.apart(v) for k, v in parts.items()}).text


def forgotten(brief: Brief) -> list[str]:
    """What was taken out of the store on request, a line for each day and reason."""
    say = words(brief)
    return [
        say.say(
            "forgotten",
            one.kind,
            number=say.amount(one.number),
            reports=say.amount(one.reports),
            date=date(one.day, say),
            reason=say.apart(one_line(one.reason)),
        ).text
        for one in together(brief.forgotten)
    ]
