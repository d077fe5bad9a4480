"""Finding reports by their words, in whatever form these are written. In PostgreSQL the folded words
of each report are kept with an index; in SQLite all reports are looked through, with the same end."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import regex
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from isnad.folding import fold_long
from isnad.store.schema import reports
from isnad.store.types import Seq, Words

# Letters and digits; a longer word is found by how it begins.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_LONGEST = 64
# Of longer texts the beginning is searched: the server takes only so much for one row. Characters.
_SEARCHED = 200_000

# In PostgreSQL alone (migration 0009); ``found`` is made there from ``words``.
report_words = sa.Table(
    "report_words",
    sa.MetaData(),
    sa.Column("report_seq", Seq, primary_key=True),
    sa.Column("published", Words, nullable=False),
    sa.Column("words", Words, nullable=False),
    sa.Column("found", postgresql.TSVECTOR),
)


def is_kept(connection: sa.Connection) -> bool:
    """Whether the database keeps words to search by."""
    return connection.dialect.name == "postgresql"


def row(seq: int, title: str | None, text: str, published: str | None) -> dict[str, object]:
    """The row of a report in the table of words."""
    return {"report_seq": seq, "published": published or "", "words": _words(title, text)}


def replace(connection: sa.Connection, made: dict[str, object]) -> None:
    """Keep the words of one report in the place of those before."""
    if is_kept(connection):
        mine = report_words.c.report_seq == made["report_seq"]
        connection.execute(report_words.delete().where(mine))
        connection.execute(report_words.insert().values(made))


def terms(typed: str) -> list[str]:
    """What was typed, as words are kept."""
    return list(dict.fromkeys(_split(typed)))


def search(connection: sa.Connection, wanted: list[str], parts: bool, most: int) -> list[str]:
    """The ids of reports that have all these words in title or text, the last published first; each
    may go on, and with ``parts`` stand inside another."""
    if not wanted:
        return []
    found = _by_index if is_kept(connection) else _by_looking
    return found(connection, wanted, parts, most)


def _words(title: str | None, text: str) -> str:
    return " ".join(sorted(set(_split(f"{title or ''}\n{text[:_SEARCHED]}"))))


def _split(text: str) -> Iterable[str]:
    return (one[:_LONGEST] for one in _WORD.findall(fold_long(text)))


def _by_index(connection: sa.Connection, wanted: list[str], parts: bool, most: int) -> list[str]:
    table = report_words.c
    if parts:
        conditions = [table.words.like(f"%{one}%") for one in wanted]
    else:
        # Words are letters and digits only, and need no quoting but this.
        every = " & ".join(f"'{one}':*" for one in wanted)
        conditions = [table.found.op("@@")(sa.cast(every, postgresql.TSQUERY))]
    newest = (
        sa.select(table.report_seq, table.published)
        .where(*conditions)
        .order_by(table.published.desc(), table.report_seq.desc())
        .limit(most)
        .subquery()
    )
    query = sa.select(reports.c.id).join(newest, newest.c.report_seq == reports.c.seq)
    ordered = query.order_by(newest.c.published.desc(), newest.c.report_seq.desc())
    return list(connection.scalars(ordered))


def _by_looking(connection: sa.Connection, wanted: list[str], parts: bool, most: int) -> list[str]:
    query = sa.select(reports.c.id, reports.c.title, reports.c.text).order_by(
        sa.func.coalesce(reports.c.published, "").desc(), reports.c.seq.desc()
    )
    found: list[str] = []
    with connection.execute(query.execution_options(yield_per=100)) as every:
        for name, title, text in every:
            if _has_all(_words(title, text).split(), wanted, parts=parts):
                found.append(name)
            if len(found) == most:
                break
    return found


def _has_all(words: Collection[str], wanted: Iterable[str], *, parts: bool) -> bool:
    if parts:
        return all(any(one in word for word in words) for one in wanted)
    return all(any(word.startswith(one) for word in words) for one in wanted)
