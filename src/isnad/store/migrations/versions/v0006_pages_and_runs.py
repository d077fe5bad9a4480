"""What the pages of reports said, and the account of every run with what it refused."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_COUNTED = ("attempted", "read", "duplicate", "empty", "rejected")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "pages",
        sa.Column("seq", _Seq, nullable=False),
        sa.Column("report_seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text()) for name in ("modified", "encoding", "sha256")),
        *(sa.Column(name, sa.Text()) for name in ("url", "retrieved")),
        sa.Column("carried_by", sa.Text(), nullable=False),
        *(sa.Column(name, sa.LargeBinary()) for name in ("layout", "map")),
        sa.PrimaryKeyConstraint("seq", name="pk_pages"),
        sa.ForeignKeyConstraint(
            ["report_seq"], ["reports.seq"], name="fk_pages_report_seq_reports"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pages_report_seq", "pages", ["report_seq"])
    op.create_table(
        "runs",
        sa.Column("seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("command", "engine", "started")),
        sa.Column("ended", sa.Text()),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _COUNTED),
        sa.PrimaryKeyConstraint("seq", name="pk_runs"),
        sa.CheckConstraint(
            "ended IS NULL OR attempted = read + duplicate + empty + rejected",
            name="ck_runs_adds_up",
        ),
        sqlite_autoincrement=True,
    )
    _rejections()


def _rejections() -> None:
    op.create_table(
        "rejections",
        sa.Column("seq", _Seq, nullable=False),
        sa.Column("run_seq", _Seq, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("place", "reason", "message")),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_rejections"),
        sa.ForeignKeyConstraint(["run_seq"], ["runs.seq"], name="fk_rejections_run_seq_runs"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rejections_run_seq", "rejections", ["run_seq"])
    op.create_index("ix_rejections_reason", "rejections", ["reason"])


def downgrade() -> None:
    """Drop them: reports stay, without what their pages said beside the words."""
    for name in ("rejections", "runs", "pages"):
        op.drop_table(name)
