"""What pages write around a report, in every language that has a ``page.toml``.

A page's language is often known only when it has been read, and pages mix languages, so the tables
of all languages are looked through together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from isnad.folding import fold, fold_long
from isnad.languages import codes, folder
from isnad.languages.patterns import alternatives

# Rows of marks.toml that are no names of elements.
NOT_MARKS = frozenset(("services", "software"))

_NUMBERED = ("month", "wmonth", "smonth")
_WEEKDAYS = ("weekday", "wholeday")


class Table:
    """One language's ``page.toml``, the names of months and days of its ``dates.toml``, and the
    word lists of its ``passages.toml``."""

    def __init__(
        self, code: str, data: dict[str, Any], dates: dict[str, Any], lines: dict[str, Any]
    ) -> None:
        self.code = code
        self.lines: dict[str, list[str]] = lines.get("words", {})
        self.marks: dict[str, str] = data.get("marks", {})
        self.data = data
        self.day_first: bool = dates.get("numeric", {}).get("order") == "dmy"
        self.months: dict[str, int] = {}
        for name in _NUMBERED:
            for number, spellings in dates.get("words", {}).get(name, {}).items():
                for word in spellings.split(","):
                    self.months[fold(word.strip())] = int(number)
        self.weekdays = [
            fold(word.strip())
            for name in _WEEKDAYS
            for spellings in dates.get("words", {}).get(name, {}).values()
            for word in spellings.split(",")
        ]

    def words(self, section: str, key: str) -> list[str]:
        """A list of the table, folded."""
        return [fold(word) for word in self.data.get(section, {}).get(key, ())]


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """The tables of every language that has them."""
    return tuple(
        Table(code, *(_read(code, name) for name in ("page", "dates", "passages")))
        for code in codes()
        if (folder(code) / "page.toml").exists()
    )


def _read(code: str, name: str) -> dict[str, Any]:
    path = folder(code) / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


class Words:
    """The words of all languages, as sets and patterns over folded text."""

    def all(self, section: str, key: str) -> tuple[str, ...]:
        """The words of a list in every language."""
        return _all(section, key)

    @cached_property
    def places(self) -> frozenset[str]:
        """Places that reports are filed from."""
        return frozenset(fold(w) for table in tables() for w in table.lines.get("places", ()))

    @cached_property
    def agencies(self) -> re.Pattern[str]:
        """Words that only names of agencies and papers hold."""
        return re.compile(
            alternatives(w for t in tables() for w in t.lines.get("agency_words", ()))
        )

    @cached_property
    def sections(self) -> dict[str, str]:
        """What section a line begins that holds nothing but these words."""
        return {
            word: name
            for name in ("furniture", "related", "comments", "bio")
            for word in self.all("sections", name)
        }

    @cached_property
    def asks(self) -> re.Pattern[str]:
        """How lines begin that ask readers for something."""
        return _begins(self.all("asks", "begins"))

    @cached_property
    def skips(self) -> re.Pattern[str]:
        """How links begin that lead past a box."""
        return _begins(self.all("skip", "begins"))

    @cached_property
    def skip_ends(self) -> re.Pattern[str]:
        """How lines begin that stand behind such a box."""
        return _begins(self.all("skip", "ends"))

    @cached_property
    def today(self) -> re.Pattern[str]:
        """How lines begin that tell the day of the visit."""
        return _begins(self.all("date", "today"))

    @cached_property
    def closing(self) -> re.Pattern[str]:
        """How lines begin that may speak of the page."""
        return re.compile(rf"[\W_]{{0,6}}{alternatives(self.all('closing', 'begins'))}(?!\w)")

    @cached_property
    def media(self) -> frozenset[str]:
        """Labels of what there is to see or hear."""
        return frozenset(self.all("sections", "media"))

    @cached_property
    def changes(self) -> frozenset[str]:
        """What stands over a list of changes."""
        return frozenset(self.all("correction", "lists"))

    @cached_property
    def correction(self) -> re.Pattern[str]:
        """How notices of a correction begin."""
        before = alternatives(self.all("correction", "before"))
        bare = alternatives(self.all("correction", "bare"))
        return re.compile(rf"[\W_]{{0,6}}(?:{bare}|{before}\s{{0,3}}(?:[:\u2013\u2014-]|$))")

    @cached_property
    def writer_labels(self) -> frozenset[str]:
        """Labels before the names of writers."""
        return frozenset((*self.all("byline", "before"), *self.all("byline", "bare")))

    @cached_property
    def never(self) -> frozenset[str]:
        """Words that no name of a writer or a paper holds."""
        return frozenset(fold(w) for table in tables() for w in table.lines.get("never", ()))

    @cached_property
    def joiners(self) -> frozenset[str]:
        """Words before the second of two who made something."""
        return frozenset(fold(w) for table in tables() for w in table.lines.get("joiners", ()))

    @cached_property
    def particles(self) -> frozenset[str]:
        """Small words inside names."""
        return frozenset(fold(w) for table in tables() for w in table.lines.get("particles", ()))

    def pattern(self, section: str, key: str) -> re.Pattern[str]:
        """A pattern of the words of a list, whole words."""
        return _whole(section, key)

    def makes(self, form: str) -> bool:
        """Whether a folded name is that of software, or of who makes pages."""
        return bool(_software().fullmatch(form) or _whole("byline", "firms").search(form))

    @cached_property
    def months(self) -> dict[str, int]:
        """Names of months in all languages."""
        return {name: number for table in tables() for name, number in table.months.items()}

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """Names of days of the week in all languages."""
        return frozenset(word for table in tables() for word in table.weekdays)

    @cached_property
    def zones(self) -> dict[str, str]:
        """Zones in words: offsets, or names of the tz database."""
        found: dict[str, str] = {}
        for table in tables():
            found |= {fold(name): zone for name, zone in table.data.get("zones", {}).items()}
        return found

    @cached_property
    def orders(self) -> dict[str, str]:
        """In which order a country writes day and month in figures, by its code of language."""
        found: dict[str, str] = {}
        for table in tables():
            found |= table.data.get("date", {}).get("order", {})
        return found

    @cached_property
    def day_first(self) -> frozenset[str]:
        """Languages that write the day before the month in figures."""
        return frozenset(table.code for table in tables() if table.day_first)


def label(text: str) -> str:
    """A short line in the form that labels are compared in."""
    return fold_long(text).strip(
        " :.,!\u060c\u2026\u00bb\u203a>|-\u2013\u2022+*()0123456789\u00a0[]\u2190\u2192"
    )


def _begins(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\W_]{{0,6}}{alternatives(words)}")


@lru_cache(maxsize=128)
def _all(section: str, key: str) -> tuple[str, ...]:
    return tuple(word for table in tables() for word in table.words(section, key))


@lru_cache(maxsize=64)
def _whole(section: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternatives(known().all(section, key))}(?!\w)")


@lru_cache(maxsize=1)
def _software() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(own('software'))}[\W\d_]*(?:cms)?[\W\d]*")


@lru_cache(maxsize=2)
def own(name: str) -> tuple[str, ...]:
    """A row of ``marks.toml`` that holds names of products, folded."""
    rows = tomllib.loads((Path(__file__).parent / "marks.toml").read_text("utf-8"))
    return tuple(fold(" ".join(one.split())) for one in rows[name].split(","))


@lru_cache(maxsize=1)
def known() -> Words:
    """The words, read once a process."""
    return Words()
