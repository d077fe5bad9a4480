"""What the pages of reports said, as rows: enough to read a report again as it came."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.records import CarriedBy, PageMap, PagePiece, Part, Passage, PassageKind, Report
from isnad.store import rows
from isnad.store.names import among, chosen
from isnad.store.redaction import Redaction
from isnad.store.schema import pages

T = TypeVar("T")
Row = sa.RowMapping | dict[str, Any]

_OF_REPORTS = among(sa.select(pages).order_by(pages.c.seq), pages.c.report_seq)
# Two rows that differ in nothing of these read alike; a page may come from elsewhere the next time.
_READ = ("modified", "carried_by", "layout")


class _Stretch(msgspec.Struct, array_like=True):
    """A passage without the names of its fields."""

    start: int
    end: int
    kind: PassageKind
    part: Part = "text"


def row_of(report: Report, stated: list[CarriedBy]) -> dict[str, Any] | None:
    """The row of what the page of a report said, ``stated`` being its ``carried_by`` before its text
    was read; null where it said nothing. Raises StoreError where it tells of text that is not
    there."""
    page = report.page or PageMap()
    if not (stated or report.modified or report.layout or report.page):
        return None
    _check(report, page)
    stretches = [_Stretch(one.start, one.end, one.kind, one.part) for one in report.layout]
    return {
        "modified": report.modified,
        "encoding": page.encoding,
        "sha256": page.sha256,
        "url": page.url,
        "retrieved": page.retrieved,
        "carried_by": rows.carried_json(stated),
        "layout": _packed(stretches),
        "pieces": _packed(page.pieces),
    }


def _check(report: Report, page: PageMap) -> None:
    told = [(one.start, one.end, report.part(one.part)) for one in report.layout]
    told += [(one.start, one.end, report.text) for one in page.pieces]
    for start, end, words in told:
        if not 0 <= start <= end <= len(words):
            raise StoreError(
                f"report {report.id}: its page tells of characters {start} to {end}, of {len(words)}; "
                "the reading of its page is at fault"
            )


def reads_alike(one: Row | None, other: Row | None) -> bool:
    """Whether two rows of one report make no difference to how it is read."""
    if one is None or other is None:
        return one is other
    return all(one[name] == other[name] for name in _READ)


def newest(connection: sa.Connection, seqs: Iterable[int]) -> dict[int, sa.RowMapping]:
    """The newest row of each of the reports that have one, by the row of the report."""
    return {row["report_seq"]: row for row in chosen(connection, _OF_REPORTS, seqs)}


def filled(report: Report, row: Row | None) -> Report:
    """A report with what its page said; ``carried_by`` as it is."""
    if row is None:
        return report
    report.modified = row["modified"]
    report.layout = _layout(row["layout"])
    where = {name: row[name] for name in ("encoding", "sha256", "url", "retrieved")}
    pieces = _unpacked(row["pieces"], list[PagePiece])
    if pieces or any(value is not None for value in where.values()):
        report.page = PageMap(**where, pieces=pieces or [])
    return report


def received(report: Report, row: Row | None) -> Report:
    """A report as it came, to be read again: ``carried_by`` is what its page said."""
    report.carried_by = [] if row is None else rows.carried_of(row["carried_by"])
    return filled(report, row)


def _layout(data: bytes | None) -> list[Passage]:
    several = _unpacked(data, list[_Stretch]) or []
    return [Passage(part=s.part, start=s.start, end=s.end, kind=s.kind) for s in several]


def without(row: Row, redacted: Redaction) -> dict[str, Any]:
    """What of a row changes where a person is taken out: all offsets stay true, and addresses that
    have the name go."""
    pieces = _unpacked(row["pieces"], list[PagePiece]) or []
    return {
        "url": redacted.address(row["url"]),
        "carried_by": rows.carried_json(redacted.carried(rows.carried_of(row["carried_by"]))),
        "pieces": _packed([one for one in pieces if redacted.address(one.path)]),
    }


def addresses(row: Row) -> set[str]:
    """Everything in a row that could have a name in it, ``carried_by`` apart."""
    found = {one.path for one in _unpacked(row["pieces"], list[PagePiece]) or []}
    return found | {row["url"]} if row["url"] else found


def _packed(several: list[Any]) -> bytes | None:
    return zlib.compress(msgspec.json.encode(several)) if several else None


def _unpacked(data: bytes | None, kind: type[T]) -> T | None:
    return msgspec.json.decode(zlib.decompress(data), type=kind) if data else None
