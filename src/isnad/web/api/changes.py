"""What is said otherwise on one day than on an earlier one, each as known on that day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from fastapi import Query as Parameter

from isnad.joining import changes as between
from isnad.joining import made, question
from isnad.pages import Made
from isnad.states import Asked, Change, State
from isnad.web.api.situation import Outlets, key_of, outlets_of, spots_of, stands
from isnad.web.asking import DAY, ByClock
from isnad.web.held import Held, Kept
from isnad.web.naming import Named, Naming
from isnad.web.shapes import Changed, Changes, Stands, Taken
from isnad.web.tables import reports

router = APIRouter(tags=["situation"])


@router.get("/changes")
def changes(
    held: Kept,
    named: Named,
    start: Annotated[str | None, Parameter(alias="from", pattern=DAY)] = None,
    end: Annotated[str | None, Parameter(alias="to", pattern=DAY)] = None,
    clock: ByClock = "received",
    place: Annotated[str | None, Parameter(max_length=200)] = None,
) -> Changes:
    """What began, ended, was violated, newly claimed or disputed, corrected or retracted from the end
    of one day to that of another. Without ``to``, up to the day of the last report by the clock;
    without ``from``, since the day before. Raises 422 where ``from`` is after ``to``."""
    before, after, found, by = _found(held, start, end, clock, place)
    both = [one for change in found for one in (change.before, change.after) if one]
    at, outlets = spots_of(held, both), {**outlets_of(held, both), **_outlets(held, found)}
    return Changes(
        start=before.day,
        end=after.day,
        clock=clock,
        made=msgspec.to_builtins(by),
        items=[_changed(one, at, outlets, named) for one in found],
    )


def _found(
    held: Held, start: str | None, end: str | None, clock: ByClock, place: str | None
) -> tuple[Asked, Asked, list[Change], Made]:
    with held.store() as store, store.looking() as tables:
        try:
            days = _days(question(tables, None, None, clock), start, end)
            before, after = (question(tables, day, day, clock, place) for day in days)
        except (ValueError, OverflowError) as error:
            raise HTTPException(422, str(error)) from error
        return before, after, between(tables, before, after), made(tables)


def _days(last: Asked, start: str | None, end: str | None) -> tuple[str, str]:
    """The two days; where they are not given, the last one and the one before."""
    until = end or last.until[: len("2024-12-01")]
    since = start or _day_before(until)
    if since > until:
        raise ValueError(f"from {since} is after to {until}; exchange the two")
    return since, until


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _outlets(held: Held, found: list[Change]) -> Outlets:
    """The outlets of the reports that take something back, and of those that they take back."""
    ids = sorted({name for one in found for name in one.reports})
    asked = sa.select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(ids))
    return {row["id"]: row["outlet"] for row in held.rows(asked)}


def _changed(one: Change, at: dict[str, sa.RowMapping], outlets: Outlets, named: Naming) -> Changed:
    return Changed(
        kind=one.kind,
        because=one.because,
        before=_shown(one.before, at, outlets, named),
        after=_shown(one.after, at, outlets, named),
        reports=[Taken(id=name, outlet=outlets.get(name)) for name in one.reports],
        claims=[(key.report, key.claim) for key in one.claims],
    )


def _shown(
    state: State | None, at: dict[str, sa.RowMapping], outlets: Outlets, named: Naming
) -> Stands | None:
    if state is None:
        return None
    return stands(state, at.get(key_of(state) or ""), outlets, named)
