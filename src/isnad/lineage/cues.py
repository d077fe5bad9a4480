"""What a report says of its relation to other reports, by the tables of its language
(``languages/*/lineage.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property, lru_cache
from typing import Any, Literal, get_args

from isnad.folding import fold
from isnad.languages import codes, folder
from isnad.languages.patterns import alternatives

CueKind = Literal["correction", "retraction", "update", "compiled", "translated"]

_KINDS = get_args(CueKind)
_PLACES = ("title", "head", "foot", "line")
_SLOT = re.compile(r"\{(=[^{}]+|[a-z]\w*)\}|( )")
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

    def matches(self, title: str, text: str) -> bool:
        """Whether the report says so."""
        if self.at == "title":
            return bool(self._pattern.search(fold(title)))
        lines = [line for line in text.splitlines() if line.strip()]
        if self.at == "line":
            short = (line.strip() for line in lines if len(line) <= _SHORT)
            return any(self._pattern.fullmatch(fold(line)) for line in short)
        chosen = [title, *lines[:_HEAD]] if self.at == "head" else lines[-_FOOT:]
        return any(self._pattern.search(fold(line)) for line in chosen)


class Tables:
    """The tables of one language. ``generic``: words that the name of an outlet may leave out;
    ``unnamed``: what stands for outlets without a name."""

    def __init__(self, data: dict[str, Any]) -> None:
        outlets = data.get("outlets", {})
        self.generic = frozenset(map(fold, outlets.get("generic", ())))
        self.unnamed = frozenset(map(fold, outlets.get("unnamed", ())))
        self.cues = [Cue(row, data.get("words", {})) for row in data.get("cue", ())]

    def said(self, title: str, text: str) -> frozenset[CueKind]:
        """What kinds of relation a report claims."""
        return frozenset(cue.kind for cue in self.cues if cue.matches(title, text))


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
