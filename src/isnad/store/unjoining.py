"""Taking reports out of the joined tables: nothing that was made with their words stays, and all
that told with them is told anew by the next joining."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from isnad.store import history
from isnad.store.joined_nodes import NodeTables
from isnad.store.joined_reports import LEFT
from isnad.store.names import among, chosen, parcels
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
    states,
    stories,
    story_reports,
    ties,
    waiting,
)

_OWN = among(sa.select(nodes.c.seq), nodes.c.report_seq)
_HOLDING = among(
    sa.select(nodes.c.story_seq).where(nodes.c.story_seq.is_not(None)).distinct(), nodes.c.seq
)
_ON = among(sa.select(story_reports.c.story_seq), story_reports.c.report_seq)
_TELLING = among(sa.select(nodes.c.report_seq).distinct(), nodes.c.story_seq)
_COMING_OF = among(sa.select(lineages.c.report_seq), lineages.c.original_seq)
# Keys of reports, and of nodes, that others have as well, with a report of these.
_MORE_REPORTS, _MORE_NODES = lineage_keys.alias(), node_keys.alias()
_SHARED = (
    among(
        sa.select(lineage_keys.c.key, _MORE_REPORTS.c.report_seq.label("other")).join(
            _MORE_REPORTS,
            (_MORE_REPORTS.c.key == lineage_keys.c.key)
            & (_MORE_REPORTS.c.report_seq != lineage_keys.c.report_seq),
        ),
        lineage_keys.c.report_seq,
    ),
    among(
        sa.select(node_keys.c.key, nodes.c.report_seq.label("other"))
        .join(
            _MORE_NODES,
            (_MORE_NODES.c.key == node_keys.c.key)
            & (_MORE_NODES.c.node_seq != node_keys.c.node_seq),
        )
        .join(nodes, nodes.c.seq == _MORE_NODES.c.node_seq),
        node_keys.c.node_seq,
    ),
)
_PAIRS = tuple(
    among(sa.select(table.c.report_seq, table.c.original_seq), end)
    for table in (proposals, lineages)
    for end in (table.c.report_seq, table.c.original_seq)
)


class Unjoining(NodeTables):
    """The joined tables, from which reports are taken out inside one transaction."""

    def take_out(self, seqs: Collection[int], *, gone: bool) -> None:
        """Take out reports by their rows. ``gone``: for good, so that ids of stories which their
        nodes founded lead to others; else they wait to be joined as well."""
        own = self._seqs(_OWN, seqs)
        tied, _ = self._tied(own, further=True)
        told = {*self._seqs(_HOLDING, tied), *self._seqs(_ON, seqs)}
        later = self._later(seqs)
        sharing = self._leave(seqs, own)
        beside = {*sharing, *self._seqs(_TELLING, told), *self._compared(seqs), *later}
        self._drop(stories.c.seq, told)
        # Who says it is told through all that a report comes of.
        self._drop(states.c.report_seq, {*later, *seqs})
        for table in (clocks, places_told):
            self._drop(table.c.report_seq, seqs)
        for table in (proposals, lineages):
            self._drop(table.c.report_seq, seqs)
            self._drop(table.c.original_seq, seqs)
        self._drop(lineage_keys.c.report_seq, seqs)
        self._drop(ties.c.report_seq, seqs)
        if gone:
            history.pass_on(self._connection, own)
            self._drop(nodes.c.seq, own)
        else:
            self._empty(own)
        wait = beside - set(seqs) if gone else beside | set(seqs)
        self._put(waiting, [{"report_seq": seq} for seq in sorted(wait)])
        # Whoever joins meanwhile must not go on with what it remembers.
        self._connection.execute(joined_by.update().values(steps=joined_by.c.steps + 1))

    def _leave(self, seqs: Collection[int], own: Collection[int]) -> set[int]:
        """Write down the keys that are left, for those that still have them; of these, a report
        for each key, which must wait so that the keys are looked at."""
        found: set[int] = set()
        for mark, query, rows in zip(LEFT, _SHARED, (seqs, own), strict=True):
            found_rows = chosen(self._connection, query, rows)
            other = {row["key"]: row["other"] for row in found_rows if row["other"] not in seqs}
            mine = sa.select(key_marks.c.key).where(key_marks.c.mark == mark)
            known = set(self._connection.scalars(mine))
            self._put(
                key_marks, [{"mark": mark, "key": key} for key in sorted(other.keys() - known)]
            )
            found |= set(other.values())
        return found

    def _seqs(self, query: sa.Select[tuple[int]], values: Iterable[int]) -> list[int]:
        return [next(iter(row.values())) for row in chosen(self._connection, query, values)]

    def _later(self, seqs: Collection[int]) -> set[int]:
        """The reports that come of these, over however many others."""
        found: set[int] = set()
        new = set(seqs)
        while new:
            new = set(self._seqs(_COMING_OF, new)) - found
            found |= new
        return found

    def _compared(self, seqs: Collection[int]) -> set[int]:
        """The reports that one of these comes of or may come of, and the other way round."""
        found = (row for query in _PAIRS for row in chosen(self._connection, query, seqs))
        return {seq for row in found for seq in row.values() if seq is not None}

    def _empty(self, own: Collection[int]) -> None:
        """Nodes keep their rows, which ids of stories lead to, and nothing of what they tell."""
        for end in (ties.c.one_seq, ties.c.other_seq, node_keys.c.node_seq):
            self._drop(end, own)
        for parcel in parcels(own):
            these = nodes.update().where(nodes.c.seq.in_(parcel))
            self._connection.execute(these.values(body=None, story_seq=None, position=None))
