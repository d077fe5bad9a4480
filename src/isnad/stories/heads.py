"""The head of a story: its type, title, place and time, as most of its tellings give them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from isnad.edtf import bounds
from isnad.joins import StoryPlace, StoryTime
from isnad.records import Place
from isnad.stories.accounts import SPOKEN, Account
from isnad.stories.apart import apart, inside, known
from isnad.stories.says import saying

_EXACT = {"exact": 0, "near": 1, "settlement": 2, "district": 3, "region": 4, "country": 5}
_TOLLS = frozenset({"TOLL", "DISPLACEMENT"})
_OPEN = "9999-12-31"


class Head(NamedTuple):
    """Type, title, place and time of a story."""

    type: str
    title: str
    place: StoryPlace | None
    time: StoryTime | None


def head(accounts: Sequence[Account]) -> Head:
    """The head of the story that accounts tell, of which there is at least one."""
    kind = _type(accounts)
    told = [one for one in accounts if any(c.type == kind for c in one.claims)] or list(accounts)
    place = _place([p for one in told if (p := one.claim.place) is not None])
    return Head(kind, _title(accounts), place, _time(told, kind))


def _type(accounts: Sequence[Account]) -> str:
    """What most accounts tell of; what is only said counts where nothing else is told."""
    types = [one.claim.type for one in accounts]
    events = [t for t in types if t not in SPOKEN] or types
    count = Counter(events)
    return max(count, key=lambda kind: (count[kind], -events.index(kind)))


def _title(accounts: Sequence[Account]) -> str:
    """The shortest title that tells it in the language of most reports, else what most say."""
    languages = Counter({one.node.report: one.held.report.language for one in accounts}.values())
    usual = max(languages, key=lambda code: (languages[code], code or ""))
    titles = {
        one.held.report.title
        for one in accounts
        if one.node.part == "title" and not one.denial and one.held.report.language == usual
    }
    found = [title.strip() for title in titles if title and title.strip()]
    if found:
        return min(found, key=lambda title: (len(title), title))
    said = Counter(saying(one) for one in accounts)
    return min(said, key=lambda what: (-said[what], len(what), what))


def _place(places: Sequence[Place]) -> StoryPlace | None:
    """The most exact place that most agree on: they give it, or a larger one that it lies in."""
    named = [p for p in places if p.precision != "unknown"] or list(places)
    if not named:
        return None
    backing = {p.name: sum(_agrees(other, p) for other in named) for p in named}
    given = Counter(p.name for p in named)
    most = [p for p in named if 2 * backing[p.name] > len(named)]
    if most:
        best = min(most, key=lambda p: (_EXACT.get(p.precision, 9), -given[p.name], p.name))
    else:
        best = min(named, key=lambda p: (-given[p.name], _EXACT.get(p.precision, 9), p.name))
    point = next((p for p in named if p.name == best.name and p.latitude is not None), best)
    return StoryPlace(
        name=best.name, country=best.country, geonames=point.geonames,
        latitude=point.latitude, longitude=point.longitude,
    )  # fmt: skip


def _agrees(one: Place, other: Place) -> bool:
    """Whether who gives one place may mean the other: it is the same, or lies in it."""
    if one.name == other.name:
        return True
    mine, theirs = known(one), known(other)
    if mine is None or theirs is None:
        return False
    return inside(theirs, mine) or (mine.kind == theirs.kind and not apart(mine, theirs))


def _time(accounts: Sequence[Account], kind: str) -> StoryTime | None:
    """The most exact time that most agree on; a toll lasts from the first day to the last."""
    told = [c for one in accounts for c in one.claims if c.type not in SPOKEN or c.type == kind]
    own = [c.time for c in told if c.type == kind and c.time is not None]
    own = own or [c.time for c in told if c.time is not None]
    times = [t.edtf for t in own if t.basis != "context"] or [t.edtf for t in own]
    if not times:
        return None
    if kind in _TOLLS:
        return _span(times, accounts)
    backing = {t: sum(_covers(other, t) for other in times) for t in times}
    most = [t for t in backing if 2 * backing[t] > len(times)] or [
        t for t in backing if backing[t] == max(backing.values())
    ]
    return _at(min(most, key=lambda t: (_length(t), -backing[t], t)))


def _span(times: Sequence[str], accounts: Sequence[Account]) -> StoryTime:
    """From the first day that is told to the last, which for an open time is when it was said."""
    edges = [bounds(t) for t in times]
    first = min((f for f, _ in edges if f), default=None)
    lasts = [last for _, last in edges if last]
    if any(last is None for _, last in edges):
        lasts += [one.said for one in accounts if one.said]
    last = max(lasts, default=None)
    if first is None or last is None or first == last:
        return _at(times[0]) if first is None else _at(first)
    return StoryTime(edtf=f"{first}/{last}", first=first, last=last)


def _at(edtf: str) -> StoryTime:
    first, last = bounds(edtf)
    return StoryTime(edtf=edtf, first=first, last=last)


def _covers(one: str, other: str) -> bool:
    """Whether a time is the other, or takes it in."""
    (first, last), (begins, ends) = bounds(one), bounds(other)
    return (first or "") <= (begins or "") and (ends or _OPEN) <= (last or _OPEN)


def _length(edtf: str) -> tuple[bool, str]:
    """How exact a time is: those with both ends first, the shortest first."""
    first, last = bounds(edtf)
    if first is None or last is None:
        return True, ""
    return False, f"{int(last.replace('-', '')) - int(first.replace('-', '')):08}"
