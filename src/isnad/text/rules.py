"""Page rules of a language: patterns with slots over the normal form of a line.

A pattern is a regular expression with slots: ``{list}`` is one of the words of that list,
``{=a|b}`` one of these words, ``{name}`` a name (checked afterwards; ``{name2}``, ``{name3}`` in
other branches), ``{credit}`` the name of an agency beside that of a writer, ``{place}`` a place,
``{url}`` a link, ``{n}`` a number, ``{any}`` anything short. A space stands for white space, ``_``
for white space or nothing.
"""

from __future__ import annotations

import re
import tomllib
from functools import cached_property, lru_cache
from typing import Any

from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.patterns import alternatives
from isnad.records import PassageKind

_SLOT = re.compile(r"\{(=[^{}]+|\w+)\}|( )|(_)")
_FREE = {
    "name": "(?P<name>.+?)",
    "place": "(?P<place>.+?)",
    "url": r"(?P<url>(?:https?://|www\.)\S+)",
    "credit": "(?P<credit>.+?)",
    "n": r"(?:\d+)",
    "any": "(?:.{0,160})",
    "name2": "(?P<name2>.+?)",
    "name3": "(?P<name3>.+?)",
}
_LINKS = {"byline", "credit", "original", "photo"}


class Rule:
    """One rule.

    ``at``: line, head, bracket (ends the line), tail (after a sentence). ``where``: first or last
    lines only, or later (not the first). ``kind``: what the piece is; ``rest``: what the words
    beside it are. ``link``: what the name is to the page; ``phrase``: it need not look like a name.
    ``yes`` and ``no``: lines that the rule must match and must not.
    """

    def __init__(self, row: dict[str, Any], lists: dict[str, list[str]]) -> None:
        self.id: str = row["id"]
        self.at: list[str] = row["at"]
        self.kind: PassageKind = row["kind"]
        self.link: str | None = row.get("link")
        self.rest: PassageKind | None = row.get("rest")
        self.where: str = row.get("where", "")
        self.phrase: bool = row.get("phrase", False)
        self.yes: list[str] = row.get("yes", [])
        self.no: list[str] = row.get("no", [])
        self.source: str = row["pattern"]
        self._lists = lists
        if self.link is not None and self.link not in _LINKS:
            raise ValueError(f"{self.id}: link {self.link!r} is none of {sorted(_LINKS)}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made when first needed: most are never needed."""
        return re.compile(_SLOT.sub(self._slot, self.source))

    def _slot(self, m: re.Match[str]) -> str:
        if m[2]:
            return r"\s+"
        if m[3]:
            return r"\s*"
        if m[1] in _FREE:
            return _FREE[m[1]]
        return alternatives(self._words(m[1]))

    def _words(self, slot: str) -> list[str]:
        return slot[1:].split("|") if slot.startswith("=") else self._lists[slot]

    def starts(self) -> set[str]:
        """The first words that a match can begin with; empty when the pattern does not say."""
        m = _SLOT.match(self.source)
        if not m or not m[1] or m[1] in _FREE or self.source[m.end() : m.end() + 1] == "?":
            return set()
        return {first_word(fold(word)) for word in self._words(m[1])}

    def cues(self) -> set[str]:
        """The first words of the first list in the pattern, of which a match must hold one."""
        for m in _SLOT.finditer(self.source):
            if m[1] and m[1] not in _FREE and self.source[m.end() : m.end() + 1] != "?":
                return {first_word(fold(word)) for word in self._words(m[1])}
        raise ValueError(f"{self.id}: a rule for the end of a line needs a list of cues")


def first_word(form: str) -> str:
    """The letters and digits that a folded line begins with, marks before them left out."""
    m = _FIRST.match(form)
    return m[1] if m else ""


_WORD = re.compile(r"\w+")
_FIRST = re.compile(r"\W*(\w+)")


class PageRules:
    """All page rules of a language, indexed by the first word of what they match."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.lists: dict[str, list[str]] = data.get("words", {})
        self.cased: bool = data.get("cased", True)
        self.rules = [Rule(row, self.lists) for row in data.get("rule", [])]
        self.sets = {name: frozenset(map(fold, words)) for name, words in self.lists.items()}
        self.by_word: dict[str, dict[str, list[Rule]]] = {"line": {}, "bracket": {}, "head": {}}
        self.others: dict[str, list[Rule]] = {"line": [], "bracket": [], "head": []}
        self._tails: list[tuple[set[str], Rule]] = []
        for rule in self.rules:
            for at in rule.at:
                self._index(rule, at)
        self.starts = frozenset({*self.by_word["line"], *self.by_word["head"]})

    def _index(self, rule: Rule, at: str) -> None:
        if at == "tail":
            self._tails.append((rule.cues(), rule))
            return
        words = rule.starts()
        for word in words:
            self.by_word[at].setdefault(word, []).append(rule)
        if not words:
            self.others[at].append(rule)

    def candidates(self, at: str, form: str) -> list[Rule]:
        """The rules that could match a folded line or bracket."""
        return [*self.by_word[at].get(first_word(form), ()), *self.others[at]]

    def tails(self, form: str) -> list[Rule]:
        """The rules that could match the end of a folded line."""
        words = set(_WORD.findall(form))
        return [rule for cues, rule in self._tails if not cues.isdisjoint(words)]

    def holds(self, name: str, form: str) -> bool:
        """Whether the folded words are in the list ``name``."""
        return form in self.sets.get(name, ())

    @cached_property
    def joiners(self) -> re.Pattern[str]:
        """What stands between two names of one credit."""
        words = self.lists.get("joiners")
        between = rf"|\s+{alternatives(words)}\s+" if words else ""
        return re.compile(rf"\s*[,\u060c;/+&|]\s*|\s+-+\s+{between}")

    @cached_property
    def shaped(self) -> re.Pattern[str] | None:
        """Words that only names of agencies and papers hold."""
        words = self.lists.get("agency_words")
        return re.compile(alternatives(words)) if words else None


@lru_cache(maxsize=16)
def load(code: str) -> PageRules:
    """The page rules of a language; only the neutral ones where it has no ``passages.toml``."""
    path = folder(code) / "passages.toml"
    return PageRules(tomllib.loads(path.read_text("utf-8")) if path.exists() else {})
