"""In PostgreSQL: text in the order of its code points, whatever order the database has; no words of
reports in what the server remembers of columns, from where forgetting could not take them; and the
words of reports to search by."""

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

# Columns with words of reports or names. The server would keep frequent ones among its statistics,
# also of rows that are gone; all that is asked of these is whether they are equal, by an index.
_WORDS = {
    "reports": "text title url outlet",
    "pages": "url carried_by",
    "readings": "carried_by traces",
    "claims": "body place_name",
    "participants": "name entity",
    "judgements": "entity names reason",
    "lineage_keys": "key",
    "proposals": "body",
    "lineages": "body",
    "stories": "place body",
    "nodes": "body",
    "node_keys": "key",
    "key_marks": "key",
    "states": "subject what body told",
    "rejections": "place message",
}

# ``words``: folded, each once, a space between two.
_SEARCH = """
    CREATE TABLE report_words (
        report_seq bigint PRIMARY KEY REFERENCES reports (seq) ON DELETE CASCADE,
        published text COLLATE "C" NOT NULL,
        words text COLLATE "C" NOT NULL,
        found tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED
    );
    ALTER TABLE report_words ALTER COLUMN words SET STATISTICS 0,
        ALTER COLUMN found SET STATISTICS 0;
    CREATE INDEX ix_report_words_found ON report_words USING gin (found);
"""
_PARTS = "CREATE INDEX ix_report_words_words ON report_words USING gin (words gin_trgm_ops)"


def upgrade() -> None:
    """Change columns; nothing in SQLite, which has neither."""
    connection = op.get_bind()
    if connection.dialect.name != "postgresql":
        return
    found = connection.execute(sa.text(_OTHERWISE), {"tables": _TABLES}).all()
    for table, changes in found:
        op.execute(f"ALTER TABLE {table} {changes}")
    for table, columns in _WORDS.items():
        changes = ", ".join(f"ALTER COLUMN {one} SET STATISTICS 0" for one in columns.split())
        op.execute(f"ALTER TABLE {table} {changes}")
    op.execute(_SEARCH)
    try:
        with connection.begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute(_PARTS)
    except sa.exc.DBAPIError:
        # The server does not have it, or the role may not: parts of words are looked for in all
        # rows then. docs/operate.md has both statements.
        return


def downgrade() -> None:
    """Take the words to search by away; the rest does no harm, and stays."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("report_words")
