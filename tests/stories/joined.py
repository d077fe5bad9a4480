"""Small reports with claims and lineages, made by hand."""

from __future__ import annotations

from typing import Any

from isnad.joins import Aligned, Held, Kin, Lineage, Node, Original
from isnad.records import (
    CarriedBy,
    Claim,
    MadeBy,
    Participant,
    Place,
    Report,
    ReportRef,
    Source,
    Span,
    Trace,
)

DAY = "2024-12-01"


def source(text: str | None, name: str | None = None, **given: Any) -> Source:
    """Somebody who says something; named unless said otherwise."""
    return Source(name=name or text, text=text, **given)


def actor(text: str, **given: Any) -> Participant:
    return Participant(name=text, text=text, **given)


def place(name: str, geonames: int) -> Place:
    return Place(name=name, text=name, geonames=geonames, precision="settlement")


class Sentence:
    """A sentence with the claims that it makes."""

    def __init__(self, text: str, *claims: dict[str, Any], places: tuple[int, ...] = ()) -> None:
        self.text, self.claims, self.places = text, claims, places


def says(
    *sources: Source, kind: str = "CONTROL", trigger: str = "took", **given: Any
) -> dict[str, Any]:
    """A claim of a sentence: its type, the words that trigger it, and who says it."""
    return {"type": kind, "trigger": trigger, "sources": list(sources), **given}


def held(
    name: str,
    outlet: str,
    *sentences: Sentence,
    language: str = "en",
    published: str = DAY,
    carried: tuple[CarriedBy, ...] = (),
) -> Held:
    """A report of those sentences."""
    text = "\n".join(one.text for one in sentences)
    report = Report(
        id=name, sha256=name, text=text, language=language, outlet=outlet,
        published=published, carried_by=list(carried),
    )  # fmt: skip
    ref = ReportRef(
        id=name, sha256=name, language=language, outlet=outlet, published=published,
        carried_by=list(carried),
    )  # fmt: skip
    traces, claims, at = [], [], 0
    for sentence in sentences:
        end = at + len(sentence.text)
        traces.append(Trace("text", at, end, places=list(sentence.places)))
        for n, given in enumerate(sentence.claims):
            claims.append(_claim(f"{name}-{at}-{n}", ref, sentence.text, at, dict(given)))
        at = end + 1
    return Held(report=report, claims=claims, traces=traces)


def _claim(name: str, ref: ReportRef, text: str, at: int, given: dict[str, Any]) -> Claim:
    words = given.pop("trigger")
    start = at + text.index(words)
    evidence = Span(start=at, end=at + len(text), quote=text)
    for one in (*given["sources"], *given.get("actors", [])):
        if one.text and one.text in text:
            one.start = at + text.index(one.text)
            one.end = one.start + len(one.text)
    return Claim(
        id=name, report=ref, evidence=evidence, made_by=MadeBy(engine="test", version="1"),
        trigger=Span(start=start, end=start + len(words), quote=words), **given,
    )  # fmt: skip


def credit(name: str) -> CarriedBy:
    return CarriedBy(name=name, link="credit")


def comes_of(
    later: str, kind: Kin, original: Held, *aligned: tuple[int, int], score: float = 1.0
) -> Lineage:
    """A lineage; pairs of sentences: of the original, of the later report."""
    pairs = [Aligned(first, second, 0.9) for first, second in aligned]
    of = Original(report=original.report.id, outlet=original.report.outlet)
    return Lineage(report=later, kind=kind, of=of, because="x", aligned=pairs, score=score)


def nodes(*reports: Held) -> list[Node]:
    """A node for every claim, as published."""
    return [
        Node(
            report=one.report.id, claims=[claim.id], part=claim.trigger.part,
            start=claim.trigger.start, trace=0, published=one.report.published,
        )
        for one in sorted(reports, key=lambda h: (h.report.published or "", h.report.id))
        for claim in one.claims
    ]  # fmt: skip
