"""Judgements of who is meant in a report, and which of them a person has undone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "judgements",
        sa.Column("seq", _Seq, nullable=False),
        sa.Column("reading_seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in _TEXTS),
        sa.ForeignKeyConstraint(
            ["reading_seq"], ["readings.seq"], name="fk_judgements_reading_seq_readings"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_judgements"),
        sa.UniqueConstraint("reading_seq", "entity", name="uq_judgements_reading_seq_entity"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "splits",
        sa.Column("seq", _Seq, nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_splits"),
        sqlite_autoincrement=True,
    )
    for table, column in (("judgements", "id"), ("judgements", "entity"), ("splits", "judgement")):
        op.create_index(f"ix_{table}_{column}", table, [column])


_TEXTS = ("id", "entity", "names", "reason")


def downgrade() -> None:
    """Drop them, and all that they hold."""
    op.drop_table("splits")
    op.drop_table("judgements")
