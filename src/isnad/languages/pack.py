"""A language pack as the engine sees it: forms that point at entries, and a few settings.

The tables of a language (``lexicon/*.tsv``) are inflected by the language's ``grammar.py`` and
compiled once, together with the names that the world has in that language.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from isnad import cache, world
from isnad.folding import fold
from isnad.languages import folder
from isnad.languages.compiling import LEXICON, Compiled, compiled, entry_id
from isnad.languages.readings import Readings
from isnad.languages.words import Entry, Lex, Reading, Word, entry_of, row_of
from isnad.memo import Memo

VERSION = "3"
_OWN = ("pack", "compiling", "words", "readings")

# Compiled, an entry is no struct that is known to msgspec: it asks how to write and read one.
_ENCODER = msgspec.msgpack.Encoder(enc_hook=row_of)
_DECODER = msgspec.msgpack.Decoder(Compiled, dec_hook=entry_of)


def _by_word(lists: dict[str, list[str]]) -> dict[str, str]:
    """Lists of words by what they say, as one look-up from folded word to that."""
    return {fold(word): name for name, words in lists.items() for word in words}


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
        self.inner = data.inner
        self._readings = Readings(grammar, settings, data.entries, data.forms, data.concepts)
        self.neutral = self._readings.neutral
        # By folded token: what it may be by itself and what may begin with it; the forms under
        # which it may stand inside a longer entry, and begin the name of a place; what the table
        # of concepts says of it.
        self.word = Memo(self._readings.word).__getitem__
        self.keys: Callable[[str], tuple[str, ...]] = Memo(grammar.inner_keys).__getitem__
        self.place_keys = Memo(getattr(grammar, "place_keys", _as_written)).__getitem__
        self.place_starts = Memo(self._place_starts).__getitem__
        self.concepts = Memo(self._readings.concepts).__getitem__
        # A list of the settings as a set, made once: every sentence asks for some.
        self.set_of: Callable[[str], frozenset[str]] = Memo(self._set_of).__getitem__
        self.guess = Memo(self._guess, most=1 << 14).__getitem__
        # Where a word that no table knows is several that were written without a space; None in
        # languages that are not written so.
        parted = getattr(grammar, "parted", None)
        self.parting = partial(parted, self) if parted is not None else None

    def lookup(self, form: str) -> list[tuple[tuple[str, ...], Entry]]:
        """All entries that begin with the folded token ``form``, longest first, each with its
        words after the first."""
        found = [(tail, entry) for tail, entry, *_ in self._readings.found(form)]
        return sorted(found, key=lambda pair: -len(pair[0]))

    def _set_of(self, name: str) -> frozenset[str]:
        return frozenset(self.settings.get(name, ()))

    def _place_starts(self, form: str) -> tuple[tuple[str, int], ...]:
        """The forms under which a token begins names of places, each with the most words of one."""
        most = world.load().places.may_start
        return tuple((key, most(key)) for key in self.place_keys(form) if most(key))

    def _guess(self, form: str) -> tuple[str, str, str]:
        """How a word that no table knows is cut: clitics before (neutral names), core, after."""
        pro, core, enc = self.grammar.guess(form)
        return self.neutral(pro), core, self._readings.neutral_behind(enc)


@lru_cache(maxsize=8)
def load(code: str) -> Pack:
    """The pack of a language, compiled on first use; raises FileNotFoundError without one."""
    where = folder(code)
    settings = tomllib.loads((where / "pack.toml").read_text("utf-8"))
    grammar = importlib.import_module(f"isnad.languages.{code}.grammar")
    sources = sorted(p for p in where.rglob("*") if p.suffix in {".tsv", ".toml", ".py"})
    salt = f"{VERSION} {sys.version_info[:2]} {world.load().version}"
    # The sources, where these modules are compiled as well.
    code_of = (Path(__file__).with_name(f"{name}.py") for name in _OWN)
    key = cache.content_key([*sources, *code_of], salt)
    name = f"userpack-{code}" if world.load().extended else f"pack-{code}"
    path = cache.compiled(name, key, lambda: _ENCODER.encode(compiled(code, grammar)))
    pack = Pack(code, settings, grammar, _DECODER.decode(path.read_bytes()))
    pack.version = key
    return pack


__all__ = ["LEXICON", "Entry", "Lex", "Pack", "Reading", "Word", "entry_id", "fold", "load"]
