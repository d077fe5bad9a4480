"""From a noun group to a place, by the world's gazetteer and the kind words around the name."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from isnad import world
from isnad.annotations import Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.names.romanise import romanise
from isnad.records import Place
from isnad.resolve import build, shared
from isnad.resolve.lately import INSIDE, Lately
from isnad.resolve.memory import Memory
from isnad.resolve.naming import described, ends, is_several, naming, with_kind
from isnad.resolve.plain import are_words, is_bare
from isnad.resolve.setting import Setting
from isnad.world.kinds import kind_words, plurals

# Inhabitants from which on a place is known by a piece of a longer name; from which on a word of
# the language may be its name.
_SETTLED, _KNOWN = 50_000, 20_000
_LONGEST = 5
# So many units before a word for a place the place may be named.
_BACK = 60
# Stands for the word for a kind where a place is known by what is told of it alone.
_TOLD = "-"
# Classes of groups that may be of a place though their word is another, after words for where.
_OPEN, _WHERE = frozenset({"unknown", "thing", "abstract", "event", "place"}), frozenset({"in", "near", "at", "from", "to"})  # fmt: skip


class _Found(NamedTuple):
    """The places of a name, and the tokens that it stands at."""

    name: str
    records: list[world.PlaceRecord]
    i: int
    j: int


class Places:
    """Resolves the places of one report; countries seen so far settle ambiguous names."""

    def __init__(
        self, texts: dict[str, str], pack: Pack, memory: Memory, day: str | None = None
    ) -> None:
        self.texts, self.pack, self.memory = texts, pack, memory
        self.world = world.load()
        self.setting = Setting(self.world, pack, day)
        self.reasons: dict[tuple[str, int], str] = {}
        self.kinds, self.plurals = kind_words(pack.code), plurals(pack.code)
        self.lately, self.shared = Lately(pack.code, self.world), shared.load(pack)
        self.countries = memory.countries
        self.last: Place | None = None
        self._told: Place | None = None
        self._named_now: list[tuple[Place, str]] = []
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
            if whole is not None:
                own = self.lately.named_after(whole, self.kind_word(group, sentence))
                if own is None and whole.precision == "country":
                    return build.within(self.of_unknown_name(group, sentence), whole) or whole
                return self.at(own, group, sentence) if own is not None else whole
        return self._lying_in(group, sentence) if not naming(group) else None

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
        if found is None and group.name is not None and self.kinds.get(word) in INSIDE:
            found = self.described(group, sentence)
        if found is not None:
            self._named_now.append((found, word))
            if self.last is None:
                self._remember(found, word)
            if found.precision not in ("country", "unknown"):
                self.note(found.country)

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
        for i, j in self._spans(group, sentence):
            found = self._with_kind(sentence, i, j) or self._plainly(sentence, i, j)
            if found is not None:
                place = self._its_own(self._chosen(*found, sentence), group, sentence)
                if self.kinds.get(self.kind_word(group, sentence)) not in INSIDE:
                    return place
                return with_kind(place, group, sentence, self.texts, self.reasons)
        if not self.cased and group.cls in _OPEN and (group.prep in _WHERE or is_bare(group)):
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
        for i, j in self._spans(group, sentence):
            found = self._with_kind(sentence, i, j)
            if found is not None:
                return self._chosen(*found, sentence)
        return None

    def _plainly(self, sentence: Sentence, i: int, j: int) -> _Found | None:
        """A name as it stands, unless it is a word for a kind of place alone."""
        word = sentence.tokens[i].bare
        if j - i == 1 and (word in self.kinds or self.memory.is_person(word)):
            return None
        found = self._found(sentence, i, j)
        return found if found is not None and self._whole(found.records, sentence, i, j) else None

    def _by_a_word(self, group: Group, sentence: Sentence) -> Place | None:
        """A place whose name is a word of the language as well, where only a place can stand, in a
        country that the report speaks of."""
        i = group.i
        while i < group.j and sentence.tokens[i].bare in self.kinds:
            i += 1
        words = [t for t in sentence.tokens[i : group.j] if t.kind == "w"]
        kind = i < group.j and sentence.tokens[i].bare in self.plurals
        kind = kind or any(x.entry.cls == "place" for x in group.lexes)
        found = self._found(sentence, i, group.j) if len(words) == 1 and not kind else None
        records = found.records if found is not None else []
        spoken = any(self.setting.speaks_of(r.country) or r.kind == "country" for r in records)
        known = any(r.population >= _KNOWN or r.source != "geonames" for r in records)
        return self._chosen(*found, sentence) if found and spoken and known else None

    def _found(self, sentence: Sentence, i: int, j: int) -> _Found | None:
        """The places of the name that the tokens i to j make, without particles before it."""
        tokens, places = sentence.tokens, self.world.places
        for first in self.pack.place_keys(tokens[i].form):
            most = places.most_words(first)
            if not most or (most < j - i and are_words(tokens[i:j])):
                continue
            name = " ".join([first, *[t.form for t in tokens[i + 1 : j]]])
            records = places.find(name)
            if records:
                return _Found(name, records, i, j)
        return None

    def _whole(self, records: list[world.PlaceRecord], sentence: Sentence, i: int, j: int) -> bool:
        """Whether a span is not a piece of a longer name: where names are written with capitals,
        a piece is a place only if it is well known by itself."""
        tokens = sentence.tokens
        before, after = i > 0 and tokens[i - 1], j < len(tokens) and tokens[j]
        longer = (before and i > 1 and before.cap) or (after and after.cap)
        if not self.cased or not longer:
            return True
        if self.isolating:
            return j - i > 1 or records[0].kind == "country"
        return any(r.population >= _SETTLED or r.source != "geonames" for r in records)

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

    def _spans(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        """Candidate spans, longest first: names, and words that no table knows."""
        wanted = [(i.i, i.j) for i in group.items if self._may_name(i, group, sentence)]
        wanted += self._capitals(group, sentence) if self.cased and group.cls != "country" else []
        wanted += [group.name] if group.name is not None and group.name[0] >= group.j else []
        wanted += [(a - 2, a) for a, _ in wanted if self._short_before(sentence, a)]
        spans = {(a, d) for a, b in wanted for c, d in wanted if d >= b and 0 < d - a <= _LONGEST}
        names = {i.i for i in group.items if i.tag == "name"}
        after = group.head.j if group.head is not None and not self.cased else -1
        return sorted(spans, key=lambda s: (s[0] != after, s[0] - s[1], s[0] not in names, s[0]))

    def _short_before(self, sentence: Sentence, i: int) -> bool:
        """Whether a word cut short with a stop stands before token i ("St. Petersburg")."""
        if not self.cased or i < 2:
            return False
        first, stop = sentence.tokens[i - 2], sentence.tokens[i - 1]
        return stop.form == "." and first.cap and first.form in self.pack.abbreviations

    def _capitals(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        """Words with a capital, apart from one that only opens the sentence."""
        tokens = sentence.tokens
        end = group.j
        made = {n for i in group.items if i.sub == "model" for n in range(i.i, i.j)}
        while self.isolating and end < len(tokens) and tokens[end].cap and tokens[end].kind == "w":
            end += 1
        found = (
            n for n in range(group.i, end) if tokens[n].cap and tokens[n].kind == "w"
            and (n or (group.j > 1 and tokens[1].cap)) and n not in made
        )  # fmt: skip
        return [(n, n + 1) for n in found]

    def _may_name(self, item: Item, group: Group, sentence: Sentence) -> bool:
        """Whether an item can be part of the name of a place."""
        if item.i >= item.j or (self.cased and not sentence.tokens[item.i].cap):
            return False
        if item.tag in ("name", "nat") or item.sub.startswith("unknown"):
            return item.sub != "model"  # "the Il-20"
        open_class = item.tag in ("noun", "adj") and (group.cls == "place" or bool(group.name))
        return open_class and (self.cased or not item.lexes)

    def _chosen(
        self, name: str, records: list[world.PlaceRecord], i: int, j: int, sentence: Sentence
    ) -> Place:
        best, country, reason, precision = self.setting.choose(name, records, sentence, i, j)
        part = sentence.passage.part
        start, end = build.begin(i, sentence, self.texts), sentence.tokens[j - 1].end
        text = self.texts[part][start:end]
        self.reasons[part, start] = reason
        if best is None:
            return Place(
                name=romanise(text), text=text, part=part, start=start, end=end, country=country
            )
        return Place(
            name=best.name, text=text, part=part, start=start, end=end, country=best.country,
            claimed_by=list(best.claimed_by), geonames=best.geonames or None, latitude=best.latitude, longitude=best.longitude,
            precision=precision or best.precision,
        )  # fmt: skip

    def _with_kind(self, sentence: Sentence, i: int, j: int) -> _Found | None:
        """The name with the kind word beside it, where the gazetteer has a place of that name:
        the province and not its capital."""
        tokens = sentence.tokens
        if are_words(tokens[i:j]):
            for a, b in ((i - 1, j), (i - 2, j), (i, j + 1)):
                beside = tokens[a:i] if a < i else tokens[j:b]
                if a < 0 or b > len(tokens) or not are_words(beside):
                    continue
                if self.cased and b == j == i + 1 and any(t.cap for t in beside):
                    continue
                if a and tokens[a - 1].form in self.pack.extents:
                    continue  # "every district of the town"
                found = self._found(sentence, a, b)
                if found is not None:
                    return found
        return self._of_kind(sentence, i, j)

    def _of_kind(self, sentence: Sentence, i: int, j: int) -> _Found | None:
        """The name with the word for a kind that a list of names shares."""
        word = self.shared.word(sentence.tokens, i, j)
        if word is None:
            return None
        rest = [t.form for t in sentence.tokens[i + 1 : j]]
        for first in self.pack.place_keys(sentence.tokens[i].form):
            for name in ([first, *rest, word], [word, first, *rest]):
                records = self.world.places.find(" ".join(filter(None, name)))
                if records:
                    return _Found(" ".join(filter(None, name)), records, i, j)
        return None
