"""What joining made of a store's reports, in tables that are derived from its reports and claims.

The methods keep the promises of ``isnad.joining.Tables``; all of one object share a transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec
import sqlalchemy as sa

from isnad.edtf import bounds
from isnad.folding import fold
from isnad.joins import Node, Story
from isnad.store import history, rows
from isnad.store.joined_nodes import NODE, NodeTables
from isnad.store.joined_reports import ReportTables
from isnad.store.schema import (
    joined_by,
    lineage_keys,
    lineages,
    node_keys,
    nodes,
    proposals,
    reports,
    stories,
    story_reports,
    ties,
    waiting,
)

# What ``start_anew`` empties. Nodes stay, emptied, for the history of ids.
_DERIVED = (ties, node_keys, lineage_keys, proposals, lineages, story_reports, stories, waiting)

Told = tuple[Story, list[Node], list[str]]


class Joined(ReportTables, NodeTables):
    """The joined tables inside one transaction."""

    def start_anew(self, version: str) -> None:
        """Forget all that was joined; every report waits."""
        run = self._connection.execute
        run(nodes.update().values(body=None, story_seq=None, position=None))
        for table in (*_DERIVED, joined_by):
            run(table.delete())
        run(joined_by.insert().values(one=1, version=version, steps=0))
        every = sa.select(reports.c.seq).order_by(reports.c.seq)
        run(waiting.insert().from_select(["report_seq"], every))

    def joined(self, report: str) -> None:
        """A report waits no longer; nodes of it that an earlier joining left go."""
        seq = self._names.report(report)
        seen = waiting.c.seq <= self.seen[report]
        self._connection.execute(waiting.delete().where(waiting.c.report_seq == seq, seen))
        left = sa.select(nodes.c.seq).where(nodes.c.report_seq == seq, nodes.c.body.is_(None))
        self.remove_nodes(list(self._connection.scalars(left)))

    def stories_with(self, ids: Collection[str]) -> dict[str, list[str]]:
        """The stories that hold one of the nodes, each with all its nodes as they are told."""
        query = sa.select(nodes.c.story_seq).where(nodes.c.story_seq.is_not(None)).distinct()
        holding = self._chosen(query, nodes.c.seq, self._names.nodes(ids))
        query = (
            sa.select(stories.c.id, reports.c.id.label("report"), nodes.c.part, nodes.c.start)
            .select_from(nodes.join(stories).join(reports, reports.c.seq == nodes.c.report_seq))
            .order_by(nodes.c.position)
        )
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._chosen(query, nodes.c.story_seq, {r["story_seq"] for r in holding}):
            found[row["id"]].append(f"{row['report']} {row['part']} {row['start']}")
        return found

    def stories_on(self, ids: Collection[str]) -> set[str]:
        """The stories that rest on one of the reports."""
        query = sa.select(stories.c.id).join(story_reports)
        found = self._chosen(query, story_reports.c.report_seq, self._names.reports(ids))
        return {row["id"] for row in found}

    def nodes_of(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each story, as they are told."""
        query = sa.select(*NODE, stories.c.id).join(stories).order_by(nodes.c.position)
        found = self._chosen(query, stories.c.id, ids)
        out: dict[str, list[Node]] = defaultdict(list)
        for row, node in zip(found, self._names.nodes_of(found), strict=True):
            out[row["id"]].append(node)
        return out

    def drop_stories(self, ids: Collection[str]) -> None:
        """Forget stories; their nodes stay, in none."""
        self._drop(stories.c.id, ids)

    def put_stories(self, told: Iterable[Told]) -> None:
        """Keep stories; none of their ids is in use."""
        for story, members, on in told:
            query = stories.insert().values(_story_row(story)).returning(stories.c.seq)
            seq = int(self._connection.execute(query).scalar_one())
            self._put(
                story_reports,
                [{"story_seq": seq, "report_seq": report} for report in self._names.reports(on)],
            )
            held = self._names.nodes(node.id for node in members)
            values = [{"node": node, "at": at} for at, node in enumerate(held)]
            self._connection.execute(_IN_STORY.values(story_seq=seq), values)

    def record_ids(self) -> None:
        """Write down in the history which story has which id and nodes, where that is new."""
        history.record(self._connection)


_IN_STORY = (
    nodes.update().where(nodes.c.seq == sa.bindparam("node")).values(position=sa.bindparam("at"))
)


def _story_row(story: Story) -> rows.Row:
    place, when = story.place, story.time
    first, last = bounds(when.edtf) if when else (None, None)
    return {
        "id": story.id,
        "type": story.type,
        "place": fold(place.name) if place else None,
        "country": place.country if place else None,
        "geonames": place.geonames if place else None,
        "first": (when and when.first) or first,
        "last": (when and when.last) or last,
        "origins": len(story.origins),
        "recorded": False,
        "body": msgspec.json.encode(story).decode(),
    }
