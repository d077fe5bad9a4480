"""The claims of any view as a file: the same filters, all rows, each with its chain and words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, Request
from starlette.responses import Response

from isnad import csvs
from isnad.csvs import Cell
from isnad.web.api.claims import ORDERS, Order, lines
from isnad.web.asking import Asked, Filters
from isnad.web.held import Held, Kept, Query
from isnad.web.naming import Named, Naming
from isnad.web.rows import COLUMNS, Address, address, feature, told
from isnad.web.sending import streamed
from isnad.web.tables import claims

router = APIRouter(tags=["downloads"])

_CSV = "text/csv; charset=utf-8"
_GEO = "application/geo+json"
_LINES = "application/x-ndjson"
# So many lines are sent at once.
_AT_ONCE = 200


@router.get("/claims.csv", response_class=Response)
def table(
    request: Request, held: Kept, asked: Asked, named: Named,
    order: Order = "-day", spreadsheet: bool = False,
) -> Response:  # fmt: skip
    """The claims asked for as a table. ``spreadsheet``: for programs that run what looks like a
    formula; such cells begin with an apostrophe there. Else every cell is as it is."""
    rows = _rows(held, asked, named, order, address(str(request.base_url)))
    cells = ([row[name] for name in COLUMNS] for row in rows)
    found = csvs.lines(COLUMNS, cells, spreadsheet=spreadsheet)
    name = "claims-spreadsheet.csv" if spreadsheet else "claims.csv"
    return streamed(_together(found), name, _CSV)


@router.get("/claims.geojson", response_class=Response)
def features(
    request: Request, held: Kept, asked: Asked, named: Named, order: Order = "-day"
) -> Response:
    """The claims asked for as features: the middle of a place with how exact that is, and within how
    many kilometres of it the place lies. What has no place is a feature without geometry."""
    rows = _rows(held, asked, named, order, address(str(request.base_url)))
    return streamed(_together(_collection(rows)), "claims.geojson", _GEO)


@router.get("/claims.jsonl", response_class=Response)
def records(
    request: Request, held: Kept, asked: Asked, order: Order = "-day"
) -> Response:  # fmt: skip
    """The claims asked for as the contract has them, one a line, each with the address of its page."""
    at = address(str(request.base_url))
    found = (_record(row, at) for row in held.each(_query(asked, order)))
    return streamed(_together(found), "claims.jsonl", _LINES)


def _query(asked: Filters, order: Order) -> Query:
    return lines(asked).where(*asked.conditions()).order_by(*ORDERS[order], claims.c.seq)


def _rows(
    held: Held, asked: Filters, named: Naming, order: Order, at: Address
) -> Iterator[dict[str, Cell]]:
    query = _query(asked, order)
    return (told(row, named, at) for row in held.each(query))


def _record(row: sa.RowMapping, at: Address) -> str:
    claim = msgspec.json.decode(row["body"])
    return msgspec.json.encode(claim | {"page": at(row["report"], row["id"])}).decode() + "\n"


def _collection(rows: Iterable[dict[str, Cell]]) -> Iterator[str]:
    yield '{"type":"FeatureCollection","features":['
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n") + msgspec.json.encode(feature(row)).decode()
    yield "\n]}\n"


def _together(found: Iterable[str]) -> Iterator[bytes]:
    some: list[str] = []
    for line in found:
        some.append(line)
        if len(some) == _AT_ONCE:
            yield "".join(some).encode()
            some.clear()
    if some:
        yield "".join(some).encode()
