"""The tables of the explorer's index: one row a claim, with what the page filters and counts by.

The index is derived from a store and may be thrown away at any time. It holds no text of reports
but folded words to search by and the quotes of claims.
"""

from __future__ import annotations

import sqlalchemy as sa

# Of which form of these tables a file is; another form is made anew.
FORM = "8"

metadata = sa.MetaData()

made = sa.Table(
    "made",
    metadata,
    sa.Column("form", sa.Text, nullable=False),
    # What the store was when this was made of it (``making.stamp``).
    sa.Column("stamp", sa.Text, nullable=False),
)

reports = sa.Table(
    "reports",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("language", sa.Text),
    # Instants, by the two clocks.
    sa.Column("published", sa.Text, nullable=False),
    sa.Column("received", sa.Text, nullable=False),
    sa.Column("retracted", sa.Boolean, nullable=False),
    # When that became known.
    sa.Column("retracted_published", sa.Text),
    sa.Column("retracted_received", sa.Text),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("sides", sa.Integer, nullable=False),
    sa.Column("disputed", sa.Boolean, nullable=False),
    sa.Column("retracted", sa.Boolean, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    # A name, and its country where it is known.
    sa.Column("place", sa.Text),
    sa.Column("country", sa.Text),
    sa.Column("edtf", sa.Text),
    sa.Column("first", sa.Text),
    sa.Column("last", sa.Text),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("tellings", sa.Integer, nullable=False),
)

# ``first`` and ``last``: days; null where the claim gives none. ``place``: a GeoNames id, else
# country and folded name.
claims = sa.Table(
    "claims",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("report_seq", sa.Integer, sa.ForeignKey("reports.seq"), nullable=False, index=True),
    sa.Column("story_seq", sa.Integer, sa.ForeignKey("stories.seq"), index=True),
    sa.Column("type", sa.Text, nullable=False, index=True),
    sa.Column("polarity", sa.Text, nullable=False),
    sa.Column("modality", sa.Text, nullable=False),
    sa.Column("first", sa.Text, index=True),
    sa.Column("last", sa.Text),
    sa.Column("edtf", sa.Text),
    sa.Column("place", sa.Text, index=True),
    sa.Column("country", sa.Text, index=True),
    sa.Column("language", sa.Text, nullable=False, index=True),
    sa.Column("outlet", sa.Text, index=True),
    sa.Column("published", sa.Text, nullable=False, index=True),
    sa.Column("received", sa.Text, nullable=False, index=True),
    # Who says it in the end: an entity, else a folded name.
    sa.Column("source", sa.Text, index=True),
    sa.Column("origins", sa.Integer, nullable=False),
    sa.Column("sides", sa.Integer, nullable=False),
    sa.Column("disputed", sa.Boolean, nullable=False, index=True),
    # Since when accounts are known to differ, by the two clocks.
    sa.Column("disputed_published", sa.Text),
    sa.Column("disputed_received", sa.Text),
    sa.Column("says", sa.Text, nullable=False),
)

# Claims as the contract has them: apart, so that counting claims need not read them.
bodies = sa.Table(
    "bodies",
    metadata,
    sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)

# Actors, recipients and brokers of claims.
people = sa.Table(
    "people",
    metadata,
    sa.Column("claim_seq", sa.Integer, sa.ForeignKey("claims.seq"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("entity", sa.Text, primary_key=True, index=True),
    sa.Column("name", sa.Text, nullable=False),
)

# The sides and the origins of the story of a claim.
origins = sa.Table(
    "origins",
    metadata,
    sa.Column("story_seq", sa.Integer, sa.ForeignKey("stories.seq"), primary_key=True),
    sa.Column("name", sa.Text, primary_key=True, index=True),
    sa.Column("side", sa.Text, index=True),
    # When its first report became known.
    sa.Column("published", sa.Text),
    sa.Column("received", sa.Text),
)

places = sa.Table(
    "places",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
    sa.Column("latitude", sa.Float),
    sa.Column("longitude", sa.Float),
    sa.Column("precision", sa.Text, nullable=False),
    # Who claims it (alpha-3), between spaces.
    sa.Column("claimed_by", sa.Text, nullable=False),
)

# Whoever takes part in a claim or says one, by the key that ``naming.key_of`` gives.
named = sa.Table(
    "named",
    metadata,
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("country", sa.Text),
)


def many(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
    """How many of the rows asked for a condition holds of."""
    return sa.func.coalesce(sa.func.sum(sa.cast(condition, sa.Integer)), 0)


# What places, whoever takes part or speaks, and outlets may be asked for by: their names in all
# languages, as words of the index, also without marks. ``kind``: place, who, outlet.
spellings = sa.Table(
    "spellings",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("spelling", sa.Text, primary_key=True),
)

# The words of reports and claims, folded, for full-text search: rows as in the tables above, columns
# as ``searching.row`` gives them. The words come apart at spaces already.
SEARCH = tuple(
    f"CREATE VIRTUAL TABLE {name} USING fts5(title, body, joined, bare, content='', tokenize='ascii')"
    for name in ("report_words", "claim_words")
)
