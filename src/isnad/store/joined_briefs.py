"""Of the joined tables: the stories, claims and reports that a brief tells, and no others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from isnad.joins import ClaimKey, Clock, Story
from isnad.records import Claim, Report
from isnad.store import judgements, lookup, rows, told
from isnad.store.names import Rows, among, parcels
from isnad.store.schema import claims, clocks, nodes, reports, stories, story_reports

_BARE = lookup.reports_read().with_only_columns(
    reports.c.seq, reports.c.id, reports.c.sha256, reports.c.title, reports.c.url,
    reports.c.outlet, reports.c.published, reports.c.received, *lookup.read_columns(),
)  # fmt: skip
_LISTED, _REFS = among(_BARE, reports.c.id), among(_BARE, reports.c.seq)
_CLAIMS = among(
    sa.select(
        claims.c.report_seq, claims.c.id, claims.c.body, claims.c.revision, claims.c.supersedes,
        claims.c.superseded_by,
    ),
    claims.c.id,
)  # fmt: skip
_TELLING = among(
    sa.select(nodes.c.story_seq, claims.c.report_seq, claims.c.id)
    .join(
        nodes,
        sa.and_(
            nodes.c.report_seq == claims.c.report_seq,
            nodes.c.part == claims.c.trigger_part,
            nodes.c.start == claims.c.trigger_start,
        ),
    )
    .where(nodes.c.story_seq.is_not(None), claims.c.superseded_by.is_(None)),
    claims.c.id,
)


class BriefTables(Rows):
    """What a brief asks of the joined tables."""

    def stories_of_days(self, first: str, last: str, clock: Clock, until: str) -> Iterator[Story]:
        """The stories of which a day (ISO) lies between two, or of which no day is known and that
        a report of these days tells, by the clock; ``until``: from reports known by then."""
        dated = sa.and_(_last() >= first, _first() <= last)
        came = self._came(clock, until).where(clocks.c[clock] >= first)
        fresh = sa.and_(_last().is_(None), stories.c.seq.in_(came))
        wanted = sa.or_(sa.and_(dated, stories.c.seq.in_(self._came(clock, until))), fresh)
        yield from told.stories_where(self._connection, wanted)

    def stories_mixed(self, clock: Clock, until: str) -> list[str]:
        """The stories that rest on reports that were known by then and on others."""
        column = clocks.c[clock]
        on = story_reports.join(clocks, clocks.c.report_seq == story_reports.c.report_seq)
        late = sa.select(story_reports.c.story_seq).select_from(on).where(column > until)
        early = sa.select(story_reports.c.story_seq).select_from(on).where(column <= until)
        query = sa.select(stories.c.id).where(stories.c.seq.in_(late), stories.c.seq.in_(early))
        return sorted(self._connection.scalars(query))

    def stories_aside(
        self, first: str, last: str, clock: Clock, until: str, without: Collection[str] = ()
    ) -> dict[str, int]:
        """How many stories, known by then, are ``older`` than the first day, ``later`` than the
        last, or ``undated`` and told by no report of these days; ``without`` those of these ids.
        """
        known = stories.c.seq.in_(self._came(clock, until))
        fresh = stories.c.seq.in_(self._came(clock, until).where(clocks.c[clock] >= first))
        why = {
            "older": _last() < first,
            "later": _first() > last,
            "undated": sa.and_(_last().is_(None), ~fresh),
        }
        counted = sa.select(sa.func.count()).select_from(stories)

        def number(*where: sa.ColumnElement[bool]) -> int:
            return int(self._connection.scalar(counted.where(known, *where)) or 0)

        return {
            key: number(wanted)
            - sum(number(wanted, stories.c.id.in_(parcel)) for parcel in parcels(without))
            for key, wanted in why.items()
        }

    def _came(self, clock: Clock, until: str) -> sa.Select[Any]:
        """The rows of stories that reports known by then tell."""
        query = sa.select(nodes.c.story_seq).join(clocks, clocks.c.report_seq == nodes.c.report_seq)
        return query.where(nodes.c.story_seq.is_not(None), clocks.c[clock] <= until)

    def stories_telling(self, keys: Iterable[ClaimKey]) -> Iterator[Story]:
        """The stories that tell these claims."""
        wanted = set(keys)
        seqs = dict(zip(*self._seqs(wanted), strict=True))
        found = {
            row["story_seq"]
            for row in self._chosen(_TELLING, sorted({key.claim for key in wanted}))
            if (row["report_seq"], row["id"]) in seqs
        }
        for parcel in parcels(sorted(found)):
            yield from told.stories_where(self._connection, stories.c.seq.in_(parcel))

    def _seqs(self, keys: Collection[ClaimKey]) -> tuple[list[tuple[int, str]], list[ClaimKey]]:
        several = sorted(keys)
        numbers = self._names.reports([key.report for key in several])
        return [(n, key.claim) for n, key in zip(numbers, several, strict=True)], several

    def claims_by_key(self, keys: Iterable[ClaimKey]) -> dict[ClaimKey, Claim]:
        """Current claims by their keys."""
        wanted = set(keys)
        ids = sorted({key.claim for key in wanted})
        found = [row for row in self._chosen(_CLAIMS, ids) if row["superseded_by"] is None]
        seqs = {row["report_seq"] for row in found}
        refs = {row["seq"]: rows.ref_of(row) for row in self._chosen(_REFS, sorted(seqs))}
        apart = judgements.undone_by_report(self._connection)
        claims_ = {}
        for row in found:
            ref = refs[row["report_seq"]]
            key = ClaimKey(ref.id, row["id"])
            if key in wanted:
                claim = rows.claim_of(row, ref)
                undone = apart.get(row["report_seq"])
                claims_[key] = judgements.taken_apart(claim, undone) if undone else claim
        return claims_

    def reports_listed(self, ids: Collection[str]) -> dict[str, Report]:
        """Reports without their texts, by id."""
        return {row["id"]: rows.listed_of(row) for row in self._chosen(_LISTED, sorted(ids))}


def _first() -> sa.ColumnElement[Any]:
    return sa.func.coalesce(stories.c.first, stories.c.last)


def _last() -> sa.ColumnElement[Any]:
    return sa.func.coalesce(stories.c.last, stories.c.first)
