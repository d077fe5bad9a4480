"""What a notice of an agency takes back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("pages", sa.Column("withdraws", sa.Text()))


def downgrade() -> None:
    """Drop it: notices stay as reports that take nothing back."""
    op.drop_column("pages", "withdraws")
