"""The words of a reader's language, from its table."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from isnad.brief.direction import FIRST_STRONG_ISOLATE, POP_ISOLATE, runs_against
from isnad.brief.pieces import Piece, as_piece, joined

FOLDER = Path(__file__).parent
_COMMENT = "#"

_Parts = tuple[tuple[str, str | None], ...]


class Phrases(msgspec.Struct, frozen=True):
    """All that a brief may say in one language; ``tables`` maps section and key to a phrase,
    ``called`` what somebody is described as in English to the reader's word for it."""

    language: str
    rtl: bool
    inflects: bool
    digits: str
    quotes: tuple[str, str]
    months: list[str]
    marks: dict[str, str]
    tables: dict[str, dict[str, str]]
    called: dict[str, str]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Where lines begin."""
        return "rtl" if self.rtl else "ltr"

    def say(self, section: str, key: str, **filled: Piece | str) -> Piece:
        """A phrase with its gaps filled; what is filled in must be fit to show already."""
        row: list[Piece | str] = []
        for literal, gap in _parts(self.tables[section][key]):
            row.append(literal)
            if gap is not None:
                row.append(filled[gap])
        return joined("", row)

    def words(self, section: str, key: str, **filled: str) -> str:
        """A phrase that holds no slots."""
        return self.say(section, key, **filled).text

    def knows(self, section: str, key: str) -> bool:
        """Is there such a phrase?"""
        return key in self.tables[section]

    def number(self, value: int | str) -> str:
        """Digits as the reader writes them."""
        return str(value).translate(_digits(self.digits))

    def amount(self, value: int) -> str:
        """How many, in groups of three digits."""
        return self.number(f"{value:,}").replace(",", self.marks["thousands"])

    def apart(self, piece: Piece | str) -> Piece:
        """Words that come from a report or from the world, isolated where they run against the
        reader's direction; the isolates stand outside of the piece's slots."""
        given = as_piece(piece)
        if runs_against(given.text, self.rtl):
            return given.within(FIRST_STRONG_ISOLATE, POP_ISOLATE)
        return given

    def quoted(self, piece: Piece | str) -> Piece:
        """Words of a report between the reader's quotation marks."""
        return self.apart(piece).within(*self.quotes)

    def listed(self, items: Sequence[Piece]) -> Piece:
        """Pieces as a list in words."""
        if len(items) < 2:
            return joined("", items)
        first = joined(self.marks["list"], items[:-1])
        return joined(self.marks["last"], [first, items[-1]])

    def row(self, mark: str, items: Iterable[Piece | str | None]) -> Piece:
        """Pieces between marks (``list``, ``details``, ``dash``)."""
        return joined(self.marks[mark], items)


@cache
def _digits(digits: str) -> dict[int, str]:
    return dict(zip(range(48, 58), digits, strict=True))


@cache
def _parts(phrase: str) -> _Parts:
    return tuple((literal, gap) for literal, gap, _, _ in string.Formatter().parse(phrase))


def languages() -> list[str]:
    """The languages that a brief can be told in."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def load(language: str) -> Phrases:
    """The phrases of a language; raises ValueError naming those there are."""
    if language not in languages():
        there = ", ".join(languages())
        raise ValueError(f"a brief cannot be told in {language!r}; choose one of {there}")
    table: dict[str, Any] = tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
    opening, closing = table["quotes"]
    return Phrases(
        language=language,
        rtl=table["direction"] == "rtl",
        inflects=table["inflects"],
        digits=table["digits"],
        quotes=(opening, closing),
        months=table["dates"].pop("months"),
        marks={key: value for key, value in table.items() if isinstance(value, str)},
        tables={key: value for key, value in table.items() if isinstance(value, dict)},
        called=_called(language),
    )


def _called(language: str) -> dict[str, str]:
    rows = (FOLDER / "called.tsv").read_text("utf-8").splitlines()
    head, *rest = [row.split("\t") for row in rows if row and not row.startswith(_COMMENT)]
    there = head.index(language)
    return {row[0]: row[there] for row in rest}
