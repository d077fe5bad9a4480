"""Reports and claims for the tests of the store, made up."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from isnad.records import (
    CarriedBy,
    Claim,
    Count,
    MadeBy,
    Participant,
    Place,
    ReadResult,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
)

SENTENCE = "Delta TV said on Monday that rebels shelled Northam, killing 4 people."


def span(report: Report, words: str) -> Span:
    """The first place where the words stand in the text of a report."""
    start = report.text.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def report(report_id: str = "r1", text: str = SENTENCE, **fields: Any) -> Report:
    """A report of that text, as the reading stage makes it."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return msgspec.convert(
        {"id": report_id, "sha256": sha, "text": text, "language": "en", **fields}, Report
    )


def claim(of: Report, trigger: str = "shelled", version: str = "1", **fields: Any) -> Claim:
    """A claim that stands on words of the report; ``fields`` replace parts of it."""
    words = span(of, trigger)
    key = f"{of.sha256}/{words.start}/{trigger}"
    made = Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        report=reference(of),
        type="ASSAULT",
        trigger=words,
        evidence=Span(start=0, end=len(of.text), quote=of.text),
        made_by=MadeBy(engine="rules", version=version),
    )
    return msgspec.structs.replace(made, **fields)


def reference(of: Report) -> ReportRef:
    """What a claim says of a report."""
    fields = {name: getattr(of, name) for name in ReportRef.__struct_fields__}
    return msgspec.convert({**fields, "language": of.language or "und"}, ReportRef)


def full_claim(of: Report, version: str = "1") -> Claim:
    """A claim with something in most of its slots."""

    def held(words: str) -> dict[str, Any]:
        found = span(of, words)
        return {"text": words, "start": found.start, "end": found.end}

    four = span(of, "4")
    return claim(
        of,
        version=version,
        actors=[Participant(name="rebels", entity="group:x", sector="REB", **held("rebels"))],
        place=Place(name="Northam", country="GBR", geonames=1, **held("Northam")),
        time=Time(edtf="2024-12-02", basis="relative", **held("on Monday")),
        sources=[Source(name="Delta TV", sector="MED", cue=span(of, "said"), **held("Delta TV"))],
        counts={"killed": Count(low=4, high=4, quote="4", start=four.start, end=four.end)},
    )


def result(of: Report, *claims: Claim) -> ReadResult:
    """What reading that report gave."""
    return ReadResult(report=of, claims=list(claims))


def many(count: int) -> list[ReadResult]:
    """That many reports with three claims each; the texts differ."""
    made = []
    for n in range(count):
        of = report(f"r{n:04}", f"{SENTENCE} This was report number {n}.")
        triggers = ("shelled", "killing", "said")
        made.append(result(of, *(claim(of, trigger) for trigger in triggers)))
    return made


CREDIT = CarriedBy(name="Delta", link="credit", start=0, end=5, text="Delta")
