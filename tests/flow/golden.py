"""Whole reports, and their claims in a form that people can read and compare.

A report is ``reports/NAME.txt``; what is expected of it stands beside it in ``NAME.claims``. The
reports are in words of our own and tell facts of public record; their outlets are invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from isnad import flow
from isnad.records import Claim, Participant, Place, Report, Source, Time

FOLDER = Path(__file__).parent / "reports"
PUBLISHED = {"ar": "2020-03-06", "en": "2016-12-22", "vi": "2018-12-14"}
NAMES = tuple(PUBLISHED)


def report(name: str) -> Report:
    """A report of the folder; its first line is the title."""
    title, _, text = (FOLDER / f"{name}.txt").read_text("utf-8").partition("\n")
    return Report(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=title,
        published=PUBLISHED[name],
    )


def expected(name: str) -> str:
    """What the report is expected to claim."""
    return (FOLDER / f"{name}.claims").read_text("utf-8")


def told(name: str) -> str:
    """What the report claims now."""
    result = flow.read(report(name))
    blocks = ["\n".join(_claim(claim)) for claim in result.claims]
    carried = (f"{by.link} {by.name or by.url or '?'}" for by in result.report.carried_by)
    head = f"{result.report.language}; carried by: {', '.join(carried) or 'nobody named'}"
    return "\n\n".join([head, *blocks]) + "\n"


def _claim(claim: Claim) -> Iterator[str]:
    """A claim in a few lines: its sentence first, with the trigger in brackets."""
    start, end = (at - claim.evidence.start for at in (claim.trigger.start, claim.trigger.end))
    words = claim.evidence.quote
    yield f"{words[:start]}[{words[start:end]}]{words[end:]}"
    status = [claim.status] if claim.status else []
    extra = [x for x in (claim.polarity, claim.modality) if x not in ("affirmed", "actual")]
    yield "  " + " ".join([claim.type, *claim.modes, *status, *extra])
    for label, people in (
        ("who", claim.actors),
        ("whom", claim.recipients),
        ("through", claim.brokers),
    ):
        if people:
            yield f"  {label}: " + "; ".join(map(_person, people))
    if claim.place:
        yield f"  where: {_place(claim.place)}"
    if claim.origin_place:
        yield f"  from: {_place(claim.origin_place)}"
    if claim.time:
        yield f"  when: {_time(claim.time)}"
    for name, count in claim.counts.items():
        yield f"  {name}: {count.low} to {count.high}"
    if claim.sources:
        yield "  said by: " + " < ".join(map(_source, claim.sources))
    for chain in claim.also_said_by:
        yield "  also said by: " + " < ".join(map(_source, chain))


def _person(one: Participant) -> str:
    known = " ".join(x for x in (one.entity, one.country, one.sector) if x)
    return f"{one.name} ({known})"


def _source(one: Source) -> str:
    facts = [one.stance or "", "" if one.named else "unnamed", one.manner or ""]
    return f"{_person(one)} {' '.join(filter(None, facts))}"


def _place(one: Place) -> str:
    return f"{one.name} ({one.country or '?'}, {one.precision})"


def _time(one: Time) -> str:
    return f"{one.edtf} {one.basis}"
