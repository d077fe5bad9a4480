"""Which of two reports was first."""

from __future__ import annotations

from isnad.lineage import page
from isnad.lineage.prepared import Prepared


def ordered(one: Prepared, other: Prepared) -> tuple[Prepared, Prepared]:
    """The earlier and the later of two reports, whichever is named first: by when they appeared;
    where that is not known to the hour, the one that credits the other is the later."""
    first, second = sorted((one, other), key=_published)
    if first.span and second.span and first.span[1] < second.span[0]:
        return first, second
    if _names(first, second) and not _names(second, first):
        return second, first
    return first, second


def _published(report: Prepared) -> tuple[bool, float, float, str]:
    if report.span is None:
        return True, 0.0, 0.0, report.report.id
    begin, end = report.span
    return False, begin.timestamp(), end.timestamp(), report.report.id


def _names(report: Prepared, other: Prepared) -> bool:
    if page.of(report.report, other.report) is not None:
        return True
    return bool(other.report.outlet) and report.names_outlet(other.report.outlet or "")


def days(earlier: Prepared, later: Prepared) -> float | None:
    """Days between two reports; null where one has no date."""
    if earlier.span is None or later.span is None:
        return None
    return (later.span[0] - earlier.span[0]).total_seconds() / 86_400
