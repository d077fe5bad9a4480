"""Only what is asked for has an index. In PostgreSQL, which keeps words to search by: each word of all
reports once, to find parts of words in, where there was an index of the parts of each report."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# Nothing asks by these: they cost whoever adds, and nobody had anything of them.
_UNASKED = {
    "claims": (
        ("place_country", "place_name"),
        ("place_geonames",),
        ("time_first", "time_last"),
        ("type",),
    ),
    "participants": (("entity",), ("name",)),
}

# No words in what the server remembers of columns, as in 0009: also of what an index is made of.
_WORDS = """
    DROP INDEX IF EXISTS ix_report_words_words;
    ALTER TABLE report_words DROP COLUMN found;
    CREATE INDEX ix_report_words_found ON report_words
        USING gin (array_to_tsvector(string_to_array(words, ' ')));
    ALTER INDEX ix_report_words_found ALTER COLUMN 1 SET STATISTICS 0;
    CREATE INDEX ix_report_words_published ON report_words (published, report_seq);
    CREATE TABLE known_words (word text COLLATE "C" NOT NULL PRIMARY KEY);
    ALTER TABLE known_words ALTER COLUMN word SET STATISTICS 0;
    INSERT INTO known_words
        SELECT DISTINCT word FROM report_words, unnest(string_to_array(words, ' ')) AS word
        WHERE word <> '';
"""
_PARTS = "CREATE INDEX ix_known_words_word ON known_words USING gin (word gin_trgm_ops)"
_BEFORE = """
    DROP INDEX ix_report_words_found, ix_report_words_published;
    DROP TABLE known_words;
    ALTER TABLE report_words ADD COLUMN found tsvector
        GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED;
    ALTER TABLE report_words ALTER COLUMN found SET STATISTICS 0;
    CREATE INDEX ix_report_words_found ON report_words USING gin (found);
"""


def upgrade() -> None:
    """Drop indexes, and have words searched otherwise."""
    for table, indexes in _UNASKED.items():
        for columns in indexes:
            op.drop_index(_named(table, columns), table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_WORDS)
        _with_parts(_PARTS)


def downgrade() -> None:
    """Make them again."""
    for table, indexes in _UNASKED.items():
        for columns in indexes:
            op.create_index(_named(table, columns), table, list(columns))
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_BEFORE)
        _with_parts(
            "CREATE INDEX ix_report_words_words ON report_words USING gin (words gin_trgm_ops)"
        )


def _named(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}_{'_'.join(columns)}"


def _with_parts(statement: str) -> None:
    """Make an index of parts of words where the server has what it takes, and the role may; else
    parts are looked for in all rows. docs/operate.md has both statements."""
    try:
        with op.get_bind().begin_nested():
            op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            op.execute(statement)
    except sa.exc.DBAPIError:
        return
