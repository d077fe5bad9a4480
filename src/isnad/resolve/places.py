"""From a noun group to a place, by the world's gazetteer and the kind words around the name."""

from __future__ import annotations

import msgspec

from isnad import world
from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.records import Place
from isnad.resolve.memory import Memory
from isnad.resolve.people import romanised


class Places:
    """Resolves the places of one report; countries seen so far settle ambiguous names."""

    def __init__(self, texts: dict[str, str], pack: Pack, memory: Memory) -> None:
        self.texts, self.pack, self.memory = texts, pack, memory
        self.world = world.load()
        self.countries: dict[str, int] = {}
        self.last: Place | None = None

    def note(self, country: str | None) -> None:
        """Count a country that the report speaks of."""
        if country:
            self.countries[country] = self.countries.get(country, 0) + 1

    def place(self, group: Group, sentence: Sentence) -> Place | None:
        """The place that a group names; None where it names none that is known."""
        if group.cls == "pron":
            return self._meant(group, sentence)
        found = self._named(group, sentence)
        if found is None and group.cls == "place" and group.of is not None:
            found = self._named(group.of, sentence)
        if found is None and group.cls == "place":
            found = self._described(group, sentence)
        return found

    def _meant(self, group: Group, sentence: Sentence) -> Place | None:
        """The place that a pronoun stands for: the last one named."""
        if self.last is None:
            return None
        part = sentence.passage.part
        start, end = sentence.tokens[group.i].start, sentence.tokens[group.j - 1].end
        return msgspec.structs.replace(
            self.last, text=self.texts[part][start:end], part=part, start=start, end=end
        )

    def note_place(self, group: Group, sentence: Sentence) -> None:
        """Remember the place that a group names, for pronouns to come."""
        if group.cls in ("place", "country", "name"):
            self.last = self._named(group, sentence) or self.last

    def _described(self, group: Group, sentence: Sentence) -> Place | None:
        part = sentence.passage.part
        name = [
            i
            for i in group.items
            if i.tag == "name" or (i.tag == "noun" and i.sub.startswith("unknown"))
        ]
        if not name and group.country is None:
            return None
        i, j = (name[0].i, name[-1].j) if name else (group.i, group.j)
        start, end = sentence.tokens[i].start, sentence.tokens[j - 1].end
        text = self.texts[part][start:end]
        return Place(
            name=romanised(text),
            text=text,
            part=part,
            start=start,
            end=end,
            country=group.country,
            precision="unknown",
        )

    def _named(self, group: Group, sentence: Sentence) -> Place | None:
        if group.cls == "person" or group.cls == "office":
            return None
        for i, j in self._spans(group, sentence):
            key = " ".join(self._key(sentence.tokens[n].form, n == i) for n in range(i, j))
            records = self.world.places.find(key)
            if records:
                return self._chosen(records, group, sentence, i, j)
        return None

    def _key(self, form: str, first: bool) -> str:
        return (
            self.pack.grammar.place_key(form, first)
            if hasattr(self.pack.grammar, "place_key")
            else form
        )

    def _spans(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        """Candidate spans, longest first: names and unknown words of the group."""
        wanted = [
            i
            for i in group.items
            if i.tag in ("name", "nat")
            or (i.tag == "noun" and (i.sub.startswith("unknown") or not i.lexes))
        ]
        if group.cls == "place" or group.prep:
            wanted = [
                i
                for i in group.items
                if i.tag not in ("det", "num", "poss")
                and not (i is group.head and group.cls == "place" and len(group.items) > 1)
            ]
        spans = [(a.i, b.j) for x, a in enumerate(wanted) for b in wanted[x:] if b.j - a.i <= 5]
        return sorted(spans, key=lambda s: (s[0] - s[1], s[0]))

    def _chosen(
        self, records: list[world.PlaceRecord], group: Group, sentence: Sentence, i: int, j: int
    ) -> Place:
        best = max(
            records,
            key=lambda r: (
                r.precision == "country",
                r.country == group.country and group.country is not None,
                self.countries.get(r.country or "", 0) > 0,
                r.population,
            ),
        )
        part = sentence.passage.part
        start, end = sentence.tokens[i].start, sentence.tokens[j - 1].end
        return Place(
            name=best.name, text=self.texts[part][start:end], part=part, start=start, end=end, country=best.country,
            claimed_by=list(best.claimed_by), geonames=best.geonames or None, latitude=best.latitude, longitude=best.longitude, precision=best.precision,
        )  # fmt: skip
