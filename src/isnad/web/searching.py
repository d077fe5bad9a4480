"""Full-text search over folded words: what people type, as a query of the index."""

from __future__ import annotations

import regex
import sqlalchemy as sa

from isnad.folding import fold_long

_PIECE = regex.compile(r'"([^"]*)"|(\S+)')
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_MOST = 20


def expression(typed: str) -> str:
    """The query for what was typed: all words, those in quotes as they stand, others as the
    beginnings of words. Empty where it has no word."""
    pieces = []
    for phrase, word in _PIECE.findall(
        fold_long(typed).replace("\u201c", '"').replace("\u201d", '"')
    ):
        words = _WORD.findall(phrase or word)
        if words:
            pieces.append('"' + " ".join(words) + '"' + ("" if phrase else "*"))
    return " AND ".join(pieces[:_MOST])


def matching(table: str, typed: str) -> sa.Select[tuple[int]]:
    """The rows of a table of words that have all that was typed."""
    words = sa.table(table, sa.column("rowid", sa.Integer), sa.column(table))
    found = expression(typed)
    query = sa.select(words.c.rowid)
    if not found:
        return query.where(sa.false())
    return query.where(words.c[table].op("MATCH")(found))
