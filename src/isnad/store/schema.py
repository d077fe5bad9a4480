"""The tables of the store, for SQLite and PostgreSQL alike.

Append-only: a row of ``reports``, ``pages`` or ``readings`` never changes; of a claim only ``superseded_by``
is ever set. Whether a judgement of who is meant is undone is what the last row of ``splits`` says.
The one exception is forgetting on request (``forgetting``), which takes words and rows away for
good and leaves a row of ``tombstones``.
``seq`` is the order of arrival. Reports are as received; what an engine made of one (its language,
``carried_by``, traces, claims) hangs on a reading. Instants are UTC text that sorts.

What joining made (``joined_tables``) is derived from those and may be made anew at any time. Of it
only ``story_ids`` is a record of its own: which ids of stories people may have seen.
"""

from __future__ import annotations

import sqlalchemy as sa

from isnad.store.types import Seq, Words

# The schema versions that this program knows, oldest first; the last is what it writes.
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")

# Every report that a run attempted ends in one of the others.
COUNTED = ("attempted", "read", "duplicate", "empty", "rejected")
ADDS_UP = "ended IS NULL OR attempted = read + duplicate + empty + rejected"

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _seq() -> sa.Column[int]:
    return sa.Column("seq", Seq, primary_key=True, autoincrement=True)


def _points_to(
    name: str, target: str, nullable: bool = False, index: bool = True
) -> sa.Column[int]:
    return sa.Column(name, Seq, sa.ForeignKey(target), nullable=nullable, index=index)


reports = sa.Table(
    "reports",
    metadata,
    _seq(),
    sa.Column("id", Words, nullable=False, unique=True),
    sa.Column("sha256", Words, nullable=False, index=True),
    sa.Column("text", Words, nullable=False),
    sa.Column("title", Words),
    sa.Column("url", Words),
    sa.Column("outlet", Words),
    sa.Column("published", Words),
    sa.Column("received", Words, nullable=False),
    sa.Column("known_at", Words, nullable=False, index=True),
    sqlite_autoincrement=True,
)

# What the page of a report said, if anything; the newest row of a report counts. ``carried_by``: what
# its mark-up said, JSON; ``layout``, ``map``: JSON, compressed; ``withdraws``: what it takes back.
pages = sa.Table(
    "pages",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq"),
    *(sa.Column(name, Words) for name in ("modified", "encoding", "sha256", "url", "retrieved")),
    sa.Column("withdraws", Words),
    sa.Column("carried_by", Words, nullable=False),
    sa.Column("layout", sa.LargeBinary),
    sa.Column("map", sa.LargeBinary),
    sqlite_autoincrement=True,
)

readings = sa.Table(
    "readings",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq"),
    sa.Column("recorded", Words, nullable=False),
    sa.Column("language", Words),
    sa.Column("carried_by", Words, nullable=False),
    sa.Column("rejected_claims", sa.Integer, nullable=False),
    # JSON; null for readings that were made before sentences were traced.
    sa.Column("traces", Words),
    sqlite_autoincrement=True,
)

claims = sa.Table(
    "claims",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq", index=False),
    _points_to("reading_seq", "readings.seq"),
    _points_to("superseded_by", "readings.seq", nullable=True),
    sa.Column("id", Words, nullable=False, index=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("supersedes", sa.Integer),
    sa.Column("content_sha256", Words, nullable=False),
    sa.Column("type", Words, nullable=False),
    sa.Column("status", Words),
    sa.Column("polarity", Words, nullable=False),
    sa.Column("modality", Words, nullable=False),
    sa.Column("place_name", Words),
    sa.Column("place_country", Words),
    sa.Column("place_geonames", sa.BigInteger),
    sa.Column("time_edtf", Words),
    sa.Column("time_first", Words),
    sa.Column("time_last", Words),
    sa.Column("trigger_part", Words, nullable=False),
    sa.Column("trigger_start", sa.Integer, nullable=False),
    sa.Column("body", Words, nullable=False),
    sa.UniqueConstraint("report_seq", "id", "revision"),
    sqlite_autoincrement=True,
)

participants = sa.Table(
    "participants",
    metadata,
    sa.Column("claim_seq", Seq, sa.ForeignKey("claims.seq"), primary_key=True),
    sa.Column("role", Words, primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("name", Words),
    sa.Column("entity", Words),
    sa.Column("country", Words),
    sa.Column("sector", Words, nullable=False),
)

judgements = sa.Table(
    "judgements",
    metadata,
    _seq(),
    _points_to("reading_seq", "readings.seq", index=False),
    sa.Column("id", Words, nullable=False, index=True),
    sa.Column("entity", Words, nullable=False, index=True),
    sa.Column("names", Words, nullable=False),
    sa.Column("reason", Words, nullable=False),
    sa.UniqueConstraint("reading_seq", "entity"),
    sqlite_autoincrement=True,
)

splits = sa.Table(
    "splits",
    metadata,
    _seq(),
    sa.Column("judgement", Words, nullable=False, index=True),
    sa.Column("apart", sa.Boolean, nullable=False),
    sa.Column("recorded", Words, nullable=False),
    sqlite_autoincrement=True,
)

# Reports of which something is new since they were joined.
waiting = sa.Table(
    "waiting",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq"),
    sqlite_autoincrement=True,
)

# One row: what made the joined tables, and how many steps it took so far.
joined_by = sa.Table(
    "joined_by",
    metadata,
    sa.Column("one", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", Words, nullable=False),
    sa.Column("steps", sa.BigInteger, nullable=False),
)


def _goes_with(
    name: str, target: str, index: bool = False, primary_key: bool = True
) -> sa.Column[int]:
    """Points to a row, and goes when that does."""
    return sa.Column(
        name, Seq, sa.ForeignKey(target, ondelete="CASCADE"), nullable=False, index=index,
        primary_key=primary_key, autoincrement=False,
    )  # fmt: skip


lineage_keys = sa.Table(
    "lineage_keys",
    metadata,
    sa.Column("key", Words, primary_key=True),
    _goes_with("report_seq", "reports.seq", index=True),
    sqlite_with_rowid=False,
)

proposals = sa.Table(
    "proposals",
    metadata,
    _goes_with("report_seq", "reports.seq"),
    _goes_with("original_seq", "reports.seq", index=True),
    sa.Column("kind", Words, nullable=False, index=True, server_default=""),
    sa.Column("body", Words, nullable=False),
)

lineages = sa.Table(
    "lineages",
    metadata,
    _goes_with("report_seq", "reports.seq"),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    _points_to("original_seq", "reports.seq", nullable=True),
    sa.Column("kind", Words, nullable=False),
    sa.Column("body", Words, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    _seq(),
    sa.Column("id", Words, nullable=False, unique=True),
    sa.Column("type", Words, nullable=False, index=True),
    # The folded name.
    sa.Column("place", Words, index=True),
    sa.Column("country", Words),
    sa.Column("geonames", sa.BigInteger, index=True),
    sa.Column("first", Words),
    sa.Column("last", Words),
    sa.Column("origins", sa.Integer, nullable=False),
    # Whether its id and nodes are as in the history of ids.
    sa.Column("recorded", sa.Boolean, nullable=False, index=True),
    sa.Column("body", Words, nullable=False),
    sa.Index(None, "first", "last"),
    sqlite_autoincrement=True,
)

nodes = sa.Table(
    "nodes",
    metadata,
    _seq(),
    _points_to("report_seq", "reports.seq", index=False),
    sa.Column("part", Words, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    # Null: left of a joining before this one; it keeps its row for the history of ids.
    sa.Column("body", Words),
    sa.Column("story_seq", Seq, sa.ForeignKey("stories.seq", ondelete="SET NULL"), index=True),
    # As which of the nodes of its story it is told.
    sa.Column("position", sa.Integer),
    # The id of the story that it was in when the history was last written.
    sa.Column("recorded", Words, index=True),
    sa.UniqueConstraint("report_seq", "part", "start"),
    sqlite_autoincrement=True,
)

node_keys = sa.Table(
    "node_keys",
    metadata,
    sa.Column("key", Words, primary_key=True),
    _goes_with("node_seq", "nodes.seq", index=True),
    sqlite_with_rowid=False,
)

# Keys of reports and of nodes: those that many share, and those that reports had which were taken
# out, until who shares them is held against each other anew.
key_marks = sa.Table(
    "key_marks",
    metadata,
    sa.Column("mark", Words, primary_key=True),
    sa.Column("key", Words, primary_key=True),
    sqlite_with_rowid=False,
)

# ``report_seq``: the report whose lineage says so; null where the two nodes do by themselves.
ties = sa.Table(
    "ties",
    metadata,
    _seq(),
    _goes_with("one_seq", "nodes.seq", index=True, primary_key=False),
    _goes_with("other_seq", "nodes.seq", index=True, primary_key=False),
    sa.Column("weight", sa.Double, nullable=False),
    _points_to("report_seq", "reports.seq", nullable=True),
    sqlite_autoincrement=True,
)

# What the telling of a story rests on: reports whose claims or lineage it depends on.
story_reports = sa.Table(
    "story_reports",
    metadata,
    _goes_with("story_seq", "stories.seq"),
    _goes_with("report_seq", "reports.seq", index=True),
    sqlite_with_rowid=False,
)

# Every id that a story had at the end of a run: it leads to the story of its founder.
story_ids = sa.Table(
    "story_ids",
    metadata,
    sa.Column("id", Words, primary_key=True),
    _points_to("founder_seq", "nodes.seq", nullable=True),
    sa.Column("split_from", Words),
)

# When a report was known, by each clock: instants. ``published`` is that of arrival where a report
# gives none, or one after its arrival.
clocks = sa.Table(
    "clocks",
    metadata,
    _goes_with("report_seq", "reports.seq"),
    sa.Column("received", Words, nullable=False, index=True),
    sa.Column("published", Words, nullable=False, index=True),
)

# What one claim says of a state; ``told``: who says so, as JSON that the store does not read.
states = sa.Table(
    "states",
    metadata,
    _seq(),
    _goes_with("report_seq", "reports.seq", index=True, primary_key=False),
    sa.Column("subject", Words, nullable=False),
    sa.Column("what", Words, nullable=False),
    sa.Column("day", Words, nullable=False, index=True),
    sa.Column("received", Words, nullable=False),
    sa.Column("published", Words, nullable=False),
    sa.Column("body", Words, nullable=False),
    sa.Column("told", Words, nullable=False),
    sqlite_autoincrement=True,
)

# Where a state is: its place, and all that it lies in.
state_places = sa.Table(
    "state_places",
    metadata,
    sa.Column("place", Words, primary_key=True),
    _goes_with("state_seq", "states.seq", index=True),
    sqlite_with_rowid=False,
)

# Which reports tell anything of a place: by GeoNames id, else country and folded name.
places_told = sa.Table(
    "places_told",
    metadata,
    sa.Column("place", Words, primary_key=True),
    _goes_with("report_seq", "reports.seq", index=True),
    sqlite_with_rowid=False,
)

# What was forgotten: never its words or a name. ``sha256``: of the text of the report as received;
# for a person, of those of all reports that told of them, a line each, sorted. ``swept``: whether
# the file was written anew since, so that no bytes of it are left.
tombstones = sa.Table(
    "tombstones",
    metadata,
    _seq(),
    sa.Column("kind", Words, nullable=False),
    sa.Column("sha256", Words, nullable=False),
    sa.Column("reports", sa.Integer, nullable=False),
    sa.Column("claims", sa.Integer, nullable=False),
    sa.Column("reason", Words, nullable=False),
    sa.Column("recorded", Words, nullable=False),
    sa.Column("swept", sa.Boolean, nullable=False),
    sqlite_autoincrement=True,
)

# The reports that a tombstone is of, by hashes of their id and of their text as received.
forgotten = sa.Table(
    "forgotten",
    metadata,
    _goes_with("tombstone_seq", "tombstones.seq"),
    sa.Column("id_sha256", Words, primary_key=True, index=True),
    sa.Column("text_sha256", Words, nullable=False, index=True),
)

# One run of a command that brings reports in, and how the reports that it attempted ended. ``ended``
# null: the run was broken off, or is still going.
runs = sa.Table(
    "runs",
    metadata,
    _seq(),
    sa.Column("command", Words, nullable=False),
    sa.Column("engine", Words, nullable=False),
    sa.Column("started", Words, nullable=False),
    sa.Column("ended", Words),
    *(sa.Column(name, sa.BigInteger, nullable=False) for name in COUNTED),
    sa.CheckConstraint(ADDS_UP, name="adds_up"),
    sqlite_autoincrement=True,
)

# What was not read: the place and why. Duplicates are only counted.
rejections = sa.Table(
    "rejections",
    metadata,
    _seq(),
    _points_to("run_seq", "runs.seq"),
    sa.Column("place", Words, nullable=False),
    sa.Column("reason", Words, nullable=False, index=True),
    sa.Column("message", Words, nullable=False),
    sa.Column("recorded", Words, nullable=False),
    sqlite_autoincrement=True,
)
