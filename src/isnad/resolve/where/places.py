"""From a noun group to a place, by the world's gazetteer and the kind words around the name."""

from __future__ import annotations

import msgspec

from isnad import world
from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.kinds import is_several
from isnad.resolve.memory import Memory
from isnad.resolve.plain import is_bare
from isnad.resolve.where.lately import INSIDE, Lately
from isnad.resolve.where.lookups import Lookups
from isnad.resolve.where.naming import described, ends, naming, with_kind
from isnad.resolve.where.seen import Names
from isnad.resolve.where.setting import Setting
from isnad.world.kinds import kind_words, plurals

# Inhabitants from which on a word of the language may be the name of a place.
_KNOWN = 20_000
# What is built in a town, and is no part of it that has a name of its own.
_BUILT = INSIDE - {"quarter"}
# So many units before a word for a place the place may be named.
_BACK = 60
# Stands for the word for a kind where a place is known by what is told of it alone.
_TOLD = "-"
# Classes of groups that may be of a place though their word is another, after words for where.
_OPEN, _WHERE = frozenset({"unknown", "thing", "abstract", "event", "place"}), frozenset({"in", "near", "at", "from", "to", "on"})  # fmt: skip
# The same where another place nearby is named as well.
_THINGS = frozenset({"doc"})
# A name of so many words is somebody's, where no place has it.
_FULL_NAME = 2


class Places:
    """Resolves the places of one report; countries seen so far settle ambiguous names."""

    def __init__(
        self, texts: dict[str, str], pack: Pack, memory: Memory, day: str | None = None
    ) -> None:
        self.texts, self.pack, self.memory = texts, pack, memory
        self.world = world.load()
        self.setting = Setting(Names(self.world, pack, day))
        self.reasons: dict[tuple[str, int], str] = {}
        self.kinds, self.plurals = kind_words(pack.code), plurals(pack.code)
        self.lately, self.lookups = Lately(pack.code, self.world), Lookups(pack, memory.is_person)
        self.countries = memory.countries
        self.last: Place | None = None
        self._told: Place | None = None
        self._named_now: list[tuple[Place, str]] = []
        # The places of names in the sentence that was asked of last, each with why it is that: the
        # same is asked for every claim.
        self._asked: Sentence | None = None
        self._made: dict[tuple[str, int, int], tuple[Place, str]] = {}
        self.cased = bool(pack.settings.get("capitals"))
        self.isolating = pack.settings.get("words") == "isolating"

    def note(self, country: str | None) -> None:
        """Count a country that the report speaks of."""
        if country:
            self.countries[country] = self.countries.get(country, 0) + 1

    def place(self, group: Group, sentence: Sentence, *, meant: bool = False) -> Place | None:
        """The place that a group names; None where it names none that is known.

        ``meant``: the group stands where only a place can stand, so that "it" and "the town" mean
        the last place named.
        """
        if group.cls == "pron":
            return self._meant(group, sentence)
        found = self._known_as(group, sentence) or self._named(group, sentence)
        if found is None:
            if group.cls != "place":
                return self._land(group, sentence)
            found = self._belonging(group, sentence, meant=meant)
        if found is None and meant and group.cls == "place" and self._is_the(group):
            found = self.of_unknown_name(group, sentence) or self._meant(group, sentence)
        return found

    def country_of(self, group: Group, sentence: Sentence) -> str | None:
        """The country of the place that a group names."""
        found = self._named(group, sentence)
        return found.country if found is not None else None

    def _land(self, group: Group, sentence: Sentence) -> Place | None:
        """The country that "the country" stands for."""
        one = group.name is None and self._is_the(group) and not is_several(group)
        found = self.lately.land(group, sentence, self._country()) if one else None
        return self.at(found, group, sentence) if found is not None else None

    def _belonging(self, group: Group, sentence: Sentence, *, meant: bool) -> Place | None:
        """The place that a group says belongs to another ("the western districts of Homs", "most
        of the city", "Homs's airport"): by its own name where it is known."""
        for inner in (group.of, group.owner):
            if inner is None or inner.cls == "pron":
                continue
            of_kind = inner.cls == "place"
            found = self.place(inner, sentence, meant=meant) if of_kind else None
            whole = found if of_kind else self._named(inner, sentence)
            if whole is not None and whole.precision == "unknown" and not of_kind:
                return self._by_all_of(inner, whole, sentence)
            if whole is not None:
                word = self.kind_word(group, sentence)
                own = self.lately.named_after(whole, word)
                if own is None and whole.precision == "country":
                    return build.within(self.of_unknown_name(group, sentence), whole) or whole
                quarter = whole.precision == "settlement" and self.kinds.get(word) not in _BUILT
                if own is None and quarter and _has_own_name(group, inner):
                    return build.beside(self.described(group, sentence) or whole, whole)
                return self.at(own, group, sentence) if own is not None else whole
        return self._lying_in(group, sentence) if not naming(group) else None

    def _by_all_of(self, inner: Group, place: Place, sentence: Sentence) -> Place:
        """A place of which nothing is known but a word of its name, by all of that ("J. B. Hill")."""
        if inner.name is None or place.start is None or place.end is None:
            return place
        start = build.begin(inner.name[0], sentence, self.texts)
        end = sentence.tokens[inner.name[1] - 1].end
        if not (start <= place.start and place.end <= end):
            return place
        text = self.texts[sentence.passage.part][start:end]
        return msgspec.structs.replace(place, text=text, name=romanise(text), start=start, end=end)

    def _lying_in(self, group: Group, sentence: Sentence) -> Place | None:
        """The place that the words right after a group say it is in ("villages in the country
        around Homs")."""
        last = group.of if group.of is not None and group.of.index > group.index else group
        after = sentence.units[last.index + 1 : last.index + 2] if last.index >= 0 else []
        if not after or after[0].kind != "np" or after[0].prep != "in":
            return None
        return self._named(after[0], sentence)

    def of_unknown_name(self, group: Group, sentence: Sentence) -> Place | None:
        """A place whose name no table knows, after a word for its kind, in the country of the place
        that it is said to be in."""
        if group.cls != "place" or not naming(group) or not self.kind_word(group, sentence):
            return None
        return build.within(self.described(group, sentence), self._lying_in(group, sentence))

    def _meant(self, group: Group, sentence: Sentence) -> Place | None:
        """The place that a pronoun, or a word for its kind, stands for: the last one named."""
        if group.cls == "pron":
            return self._before(group, sentence, "") or self.last
        word = self.kind_word(group, sentence)
        last = self.lately.capital(word, group.country or self._country())
        last = last or self._before(group, sentence, word) or self._new(word)
        if last is None and self.kinds.get(word) in INSIDE:
            last = self.lately.named_after(self._before(group, sentence, ""), word)
        last = last or self.lately.find(word)
        if last is None and self.kinds.get(word) not in INSIDE:
            last = self.last
        return self.at(last, group, sentence) if last is not None else None

    def _new(self, word: str) -> Place | None:
        """The settlement named last, where it is one that nobody knows."""
        return self._told if self.kinds.get(word) == "settlement" else None

    def tell(self, place: Place) -> None:
        """Remember a place that a claim is of by its name, though nothing else is known of it."""
        self._named_now.append((place, _TOLD))

    def _country(self) -> str | None:
        """The country that the report speaks of most."""
        return max(self.countries, key=self.countries.__getitem__) if self.countries else None

    def at(self, place: Place, group: Group, sentence: Sentence) -> Place:
        """A place with the words of a group that stand for it."""
        part = sentence.passage.part
        start = build.begin(group.i, sentence, self.texts)
        end = sentence.tokens[ends(group, sentence, self.pack) - 1].end
        text = self.texts[part][start:end]
        return msgspec.structs.replace(place, text=text, part=part, start=start, end=end)

    def _before(self, group: Group, sentence: Sentence, word: str) -> Place | None:
        """The nearest place of the kind of a word that the sentence itself names before a group."""
        first = max(group.index, 0)
        for unit in reversed(sentence.units[max(first - _BACK, 0) : first]):
            if unit.kind == "np" and (unit.cls == "place" or unit.sub == "settlement"):
                found = self.place(unit, sentence) or self._first_told(unit, sentence)
                if found is not None and (not word or self.lately.fits(found, word)):
                    return found
        return None

    def _first_told(self, group: Group, sentence: Sentence) -> Place | None:
        """A place without a name, unless its words say that it was named before ("the city")."""
        of_all = self.kinds.get(self.kind_word(group, sentence)) not in INSIDE
        pointing = group.definite or (group.of is not None and group.of.definite)
        if of_all and pointing and group.name is None:
            return None
        return self.described(group, sentence)

    def kind_word(self, group: Group, sentence: Sentence) -> str:
        """The word for a kind of place that heads a group, folded."""
        return self.lately.kind_word(group, sentence, self.pack)

    def _is_the(self, group: Group) -> bool:
        """Whether a group is of a place that is known: by an article, or without one for anything
        new where the language has none."""
        if group.definite or group.poss is not None or not self.isolating:
            return group.definite or group.poss is not None
        new = is_several(group) or any(i.sub == "indef" for i in group.items)
        return not new and group.name is None

    def note_place(self, group: Group, sentence: Sentence) -> None:
        """Remember the place that a group names, for words of sentences to come; the first that is
        named for those of its own sentence as well."""
        if group.cls not in ("place", "country", "name"):
            return
        word = self.kind_word(group, sentence)
        inside = [g for g in (group, group.of, group.owner) if g is not None]
        found = next((p for g in inside if (p := self._named(g, sentence)) is not None), None)
        if found is None and self.kinds.get(word) in INSIDE and (group.name or naming(group)):
            found = self.described(group, sentence)
        if found is not None and self._is_piece(found, group, sentence):
            return
        if found is not None:
            self._named_now.append((found, word))
            if self.last is None:
                self._remember(found, word)
            if found.precision not in ("country", "unknown"):
                self.note(found.country)

    def _is_piece(self, place: Place, group: Group, sentence: Sentence) -> bool:
        """Whether a place is only the first words of a name that is somebody's ("George Hill")."""
        i, j = group.name or (0, 0)
        inflected = self.pack.settings.get("words") == "inflected"
        if not inflected or j - i < _FULL_NAME or group.cls != "name" or place.end is None:
            return False
        return place.precision != "country" and place.end < sentence.tokens[j - 1].start

    def end(self) -> None:
        """The sentence is read: what it named is what was named last."""
        for place, word in self._named_now:
            self._remember(place, word)
        self._named_now.clear()

    def _remember(self, place: Place, word: str) -> None:
        if place.precision != "unknown" or word == _TOLD:
            self.last = place
        if place.precision == "settlement" or word == _TOLD:
            self._told = place if word == _TOLD else None
        self.lately.note(place, word)

    def described(self, group: Group, sentence: Sentence) -> Place | None:
        """A place that has no known name, by the words that describe it."""
        return described(group, sentence, self.texts, self.pack, self._named)

    def _named(self, group: Group, sentence: Sentence) -> Place | None:
        if group.cls == "person" or group.cls == "office":
            return None
        if group.cls == "group" and group.entity is not None:
            return None  # a town is called as the Taliban are
        for i, j in self.lookups.spans(group, sentence):
            found = self.lookups.with_kind(sentence, i, j) or self.lookups.plainly(sentence, i, j)
            if found is not None:
                place = self._its_own(self._chosen(*found, sentence), group, sentence)
                if self.kinds.get(self.kind_word(group, sentence)) not in INSIDE:
                    return place
                return with_kind(place, group, sentence, self.texts, self.reasons)
        if self.cased or not (group.prep in _WHERE or is_bare(group)):
            return None
        if group.cls in _OPEN or (group.cls in _THINGS and not _goes_on(group, sentence)):
            return self._by_a_word(group, sentence)
        return None

    def _its_own(self, place: Place, group: Group, sentence: Sentence) -> Place:
        """What is in a town and named after it, where a word for its kind with others between
        heads the group ("Hama international airport")."""
        if group.cls != "place" or place.precision != "settlement":
            return place
        own = self.lately.named_after(place, self.kind_word(group, sentence))
        return self.at(own, group, sentence) if own is not None else place

    def inside(self, group: Group, sentence: Sentence) -> Place | None:
        """The place in the name of a body, where a kind word stands beside it ("the police of X
        province")."""
        for i, j in self.lookups.spans(group, sentence):
            found = self.lookups.with_kind(sentence, i, j)
            if found is not None:
                return self._chosen(*found, sentence)
        return None

    def _by_a_word(self, group: Group, sentence: Sentence) -> Place | None:
        """A place whose name is a word of the language as well, where only a place can stand, in a
        country that the report speaks of."""
        i = group.i
        while i < group.j and sentence.tokens[i].bare in self.kinds:
            i += 1
        words = [t for t in sentence.tokens[i : group.j] if t.kind == "w"]
        kind = i < group.j and sentence.tokens[i].bare in self.plurals
        kind = kind or any(x.entry.cls == "place" for x in group.lexes)
        found = self.lookups.find(sentence, i, group.j) if len(words) == 1 and not kind else None
        records = found.records if found is not None else []
        if group.cls in _OPEN:
            spoken = any(
                self.setting.names.speaks_of(r.country) or r.kind == "country" for r in records
            )
        else:
            spoken = any(self.setting.names.is_near(r) for r in records)
        known = any(r.population >= _KNOWN or r.source != "geonames" for r in records)
        return self._chosen(*found, sentence) if found and spoken and known else None

    def _known_as(self, group: Group, sentence: Sentence) -> Place | None:
        """A place by what it is usually called beside its name ("the second city of …")."""
        after = (
            sentence.units[group.index + 1] if 0 <= group.index < len(sentence.units) - 1 else None
        )
        if group.cls != "place" or after is None or after.cls != "country":
            return None
        for i in range(group.i, group.j):
            forms = [t.form for t in sentence.tokens[i : after.j]]
            records = self.world.places.find(" ".join(forms)) if len(forms) > 2 else []
            if records:
                return self._chosen(" ".join(forms), records, i, after.j, sentence)
        return None

    def _chosen(
        self, name: str, records: list[world.PlaceRecord], i: int, j: int, sentence: Sentence
    ) -> Place:
        """The place that is meant by a name at the tokens i to j."""
        if sentence is not self._asked:
            self._asked = sentence
            self._made.clear()
        made = self._made.get((name, i, j))
        if made is None:
            made = self._made[name, i, j] = self._make(name, records, i, j, sentence)
        place, reason = made
        if place.start is not None:
            self.reasons[place.part, place.start] = reason
        return place

    def _make(
        self, name: str, records: list[world.PlaceRecord], i: int, j: int, sentence: Sentence
    ) -> tuple[Place, str]:
        choice = self.setting.choose(name, records, sentence, i, j)
        best = choice.record
        part = sentence.passage.part
        start, end = build.begin(i, sentence, self.texts), sentence.tokens[j - 1].end
        text = self.texts[part][start:end]
        around = build.place_of(choice.around) if choice.around is not None else None
        if best is None:
            unheard = Place(name=romanise(text), text=text, country=choice.country)
            found = build.beside(unheard, around)
        elif around is not None:
            found = build.beside(Place(name=best.name, text=text), around)
        else:
            found = build.place_of(best)
        exact = choice.precision or found.precision
        place = msgspec.structs.replace(
            found, text=text, part=part, start=start, end=end, precision=exact
        )
        return place, choice.reason


def _goes_on(group: Group, sentence: Sentence) -> bool:
    """Whether a verb right behind a group may tell more of it ("pictures [that] X published")."""
    after = sentence.units[group.index + 1 : group.index + 2] if group.index >= 0 else []
    return any(unit.kind == "vg" for unit in after)


def _has_own_name(group: Group, inner: Group) -> bool:
    """Whether a place that belongs to a town is called by a name of its own ("the Fairoaks district
    of Homs")."""
    return any(item.tag == "name" and not inner.i <= item.i < inner.j for item in naming(group))
