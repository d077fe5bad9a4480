"""Where in a sentence the word passes to another: after a semicolon, "but", "while" or "after", what
somebody else says is no longer what was said before it."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Link
from isnad.claims.quotes import Marked

# Subordinators of these kinds stay in what is said; of these, they set against it.
_INSIDE, _AGAINST = frozenset({"if", "why"}), "yet"
_BETWEEN = frozenset({"adv", "date", "prep"})


def part(links: list[Link], units: list[Group], quotes: Marked) -> None:
    """Cut every link at the turn before or after it, unless it is in a quotation of the speaker."""
    turns = sorted({at for link in links if (at := _turn(link, units)) is not None})
    for at in turns:
        quoted = next(((i, j) for i, j in quotes if i <= at < j), None)
        for link in links:
            if link.cue is None or not link.begin < at < link.end:
                continue
            if quoted and not quoted[0] <= link.cue.i < quoted[1]:
                continue
            if link.cue.i < at:
                link.end = at
            elif link.verb is None:
                link.begin = at
        _without_empty_holes(links)


def _turn(link: Link, units: list[Group]) -> int | None:
    """The token at which a speaker takes the word from another; null where they do not."""
    verb, speaker = link.verb, link.speaker
    if verb is None or speaker is None or speaker.cls == "pron" or verb.link == "rel":
        return None
    if verb.shared_subject or link.carried:
        return None
    first = min([verb.group.index, *(g.index for g in _parts(speaker) if g.index >= 0)])
    for unit in _backwards(units, first):
        if unit.kind in _BETWEEN or unit.joined or (unit.kind == "np" and unit.prep):
            continue
        return unit.i if unit.i > 0 and _passes(unit, units) else None
    return None


def _parts(speaker: Group) -> Iterator[Group]:
    yield speaker
    yield from speaker.members


def _passes(unit: Group, units: list[Group]) -> bool:
    """Whether a unit opens a clause that is beside the one before, not in it: one after "and", or
    a subordinate one, only where a comma stands before it ("…, hours after the mayor denied it")."""
    if unit.kind == "punct":
        return unit.sub == "stop"
    if unit.sub in ("but", _AGAINST):
        return unit.kind in ("conj", "sub")
    joint = unit.kind == "conj" and unit.sub == "and"
    if not joint and (unit.kind != "sub" or unit.sub in _INSIDE):
        return False
    before = (u for u in _backwards(units, unit.index) if not _measures(u))
    return next((u.sub == "comma" for u in before), False)


def _measures(unit: Group) -> bool:
    """Whether a unit may say how long after: an adverb, a date, a time ("two hours")."""
    return unit.kind in _BETWEEN or unit.joined or unit.cls in ("abstract", "unknown")


def _backwards(units: list[Group], n: int) -> Iterator[Group]:
    for m in range(n - 1, -1, -1):
        yield units[m]


def _without_empty_holes(links: list[Link]) -> None:
    for link in links:
        link.holes = [(a, b) for a, b in link.holes if a < link.end and b > link.begin]
