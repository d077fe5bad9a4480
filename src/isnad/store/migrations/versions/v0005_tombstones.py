"""Tombstones of what was forgotten, and the reports that they are of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "tombstones",
        sa.Column("seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "sha256")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("reports", "claims")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("reason", "recorded")),
        sa.Column("swept", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_tombstones"),
        sqlite_autoincrement=True,
    )
    tombstone = sa.ForeignKeyConstraint(
        ["tombstone_seq"],
        ["tombstones.seq"],
        name="fk_forgotten_tombstone_seq_tombstones",
        ondelete="CASCADE",
    )
    op.create_table(
        "forgotten",
        sa.Column("tombstone_seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id_sha256", "text_sha256")),
        tombstone,
        sa.PrimaryKeyConstraint("tombstone_seq", "id_sha256", name="pk_forgotten"),
    )
    for name in ("id_sha256", "text_sha256"):
        op.create_index(f"ix_forgotten_{name}", "forgotten", [name])


def downgrade() -> None:
    """Drop them: what was forgotten stays so, and nothing says it any longer."""
    op.drop_table("forgotten")
    op.drop_table("tombstones")
