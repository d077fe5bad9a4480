"""Forgetting a person on request: their claims go, their name is filled wherever it stands, and
the reports that told of them are not read again."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.names.standing import Standing
from isnad.records import Claim, ReportRef
from isnad.store import graves, ledger, lookup, rows, searching
from isnad.store import pages as of_pages
from isnad.store.checks import faults
from isnad.store.forgetting import remove_claims
from isnad.store.names import among, chosen
from isnad.store.redaction import Person, Redaction
from isnad.store.schema import (
    claims,
    judgements,
    pages,
    participants,
    readings,
    reports,
    splits,
)
from isnad.store.unjoining import Unjoining
from isnad.tombstones import Tombstone

_BY_SEQ = among(lookup.reports_read().order_by(reports.c.seq), reports.c.seq)
_READINGS = among(sa.select(readings), readings.c.report_seq)
_PAGES = among(sa.select(pages), pages.c.report_seq)
_JUDGED = among(sa.select(judgements), judgements.c.reading_seq)


class Nobody(StoreError):
    """No report tells of somebody."""


def forget_person(connection: sa.Connection, person: Person, reason: str, now: str) -> Tombstone:
    """Take a person out of all reports. Raises Nobody where no report tells of them, StoreError where
    the id of a report or the reason would keep their name."""
    names = person.standing()
    if names.find(reason, parts=True):
        raise StoreError("the reason has the name that is to be forgotten; say it without")
    found = _telling(connection, person, names)
    removed, count = [], 0
    for row in chosen(connection, _BY_SEQ, found):
        changed = _Changed(connection, row, person, known=found[row["seq"]])
        count += changed.write()
        removed.append(graves.Removed(row["id"], row["sha256"]))
    if not removed:
        raise Nobody("no report tells of anybody of that name")
    ledger.forget_person(connection, names)
    Unjoining(connection).take_out(list(found), gone=False)
    return graves.bury(connection, "person", removed, count, reason, now)


def is_told(connection: sa.Connection, person: Person) -> bool:
    """Whether a claim or judgement of a report is of a person."""
    return bool(_said(connection, person, person.standing()))


def entities_of(connection: sa.Connection, names: Standing) -> list[str]:
    """Whom the reports take somebody of these names for."""
    pairs = sa.select(participants.c.name, participants.c.entity).distinct()
    found = connection.execute(pairs.where(participants.c.entity.is_not(None)))
    mine = {entity for name, entity in found if names.named(name)}
    listed = sa.select(judgements.c.names, judgements.c.entity).distinct()
    for given, entity in connection.execute(listed):
        if any(map(names.named, msgspec.json.decode(given, type=list[str]))):
            mine.add(entity)
    return sorted(mine)


def _telling(connection: sa.Connection, person: Person, names: Standing) -> dict[int, bool]:
    """The rows of all reports that tell of a person, in order of arrival, and whether a claim or a
    judgement of them does."""
    found = dict.fromkeys(_said(connection, person, names), True)
    for seq in _named(connection, names):
        found.setdefault(seq, False)
    return dict(sorted(found.items()))


def _said(connection: sa.Connection, person: Person, names: Standing) -> set[int]:
    """The reports with a participant or judgement that is of them."""
    of_claims = participants.join(claims, claims.c.seq == participants.c.claim_seq)
    several = sa.select(participants.c.name).distinct()
    called = [name for name in connection.scalars(several) if names.named(name)]
    query = sa.select(claims.c.report_seq).distinct().select_from(of_claims)
    found = {
        row["report_seq"] for row in chosen(connection, among(query, participants.c.name), called)
    }
    if person.entity is not None:
        found |= set(connection.scalars(query.where(participants.c.entity == person.entity)))
        of_readings = judgements.join(readings, readings.c.seq == judgements.c.reading_seq)
        judged = sa.select(readings.c.report_seq).select_from(of_readings)
        found |= set(connection.scalars(judged.where(judgements.c.entity == person.entity)))
    return found


def _named(connection: sa.Connection, names: Standing) -> Iterator[int]:
    """The reports in whose words, or in what is known of whose page, a name stands."""
    query = sa.select(reports).execution_options(yield_per=100)
    with connection.execute(query) as several:
        for row in several.mappings():
            if names.find(row["id"]) or names.stands_in(row["id"]):
                raise StoreError(
                    f"the id of report {row['id']} has the name, and ids stay; forget the report "
                    "first"
                )
            if _names(row, names):
                yield row["seq"]
    yield from _addressed(connection, names)
    told = sa.select(readings.c.report_seq, readings.c.carried_by).distinct()
    for seq, carried in connection.execute(told.execution_options(yield_per=100)):
        if any(
            (one.name and names.find(one.name)) or (one.url and names.stands_in(one.url))
            for one in rows.carried_of(carried)
        ):
            yield seq


def _addressed(connection: sa.Connection, names: Standing) -> Iterator[int]:
    """The reports with a page that was fetched from an address with the name."""
    query = sa.select(pages.c.report_seq, pages.c.url).where(pages.c.url.is_not(None))
    for seq, url in connection.execute(query.execution_options(yield_per=500)):
        if names.stands_in(url):
            yield seq


def _names(row: sa.RowMapping, names: Standing) -> bool:
    words = filter(None, (row["text"], row["title"], row["outlet"]))
    if any(names.may_stand(one) and names.find(one) for one in words):
        return True
    return bool(row["url"]) and names.stands_in(row["url"])


class _Changed:
    """One report that a person is taken out of."""

    def __init__(
        self, connection: sa.Connection, row: sa.RowMapping, person: Person, *, known: bool
    ) -> None:
        self._connection = connection
        self._seq, self._person = row["seq"], person
        self._read = list(chosen(connection, _READINGS, [self._seq]))
        self._claims = dict(self._claims_of(rows.ref_of(row)))
        self._redacted = Redaction(rows.report_of(row), self._claims.values(), person, known)

    def write(self) -> int:
        """Change all rows of the report; how many current claims went."""
        now = self._redacted.changed
        values = {name: getattr(now, name) for name in ("text", "title", "outlet", "url")}
        self._connection.execute(reports.update().where(reports.c.seq == self._seq).values(values))
        words = searching.row(now.title, now.text, now.published)
        searching.replace(self._connection, self._seq, words)
        gone = [seq for seq, claim in self._claims.items() if self._redacted.tells_of_them(claim)]
        count = remove_claims(self._connection, gone)
        for seq in self._claims.keys() - set(gone):
            self._keep(seq, self._claims[seq])
        for one in self._read:
            self._reading(one)
        for one in chosen(self._connection, _PAGES, [self._seq]):
            values = of_pages.without(one, self._redacted)
            mine = pages.c.seq == one["seq"]
            self._connection.execute(pages.update().where(mine).values(values))
        self._judgements()
        return count

    def _claims_of(self, ref: ReportRef) -> Iterator[tuple[int, Claim]]:
        query = sa.select(claims).where(claims.c.report_seq == self._seq)
        for row in self._connection.execute(query).mappings():
            yield row["seq"], rows.claim_of(row, ref)

    def _keep(self, seq: int, claim: Claim) -> None:
        now = self._redacted.without(claim)
        if now == claim:
            return
        body = rows.body_of(now)
        if wrong := faults(now, self._redacted.changed, body):
            raise AssertionError(f"report {claim.report.id}: {wrong[0]}")
        row = rows.claim_row(now, body, rows.content_sha256(body))
        self._connection.execute(claims.update().where(claims.c.seq == seq).values(row))
        mine = participants.c.claim_seq == seq
        self._connection.execute(participants.delete().where(mine))
        if people := [{"claim_seq": seq, **one} for one in rows.participant_rows(now)]:
            self._connection.execute(participants.insert(), people)

    def _reading(self, one: sa.RowMapping) -> None:
        """Sentences that were never traced count as traced: the report is not read again."""
        values = {
            "carried_by": rows.carried_json(
                self._redacted.carried(rows.carried_of(one["carried_by"]))
            ),
            "traces": rows.traces_json(self._redacted.traces(rows.traces_of(one["traces"]))),
        }
        mine = readings.c.seq == one["seq"]
        self._connection.execute(readings.update().where(mine).values(values))

    def _judgements(self) -> None:
        run = self._connection.execute
        read = [one["seq"] for one in self._read]
        for row in list(chosen(self._connection, _JUDGED, read)):
            mine = judgements.c.seq == row["seq"]
            names = msgspec.json.decode(row["names"], type=list[str])
            if row["entity"] == self._person.entity:
                run(splits.delete().where(splits.c.judgement == row["id"]))
                run(judgements.delete().where(mine))
                continue
            kept = msgspec.json.encode([self._redacted.filled(name) for name in names]).decode()
            values = {"names": kept, "reason": self._redacted.filled(row["reason"])}
            run(judgements.update().where(mine).values(values))
