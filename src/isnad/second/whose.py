"""Who, where and how many some words of a sentence mean, as the rules read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from isnad.annotations import Group, Sentence
from isnad.asking.ground import Party
from isnad.asking.pieces import Earlier
from isnad.records import Count, Participant, Place, Span
from isnad.resolve import build, measures
from isnad.resolve.who.descriptions import romanised

if TYPE_CHECKING:
    from isnad.resolve.resolver import Resolver

# A noun group is what words mean where so much of both is the same.
_SAME = 0.5
_DEEP = 8


class Whose:
    """Reads words of the sentences of one report with what its resolver knows so far."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver

    def participant(self, party: Party, sentence: Sentence) -> Participant:
        """Who some words are, or those whom they stand for."""
        span, earlier = party.span, party.earlier
        if span is None:
            return _as(earlier, None) if earlier is not None else Participant(name=None, text=None)
        group = self._group(span, sentence)
        found = self._known(group, sentence) if group is not None else None
        if earlier is not None and (found is None or self._points(group, found)):
            return _as(earlier, span)
        if found is not None:
            return found
        return Participant(
            name=romanised(span.quote),
            text=span.quote,
            part=span.part,
            start=span.start,
            end=span.end,
        )

    def is_named(self, party: Party, sentence: Sentence) -> bool:
        """Whether words name somebody, a body or an office, and do not only describe."""
        if party.span is None:
            return party.earlier is not None
        group = self._group(party.span, sentence)
        return group is not None and (group.name is not None or group.cls in ("org", "office"))

    def place(self, span: Span, sentence: Sentence) -> Place:
        """The place that some words name; without more than its words where nobody knows it."""
        places = self._resolver.places
        group = self._group(span, sentence)
        if group is not None:
            found = (
                places.place(group, sentence, meant=True)
                or places.of_unknown_name(group, sentence)
                or places.described(group, sentence)
            )
            if found is not None and found.start is not None:
                return found
        name = romanised(span.quote)
        return Place(
            name=name, text=span.quote, part=span.part, start=span.start, end=span.end, country=None
        )

    def number(self, span: Span, sentence: Sentence) -> Count | None:
        """The number of people in some words; null where there is none."""
        group, texts = self._group(span, sentence), self._resolver.texts
        if group is not None:
            found = measures.count([group], sentence, self._resolver.pack, texts)
            if found is not None:
                return found
        i, j = self.tokens(span, sentence)
        inside = sentence.numbers(i, j)
        if not inside:
            return None
        at = build.token_span(inside[0].i, inside[-1].j, sentence, texts)
        low, high = sorted((inside[0].low, inside[-1].high))
        return Count(
            low=low, high=high, quote=at.quote, part=at.part, start=at.start, end=at.end
        )  # fmt: skip

    def token(self, span: Span, sentence: Sentence) -> int:
        """The first token of some words."""
        return self.tokens(span, sentence)[0]

    def tokens(self, span: Span, sentence: Sentence) -> tuple[int, int]:
        """The tokens that some words are of."""
        inside = [
            n for n, t in enumerate(sentence.tokens) if t.start < span.end and span.start < t.end
        ]
        return (inside[0], inside[-1] + 1) if inside else (0, 1)

    def _known(self, group: Group, sentence: Sentence) -> Participant | None:
        found = self._resolver.people.participant(group, sentence)
        return found if found.text is not None else None

    def _points(self, group: Group | None, found: Participant) -> bool:
        """Whether words are no name of their own, so that they may stand for another."""
        return group is None or (group.name is None and found.entity is None) or group.cls == "pron"

    def _group(self, span: Span, sentence: Sentence) -> Group | None:
        """The noun group that some words are, or the best part of."""
        if span.part != sentence.passage.part:
            return None
        best, most = None, _SAME
        for group in _groups(sentence):
            start, end = self._resolver.people.span(group, sentence)
            whole = sentence.tokens[group.i].start if group.i < len(sentence.tokens) else start
            for begin in {start, whole}:
                both = min(end, span.end) - max(begin, span.start)
                either = max(end, span.end) - min(begin, span.start)
                if both > 0 and both / either > most:
                    best, most = group, both / either
        return best


def _groups(sentence: Sentence) -> Iterator[Group]:
    """All noun groups of a sentence, each once, those that hang on others too."""
    seen: set[int] = set()
    waiting = [(unit, 0) for unit in sentence.units if unit.kind == "np"]
    while waiting:
        group, depth = waiting.pop(0)
        if id(group) in seen or depth > _DEEP or group.i >= group.j:
            continue
        seen.add(id(group))
        yield group
        hanging = (group.of, group.owner, group.poss, group.apposed, *group.members)
        waiting += [(one, depth + 1) for one in hanging if one is not None and one.kind == "np"]


def _as(earlier: Earlier, span: Span | None) -> Participant:
    """Somebody who was named before, by other words or none."""
    at = msgspec.structs.asdict(span) if span is not None else None
    where = {"part": at["part"], "start": at["start"], "end": at["end"]} if at is not None else {}
    return Participant(
        name=earlier.name, text=span.quote if span is not None else None, entity=earlier.entity,
        country=earlier.country, sector=earlier.sector, antecedent=earlier.at, **where,
    )  # fmt: skip
