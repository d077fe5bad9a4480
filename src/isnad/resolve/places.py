"""From a noun group to a place, by the world's gazetteer and the kind words around the name."""

from __future__ import annotations

import msgspec

from isnad import world
from isnad.annotations import Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.records import Place
from isnad.resolve import build
from isnad.resolve.memory import Memory
from isnad.resolve.people import romanised


class Places:
    """Resolves the places of one report; countries seen so far settle ambiguous names."""

    def __init__(self, texts: dict[str, str], pack: Pack, memory: Memory) -> None:
        self.texts, self.pack, self.memory = texts, pack, memory
        self.world = world.load()
        self.countries = memory.countries
        self.last: Place | None = None
        self.cased = bool(pack.settings.get("capitals"))

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
        if found is None and group.cls == "place" and group.of is not None:
            found = self._named(group.of, sentence)
        if found is None and meant and group.cls == "place" and group.definite:
            found = self._meant(group, sentence)
        return found

    def _meant(self, group: Group, sentence: Sentence) -> Place | None:
        """The place that a pronoun stands for: the last one named."""
        last = self._before(group, sentence) or self.last
        if last is None or group.cls == "pron":
            return last
        part = sentence.passage.part
        start, end = (
            build.begin(group.i, sentence, self.texts),
            sentence.tokens[max(group.j, group.i + 1) - 1].end,
        )
        return msgspec.structs.replace(
            last, text=self.texts[part][start:end], part=part, start=start, end=end
        )

    def _before(self, group: Group, sentence: Sentence) -> Place | None:
        """The nearest place that the sentence itself names before a group."""
        for unit in reversed(sentence.units[: max(group.index, 0)]):
            if unit.kind == "np" and (unit.cls == "place" or unit.sub == "settlement"):
                found = self.place(unit, sentence) or self.described(unit, sentence)
                if found is not None:
                    return found
        return None

    def note_place(self, group: Group, sentence: Sentence) -> None:
        """Remember the place that a group names, for pronouns to come."""
        if group.cls in ("place", "country", "name"):
            found = self._named(group, sentence)
            if found is not None:
                self.last = found
                if found.precision != "country":
                    self.note(found.country)

    def described(self, group: Group, sentence: Sentence) -> Place | None:
        """A place that has no name, by the words that describe it."""
        part = sentence.passage.part
        name = [
            i
            for i in group.items
            if i.tag == "name" or (i.tag == "noun" and i.sub.startswith("unknown"))
        ]
        if group.cls != "place":
            return None
        i, j = (name[0].i, name[-1].j) if name else (group.i, group.j)
        start, end = build.begin(i, sentence, self.texts), sentence.tokens[j - 1].end
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
            rest = [t.form for t in sentence.tokens[i + 1 : j]]
            for first in self._keys(sentence.tokens[i].form):
                records = self.world.places.find(" ".join([first, *rest]))
                if records:
                    return self._chosen(records, group, sentence, i, j)
        return None

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
                return self._chosen(records, group, sentence, i, after.j)
        return None

    def _keys(self, form: str) -> tuple[str, ...]:
        keys = getattr(self.pack.grammar, "place_keys", None)
        return keys(form) if keys is not None else (form,)

    def _spans(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        """Candidate spans, longest first: names, and words that no table knows."""
        wanted = [i for i in group.items if self._may_name(i, group, sentence)]
        spans = [(a.i, b.j) for x, a in enumerate(wanted) for b in wanted[x:] if b.j - a.i <= 5]
        return sorted(spans, key=lambda s: (s[0] - s[1], s[0]))

    def _may_name(self, item: Item, group: Group, sentence: Sentence) -> bool:
        """Whether an item can be part of the name of a place."""
        if item.i >= item.j or (self.cased and not sentence.tokens[item.i].cap):
            return False
        if item.tag in ("name", "nat") or item.sub.startswith("unknown"):
            return True
        open_class = item.tag in ("noun", "adj") and (group.cls == "place" or bool(group.name))
        return open_class and (self.cased or not item.lexes)

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
        start, end = build.begin(i, sentence, self.texts), sentence.tokens[j - 1].end
        return Place(
            name=best.name, text=self.texts[part][start:end], part=part, start=start, end=end, country=best.country,
            claimed_by=list(best.claimed_by), geonames=best.geonames or None, latitude=best.latitude, longitude=best.longitude, precision=best.precision,
        )  # fmt: skip
