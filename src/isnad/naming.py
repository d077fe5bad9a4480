"""What people, places, countries and sources are called in the reader's language.

The one home of it, for the explorer and for exports: names are the world's where it knows them, descriptions ("Syrian army") are told
in the reader's words, and people who are not known to hold public office are called by role.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from isnad import world
from isnad.brief import calling, phrases
from isnad.brief.direction import one_line, runs_against
from isnad.brief.phrases import Phrases
from isnad.folding import fold
from isnad.joins import Link
from isnad.names.sounds import is_abjad
from isnad.records import Claim, Participant, Source

_ENGLISH = "en"
_COUNTRY, _ROLE = "country:", "role:"
_UNKNOWN = "UNK"
# How joining says in which letters a report writes a name.
_WRITTEN = re.compile(r"(?:written|the page credits) (.+)$")
_ABJADS = frozenset({"ar"})


class Naming:
    """Names for readers of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._say: Phrases = phrases.load(language)

    def country(self, code: str) -> str:
        """A country (alpha-3); its code where the world does not know it."""
        return world.load().display(f"{_COUNTRY}{code}", self.language) or code

    def place(self, name: str, country: str | None, precision: str = "settlement") -> str:
        """A place by its English name and country; as it is where there is no other name for it."""
        if precision == "country" and country:
            return self.country(country)
        return _place(name, country, self.language) or one_line(name)

    def somebody(self, key: str, name: str | None = None, country: str | None = None) -> str:
        """Somebody by the key that ``key_of`` gives and the name beside it."""
        if key.startswith(_ROLE):
            _, sector, land = key.split(":")
            return self._role(sector, land or None)
        known = world.load().display(key, self.language) if ":" in key else None
        return known or self.called(name or key, country)

    def participant(self, one: Participant) -> str:
        """Somebody as a claim has them; where there are no words of the reader's for them, the words
        of the report if they are in the reader's script."""
        found = self.somebody(key_of(one), one.name or one.text or "", one.country)
        rtl = self._say.rtl
        mine = runs_against(found, rtl) and one.text and not runs_against(one.text, rtl)
        return one_line(one.text or "") if mine and not is_private(one) else found

    def called(self, name: str, country: str | None = None) -> str:
        """A name in English that may be one of the world's, or a description; in brackets behind
        it may stand through whom it is ("military source (SANA)")."""
        whole = _called(name, country, self.language)
        if whole is None and name.endswith(")") and " (" in name:
            first, _, second = name[:-1].partition(" (")
            return self._say.words(
                "line", "original_words", name=self.called(first), quote=self.called(second)
            )
        return whole or one_line(name)

    def _role(self, sector: str, country: str | None) -> str:
        known = sector if self._say.knows("roles", sector) else _UNKNOWN
        words = self._say.words("roles", known)
        return self._beside(words, self.country(country)) if country else words

    def _beside(self, words: str, more: str) -> str:
        return self._say.words("line", "original_words", name=words, quote=more)


def key_of(one: Participant) -> str:
    """What somebody is counted and asked for by: an entity; a role where their name is not for the
    public, so that nobody is followed from report to report; else their folded words, or whose name
    these are. One description of one country is one key, whether its words name the country or not."""
    if one.entity:
        return one.entity
    if is_private(one):
        return f"{_ROLE}{one.sector}:{one.country or ''}"
    return _named(one.name or one.text or "") or fold(described(one))


def described(one: Participant) -> str:
    """The name or words of somebody; a description ("armed group") with the adjective of its country."""
    return _of_country(one.name or one.text or "", one.country)


@lru_cache(maxsize=1 << 14)
def _of_country(name: str, country: str | None) -> str:
    begins, land = _described(name, country) or (None, None)
    if land is None:
        return name
    bare = name[len(begins) + 1 :] if begins else name
    return f"{world.load().adjective(land)} {bare}"


def is_private(one: Participant) -> bool:
    """Whether the words may be the name of somebody without public office."""
    if not calling.is_personal(one):
        return False
    if _described(one.name or "", one.country) or world.load().is_place(one.text or one.name or ""):
        return False
    return not _named(one.name or "")


@lru_cache(maxsize=1 << 14)
def _called(name: str, country: str | None, language: str) -> str | None:
    """The reader's words for an English name or description; null where there are none."""
    if known := _named(name):
        return world.load().display(known, language)
    found = _described(name, country)
    if found is None:
        return None
    say = phrases.load(language)
    adjective, land = found
    told = calling.described(Participant(name=name, text=None), adjective, say)
    if told is None or told.with_country or land is None:
        return told.words if told else None
    where = world.load().display(f"{_COUNTRY}{land}", language) or land
    return say.words("line", "original_words", name=told.words, quote=where)


def _described(name: str, country: str | None) -> tuple[str | None, str | None] | None:
    """The adjective with which a description begins and its country (alpha-3); null where it is no
    description that the table of the brief knows."""
    begins = next((word for word in _beginnings(name) if word in _adjectives()), None)
    land = _adjectives()[begins] if begins else country
    one = Participant(name=name, text=None)
    known = calling.described(one, begins, phrases.load(_ENGLISH))
    return (begins, land) if known else None


def _beginnings(name: str) -> list[str]:
    words = name.split()
    return [" ".join(words[:n]) for n in (3, 2, 1) if n < len(words)]


@cache
def _adjectives() -> dict[str, str]:
    """Countries (alpha-3) by their English adjectives."""
    rows = world.load().nationalities(_ENGLISH)
    return {form: code for form, use, code in rows if use in ("any", "adj")}


def _named(name: str) -> str | None:
    """The entity that alone has a name; people are known by their ids only."""
    found: set[str] = _entities().get(fold(name), set())
    return next(iter(found)) if len(found) == 1 else None


@cache
def _entities() -> dict[str, set[str]]:
    """Entities by their folded names."""
    found: dict[str, set[str]] = {}
    for one in world.load().entities:
        if one.kind != "person":
            for name in (name for names in one.names.values() for name in names):
                found.setdefault(fold(name), set()).add(one.id)
    return found


@lru_cache(maxsize=1 << 14)
def _place(name: str, country: str | None, language: str) -> str | None:
    return world.load().place_name(name, country, language)


@cache
def naming(language: str) -> Naming:
    """Names for readers of a language."""
    return Naming(language)


def link_called(link: Link, claim: Claim | None, named: Naming) -> str:
    """A link of a chain as the reader calls it; by role where the name is not for the public."""
    source = source_of(link, claim)
    if source is not None and is_private(source):
        return named.participant(source)
    name = named.somebody(link.entity, link.name) if link.entity else named.called(link.name)
    return _written(link, named.language) if name == link.name else name


def _written(link: Link, language: str) -> str:
    """A name as a page of the reader's language writes it, where joining has it in Latin letters."""
    found = _WRITTEN.match(link.because or "")
    written = found and found[1]
    return written if written and is_abjad(written) == (language in _ABJADS) else link.name


def source_of(link: Link, claim: Claim | None) -> Source | None:
    """Whom of a claim's own chains a link of its joined chain is; null where it is none of them."""
    if claim is None or link.link != "quotes":
        return None
    several = [one for chain in claim.chains for one in chain]
    at = [one for one in several if link.start is not None and one.start == link.start]
    return next(iter([*at, *(one for one in several if one.name == link.name)]), None)
