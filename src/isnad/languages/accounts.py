"""Words by which accounts of one event differ: tables ``lexicon/accounts.tsv`` of the languages."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from isnad import cache
from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.tables import rows

_INFLECTED = {"v": "verb", "n": "noun", "a": "adj"}
# Stands in a row for one to three words that may be any.
_GAP, _MOST = fold("…"), 3
# Nouns of a verb are rows of their own, and participles often another word.
_NOMINAL = frozenset({"masdar", "actpart", "paspart"})


class Word(NamedTuple):
    """A word of the table where it stands: tokens ``i`` to ``j``, what it says, and where the
    words tell of whom (``before``, ``after`` or empty)."""

    i: int
    j: int
    says: str
    party: str


class _Row(NamedTuple):
    tail: tuple[str, ...]
    says: str
    party: str


class Accounts:
    """The table of a language, its words in the forms that news writes."""

    def __init__(self, code: str) -> None:
        self._grammar = importlib.import_module(f"isnad.languages.{code}.grammar")
        where = folder(code)
        path = where / "lexicon" / "accounts.tsv"
        found: dict[str, list[_Row]] = {}
        if path.exists():
            key = cache.content_key([path, *_code(where)], str(sys.version_info[:2]))
            made = cache.compiled(
                f"accounts-{code}", key, lambda: msgspec.msgpack.encode(self._build(path))
            )
            found = msgspec.msgpack.decode(made.read_bytes(), type=dict[str, list[_Row]])
        self._by_first = found

    def _build(self, path: Path) -> dict[str, list[_Row]]:
        """The rows of a table by their first words, the longest first."""
        found: dict[str, list[_Row]] = {}
        for _, row in rows(path):
            for first, *tail in self._forms(row):
                found.setdefault(first, []).append(_Row(tuple(tail), row["says"], row["party"]))
        for several in found.values():
            several.sort(key=lambda row: -len(row.tail))
        return found

    def _forms(self, row: dict[str, str]) -> list[tuple[str, ...]]:
        kind = _INFLECTED.get(row["pos"])
        if kind is None:
            return [tuple(fold(form).split()) for form in row["form"].split("|")]
        found = [
            w for w, feats in self._grammar.inflect(kind, row) if not _NOMINAL & {*feats.split(".")}
        ]
        return list(dict.fromkeys(found))

    def find(self, forms: Sequence[str]) -> list[Word]:
        """The words of the table among folded tokens, in their order, the longest first where
        several begin with one token; none inside another."""
        out: list[Word] = []
        free = 0
        for i in range(len(forms)):
            found = self._at(forms, i) if i >= free else None
            if found is not None:
                free, row = found
                out.append(Word(i, free, row.says, row.party))
        return out

    def _at(self, forms: Sequence[str], i: int) -> tuple[int, _Row] | None:
        """The longest row that begins with a token, and the token after it."""
        found = [
            (end, row)
            for _, core, _ in self._grammar.splits(forms[i])
            for row in self._by_first.get(core, ())
            if (end := self._end(forms, i + 1, row.tail))
        ]
        return max(found, key=lambda pair: len(pair[1].tail), default=None)

    def _end(self, forms: Sequence[str], at: int, tail: Sequence[str]) -> int:
        """The token after a row whose further words go on at a token; 0 where they do not."""
        for n, word in enumerate(tail):
            if word == _GAP:
                ends = (self._end(forms, at + some, tail[n + 1 :]) for some in range(_MOST, 0, -1))
                return next(filter(None, ends), 0)
            if at >= len(forms) or word not in self._grammar.inner_keys(forms[at]):
                return 0
            at += 1
        return at


def _code(where: Path) -> Iterator[Path]:
    """What words are inflected by, which a table is compiled with."""
    yield from sorted(where.rglob("*.py"))
    yield from sorted(where.rglob("*.toml"))
    yield Path(__file__)


@lru_cache(maxsize=8)
def load(code: str) -> Accounts:
    """The table of a language."""
    return Accounts(code)
