"""What it says that one report tells one thing after the other."""

from __future__ import annotations

from isnad.joins import Node
from isnad.stories import kin
from isnad.stories.weights import Weights

# Sentences after which somebody still speaks of what was told.
_NEAR = 2
_KIN = 0.5


def on(one: Node, other: Node, weights: Weights) -> float:
    """What it says of two nodes that their report tells the one after the other: it goes on to
    something else, unless the later one denies, comments on or goes on with the earlier."""
    first, last = sorted((one, other), key=lambda n: n.trace)
    apart = max(last.trace - first.trace, 1)
    if "REJECT" in last.types and last.speech and not first.speech:
        foreign = _elsewhere(first, last) or of_others(first, last)
        return weights.same_report if foreign else weights.denial / apart
    if last.witness and first.lead:
        return weights.same_report if _elsewhere(first, last) else weights.witness
    if apart <= _NEAR and _speaks_of(first, last):
        return weights.speaks_of / apart
    if apart == 1 and _goes_on(first, last):
        return weights.goes_on
    return weights.same_report


def _elsewhere(first: Node, last: Node) -> bool:
    """Whether a sentence names places, and none of the other's."""
    return bool(last.around) and set(last.around).isdisjoint((*first.places, *first.around))


def of_others(first: Node, last: Node) -> bool:
    """Whether two nodes tell of people and bodies of other countries."""
    mine, theirs = countries(first), countries(last)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def countries(node: Node) -> set[str]:
    """The countries of those who take part."""
    sides = {name[:3] for name in node.people if ":" not in name}
    return sides | {name[-3:] for name in node.people if name.startswith("country:")}


def _speaks_of(first: Node, last: Node) -> bool:
    """Whether somebody may speak of what was just told: of no other place or time, and of nothing
    else that words tell."""
    if not last.speech or not last.lone or last.dated != "published" or last.toll is not None:
        return False
    if _elsewhere(first, last) or last.sounds or (first.speech and not last.witness):
        return False
    alike = kin.closeness(last.hints, first.hints if first.speech else first.types) > 0
    return alike or (last.witness and not last.hints)


def _goes_on(first: Node, last: Node) -> bool:
    """Whether a sentence tells more of what the one before told: at no other place or time, done
    by nobody else."""
    if first.speech or last.speech or last.dated != "published" or _elsewhere(first, last):
        return False
    if last.places and last.places[0] not in (*first.places, *first.around):
        return False
    others = first.doers and last.doers and set(first.doers).isdisjoint(last.doers)
    counted = bool(last.numbers) and set(first.numbers).isdisjoint(last.numbers)
    return kin.closeness(first.types, last.types) >= _KIN and not others and not counted
