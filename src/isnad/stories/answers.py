"""Which places of a report stand against each other: what the next sentence denies, counts
otherwise, or tells another end of, is one story with what it answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from isnad.joins import Held, Node
from isnad.stories import when
from isnad.stories.accounts import SPOKEN, Account, accounts
from isnad.stories.common import two_voices
from isnad.stories.conflicts import Copies
from isnad.stories.counts import counts
from isnad.stories.denials import answers, denials
from isnad.stories.slots import BLAMES, blame, slots
from isnad.stories.within import countries, of_others

# How many sentences after it something is answered.
_NEAR, _FAR = 2, 4
_HARM = frozenset({"ASSAULT", "TOLL"})


def answered(nodes: Sequence[Node], held: Held) -> list[Node]:
    """The nodes of a report, each with the ids of those that it stands against (``answers``)."""
    found: dict[str, set[str]] = {node.id: set() for node in nodes}
    for one, other in _pairs(accounts(nodes, {held.report.id: held}), held):
        found[one].add(other)
        found[other].add(one)
    return [
        msgspec.structs.replace(node, answers=sorted(found[node.id])) if found[node.id] else node
        for node in nodes
    ]


def _pairs(several: Sequence[Account], held: Held) -> Iterator[tuple[str, str]]:
    """Every account that answers one shortly before it, with the nearest such; by their nodes."""
    of = {one.telling.id: _places(one, several) for one in several}
    for n, later in enumerate(several):
        before = [one for one in several[:n] if not _parted(one, of[one.telling.id], later)]
        told = [one for one in before if _follows(one, later, held) and _clash(one, later)]
        told = told or [one for one in before if _meant(one, later)]
        told = told or [one for one in before if _goes_with(one, later, held)]
        if told:
            nearest = max(told, key=lambda one: (one.node.trace, one.node.start))
            of[later.telling.id] = of[later.telling.id] or of[nearest.telling.id]
            yield nearest.telling.id, later.telling.id
            yield from _blames(nearest, later)


def _blames(one: Account, later: Account) -> Iterator[tuple[str, str]]:
    """The nodes by which two accounts blame others, where they do: whom they blame is of the story."""
    if blame(one) and blame(later):
        mine, theirs = ([n.id for n in a.nodes if BLAMES in n.types] for a in (one, later))
        yield from ((a, b) for a in {*mine, one.telling.id} for b in {*theirs, later.telling.id})


def _places(one: Account, several: Sequence[Account]) -> list[str]:
    """Where an account is, else where its sentence tells something."""
    told = (two.node.places for two in several if two.sentence == one.sentence)
    return one.node.places or next(filter(None, told), [])


def _parted(one: Account, of: list[str], later: Account) -> bool:
    """Whether an account is of another place than one before it that names none itself. ``of``:
    the places that this is of."""
    here = later.node.places
    if one.node.places or not of or not here:
        return False
    return of[0] not in here and here[0] not in of


def _clash(one: Account, later: Account) -> bool:
    pair, nothing = (one, later), Copies({})
    return any(
        True
        for found in (denials(pair), counts(pair, nothing), slots(pair, nothing))
        for _ in found
    )


def _goes_with(one: Account, later: Account, held: Held) -> bool:
    """Whether an account, right behind another and of no place or day of its own, is of the same:
    the dead are counted, or somebody else counts them as well, or is blamed for the attack."""
    first, last = one.telling, later.telling
    near = 0 <= last.trace - first.trace <= 1 and _follows(one, later, held)
    if not near or last.places or last.dated != "published":
        return False
    if blame(later):
        harmed = bool(one.types & _HARM) and not blame(one)
        return harmed and not _HARM.isdisjoint((*last.hints, *later.types))
    if later.types <= SPOKEN:
        return False
    if last.counts != "killed" or not last.toll:
        return False
    if first.counts is None:
        uncounted = bool(one.types & _HARM) and not first.numbers and not last.doers
        return uncounted and _one_paragraph(first, last, held)
    return first.counts == "killed" and bool(first.toll) and two_voices(one, later)


def _one_paragraph(first: Node, last: Node, held: Held) -> bool:
    mine, theirs = held.traces[first.trace], held.traces[last.trace]
    return "\n" not in held.report.part(mine.part)[mine.end : theirs.start]


def _meant(one: Account, later: Account) -> bool:
    """Whether a denial that names nothing means an account a few sentences before it."""
    near = one.node.trace >= later.node.trace - _FAR and _of_same(one, later)
    return near and answers(later, one) and not of_others(one.node, later.node)


def _of_same(one: Account, later: Account) -> bool:
    """Whether an account tells of those of whom a later one denies something, if it says of whom."""
    of = {who.country for who in later.claim.recipients if who.country}
    return not of or not of.isdisjoint(countries(one.node))


def _follows(one: Account, later: Account, held: Held) -> bool:
    """Whether an account goes on from another: shortly after it, and of no other place or time."""
    apart = later.node.trace - one.node.trace
    if one.node.part != later.node.part or not 0 <= apart <= _NEAR or later.node.trace < 0:
        return False
    if of_others(one.node, later.node) or (later.denial and not _of_same(one, later)):
        return False
    if not one.undated and not later.undated and not when.at_one_time(one, later, slack=0):
        return False
    if _one_paragraph(one.node, later.node, held):
        return True
    mine, theirs = held.traces[one.node.trace], held.traces[later.node.trace]
    if theirs.places and not set(theirs.places) & set(mine.places):
        return False
    return _running(mine.dates) == _running(theirs.dates) or not theirs.dates


def _running(dates: Iterable[str]) -> bool:
    """Whether dates of a sentence tell from when something goes on."""
    return any(date.endswith("..") for date in dates)
