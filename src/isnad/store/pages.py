"""What the pages of reports said, as rows: enough to read a report again as it came."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.errors import StoreError
from isnad.records import CarriedBy, PageMap, Part, Passage, PassageKind, Report
from isnad.store import rows
from isnad.store.names import among, chosen
from isnad.store.redaction import Redaction
from isnad.store.schema import pages, reports

T = TypeVar("T")
Row = sa.RowMapping | dict[str, Any]

_OF_REPORTS = among(sa.select(pages).order_by(pages.c.seq), pages.c.report_seq)
# Two rows that differ in nothing of these read alike; a page may come from elsewhere the next time.
_READ = ("modified", "withdraws", "carried_by", "layout")
# Of a page map: what has columns of its own, and what is compressed together.
_WHENCE = ("sha256", "encoding", "url", "retrieved")


class _Stretch(msgspec.Struct, array_like=True):
    """A passage without the names of its fields."""

    start: int
    end: int
    kind: PassageKind
    part: Part = "text"


class _Map(msgspec.Struct, array_like=True):
    """Of a page map: all that is numbers."""

    nodes: list[tuple[int, int]]
    runs: list[tuple[int, int, int, int, int]]
    title: list[tuple[int, int, int, int, int]]


def row_of(report: Report, stated: list[CarriedBy]) -> dict[str, Any] | None:
    """The row of what the page of a report said, ``stated`` being its ``carried_by`` before its text
    was read; null where it said nothing. Raises StoreError where it tells of text that is not
    there."""
    page = report.page
    if not (stated or report.layout or page or report.modified or report.withdraws):
        return None
    _check(report, page)
    stretches = [_Stretch(one.start, one.end, one.kind, one.part) for one in report.layout]
    return {
        "modified": report.modified,
        "withdraws": report.withdraws,
        **{name: getattr(page, name, None) for name in _WHENCE},
        "carried_by": rows.carried_json(stated),
        "layout": _packed(stretches) if stretches else None,
        "map": _packed(_Map(page.nodes, page.runs, page.title)) if page else None,
    }


def _check(report: Report, page: PageMap | None) -> None:
    told = [(one.start, one.end, report.part(one.part)) for one in report.layout]
    if page is not None:
        told += [(start, end, report.text) for start, end, *_ in page.runs]
        told += [(start, end, report.title or "") for start, end, *_ in page.title]
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
    report.withdraws = row["withdraws"]
    report.layout = _layout(row["layout"])
    if row["map"] is not None:
        numbers = _unpacked(row["map"], _Map)
        whence = {name: row[name] for name in _WHENCE}
        report.page = PageMap(**whence, **msgspec.structs.asdict(numbers))
    return report


def withdraws() -> sa.ColumnElement[str | None]:
    """What the newest page of a report takes back, as a column of a query for reports."""
    mine = sa.select(pages.c.withdraws).where(pages.c.report_seq == reports.c.seq)
    newest_first = mine.correlate(reports).order_by(pages.c.seq.desc()).limit(1)
    return newest_first.scalar_subquery().label("withdraws")


def withdrawing(report: Report, row: Row) -> Report:
    """A report with the item that it takes back, from a row with that column."""
    report.withdraws = row["withdraws"]
    return report


def received(report: Report, row: Row | None) -> Report:
    """A report as it came, to be read again: ``carried_by`` is what its page said."""
    report.carried_by = [] if row is None else rows.carried_of(row["carried_by"])
    return filled(report, row)


def _layout(data: bytes | None) -> list[Passage]:
    several = _unpacked(data, list[_Stretch]) if data else []
    return [Passage(part=s.part, start=s.start, end=s.end, kind=s.kind) for s in several]


def without(row: Row, redacted: Redaction) -> dict[str, Any]:
    """What of a row changes where a person is taken out; all offsets stay true."""
    return {
        "url": redacted.address(row["url"]),
        "withdraws": redacted.address(row["withdraws"]),
        "carried_by": rows.carried_json(redacted.carried(rows.carried_of(row["carried_by"]))),
    }


def _packed(record: object) -> bytes:
    return zlib.compress(msgspec.json.encode(record))


def _unpacked(data: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(data), type=kind)
