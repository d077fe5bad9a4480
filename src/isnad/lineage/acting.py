"""Whether a rendering has somebody else do what its original tells."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

from isnad import world
from isnad.joins import Drift
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Met, Sentence
from isnad.records import Claim, Participant, Span

_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
_REBEL = frozenset({"REB", "OPP"})
_STATE_SIDE, _REBEL_SIDE = "state", "rebel"
_COUNTRY = "country:"
# How much else two sentences must share.
_ENOUGH = 1.0
# Types of which the actor is not who does something to somebody.
_NO_ACT = frozenset({"TOLL", "STATEMENT", "DISPLACEMENT"})


class Actor(NamedTuple):
    """Somebody who acts: entity, country and side as far as their words tell them."""

    entity: str | None
    country: str | None
    side: str
    span: Span


class People(NamedTuple):
    """Whom a sentence names: entities, countries of theirs, and sectors."""

    entities: frozenset[str]
    countries: frozenset[str]
    sectors: frozenset[str]


def actor(rendering: Rendering) -> Drift | None:
    """An actor of whom the later sentence has no trace, and in whose stead it has another, of
    another country or of the other side, of whom the original has none but as a source."""
    other = rendering.sole
    if other is None or rendering.repeated or not rendering.share(_ENOUGH):
        return None
    mine = _people(rendering.first, *rendering.joined)
    theirs = _people(other, *rendering.later)
    return _by_claims(rendering.first, other, mine, theirs) or _by_nation(
        rendering.first, other, mine, theirs
    )


def _by_claims(first: Sentence, other: Sentence, mine: People, theirs: People) -> Drift | None:
    """Actors of claims of one type that are known to be two."""
    for one, two in product(_acts(first), _acts(other)):
        if one.type != two.type or one.polarity != two.polarity:
            continue
        for a, b in product(_acting(one, first), _acting(two, other)):
            if _another(a, b) and not _among(a, b, theirs) and not _among(b, a, mine):
                return _drift(a.span, b.span)
    return None


def _by_nation(first: Sentence, other: Sentence, mine: People, theirs: People) -> Drift | None:
    """The one nation whose people or things the sentence names that has become another."""
    gone = {
        c: s
        for c, s in _nations(first).items()
        if c not in {*theirs.countries, *other.trace.countries}
    }
    new = {c: s for c, s in _nations(other).items() if c not in mine.countries}
    if len(gone) != 1 or len(new) != 1:
        return None
    return _drift(*gone.values(), *new.values())


def _nations(sentence: Sentence) -> dict[str, Span]:
    """Countries by adjectives and names that stand where no place stands, and their words."""
    found: dict[str, Span] = {}
    for met in sentence.met:
        country = _country(met)
        if (
            country in sentence.trace.countries
            and not _placed(met, sentence)
            and not sentence.sourced(met.i)
        ):
            found.setdefault(country, sentence.span(met.i, met.j))
    return found


def _country(met: Met) -> str:
    if met.entry.kind == "nat":
        return met.entry.cls
    return met.entry.id.removeprefix(_COUNTRY) if met.entry.id.startswith(_COUNTRY) else ""


def _placed(met: Met, sentence: Sentence) -> bool:
    """Whether a preposition of place stands before the word."""
    return any(
        one.j == met.i and one.entry.kind == "func" and one.entry.cls.startswith("prep")
        for one in sentence.met
    )


def _acts(sentence: Sentence) -> list[Claim]:
    return [claim for claim in sentence.claims if claim.type not in _NO_ACT]


def _acting(claim: Claim, sentence: Sentence) -> list[Actor]:
    """The actors of a claim as far as their words tell who they are: a pronoun tells nothing."""
    told = [a for a in claim.actors if a.text and sentence.holds(_span(a))]
    return [_actor(one, sentence) for one in told]


def _actor(one: Participant, sentence: Sentence) -> Actor:
    span = _span(one)
    inside = [m for m in sentence.met if span.start <= sentence.tokens[m.i].start < span.end]
    people = _named_by(inside)
    country = one.country if one.country in people.countries else None
    side = _side(one.sector) if one.sector in people.sectors else ""
    return Actor(one.entity, country, side, span)


def _span(one: Participant) -> Span:
    start, end = one.start or 0, one.end or 0
    return Span(part=one.part, start=start, end=end, quote=one.text or "")


def _another(one: Actor, other: Actor) -> bool:
    """Whether two actors are known to be two: of two countries, or of two sides."""
    if one.entity is not None and one.entity == other.entity:
        return False
    return _abroad(one, other) or {one.side, other.side} == {_STATE_SIDE, _REBEL_SIDE}


def _abroad(one: Actor, other: Actor) -> bool:
    return bool(one.country and other.country and one.country != other.country)


def _side(sector: str) -> str:
    return _STATE_SIDE if sector in _STATE else _REBEL_SIDE if sector in _REBEL else ""


def _among(one: Actor, other: Actor, people: People) -> bool:
    """Whether a sentence names an actor, or somebody by whom it may mean them."""
    if one.entity is not None and one.entity in people.entities:
        return True
    if _abroad(one, other):
        return one.country in people.countries
    return bool(people.sectors & (_STATE if one.side == _STATE_SIDE else _REBEL))


def _people(*sentences: Sentence) -> People:
    """Whom sentences name, those aside who are there as sources alone; for the sides also those
    who accuse, with ranks and offices: on whose side a speaker is tells not who did it."""
    found = _named_by([m for s in sentences for m in s.met if not s.sourced(m.i)])
    doing = _named_by([m for s in sentences for m in s.met if m.i not in s.speaking])
    return found._replace(sectors=doing.sectors)


def _named_by(words: list[Met]) -> People:
    entities, countries, sectors = set[str](), set[str](), set[str]()
    for met in words:
        if met.entry.kind == "nat":
            countries.add(met.entry.cls)
        elif met.entry.kind in ("noun", "frame"):
            sectors.add(met.entry.sector)
        elif met.entry.kind == "ent":
            entities.add(met.entry.id)
    for known in filter(None, map(world.load().entity, sorted(entities))):
        countries.add(known.country or "")
        sectors.add(known.sector)
    return People(frozenset(entities), frozenset(countries), frozenset(sectors))


def _drift(mine: Span, theirs: Span) -> Drift:
    return Drift(
        kind="actor", from_quote=mine.quote, to_quote=theirs.quote,
        from_span=mine, to_span=theirs,
    )  # fmt: skip
