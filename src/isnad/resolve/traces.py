"""What of a sentence stays the same in another language, by which translations are found."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from isnad.annotations import Sentence
from isnad.records import Trace
from isnad.resolve.memory import Known
from isnad.resolve.where.setting import Setting

_T = TypeVar("_T", str, int)


def trace(
    sentence: Sentence,
    known: Sequence[Known],
    setting: Setting,
    concepts: Iterable[str],
) -> Trace:
    """The trace of a sentence. ``known``: whom it mentions; ``concepts``: of its words."""
    places, countries = _places(sentence, setting)
    countries += [one.country for one in known if one.country]
    return Trace(
        part=sentence.passage.part,
        start=sentence.start,
        end=sentence.end,
        entities=_each(one.entity for one in known if one.entity),
        names=_each(one.text for one in known if one.named and not one.entity),
        places=_each(places),
        countries=_each(countries),
        numbers=list(_numbers(sentence)),
        dates=_each(date.edtf for date in sentence.dates if date.basis != "context"),
        concepts=list(concepts),
    )


def _each(found: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(found))


def _places(sentence: Sentence, setting: Setting) -> tuple[list[int], list[str]]:
    places, countries = [], []
    for seen in setting.names.in_sentence(sentence):
        if not seen.records:
            countries += [seen.country] if seen.country else []
            continue
        chosen = setting.choose(seen.key, seen.records, sentence, seen.i, seen.j)
        if chosen.record is not None and chosen.record.geonames:
            places.append(chosen.record.geonames)
        countries += [chosen.country] if chosen.country else []
    return places, countries


def _numbers(sentence: Sentence) -> Iterator[int]:
    """The numbers of a sentence that are no part of a date."""
    dates = deque(sentence.dates)
    for number in sentence.numerals:
        start = sentence.tokens[number.i].start
        while dates and dates[0].end <= start:
            dates.popleft()
        if not number.amount and not (dates and dates[0].start <= start):
            yield number.low
