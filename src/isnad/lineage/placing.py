"""Whether a rendering puts what its original tells somewhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from isnad import world
from isnad.joins import Drift
from isnad.lineage.likeness import same_name
from isnad.lineage.quarters import quarters
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Sentence
from isnad.records import Span
from isnad.world.entities import PlaceRecord
from isnad.world.places import distance_km

_QUARTER = "quarter"
_IN_TOWN = frozenset({_QUARTER, "facility", "crossing"})
_WHERE = frozenset(
    f"prep:{one}" for one in ("in", "at", "on", "near", "from", "to", "into", "for", "through")
)
# How far parts of one town lie apart; how far a town from the middle of its district.
_TOWN_KM, _DISTRICT_KM = 15.0, 60.0
# How many words may stand between the preposition and the place ("in the town of").
_BETWEEN = 3
# How much else two sentences must share.
_ENOUGH = 2.0


class Named(NamedTuple):
    """A place and the words of a sentence that name it."""

    record: PlaceRecord
    span: Span


def place(rendering: Rendering) -> Drift | None:
    """The one place of a sentence where something is that has become another; a place inside the
    other, or a neighbour of it, is none."""
    other = rendering.sole
    if other is None or rendering.repeated or not rendering.share(_ENOUGH):
        return None
    mine = _where(_unmet(rendering.first, rendering.later), rendering.first)
    theirs = _where(_unmet(other, [rendering.first, *rendering.joined]), other)
    if len(mine) == len(theirs) == 1 and not _related(mine[0], theirs[0]):
        return _drift(mine[0].span, theirs[0].span)
    return _another_quarter(rendering)


def _another_quarter(rendering: Rendering) -> Drift | None:
    """The one part of a town that has become another of it."""
    mine = quarters(rendering.first)
    theirs = [q for one in rendering.later for q in quarters(one)]
    near = (*rendering.later, *rendering.then, *rendering.before)
    told = [q for one in near for q in quarters(one)]
    if len(mine) != 1 or len(theirs) != 1 or any(mine[0].may_be(one) for one in told):
        return None
    return _drift(mine[0].span, theirs[0].span)


def _drift(one: Span, two: Span) -> Drift:
    return Drift(kind="place", from_quote=one.quote, to_quote=two.quote, from_span=one, to_span=two)


def _unmet(one: Sentence, others: list[Sentence]) -> list[Named]:
    """The places of a sentence that are in none of the others, nor near one of theirs. That a
    country is named beside it does not tell where in it a place is."""
    named = [place for other in others for place in _named(other)]
    exact = [place for place in named if not _is_country(place)]
    return [
        mine
        for mine in _named(one)
        if not any(_related(mine, two) for two in (named if _is_country(mine) else exact))
    ]


def _is_country(one: Named) -> bool:
    return one.record.kind == "country"


def _named(sentence: Sentence) -> list[Named]:
    """The places of a sentence, seas left out, each once."""
    found: dict[int | None, Named] = {}
    for one in _found(sentence):
        if one.record.kind != "sea":
            found.setdefault(one.record.geonames, one)
    return list(found.values())


def _found(sentence: Sentence) -> Iterator[Named]:
    """Names of the gazetteer that stand in the sentence, for places that its trace has."""
    wanted, at = set(sentence.trace.places), 0
    while at < len(sentence.forms):
        found = _longest(sentence, at, wanted)
        if found is None:
            at += 1
            continue
        record, end = found
        yield Named(record, sentence.span(at, end))
        at = end


def _longest(sentence: Sentence, at: int, wanted: set[int]) -> tuple[PlaceRecord, int] | None:
    places = world.load().places
    keys = getattr(sentence.pack.grammar, "place_keys", None)
    firsts = keys(sentence.forms[at]) if keys is not None else (sentence.forms[at],)
    for first in firsts:
        most = min(places.may_start(first), len(sentence.forms) - at)
        for size in range(most, 0, -1):
            name = " ".join((first, *sentence.forms[at + 1 : at + size]))
            record = next((r for r in places.find(name) if r.geonames in wanted), None)
            if record is not None and sentence.forms[at + size - 1].isalnum():
                return record, at + size
    return None


def _related(one: Named, other: Named) -> bool:
    """Whether both may be one place: of one name, one in the other, or parts of one town."""
    a, b = one.record, other.record
    if a.geonames == b.geonames or a.name == b.name or same_name(one.span.quote, other.span.quote):
        return True
    if a.country != b.country:
        return False
    kinds = {a.kind, b.kind}
    if "country" in kinds or a.name == b.within or b.name == a.within:
        return True
    if "region" in kinds:
        return a.kind != b.kind and a.admin1 == b.admin1
    if kinds == {_QUARTER}:
        return False
    if kinds <= _IN_TOWN and a.within is not None:
        return a.within == b.within
    return len(kinds) > 1 and distance_km(a, b) <= (
        _DISTRICT_KM if "district" in kinds else _TOWN_KM
    )


def _where(named: list[Named], sentence: Sentence) -> list[Named]:
    """Those of the places where something is said to be: by a claim, else by a preposition."""
    claimed = {claim.place.geonames for claim in sentence.claims if claim.place is not None}
    found = [one for one in named if one.record.geonames in claimed]
    return found or [one for one in named if _after_preposition(one, sentence)]


def _after_preposition(one: Named, sentence: Sentence) -> bool:
    """Whether a preposition of place stands right before, or before a noun before it."""
    at = next(i for i, token in enumerate(sentence.tokens) if token.start == one.span.start)
    met = {m.entry.cls for m in sentence.met if 0 <= at - m.j <= _BETWEEN}
    alone = sentence.forms[max(at - _BETWEEN, 0) : at]
    classes = {lex.entry.cls for form in alone for lex in sentence.pack.word(form).alone}
    return not _WHERE.isdisjoint(met | classes)
