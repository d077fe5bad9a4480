"""Keys that reports had which were taken out, for those that still share them."""

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
        "left_keys",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("of", "key")),
        sa.PrimaryKeyConstraint("of", "key", name="pk_left_keys"),
        sqlite_with_rowid=False,
    )
