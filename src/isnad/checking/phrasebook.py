"""The reader's words as the checker reads them: from what a brief says back to what it means.

The table is shared data (``brief/phrases``): a linguist edits it. Nothing else of the writer's is.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from isnad.languages.tables import rows

FOLDER = Path(__file__).parents[1] / "brief" / "phrases"
# Stands where a slot stood in the text of another.
HOLE = "\ufffc"
_GAP = re.compile(r"\{(\w+)\}")
# What fills a gap, where that is not just any words.
_FILLED = {"day": r"\d+", "year": r"\d+", "month": r"\D+|\d+"}
# What is said of the world, and so only inside a slot: what is in no slot may not say it.
TELLING = frozenset(
    "standing gloss gloss_status state conflict taken_over precision parts_of_day languages called"
    " roles dates extent forgotten".split()
)
# Of the ways of saying something, that of just saying it is a phrase like others.
_STANCES = frozenset("confirms denies insists promises estimates reports".split())
# Isolates and marks of direction, which are not seen.
_HIDDEN = re.compile("[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]")


def visible(text: str) -> str:
    """A text without the marks that only steer its direction."""
    return text if text.isascii() else _HIDDEN.sub("", text)


def plain(text: str) -> str:
    """Words of a report as a brief may show them: one space between words, no controls."""
    told = " ".join(text.split())
    if not told.isprintable():  # else it holds no controls
        told = "".join(c for c in told if unicodedata.category(c) != "Cc")
    return visible(told)


class Phrasebook:
    """The phrases of one reader's language."""

    def __init__(self, language: str) -> None:
        table: dict[str, Any] = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
        self.language = language
        self.direction: str = table["direction"]
        self.quotes: tuple[str, str] = tuple(table["quotes"])
        # Words that are cut out of a sentence may have a form that is wrong in another.
        self.inflects: bool = table["inflects"]
        self.marks = {k: v for k, v in table.items() if isinstance(v, str)}
        self.months: list[str] = table["dates"].pop("months")
        self.tables: dict[str, dict[str, str]] = {
            k: v for k, v in table.items() if isinstance(v, dict)
        }
        self._by_text: dict[str, dict[str, list[str]]] = {}
        self.leftover = lru_cache(maxsize=1 << 14)(self._leftover)
        self.number = lru_cache(maxsize=1 << 12)(_number)

    def keys(self, section: str, text: str) -> list[str]:
        """The keys of a section whose phrase the text is, whatever fills its gaps."""
        table = self._by_text.get(section)
        if table is None:
            table = self._by_text[section] = {}
            for key, phrase in self.tables.get(section, {}).items():
                table.setdefault(_GAP.sub(HOLE, phrase).casefold(), []).append(key)
        return table.get(text.casefold(), [])

    @cached_property
    def _called(self) -> dict[str, list[str]]:
        """English descriptions by the reader's words for them."""
        path = FOLDER / "called.tsv"
        found: dict[str, list[str]] = {}
        for _, row in rows(path) if path.exists() else ():
            there = row.get(self.language, row["en"])
            found.setdefault(there.casefold(), []).append(row["en"])
        return found

    def called(self, text: str) -> list[str]:
        """The English descriptions that a reader's words are for."""
        return self._called.get(text.casefold(), [])

    def phrase(self, section: str, key: str) -> str | None:
        """A phrase with its gaps; null where there is none."""
        return self.tables.get(section, {}).get(key)

    def undo(self, section: str, key: str, text: str) -> dict[str, str] | None:
        """What fills the gaps of a phrase in a text; null where the text is not that phrase."""
        phrase = self.phrase(section, key)
        found = _pattern(phrase).fullmatch(text) if phrase is not None else None
        return found.groupdict() if found else None

    @cached_property
    def _uncounted(self) -> re.Pattern[str]:
        """The phrases for what is not told, with how much that is: no words can show it."""
        phrases = self.tables.get("left_out", {}).values()
        found = (r"\d[\d.,\u066c]*".join(map(re.escape, _GAP.split(p)[::2])) for p in phrases)
        return re.compile("|".join(found) or r"(?!)")

    @cached_property
    def _pieces(self) -> dict[str, list[str]]:
        """What may stand in no slot, by its first letter: pieces of phrases between their gaps,
        the longest first, and marks."""
        pieces = {*self.marks.values(), *self.quotes, " ", "\u2026", "[", "]", "(", ")", HOLE}
        pieces |= {piece for piece in self._said() if piece}
        found: dict[str, list[str]] = {}
        for piece in pieces:
            for one in {piece, piece.strip()} - {""}:
                found.setdefault(one[0].casefold(), []).append(one.casefold())
        return {k: sorted(set(v), key=len, reverse=True) for k, v in found.items()}

    def _said(self) -> Iterator[str]:
        for section, table in self.tables.items():
            for key, phrase in table.items():
                told = section in TELLING or (section == "source" and key in _STANCES)
                if not told or (section == "extent" and _GAP.search(phrase)):
                    yield from _GAP.split(visible(phrase))[::2]

    def _leftover(self, text: str) -> str:
        """What of a text is no phrase: empty where all of it is made of phrases."""
        text = self._uncounted.sub("", visible(text)).casefold()
        if not _balanced(text, (("(", ")"), ("[", "]"), self.quotes)):
            return text
        reached, furthest = {0}, 0
        for at in range(len(text)):
            if at in reached:
                for piece in self._pieces.get(text[at], ()):
                    if text.startswith(piece, at):
                        reached.add(at + len(piece))
                furthest = max(reached)
        return (
            ""
            if len(text) in reached
            else text[furthest if furthest < len(text) else 0 :].strip() or text
        )


def _number(text: str) -> int | None:
    """A number in the reader's digits; null where it is none."""
    if not text:
        return None
    digits = [unicodedata.digit(c, None) for c in text if c not in ".,\u066c\u00a0\u202f "]
    if not digits or None in digits or not text[0].isdigit():
        return None
    return int("".join(str(d) for d in digits))


def _balanced(text: str, pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether brackets and quotation marks are closed as they were opened."""
    return all(text.count(begin) == text.count(end) for begin, end in pairs)


@lru_cache(maxsize=1 << 10)
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = _GAP.split(phrase)
    seen: set[str] = set()
    out = []
    for n, part in enumerate(parts):
        if n % 2 == 0:
            out.append(re.escape(part))
        elif part in seen:
            out.append(f"(?P={part})")
        else:
            seen.add(part)
            out.append(f"(?P<{part}>{_FILLED.get(part, '.+?')})")
    return re.compile("".join(out), re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=8)
def load(language: str) -> Phrasebook:
    """The phrases of a language."""
    return Phrasebook(language)
