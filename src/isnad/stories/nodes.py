"""What each place of a report tells, in a shape that is compared quickly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from isnad.joins import Counts, Held, Node
from isnad.records import Claim, Participant, Trace
from isnad.stories import days, kin, places
from isnad.stories.answers import answered
from isnad.stories.sentences import Sentence, sentence
from isnad.stories.words import VICTIMS, act, harm, is_flight, is_harm

# Sectors of people who speak for nobody but themselves.
_PLAIN = ("CVL", "EDU", "REF")
# Sectors of those who know what others do not, and tell of more than they saw.
_OFFICIAL = ("GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "IGO", "PTY", "PRM", "UAF")
_T = TypeVar("_T", str, int)


def nodes(held: Held) -> list[Node]:
    """The nodes of a report, as they stand in it."""
    together: dict[tuple[str, int], list[Claim]] = {}
    for claim in held.claims:
        together.setdefault((claim.trigger.part, claim.trigger.start), []).append(claim)
    at = [_trace(held, claims[0]) for claims in together.values()]
    of = {n: sentence(held, n) for n in set(at)}
    alone = Counter(at)
    lead = _lead(at, list(together.values()))
    land = _land(held.claims)
    found = [
        _node(held, claims, of[n], land, lone=alone[n] == 1, lead=claims is lead)
        for n, claims in zip(at, together.values(), strict=True)
    ]
    return answered(_set(found), held)


def _land(claims: list[Claim]) -> str | None:
    """The country in which most of what a report claims is; of several, the first."""
    told = Counter(c.place.country for c in claims if c.place and c.place.country)
    return next((country for country, _ in told.most_common(1)), None)


def _set(found: list[Node]) -> list[Node]:
    """Nodes with where their report is set: where it leads with, else the first place that it
    tells, and all countries that it tells of."""
    told = [n.places for n in sorted(found, key=lambda n: (_lost(n), not n.lead)) if n.places]
    if not told:
        return found
    where = _each([*told[0], *(places[-1] for places in told)])
    return [msgspec.structs.replace(node, setting=where) for node in found]


def _lost(node: Node) -> bool:
    """Whether where a node is has a name and no more: that tells nothing of other places."""
    return bool(node.places) and node.point is None and not node.places[0].isdecimal()


def _lead(at: list[int], told: list[list[Claim]]) -> list[Claim] | None:
    """What a report leads with: of the first sentence of its text (else of its title) that tells
    of more than speaking, what has a place, else what stands first."""
    events = [(n, claims) for n, claims in zip(at, told, strict=True) if not _speech(claims)]

    def order(one: tuple[int, list[Claim]]) -> tuple[bool, int, bool, int]:
        n, (first, *_) = one
        return (
            first.trigger.part == "title",
            n,
            not any(c.place for c in one[1]),
            first.trigger.start,
        )

    return min(events, key=order)[1] if events else None


def _speech(claims: list[Claim]) -> bool:
    return all(claim.type in kin.SPEECH for claim in claims)


def _node(
    held: Held, claims: list[Claim], said: Sentence, land: str | None, *, lone: bool, lead: bool
) -> Node:
    report, trigger, trace = held.report, claims[0].trigger, said.trace
    language = report.language or ""
    first, last, dated = days.when(held, claims, trace)
    where = max((places.chain(c.place, land) for c in claims), key=len)
    speech = _speech(claims)
    return Node(
        report=report.id,
        claims=[c.id for c in claims],
        part=trigger.part,
        start=trigger.start,
        trace=said.at,
        published=days.told_on(held),
        outlet=report.outlet,
        language=language,
        types=sorted({c.type for c in claims}),
        hints=said.hints if speech else [],
        places=where,
        point=next((point for c in claims if (point := places.point(c.place))), None),
        busy=any(places.busy(c.place) for c in claims),
        around=said.around,
        before=[] if where else said.before,
        first=first,
        last=last,
        dated=dated,
        people=_each(n for c in claims for p in (*c.actors, *c.recipients) for n in _called(p)),
        doers=_each(side for c in claims for p in c.actors if (side := _side(p))),
        named=_each(one for one in trace.entities if one.startswith("person:")),
        counts=_counts(claims, trace, speech=speech),
        toll=None if speech and not lone else _toll(claims, trace),
        since=days.since(held, claims, trace) if lone or not speech else None,
        numbers=_each(trace.numbers),
        sources=_each(s.entity for c in claims for s in c.sources if s.entity),
        sounds=said.sounds,
        concepts=_each(trace.concepts),
        words=said.words,
        act=act(trigger.quote, language),
        harm=harm(trigger.quote, language),
        speech=speech,
        lone=lone,
        witness=speech and lone and _witness(claims) and not trace.dates,
        lead=lead,
        lasting=any(map(_lasting, claims)),
    )


def _each(found: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(found))


def _trace(held: Held, claim: Claim) -> int:
    """The position of the trace of a claim's sentence; -1 where there is none."""
    same = [(t.start, i) for i, t in enumerate(held.traces) if t.part == claim.trigger.part]
    found = bisect_right(same, (claim.trigger.start, len(held.traces))) - 1
    return same[found][1] if found >= 0 else -1


def _called(one: Participant) -> Iterator[str]:
    """What a participant is known by: who it is, and its country and sector."""
    if one.entity is not None:
        yield one.entity
    if side := _side(one):
        yield side


def _side(one: Participant) -> str | None:
    return f"{one.country} {one.sector}" if one.country and one.sector != "UNK" else None


def _counts(claims: list[Claim], trace: Trace, *, speech: bool) -> Counts | None:
    """Whom the numbers of a sentence count, by its claims, else by the first of its words of harm
    or flight."""
    types = {claim.type for claim in claims}
    if not trace.numbers:
        return None
    if "DISPLACEMENT" in types:
        return "displaced"
    if "TOLL" in types:
        return "killed"
    if not speech and "ASSAULT" not in types:
        return None
    return next((found for c in trace.concepts if (found := _counted_by(c))), None)


def _counted_by(concept: str) -> Counts | None:
    return "killed" if is_harm(concept) else "displaced" if is_flight(concept) else None


def _toll(claims: list[Claim], trace: Trace) -> int | None:
    """The number of victims that claims tell, else the first number of a sentence that tells of
    harm."""
    counted = (claim.counts.get(what) for what in VICTIMS for claim in claims)
    told = next((c.low for c in counted if c is not None and c.high in (None, c.low)), None)
    if told is not None or not any(map(is_harm, trace.concepts)):
        return told
    return next(iter(trace.numbers), None)


def _witness(claims: list[Claim]) -> bool:
    """Whether it is somebody without a name, or without an office, who says something."""
    roots = [claim.sources[-1] for claim in claims if claim.sources]
    statements = all(claim.type == "STATEMENT" for claim in claims)
    plain = all(
        not r.entity and (r.sector in _PLAIN if r.named else r.sector not in _OFFICIAL)
        for r in roots
    )
    return statements and bool(roots) and plain


def _lasting(claim: Claim) -> bool:
    """Whether a claim tells a state that holds, or what goes on from a day."""
    goes_on = claim.time is not None and claim.time.edtf.endswith("..")
    return goes_on or (claim.type in kin.STATES and claim.status in (None, "holds"))
