"""Claims counted: by facet, by place, by time."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter
from fastapi import Query as Parameter
from starlette.responses import Response

from isnad.edtf import bounds
from isnad.web.api.claims import where
from isnad.web.asking import NONE, Asked, Filters, chosen
from isnad.web.columns import Chosen, Columns, Span
from isnad.web.held import Held, Kept
from isnad.web.naming import Named, Naming
from isnad.web.shapes import Arrival, Arrivals, Facets, Spots, Step, Steps, Value

router = APIRouter(tags=["counts"])

Facet = Literal[
    "type", "place", "country", "actor", "source", "origin", "side", "outlet", "language",
    "modality", "polarity", "disputed",
]  # fmt: skip
Unit = Literal["day", "month", "year"]
_LENGTH = {"day": 10, "month": 7, "year": 4}
_ALL: list[Facet] = [
    "type",
    "country",
    "place",
    "actor",
    "source",
    "outlet",
    "language",
    "modality",
]


# Facets of people and groups, of which most are only described.
_SOMEBODY = ("actor", "source")


@router.get("/facets")
def facets(
    held: Kept,
    asked: Asked,
    naming: Named,
    by: Annotated[list[Facet], Parameter(max_length=12)] = _ALL,
    most: Annotated[int, Parameter(ge=1, le=500)] = 12,
) -> Facets:
    """How many of the claims asked for have which value of some facets."""
    total = chosen(held, asked).total
    found = {facet: _values(held, asked, naming, facet, most) for facet in by}
    return Facets(
        total=total,
        facets={facet: values for facet, (values, _) in found.items()},
        more={facet: more for facet, (_, more) in found.items()},
    )


def _values(
    held: Held, asked: Filters, naming: Naming, facet: Facet, most: int
) -> tuple[list[Value], int]:
    several = chosen(held, asked, but=facet)
    columns, counted = held.columns(), several.of(facet, asked.then)
    also = _joined(counted, several, facet, _alike(columns, naming)) if facet in _SOMEBODY else {}
    ordered = sorted(counted, key=lambda key: (-counted[key], key is not None, key))
    shown = ordered[:most]
    # What is filtered by is shown, however rare.
    given = getattr(asked, facet)
    wanted = set(given) if isinstance(given, list) else set()
    shown += [
        key
        for key in ordered[most:]
        if not wanted.isdisjoint((NONE if key is None else key, *also.get(key, ())))
    ]
    values = [
        Value(
            key=NONE if key is None else key,
            name=NONE if key is None else _name(facet, key, columns, naming),
            count=counted[key],
            also=also.get(key, []),
        )
        for key in shown
    ]
    return values, max(len(ordered) - most, 0)


def _alike(columns: Columns, naming: Naming) -> list[list[str]]:
    """Keys of those that only are described, by what the reader calls them, where several are
    called the same."""

    def found() -> list[list[str]]:
        called: dict[str, list[str]] = {}
        for key in columns.named:
            if ":" not in key:
                called.setdefault(_name("actor", key, columns, naming), []).append(key)
        return [keys for keys in called.values() if len(keys) > 1]

    return columns.once(f"alike {naming.language}", found)


def _joined(
    counted: Counter[str | None], several: Chosen, facet: Facet, alike: list[list[str]]
) -> dict[str | None, list[str]]:
    """Count those that are called the same as one, under the most frequent; the others of each."""
    also: dict[str | None, list[str]] = {}
    for keys in alike:
        first, *rest = sorted(
            (key for key in keys if counted[key]), key=lambda k: (-counted[k], k)
        ) or [""]
        if rest:
            counted[first] = several.having(facet, keys)
            also[first] = rest
            for key in rest:
                del counted[key]
    return also


def _name(facet: Facet, key: str, columns: Columns, naming: Naming) -> str:
    if facet == "country":
        return naming.country(key)
    if facet in _SOMEBODY:
        row = columns.named.get(key, {})
        return naming.somebody(key, row.get("name"), row.get("country"))
    if facet == "place" and (row := columns.places.get(key, {})):
        return naming.place(row["name"], row["country"], row["precision"])
    return naming.called(key) if facet in ("origin", "side") else key


@router.get("/places", response_model=Spots)
def spots(held: Kept, asked: Asked, naming: Named) -> Response:
    """The places of the claims asked for, with how many are told of each."""
    found, called = chosen(held, asked), _places(held, naming)
    told = [called[one["key"]] | one for one in found.places(asked.then, asked.clock)]
    told.sort(key=lambda one: (-one["count"], one["key"]))
    unplaced = found.total - sum(one["count"] for one in told)
    # There may be thousands of places; they are as ``Spots`` has them.
    body = {"total": found.total, "unplaced": unplaced, "items": told}
    return Response(msgspec.json.encode(body), media_type="application/json")


def _places(held: Held, naming: Naming) -> dict[str, dict[str, Any]]:
    """All places by key, as the reader calls them."""
    columns = held.columns()
    return columns.once(
        f"places {naming.language}",
        lambda: {key: where(row, naming) for key, row in columns.places.items()},
    )


@router.get("/times")
def steps(held: Kept, asked: Asked, unit: Unit = "day") -> Steps:
    """How many of the claims asked for are of which day, month or year; those whose time is told
    less exactly than that are of the whole stretch."""
    asked_for = chosen(held, asked)
    found: dict[tuple[str, str, bool, bool], Step] = {}
    for span, count, disputed in asked_for.spans(asked.then):
        if span[0] is not None:
            _add(found, span, count, disputed, _LENGTH[unit])
    return Steps(
        total=asked_for.total,
        undated=asked_for.undated,
        unit=unit,
        items=[found[key] for key in sorted(found)],
    )


def _add(
    found: dict[tuple[str, str, bool, bool], Step],
    span: Span,
    count: int,
    disputed: int,
    length: int,
) -> None:
    """Add claims of a span to the stretch that they tell of."""
    edtf = span[2] or ""
    is_open = edtf.endswith("/..")
    # Of what goes on, the beginning alone is told.
    last = (bounds(edtf.removesuffix("/.."))[1] if is_open else None) or span[1] or ""
    key = ((span[0] or "")[:length], last[:length], is_open, "~" in edtf)
    first, last, *_ = key
    step = found.setdefault(
        key, Step(first=first, last=last, open=is_open, about=key[3], count=0, disputed=0)
    )
    step.count += count
    step.disputed += disputed


@router.get("/arrivals")
def arrivals(held: Kept, asked: Asked) -> Arrivals:
    """On which days, by the clock asked for, how many reports with how many of the claims asked for
    became known."""
    found = chosen(held, asked)
    items = [
        Arrival(day=day, count=count, reports=several)
        for day, count, several in found.days(asked.clock)
    ]
    return Arrivals(total=found.total, clock=asked.clock, items=items)
