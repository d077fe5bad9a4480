"""Claims: a page of lines, or one whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, HTTPException

from isnad import flow
from isnad.names import disguise
from isnad.records import Claim
from isnad.web import then
from isnad.web.asking import Asked, Filters, Page, PerPage, chosen
from isnad.web.held import Held, Kept, Query
from isnad.web.naming import Named, Naming
from isnad.web.shapes import Json, Line, Lines, Where, Why
from isnad.web.tables import bodies, claims, places, reports, stories

router = APIRouter(tags=["claims"])

CLAIM = msgspec.json.Decoder(Claim)
Order = Literal["day", "-day", "known", "-known", "origins"]
ORDERS = {
    "day": (claims.c.first.is_(None), claims.c.first),
    "-day": (claims.c.first.is_(None), claims.c.first.desc()),
    "known": (claims.c.received,),
    "-known": (claims.c.received.desc(),),
    "origins": (sa.desc("origins"), claims.c.first),
}


@router.get("/claims")
def listed(
    held: Kept,
    asked: Asked,
    named: Named,
    order: Order = "-day",
    page: Page = 1,
    per_page: PerPage = 50,
) -> Lines:
    """The claims asked for, a page at a time."""
    found = chosen(held, asked)
    sums = {"total": found.total, "undated": found.undated, "unplaced": found.of("place")[None]}
    rows = _page(held, asked, order, per_page, (page - 1) * per_page)
    pages = -(-sums["total"] // per_page)
    return Lines(**sums, page=page, pages=pages, items=[line(row, named) for row in rows])


def _page(held: Held, asked: Filters, order: Order, most: int, after: int) -> list[sa.RowMapping]:
    """Some rows of ``lines`` in an order. All are put in order by what that takes alone."""
    by = [then.origin_count(asked.then).label("origins")] if order == "origins" else []
    query = sa.select(claims.c.seq, *by).where(*asked.conditions())
    found = held.rows(query.order_by(*ORDERS[order], claims.c.seq).limit(most).offset(after))
    at = {row["seq"]: n for n, row in enumerate(found)}
    return sorted(
        held.rows(lines(asked).where(claims.c.seq.in_(at))), key=lambda row: at[row["seq"]]
    )


def lines(asked: Filters | None = None) -> Query:
    """The query for lines of claims, unordered; what else is known of them is as of what is asked."""
    joined = (
        claims.join(reports)
        .join(bodies, bodies.c.claim_seq == claims.c.seq)
        .outerjoin(stories)
        .outerjoin(places, places.c.key == claims.c.place)
    )
    now = then.columns(asked.then if asked else None)
    known = {column.name for column in now}
    return sa.select(
        *(column for column in claims.c if column.name not in known),
        *now,
        *(c.label(f"place_{c.name}") for c in places.c),
        reports.c.id.label("report"),
        stories.c.id.label("story"),
        bodies.c.body,
    ).select_from(joined)


def line(row: sa.RowMapping, named: Naming) -> Line:
    """A row of ``lines``."""
    claim = CLAIM.decode(row["body"])
    place = {name: row[f"place_{name}"] for name in Where.model_fields}
    same = (*("id", "report", "type", "says", "edtf", "first", "last", "language", "outlet"),
            *("published", "received", "polarity", "modality", "story", "origins", "sides"),
            *("disputed", "retracted"))  # fmt: skip
    return Line(
        **{name: row[name] for name in same},
        quote=claim.trigger.quote,
        evidence=claim.evidence.quote,
        place=Where(**where(place, named)) if row["place"] else None,
        sources=[named.participant(one) for one in claim.sources],
    )


def where(row: Mapping[Any, Any], named: Naming) -> dict[str, Any]:
    """A row of ``places`` as it is answered: with its name in the reader's language."""
    name = named.place(row["name"], row["country"], row["precision"])
    return {
        **{str(k): v for k, v in row.items()},
        "name": name,
        "claimed_by": [named.country(code) for code in row["claimed_by"].split()],
    }


@router.get("/claims/{report:path}/{claim}/why")
def why(held: Kept, report: str, claim: str) -> Why:
    """What made a claim: the entries and rules, over its sentence; and what is odd about its names."""
    found = msgspec.convert(whole(held, report, claim), Claim)
    with held.store() as store:
        told = flow.why(found, store.report(found.report.id))
    beware = [f"{odd.name}: {odd.told}" for odd in disguise.of_claim(found)]
    return Why(why=told, beware=beware)


@router.get("/claims/{report:path}/{claim}")
def whole(held: Kept, report: str, claim: str) -> Json:
    """A claim of a report as the contract has it."""
    query = (
        sa.select(bodies.c.body)
        .select_from(bodies.join(claims).join(reports))
        .where(reports.c.id == report, claims.c.id == claim)
    )
    found = held.rows(query)
    if not found:
        raise HTTPException(404, f"report {report!r} has no claim {claim!r}")
    told: Json = msgspec.json.decode(found[0]["body"])
    return told
