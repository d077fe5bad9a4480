"""Keys that many share, and those that were left by reports which were taken out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "key_marks",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("mark", "key")),
        sa.PrimaryKeyConstraint("mark", "key", name="pk_key_marks"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Drop the table: it is made anew when reports are joined."""
    op.drop_table("key_marks")
