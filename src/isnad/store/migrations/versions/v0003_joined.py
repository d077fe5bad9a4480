"""Traces of readings, what joining reports gives, and the ids that stories had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_PointsTo = Mapping[str, tuple[str, str | None]]
_COMPACT = {"sqlite_with_rowid": False}
_NUMBERED = {"sqlite_autoincrement": True}
_INDEXES = {
    "waiting": (("report_seq",),),
    "joined_by": (),
    "lineage_keys": (("report_seq",),),
    "proposals": (("original_seq",),),
    "lineages": (("original_seq",),),
    "stories": (
        *(("type",), ("place",), ("geonames",), ("recorded",)),
        ("first", "last"),
    ),
    "nodes": (("story_seq",), ("recorded",)),
    "node_keys": (("node_seq",),),
    "ties": (("one_seq",), ("other_seq",), ("report_seq",)),
    "story_reports": (("report_seq",),),
    "story_ids": (("founder_seq",),),
}


def upgrade() -> None:
    """Make the tables; every report waits to be joined."""
    op.add_column("readings", _text("traces", nullable=True))
    _by_report()
    _stories()
    _by_node()
    for table, indexes in _INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    op.execute("INSERT INTO waiting (report_seq) SELECT seq FROM reports ORDER BY seq")


def downgrade() -> None:
    """Drop them, and all that they hold."""
    for table in reversed(_INDEXES):
        op.drop_table(table)
    op.drop_column("readings", "traces")


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _seq(name: str = "seq", nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, _Seq, nullable=nullable)


def _make(
    table: str,
    primary: tuple[str, ...],
    columns: tuple[sa.Column[Any], ...],
    points_to: _PointsTo,
    *more: sa.Constraint,
    **options: bool,
) -> None:
    """``points_to``: for a column, the table, and what to do when its row there goes."""
    keys = [
        sa.ForeignKeyConstraint(
            [column], [f"{other}.seq"], name=f"fk_{table}_{column}_{other}", ondelete=then
        )
        for column, (other, then) in points_to.items()
    ]
    named = sa.PrimaryKeyConstraint(*primary, name=f"pk_{table}")
    op.create_table(table, *columns, *keys, named, *more, **options)


def _by_report() -> None:
    columns: tuple[sa.Column[Any], ...]
    report, original = ("reports", "CASCADE"), ("reports", None)
    columns = (_seq(), _seq("report_seq"))
    _make("waiting", ("seq",), columns, {"report_seq": original}, **_NUMBERED)
    steps = sa.Column("steps", sa.BigInteger(), nullable=False)
    _make("joined_by", ("one",), (_number("one"), _text("version"), steps), {})
    primary = ("key", "report_seq")
    columns = (_text("key"), _seq("report_seq"))
    _make("lineage_keys", primary, columns, {"report_seq": report}, **_COMPACT)
    primary = ("report_seq", "original_seq")
    columns = (_seq("report_seq"), _seq("original_seq"), _text("body"))
    _make("proposals", primary, columns, {"report_seq": report, "original_seq": report})
    primary = ("report_seq", "position")
    columns = (
        *(_seq("report_seq"), _number("position"), _seq("original_seq", nullable=True)),
        *(_text("kind"), _text("body")),
    )
    _make("lineages", primary, columns, {"report_seq": report, "original_seq": original})


def _stories() -> None:
    columns: tuple[sa.Column[Any], ...] = (
        *(_seq(), _text("id"), _text("type")),
        *(_text("place", nullable=True), _text("country", nullable=True)),
        sa.Column("geonames", sa.BigInteger()),
        *(_text("first", nullable=True), _text("last", nullable=True), _number("origins")),
        *(sa.Column("recorded", sa.Boolean(), nullable=False), _text("body")),
    )
    unique = sa.UniqueConstraint("id", name="uq_stories_id")
    _make("stories", ("seq",), columns, {}, unique, **_NUMBERED)
    primary = ("story_seq", "report_seq")
    points_to = {"story_seq": ("stories", "CASCADE"), "report_seq": ("reports", "CASCADE")}
    _make("story_reports", primary, tuple(map(_seq, primary)), points_to, **_COMPACT)


def _by_node() -> None:
    at = ("report_seq", "part", "start")
    columns: tuple[sa.Column[Any], ...] = (
        *(_seq(), _seq("report_seq"), _text("part"), _number("start")),
        *(_text("body", nullable=True), _seq("story_seq", nullable=True)),
        *(_number("position", nullable=True), _text("recorded", nullable=True)),
    )
    unique = sa.UniqueConstraint(*at, name="uq_nodes_report_seq_part_start")
    _make(
        "nodes",
        ("seq",),
        columns,
        {"report_seq": ("reports", None), "story_seq": ("stories", "SET NULL")},
        unique,
        **_NUMBERED,
    )
    node = ("nodes", "CASCADE")
    columns = (_text("key"), _seq("node_seq"))
    _make("node_keys", ("key", "node_seq"), columns, {"node_seq": node}, **_COMPACT)
    columns = (
        *(_seq(), _seq("one_seq"), _seq("other_seq")),
        *(sa.Column("weight", sa.Double(), nullable=False), _seq("report_seq", nullable=True)),
    )
    points_to = {"one_seq": node, "other_seq": node, "report_seq": ("reports", None)}
    _make("ties", ("seq",), columns, points_to, **_NUMBERED)
    columns = (_text("id"), _seq("founder_seq", nullable=True), _text("split_from", nullable=True))
    _make("story_ids", ("id",), columns, {"founder_seq": ("nodes", None)})
