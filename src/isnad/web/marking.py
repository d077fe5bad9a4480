"""Text cut where marks begin and end: each piece carries the claims whose words it is among.

Marks may overlap and cross. No piece begins or ends inside of what a reader sees as one letter: a
mark whose edge lies there takes the whole letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import regex
from pydantic import BaseModel

from isnad.records import Claim, Part, Span

Role = Literal["trigger", "evidence", "cue", "source", "who", "where", "when", "count"]
_LETTER = regex.compile(r"\X")


class Mark(NamedTuple):
    """Words of a claim: offsets into one part of a report, and what they are to it."""

    start: int
    end: int
    claim: str
    role: Role


class Piece(BaseModel):
    """A stretch of text; under each role the ids of the claims for which it is that."""

    text: str
    trigger: list[str] = []
    evidence: list[str] = []
    cue: list[str] = []
    source: list[str] = []
    who: list[str] = []
    where: list[str] = []
    when: list[str] = []
    count: list[str] = []


def pieces(text: str, start: int, end: int, marks: Iterable[Mark]) -> list[Piece]:
    """``text[start:end]`` in pieces, in order; nothing is left out and nothing is doubled."""
    inside = [one for one in marks if one.start < end and start < one.end]
    if not inside:
        return [Piece(text=text[start:end])] if start < end else []
    letters = [start + found.start() for found in _LETTER.finditer(text[start:end])] + [end]
    whole = [_whole(one, letters) for one in inside]
    edges = sorted({start, end, *(e for one in whole for e in one[:2])})
    return [_piece(text, a, b, whole) for a, b in pairwise(edges)]


def _whole(one: Mark, letters: list[int]) -> Mark:
    first = letters[max(bisect_right(letters, max(one.start, letters[0])) - 1, 0)]
    last = letters[bisect_left(letters, min(one.end, letters[-1]))]
    return one._replace(start=first, end=last)


def _piece(text: str, start: int, end: int, marks: list[Mark]) -> Piece:
    found: dict[str, list[str]] = {}
    for one in marks:
        if one.start <= start and end <= one.end:
            several = found.setdefault(one.role, [])
            if one.claim not in several:
                several.append(one.claim)
    return Piece(text=text[start:end], **found)


def marks_of(claim: Claim, part: Part, roles: frozenset[Role] | None = None) -> Iterator[Mark]:
    """The words of a claim in one part of its report; ``roles``: these alone."""
    for role, span in _spans(claim):
        if span.part == part and (roles is None or role in roles):
            yield Mark(span.start, span.end, claim.id, role)


def _spans(claim: Claim) -> Iterator[tuple[Role, Span]]:
    yield "evidence", claim.evidence
    for span in claim.trigger_parts or [claim.trigger]:
        yield "trigger", span
    for source in (one for chain in claim.chains for one in chain):
        if source.cue:
            yield "cue", source.cue
        yield from _given("source", source)
    for somebody in (*claim.actors, *claim.recipients, *claim.brokers):
        yield from _given("who", somebody)
    yield from _given("where", claim.place)
    yield from _given("where", claim.origin_place)
    yield from _given("when", claim.time)
    for count in claim.counts.values():
        if count.quote is not None and count.start is not None and count.end is not None:
            yield (
                "count",
                Span(part=count.part, start=count.start, end=count.end, quote=count.quote),
            )


def _given(role: Role, one: object) -> Iterator[tuple[Role, Span]]:
    """The words of a part of a claim, where any stand for it."""
    start, end = getattr(one, "start", None), getattr(one, "end", None)
    words = getattr(one, "text", None)
    if start is not None and end is not None and words is not None:
        yield role, Span(part=getattr(one, "part", "text"), start=start, end=end, quote=words)
