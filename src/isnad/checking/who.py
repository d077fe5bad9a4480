"""Whether somebody's name in a brief is one that the words which stand for them allow.

The checker goes from what is shown back to the words: it asks of whom the world has that name in
the reader's language, and whether the words name, describe or point to one of these. Where the world
knows nobody of the name, it must be the words themselves, or what the tables call such people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from isnad.checking.scene import Scene
from isnad.checking.words import Read, Stretch, Token
from isnad.folding import fold
from isnad.languages.en.grammar import plural
from isnad.names.compare import CLOSE, likeness
from isnad.names.judge import Mention
from isnad.names.romanise import bare
from isnad.names.sounds import is_abjad
from isnad.names.spelling import spelling
from isnad.world import World
from isnad.world.entities import Entity

_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_PEOPLE, _BODIES = frozenset({"person"}), frozenset({"org", "group", "force"})
_STATES, _COUNTRY = frozenset({"country", "government"}), "country"
_FORCES = frozenset({"person", "force"})
_AMOUNT = "det:quant"
_GOVERNMENT, _REBELS = "GOV", "REB"
# Longest name of a capital in words.
_CAPITAL = 3
# Shorter words tell nobody from others.
_SHORT = 2
# The language that descriptions are in.
_DESCRIPTIONS = "en"
_PRONOUNS = ("pron", "poss")


# Ids of all whom some words name.
Named = Callable[[Stretch], frozenset[str]]


class People:
    """Compares names that are shown in a reader's language with the words of reports."""

    def __init__(self, world: World, named: Named, language: str) -> None:
        self.world, self.named, self.language = world, named, language
        self._shown: dict[str, list[Entity]] = {}
        for one in world.entities:
            name = next(iter(one.names.get(language, ())), one.name)
            self._shown.setdefault(fold(name), []).append(one)

    def known(self, shown: str) -> list[Entity]:
        """All of the world whom a reader reads as ``shown``."""
        return self._shown.get(fold(shown), [])

    def is_name(self, shown: str, words: Stretch, scene: Scene) -> bool:
        """Whether ``shown`` is the name of somebody whom the words name, describe or point to."""
        return any(self._is(one, words, scene) for one in self.known(shown))

    def is_named(self, shown: str, scene: Scene, before: int | None = None) -> bool:
        """Whether the report names somebody whom ``shown`` is a name of."""
        return any(self._stands(one, scene, before) for one in self.known(shown))

    def speaks(self, shown: str, scene: Scene, before: int) -> bool:
        """Whether a report names somebody whom ``shown`` is a name of where it tells who says or
        does something by speaking, not behind an offset of its text."""
        return any(
            self._is_told(one, words) or self._in_office(one, words, scene)
            for words in scene.speech(before)
            for one in self.known(shown)
        )

    def _is_told(self, one: Entity, words: Stretch) -> bool:
        """Whether words have a name of somebody; a country's, other than in that of a body of it."""
        if one.kind != "country":
            return one.id in self.named(words) or self._has_part(one, words)
        if _within_bodies(one, words):
            return False
        return one.id in self.named(words) or self._has_part(one, words)

    def _has_part(self, one: Entity, words: Stretch) -> bool:
        """Whether a name of somebody stands among words; of a person, a part of one."""
        if one.kind != "person":
            forms = " ".join(t.form for t in words.tokens)
            return any(f" {fold(name)} " in f" {forms} " for name in _every_name(one))
        keys = {
            core for t in words.tokens if len(t.form) > _SHORT for core in _cores(words, t.form)
        }
        return any(keys & {p for p in _parts(n) if len(p) > _SHORT} for n in _every_name(one))

    def adjectives(self, text: str) -> Iterator[tuple[str, str]]:
        """English adjectives of countries that a text begins with, each with the country."""
        for code, adjective in self._adjectives.items():
            if text.startswith(f"{adjective} "):
                yield adjective, code

    def without_body(self, text: str, scene: Scene) -> Iterator[str]:
        """What is left of an English description behind the name of a body that the report names,
        or of a people."""
        for name in scene.bodies:
            if text.startswith(f"{name} "):
                yield text[len(name) + 1 :]

    @cached_property
    def _adjectives(self) -> dict[str, str]:
        codes = (one.country for one in self.world.entities if one.kind == "country")
        return {code: found for code in codes if code and (found := self.world.adjective(code))}

    def given(self, words: Stretch) -> str:
        """What the words give, for people: names in the reader's language, else the words."""
        found = [self.world.display(one, self.language) for one in sorted(self.named(words))]
        return ", ".join(dict.fromkeys(filter(None, found))) or words.quote

    def _is(self, one: Entity, words: Stretch, scene: Scene) -> bool:
        if one.kind == _COUNTRY and _of_somebody(one, words):
            return False
        if one.id in self.named(words) or self._called(one, words, scene):
            return True
        if self._in_office(one, words, scene):
            return True
        return self._fits(one, words) and self._stands(one, scene, words.start)

    def _called(self, one: Entity, words: Stretch, scene: Scene) -> bool:
        """Whether the words are a part of a name of somebody: a family name, a spelling of it."""
        person = one.kind == "person"
        if _whole_name(words) and not (person and self._stands(one, scene, None)):
            return False  # the very name of somebody else
        for some in _kernels(words):
            keys = [set(_cores(words, t.form)) for t in some]
            if keys and any(all(k & _parts(n) for k in keys) for n in _every_name(one)):
                return True
        kernel = next(_kernels(words), [])
        if not person or not kernel:
            return False
        text = words.text[kernel[0].start : kernel[-1].end]
        if self._stands(one, scene, None) and self._sounds(one, text, words):
            return True
        return one.id in self.world.people.find(Mention(text, words.pack.code))

    def _sounds(self, one: Entity, text: str, words: Stretch) -> bool:
        """Whether a name of another script may be a family name of somebody."""
        mine = spelling(text, words.pack.code)
        for kind, names in one.names.items():
            for name in names:
                found = likeness(mine, spelling(name, kind))
                if found.met and not found.left and found.distance <= CLOSE:
                    return True
        return False

    def _in_office(self, one: Entity, words: Stretch, scene: Scene) -> bool:
        """Whether the words are of an office that is meant, or that somebody held."""
        roles = {r.lex.entry.opts["role"] for r in words.every() if "role" in r.lex.entry.opts}
        if not roles:
            return False
        if one.kind == "office":
            return one.id.partition("-")[2] in roles
        codes = {e.partition(":")[2] for e in self.named(words) if e.startswith("country:")}
        held = {t.office for t in one.offices}
        if any(self.world.office(c, r) in held for c in codes or scene.countries for r in roles):
            return True
        return not codes and any(o.partition("-")[2] in roles for o in held)

    def _fits(self, one: Entity, words: Stretch) -> bool:
        """Whether words without a name may point to somebody named before."""
        if any(r.lex.entry.kind == "ent" for r in words.every()):
            return False
        nouns = [r.lex.entry for r in words.every() if r.lex.entry.kind in ("noun", "title")]
        for noun in nouns:
            sectors = noun.opts.get("stands_for", noun.sector).split(",")
            if one.kind == "person" and noun.cls in _PEOPLE:
                # An office tells who it is, of those who are known to have held one.
                return "role" not in noun.opts or not one.offices
            if one.kind in _BODIES and noun.cls in _PEOPLE and one.sector == noun.sector == _REBELS:
                return True  # "these fighters": the group that was named
            if noun.cls in _BODIES and one.kind not in ("person", "country"):
                if sectors == [""] or one.sector in sectors:
                    return True
            if one.kind in _STATES and noun.sector == _GOVERNMENT and noun.cls not in _PEOPLE:
                return True
        return bool(words.tokens) and all(_points(words, n) for n in range(len(words.tokens)))

    def _stands(self, one: Entity, scene: Scene, before: int | None) -> bool:
        """Whether the report names somebody in one of their names, or by a part of it."""
        if one.id in scene.named:
            return True
        return any(scene.has(name, before) for name in _every_name(one))


def _of_somebody(country: Entity, words: Stretch) -> bool:
    """Whether words are for people or a force of a country and not for the country: all that names
    it tells of whom they are."""
    if _within_bodies(country, words):
        return True
    own = [r for r in words.every() if r.lex.entry.id == country.id]
    nouns = (r for r in longest(words) if r.lex.entry.kind in ("noun", "title"))
    return bool(own) and any(
        r.lex.entry.cls in _FORCES and not any(o.i <= r.i < o.j for o in own) for r in nouns
    )


def _within_bodies(country: Entity, words: Stretch) -> bool:
    """Whether all that names a country among words is a part of the names of others."""
    own = [r for r in words.every() if r.lex.entry.id == country.id]
    others = [
        r for r in words.every() if r.lex.entry.kind == "ent" and r.lex.entry.id != country.id
    ]
    return bool(own) and all(any(o.i <= r.i and r.j <= o.j for o in others) for r in own)


def named(world: World, words: Stretch) -> frozenset[str]:
    """Ids of all whom the words name; a capital is its government, too."""
    found = {r.lex.entry.id for r in words.every() if r.lex.entry.kind in ("ent", "nat")}
    forms = [words.pack.place_keys(t.form) for t in words.tokens]
    for at, firsts in enumerate(forms):
        for size in range(1, _CAPITAL + 1):
            tail = [t.form for t in words.tokens[at + 1 : at + size]]
            for first in firsts:
                codes = world.capital(" ".join([first, *tail]))
                found |= {f"country:{code}" for code in codes}
    return frozenset(found)


def longest(words: Stretch) -> Iterator[Read]:
    """The entries of words, without those for a part of what a longer noun is for."""
    nouns = [read for read in words.every() if read.lex.entry.kind == "noun"]
    for read in words.every():
        if not any(n.i <= read.i and read.j <= n.j and read.j - read.i < n.j - n.i for n in nouns):
            yield read


@lru_cache(maxsize=1 << 12)
def in_english(words: Stretch) -> frozenset[str]:
    """What nouns among the words are in English, one and many; whoever only a number counts."""
    found: set[str] = set()
    for read in longest(words):
        gloss = read.lex.entry.opts.get("gloss", "").replace("_", " ")
        if not gloss and words.pack.code == _DESCRIPTIONS and read.lex.entry.kind == "noun":
            gloss = read.lex.entry.id.rpartition("/")[2].replace("_", " ")
        if gloss:
            *before, last = gloss.split()
            found |= {gloss, " ".join([*before, plural(last)])}
        if read.lex.entry.kind == "num" or read.lex.entry.cls == _AMOUNT:
            found.add(str(words.pack.settings.get("counted", "")))
    return frozenset(found - {""})


def _whole_name(words: Stretch) -> bool:
    """Whether all the words are the name of somebody whom the tables know."""
    content = [n for n, t in enumerate(words.tokens) if t.word and not _is(words, n, "func")]
    return any(
        read.lex.entry.kind == "ent" and content and read.i <= content[0] and content[-1] < read.j
        for read in words.every()
    )


def _kernels(words: Stretch) -> Iterator[list[Token]]:
    """The words that tell who it is: what is no function word, noun or title, where that is more
    than a country; else all that is no function word; in any case what has a capital."""
    own = [(n, t) for n, t in enumerate(words.tokens) if t.word and not _is(words, n, "func")]
    names = [(n, t) for n, t in own if not _is(words, n, "noun", "title", "frame", "adj")]
    told = [t for n, t in names if not _is(words, n, "nat")]
    if told:
        yield [t for _, t in names]
    yield [t for _, t in own]
    if any(not _is(words, n, "nat") and t.capital for n, t in enumerate(words.tokens)):
        yield [t for t in words.tokens if t.capital]


def _is(words: Stretch, n: int, *kinds: str) -> bool:
    """Whether a token by itself is of one of these kinds of entries."""
    return any(read.lex.entry.kind in kinds and read.j == n + 1 for read in words.reads[n])


def refers(words: Stretch) -> bool:
    """Whether a pronoun stands among words, or is written together with one of them."""
    return any(r.lex.entry.cls.startswith(_PRONOUNS) or r.lex.enc for r in words.every())


def _points(words: Stretch, n: int) -> bool:
    """Whether a token is a pronoun, or hides one."""
    return any(
        read.lex.entry.cls.startswith((*_PRONOUNS, "det")) or read.lex.enc
        for read in words.reads[n]
    )


def _cores(words: Stretch, form: str) -> Iterator[str]:
    """A token as it stands, and without the particles written together with it."""
    yield form
    yield from words.pack.place_keys(form)
    yield from words.pack.keys(form)
    for core in words.pack.grammar.splits(form):
        yield core[1]


def _every_name(one: Entity) -> Iterator[str]:
    return (name for names in one.names.values() for name in names)


@lru_cache(maxsize=1 << 12)
def _parts(name: str) -> frozenset[str]:
    """The words of a name, each with and without an article written together with it."""
    found = {fold(w) for w in _WORD.findall(name)}
    found |= {p for w in found for p in re.split(r"[-']", w) if p}
    return frozenset(found | {bare(w) for w in found if is_abjad(w)})
