"""What a report says of its relation to other reports, by the tables of its language
(``languages/*/lineage.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any, Literal, get_args

from isnad.folding import fold
from isnad.languages import codes, folder
from isnad.languages.patterns import alternatives

CueKind = Literal["correction", "retraction", "update", "compiled", "translated"]

_KINDS = get_args(CueKind)
_BELOW = "foot"
_PLACES = ("title", "head", _BELOW, "line")
_SLOT = re.compile(r"\{(=[^{}]+|[a-z]\w*)\}|( )")
_WORD = re.compile(r"\w+")
_GAP = r"(?:[\"\u00ab\u201c]?\w[\w'\u2019\u00bb\"\u201d-]*\s+){0,4}?"
# How many lines are the first or the last ones, how long a line of its own is at most.
_HEAD, _FOOT, _SHORT = 3, 3, 140


class Cue:
    """One row: ``kind`` of relation, ``at`` where its words stand, ``pattern`` over folded text.
    ``yes`` and ``no``: reports (title, a bar, text) that it must match and must not."""

    def __init__(self, row: dict[str, Any], lists: dict[str, list[str]]) -> None:
        self.id: str = row["id"]
        self.kind: CueKind = row["kind"]
        self.at: str = row["at"]
        self.yes: list[str] = row["yes"]
        self.no: list[str] = row["no"]
        self._source: str = row["pattern"]
        self._lists = lists
        if self.kind not in _KINDS or self.at not in _PLACES:
            raise ValueError(f"{self.id}: kind is one of {_KINDS}, at one of {_PLACES}")

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(_SLOT.sub(self._slot, self._source))

    def _slot(self, match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return r"\s+"
        if name == "gap":
            return _GAP
        return alternatives(name[1:].split("|") if name.startswith("=") else self._lists[name])

    @cached_property
    def _begins(self) -> frozenset[str]:
        """The words that the lists in its pattern begin with: none of them, no match."""
        lists = (
            m[1][1:].split("|") for m in _SLOT.finditer(self._source) if m[1] and m[1][0] == "="
        )
        return frozenset(_WORD.findall(fold(word))[0] for words in lists for word in words)

    def matches(self, layout: Layout) -> bool:
        """Whether a report says so."""
        lines, words = layout.at(self.at)
        if self._begins.isdisjoint(words):
            return False
        if self.at == "line":
            return any(self._pattern.fullmatch(line) for line in lines)
        return any(self._pattern.search(line) for line in lines)


class Layout:
    """The lines of a report by where a cue may stand."""

    def __init__(self, title: str, text: str) -> None:
        self._title, self._lines = title, [line for line in text.splitlines() if line.strip()]
        self._read: dict[str, tuple[list[str], set[str]]] = {}

    def at(self, place: str) -> tuple[list[str], set[str]]:
        """The folded lines there, and their words."""
        if place not in self._read:
            lines = [fold(line.strip()) for line in self._at(place)]
            self._read[place] = lines, set(_WORD.findall("\n".join(lines)))
        return self._read[place]

    def _at(self, place: str) -> list[str]:
        if place == "title":
            return [self._title]
        if place == "head":
            return [self._title, *self._lines[:_HEAD]]
        if place == "foot":
            return self._lines[-_FOOT:]
        return [line for line in self._lines if len(line) <= _SHORT]


class Tables:
    """The tables of one language. ``generic``: words that the name of an outlet may leave out;
    ``unnamed``: what stands for outlets without a name; ``domains``: of countries
    whose sites write in the language; ``quarters``: words for a part of a town, and on which side
    of them its name stands."""

    def __init__(self, data: dict[str, Any]) -> None:
        outlets = data.get("outlets", {})
        self.generic = frozenset(map(fold, outlets.get("generic", ())))
        self.unnamed = frozenset(map(fold, outlets.get("unnamed", ())))
        self.domains = frozenset(outlets.get("domains", ()))
        places = data.get("places", {})
        self.quarters: tuple[str, ...] = tuple(places.get("quarters", ()))
        self.quarter_named: str = places.get("quarter_named", "after")
        self.cues = [Cue(row, data.get("words", {})) for row in data.get("cue", ())]

    def said(
        self,
        layout: Layout,
        kinds: Iterable[CueKind] = get_args(CueKind),
        *,
        below: bool = False,
    ) -> frozenset[CueKind]:
        """What relations a report claims, of those kinds; ``below``: what notes below a report say
        of it instead."""
        asked = frozenset(kinds)
        cues = (c for c in self.cues if c.kind in asked and (c.at == _BELOW) is below)
        return frozenset(cue.kind for cue in cues if cue.matches(layout))


@lru_cache(maxsize=16)
def load(code: str) -> Tables:
    """The tables of a language; empty ones where it has none."""
    path = folder(code) / "lineage.toml"
    return Tables(tomllib.loads(path.read_text("utf-8")) if path.exists() else {})


@lru_cache(maxsize=1)
def everywhere() -> Tables:
    """What names of outlets hold in any language: a report may name one of another language."""
    found = Tables({})
    for code in codes():
        found.generic |= load(code).generic
        found.unnamed |= load(code).unnamed
    return found
