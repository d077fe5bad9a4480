"""The marks of a sentence that stay the same in another language, and how close two sentences are
by them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from isnad.folding import fold
from isnad.joins import Held
from isnad.languages import settings
from isnad.names import keys
from isnad.names.spelling import spelling
from isnad.records import Trace

Mark = tuple[str, str | int]

# What a mark is worth: somebody known, a place, a country, a number, a small number, a date, a name
# by its sound, a concept.
_WORTH = {"who": 1.0, "place": 0.8, "country": 0.3, "number": 1.3, "few": 0.5, "date": 0.8, "sound": 1.0, "concept": 0.25}  # fmt: skip
_COUNTRY = "country:"
# Concepts that half of all sentences have.
_IDLE = "NEUTRAL"
_SMALL = 10
# How many classes of consonants a name has at least to be known by its sound, and letters a word.
_CLASSES, _LETTERS = 3, 4
# How many particles may be written together with a word.
_PARTICLES = 2
# What a mark counts that the other sentence lacks, and what keeps sentences of few marks apart.
_LACKING, _LITTLE = 1.0, 0.5
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Marks:
    """``firm``: marks that a sentence has; ``loose``: sounds of words that may be names, in a
    language that does not write names with capitals: they speak for a match, and their absence in
    the other sentence against none."""

    firm: frozenset[Mark]
    loose: frozenset[Mark] = frozenset()


def marks(held: Held, traces: Iterable[Trace]) -> list[Marks]:
    """The marks of sentences of a report."""
    text, language = held.report.text, held.report.language or ""
    return [_of(trace, text[trace.start : trace.end], language) for trace in traces]


def _of(trace: Trace, sentence: str, language: str) -> Marks:
    firm = frozenset(_firm(trace))
    words = _WORD.findall(sentence)
    if settings(language).get("capitals", True):
        capital = (w for w in words[1:] if w[:1].isupper() and len(w) >= _LETTERS and w.isascii())
        return Marks(firm.union(*map(_sounds, capital)))
    every = frozenset(mark for w in words for form in _forms(w, language) for mark in _sounds(form))
    return Marks(firm, every - firm)


def _firm(trace: Trace) -> Iterator[Mark]:
    for entity in trace.entities:
        if entity.startswith(_COUNTRY):
            yield _mark("country", entity.removeprefix(_COUNTRY))
        else:
            yield _mark("who", entity)
    yield from (_mark("country", one) for one in trace.countries)
    yield from (_mark("place", one) for one in trace.places)
    yield from (_mark("number" if one >= _SMALL else "few", one) for one in trace.numbers)
    yield from (_mark("date", one.split("/")[0]) for one in trace.dates)
    yield from (_mark("concept", one) for one in trace.concepts if not one.startswith(_IDLE))
    yield from (mark for name in trace.names for mark in _sounds(name))


@lru_cache(maxsize=1 << 14)
def _mark(kind: str, what: str | int) -> Mark:
    """One mark for all sentences that have it: the marks of some thousand are kept."""
    return kind, what


@lru_cache(maxsize=1 << 16)
def _sounds(name: str) -> frozenset[Mark]:
    """The consonants of each word of a name, where there are enough to tell it from others."""
    found = (keys.of(word) for word in spelling(name).words)
    return frozenset(_mark("sound", k) for some in found for k in some if len(k) >= _CLASSES)


def _forms(word: str, language: str) -> set[str]:
    """A word, and what is left of it without one or two particles that are written together with
    it."""
    particles = [fold(one) for one in settings(language).get("clitics", ())]
    found = {fold(word)}
    for _ in range(_PARTICLES):
        found |= {
            form[len(one) :]
            for form in found
            for one in particles
            if form.startswith(one) and len(form) - len(one) >= _LETTERS - 1
        }
    return found


def closeness(earlier: Sequence[Marks], later: Sequence[Marks]) -> Iterator[tuple[int, int, float]]:
    """How close the sentences of two reports are: positions in either, and the share of their
    marks that they have in common, 0 to 1. A mark counts less the more sentences have it."""
    spread: Counter[Mark] = Counter()
    for one in (*earlier, *later):
        spread.update(one.firm)
        spread.update(one.loose)
    most = len(earlier) + len(later) + 2
    rare = [log(most / n) + 0.1 for n in range(1, max(spread.values(), default=0) + 1)]
    worth = {m: _WORTH[m[0]] * rare[n - 1] for m, n in spread.items()}
    whole = [sum(worth[m] for m in one.firm) for one in earlier]
    where: dict[Mark, list[int]] = defaultdict(list)
    for i, one in enumerate(earlier):
        for mark in one.firm:
            where[mark].append(i)
    for i, one in enumerate(earlier):
        for mark in one.loose:
            where[mark].append(~i)
    for j, one in enumerate(later):
        size = sum(worth[m] for m in one.firm)
        for i, (common, twice) in _common(one, where, worth).items():
            # What is firm in both is counted in both; what is loose in one is counted once.
            yield i, j, common / (common + _LACKING * (whole[i] + size - twice) + _LITTLE)


def _common(
    one: Marks, where: dict[Mark, list[int]], worth: dict[Mark, float]
) -> dict[int, tuple[float, float]]:
    """The worth of what a sentence has in common with others, by position: once, and as often as it
    is firm in either."""
    found: dict[int, tuple[float, float]] = {}
    for mark in one.firm:
        for at in where.get(mark, ()):
            i, times = (at, 2) if at >= 0 else (~at, 1)
            common, twice = found.get(i, (0.0, 0.0))
            found[i] = common + worth[mark], twice + times * worth[mark]
    for mark in one.loose:
        for at in where.get(mark, ()):
            if at >= 0:
                common, twice = found.get(at, (0.0, 0.0))
                found[at] = common + worth[mark], twice + worth[mark]
    return found
