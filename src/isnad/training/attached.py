"""Places and dates of annotated lines with their features, and which of them readers took."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from itertools import chain
from typing import NamedTuple

from isnad.annotations import Candidate, Sentence
from isnad.resolve.learned import choice
from isnad.resolve.learned.clues import plain
from isnad.resolve.resolver import Resolver
from isnad.resolve.when import dating
from isnad.training.standoff import MarkedClaim

Span = tuple[int, int]

# What a reader may leave out counts less.
_OPTIONAL = 0.3
# Phrases that share so much are the same place.
_ALIKE = 0.6


class Attached(NamedTuple):
    """A phrase beside a candidate that tells a claim: whether it is the answer to a question."""

    language: str
    report: str
    head: str
    label: bool
    weight: float
    features: list[str]


class Told(NamedTuple):
    """A candidate that tells a claim of the readers, with that claim."""

    candidate: Candidate
    claim: MarkedClaim


def told(
    sentence: Sentence, proposals: list[Candidate], claims: list[MarkedClaim]
) -> Iterator[Told]:
    """The candidates of a sentence that tell one of the claims, each claim once; a proposal is
    taken for a claim of the type that the readers gave it."""
    left = [c for c in claims if c.part == sentence.passage.part and c.trigger is not None]
    for known in (True, False):
        for candidate in sentence.candidates if known else proposals:
            item = candidate.trigger[0]
            start, end = (
                sentence.tokens[item.i].start,
                sentence.tokens[max(item.j, item.i + 1) - 1].end,
            )
            for claim in left:
                trigger = claim.trigger
                if trigger is None or not (trigger[0] < end and start < trigger[1]):
                    continue
                if known and candidate.type not in claim.types:
                    continue
                if candidate.proposed == "speech":
                    continue
                left.remove(claim)
                yield Told(candidate if known else _taken(candidate, claim.type, sentence), claim)
                break


def _taken(candidate: Candidate, kind: str, sentence: Sentence) -> Candidate:
    """A copy of a proposal as the judge would have it stand."""
    other = copy(candidate)
    other.roles, other.fired, other.type = dict(candidate.roles), list(candidate.fired), kind
    choice.spoken(other, sentence)
    return other


def attached(one: Told, sentence: Sentence, resolver: Resolver) -> Iterator[Attached]:
    """The phrases beside a candidate, labelled."""
    candidate, claim = one
    language, report = resolver.pack.code, resolver.report.id
    weight = _OPTIONAL if claim.optional else 1.0
    attachment = resolver.attachment
    spots = attachment.spots(candidate, sentence, resolver.ruled_place(candidate, sentence), plain)
    gold = claim.place.span if claim.place is not None else None
    if claim.place is None or gold is not None:
        best = max((_likeness(spot.span, gold) for spot, _ in spots), default=0.0) if gold else 0.0
        for spot, clues in spots:
            likeness = _likeness(spot.span, gold) if gold else 0.0
            right = likeness > 0 and (likeness == best or likeness >= _ALIKE)
            if right or likeness == 0:
                yield Attached(
                    language, report, "place", right, weight, list(chain.from_iterable(clues))
                )
    yield from _people(one, sentence, resolver)
    ruled = dating.Dates(sentence, resolver.meanwhile).of(candidate)
    dates = attachment.dates(candidate, sentence, ruled, plain)
    time = claim.time
    if time is None or time.span is not None:
        for date, clues in dates:
            right = (
                time is not None
                and time.span is not None
                and _meets((date.start, date.end), time.span)
            )
            yield Attached(
                language, report, "time", right, weight, list(chain.from_iterable(clues))
            )


def _people(one: Told, sentence: Sentence, resolver: Resolver) -> Iterator[Attached]:
    candidate, claim = one
    language, report = resolver.pack.code, resolver.report.id
    weight = _OPTIONAL if claim.optional else 1.0
    for role, marked in (("actor", claim.actors), ("recipient", claim.recipients)):
        gold = [m.span for m in marked if m.span is not None]
        found = []
        for group, clues in resolver.attachment.persons(candidate, sentence, role, plain):
            who = resolver.people.participant(group, sentence)
            if who.start is not None and who.end is not None:
                found.append(((who.start, who.end), clues))
        best = {span: max((_likeness(s, span) for s, _ in found), default=0.0) for span in gold}
        for own, clues in found:
            likely = [(_likeness(own, span), span) for span in gold if _meets(own, span)]
            right = any(x == best[span] or x >= _ALIKE for x, span in likely)
            if right or not likely:
                yield Attached(
                    language, report, role, right, weight, list(chain.from_iterable(clues))
                )


def _meets(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _likeness(a: Span, b: Span) -> float:
    """How much of the longer of two phrases is the same words."""
    both = min(a[1], b[1]) - max(a[0], b[0])
    return max(both, 0) / max(a[1] - a[0], b[1] - b[0], 1)
