"""What a sentence holds of that which says which story its claims tell."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad import world
from isnad.folding import fold
from isnad.joins import Held
from isnad.records import Trace
from isnad.stories import kin, places
from isnad.stories.words import sounds, type_of, words

# Sentences that one may go on from.
_NEAR = 2
_MANY_SOUNDS = 8
# The name of a place with so many inhabitants is in the news every day.
_CITY = 100_000
NOTHING = Trace("text", 0, 0)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its position among the traces of its report, the GeoNames ids of the places that
    it names and, where it names none, of those that the sentences before it name; types of claims
    that its concepts are of; and as ``Node`` has them, ``sounds`` and ``words``."""

    at: int
    trace: Trace
    around: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    sounds: list[list[str]] = field(default_factory=list)
    words: list[int] = field(default_factory=list)


def sentence(held: Held, at: int) -> Sentence:
    """The sentence at a position; an empty one for -1."""
    if at < 0:
        return Sentence(at, NOTHING)
    report, trace = held.report, held.traces[at]
    around = _around(trace)
    text = report.part(trace.part)[trace.start : trace.end]
    return Sentence(
        at=at,
        trace=trace,
        around=around,
        before=[] if around else _before(held, at),
        hints=_hints(trace),
        sounds=_sounds(held, trace),
        words=words(text, report.language or ""),
    )


def _around(trace: Trace) -> list[str]:
    return [str(place) for place in trace.places if not places.is_country(place)]


def _before(held: Held, at: int) -> list[str]:
    """The places that the nearest sentence before names, of those that are near and name some."""
    near = held.traces[max(0, at - _NEAR) : at]
    found = (_around(one) for one in reversed(near) if one.part == held.traces[at].part)
    return next((some for some in found if some), [])


def _hints(trace: Trace) -> list[str]:
    found = {kind for concept in trace.concepts if (kind := type_of(concept))}
    return sorted(found - kin.SPEECH)


def _sounds(held: Held, trace: Trace) -> list[list[str]]:
    report = held.report
    own = {fold(n) for n in (report.outlet, *(c.name for c in report.carried_by)) if n}
    names = [n for n in trace.names if fold(n) not in own and not _great(fold(n))]
    found = {tuple(s): None for name in names for s in sounds(name, report.language or "")}
    return [list(keys) for keys in found][:_MANY_SOUNDS]


def _great(folded: str) -> bool:
    """Whether a name is of a place that is named in many reports."""
    found = world.load().places.find(folded)
    return any(one.kind == "country" or one.population >= _CITY for one in found)
