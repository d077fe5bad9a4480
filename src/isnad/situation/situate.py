"""What is said to hold on a day: one state for each subject of which anything is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from isnad.situation.holding import control
from isnad.situation.lasting import lasting
from isnad.situation.standing import BACK, Stood, before
from isnad.states import Assertion

_ORDER = ("CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY")


def ahead(day: str) -> str:
    """The last day (ISO) of which what is said may tell how it was on a day: what is as before on
    it was so some days ago."""
    try:
        return (date.fromisoformat(day) + timedelta(days=BACK)).isoformat()
    except OverflowError:
        return day


def situate(told: Iterable[Assertion], as_of: str) -> list[Stood]:
    """The states of a day (ISO), by what, country and place; a function of the set of what is
    told, in whatever order it comes."""
    by_subject: dict[str, list[Assertion]] = {}
    for one in told:
        by_subject.setdefault(one.subject, []).append(one)
    found = [stood for several in by_subject.values() if (stood := of_subject(several, as_of))]
    return sorted(found, key=_order)


def of_subject(told: Sequence[Assertion], as_of: str) -> Stood | None:
    """The state of one subject on a day; null where nothing is said of that day or before."""
    how = control if told[0].what == "CONTROL" else lasting
    return how(told, as_of) or before(told, as_of)


def _order(one: Stood) -> tuple[object, ...]:
    of = one.of
    where = (of.place is None, of.country or "~", of.place or "", of.geonames or 0)
    return (_ORDER.index(of.what), *where, of.subject)
