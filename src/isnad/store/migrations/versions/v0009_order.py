"""In PostgreSQL: text in the order of its code points, whatever order the database has; and, where
the server has it, what finds words by their parts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# Text columns of the tables that migrations made before this one, which are not in that order.
_OTHERWISE = """
    SELECT c.table_name, string_agg(
        format('ALTER COLUMN %I TYPE text COLLATE "C"', c.column_name), ', ')
    FROM information_schema.columns c JOIN information_schema.tables t
        USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
        AND c.data_type = 'text' AND c.collation_name IS DISTINCT FROM 'C'
        AND c.table_name = ANY(:tables)
    GROUP BY c.table_name ORDER BY c.table_name
"""
_TABLES = (
    "reports pages readings claims participants judgements splits waiting joined_by lineage_keys "
    "proposals lineages stories nodes node_keys key_marks ties story_reports story_ids clocks "
    "states state_places places_told tombstones forgotten runs rejections"
).split()


def upgrade() -> None:
    """Change the order of columns; nothing in SQLite, which has no other."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    found = connection.execute(sa.text(_OTHERWISE), {"tables": _TABLES}).all()
    for table, changes in found:
        op.execute(f"ALTER TABLE {table} {changes}")


def downgrade() -> None:
    """The order does no harm, and stays."""
