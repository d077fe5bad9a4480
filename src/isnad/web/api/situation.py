"""What was said to hold on a day, as known by another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from fastapi import Query as Parameter

from isnad.contract import state_line
from isnad.joining import made, question, states
from isnad.pages import Made
from isnad.states import Account, Asked, State
from isnad.web.api.claims import where
from isnad.web.asking import DAY, TIME, ByClock
from isnad.web.held import Held, Kept
from isnad.web.naming import Named, Naming
from isnad.web.shapes import Situation, Speaks, Stands, Where
from isnad.web.tables import places, reports

# By report.
Outlets = Mapping[str, str | None]

router = APIRouter(tags=["situation"])

_SILENCE = "That nothing is told of a place means that no report tells of it, nothing more."
_AS_THEY_ARE = ("contested", "denied", "violated")


@router.get("/situation")
def situation(
    held: Kept,
    named: Named,
    as_of: Annotated[str | None, Parameter(pattern=DAY)] = None,
    known_by: Annotated[str | None, Parameter(pattern=TIME)] = None,
    clock: ByClock = "received",
    place: Annotated[str | None, Parameter(max_length=200)] = None,
) -> Situation:
    """Who is said to hold which place, which ceasefires are said to be in force, who is said to be
    where and with whom: each with who says so and who disputes it."""
    asked, found, by = _states(held, as_of, known_by, clock, place)
    at, outlets = spots_of(held, found), outlets_of(held, found)
    return Situation(
        as_of=asked.as_of,
        known_by=asked.known_by,
        clock=clock,
        made=msgspec.to_builtins(by),
        silence=_SILENCE,
        items=[stands(one, at.get(key_of(one) or ""), outlets, named) for one in found],
    )


def _states(
    held: Held, as_of: str | None, known_by: str | None, clock: ByClock, place: str | None
) -> tuple[Asked, list[State], Made]:
    with held.store() as store, store.looking() as tables:
        try:
            asked = question(tables, as_of, known_by, clock, place)
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
        return asked, states(tables, asked), made(tables)


def spots_of(held: Held, found: list[State]) -> dict[str, sa.RowMapping]:
    """What the index has of the places of states, by key."""
    keys = {key for one in found if (key := key_of(one))}
    return {row["key"]: row for row in held.rows(sa.select(places).where(places.c.key.in_(keys)))}


def outlets_of(held: Held, found: list[State]) -> Outlets:
    """The outlets of the reports that tell of states, by report."""
    ids = {key.report for one in found for account in one.accounts for key in account.claims}
    asked = sa.select(reports.c.id, reports.c.outlet).where(reports.c.id.in_(sorted(ids)))
    return {row["id"]: row["outlet"] for row in held.rows(asked)}


def key_of(state: State) -> str | None:
    """The key of a state's place: what stands in its subject behind what it is a state of."""
    if state.place is None:
        return None
    return str(state.geonames) if state.geonames else state.subject.partition(" ")[2]


def stands(state: State, at: sa.RowMapping | None, outlets: Outlets, named: Naming) -> Stands:
    """A state as the reader has its names; ``at``: what the index has of its place."""
    return Stands(
        shown=_shown(state),
        place=_where(state, at, named),
        parties=[named.called(one) for one in state.parties],
        brokers=[named.called(one) for one in state.brokers],
        accounts=[_speaks(one, outlets, named) for one in state.accounts],
        state=msgspec.json.decode(state_line(state)),
    )


def _shown(state: State) -> str:
    """How a state is to be drawn. That nobody disputes it does not make it more than claimed."""
    if state.status in _AS_THEY_ARE:
        return state.status
    if state.disputed_by:
        return "disputed"
    return "ended" if state.status == "ends" else "claimed"


def _where(state: State, at: sa.RowMapping | None, named: Naming) -> Where | None:
    if at is not None:
        return Where(**where(at, named))
    if state.place is None:
        return None
    return Where(
        key=key_of(state) or "", name=named.place(state.place, state.country), country=state.country,
        latitude=None, longitude=None, precision="unknown",
    )  # fmt: skip


def _speaks(one: Account, outlets: Outlets, named: Naming) -> Speaks:
    return Speaks(
        name=named.somebody(one.entity or "", one.name) if one.entity else named.called(one.name),
        entity=one.entity,
        side=named.called(one.side) if one.side else None,
        disputes=one.disputes,
        parties=[named.called(party) for party in one.parties],
        claims=[(key.report, key.claim) for key in one.claims],
        outlets={key.report: outlets.get(key.report) for key in one.claims},
    )
