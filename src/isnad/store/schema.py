"""The tables of the store, for SQLite and PostgreSQL alike.

Append-only: a row of ``reports`` or ``readings`` never changes; of a claim only ``superseded_by``
is ever set. Whether a judgement of who is meant is undone is what the last row of ``splits`` says. ``seq`` is the order of arrival. Reports are as received; what an engine made of one
(its language, ``carried_by``, claims) hangs on a reading. Instants are UTC text that sorts.
"""

from __future__ import annotations

import sqlalchemy as sa

# The schema versions that this program knows, oldest first; the last is what it writes.
KNOWN = ("0001", "0002")

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column that is declared INTEGER.
_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _seq() -> sa.Column[int]:
    return sa.Column("seq", _Seq, primary_key=True, autoincrement=True)


def _points_to(
    name: str, target: str, nullable: bool = False, index: bool = True
) -> sa.Column[int]:
    return sa.Column(name, _Seq, sa.ForeignKey(target), nullable=nullable, index=index)


reports = sa.Table(
    "reports",
    metadata,
    _seq(),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("outlet", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("received", sa.Text, nullable=False),
    sa.Column("known_at", sa.Text, nullable=False, index=True),
    sqlite_autoincrement=True,
)

readings = sa.Table(
    "readings",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq"),
    sa.Column("recorded", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("carried_by", sa.Text, nullable=False),
    sa.Column("rejected_claims", sa.Integer, nullable=False),
    sqlite_autoincrement=True,
)

claims = sa.Table(
    "claims",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq", index=False),
    _points_to("reading_seq", "readings.seq"),
    _points_to("superseded_by", "readings.seq", nullable=True),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("supersedes", sa.Integer),
    sa.Column("content_sha256", sa.Text, nullable=False),
    sa.Column("type", sa.Text, nullable=False, index=True),
    sa.Column("status", sa.Text),
    sa.Column("polarity", sa.Text, nullable=False),
    sa.Column("modality", sa.Text, nullable=False),
    sa.Column("place_name", sa.Text),
    sa.Column("place_country", sa.Text),
    sa.Column("place_geonames", sa.BigInteger, index=True),
    sa.Column("time_edtf", sa.Text),
    sa.Column("time_first", sa.Text),
    sa.Column("time_last", sa.Text),
    sa.Column("trigger_part", sa.Text, nullable=False),
    sa.Column("trigger_start", sa.Integer, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("report_seq", "id", "revision"),
    sa.Index(None, "place_country", "place_name"),
    sa.Index(None, "time_first", "time_last"),
    sqlite_autoincrement=True,
)

participants = sa.Table(
    "participants",
    metadata,
    sa.Column("claim_seq", _Seq, sa.ForeignKey("claims.seq"), primary_key=True),
    sa.Column("role", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", sa.Text, index=True),
    sa.Column("entity", sa.Text, index=True),
    sa.Column("country", sa.Text),
    sa.Column("sector", sa.Text, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    _seq(),
    _points_to("reading_seq", "readings.seq", index=False),
    sa.Column("id", sa.Text, nullable=False, index=True),
    sa.Column("entity", sa.Text, nullable=False, index=True),
    sa.Column("names", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.UniqueConstraint("reading_seq", "entity"),
    sqlite_autoincrement=True,
)

splits = sa.Table(
    "splits",
    metadata,
    _seq(),
    sa.Column("judgement", sa.Text, nullable=False, index=True),
    sa.Column("apart", sa.Boolean, nullable=False),
    sa.Column("recorded", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
