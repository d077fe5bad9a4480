"""From settled candidates to claims of contract 1.0, every span checked against the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from isnad.annotations import Item, Sentence
from isnad.records import Claim, Cue, Part, Report, ReportRef, Source, Span


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
    return token_span(item.i, item.j, sentence, texts)


def token_span(i: int, j: int, sentence: Sentence, texts: dict[str, str]) -> Span:
    """The span of the tokens i to j of a sentence."""
    part: Part = sentence.passage.part
    start, end = sentence.tokens[i].start, sentence.tokens[j - 1].end
    return Span(part=part, start=start, end=end, quote=texts[part][start:end])


def cue(item: Item, of: str, sentence: Sentence, texts: dict[str, str]) -> Cue:
    """A cue with what it is a cue of."""
    span = item_span(item, sentence, texts)
    return Cue(part=span.part, start=span.start, end=span.end, quote=span.quote, of=of)  # type: ignore[arg-type]


def spans(claim: Claim) -> Iterator[tuple[Part, int, int, str]]:
    """Every span of a claim as (part, start, end, quote)."""
    for span in (
        claim.trigger,
        claim.evidence,
        claim.quotation,
        claim.content,
        *claim.trigger_parts,
        *claim.cues,
    ):
        if span is not None:
            yield span.part, span.start, span.end, span.quote
    for person in (*claim.actors, *claim.recipients, *claim.brokers, *claim.sources):
        if person.start is not None and person.end is not None and person.text is not None:
            yield person.part, person.start, person.end, person.text
        if person.antecedent is not None:
            yield (
                person.antecedent.part,
                person.antecedent.start,
                person.antecedent.end,
                person.antecedent.quote,
            )
        if isinstance(person, Source) and person.cue is not None:
            yield person.cue.part, person.cue.start, person.cue.end, person.cue.quote
    for where in (claim.place, claim.origin_place, claim.time):
        if (
            where is not None
            and where.start is not None
            and where.end is not None
            and where.text is not None
        ):
            yield where.part, where.start, where.end, where.text
    for count in claim.counts.values():
        if count.start is not None and count.end is not None and count.quote is not None:
            yield count.part, count.start, count.end, count.quote
    if claim.extent is not None:
        for left in claim.extent.except_:
            yield left.part, left.start, left.end, left.quote
        if (
            claim.extent.start is not None
            and claim.extent.end is not None
            and claim.extent.quote is not None
        ):
            yield claim.extent.part, claim.extent.start, claim.extent.end, claim.extent.quote


def verbatim(claim: Claim, texts: dict[str, str]) -> bool:
    """Whether every span of the claim stands in the report word for word."""
    return all(texts[part][start:end] == quote for part, start, end, quote in spans(claim))
