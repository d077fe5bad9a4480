"""A language pack as the engine sees it: forms that point at entries, and a few settings.

The tables of a language (``lexicon/*.tsv``) are inflected by the language's ``grammar.py`` and
compiled once, together with the names that the world has in that language.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from isnad import cache, world
from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.compiling import LEXICON, Compiled, compiled, entry_id
from isnad.languages.words import Concepts, Entry, Lex, Reading, Word, entry_of, row_of
from isnad.memo import Memo

VERSION = "3"

# Compiled, an entry is no struct that is known to msgspec: it asks how to write and read one.
_ENCODER = msgspec.msgpack.Encoder(enc_hook=row_of)
_DECODER = msgspec.msgpack.Decoder(Compiled, dec_hook=entry_of)
_PLACES = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], int, str]])
_HELD = msgspec.msgpack.Decoder(list[tuple[tuple[str, ...], str]])
_NONE: list[Lex] = []
_NO_MORE: dict[str, tuple[Reading, ...]] = {}
# More clitics than any word has.
_MOST, _AND = 99, "conj:and"
_CASED, _VERBAL = frozenset({"ent", "nat"}), frozenset({"verb", "say"})


def _by_word(lists: dict[str, list[str]]) -> dict[str, str]:
    """Lists of words by what they say, as one look-up from folded word to that."""
    return {fold(word): name for name, words in lists.items() for word in words}


def _length(reading: Reading) -> int:
    return -len(reading[0])


def _plainest(found: list[Lex]) -> list[Lex]:
    """The readings that take the fewest particles off the word."""
    if len(found) < 2:
        return found
    least = min(lex.cost for lex in found)
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
    particles = sum(1 for name in pro.split("+") if name and name != "def") if pro else 0
    return particles + bool(enc)


def _free(_: str) -> int:
    return 0


def _as_written(form: str) -> tuple[str, ...]:
    return (form,)


class Pack:
    """One language, ready for use. ``lookup`` gives the readings of a folded token."""

    def __init__(
        self, code: str, settings: dict[str, Any], grammar: ModuleType, data: Compiled
    ) -> None:
        self.code = code
        self.settings = settings
        self.grammar = grammar
        self.version = ""
        # What only the grammars of some languages tell of words, looked up once: it is asked of
        # every other word, and what is not there is the dearest to look for.
        self.absolute = getattr(grammar, "absolute", None)
        self.finite = getattr(grammar, "finite", None)
        self.opens = getattr(grammar, "opens", None)
        self.passive = getattr(grammar, "passive", None)
        self.people = getattr(grammar, "people", None)
        self.stem = getattr(grammar, "light_stem", None)
        self.abbreviations = frozenset(settings.get("abbreviations", ()))
        self.joints = tuple(settings.get("joints", ()))
        self.articles = frozenset(settings.get("name_articles", ()))
        self.entries = data.entries
        self.since = frozenset(fold(word) for word in settings.get("since", ()))
        self.firsts = frozenset(fold(word) for word in settings.get("firsts", ()))
        self.not_firsts = frozenset(fold(word) for word in settings.get("not_firsts", ()))
        self.extents = _by_word(settings.get("extents", {}))
        self.bounds = _by_word(settings.get("bounds", {}))
        self._clitics: dict[str, str] = settings.get("clitics", {})
        self._enclitics: dict[str, str] = settings.get("enclitics", {})
        self._forms, self._concepts, self.inner = data.forms, data.concepts, data.inner
        # By folded token: what it may be by itself and what may begin with it; the forms under
        # which it may stand inside a longer entry, and begin the name of a place; what the table
        # of concepts says of it.
        self.word = Memo(self._word).__getitem__
        self.keys: Callable[[str], tuple[str, ...]] = Memo(grammar.inner_keys).__getitem__
        self.place_keys = Memo(getattr(grammar, "place_keys", _as_written)).__getitem__
        self.place_starts = Memo(self._place_starts).__getitem__
        self.concepts = Memo(self._held).__getitem__
        # A list of the settings as a set, made once: every sentence asks for some.
        self.set_of: Callable[[str], frozenset[str]] = Memo(self._set_of).__getitem__
        self._feats: dict[str, frozenset[str]] = {}
        self._allows = lru_cache(maxsize=1 << 12)(grammar.allows)
        self._affixes = lru_cache(maxsize=1 << 10)(self._named)
        # How much less likely a form is than its letters tell, in particles that are taken off.
        self._dear: Callable[[str], int] = Memo(getattr(grammar, "dear", _free)).__getitem__
        self.guess = Memo(self._guess, most=1 << 14).__getitem__
        # Where a word that no table knows is several that were written without a space; None in
        # languages that are not written so.
        parted = getattr(grammar, "parted", None)
        self.parting = partial(parted, self) if parted is not None else None

    def lookup(self, form: str) -> list[tuple[tuple[str, ...], Entry]]:
        """All entries that begin with the folded token ``form``, longest first, each with its
        words after the first."""
        found = [(tail, entry) for tail, entry, *_ in self._found(form)]
        return sorted(found, key=lambda pair: -len(pair[0]))

    def _set_of(self, name: str) -> frozenset[str]:
        return frozenset(self.settings.get(name, ()))

    def _word(self, form: str) -> Word:
        alone: list[Lex] = []
        longer: dict[str, list[Reading]] = {}
        told: list[Lex] = []
        least = _MOST
        for tail, entry, feats, pro, enc in self._found(form):
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
        ordered = {word: tuple(sorted(some, key=_length)) for word, some in longer.items()}
        return Word(*_both(alone), ordered or _NO_MORE, told or _NONE)

    def _place_starts(self, form: str) -> tuple[tuple[str, int], ...]:
        """The forms under which a token begins names of places, each with the most words of one."""
        most = world.load().places.may_start
        return tuple((key, most(key)) for key in self.place_keys(form) if most(key))

    def _held(self, form: str) -> Concepts | None:
        held: list[tuple[tuple[str, ...], str]] = []
        for _, core, _ in self.grammar.splits(form):
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

    def _found(self, form: str) -> Iterator[tuple[tuple[str, ...], Entry, str, str, str]]:
        """Every entry that a token may begin: words after the first, entry, features, clitics
        before and after in the names of the language."""
        for pro, core, enc in self.grammar.splits(form):
            packed = self._forms.get(core)
            if packed is not None:
                for tail, index, feats in _PLACES.decode(packed):
                    if self._allows(pro, feats, enc):
                        yield tail, self.entries[index], feats, pro, enc

    def _named(self, pro: str, enc: str) -> tuple[str, str, int]:
        """Clitics before and after in the names that the engine knows, and how many they are."""
        before, after = self.neutral(pro), self._enclitics.get(enc, enc)
        return before, after, _cost(before, after)

    def _guess(self, form: str) -> tuple[str, str, str]:
        """How a word that no table knows is cut: clitics before (neutral names), core, after."""
        pro, core, enc = self.grammar.guess(form)
        return self.neutral(pro), core, self._enclitics.get(enc, enc)

    def neutral(self, pro: str) -> str:
        """Clitic classes of the language in the names that the engine knows: conj:and, def …"""
        return "+".join(self._clitics.get(name, "") for name in pro.split("+")) if pro else ""

    def _features(self, feats: str) -> frozenset[str]:
        known = self._feats.get(feats)
        if known is None:
            known = self._feats[feats] = frozenset(feats.split("."))
        return known


@lru_cache(maxsize=8)
def load(code: str) -> Pack:
    """The pack of a language, compiled on first use; raises FileNotFoundError without one."""
    where = folder(code)
    settings = tomllib.loads((where / "pack.toml").read_text("utf-8"))
    grammar = importlib.import_module(f"isnad.languages.{code}.grammar")
    sources = sorted(p for p in where.rglob("*") if p.suffix in {".tsv", ".toml", ".py"})
    salt = f"{VERSION} {sys.version_info[:2]} {world.load().version}"
    # The sources, where these modules are compiled as well.
    code_of = (Path(__file__).with_name(f"{name}.py") for name in ("pack", "compiling", "words"))
    key = cache.content_key([*sources, *code_of], salt)
    name = f"userpack-{code}" if world.load().extended else f"pack-{code}"
    path = cache.compiled(name, key, lambda: _ENCODER.encode(compiled(code, grammar)))
    pack = Pack(code, settings, grammar, _DECODER.decode(path.read_bytes()))
    pack.version = key
    return pack


__all__ = ["LEXICON", "Entry", "Lex", "Pack", "Reading", "Word", "entry_id", "fold", "load"]
