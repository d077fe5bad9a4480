"""A stand-in for the engine: one claim for every "seized"; it fails where the text says so."""

from __future__ import annotations

import re

from isnad.errors import UnsupportedLanguage
from isnad.records import (
    Claim,
    DateMention,
    MadeBy,
    Participant,
    Place,
    ReadResult,
    Report,
    ReportRef,
    Source,
    Span,
)


def read(report: Report) -> ReadResult:
    """A claim for every "seized"."""
    _look(report)
    claims = [_claim(report, found) for found in re.finditer("seized", report.text)]
    return ReadResult(report=report, claims=claims)


def dates(report: Report) -> list[DateMention]:
    """A date for every year."""
    _look(report)
    return [
        DateMention(start=found.start(), end=found.end(), text=found[0], edtf=found[0])
        for found in re.finditer(r"\d{4}", report.text)
    ]


def places(report: Report) -> list[tuple[Place, str]]:
    """A place for every "Idlib"."""
    _look(report)
    return [
        (Place(name=f[0], text=f[0], start=f.start(), end=f.end()), "the only place of that name")
        for f in re.finditer("Idlib", report.text)
    ]


def why(claim: Claim, report: Report) -> str:
    """The rules of a claim over its sentence."""
    return f"{', '.join(claim.made_by.rules)}\n{claim.evidence.quote}"


def _look(report: Report) -> None:
    report.language = report.language or "en"
    if report.language != "en":
        raise UnsupportedLanguage(report.language, ["en"])
    if "crash" in report.text:
        raise ZeroDivisionError("by zero")


def _claim(report: Report, found: re.Match[str]) -> Claim:
    text, start, end = report.text, found.start(), found.end()
    return Claim(
        id=f"claim-{report.sha256[:8]}-{start}",
        report=ReportRef(id=report.id, sha256=report.sha256, language="en"),
        type="CONTROL",
        status="begins",
        trigger=Span(start=start, end=end, quote=text[start:end]),
        evidence=Span(start=0, end=len(text), quote=text),
        actors=[Participant(name="Rebels", text=None, sector="REB")],
        sources=[Source(name="The army", text=None, stance="states")],
        made_by=MadeBy(engine="rules", version="0", rules=["verb:seize"]),
    )
