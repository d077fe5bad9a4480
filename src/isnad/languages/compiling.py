"""Compiling a language pack: its tables inflected by its grammar, the names that the world has in that
language, and the table of concepts."""

from __future__ import annotations

from types import ModuleType

import msgspec

from isnad import world
from isnad.languages import folder
from isnad.languages.tables import options, rows
from isnad.languages.words import Entry

LEXICON = ("function", "nouns", "frames", "say", "verbs", "adjectives", "numbers", "titles")
# Kinds of names that no noun for a body opens; classes of nouns whose plurals are no bodies.
_NO_BODIES, _PEOPLE = frozenset({"person", "country"}), frozenset({"person", "office"})
_CONCEPTS = {"v": "verb", "n": "noun", "a": "adj", "p": "adv"}


class Compiled(msgspec.Struct, array_like=True):
    """What is kept of a pack."""

    entries: list[Entry]
    # What a form points at is decoded when it is looked up: most forms of a pack never are.
    forms: dict[str, msgspec.Raw]
    # First words of what the table of concepts holds, inflected: the words after it, the concept.
    concepts: dict[str, msgspec.Raw]
    # Words that stand only behind others in a form of several.
    inner: frozenset[str] = frozenset()


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
        needs=tuple(row.get("needs", "").split()),
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

    def _name_features(self, name: str, words: tuple[str, ...], kind: str) -> str:
        features = getattr(self.grammar, "name_features", None)
        if features is None:
            return "name"
        gender = "" if kind in _NO_BODIES else self._gender(words[0])
        return f"{features(name)}{gender}"

    def _gender(self, word: str) -> str:
        """The gender of a body by the first word of its name, where that is a noun of the lexicon that
        is nothing else ("the Council [masc.] of …")."""
        known = (x for x in self.forms.get(word, ()) if not x[0] and x[2].startswith("n."))
        told = {
            ".fem" if {"pl", "fem"} & set(feats.split(".")) else ".masc"
            for _, n, feats in known
            if self.entries[n].kind in ("noun", "frame") and self.entries[n].cls not in _PEOPLE
        }
        return told.pop() if len(told) == 1 else ""

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
                # A sector that depends on the day is for who knows the day.
                sector = "" if entity.roles else entity.sector
                entry = Entry(entity.id, "ent", cls=entity.kind, sector=sector)
                self.entries.append(entry)
                self.put(words, self._name_features(name, words, entity.kind))
        for form, feats, country in world.load().nationalities(self.code):
            self.entries.append(Entry(id=f"country:{country}", kind="nat", cls=country))
            for words, tags in self.grammar.inflect("nat", {"form": form, "class": feats}):
                self.put(words, tags)

    def nouns(self) -> None:
        """Nouns for people and bodies from a user's files that the lexicon does not have."""
        for noun in world.load().nouns if self.code == "en" else ():
            words = self.grammar.words(noun.form)
            if words and not self._is_noun(words):
                cls = "group" if noun.collective else "person"
                self.entries.append(
                    Entry(f"user/{noun.form}", "noun", pos="n", cls=cls, sector=noun.sector)
                )
                self.put(words, "n.pl" if noun.plural else "n.sg")

    def _is_noun(self, words: tuple[str, ...]) -> bool:
        known = self.forms.get(words[0], ())
        found = (self.entries[n] for tail, n, _ in known if tuple(tail) == words[1:])
        return any(one.kind in ("noun", "title") or one.pos == "n" for one in found)


def _concepts(code: str, grammar: ModuleType) -> dict[str, msgspec.Raw]:
    """The table of concepts by the first word of every form, in the forms that news writes."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    path = folder(code) / "lexicon" / "concepts.tsv"
    rare = getattr(grammar, "RARE", None)
    for _, row in rows(path) if path.exists() else ():
        for words, feats in grammar.inflect(_CONCEPTS[row["pos"]], row):
            if rare is None or not rare.search(feats):
                found.setdefault(words[0], {}).setdefault(words[1:], row["concept"])
    encode = msgspec.msgpack.encode
    return {first: msgspec.Raw(encode(list(some.items()))) for first, some in found.items()}


def compiled(code: str, grammar: ModuleType) -> Compiled:
    """The pack of a language, from its tables."""
    made = _Forms(code, grammar)
    made.tables()
    made.world()
    made.nouns()
    encode = msgspec.msgpack.encode
    forms = {f: msgspec.Raw(encode(p)) for f, p in made.forms.items()}
    return Compiled(made.entries, forms, _concepts(code, grammar), _inner(made))


def _inner(made: _Forms) -> frozenset[str]:
    behind = {word for some in made.forms.values() for words, _, _ in some for word in words}
    return frozenset(behind - made.forms.keys())
