"""Records as rows, and rows as records."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC, datetime, time
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad import settings
from isnad.edtf import bounds
from isnad.records import CarriedBy, Claim, Participant, Report, ReportRef, Trace

# Kept in columns or with the report, so not in the body of a claim.
_ELSEWHERE = ("report", "revision", "supersedes")
_ROLES = {"actor": "actors", "recipient": "recipients", "broker": "brokers", "source": "sources"}

_CLAIM = msgspec.json.Decoder(Claim)

Row = dict[str, Any]


def instant(moment: datetime) -> str:
    """An instant in UTC, with as many digits always, so that text order is time order. One that
    no calendar has in UTC, on the first or last day of all, is as its own zone has it."""
    with suppress(OverflowError):
        moment = moment.astimezone(UTC)
    # The year of strftime has as many digits as the system likes.
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def known_at(received: str) -> str:
    """When a report was known, from RFC 3339; a bare date counts from the end of that day, and a
    time without a zone is UTC. Raises ValueError on anything else."""
    moment = datetime.fromisoformat(received)
    if len(received) == len("2024-12-01"):
        moment = datetime.combine(moment, time.max)
    return instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))


def clocks_of(report: Report) -> tuple[str, str]:
    """When a report was known by arrival and by publication. One that does not say when it was
    published, or says a time after its arrival or before there was news, was known by publication
    when it arrived."""
    received = known_at(report.received or "")
    last = bounds((report.published or "").partition("T")[0])[1]
    if last is None or report.published is None or last < settings.FIRST_NEWS:
        return received, received
    exact = "T" in report.published
    published = known_at(report.published if exact else last)
    return received, min(published, received)


def report_row(report: Report, now: str) -> Row:
    """The row of a report as received; ``now`` is its time of arrival if it brings none."""
    received = report.received or now
    return {
        "id": report.id,
        "sha256": report.sha256,
        "text": report.text,
        "title": report.title,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published,
        "received": received,
        "known_at": known_at(received),
    }


def report_of(row: sa.RowMapping) -> Report:
    """A report from its row joined with that of its newest reading."""
    return _report(row, row["text"])


def listed_of(row: sa.RowMapping) -> Report:
    """A report without its text, from the same columns."""
    return _report(row, "")


def _report(row: sa.RowMapping, text: str) -> Report:
    return Report(
        id=row["id"],
        sha256=row["sha256"],
        text=text,
        language=row["language"],
        title=row["title"],
        url=row["url"],
        published=row["published"],
        received=row["received"],
        outlet=row["outlet"],
        carried_by=carried_of(row["carried_by"]),
    )


def carried_json(carried: list[CarriedBy]) -> str:
    """``carried_by`` as JSON text."""
    return msgspec.json.encode(carried).decode()


def carried_of(text: str) -> list[CarriedBy]:
    """``carried_by`` from JSON text."""
    return msgspec.json.decode(text, type=list[CarriedBy])


def traces_json(traces: list[Trace]) -> str:
    """Traces as JSON text."""
    return msgspec.json.encode(traces).decode()


def traces_of(text: str | None) -> list[Trace]:
    """Traces from JSON text; none where the reading made none."""
    return msgspec.json.decode(text, type=list[Trace]) if text else []


def ref_of(row: sa.RowMapping) -> ReportRef:
    """What a claim says of its report, from the same columns; the text is not needed."""
    return ReportRef(
        id=row["id"],
        sha256=row["sha256"],
        language=row["language"] or "und",
        url=row["url"],
        published=row["published"],
        received=row["received"],
        outlet=row["outlet"],
        carried_by=carried_of(row["carried_by"]),
    )


def body_of(claim: Claim) -> Row:
    """A claim as objects and lists, without what is kept elsewhere; made once for all who look at
    it, since making it costs as much as most of what is done with it."""
    body: Row = msgspec.to_builtins(claim)
    for name in _ELSEWHERE:
        del body[name]
    return body


def content_sha256(body: Row) -> str:
    """A hash of what a claim says; who made it, and as which revision, is not part of that."""
    said = {name: value for name, value in body.items() if name != "made_by"}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def claim_row(claim: Claim, body: Row, content: str) -> Row:
    """The row of a claim; the caller adds where it belongs and which revision it is."""
    place, when = claim.place, claim.time
    first, last = bounds(when.edtf) if when else (None, None)
    return {
        "id": claim.id,
        "content_sha256": content,
        "type": claim.type,
        "status": claim.status,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "place_name": place.name if place else None,
        "place_country": place.country if place else None,
        "place_geonames": place.geonames if place else None,
        "time_edtf": when.edtf if when else None,
        "time_first": first,
        "time_last": last,
        "trigger_part": claim.trigger.part,
        "trigger_start": claim.trigger.start,
        "body": msgspec.json.encode(body).decode(),
    }


def participant_rows(claim: Claim) -> list[Row]:
    """A row for everybody who has a part in a claim; the caller adds which claim it is."""
    return [
        _participant(one, role, at)
        for role, field in _ROLES.items()
        for at, one in enumerate(getattr(claim, field))
    ]


def _participant(one: Participant, role: str, position: int) -> Row:
    return {
        "role": role,
        "position": position,
        "name": one.name,
        "entity": one.entity,
        "country": one.country,
        "sector": one.sector,
    }


def claim_of(row: sa.RowMapping, ref: ReportRef) -> Claim:
    """A claim from its row and what is known of its report."""
    elsewhere = {"report": ref, "revision": row["revision"], "supersedes": row["supersedes"]}
    # Both are whole objects in JSON: the two are decoded as one, which takes half the time.
    known = msgspec.json.encode(elsewhere)[:-1]
    return _CLAIM.decode(known + b"," + row["body"][1:].encode())
