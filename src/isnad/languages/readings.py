"""What a word may be by the tables of its language, looked up the first time that it is met."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import ModuleType
from typing import Any

import msgspec

from isnad.languages.words import Concepts, Entry, Lex, Reading, Word
from isnad.memo import Memo

_PLACES = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], int, str]])
_HELD = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], str]])
_NONE: list[Lex] = []
_NO_MORE: dict[str, tuple[Reading, ...]] = {}
# More clitics than any word has.
_MOST, _AND = 99, "conj:and"
_CASED, _VERBAL = frozenset({"ent", "nat"}), frozenset({"verb", "say"})

# Words after the first, entry, features, clitics before and after in the names of the language.
Found = tuple[tuple[str, ...], Entry, str, str, str]
# A word cut by its grammar: clitics before, core, clitic after.
Split = tuple[str, str, str]


class Readings:
    """The tables of one language, and how its grammar cuts words."""

    def __init__(
        self,
        grammar: ModuleType,
        settings: dict[str, Any],
        entries: list[Entry],
        forms: dict[str, msgspec.Raw],
        concepts: dict[str, msgspec.Raw],
    ) -> None:
        self._splits: Callable[[str], tuple[Split, ...]] = grammar.splits
        self._entries, self._forms, self._concepts = entries, forms, concepts
        self._clitics: dict[str, str] = settings.get("clitics", {})
        self._enclitics: dict[str, str] = settings.get("enclitics", {})
        self._feats: dict[str, frozenset[str]] = {}
        self._allows: Callable[[str, str, str], bool] = lru_cache(maxsize=1 << 12)(grammar.allows)
        self._affixes: Callable[[str, str], tuple[str, str, int]] = lru_cache(maxsize=1 << 10)(
            self._named
        )
        # How much less likely a form is than its letters tell, in particles that are taken off.
        self._dear: Callable[[str], int] = Memo(getattr(grammar, "dear", _free)).__getitem__

    def word(self, form: str) -> Word:
        """What a folded token may be by itself, and what may begin with it."""
        alone: list[Lex] = []
        longer: dict[str, list[Reading]] = {}
        told: list[Lex] = []
        least = _MOST
        for tail, entry, feats, pro, enc in self.found(form):
            before, after, cost = self._affixes(pro, enc)
            cost += self._dear(feats)
            if entry.kind == "func" and before.startswith("conj"):
                cost -= 1
            costly = not tail and cost > least
            if costly and not (before == _AND and "perf" in feats):
                continue
            if tail and enc and entry.kind == "func":
                continue  # a pronoun ends a word, and these go on
            known = self._features(feats)
            lex = Lex(
                entry, known, before, after, _tag(entry, known), cost, "def" in before.split("+")
            )
            if tail:
                longer.setdefault(tail[0], []).append((tail, lex))
                continue
            (told if costly else alone).append(lex)
            if entry.kind not in _CASED:
                least = min(least, cost)
        plain, small = _both(alone)
        return Word(plain, small, _ordered(longer) if longer else _NO_MORE, told or _NONE)

    def concepts(self, form: str) -> Concepts | None:
        """What the table of concepts says of a folded token."""
        held: list[tuple[tuple[str, ...], str]] = []
        for _, core, _ in self._splits(form):
            if (some := self._concepts.get(core)) is not None:
                held += _HELD.decode(some)
        if not held:
            return None  # most words
        longer: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for tail, concept in sorted(held, key=lambda one: -len(one[0])):
            if tail:
                longer.setdefault(tail[0], []).append((tail, concept))
        alone = next((concept for tail, concept in held if not tail), None)
        return Concepts(alone, longer)

    def found(self, form: str) -> list[Found]:
        """Every entry that a token may begin."""
        out: list[Found] = []
        for pro, core, enc in self._splits(form):
            packed = self._forms.get(core)
            if packed is not None:
                for tail, index, feats in _PLACES.decode(packed):
                    if self._allows(pro, feats, enc):
                        out.append((tail, self._entries[index], feats, pro, enc))
        return out

    def _named(self, pro: str, enc: str) -> tuple[str, str, int]:
        """Clitics before and after in the names that the engine knows, and how many they are."""
        before, after = self.neutral(pro), self.neutral_behind(enc)
        return before, after, _cost(before, after)

    def neutral(self, pro: str) -> str:
        """Clitic classes of the language in the names that the engine knows: conj:and, def …"""
        return "+".join([self._clitics.get(name, "") for name in pro.split("+")]) if pro else ""

    def neutral_behind(self, enc: str) -> str:
        """The same of what is joined behind a word."""
        return self._enclitics.get(enc, enc)

    def _features(self, feats: str) -> frozenset[str]:
        known = self._feats.get(feats)
        if known is None:
            known = self._feats[feats] = frozenset(feats.split("."))
        return known


def _free(_: str) -> int:
    return 0


def _ordered(longer: dict[str, list[Reading]]) -> dict[str, tuple[Reading, ...]]:
    """The readings of several words, the longest first."""
    return {word: tuple(sorted(some, key=_length)) for word, some in longer.items()}


def _length(reading: Reading) -> int:
    return -len(reading[0])


def _plainest(found: list[Lex]) -> list[Lex]:
    """The readings that take the fewest particles off the word."""
    if len(found) < 2:
        return found
    least = min([lex.cost for lex in found])
    return [lex for lex in found if lex.cost == least]


def _both(found: list[Lex]) -> tuple[list[Lex], list[Lex]]:
    """The plainest of all readings, and of those that fit a word in small letters."""
    if not found:
        return _NONE, _NONE
    plain = _plainest(found)
    if any(lex.entry.kind in _CASED for lex in found):
        return plain, _plainest([lex for lex in found if lex.entry.kind not in _CASED])
    return plain, plain


def _tag(entry: Entry, feats: frozenset[str]) -> str:
    """The word class that an entry gives a word with these features."""
    kind = entry.kind
    if kind == "func":
        return entry.cls.partition(":")[0]
    if kind == "ent":
        return "name"
    if kind in _VERBAL or (kind == "frame" and entry.pos == "v"):
        if "actpart" in feats or "paspart" in feats:
            return "adj"
        return "noun" if "masdar" in feats or entry.pos == "n" else "verb"
    return {"frame": "adj" if entry.pos == "a" else "noun"}.get(kind, kind)


def _cost(pro: str, enc: str) -> int:
    """How many particles and pronouns are taken off; an article is none."""
    particles = sum([1 for name in pro.split("+") if name and name != "def"]) if pro else 0
    return particles + bool(enc)
