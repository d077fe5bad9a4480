"""What the claims of one report say of states: of what, who, since or on which day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from isnad.edtf import bounds
from isnad.folding import fold
from isnad.joins import ClaimKey, Held
from isnad.records import Claim, Participant, Place, Span, Time, Trace
from isnad.situation import parties, places
from isnad.situation.leading import acting, led
from isnad.situation.leaving import are_some, leaves_for
from isnad.situation.truces import truces
from isnad.states import Assertion, Effect, Party, What

# States that are claims of their own, and the acts that begin or end one.
_STATES: dict[str, What] = {
    "CONTROL": "CONTROL",
    "CEASEFIRE": "CEASEFIRE",
    "PRESENCE": "PRESENCE",
    "ALLIANCE": "ALLIANCE",
    "HOSTILITY": "HOSTILITY",
}
_LEAVING, _DENIES = "RETREAT", "denies"
_SAID = frozenset({"actual", "possible"})
_BETWEEN = frozenset({"ALLIANCE", "HOSTILITY"})
_ONGOING = ("/..", "/")


def assertions(held: Held) -> list[Assertion]:
    """What a report says of states, in the order of its words, titles first."""
    day = (held.report.published or held.report.received or "")[:10]
    if not bounds(day)[1] or len(day) < 10:
        return []
    claims = [c for c in held.claims if c.modality in _SAID]
    claims.sort(key=lambda c: (c.trigger.part == "text", c.trigger.start, c.type, c.id))
    left_out = [s for c in claims if c.extent for s in c.extent.except_]
    telling = _Telling(day, _usual(held.claims), held.traces, parties.bodies(held, day))
    found: list[Assertion] = []
    for claim in claims:
        aside = any(_inside(claim.trigger, span) for span in left_out)
        found += _of_claim(_Said(claim, telling, aside=aside))
    return _headlines(truces(_dated_alike(found)))


def places_told(held: Held) -> set[str]:
    """The keys of all places that a report tells of."""
    land = _usual(held.claims)
    told = (p for claim in held.claims for p in (claim.place, claim.origin_place))
    return {places.place_key(place, land) for place in told if place is not None}


def _usual(claims: Iterable[Claim]) -> str | None:
    """The country (alpha-3) in which most of what a report tells is; null where two have as much."""
    told = Counter(c.place.country for c in claims if c.place and c.place.country).most_common(2)
    if len(told) > 1 and told[0][1] == told[1][1]:
        return None
    return told[0][0] if told else None


def _trace(claim: Claim, traces: Sequence[Trace]) -> int:
    """The position of the trace of a claim's sentence; -1 where there is none."""
    before = [
        n
        for n, t in enumerate(traces)
        if t.part == claim.trigger.part and t.start <= claim.trigger.start
    ]
    return before[-1] if before else -1


def _of_claim(said: _Said) -> Iterator[Assertion]:
    claim, day = said.claim, said.day
    who = [p for one in claim.actors if (p := said.party(one))]
    to = [p for one in claim.recipients if (p := said.party(one))]
    what = _STATES.get(claim.type)
    if what != "PRESENCE":
        who, to = [acting(p, day) for p in who], [acting(p, day) for p in to]
    if what == "CONTROL" and claim.place is not None:
        yield from _control(said, claim.place, who, to)
    elif what == "PRESENCE" and claim.place is not None:
        for one in map(parties.in_person, who):
            yield said.of(what, claim.place, [one], _effect(claim), one.key)
    elif claim.type == _LEAVING and not claim.recipients:
        yield from _leaving(said)
    elif what == "CEASEFIRE":
        yield said.of(what, claim.place, [*who, *to], _effect(claim), brokers=claim.brokers)
    elif what in _BETWEEN and len(pair := _pair(who, to)) > 1:
        names = " ".join(sorted(p.key for p in pair))
        yield said.of(what, None, pair, _effect(claim), names)


def _inside(one: Span, span: Span) -> bool:
    return one.part == span.part and span.start <= one.start and one.end <= span.end


def _pair(who: list[Party], to: list[Party]) -> list[Party]:
    return list({p.key: p for p in (*who, *to)}.values())


def _is_body(one: Party) -> bool:
    return one.entity is not None and not parties.is_person(one)


def _control(said: _Said, place: Place, who: list[Party], to: list[Party]) -> Iterator[Assertion]:
    effect = _effect(said.claim)
    if who:
        yield said.of("CONTROL", place, who, effect)
    elif to and effect == "begins":
        # Taken from somebody, by whom is not said.
        yield said.of("CONTROL", place, to, "ends")
    speaker = parties.fighter(said.claim, said.day, place)
    if speaker is None or any(parties.one(speaker, p) for p in (*who, *to)):
        return
    if effect == "begins" and not who and not to:
        # Whoever fights for a place and says that it was taken, took it or lost it.
        yield said.of("CONTROL", place, [speaker], "taken")
    elif effect == "denied" and said.claim.status == "begins":
        # Who fights and denies that a place was taken has it still.
        yield said.of("CONTROL", place, [speaker], "holds")


def _leaving(said: _Said) -> Iterator[Assertion]:
    """Who leaves a place is in it no longer and holds it no longer; who denies to have, is. Where
    some of an army leave, the army may still be there."""
    claim = said.claim
    place, language = claim.origin_place or claim.place, claim.report.language
    if place is None or (place is claim.place and leaves_for(claim, place)):
        return
    effect: Effect = "holds" if claim.polarity == "negated" else "ends"
    for actor in claim.actors:
        one = said.party(actor)
        if one is None or (effect == "ends" and are_some(actor, language)):
            continue
        one = parties.in_person(one)
        yield said.of("PRESENCE", place, [one], effect, one.key)
        # Soldiers of whom no body is named may leave what their army holds.
        if effect == "ends" and one.entity == actor.entity and _is_body(one):
            yield said.of("CONTROL", place, [one], effect)


def _effect(claim: Claim) -> Effect:
    if claim.polarity == "negated":
        # That something has ended is denied: it goes on.
        return "holds" if claim.status == "ends" else "denied"
    return claim.status or "holds"


class _Telling(NamedTuple):
    """A report: its day (ISO), the country that it tells of most, traces, and armed bodies."""

    day: str
    land: str | None
    traces: Sequence[Trace]
    bodies: list[Party]


class _Said:
    """Makes the assertions of one claim."""

    def __init__(self, claim: Claim, telling: _Telling, *, aside: bool) -> None:
        self.claim, self.day = claim, telling.day
        self._land, self._bodies = telling.land, telling.bodies
        self._trace = _trace(claim, telling.traces)
        self._dates = telling.traces[self._trace].dates if self._trace >= 0 else []
        self._aside = aside

    def party(self, one: Participant) -> Party | None:
        """Somebody of the claim as a party; null where no words stand for anybody."""
        claim = self.claim
        land = claim.place.country if claim.place else None
        found = parties.party(one, self.day, land, claim.report.language)
        return led(found, one, claim, self._bodies) if found is not None else None

    def _denied_on(self) -> Time | None:
        """When it is denied, where the sentence has one date: what was so is denied as of then."""
        claim = self.claim
        denied = claim.polarity == "negated" and claim.sources
        if not denied or claim.sources[-1].stance != _DENIES or len(self._dates) != 1:
            return None
        return Time(edtf=self._dates[0])

    def of(
        self,
        what: What,
        place: Place | None,
        who: list[Party],
        effect: Effect,
        of: str = "",
        brokers: Iterable[Participant] = (),
    ) -> Assertion:
        """One assertion; ``of``: what tells its subject from others of that place."""
        claim = self.claim
        day, edtf, lasts = _when(claim.time or self._denied_on(), self.day, effect)
        where = places.where(place, self._land) if place else None
        middle = [p for one in brokers if (p := parties.party(one, day, None))]
        return Assertion(
            subject=" ".join(filter(None, (what, where.key if where else "", of))),
            what=what,
            key=ClaimKey(claim.report.id, claim.id),
            effect=effect,
            day=day,
            edtf=edtf,
            dated=edtf is not None,
            open=lasts,
            place=where.name if where else None,
            country=where.country if where else None,
            geonames=where.geonames if where else None,
            within=where.within if where else [],
            nested=where.nested if where else [],
            parties=who,
            brokers=middle,
            extent=claim.extent if what == "CONTROL" else None,
            still=claim.status == "holds" and edtf is None,
            hedged=claim.modality == "possible",
            aside=self._aside,
            at=claim.trigger.start + (claim.trigger.part == "text") * _TITLE,
            trace=self._trace,
            root=_root(claim),
            outlet=claim.report.outlet,
        )


# No title is so long: what stands in a text comes after all that stands in a title.
_TITLE = 1 << 30


def _root(claim: Claim) -> str:
    """A key for who says it, good inside its report."""
    if not claim.sources:
        return ""
    last = claim.sources[-1]
    return last.entity or fold(last.name or last.text or "")


def _when(time: Time | None, published: str, effect: Effect) -> tuple[str, str | None, bool]:
    """The day by which a claim says it is so, the date that it gives, and whether it says that
    it is so from then on. A day after the report's is none: news tells of what was."""
    if time is None:
        return published, None, False
    first, last = bounds(time.edtf)
    lasts = time.edtf.endswith(_ONGOING) and "/" in time.edtf
    day = first if lasts else last
    if day is None or (first or day) > published:
        return published, None, False
    return min(day, published), time.edtf, lasts


def _dated_alike(found: list[Assertion]) -> list[Assertion]:
    """What a report tells without a date has that which it gives to the same elsewhere, as a
    title has that of its text."""
    given: dict[tuple[str, Effect, frozenset[str]], Assertion] = {}
    for one in found:
        if one.dated:
            given.setdefault(_same(one), one)
    return [_like(one, given.get(_same(one))) for one in found]


def _headlines(found: list[Assertion]) -> list[Assertion]:
    """A headline says in short what the text tells: it counts where that tells nothing of it."""
    text = {one.subject for one in found if one.at >= _TITLE}
    return [one for one in found if one.at >= _TITLE or one.subject not in text]


def _same(one: Assertion) -> tuple[str, Effect, frozenset[str]]:
    return one.subject, one.effect, frozenset(p.key for p in one.parties)


def _like(one: Assertion, dated: Assertion | None) -> Assertion:
    if one.dated or dated is None:
        return one
    return msgspec.structs.replace(one, day=dated.day, edtf=dated.edtf, open=dated.open)
