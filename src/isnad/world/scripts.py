"""Which of many names of a place the texts read here may hold: those in Arabic and Latin letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652\u0670\u06a9\u06cc \-]+")
_LATIN = re.compile(r"[^\W\d_][\w .'\u2018\u2019\u02bb\u02bc\u02be\u02bf()\-]*")
_CODE_LENGTH = 5
_PERSIAN = frozenset("\u06a9\u06cc")
_VIETNAMESE = frozenset("ăâđêôơư")


def arabic_names(names: Iterable[str]) -> list[str]:
    """The names in plain Arabic letters; further letters of Urdu, Kurdish and others are out."""
    return [n for n in names if _ARABIC.fullmatch(n) and len(n) > 1]


def latin_names(names: Iterable[str], main: str) -> list[str]:
    """The names in Latin letters that somebody writes: no codes, no letter-by-letter copies."""
    return [n for n in names if n != main and _LATIN.fullmatch(n) and _written(n)]


def _written(name: str) -> bool:
    if not any(c.isupper() for c in name) or (name.isupper() and len(name) < _CODE_LENGTH):
        return False
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def is_persian(name: str) -> bool:
    """Whether a name in Arabic letters is written the Persian way."""
    return not _PERSIAN.isdisjoint(name)


def is_vietnamese(name: str) -> bool:
    """Whether a name has letters that Vietnamese has and hardly another language."""
    return not name.isascii() and not _VIETNAMESE.isdisjoint(name.lower())


def language_of(name: str) -> str | None:
    """Which list of names a name belongs to: ``ar`` in Arabic letters, ``vi`` with letters that
    Vietnamese has, ``en`` in other Latin letters; null in another script, or without letters."""
    scripts = {_script(c) for c in name if c.isalpha()}
    if scripts == {"ARABIC"}:
        return "ar"
    if scripts == {"LATIN"}:
        return "vi" if is_vietnamese(name) else "en"
    return None


def _script(char: str) -> str:
    return "LATIN" if char.isascii() else unicodedata.name(char, "").partition(" ")[0]
