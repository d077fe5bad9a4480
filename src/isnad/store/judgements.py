"""Judgements that somebody in a report is an entity of the world: kept with their reasons, listed,
undone and made anew.

A judgement is of one entity in one report: all names that the report has for it. What is undone
stays written; claims are then read with the report's own words in the place of the entity.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.records import Claim, Judged, Participant
from isnad.store.schema import claims, judgements, participants, readings, reports, splits, waiting

_BY_TABLE = "named so in the tables of the world"
# Nobody takes one country for another by its name; its mentions are no judgement.
_PLAIN = "country:"


class Judgement(msgspec.Struct, frozen=True):
    """A judgement as it stands: its id, report, language, entity, the names that the report has for
    it, why, and whether somebody has undone it."""

    id: str
    report: str
    language: str | None
    entity: str
    names: list[str]
    reason: str
    apart: bool


def rows_of(
    report: str, made: Iterable[Claim], judged: Iterable[Judged]
) -> Iterator[dict[str, str]]:
    """The rows of the judgements that the claims of a report rest on."""
    reasons: dict[str, list[str]] = {}
    for one in judged:
        reasons.setdefault(one.entity, []).append(one.reason)
    names: dict[str, list[str]] = {}
    for claim in made:
        for who in everybody(claim):
            if who.entity and not who.entity.startswith(_PLAIN):
                slot = names.setdefault(who.entity, [])
                if who.text and who.antecedent is None and who.text not in slot:
                    slot.append(who.text)
    for entity in sorted(names):
        yield {
            "id": hashlib.sha256(f"{report} {entity}".encode()).hexdigest()[:12],
            "entity": entity,
            "names": msgspec.json.encode(names[entity]).decode(),
            "reason": "; ".join(dict.fromkeys(reasons.get(entity, [_BY_TABLE]))),
        }


def everybody(claim: Claim) -> list[Participant]:
    """All participants and sources of a claim."""
    sources = [one for chain in claim.chains for one in chain]
    return [*claim.actors, *claim.recipients, *claim.brokers, *sources]


def of_entity(connection: sa.Connection, entity: str) -> list[Judgement]:
    """The judgements of the newest readings that found an entity, in order of arrival."""
    newest = (
        sa.select(sa.func.max(readings.c.seq))
        .where(readings.c.report_seq == reports.c.seq)
        .correlate(reports)
        .scalar_subquery()
    )
    joined = judgements.join(readings, readings.c.seq == judgements.c.reading_seq).join(
        reports, sa.and_(reports.c.seq == readings.c.report_seq, readings.c.seq == newest)
    )
    query = (
        sa.select(judgements, reports.c.id.label("report"), readings.c.language)
        .select_from(joined)
        .where(judgements.c.entity == entity)
        .order_by(judgements.c.seq)
    )
    apart = undone(connection)
    return [
        Judgement(
            id=row["id"],
            report=row["report"],
            language=row["language"],
            entity=row["entity"],
            names=msgspec.json.decode(row["names"], type=list[str]),
            reason=row["reason"],
            apart=row["id"] in apart,
        )
        for row in connection.execute(query).mappings()
    ]


def set_apart(connection: sa.Connection, judgement: str, now: str, *, apart: bool) -> str:
    """Undo a judgement, or make it anew; the entity that it is of. Raises StoreError where there is
    none of that id."""
    query = sa.select(judgements.c.entity).where(judgements.c.id == judgement).limit(1)
    entity = connection.scalar(query)
    if entity is None:
        raise StoreError(
            f"there is no judgement {judgement!r}; isnad who NAME --store FILE lists their ids"
        )
    connection.execute(splits.insert().values(judgement=judgement, apart=apart, recorded=now))
    _join_again(connection, judgement)
    return str(entity)


def _join_again(connection: sa.Connection, judgement: str) -> None:
    """The report of a judgement waits to be joined: its claims are read differently now."""
    joined = judgements.join(readings, readings.c.seq == judgements.c.reading_seq)
    of = sa.select(readings.c.report_seq).select_from(joined).where(judgements.c.id == judgement)
    connection.execute(waiting.insert().from_select(["report_seq"], of.distinct()))


def undone(connection: sa.Connection) -> set[str]:
    """The ids of the judgements that are undone."""
    last = sa.select(sa.func.max(splits.c.seq)).group_by(splits.c.judgement)
    query = sa.select(splits.c.judgement).where(splits.c.seq.in_(last), splits.c.apart)
    return set(connection.scalars(query))


def undone_by_report(connection: sa.Connection) -> dict[int, set[str]]:
    """The entities that somebody in a report is judged not to be, by report."""
    ids = undone(connection)
    if not ids:
        return {}
    query = (
        sa.select(readings.c.report_seq, judgements.c.entity)
        .select_from(judgements.join(readings, readings.c.seq == judgements.c.reading_seq))
        .where(judgements.c.id.in_(ids))
    )
    found: dict[int, set[str]] = {}
    for report_seq, entity in connection.execute(query):
        found.setdefault(report_seq, set()).add(entity)
    return found


def taken_apart(claim: Claim, entities: set[str]) -> Claim:
    """A claim with the report's own words in the place of entities that are judged not to be
    meant; country and sector, which came with the entity, are not known then."""
    for who in everybody(claim):
        if who.entity in entities:
            who.entity, who.name, who.country, who.sector = None, who.text, None, "UNK"
    return claim


def unnamed(connection: sa.Connection, name: str) -> list[tuple[str, int]]:
    """Sectors of people of that very name whom no table knows, and in how many reports: people
    without public office are shown by role and never joined."""
    query = (
        sa.select(participants.c.sector, sa.func.count(sa.distinct(claims.c.report_seq)))
        .select_from(participants.join(claims, claims.c.seq == participants.c.claim_seq))
        .where(
            sa.func.lower(participants.c.name) == name.lower(),
            participants.c.entity.is_(None),
            claims.c.superseded_by.is_(None),
        )
        .group_by(participants.c.sector)
        .order_by(participants.c.sector)
    )
    return [(str(sector), int(count)) for sector, count in connection.execute(query)]
