"""Which language a text is in: the script of its letters, then its commonest short words.

The words of a language that has a pack stand in its ``pack.toml`` (``profile``), those of other
languages, which are known only to be told apart, in ``profiles.toml`` beside this file.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex

from isnad.folding import fold
from isnad.languages import codes, folder

UNKNOWN = "und"

_SAMPLE = 350
_WORD = regex.compile(r"[\p{L}\p{M}\u0640]+")
_NO_WORDS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b(?:[^\W\d_]\.){2,}")
_WORD_POINTS = 3
_LETTER_POINTS = 2
_AFFIX_POINTS = 1
_FOREIGN_POINTS = -2
_LONGEST_AFFIX = 5
_LEAST = 0.24  # points a word, below which a text is in none of the known languages

Evidence = tuple[tuple[str, int], ...]


def detect(text: str) -> str:
    """The BCP 47 code of the language that most of ``text`` is in; ``und`` where none is known.

    Looks at a sample of the text, so the time does not grow with its length.
    """
    words = _words(_sample(text))
    sizes = Counter(map(_script, "".join(words)))
    if not sizes:
        return UNKNOWN
    script = _leading(sizes)
    return _tables().only.get(script) or _by_words(words, script)


def _sample(text: str) -> str:
    """The beginning of a text and a stretch from its middle."""
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"


def _words(sample: str) -> list[str]:
    """The words (NFC) without addresses, initials and, where others are left, acronyms."""
    words: list[str] = _WORD.findall(_NO_WORDS.sub(" ", unicodedata.normalize("NFC", sample)))
    return [word for word in words if len(word) == 1 or not word.isupper()] or words


def _leading(sizes: Counter[str]) -> str:
    """The script of most letters; one that is only written beside another stands for both."""
    for script, beside in _tables().mixed.items():
        if sizes[script] * 10 > sizes[beside]:
            sizes[script] += sizes.pop(beside, 0)
    return max(sizes, key=lambda name: sizes[name] * _tables().weight.get(name, 1))


def _by_words(words: list[str], script: str) -> str:
    """The language of the script whose words and letters are met most often."""
    points: Counter[str] = Counter()
    count = 0
    for word in words:
        if _script(word[0]) == script:
            count += 1
            for code, worth in _evidence(word.lower()):
                points[code] += worth
    if not points:
        return UNKNOWN
    best = max(sorted(points), key=lambda code: points[code])
    return best if points[best] > _LEAST * count else UNKNOWN


@lru_cache(maxsize=1 << 14)
def _script(letter: str) -> str:
    return _tables().script(letter)


@lru_cache(maxsize=1 << 14)
def _evidence(word: str) -> Evidence:
    """Points that a word in small letters (NFC) gives the languages of its script."""
    profiles = _tables().profiles.get(_script(word[0]))
    return tuple(profiles.points(word).items()) if profiles else ()


class _Profiles:
    """What tells the languages of one script apart, indexed by what is looked up.

    A row holds, parted by spaces, the commonest ``words`` of a language and how others of its
    words begin and end (``starts``, ``ends``); and its ``letters`` beyond the ``base`` letters.
    """

    def __init__(self, base: str) -> None:
        self._base = frozenset(base)
        self._letters: dict[str, frozenset[str]] = {}
        self._words: dict[str, list[str]] = {}
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}

    def add(self, code: str, row: dict[str, str]) -> None:
        """Adds a language."""
        self._letters[code] = frozenset(unicodedata.normalize("NFC", row.get("letters", "")))
        indices = {"words": self._words, "starts": self._starts, "ends": self._ends}
        for key, index in indices.items():
            for form in {fold(word) for word in row.get(key, "").split()}:
                index.setdefault(form, []).append(code)

    def points(self, word: str) -> Counter[str]:
        """For and against each language: its word, else its affix; and the letters of the word."""
        found: Counter[str] = Counter()
        form = fold(word)
        for code in self._affixed(form):
            found[code] = _AFFIX_POINTS
        for code in self._words.get(form, ()):
            found[code] = _WORD_POINTS
        extra = {c for c in word if c.isalpha()} - self._base
        if extra:
            for code, letters in self._letters.items():
                found[code] = found[code] + _LETTER_POINTS if extra <= letters else _FOREIGN_POINTS
        return found

    def _affixed(self, form: str) -> Iterator[str]:
        for size in range(2, min(_LONGEST_AFFIX, len(form) - 2) + 1):
            yield from self._starts.get(form[:size], ())
            yield from self._ends.get(form[-size:], ())


class _Tables:
    """The scripts with their ranges, and the profiles by script."""

    def __init__(self, data: dict[str, Any], profiles: dict[str, dict[str, str]]) -> None:
        scripts = data["script"]
        self._ranges: list[tuple[int, int, str]] = sorted(
            (a, b, s["name"]) for s in scripts for a, b in s["ranges"]
        )
        self._starts = [first for first, _, _ in self._ranges]
        self.only = {s["name"]: s["only"] for s in scripts if "only" in s}
        self.mixed = {s["name"]: s["beside"] for s in scripts if "beside" in s}
        self.weight = {s["name"]: s["weight"] for s in scripts if "weight" in s}
        self.profiles = {s["name"]: _Profiles(s["base"]) for s in scripts if "base" in s}
        for code, row in profiles.items():
            self.profiles[self.script(row["words"][0])].add(code, row)

    def script(self, letter: str) -> str:
        """The script of a letter; empty for one of a script without a row."""
        at = bisect_right(self._starts, ord(letter)) - 1
        if at < 0 or ord(letter) > self._ranges[at][1]:
            return ""
        return self._ranges[at][2]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = tomllib.loads((Path(__file__).parent / "profiles.toml").read_text("utf-8"))
    profiles: dict[str, dict[str, str]] = dict(data["profile"])
    for code in codes():
        pack = tomllib.loads((folder(code) / "pack.toml").read_text("utf-8"))
        if "profile" in pack:
            profiles[code] = pack["profile"]
    return _Tables(data, profiles)
