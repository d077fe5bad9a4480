"""How many: numbers of people, by what befell them."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.annotations import Candidate, Group, Item, Sentence
from isnad.languages.concepts import said_of
from isnad.languages.pack import Pack
from isnad.records import Count
from isnad.resolve import build
from isnad.resolve.kinds import is_pair
from isnad.resolve.learned.course import Course

# Whose numbers count, the first of them first; that many who act are counted only where they come
# together.
_UNDERGOING, _COMING = ("count", "recipient"), ("count", "recipient", "actor")
_TOGETHER = frozenset({"participants", "troops"})


class Measures:
    """Counts the people of one report's claims."""

    def __init__(self, texts: dict[str, str], pack: Pack, course: Course) -> None:
        self.texts, self.pack, self.course = texts, pack, course

    def of(self, candidate: Candidate, sentence: Sentence) -> dict[str, Count]:
        """Numbers of people by what befell them: each of its victims by the word that tells it."""
        if candidate.modality != "actual":
            return {}
        if candidate.harms:
            return self._harmed(candidate, sentence)
        kind = candidate.entry.opts.get("count") or self.course.counted(candidate)
        who = (candidate.roles.get(role, []) for role in _counted(kind))
        found = next((n for groups in who if (n := self._count(groups, sentence))), None)
        return {kind: found} if kind and found is not None else {}

    def _harmed(self, candidate: Candidate, sentence: Sentence) -> dict[str, Count]:
        found: dict[str, Count] = {}
        for word, people in candidate.harms:
            kind = self.course.counted_by(word) or self._by_itself(word, sentence)
            number = self._count(people, sentence)
            if kind is not None and number is not None:
                found.setdefault(kind, number)
        return found

    def _by_itself(self, word: Item, sentence: Sentence) -> str | None:
        """What a word counts that stands in a longer one, which counts nothing ("led to the death")."""
        held = (self.pack.concepts(sentence.tokens[i].form) for i in range(word.i, word.j))
        told = (one.alone for one in held if one is not None and one.alone is not None)
        return next((kind for concept in told if (kind := said_of("counts").get(concept))), None)

    def _count(self, groups: Iterable[Group], sentence: Sentence) -> Count | None:
        return count(groups, sentence, self.pack, self.texts)


def _counted(kind: str | None) -> tuple[str, ...]:
    """The roles whose numbers tell how many of a kind there were: two who kill are not two killed."""
    return _COMING if kind in _TOGETHER else _UNDERGOING


def count(
    groups: Iterable[Group], sentence: Sentence, pack: Pack, texts: dict[str, str]
) -> Count | None:
    """The number of the first of some noun groups that has one."""
    found = (_count(group, sentence, pack, texts) for group in groups)
    return next((one for one in found if one is not None), None)


def _count(group: Group, sentence: Sentence, pack: Pack, texts: dict[str, str]) -> Count | None:
    numbers = [i for i in group.items if (i.tag == "num" or i.sub == "quant") and i.i < i.j]
    inside = sentence.numbers(group.i, max(group.j, group.i + 1))
    found = [n for n in inside if any(n.i <= i.i < n.j for i in numbers)]
    if not found:
        return _pair(group, sentence, texts)
    low, high = found[0].low, found[-1].high
    if low > high:
        low, high = found[0].low, found[0].high
    bounds = {
        pack.bounds.get(" ".join(t.form for t in sentence.tokens[i.i : i.j]), "")
        for i in group.items
    }
    span = build.token_span(found[0].i, found[-1].j, sentence, texts)
    return Count(
        low=None if "most" in bounds else low,
        high=None if "least" in bounds else high,
        part=span.part, start=span.start, end=span.end, quote=span.quote,
    )  # fmt: skip


def _pair(group: Group, sentence: Sentence, texts: dict[str, str]) -> Count | None:
    """Two, where only the form of the noun tells how many."""
    head = group.head
    if head is None or not is_pair(group):
        return None
    span = build.token_span(head.i, head.j, sentence, texts)
    return Count(low=2, high=2, part=span.part, start=span.start, end=span.end, quote=span.quote)
