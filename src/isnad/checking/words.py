"""The words of a report as the checker reads them: tokens, and what the tables say of each.

This is the checker's own way from letters to entries; it shares the tables with the engine, and no
code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import msgspec
import regex

from isnad.folding import fold
from isnad.languages.accounts import Word
from isnad.languages.accounts import load as accounts
from isnad.languages.pack import Lex, Pack, Reading
from isnad.records import Span

_TOKEN = regex.compile(
    r"\p{N}+(?:[.,\u066b\u066c]\p{N}+)*"
    r"|(?:\p{Lu}\.){2,}"
    r"|\p{Lu}{1,2}\p{N}+(?![.,]?\p{N}|\p{L})"
    r"|[\p{L}\p{M}\u0640\u00ad\u200c\u200d]+(?:(?:['\u2018\u2019](?!s\b)|[-\u2010\u2011])[\p{L}\p{M}\u0640\p{N}]+)*"
    r"|['\u2019]s\b|\S"
)
# Of most tokens no table has anything: they share it.
_NONE: Sequence[Read] = ()
# Longer words are no abbreviations.
_WORD = 40
_HYPHEN = regex.compile(r"[-\u2010\u2011]")
# The kind of entries that are names of the world.
_NAME = "ent"
# Where a sentence ends: at a line end, or behind a stop before what may begin the next.
_STOP = regex.compile(
    r"[.!?\u061f\u2026]+[\"\u201d\u00bb\u2019')\]\p{Cf}]*\s+(?=[\p{Lu}\p{Lo}\p{N}\p{Cf}\"\u201c\u00ab\u2018'(\-\u2013\u2014])"
    r"|[\n\r\u2028\u2029]+"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token: offsets into its part, folded, and whether it is written with a capital."""

    start: int
    end: int
    form: str
    capital: bool

    @property
    def word(self) -> bool:
        """Whether it is more than a mark."""
        return self.form[0].isalnum()


class Read(msgspec.Struct, frozen=True, gc=False):
    """An entry of the tables that stands in tokens ``i`` to ``j``."""

    i: int
    j: int
    lex: Lex


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of ``text[start:end]``; offsets count from the beginning of the text."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        form, capital = _folded(match[0])
        if form:
            found.append(Token(match.start(), match.end(), form, capital))
    return found


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> tuple[str, bool]:
    """A word folded, and whether it is written with a capital."""
    return fold(word), any(map(str.isupper, word))


def sentence(text: str, start: int, end: int, abbreviations: frozenset[str]) -> tuple[int, int]:
    """Offsets of the sentences that ``text[start:end]`` stands in."""
    first, last = 0, len(text)
    for stop, begin in _stops(text, abbreviations):
        if begin <= start:
            first = begin
        elif stop >= end - 1:
            last = stop + 1
            break
    return first, last


def sentences(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Offsets of all sentences of a text."""
    first = 0
    for stop, begin in _stops(text, abbreviations):
        yield first, stop + 1
        first = begin
    yield first, len(text)


def _stops(text: str, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where sentences end: the offset of the stop, and that of what follows."""
    for match in _STOP.finditer(text):
        word = (
            text[max(match.start() - _WORD, 0) : match.start()].split()[-1:]
            if text[match.start()] == "."
            else []
        )
        form = fold(word[0].lstrip("\"\u201c\u00ab'(")) if word else ""
        if not (form and (form in abbreviations or (len(form) == 1 and word[0].isupper()))):
            yield match.start(), match.end()


class Stretch:
    """Words of one part of a report, with what the tables of its language say of them."""

    def __init__(self, text: str, start: int, end: int, pack: Pack) -> None:
        self.text, self.start, self.end, self.pack = text, start, end, pack

    @property
    def quote(self) -> str:
        """The words as they stand."""
        return self.text[self.start : self.end]

    @cached_property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return tokens(self.text, self.start, self.end)

    @cached_property
    def reads(self) -> list[Sequence[Read]]:
        """For each token the entries that begin there, the longest first."""
        return [self._at(i, form) for i, form in enumerate(self.forms)]

    def covers(self, span: Span) -> bool:
        """Whether a span of the same part lies in these words."""
        there = self.text[span.start : span.end] == span.quote
        return there and self.start <= span.start and span.end <= self.end

    def every(self) -> Iterator[Read]:
        """All entries, in the order of the words."""
        return iter(self._every)

    @cached_property
    def _every(self) -> list[Read]:
        return [read for some in self.reads for read in some]

    def in_name(self, i: int, j: int) -> bool:
        """Whether tokens are only part of a name of several words."""
        return any(a <= i and j <= b and b - a > j - i for a, b in self._names)

    @cached_property
    def _names(self) -> list[tuple[int, int]]:
        return [(r.i, r.j) for r in self._every if r.j > r.i + 1 and r.lex.entry.kind == _NAME]

    @cached_property
    def forms(self) -> list[str]:
        """Its tokens, folded."""
        return [token.form for token in self.tokens]

    @cached_property
    def accounts(self) -> list[Word]:
        """The words by which accounts of one event differ."""
        return accounts(self.pack.code).find(self.forms)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that offsets ``start`` to ``end`` have a part in."""
        inside = [n for n, t in enumerate(self.tokens) if t.start < end and start < t.end]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def _at(self, i: int, form: str) -> Sequence[Read]:
        found = self._of(i, form)
        # A name with a hyphen in it names nobody by its parts ("Guinea-Bissau").
        if not form.isalpha() and _HYPHEN.search(form) and not _has_name(found):
            parts = filter(None, _HYPHEN.split(form))
            found = [*found, *(read for one in parts for read in self._of(i, one))]
        if any(read.j > i + 1 for read in found):
            return sorted(found, key=lambda read: -read.j)
        return found

    def _of(self, i: int, form: str) -> Sequence[Read]:
        """The entries that begin in a token which is of some form, or partly."""
        word = self.pack.word(form)
        found = [Read(i, i + 1, lex) for lex in word.alone] if word.alone else _NONE
        if word.longer and i + 1 < len(self.forms):
            return [*found, *self._longer(word.longer, i)] or _NONE
        return found

    def _longer(self, longer: Mapping[str, Sequence[Reading]], i: int) -> Iterator[Read]:
        """Entries of several words that begin in a token."""
        for key in self.pack.keys(self.forms[i + 1]):
            for tail, lex in longer.get(key, ()):
                if self._follows(tail, i + 1):
                    yield Read(i, i + 1 + len(tail), lex)

    def _follows(self, tail: tuple[str, ...], at: int) -> bool:
        forms = self.forms[at : at + len(tail)]
        every = zip(tail, forms, strict=False)
        return len(forms) == len(tail) and all(word in self.pack.keys(f) for word, f in every)


def _has_name(found: Sequence[Read]) -> bool:
    return any(read.lex.entry.kind == _NAME for read in found)
