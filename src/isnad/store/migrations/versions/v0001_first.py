"""Reports, readings of them, claims, and who has a part in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_Seq = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INDEXES = {
    "reports": (("known_at",), ("sha256",)),
    "readings": (("report_seq",),),
    "claims": (
        ("id",),
        ("place_country", "place_name"),
        ("place_geonames",),
        ("reading_seq",),
        ("superseded_by",),
        ("time_first", "time_last"),
        ("type",),
    ),
    "participants": (("entity",), ("name",)),
}


def upgrade() -> None:
    """Make the tables."""
    _reports()
    _readings()
    _claims()
    _participants()
    for table, indexes in _INDEXES.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    """Drop them, and all that they hold."""
    for table in reversed(_INDEXES):
        op.drop_table(table)


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _number(name: str, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _seq(name: str = "seq", nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, _Seq, nullable=nullable)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.seq"], name=f"fk_{table}_{column}_{other}")


def _reports() -> None:
    op.create_table(
        "reports",
        _seq(),
        *(_text(name) for name in ("id", "sha256", "text")),
        *(_text(name, nullable=True) for name in ("title", "url", "outlet", "published")),
        *(_text(name) for name in ("received", "known_at")),
        _key("reports", "seq"),
        sa.UniqueConstraint("id", name="uq_reports_id"),
        sqlite_autoincrement=True,
    )


def _readings() -> None:
    op.create_table(
        "readings",
        _seq(),
        _seq("report_seq"),
        _text("recorded"),
        _text("language", nullable=True),
        _text("carried_by"),
        _number("rejected_claims"),
        _points_to("readings", "report_seq", "reports"),
        _key("readings", "seq"),
        sqlite_autoincrement=True,
    )


def _claims() -> None:
    unique = ("report_seq", "id", "revision")
    op.create_table(
        "claims",
        _seq(),
        *(_seq("report_seq"), _seq("reading_seq"), _seq("superseded_by", nullable=True)),
        *(_text("id"), _number("revision"), _number("supersedes", nullable=True)),
        *(_text("content_sha256"), _text("type"), _text("status", nullable=True)),
        *(_text("polarity"), _text("modality")),
        *(_text("place_name", nullable=True), _text("place_country", nullable=True)),
        sa.Column("place_geonames", sa.BigInteger()),
        *(_text(name, nullable=True) for name in ("time_edtf", "time_first", "time_last")),
        *(_text("trigger_part"), _number("trigger_start"), _text("body")),
        _points_to("claims", "reading_seq", "readings"),
        _points_to("claims", "report_seq", "reports"),
        _points_to("claims", "superseded_by", "readings"),
        _key("claims", "seq"),
        sa.UniqueConstraint(*unique, name="uq_claims_report_seq_id_revision"),
        sqlite_autoincrement=True,
    )


def _participants() -> None:
    op.create_table(
        "participants",
        *(_seq("claim_seq"), _text("role"), _number("position")),
        *(_text(name, nullable=True) for name in ("name", "entity", "country")),
        _text("sector"),
        _points_to("participants", "claim_seq", "claims"),
        _key("participants", "claim_seq", "role", "position"),
    )
