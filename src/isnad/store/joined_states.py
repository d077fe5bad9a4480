"""Of the joined tables: what claims say of states, when it was known, and of which places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.joins import Clock
from isnad.records import Report
from isnad.states import Asked, Assertion, Stated
from isnad.store import judgements, rows
from isnad.store.names import Rows, among
from isnad.store.schema import clocks, places_told, reports, state_places, states

_ASSERTION = msgspec.json.Decoder(Assertion)
_KNOWN = among(
    sa.select(reports.c.id, clocks.c.received, clocks.c.published).join(
        clocks, clocks.c.report_seq == reports.c.seq
    ),
    reports.c.id,
)


class StateTables(Rows):
    """What joining knows of states."""

    def put_states(self, report: Report, told: Iterable[Stated], places: Iterable[str]) -> None:
        """What a report says of states and the keys of all places that it tells of, in the place
        of what it said before."""
        seq = self._names.report(report.id)
        received, published = rows.clocks_of(report)
        known = {"received": received, "published": published}
        for table in (clocks, states, places_told):
            self._drop(table.c.report_seq, [seq])
        self._put(clocks, [{"report_seq": seq, **known}])
        said = list(told)
        seqs = self._inserted(states, [{"report_seq": seq, **known, **_row(one)} for one in said])
        self._put(
            state_places,
            [
                {"place": place, "state_seq": at}
                for at, one in zip(seqs, said, strict=True)
                for place in one.assertion.nested
            ],
        )
        named = sorted(set(places))
        self._put(places_told, [{"place": place, "report_seq": seq} for place in named])

    def states(self, asked: Asked) -> Iterator[Stated]:
        """What was said by then of states up to the day ahead."""
        when = states.c[asked.clock]
        query = sa.select(states.c.body, states.c.told, when).where(
            states.c.day <= asked.ahead, when <= asked.until
        )
        if asked.places is not None:
            there: sa.ColumnElement[bool] = state_places.c.place.in_(sorted(asked.places))
            if asked.named:
                there = sa.or_(there, state_places.c.place.endswith(f"/{asked.named}"))
            query = query.where(states.c.seq.in_(sa.select(state_places.c.state_seq).where(there)))
        for body, told, known in self._connection.execute(query):
            yield Stated(assertion=_ASSERTION.decode(body), told=told, known=known)

    def known(self, ids: Collection[str], clock: Clock) -> dict[str, str]:
        """When reports were known by a clock, by id."""
        return {row["id"]: row[clock] for row in self._chosen(_KNOWN, ids)}

    def last_known(self, clock: Clock) -> str | None:
        """When the last report was known by a clock."""
        found = self._connection.scalar(sa.select(sa.func.max(clocks.c[clock])))
        return None if found is None else str(found)

    def last_published(self, clock: Clock, until: str) -> str | None:
        """When the last of the reports that were known by then was published."""
        query = sa.select(sa.func.max(clocks.c.published)).where(clocks.c[clock] <= until)
        found = self._connection.scalar(query)
        return None if found is None else str(found)

    def told_of(
        self, places: Collection[str], clock: Clock, until: str
    ) -> dict[str, tuple[str, int]]:
        """When the last report was published, and how many there are, of all that tell anything of
        a place and were known by then; by the key of the place."""
        query = among(
            sa.select(
                places_told.c.place,
                sa.func.max(clocks.c.published).label("last"),
                sa.func.count().label("many"),
            )
            .join(clocks, clocks.c.report_seq == places_told.c.report_seq)
            .where(clocks.c[clock] <= until)
            .group_by(places_told.c.place),
            places_told.c.place,
        )
        return {row["place"]: (row["last"], row["many"]) for row in self._chosen(query, places)}

    def undone(self) -> list[str]:
        """The ids of the judgements of who is meant that are undone."""
        return sorted(judgements.undone(self._connection))


def _row(one: Stated) -> dict[str, Any]:
    said = one.assertion
    return {
        "subject": said.subject,
        "what": said.what,
        "day": said.day,
        "body": msgspec.json.encode(said).decode(),
        "told": one.told,
    }
