"""Which tokens of a group may name a place, and the places of the gazetteer that they name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from isnad import world
from isnad.annotations import Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.resolve.plain import are_words
from isnad.resolve.where import shared
from isnad.world.kinds import kind_words

# Inhabitants from which on a place is known by a piece of a longer name.
_SETTLED = 50_000
_LONGEST = 5


class Found(NamedTuple):
    """The places of a name, and the tokens that it stands at."""

    name: str
    records: list[world.PlaceRecord]
    i: int
    j: int


class Lookups:
    """The names of places in one report. ``is_person``: whether a word is the name of a person that
    the report has named."""

    def __init__(self, pack: Pack, is_person: Callable[[str], bool]) -> None:
        self.pack, self.is_person = pack, is_person
        self.world, self.shared = world.load(), shared.load(pack)
        self.kinds = kind_words(pack.code)
        self.cased = bool(pack.settings.get("capitals"))
        self.isolating = pack.settings.get("words") == "isolating"
        # What was found in the sentence that was asked of last, which is asked again and again: of
        # groups within others, and for every claim. A group is kept, so no other has its place.
        self._sentence: Sentence | None = None
        self._spans: dict[Group, list[tuple[int, int]]] = {}
        self._plain: dict[tuple[int, int], Found | None] = {}
        self._kind: dict[tuple[int, int], Found | None] = {}

    def _begin(self, sentence: Sentence) -> None:
        """Forget another sentence."""
        if sentence is not self._sentence:
            self._sentence = sentence
            self._spans.clear()
            self._plain.clear()
            self._kind.clear()

    def plainly(self, sentence: Sentence, i: int, j: int) -> Found | None:
        """A name as it stands, unless it is a word for a kind of place alone."""
        word = sentence.tokens[i].bare
        if j - i == 1 and (word in self.kinds or self.is_person(word)):
            return None
        self._begin(sentence)
        if (i, j) not in self._plain:
            found = self.find(sentence, i, j)
            whole = found is not None and self._whole(found.records, sentence, i, j)
            self._plain[i, j] = found if whole else None
        return self._plain[i, j]

    def with_kind(self, sentence: Sentence, i: int, j: int) -> Found | None:
        """The name with the kind word beside it, where the gazetteer has a place of that name:
        the province and not its capital."""
        self._begin(sentence)
        if (i, j) not in self._kind:
            self._kind[i, j] = self._with_kind(sentence, i, j)
        return self._kind[i, j]

    def _with_kind(self, sentence: Sentence, i: int, j: int) -> Found | None:
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
                found = self.find(sentence, a, b)
                if found is not None:
                    return found
        return self._of_kind(sentence, i, j)

    def _of_kind(self, sentence: Sentence, i: int, j: int) -> Found | None:
        """The name with the word for a kind that a list of names shares."""
        word = self.shared.word(sentence.tokens, i, j)
        if word is None:
            return None
        rest = [t.form for t in sentence.tokens[i + 1 : j]]
        for first in self.pack.place_keys(sentence.tokens[i].form):
            for name in ([first, *rest, word], [word, first, *rest]):
                records = self.world.places.find(" ".join(filter(None, name)))
                if records:
                    return Found(" ".join(filter(None, name)), records, i, j)
        return None

    def find(self, sentence: Sentence, i: int, j: int) -> Found | None:
        """The places of the name that the tokens i to j make, without particles before it."""
        tokens, places = sentence.tokens, self.world.places
        for first in self.pack.place_keys(tokens[i].form):
            most = places.most_words(first)
            if not most or (most < j - i and are_words(tokens[i:j])):
                continue
            name = " ".join([first, *[t.form for t in tokens[i + 1 : j]]])
            records = places.find(name)
            if records:
                return Found(name, records, i, j)
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

    def spans(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        """Candidate spans, longest first: names, and words that no table knows."""
        self._begin(sentence)
        found = self._spans.get(group)
        if found is None:
            found = self._spans[group] = self._all_spans(group, sentence)
        return found

    def _all_spans(self, group: Group, sentence: Sentence) -> list[tuple[int, int]]:
        wanted = [
            (i.i, i.j)
            for i in group.items
            if self._may_name(i, group, sentence) or self._named_behind(i, group, sentence)
        ]
        wanted += self._capitals(group, sentence) if self.cased and group.cls != "country" else []
        wanted += [group.name] if group.name is not None and group.name[0] >= group.j else []
        wanted += [(a - 2, a) for a, _ in wanted if self._short_before(sentence, a)]
        spans = {(a, d) for a, b in wanted for c, d in wanted if d >= b and 0 < d - a <= _LONGEST}
        names = {i.i for i in group.items if i.tag == "name"}
        after = group.head.j if group.head is not None and not self.cased else -1
        return sorted(spans, key=lambda s: (s[0] != after, s[0] - s[1], s[0] not in names, s[0]))

    def _named_behind(self, item: Item, group: Group, sentence: Sentence) -> bool:
        """Whether a word right behind a kind of place is the name of one that is known, though it is
        a word of the language as well."""
        head = group.head
        if self.cased or group.cls != "place" or head is None or item.i != head.j:
            return False
        if item.tag != "noun" or sentence.tokens[head.i].bare not in self.kinds:
            return False
        found = self.find(sentence, item.i, item.j)
        return found is not None and any(
            r.population >= _SETTLED or r.source != "geonames" for r in found.records
        )

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
        # Nor is the end of a word of several syllables the name of a place.
        words = [i for i in group.items if i.tag in ("noun", "adj") and i.lexes]
        made |= {n for i in words if self.isolating for n in range(i.i + 1, i.j)}
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
