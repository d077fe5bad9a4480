"""Queries over what joining made: lineage and stories, in an order that no arrival changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.folding import fold
from isnad.joins import Lineage, Story
from isnad.store import history, lookup
from isnad.store.names import among, chosen
from isnad.store.schema import clocks, lineages, nodes, reports, stories, story_ids

_STORY = msgspec.json.Decoder(Story)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which stories: of a type; at a place (a name or a country as stories have it, in any
    spelling, or GeoNames ids); of days from ``since`` to ``until`` (ISO dates; a story of which no
    day is known is not among them); with so many origins or more."""

    type: str | None = None
    place: str | None = None
    geonames: frozenset[int] = frozenset()
    since: str | None = None
    until: str | None = None
    origins: int = 0


class Heading(msgspec.Struct, frozen=True):
    """What is said of a report in one line."""

    outlet: str | None
    language: str | None
    published: str | None
    title: str | None


def clocks_of(connection: sa.Connection) -> dict[str, tuple[str, str]]:
    """When each joined report was known, by arrival and by publication, by id."""
    query = sa.select(reports.c.id, clocks.c.received, clocks.c.published).join(
        clocks, clocks.c.report_seq == reports.c.seq
    )
    return {row.id: (row.received, row.published) for row in connection.execute(query)}


def lineages_of(connection: sa.Connection) -> Iterator[Lineage]:
    """All that was chosen, by day of publication, then id of the report."""
    query = (
        sa.select(lineages.c.body)
        .join(reports, reports.c.seq == lineages.c.report_seq)
        .order_by(sa.func.coalesce(reports.c.published, ""), reports.c.id, lineages.c.position)
        .execution_options(yield_per=200)
    )
    with connection.execute(query) as found:
        for body in found.scalars():
            yield msgspec.json.decode(body, type=Lineage)


def stories_of(connection: sa.Connection, wanted: Wanted) -> Iterator[Story]:
    """The stories that are wanted, by their first day (without one: last), then id."""
    query = _narrowed(sa.select(stories.c.body), wanted).order_by(
        stories.c.first.is_(None), stories.c.first, stories.c.id
    )
    merged, splits = history.merged(connection), history.splits(connection)
    with connection.execute(query.execution_options(yield_per=200)) as found:
        for body in found.scalars():
            yield _story(body, merged, splits)


def stories_where(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> Iterator[Story]:
    """The stories of which a condition holds, by id."""
    query = sa.select(stories.c.body).where(wanted).order_by(stories.c.id)
    with connection.execute(query.execution_options(yield_per=200)) as found:
        for body in found.scalars():
            yield decoded(body)


def decoded(body: str) -> Story:
    """A story as it is kept, without the ids that it had before."""
    return _STORY.decode(body)


def _story(body: str, merged: dict[str, list[str]], splits: dict[str, str]) -> Story:
    found = msgspec.json.decode(body, type=Story)
    found.merged_from = merged.get(found.id, [])
    split = splits.get(found.id)
    found.split_from = None if split in found.merged_from else split
    return found


def _narrowed(query: sa.Select[Any], wanted: Wanted) -> sa.Select[Any]:
    if wanted.type is not None:
        query = query.where(stories.c.type == wanted.type)
    if wanted.place is not None or wanted.geonames:
        named: sa.ColumnElement[bool] = stories.c.geonames.in_(wanted.geonames)
        if wanted.place is not None:
            country = stories.c.country == wanted.place.upper()
            named = sa.or_(named, stories.c.place == fold(wanted.place), country)
        query = query.where(named)
    if wanted.since is not None:
        query = query.where(sa.func.coalesce(stories.c.last, stories.c.first) >= wanted.since)
    if wanted.until is not None:
        first = sa.func.coalesce(stories.c.first, stories.c.last)
        query = query.where(sa.func.substr(first, 1, len(wanted.until)) <= wanted.until)
    return query.where(stories.c.origins >= wanted.origins)


def story_of(connection: sa.Connection, wanted: str, store: str) -> Story:
    """The story that an id, or the only one that begins so, leads to; else raises StoreError."""
    name = lookup.one_id(connection, story_ids.c.id, wanted, store, "story")
    query = sa.select(stories.c.body)
    body = connection.scalar(query.where(stories.c.id == name))
    if body is None:
        leads = query.join(nodes, nodes.c.story_seq == stories.c.seq).join(
            story_ids, story_ids.c.founder_seq == nodes.c.seq
        )
        body = connection.scalar(leads.where(story_ids.c.id == name))
    if body is None:
        raise StoreError(f"{store}: no report tells story {name} any longer; it was read anew")
    return _story(body, history.merged(connection), history.splits(connection))


def headings_of(connection: sa.Connection, ids: Collection[str]) -> dict[str, Heading]:
    """What is said of reports in one line, by id; without those that are not there."""
    return {
        row["id"]: Heading(row["outlet"], row["language"], row["published"], row["title"])
        for row in chosen(connection, among(lookup.reports_read(), reports.c.id), ids)
    }


def beside_of(connection: sa.Connection, report_id: str) -> dict[str, str]:
    """Other reports that have words of a report, by id: ``same text``, or the kind of lineage by
    which they come of it. In order of arrival."""
    this = sa.select(reports.c.seq, reports.c.sha256).where(reports.c.id == report_id)
    seq, sha256 = connection.execute(this).one()
    coming = (
        sa.select(reports.c.id, lineages.c.kind)
        .join(lineages, lineages.c.report_seq == reports.c.seq)
        .where(lineages.c.original_seq == seq)
        .order_by(reports.c.seq)
    )
    alike = sa.select(reports.c.id).where(reports.c.sha256 == sha256, reports.c.seq != seq)
    found = {row.id: row.kind for row in connection.execute(coming)}
    return found | dict.fromkeys(connection.scalars(alike.order_by(reports.c.seq)), "same text")
