"""Whether a rendering puts what its original tells on another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from isnad import edtf
from isnad.joins import Drift
from isnad.languages import phrases
from isnad.lineage.likeness import same_act
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Sentence
from isnad.records import Span

_WEEK = 7
_DAY = len("2024-12-01")
# Parts of a day that one text counts to the day before and another to the day after.
_DARK = frozenset({"night", "midnight", "dawn"})
# No evening is a dawn or a morning.
_EVENING, _EARLY = "evening", frozenset({"dawn", "morning"})
# How much else two sentences must share.
_ENOUGH = 2.0


def time(rendering: Rendering) -> Drift | None:
    """The one date of a sentence that has become another, both told by name or number. A date
    reckoned to another week is none, nor is a night that is counted to the day before."""
    other = rendering.sole
    if other is None or rendering.repeated or not rendering.share(_ENOUGH):
        return None
    mine = _unmet(rendering.first, [*rendering.later])
    theirs = _unmet(other, [rendering.first, *rendering.joined])
    if len(mine) != 1 or len(theirs) != 1 or not _differ(mine[0], theirs[0]):
        return None
    if _days_apart(mine[0], theirs[0]) == 1 and _by_night(rendering.first, other):
        return None
    if not _one_act((rendering.first, mine[0]), (other, theirs[0])):
        return None
    one, two = _told(mine[0], rendering.first), _told(theirs[0], other)
    if one is None or two is None:
        return None
    return Drift(kind="time", from_quote=one.quote, to_quote=two.quote, from_span=one, to_span=two)


def _one_act(one: tuple[Sentence, str], other: tuple[Sentence, str]) -> bool:
    """Whether the dates are of claims of one type, as far as both sentences have such claims."""
    pairs = [
        (
            a.time is not None and a.time.edtf == one[1],
            b.time is not None and b.time.edtf == other[1],
        )
        for a, b in product(one[0].claims, other[0].claims)
        if same_act(a, b)
    ]
    return not pairs or (True, True) in pairs


def _unmet(one: Sentence, others: list[Sentence]) -> list[str]:
    """The dates of a sentence that lie in none of the others', nor any of theirs in them."""
    told = [d for other in others for d in other.trace.dates]
    return [d for d in one.trace.dates if not any(_meet(d, other) for other in told)]


def _meet(one: str, other: str) -> bool:
    (a, b), (c, d) = edtf.bounds(one), edtf.bounds(other)
    return not ((b and c and b < c) or (d and a and d < a))


def _differ(one: str, other: str) -> bool:
    """Whether both are as exact as each other, and no one weekday."""
    one, other = _plain(one), _plain(other)
    if len(one) != len(other) or "X" in one + other:
        return False
    return len(one) < _DAY or _days_apart(one, other) % _WEEK != 0


def _plain(told: str) -> str:
    """A date without its open end."""
    return told.removesuffix("/..")


def _days_apart(one: str, other: str) -> int:
    one, other = _plain(one), _plain(other)
    if len(one) != _DAY or len(other) != _DAY:
        return 0
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _by_night(one: Sentence, other: Sentence) -> bool:
    """Whether the sentences give parts of a day that are not the same, one of them dark."""
    parts = [{p.says for p in phrases.dayparts(w.pack.code).find(w.forms)} for w in (one, other)]
    if any(_EVENING in a and b & _EARLY for a, b in (parts, parts[::-1])):
        return False
    return not parts[0] & parts[1] and bool((parts[0] | parts[1]) & _DARK)


def _told(day: str, sentence: Sentence) -> Span | None:
    """The words that give a date: the name of the day of the week, the day or year in digits."""
    return next(_words(_plain(day), sentence), None)


def _words(day: str, sentence: Sentence) -> Iterator[Span]:
    if len(day) == _DAY:
        weekday = str(date.fromisoformat(day).isoweekday())
        yield from (sentence.span(p.start, p.end) for p in sentence.weekdays if p.says == weekday)
    number = day[-2:].lstrip("0") if len(day) == _DAY else day[:4]
    for i, form in enumerate(sentence.forms):
        if form.lstrip("0") == number:
            yield sentence.span(i, i + 1)
