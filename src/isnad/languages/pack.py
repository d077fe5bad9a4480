"""A language pack as the engine sees it: forms that point at entries, and a few settings.

The tables of a language (``lexicon/*.tsv``) are inflected by the language's ``grammar.py`` and
compiled once, together with the names that the world has in that language.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from isnad import cache, world
from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.tables import options, rows

VERSION = "1"
LEXICON = ("function", "nouns", "frames", "say", "verbs", "adjectives", "numbers", "titles")


class Entry(msgspec.Struct, array_like=True, gc=False):
    """One row of a lexicon: what kind of word, and what the engine is told about it.

    ``cls`` is the function class, noun class or number; ``frame`` maps slots (S, O, preposition
    classes) to roles; ``needs`` are conditions on slots; ``opts`` everything else.
    """

    id: str
    kind: str
    pos: str = ""
    cls: str = ""
    sector: str = ""
    type: str = ""
    frame: dict[str, str] = {}
    needs: list[str] = []
    opts: dict[str, str] = {}


class Lex(NamedTuple):
    """One way to read the tokens ``i`` to ``j``: an entry in some form, with clitics."""

    i: int
    j: int
    entry: Entry
    feats: frozenset[str]
    pro: str = ""
    enc: str = ""


class _Compiled(msgspec.Struct, array_like=True):
    entries: list[Entry]
    forms: dict[str, list[tuple[list[str], int, str]]]


Reading = tuple[tuple[str, ...], Entry, frozenset[str], str, str]


def _by_word(lists: dict[str, list[str]]) -> dict[str, str]:
    """Lists of words by what they say, as one look-up from folded word to that."""
    return {fold(word): name for name, words in lists.items() for word in words}


def _length(reading: Reading) -> int:
    return -len(reading[0])


class Pack:
    """One language, ready for use. ``lookup`` gives the readings of a folded token."""

    def __init__(
        self, code: str, settings: dict[str, Any], grammar: ModuleType, data: _Compiled
    ) -> None:
        self.code = code
        self.settings = settings
        self.grammar = grammar
        self.version = ""
        self.abbreviations = frozenset(settings.get("abbreviations", ()))
        self.joints = tuple(settings.get("joints", ()))
        self.entries = data.entries
        self.since = frozenset(fold(word) for word in settings.get("since", ()))
        self.extents = _by_word(settings.get("extents", {}))
        self.bounds = _by_word(settings.get("bounds", {}))
        self._clitics: dict[str, str] = settings.get("clitics", {})
        self._enclitics: dict[str, str] = settings.get("enclitics", {})
        self._forms = data.forms
        self._cache: dict[str, tuple[tuple[Reading, ...], dict[str, list[Reading]]]] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._feats: dict[str, frozenset[str]] = {}

    def lookup(self, form: str) -> tuple[Reading, ...]:
        """All readings that begin with the folded token ``form``, longest first."""
        alone, longer = self.readings(form)
        return (*sorted((r for rs in longer.values() for r in rs), key=_length), *alone)

    def readings(self, form: str) -> tuple[tuple[Reading, ...], dict[str, list[Reading]]]:
        """The readings of a token by itself, and those of longer entries by their second word,
        the longest first."""
        found = self._cache.get(form)
        if found is None:
            alone: list[Reading] = []
            longer: dict[str, list[Reading]] = {}
            for reading in self._readings(form):
                if reading[0]:
                    longer.setdefault(reading[0][0], []).append(reading)
                else:
                    alone.append(reading)
            for some in longer.values():
                some.sort(key=_length)
            found = self._cache[form] = (tuple(alone), longer)
        return found

    def keys(self, form: str) -> tuple[str, ...]:
        """The forms under which a token may stand inside a longer entry."""
        found = self._keys.get(form)
        if found is None:
            found = self._keys[form] = self.grammar.inner_keys(form)
        return found

    def _readings(self, form: str) -> Iterator[Reading]:
        for pro, core, enc in self.grammar.splits(form):
            for tail, index, feats in self._forms.get(core, ()):
                if self.grammar.allows(pro, feats, enc):
                    before = self.neutral(pro) if pro else pro
                    after = self._enclitics.get(enc, enc)
                    yield tuple(tail), self.entries[index], self._features(feats), before, after

    def guess(self, form: str) -> tuple[str, str, str]:
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


def entry_id(code: str, table: str, row: dict[str, str]) -> str:
    """The name of a row: language, table, first form, and word class and type where it has them."""
    form = row["form"].split("|")[0]
    return f"{code}/{table}/" + ".".join(
        part for part in (form, row.get("pos"), row.get("type")) if part
    )


def _row_entry(code: str, table: str, row: dict[str, str]) -> Entry:
    opts = options(row.get("opts", ""))
    return Entry(
        id=entry_id(code, table, row),
        kind={
            "function": "func",
            "nouns": "noun",
            "frames": "frame",
            "verbs": "verb",
            "adjectives": "adj",
            "numbers": "num",
            "titles": "title",
        }.get(table, table),
        pos=row.get("pos", ""),
        cls=row.get("class", ""),
        sector=row.get("sector", ""),
        type=row.get("type", ""),
        frame=options(row.get("frame", "")),
        needs=row.get("needs", "").split(),
        opts=opts,
    )


class _Forms:
    """Entries and the forms that point at them, while a pack is compiled."""

    def __init__(self, code: str, grammar: ModuleType) -> None:
        self.code, self.grammar = code, grammar
        self.entries: list[Entry] = []
        self.forms: dict[str, list[tuple[list[str], int, str]]] = {}
        self.seen: set[tuple[tuple[str, ...], int, str]] = set()

    def put(self, words: tuple[str, ...], feats: str) -> None:
        """A form of the last entry, once."""
        key = (words, len(self.entries) - 1, feats)
        if key not in self.seen:
            self.seen.add(key)
            self.forms.setdefault(words[0], []).append((list(words[1:]), key[1], feats))

    def _name_features(self, name: str) -> str:
        features = getattr(self.grammar, "name_features", None)
        return features(name) if features is not None else "name"

    def tables(self) -> None:
        """The rows of the lexicon."""
        for table in LEXICON:
            path = folder(self.code) / "lexicon" / f"{table}.tsv"
            for _, row in rows(path) if path.exists() else ():
                self.entries.append(_row_entry(self.code, table, row))
                for words, feats in self.grammar.inflect(self.entries[-1].kind, row):
                    self.put(words, feats)

    def world(self) -> None:
        """Names and nationalities."""
        for name, entity in world.load().names(self.code):
            if words := self.grammar.words(name):
                entry = Entry(entity.id, "ent", cls=entity.kind, sector=entity.sector)
                self.entries.append(entry)
                self.put(words, self._name_features(name))
        for form, feats, country in world.load().nationalities(self.code):
            self.entries.append(Entry(id=f"country:{country}", kind="nat", cls=country))
            for words, tags in self.grammar.inflect("nat", {"form": form, "class": feats}):
                self.put(words, tags)


def _compile(code: str, grammar: ModuleType) -> _Compiled:
    made = _Forms(code, grammar)
    made.tables()
    made.world()
    return _Compiled(made.entries, made.forms)


@lru_cache(maxsize=8)
def load(code: str) -> Pack:
    """The pack of a language, compiled on first use; raises FileNotFoundError without one."""
    where = folder(code)
    settings = tomllib.loads((where / "pack.toml").read_text("utf-8"))
    grammar = importlib.import_module(f"isnad.languages.{code}.grammar")
    sources = sorted(p for p in where.rglob("*") if p.suffix in {".tsv", ".toml", ".py"})
    key = cache.content_key(
        [*sources, Path(__file__)], f"{VERSION} {sys.version_info[:2]} {world.load().version}"
    )
    path = cache.compiled(
        f"pack-{code}", key, lambda: msgspec.msgpack.encode(_compile(code, grammar))
    )
    pack = Pack(code, settings, grammar, msgspec.msgpack.decode(path.read_bytes(), type=_Compiled))
    pack.version = key
    return pack


__all__ = ["Entry", "Lex", "Pack", "fold", "load"]
