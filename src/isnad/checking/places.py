"""Whether the name of a place in a brief is one that the words of a report allow."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from isnad.checking.scene import Scene
from isnad.checking.words import Stretch
from isnad.folding import fold
from isnad.names.romanise import bare
from isnad.world import World
from isnad.world.entities import PlaceRecord
from isnad.world.gazetteer import key
from isnad.world.kinds import glosses, kind_words, plurals

# How exact a place may be that the gazetteer has no name of.
_UNNAMED = ("unknown", "near", "exact", "district", "region")
# The longest name of a place in words.
_LONGEST = 5
# The language that kinds are told in.
_DESCRIPTIONS = "en"
_COUNTRY, _SETTLEMENT = "country", "settlement"
_UNKNOWN, _NEAR, _WIDEST = "unknown", "near", "region"
# Entries for words that are no names.
_PLAIN = frozenset({"noun", "func", "adj"})
# How exact what lies in a settlement may be; so many tokens beside a name may tell of what kind it is.
_BUILT, _BESIDE = frozenset({"near", "exact"}), 2
# What words for a kind of place may stand for, besides their own kind.
_AREAS = frozenset({"region", "district"})
# A word for this kind is also one for any area; what has one of these kinds lies in a settlement.
_VAGUE, _WITHIN = "district", frozenset({"facility", "quarter", "crossing"})


class Found:
    """The places that words may name, whatever the language of a reader: kept from brief to
    brief."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.found = lru_cache(maxsize=1 << 13)(self._found)
        self.named = lru_cache(maxsize=1 << 12)(self._named)

    def _named(self, scene: Scene) -> list[PlaceRecord]:
        """All places that a report names."""
        return [one for words in scene.whole for one in self.found(words)]

    def _found(self, words: Stretch) -> list[PlaceRecord]:
        """All places that a row of the words is a name of."""
        found = [one for form in self._rows(words) for one in self.world.places.find(form)]
        for read in words.every():
            if read.lex.entry.id.startswith(f"{_COUNTRY}:"):
                found += self._country(read.lex.entry.id)
        return found

    def _country(self, entity: str) -> list[PlaceRecord]:
        one = self.world.entity(entity)
        found = self.world.places.find(fold(one.name)) if one is not None else []
        return [p for p in found if p.kind == _COUNTRY]

    def _rows(self, words: Stretch) -> Iterator[str]:
        """Every row of words that may be the name of a place, folded."""
        forms, common = [t.form for t in words.tokens], _common(words)
        cased = bool(words.pack.settings.get("capitals"))
        for at, token in enumerate(words.tokens):
            if not token.word:
                continue
            for first in dict.fromkeys((*words.pack.place_keys(token.form), bare(token.form))):
                most = self.world.places.may_start((key(first).split() or [first])[0])
                for size in range(1, min(most, _LONGEST, len(forms) - at) + 1):
                    row = words.tokens[at : at + size]
                    named = (
                        any(t.capital for t in row)
                        if cased
                        else common[at : at + size] != [True] * size
                    )
                    if named:
                        yield " ".join([first, *forms[at + 1 : at + size]])


class Places:
    """Compares names of places that are shown in a reader's language with the words of reports."""

    def __init__(self, world: World, there: Found, language: str) -> None:
        self.world, self.language = world, language
        self.found, self.named = there.found, there.named
        self.called = lru_cache(maxsize=1 << 12)(self._called)

    def shown(self, place: PlaceRecord) -> str:
        """What a reader calls a place."""
        if place.kind == _COUNTRY and place.country:
            known = self.world.display(f"{_COUNTRY}:{place.country}", self.language)
            return known or place.name
        own = {"ar": place.arabic, "vi": place.vietnamese}.get(self.language)
        return own or place.name

    def allowed(self, shown: str, words: Stretch, scene: Scene) -> bool:
        """Whether ``shown`` is a place that the words name; where they name none, or only what kind
        of place it is, one of the kind that the report names."""
        here, meant = self.found(words), self.called(shown)
        if any(fold(self.shown(one)) == fold(shown) for one in here):
            return True
        if any(_same(one, other) for one in meant for other in (*here, *self._any(words))):
            return True
        if any(self._area_of(one, here, words, scene) for one in meant):
            return True
        if self._of_kind(shown, words, scene):
            return True
        kinds = {kind for kind, _ in _kinds(words)}
        if _SETTLEMENT in kinds and _several(words):
            kinds |= _AREAS  # many villages are told of as the area that they lie in
        if kinds and here and all(one.kind == _COUNTRY for one in here):
            return any(self._seat(one) in {h.country for h in here} for one in meant)
        return not here and self._pointed(shown, kinds, scene)

    def is_named(self, shown: str, scene: Scene) -> bool:
        """Whether the report names a place that a reader reads as ``shown``, or one in it."""
        return self._pointed(shown, set(), scene)

    def given(self, words: Stretch) -> str:
        """What the words give: names of places in the reader's language, else the words."""
        names = dict.fromkeys(self.shown(one) for one in self.found(words))
        return ", ".join(list(names)[:3]) or words.quote

    def precisions(self, shown: str, kind: str, words: Stretch | None, scene: Scene) -> set[str]:
        """How exact a place may be: as the rows of the gazetteer are that have the name that is
        shown, else of that which the words give; as the word for a kind of place beside it has it;
        unknown where the words themselves are shown. ``kind``: how it is shown (name, country,
        words, latin)."""
        if kind == _COUNTRY:
            return {_COUNTRY}
        named = kind == "name"
        records = self.called(shown) if named else []
        if words is None:
            return {one.precision for one in records} if named else set(_UNNAMED)
        found: set[str] = {
            one.precision for one in records or (self._any(words) or self.found(words))
        }
        kinds = {one for one, _ in _kinds(scene.sentence_beside(words, _BESIDE))}
        found |= {_WIDEST} & kinds
        found |= {_VAGUE} if kinds - {_WIDEST} else set()
        found |= _BUILT if kinds & _WITHIN and not records else set()
        if not named:
            # "a town", or "a town west of Hama", which is near what is named beside it.
            plain = _is_plain(words) or (any(True for _ in _kinds(words)) and self.found(words))
            found |= {_UNKNOWN, _NEAR, _VAGUE} if plain else {_UNKNOWN}
        return found

    def _called(self, shown: str) -> list[PlaceRecord]:
        wanted = fold(shown)
        return [one for one in self.world.places.find(wanted) if fold(self.shown(one)) == wanted]

    def _any(self, words: Stretch) -> list[PlaceRecord]:
        """All places of whose name the words are one, common nouns or not."""
        if not words.tokens:
            return []
        first, *rest = [t.form for t in words.tokens]
        rows = (" ".join([one, *rest]) for one in words.pack.place_keys(first))
        return [one for row in (*rows, fold(words.quote)) for one in self.world.places.find(row)]

    def _area_of(
        self, one: PlaceRecord, here: list[PlaceRecord], words: Stretch, scene: Scene
    ) -> bool:
        """Whether a place is the area named after one that the words name, where the report tells
        of that area or of such areas."""
        if one.kind not in _AREAS:
            return False
        if not self._named_after(one, here):
            return False
        around = scene.sentence_at(words)
        told = any(kind in _AREAS for kind, _ in _kinds(around))
        return told or any(_same(one, other) for other in self.named(scene))

    def _of_kind(self, shown: str, words: Stretch, scene: Scene) -> bool:
        """Whether it is a place of some kind that is named after another ("Homs airport")."""
        told, here = {kind for kind, _ in _kinds(words)}, self.found(words)
        for rest in self._without_kind(shown, told):
            meant = self.called(rest)
            if any(_same(one, other) for one in meant for other in here):
                return True
            if not here and self._pointed(rest, set(), scene):
                return True
        return False

    def _without_kind(self, shown: str, told: set[str]) -> Iterator[str]:
        """What is left of a name without the word or two for one of some kinds."""
        kinds, several = kind_words(self.language), shown.split()
        for at in range(len(several)):
            for size in (1, 2):
                if kinds.get(fold(" ".join(several[at : at + size]))) in told:
                    yield " ".join([*several[:at], *several[at + size :]])

    def _pointed(self, shown: str, kinds: set[str], scene: Scene) -> bool:
        """Whether the report names a place that is shown, of one of the kinds if these are told."""
        meant = [one for one in self.called(shown) if not kinds or _may_be(one, kinds)]
        if any(one.country in scene.countries for one in meant if one.kind == _COUNTRY):
            return True
        if any(self._seat(one) in scene.countries for one in meant):
            return True
        here = self.named(scene)
        if any(_same(one, other) for other in here for one in meant):
            return True
        return any(self._named_after(one, here) for one in meant if one.kind in _AREAS)

    def _named_after(self, one: PlaceRecord, here: list[PlaceRecord]) -> bool:
        """Whether an area has the name of a place among others."""
        return any(h.country == one.country and one.name.startswith(f"{h.name} ") for h in here)

    def _seat(self, one: PlaceRecord) -> str | None:
        """The country whose capital a place is."""
        codes = self.world.capital(fold(one.name)) if one.kind == _SETTLEMENT else []
        return one.country if one.country in codes else None


def _same(one: PlaceRecord, other: PlaceRecord) -> bool:
    """Whether two rows are one place."""
    return one.name == other.name and one.country == other.country


def _may_be(one: PlaceRecord, kinds: set[str]) -> bool:
    if _VAGUE in kinds or (kinds <= _WITHIN and one.kind == _SETTLEMENT):
        return True
    areas = bool(kinds & _AREAS) and one.kind in _AREAS
    return one.kind in kinds or areas or (one.kind == _COUNTRY and "region" in kinds)


def _kinds(words: Stretch) -> Iterator[tuple[str, int]]:
    """The kinds of places that words are for, each with the token where the word stands."""
    kinds, many = kind_words(words.pack.code), plurals(words.pack.code)
    forms = [t.form for t in words.tokens]
    for at in range(len(forms)):
        for size in (2, 1):
            for first in dict.fromkeys((*words.pack.place_keys(forms[at]), bare(forms[at]))):
                form = " ".join([first, *forms[at + 1 : at + size]])
                kind = kinds.get(many.get(form, form))
                if kind is not None:
                    yield kind, at


def in_english(words: Stretch) -> set[str]:
    """What kinds of places words are for, in English: of words for several, the one for several.
    English words are for themselves."""
    if words.pack.code == _DESCRIPTIONS:
        rows = (words.tokens[at : at + size] for at in range(len(words.tokens)) for size in (1, 2))
        return {" ".join(t.form for t in row) for row in rows}
    known, many = glosses(words.pack.code), plurals(words.pack.code)
    forms = [t.form for t in words.tokens]
    found: set[str] = set()
    for at in range(len(forms)):
        for size in (2, 1):
            for first in dict.fromkeys((*words.pack.place_keys(forms[at]), bare(forms[at]))):
                form = " ".join([first, *forms[at + 1 : at + size]])
                one = known.get(form) or known.get(many.get(form, ""))
                if one is not None:
                    found |= {one[1]} if many.get(form, form) != form else set(one)
    return found


def _several(words: Stretch) -> bool:
    """Whether words are for more than one place."""
    many = plurals(words.pack.code)
    forms = {f for t in words.tokens for f in (t.form, bare(t.form))}
    return bool(forms & many.keys()) or any(
        read.lex.entry.cls in ("det:quant", "det:pl") or read.lex.entry.kind == "num"
        for read in words.every()
    )


def _is_plain(words: Stretch) -> bool:
    """Whether words are common nouns and what goes with them, and no name."""
    plain = {n for r in words.every() if r.lex.entry.kind in _PLAIN for n in range(r.i, r.j)}
    return all(n in plain for n, t in enumerate(words.tokens) if t.word)


def _common(words: Stretch) -> list[bool]:
    """For each token whether the lexicon has it as a common noun or a word for a kind of place."""
    common = [
        any(r.lex.entry.kind in _PLAIN and r.j == n + 1 for r in reads)
        for n, reads in enumerate(words.reads)
    ]
    for _, at in _kinds(words):
        common[at] = True
    return common
