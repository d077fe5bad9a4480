"""Places that words without a name stand for: the last one that the report has named of the kind."""

from __future__ import annotations

import msgspec

from isnad.annotations import Group, Sentence
from isnad.folding import fold
from isnad.languages.pack import Pack
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.who.homeland import nation
from isnad.world import World
from isnad.world.kinds import built, kind_words, named_after

# How precisely places of a kind are known.
_PRECISIONS = {
    "settlement": ("settlement",),
    "region": ("region", "district"),
    "district": ("district", "region"),
    "quarter": ("near", "district"),
    "facility": ("exact", "near"),
    "crossing": ("exact", "near"),
}
_CAPITAL = "capital"
# A word for a place in a settlement, when none of its kind was named.
INSIDE = frozenset({"quarter", "facility", "crossing"})


class Lately:
    """The places that one report has named, by kind."""

    def __init__(self, language: str, world: World) -> None:
        self.world, self.kinds, self.after = world, kind_words(language), named_after(language)
        self.kinds_built = built(language)
        self._by_precision: dict[str, Place] = {}
        self._by_word: dict[str, Place] = {}

    def note(self, place: Place, word: str) -> None:
        """Remember a place; ``word``: the folded word for its kind that stands with its name."""
        if place.precision != "unknown":
            self._by_precision[place.precision] = place
        self.build(self._inside(place, word), word)

    def _inside(self, place: Place, word: str) -> Place:
        """What is built in a town and has no name but the town's ("the airport of X"), by itself."""
        kind = self.kinds_built.get(word)
        if kind is None or place.precision != "settlement":
            return place
        name = f"{place.name} {kind}"
        return msgspec.structs.replace(place, name=name, geonames=None, precision="near")

    def build(self, place: Place, word: str) -> None:
        """Remember a building, a bridge or the like that has a name of its own."""
        if word in self.after:
            self._by_word[self.after[word]] = place

    def fits(self, place: Place, word: str) -> bool:
        """Whether a place can be of the kind of a word."""
        kind = self.kinds.get(word)
        return kind is None or place.precision in _PRECISIONS[kind]

    def find(self, word: str) -> Place | None:
        """The last place of the kind of a folded word; one that is named after the last settlement
        where none was named ("the airport")."""
        kind = self.kinds.get(word)
        if kind is None:
            return None
        if kind in INSIDE:
            found = self._by_word.get(self.after.get(word, ""))
            return found or self.named_after(self._by_precision.get("settlement"), word)
        named = (self._by_precision.get(p) for p in _PRECISIONS[kind])
        last = next((place for place in named if place is not None), None)
        return last or self.named_after(self._by_precision.get("settlement"), word)

    def capital(self, word: str, country: str | None) -> Place | None:
        """The capital of a country, where a word is for one."""
        if country is None or self.after.get(word) != _CAPITAL:
            return None
        found = self.world.capital_of(country)
        return build.place_of(found) if found is not None else None

    def land(self, group: Group, sentence: Sentence, most: str | None) -> Place | None:
        """The country that a word for one stands for ("the country"): its own, the last one that
        the sentence names before it, else ``most``, of which the report speaks most."""
        entry = group.entry("noun")
        if entry is None or entry.opts.get("gloss") != "country":
            return None
        before = reversed(sentence.units[: max(group.index, 0)])
        named = next((c for u in before if (c := u.country or nation(u.entity))), None)
        fact = self.world.entity(f"country:{group.country or named or most}")
        records = self.world.places.find(fold(fact.name)) if fact is not None else []
        found = next((r for r in records if r.kind == "country"), None)
        return build.place_of(found) if found is not None else None

    def kind_word(self, group: Group, sentence: Sentence, pack: Pack) -> str:
        """The word for a kind of place that heads a group, folded; empty where none does."""
        head = group.head
        tokens = sentence.tokens[head.i : head.j] if head is not None else []
        forms = [pack.keys(t.bare)[0] for t in tokens]
        last = pack.settings.get("heads") == "last"
        for size in range(len(forms), 0, -1):
            word = " ".join(forms[-size:] if last else forms[:size])
            if word in self.kinds:
                return word
        return ""

    def named_after(self, settlement: Place | None, word: str) -> Place | None:
        """The place of the kind of a word that is named after a settlement."""
        after = self.after.get(word)
        if settlement is None or after is None:
            return None
        records = self.world.places.find(fold(f"{settlement.name} {after}"))
        found = next((r for r in records if r.country == settlement.country), None)
        return build.place_of(found) if found is not None else None
