"""Full-text search over folded words: what people type, as a query of the index.

What is typed is words, all of which must be there; words in quotes stand as they do there;
``-word`` must not be there; ``field:value`` narrows to what has that field. Words are found
behind what a language joins to them, and, typed without marks, with marks; less so.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec
import regex
import sqlalchemy as sa

from isnad.languages.finding import forms
from isnad.web.wording import unmarked, words

FIELDS = ("outlet", "lang", "type", "place", "from", "actor")
_PIECE = regex.compile(
    r"""(?P<field>(?<!\S)[A-Za-z]+:)?(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))"""
)
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb", '"""""')
# So many words are looked for, and so many in one phrase.
_MOST = 16
# A word of fewer letters is found whole, not by how it begins.
_BEGINNING = 3
# Columns of the tables of words, and how much a word in each weighs.
COLUMNS = ("title", "body", "joined", "bare")
_WEIGHTS = (8.0, 4.0, 1.5, 0.5)
Row = tuple[int, str, str, str, str]


class Term(msgspec.Struct, frozen=True):
    """Folded words that stand behind each other; ``exact``: in quotes."""

    words: tuple[str, ...]
    exact: bool = False

    @property
    def bare(self) -> bool:
        """Whether it was typed without marks on Latin letters, so that words with any may be
        meant."""
        return all(unmarked(word) == word for word in self.words)

    @property
    def open(self) -> bool:
        """Whether the last word may go on."""
        return not self.exact and len(self.words[-1]) >= _BEGINNING

    @property
    def alone(self) -> bool:
        """Whether it is one word, which something may be joined to."""
        return not self.exact and len(self.words) == 1

    def joined(self) -> list[str]:
        """The word, and what it is without what is joined to it."""
        return sorted({self.words[0], *forms(self.words[0])})

    @property
    def bare_open(self) -> bool:
        """The same where marks are missing: of syllables most others are the beginning then."""
        return self.open and len(self.words[-1]) > _BEGINNING

    def expression(self) -> str:
        """The term as FTS5 has it: letters and digits only stand in quotes."""
        whole = _quoted(self.words)
        alike = f"{whole} OR {whole}*" if self.open else whole
        found = [f"{{title body}} : ({alike})"]
        if self.alone:
            every = " OR ".join(_quoted([one]) for one in self.joined())
            found.append(f"{{title body joined}} : ({every})")
        if self.bare:
            found.append(f"bare : ({alike if self.bare_open else whole})")
        return "(" + " OR ".join(f"({one})" for one in found) + ")"


class Typed(msgspec.Struct, frozen=True):
    """What was typed, as it is understood; ``fields``: values by name of the field."""

    terms: list[Term]
    without: list[Term]
    fields: dict[str, list[str]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.terms or self.without or self.fields)


def parse(typed: str) -> Typed:
    """What was typed, in whatever form: there is no wrong one."""
    terms: list[Term] = []
    without: list[Term] = []
    fields: dict[str, list[str]] = defaultdict(list)
    for found in _PIECE.finditer(typed.translate(_QUOTES)):
        field = (found["field"] or "").rstrip(":").lower()
        value = found["phrase"] if found["phrase"] is not None else found["word"]
        if field in FIELDS and value.strip():
            fields[field].append(value.strip())
            continue
        into = without if found["no"] else terms
        given = f"{found['field'] or ''}{value}"
        into.extend(_terms(given, exact=found["phrase"] is not None))
    return Typed(terms[:_MOST], without[:_MOST], dict(fields))


def _terms(given: str, *, exact: bool) -> list[Term]:
    found = tuple(one.form for one in words(given))[:_MOST]
    return [Term(found, exact)] if found else []


def expression(typed: str) -> str:
    """The query of the words that must be there; empty where there are none."""
    return _all(parse(typed).terms)


def _all(terms: list[Term]) -> str:
    return " AND ".join(term.expression() for term in terms)


def _quoted(several: list[str] | tuple[str, ...]) -> str:
    return '"' + " ".join(several) + '"'


def worded(table: str, rows: sa.Column[int], typed: Typed) -> list[sa.ColumnElement[bool]]:
    """The conditions on the words of rows: what must be there, and what must not."""
    found: list[sa.ColumnElement[bool]] = []
    if typed.terms:
        found.append(rows.in_(_matching(table, _all(typed.terms))))
    without = " OR ".join(term.expression() for term in typed.without)
    if without:
        found.append(rows.not_in(_matching(table, without)))
    return found


def ranked(table: str, typed: Typed) -> sa.Subquery | None:
    """The rows of a table of words that have all that was typed, each with its ``rank``, the best
    lowest; null where no word was typed."""
    if not typed.terms:
        return None
    found = _words_of(table)
    rank = sa.func.bm25(sa.literal_column(table), *_WEIGHTS).label("rank")
    query = sa.select(found.c.rowid, rank)
    return query.where(found.c[table].op("MATCH")(_all(typed.terms))).subquery()


def _matching(table: str, wanted: str) -> sa.Select[tuple[int]]:
    found = _words_of(table)
    return sa.select(found.c.rowid).where(found.c[table].op("MATCH")(wanted))


def _words_of(table: str) -> sa.TableClause:
    return sa.table(table, sa.column("rowid", sa.Integer), sa.column(table))


def row(seq: int, title: str, body: str) -> Row:
    """A row of a table of words (``COLUMNS``)."""
    first, rest = _spelt(title), _spelt(body)
    every = [*first, *rest]
    joined = [form for word in dict.fromkeys(every) for form in sorted(forms(word))]
    bare = [unmarked(word) for word in every]
    return (
        seq,
        " ".join(first),
        " ".join(rest),
        " ".join(dict.fromkeys(joined)),
        # Where no word has marks there is nothing to add.
        " ".join(bare) if bare != every else "",
    )


def _spelt(text: str) -> list[str]:
    return [one.form for one in words(text)]
