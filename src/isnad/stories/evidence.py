"""What speaks for and against two nodes telling one story, weighed."""

from __future__ import annotations

from functools import lru_cache
from math import log

from isnad.joins import Node
from isnad.stories import kin
from isnad.stories.days import Days, number, yearless
from isnad.stories.places import called_alike, is_name, near
from isnad.stories.weights import WEIGHTS, Weights
from isnad.stories.within import on

_DAY, _MONTH, _YEAR, _OLD = 2, 31, 366, 60
_CLOSE, _WEEK = 1, 4
_TELLING = 3
_HELD = "CONTROL"
# How close an attack that takes a place is to one that does not: to one that harms, to any other.
_TAKING, _FIGHTING = 0.5, 0.8
_FEW = 9
# A name that is told in full has two words and more.
_FULL = 2
# Counts of so many days grow from one report to the next.
_PERIOD = 3
_MANY_DEAD = 100
_FAR = 2.0
_ISO = len("2024-01-31")
# Sentences of news have so many words in common as it is.
_CHANCE = 0.25
_RISING = ("REB", "OPP", "CRM")
# Sentences with so many words in common are one sentence, taken over.
_ONE_SENTENCE = 0.6


def weigh(one: Node, other: Node, weights: Weights = WEIGHTS) -> float:
    """The odds (natural logarithm) that two nodes tell one story."""
    if other.id in one.answers:
        return weights.answers
    total = _types(one, other, weights) + _where(one, other, weights) + _who(one, other, weights)
    if one.since is not None and one.since == other.since and one.counts == other.counts:
        total += weights.since
    elif running(one, other):
        total += weights.running
    elif same_count(one, other) and _apart(_days(one), _days(other)) <= _WEEK:
        total += weights.again
    else:
        total += _when(one, other, weights)
    if _goes_on_counting(one) != _goes_on_counting(other):
        total += weights.tally
    if one.report == other.report and one.part == other.part and one.trace == other.trace:
        return total + _mates(one, other, weights)
    if one.report == other.report and (one.part == other.part or one.witness or other.witness):
        total += on(one, other, weights)
    return total + _counted(one, other, weights) + _said(one, other, weights)


def same_count(one: Node, other: Node) -> bool:
    """Whether two nodes give one count of people, which is no number that any event may have."""
    counted = one.counts is not None and one.counts == other.counts
    return counted and one.toll == other.toll and one.toll is not None and one.toll > _FEW


def running(one: Node, other: Node) -> bool:
    """Whether two nodes give a count that grows: of those who fled, from no one town; of the
    dead of one town over days that they share; of hundreds of dead in no one town, by one who
    counts them."""
    if one.report == other.report or one.counts is None or one.counts != other.counts:
        return False
    if one.counts == "displaced":
        wide = not (one.point or other.point or one.around or other.around)
        return wide and not set(one.setting).isdisjoint(other.setting)
    if wide_toll(one) and wide_toll(other):
        return (
            not set(one.sources).isdisjoint(other.sources)
            and _apart(_days(one), _days(other)) <= _MONTH
        )
    town = len(one.places) > 1 and one.places[:1] == other.places[:1]
    return town and _apart(*map(_counting, (one, other))) <= 0 and _period(one) and _period(other)


def wide_toll(node: Node) -> bool:
    """Whether a node counts hundreds of dead in no one town: those of a war, not of an event."""
    return node.counts == "killed" and not node.point and (node.toll or 0) >= _MANY_DEAD


def _counting(node: Node) -> Days:
    """The days over which a node counts: from a day on, to that of its report."""
    if node.since is None:
        return node.first, node.last
    return node.since, max(filter(None, (node.last, (node.published or "")[:_ISO])), default=None)


def _period(node: Node) -> bool:
    """Whether a claim counts over some days."""
    if node.since is not None:
        return True
    if node.dated != "claim" or not node.first or not node.last:
        return False
    return number(node.last) - number(node.first) >= _PERIOD


def _goes_on_counting(node: Node) -> bool:
    """Whether a node counts the victims of many days: those of a war, not of an event."""
    return node.counts is not None and _period(node)


def _types(one: Node, other: Node, weights: Weights) -> float:
    close = kin.closeness(one.types, other.types)
    if one.speech != other.speech:
        said = one if one.speech else other
        if said.lone or "REJECT" in said.types:
            hint = kin.closeness(one.hints or one.types, other.hints or other.types)
            return weights.hint * hint + (weights.denied if "REJECT" in said.types else 0.0)
    if one.speech and other.speech:
        again = "REJECT" in one.types and "REJECT" in other.types
        again = again and not set(one.doers).isdisjoint(other.doers)
        hint = weights.hint * kin.closeness(one.hints, other.hints)
        return hint + (weights.denies if again else 0.0)
    if close and _takes(one) != _takes(other):
        close = min(close, _TAKING if _hurts(one) or _hurts(other) else _FIGHTING)
    return (2 * close - 1) * weights.type if close else weights.strange


def _hurts(node: Node) -> bool:
    """Whether a node tells of people who are harmed, and of no place that is taken."""
    return not _takes(node) and (node.harm or node.toll is not None)


def _takes(node: Node) -> bool:
    """Whether a node tells of a place that is taken, or held."""
    return _HELD in node.types


def _mates(one: Node, other: Node, weights: Weights) -> float:
    twice = one.harm == other.harm and not set(one.types).isdisjoint(other.types)
    # Who was wounded and who died is one, where nobody is counted.
    twice = twice and not (one.harm and not one.numbers)
    return weights.twice if twice else weights.mate


def _where(one: Node, other: Node, weights: Weights) -> float:
    if not one.places or not other.places:
        return _around(one, other, weights)
    mine, theirs = one.places, other.places
    if mine[0] == theirs[0]:
        return _at_one(one, weights)
    if mine[0] in theirs or theirs[0] in mine:
        return weights.inside if len(mine) > 1 and len(theirs) > 1 else weights.country
    named = _only_named(mine), _only_named(theirs)
    if named[0] != named[1] and (one if named[0] else other).point is None:
        return _around(one, other, weights)
    if near(one.point, other.point) and not (all(named) and one.language != other.language):
        held = _HELD in one.types or _HELD in other.types
        return weights.part if held else weights.inside
    if mine[0] in other.around or theirs[0] in one.around:
        return weights.around
    return _elsewhere(one, other, weights) if any(named) else _two_towns(mine, theirs, weights)


def _at_one(node: Node, weights: Weights) -> float:
    """What it says that two nodes are at one place, that of one of them."""
    if len(node.places) > 2:
        return weights.city if node.busy else weights.town
    if _only_named(node.places) and is_name(node.places[0]):
        return weights.city
    return weights.province if len(node.places) > 1 else weights.country


def _elsewhere(one: Node, other: Node, weights: Weights) -> float:
    """What it says of two places, of which one has a name and no more."""
    mine, theirs = one.places, other.places
    if mine[-1] == theirs[-1] and one.language != other.language:
        return weights.renamed
    if mine[-1] == theirs[-1] and called_alike(mine[0], theirs[0], least=_FULL):
        return weights.inside
    return _two_towns(mine, theirs, weights)


def _two_towns(mine: list[str], theirs: list[str], weights: Weights) -> float:
    shared = next((len(mine) - n for n, place in enumerate(mine) if place in theirs), 0)
    return (weights.abroad, weights.elsewhere, weights.neighbours)[min(shared, 2)]


def _only_named(places: list[str]) -> bool:
    """Whether a place is known by nothing but its name: a building or a village of no gazetteer."""
    return not places[0].isdecimal() and len(places) > 1


def _around(one: Node, other: Node, weights: Weights) -> float:
    mine, theirs = _about(one), _about(other)
    if one.before or other.before:
        shared = set(mine or one.before).intersection(theirs or other.before)
        return weights.before if shared else _set(one, other, weights)
    if not mine or not theirs:
        return _set(one, other, weights)
    if set(mine).isdisjoint(theirs):
        return weights.unshared
    return weights.around if len(mine) > 1 or len(theirs) > 1 else weights.only


def _about(node: Node) -> list[str]:
    """Where a node is, else what its sentence names; both of what is known by its name alone, which
    others tell by the town that it is in."""
    if not node.places or _only_named(node.places):
        return [*node.places[:1], *node.around]
    return node.places[:1]


def _set(one: Node, other: Node, weights: Weights) -> float:
    """What it says where their reports are set, of nodes of which one tells no place."""
    mine, theirs = one.places or one.setting, other.places or other.setting
    if not mine or not theirs or one.report == other.report:
        return 0.0
    if set(mine).isdisjoint(theirs):
        return weights.setting_abroad
    return weights.setting if set(mine[:2]) & set(theirs[:2]) - {mine[-1]} else 0.0


def _apart(one: Days, other: Days) -> int:
    """How many days lie between two times; none where a day is not known."""
    (first, last), (then, until) = one, other
    if first is None or last is None or then is None or until is None:
        return 0
    return max(number(then) - number(last), number(first) - number(until))


def _days(node: Node) -> Days:
    return node.first, node.last


def _when(one: Node, other: Node, weights: Weights) -> float:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return weights.undated
    if yearless(one.first) != yearless(other.first):
        return 0.0
    a, b, c, d = number(one.first), number(one.last), number(other.first), number(other.last)
    apart = max(c - b, a - d)
    told = {one.dated, other.dated}
    daily = (
        told == {"published"} and one.outlet == other.outlet and one.published != other.published
    )
    sure = (
        1.0 if told == {"claim"} else weights.published if "published" in told else weights.sentence
    )
    if daily and one.outlet is not None:
        return weights.daily
    if apart <= 0:
        wide = max(b - a, d - c)
        found = weights.day if wide < _DAY else weights.month if wide <= _MONTH else 0.0
        if not found and wide <= _YEAR:
            found = weights.year
        return sure * (found + (weights.old if found and _old(one, b) and _old(other, d) else 0.0))
    against = (
        weights.next_day
        if apart <= _CLOSE
        else weights.some_days
        if apart <= _WEEK
        else weights.long
    )
    lasting = (one.lasting and other.lasting) or _one_victim(one, other)
    return sure * against * (weights.lasting if lasting else 1.0)


def _one_victim(one: Node, other: Node) -> bool:
    """Whether both tell what befell somebody of one name: that happens once."""
    harm = "ASSAULT" in one.types + other.types or "TOLL" in one.types + other.types
    return harm and one.toll is None and other.toll is None and _heard(one, other) >= _FULL


def _old(node: Node, last: int) -> bool:
    return node.published is not None and number(node.published) - last > _OLD


def _who(one: Node, other: Node, weights: Weights) -> float:
    shared = set(one.people).intersection(other.people)
    named = set(one.named).intersection(other.named) - shared
    total = sum(_worth(name, weights) for name in shared if ":" in name)
    total += weights.named * len(named)
    # A country and whoever is of it are one participant.
    countries = {name[-3:] if ":" in name else name[:3] for name in shared if _of_country(name)}
    total += weights.side * len(countries)
    if not shared and not named and one.people and other.people:
        total += weights.others
    if one.doers and other.doers and set(one.doers).isdisjoint(other.doers):
        # Those who leave and those who come are told of one event, by types that are kin.
        fight = _rising(one.doers) != _rising(other.doers)
        alike = not set(one.types).isdisjoint(other.types)
        total += weights.against if fight and alike else 0.0 if fight else weights.others
    return min(total, weights.people)


def _worth(name: str, weights: Weights) -> float:
    kind = name.partition(":")[0]
    return 0.0 if kind == "country" else weights.person if kind == "person" else weights.body


def _of_country(name: str) -> bool:
    return name.startswith("country:") or ":" not in name


def _rising(doers: list[str]) -> bool:
    """Whether those who act rise against a state."""
    return any(side.endswith(_RISING) for side in doers)


def _counted(one: Node, other: Node, weights: Weights) -> float:
    shared = set(one.numbers).intersection(other.numbers)
    total = sum(min(significant(n), _TELLING) for n in shared) * weights.digit
    if (
        one.toll is not None
        and other.toll is not None
        and not one.since
        and not running(one, other)
    ):
        total += (
            weights.count if one.toll == other.toll else _miscount(one.toll, other.toll, weights)
        )
    if not set(one.sources).isdisjoint(other.sources):
        total += weights.source
    return min(total, weights.most)


def _miscount(one: int, other: int, weights: Weights) -> float:
    """What it says against one story that its counts differ: accounts of one event differ a little."""
    return weights.miscount * min(abs(log((one + 1) / (other + 1))), _FAR)


@lru_cache(maxsize=1 << 12)
def significant(number: int) -> int:
    """How many digits of a number tell something: zeros at its end are rounding, and a number of
    one digit is in many sentences."""
    digits = len(str(number).rstrip("0"))
    return digits if number > 9 else 0


def _said(one: Node, other: Node, weights: Weights) -> float:
    total = _named(one, other, weights) if one.sounds and other.sounds else 0.0
    concepts = [c for c in one.concepts if c in other.concepts and telling(c)]
    total += min(len(concepts) * weights.concept, weights.most / 4)
    return total + _worded(one, other, weights)


def _heard(one: Node, other: Node) -> int:
    """How many words of names sound alike."""
    theirs = {key for keys in other.sounds for key in keys}
    return sum(not theirs.isdisjoint(keys) for keys in one.sounds)


def _named(one: Node, other: Node, weights: Weights) -> float:
    theirs = {key for keys in other.sounds for key in keys}
    heard = [max((len(k) for k in keys if k in theirs), default=0) for keys in one.sounds]
    found = sum(n - 1 for n in heard if n) * weights.name
    return min(found, weights.most) if found else weights.other_names


def _worded(one: Node, other: Node, weights: Weights) -> float:
    if one.language != other.language or not one.words or not other.words:
        return 0.0
    if one.outlet is not None and one.outlet == other.outlet and one.report != other.report:
        return 0.0  # an outlet has one way of telling what happens every day
    mine, theirs = set(one.words), set(other.words)
    like = len(mine & theirs) / min(len(mine), len(theirs))
    if like > _ONE_SENTENCE and one.act != other.act:
        return _mates(one, other, weights)
    return weights.words * max(0.0, like - _CHANCE) / (1 - _CHANCE)


def telling(concept: str) -> bool:
    """Whether a concept tells of what happens: those of no kind and of mere saying do not."""
    return not concept.startswith("NEUTRAL") and concept != "SAY"
