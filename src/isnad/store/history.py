"""The ids that stories had: each names a node, and leads to the story that holds it now.

A story's id is that of the first of its nodes, its founder. What is written here survives when
stories are joined anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

import sqlalchemy as sa

from isnad.store import rows
from isnad.store.names import among, chosen, parcels
from isnad.store.schema import nodes, reports, stories, story_ids

_BY_ID = among(sa.select(story_ids), story_ids.c.id)
_FOUNDED_BY = among(sa.select(story_ids), story_ids.c.founder_seq)
_HOLDING = among(
    sa.select(nodes.c.seq, nodes.c.story_seq, nodes.c.recorded, stories.c.id)
    .join(stories)
    .order_by(nodes.c.position),
    stories.c.id,
)
_LEADS = among(
    sa.select(story_ids.c.id, nodes.c.story_seq).join(
        nodes, nodes.c.seq == story_ids.c.founder_seq
    ),
    story_ids.c.id,
)


def pass_on(connection: sa.Connection, gone: Collection[int]) -> None:
    """Nodes go: an id that one of them founded leads to the first published of those that were in
    its story; nowhere where none is left."""
    for row in list(chosen(connection, _FOUNDED_BY, gone)):
        heir = _heir(connection, row["founder_seq"], row["id"], set(gone))
        mine = story_ids.c.id == row["id"]
        connection.execute(story_ids.update().where(mine).values(founder_seq=heir))


def _heir(connection: sa.Connection, founder: int, story: str, gone: set[int]) -> int | None:
    recorded = sa.select(nodes.c.recorded).where(nodes.c.seq == founder)
    last = connection.scalar(recorded) or story
    query = (
        sa.select(nodes.c.seq)
        .join(reports, reports.c.seq == nodes.c.report_seq)
        .where(nodes.c.recorded == last)
        .order_by(
            sa.func.coalesce(reports.c.published, ""), reports.c.id, nodes.c.part, nodes.c.start
        )
    )
    return next((seq for seq in connection.scalars(query) if seq not in gone), None)


def is_complete(connection: sa.Connection) -> bool:
    """Whether it has the ids and nodes of all stories."""
    query = sa.select(stories.c.seq).where(stories.c.recorded.is_(False)).limit(1)
    return connection.scalar(query) is None


def record(connection: sa.Connection) -> None:
    """Write down the ids of stories that are new or hold other nodes, and what they split from."""
    unwritten = sa.select(stories.c.id).where(stories.c.recorded.is_(False)).order_by(stories.c.id)
    back: list[rows.Row] = []
    # After a long run these are nearly all stories: their nodes are looked at some at a time. Where
    # ids lead to changes only when all are written.
    ids = list(connection.scalars(unwritten))
    for some in parcels(ids):
        back += _record(connection, some)
    if back:
        connection.execute(_FOUND, back)
    if ids:
        connection.execute(
            stories.update().where(stories.c.recorded.is_(False)).values(recorded=True)
        )


def _record(connection: sa.Connection, ids: list[str]) -> list[rows.Row]:
    """Write down some stories; those of their founders that were gone and have come back."""
    held: dict[str, list[sa.RowMapping]] = defaultdict(list)
    for row in chosen(connection, _HOLDING, ids):
        held[row["id"]].append(row)
    known = {row["id"]: row["founder_seq"] for row in chosen(connection, _BY_ID, held)}
    before = {r["recorded"] for some in held.values() for r in some if r["recorded"]}
    leads = _leads(connection, before)
    new = [
        {
            "id": story,
            "founder_seq": some[0]["seq"],
            "split_from": _split_from(some, leads),
        }
        for story, some in sorted(held.items())
        if story not in known
    ]
    if new:
        connection.execute(story_ids.insert(), new)
    back: list[rows.Row] = [
        {"story": story, "node": some[0]["seq"]}
        for story, some in held.items()
        if story in known and known[story] != some[0]["seq"]
    ]
    moved = [
        {"node": row["seq"], "story": story}
        for story, some in held.items()
        for row in some
        if row["recorded"] != story
    ]
    if moved:
        connection.execute(_RECORD, moved)
    return back


# A founder that was gone has come back.
_FOUND = (
    story_ids.update()
    .where(story_ids.c.id == sa.bindparam("story"))
    .values(founder_seq=sa.bindparam("node"))
)
_RECORD = (
    nodes.update().where(nodes.c.seq == sa.bindparam("node")).values(recorded=sa.bindparam("story"))
)


def _split_from(held: list[sa.RowMapping], leads: dict[str, int | None]) -> str | None:
    """The recorded story from which most nodes of a new one come, unless the new one goes on with
    a recorded one."""
    before = Counter(row["recorded"] for row in held if row["recorded"])
    if any(leads.get(story) == held[0]["story_seq"] for story in before):
        return None
    return min(before, key=lambda story: (-before[story], story), default=None)


def _leads(connection: sa.Connection, ids: Iterable[str]) -> dict[str, int | None]:
    """The rows of the stories that ids lead to now."""
    return {row["id"]: row["story_seq"] for row in chosen(connection, _LEADS, ids)}


def merged(connection: sa.Connection) -> dict[str, list[str]]:
    """The ids of before that lead to a story of another id, by that id."""
    live = sa.select(stories.c.id)
    query = (
        sa.select(stories.c.id, story_ids.c.id.label("before"))
        .select_from(story_ids)
        .join(nodes, nodes.c.seq == story_ids.c.founder_seq)
        .join(stories, stories.c.seq == nodes.c.story_seq)
        .where(stories.c.id != story_ids.c.id, story_ids.c.id.not_in(live))
        .order_by(story_ids.c.id)
    )
    found: dict[str, list[str]] = defaultdict(list)
    for story, before in connection.execute(query):
        found[story].append(before)
    return found


def splits(connection: sa.Connection) -> dict[str, str]:
    """The ids of stories that were split from another, with the id of that."""
    query = sa.select(story_ids.c.id, story_ids.c.split_from)
    found = connection.execute(query.where(story_ids.c.split_from.is_not(None)))
    return {row.id: row.split_from for row in found}
