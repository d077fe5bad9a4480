"""Claims as rows and features to take along: each with its chain, its words and where to read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa

from isnad.csvs import Cell
from isnad.exports.tables import precisions
from isnad.records import Claim, Participant, Source
from isnad.web.api.claims import CLAIM
from isnad.web.naming import Naming

# Between links of a chain, outermost first; between several of one kind.
_THROUGH, _AND = " <- ", " | "
Address = Callable[[str, str], str]


def address(base: str) -> Address:
    """Where the page of a claim is, of an explorer at that address."""

    def of(report: str, claim: str) -> str:
        return f"{base}reports/{quote(report, safe='')}#claim-{quote(claim, safe='')}"

    return of


def told(row: sa.RowMapping, named: Naming, at: Address) -> dict[str, Cell]:
    """A row of ``lines`` as the cells of a table, by column."""
    claim = CLAIM.decode(row["body"])
    place = claim.place
    same = {
        name: row[name]
        for name in ("type", "polarity", "modality", "says", "edtf", "first", "last", "language",
                     "outlet", "published", "received", "story", "origins", "sides", "disputed",
                     "retracted")
    }  # fmt: skip
    return {
        "claim": row["id"], "report": row["report"], "page": at(row["report"], row["id"]),
        "report_url": claim.report.url, **same,
        "modes": _AND.join(claim.modes), "status": claim.status,
        "actors": _several(claim.actors, named),
        "recipients": _several(claim.recipients, named),
        "brokers": _several(claim.brokers, named),
        "place": named.place(place.name, place.country, place.precision) if place else None,
        "geonames": place.geonames if place else None,
        "country": place.country if place else None,
        "claimed_by": _AND.join(place.claimed_by) if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "radius_km": precisions()[place.precision].radius_km if place else None,
        "said_by": _chain(claim.sources, named),
        "also_said_by": _AND.join(_chain(one, named) for one in claim.also_said_by),
        "stance": claim.sources[-1].stance if claim.sources else None,
        "counts": _counts(claim),
        "quote": claim.trigger.quote, "evidence": claim.evidence.quote,
        "part": claim.evidence.part, "start": claim.evidence.start, "end": claim.evidence.end,
    }  # fmt: skip


# The columns of a table of claims, in order.
COLUMNS = (
    "claim", "type", "says", "said_by", "also_said_by", "stance", "polarity", "modality",
    "modes", "status", "actors", "recipients", "brokers", "counts",
    "edtf", "first", "last",
    "place", "country", "claimed_by", "geonames", "latitude", "longitude", "precision", "radius_km",
    "quote", "evidence", "part", "start", "end",
    "report", "outlet", "language", "published", "received", "report_url", "page",
    "story", "origins", "sides", "disputed", "retracted",
)  # fmt: skip


def feature(row: dict[str, Cell]) -> dict[str, Any]:
    """A row as a feature of GeoJSON: one without a point is a feature all the same."""
    latitude, longitude = row["latitude"], row["longitude"]
    point = None
    if latitude is not None and longitude is not None:
        point = {"type": "Point", "coordinates": [longitude, latitude]}
    properties = {name: row[name] for name in COLUMNS if name not in ("latitude", "longitude")}
    return {"type": "Feature", "geometry": point, "properties": properties}


def _several(people: Iterable[Participant], named: Naming) -> str:
    return _AND.join(named.participant(one) for one in people)


def _chain(sources: Iterable[Source], named: Naming) -> str:
    return _THROUGH.join(named.participant(one) for one in sources)


def _counts(claim: Claim) -> str:
    return _AND.join(f"{kind} {_range(one.low, one.high)}" for kind, one in claim.counts.items())


def _range(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
