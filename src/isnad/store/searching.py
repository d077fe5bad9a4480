"""Finding reports by their words, in whatever form these are written. In PostgreSQL the folded words
of each report are kept with an index, and each word of all of them once, to find parts of words in;
in SQLite all reports are looked through, with the same end."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

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
_TEXTS, _QUERY = postgresql.ARRAY(sa.Text), postgresql.TSQUERY

# A part that stands in more words than these is looked for in the reports, the newest first.
_WORDS = 200

# In PostgreSQL alone (migrations 0009 and 0010). ``words``: each once, a space between two.
report_words = sa.Table(
    "report_words",
    sa.MetaData(),
    sa.Column("report_seq", Seq, primary_key=True),
    sa.Column("published", Words, nullable=False),
    sa.Column("words", Words, nullable=False),
)
# Every word that stands in ``report_words``.
known_words = sa.Table("known_words", sa.MetaData(), sa.Column("word", Words, primary_key=True))

# As the index has it, to the letter.
_FOUND: sa.ColumnElement[Any] = sa.literal_column(
    "array_to_tsvector(string_to_array(report_words.words, ' '))"
)
_LEARN = (
    postgresql.insert(known_words)
    .from_select(["word"], sa.select(sa.func.unnest(sa.bindparam("new", type_=_TEXTS))))
    .on_conflict_do_nothing()
)
# For each word the index is asked: the planner, which knows nothing of words, would read all rows.
_BY_INDEX = sa.text("SET LOCAL enable_seqscan = off")
_AS_IT_WAS = sa.text("SET LOCAL enable_seqscan TO DEFAULT")
_UNLEARN = sa.delete(known_words).where(
    known_words.c.word == sa.any_(sa.bindparam("gone", type_=_TEXTS)),
    ~sa.exists(
        sa.select(1)
        .select_from(report_words)
        .where(_FOUND.op("@@")(sa.cast(sa.func.concat("'", known_words.c.word, "'"), _QUERY)))
    ),
)


def is_kept(connection: sa.Connection) -> bool:
    """Whether the database keeps words to search by."""
    return connection.dialect.name == "postgresql"


def row(title: str | None, text: str, published: str | None) -> dict[str, Any]:
    """The row of a report in the table of words; the caller adds which report it is."""
    return {"published": published or "", "words": _words(title, text)}


def learn(connection: sa.Connection, made: Iterable[dict[str, Any]]) -> None:
    """Know the words of rows that are new in the table of words."""
    new = set().union(*(one["words"].split() for one in made))
    connection.execute(_LEARN, {"new": sorted(new)})


def replace(connection: sa.Connection, seq: int, made: dict[str, Any]) -> None:
    """Keep the words of one report in the place of those before."""
    if not is_kept(connection):
        return
    was = _dropped(connection, seq)
    connection.execute(report_words.insert().values(report_seq=seq, **made))
    learn(connection, [made])
    _unlearn(connection, was - set(made["words"].split()))


def forget(connection: sa.Connection, seq: int) -> None:
    """Take the words of a report away, and from all words those that no other has."""
    if is_kept(connection):
        _unlearn(connection, _dropped(connection, seq))


def _dropped(connection: sa.Connection, seq: int) -> set[str]:
    mine = report_words.delete().where(report_words.c.report_seq == seq)
    return set((connection.scalar(mine.returning(report_words.c.words)) or "").split())


def _unlearn(connection: sa.Connection, gone: set[str]) -> None:
    if gone:
        connection.execute(_BY_INDEX)
        connection.execute(_UNLEARN, {"gone": sorted(gone)})
        connection.execute(_AS_IT_WAS)


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
    found = set(_WORD.findall(fold_long(f"{title or ''}\n{text[:_SEARCHED]}")))
    return " ".join(sorted({one[:_LONGEST] for one in found}))


def _split(text: str) -> Iterable[str]:
    return (one[:_LONGEST] for one in _WORD.findall(fold_long(text)))


def _by_index(connection: sa.Connection, wanted: list[str], parts: bool, most: int) -> list[str]:
    table = report_words.c
    asked, wide = _by_parts(connection, wanted) if parts else (_beginning(wanted), [])
    if asked is None:
        return []
    hits = sa.select(table.report_seq, table.published)
    hits = hits.where(*(table.words.like(f"%{one}%") for one in wide))
    if asked:
        # By itself, lest the planner take the order of rows for the way to find them.
        named = hits.where(_FOUND.op("@@")(sa.cast(asked, _QUERY))).cte("hits")
        named = named.prefix_with("MATERIALIZED", dialect="postgresql")
        hits = sa.select(named.c.report_seq, named.c.published)
    seq, published = hits.selected_columns
    newest = hits.order_by(published.desc(), seq.desc()).limit(most).subquery()
    query = sa.select(reports.c.id).join(newest, newest.c.report_seq == reports.c.seq)
    ordered = query.order_by(newest.c.published.desc(), newest.c.report_seq.desc())
    return list(connection.scalars(ordered))


def _beginning(wanted: list[str]) -> str:
    """The question for all of these as beginnings of words."""
    # Words are letters and digits only, and need no quoting but this.
    return " & ".join(f"'{one}':*" for one in wanted)


def _by_parts(connection: sa.Connection, wanted: list[str]) -> tuple[str | None, list[str]]:
    """The question for the words that these stand in, null where one stands in none; and those that
    stand in too many to ask for each."""
    asked, wide = [], []
    for one in wanted:
        inside = sa.select(known_words.c.word).where(known_words.c.word.like(f"%{one}%"))
        words = list(connection.scalars(inside.limit(_WORDS + 1)))
        if not words:
            return None, []
        if len(words) > _WORDS:
            wide.append(one)
        else:
            asked.append(f"({' | '.join(map(_quoted, words))})")
    return " & ".join(asked), wide


def _quoted(word: str) -> str:
    return f"'{word}'"


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
