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
from isnad.store.joined_states import StateTables
from isnad.store.names import among, parcels
from isnad.store.outgoing import OutgoingTables
from isnad.store.schema import (
    clocks,
    joined_by,
    key_marks,
    lineage_keys,
    lineages,
    node_keys,
    nodes,
    places_told,
    proposals,
    reports,
    state_places,
    states,
    stories,
    story_reports,
    ties,
    waiting,
)

# What ``start_anew`` empties. Nodes stay, emptied, for the history of ids.
_DERIVED = (
    *(ties, node_keys, lineage_keys, key_marks, proposals, lineages, story_reports, stories),
    *(state_places, states, places_told, clocks, waiting),
)

_LEFT = among(sa.select(nodes.c.seq).where(nodes.c.body.is_(None)), nodes.c.report_seq)
_UNTOLD = among(
    sa.select(nodes.c.seq).where(nodes.c.story_seq.is_(None), nodes.c.body.is_not(None)),
    nodes.c.report_seq,
)
_HOLDING = among(
    sa.select(nodes.c.story_seq).where(nodes.c.story_seq.is_not(None)).distinct(), nodes.c.seq
)
_PLACED = among(
    sa.select(stories.c.id, reports.c.id.label("report"), nodes.c.part, nodes.c.start)
    .select_from(nodes.join(stories).join(reports, reports.c.seq == nodes.c.report_seq))
    .order_by(nodes.c.position),
    nodes.c.story_seq,
)
_ON = among(sa.select(stories.c.id).join(story_reports), story_reports.c.report_seq)
_OF_STORY = among(
    sa.select(*NODE, stories.c.id).join(stories).order_by(nodes.c.position), stories.c.id
)
_IN_STORY = (
    nodes.update()
    .where(nodes.c.seq == sa.bindparam("node"))
    .values(story_seq=sa.bindparam("story"), position=sa.bindparam("at"))
)

Told = tuple[Story, list[Node], list[str]]


class Joined(ReportTables, NodeTables, StateTables, OutgoingTables):
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

    def joined(self, ids: Collection[str]) -> None:
        """Reports wait no longer; nodes of theirs that an earlier joining left go."""
        seqs = self._names.reports(ids)
        for parcel in parcels(seqs):
            theirs = waiting.c.report_seq.in_(parcel)
            seen = waiting.c.seq <= self.seen
            self._connection.execute(waiting.delete().where(theirs, seen))
        self.remove_nodes([row["seq"] for row in self._chosen(_LEFT, seqs)])

    def stories_with(self, ids: Collection[str]) -> dict[str, list[str]]:
        """The stories that hold one of the nodes, each with all its nodes as they are told."""
        holding = self._chosen(_HOLDING, self._names.nodes(ids))
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._chosen(_PLACED, dict.fromkeys(row["story_seq"] for row in holding)):
            found[row["id"]].append(f"{row['report']} {row['part']} {row['start']}")
        return found

    def stories_on(self, ids: Collection[str]) -> set[str]:
        """The stories that rest on one of the reports."""
        return {row["id"] for row in self._chosen(_ON, self._names.reports(ids))}

    def untold(self, ids: Collection[str]) -> set[str]:
        """The nodes of reports that are in no story."""
        found = self._chosen(_UNTOLD, self._names.reports(ids))
        return {node.id for node in self.read_nodes([row["seq"] for row in found])}

    def nodes_of(self, ids: Collection[str]) -> dict[str, list[Node]]:
        """The nodes of each story, as they are told."""
        found = self._chosen(_OF_STORY, ids)
        out: dict[str, list[Node]] = defaultdict(list)
        for row, node in zip(found, self._names.nodes_of(found), strict=True):
            out[row["id"]].append(node)
        return out

    def drop_stories(self, ids: Collection[str]) -> None:
        """Forget stories; their nodes stay, in none."""
        self._drop(stories.c.id, ids)

    def put_stories(self, told: Iterable[Told]) -> None:
        """Keep stories; none of their ids is in use."""
        for parcel in parcels(told):
            seqs = self._inserted(stories, [_story_row(story) for story, _, _ in parcel])
            numbered = list(zip(seqs, parcel, strict=True))
            self._put(
                story_reports,
                [
                    {"story_seq": seq, "report_seq": report}
                    for seq, (_, _, on) in numbered
                    for report in self._names.reports(on)
                ],
            )
            places = [
                {"node": node, "at": at, "story": seq}
                for seq, (_, members, _) in numbered
                for at, node in enumerate(self._names.nodes(member.id for member in members))
            ]
            self._connection.execute(_IN_STORY, places)

    def record_ids(self) -> None:
        """Write down in the history which story has which id and nodes, where that is new."""
        history.record(self._connection)


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
