"""The words of a reader's language, from its table."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from isnad.brief.direction import isolated

FOLDER = Path(__file__).parent


class Phrases(msgspec.Struct, frozen=True):
    """All that a brief may say in one language; ``tables`` maps section and key to a phrase."""

    language: str
    rtl: bool
    inflects: bool
    digits: str
    quotes: tuple[str, str]
    months: list[str]
    marks: dict[str, str]
    tables: dict[str, dict[str, str]]

    def say(self, section: str, key: str, **filled: str) -> str:
        """A phrase with its gaps filled; what is filled in must be fit to print already."""
        return self.tables[section][key].format(**filled)

    def knows(self, section: str, key: str) -> bool:
        """Is there such a phrase?"""
        return key in self.tables[section]

    def number(self, value: int | str) -> str:
        """Digits as the reader writes them."""
        return str(value).translate(dict(zip(range(48, 58), self.digits, strict=True)))

    def foreign(self, words: str) -> str:
        """Words that come from a report or from the world, safe to set among the reader's."""
        return isolated(words, self.rtl)

    def quoted(self, words: str) -> str:
        """Words of a report between the reader's quotation marks."""
        return self.quotes[0] + self.foreign(words) + self.quotes[1]

    def listed(self, items: Sequence[str]) -> str:
        """Printed items as a list in words."""
        if len(items) < 2:
            return "".join(items)
        return self.marks["list"].join(items[:-1]) + self.marks["last"] + items[-1]


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
    )
