"""What claims say of states, when reports were known, and which places they tell of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; all reports are joined anew, which fills them."""
    op.create_table(
        "clocks",
        _report("clocks"),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report_seq", name="pk_clocks"),
    )
    op.create_index("ix_clocks_received", "clocks", ["received"])
    op.create_index("ix_clocks_published", "clocks", ["published"])
    op.create_table(
        "states",
        sa.Column("seq", _Seq, nullable=False),
        _report("states"),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_states"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_states_report_seq", "states", ["report_seq"])
    op.create_index("ix_states_day", "states", ["day"])
    op.create_table(
        "state_places",
        sa.Column("place", sa.Text(), nullable=False),
        _points_to("state_places", "state_seq", "states"),
        sa.PrimaryKeyConstraint("place", "state_seq", name="pk_state_places"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_state_places_state_seq", "state_places", ["state_seq"])
    op.create_table(
        "places_told",
        sa.Column("place", sa.Text(), nullable=False),
        _report("places_told"),
        sa.PrimaryKeyConstraint("place", "report_seq", name="pk_places_told"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_places_told_report_seq", "places_told", ["report_seq"])
    # What was proposed is derived and made anew with the rest.
    op.execute("DELETE FROM proposals")
    kind = sa.Column("kind", sa.Text(), nullable=False, server_default="")
    op.add_column("proposals", kind)
    op.create_index("ix_proposals_kind", "proposals", ["kind"])
    op.execute("DELETE FROM joined_by")


def downgrade() -> None:
    """Drop them, and all that they hold."""
    op.drop_index("ix_proposals_kind", "proposals")
    op.drop_column("proposals", "kind")
    for table in ("places_told", "state_places", "states", "clocks"):
        op.drop_table(table)


def _report(table: str) -> sa.Column[int]:
    return _points_to(table, "report_seq", "reports")


def _points_to(table: str, column: str, other: str) -> sa.Column[int]:
    """Points to a row of another table, and goes when that does."""
    name = f"fk_{table}_{column}_{other}"
    there = sa.ForeignKey(f"{other}.seq", name=name, ondelete="CASCADE")
    return sa.Column(column, _Seq, there, nullable=False)
