"""From settled candidates to claims of contract 1.0, every span checked against the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from isnad.annotations import Item, Sentence
from isnad.records import (
    Claim,
    Count,
    Cue,
    Extent,
    Part,
    Participant,
    Place,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
)
from isnad.resolve.memory import Known
from isnad.world import PlaceRecord
from isnad.world.entities import Precision

# How exactly a place is known that lies in or by another, by how exactly that is.
_BESIDE: dict[str, Precision] = {
    "exact": "near", "near": "near", "settlement": "near", "district": "district",
}  # fmt: skip


def reference(report: Report) -> ReportRef:
    """What every claim of a report says of it."""
    return ReportRef(
        id=report.id, sha256=report.sha256, language=report.language or "und", url=report.url,
        published=report.published, received=report.received, outlet=report.outlet,
        carried_by=report.carried_by,
    )  # fmt: skip


def claim_id(sha256: str, kind: str, span: Span, ordinal: int) -> str:
    """The permanent id: it depends on the words, not on the engine's version."""
    raw = f"{sha256} {kind} {span.part} {span.start} {span.end} {ordinal}"
    return hashlib.sha256(raw.encode()).hexdigest()[:20]


def item_span(item: Item, sentence: Sentence, texts: dict[str, str]) -> Span:
    """The span of an item."""
    span = token_span(item.i, item.j, sentence, texts)
    start = begin(item.i, sentence, texts)
    return Span(part=span.part, start=start, end=span.end, quote=texts[span.part][start : span.end])


def begin(i: int, sentence: Sentence, texts: dict[str, str]) -> int:
    """Where the word of token i begins, after particles that are written together with it."""
    token, text = sentence.tokens[i], texts[sentence.passage.part]
    at = token.start + token.lead
    while token.lead and at < token.end - 1 and not text[at].isalnum():
        at += 1
    return at


def token_span(i: int, j: int, sentence: Sentence, texts: dict[str, str]) -> Span:
    """The span of the tokens i to j of a sentence."""
    part: Part = sentence.passage.part
    start, end = sentence.tokens[i].start, sentence.tokens[max(j, i + 1) - 1].end
    return Span(part=part, start=start, end=end, quote=texts[part][start:end])


def cue(item: Item, of: str, sentence: Sentence, texts: dict[str, str]) -> Cue:
    """A cue with what it is a cue of."""
    span = item_span(item, sentence, texts)
    return Cue(part=span.part, start=span.start, end=span.end, quote=span.quote, of=of)  # type: ignore[arg-type]


def spans(claim: Claim) -> Iterator[tuple[Part, int, int, str]]:
    """Every span of a claim as (part, start, end, words)."""
    for piece in _pieces(claim):
        if piece is None or piece.start is None or piece.end is None:
            continue
        words = getattr(piece, "quote", None) or getattr(piece, "text", None)
        if words is not None:
            yield piece.part, piece.start, piece.end, words


def _pieces(
    claim: Claim,
) -> Iterator[Span | Cue | Participant | Place | Time | Count | Extent | None]:
    yield from (claim.trigger, claim.evidence, claim.quotation, claim.content)
    yield from (*claim.trigger_parts, *claim.cues, claim.place, claim.origin_place, claim.time)
    yield from (*claim.counts.values(), claim.extent)
    yield from claim.extent.except_ if claim.extent is not None else ()
    sources = [one for chain in claim.chains for one in chain]
    for person in (*claim.actors, *claim.recipients, *claim.brokers, *sources):
        yield from (person, person.antecedent)
        yield person.cue if isinstance(person, Source) else None


def verbatim(claim: Claim, texts: dict[str, str]) -> bool:
    """Whether every span of the claim stands in the report word for word."""
    return all(
        start < end and texts[part][start:end] == quote for part, start, end, quote in spans(claim)
    )


def unworded(who: Known | Source) -> Participant:
    """Somebody known from elsewhere as a participant for whom no words stand."""
    return Participant(
        name=who.name,
        text=None,
        entity=who.entity,
        country=who.country,
        sector=who.sector,
    )


def within(place: Place | None, around: Place | None) -> Place | None:
    """A place with the country of another that it is said to lie in, if it has none."""
    if place is None or around is None or place.country is not None:
        return place
    return msgspec.structs.replace(place, country=around.country)


def beside(place: Place, around: Place | None) -> Place:
    """A place of which nothing else is known, at the point of another, small one that it is said to
    lie in or by; in its country alone where that is large."""
    if around is None or place.latitude is not None:
        return place
    exact = _BESIDE.get(around.precision)
    if exact is None:
        return within(place, around) or place
    return msgspec.structs.replace(
        place,
        country=around.country,
        claimed_by=list(around.claimed_by),
        latitude=around.latitude,
        longitude=around.longitude,
        precision=exact,
    )


def place_of(record: PlaceRecord) -> Place:
    """A place of the gazetteer, for which no words stand yet."""
    return Place(
        name=record.name, text=None, country=record.country, claimed_by=list(record.claimed_by),
        geonames=record.geonames or None, latitude=record.latitude, longitude=record.longitude,
        precision=record.precision,
    )  # fmt: skip
