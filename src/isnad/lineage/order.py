"""Which of two reports was first."""

from __future__ import annotations

import re

from isnad.lineage import page
from isnad.lineage.outlets import address
from isnad.lineage.prepared import Prepared

# The number of a version at the end of an address: one or two digits.
_NUMBER = re.compile(r"[-_/](?:v|update)?(\d{1,2})(?=(?:\.\w{2,5})?$)")


def ordered(one: Prepared, other: Prepared) -> tuple[Prepared, Prepared]:
    """The earlier and the later of two reports, whichever is named first: by when they appeared;
    where that is not known to the hour, the later is the one that credits the other, or says that
    it is newer, or is shorter."""
    first, second = sorted((one, other), key=_published)
    if first.span and second.span:
        if first.span[1] < second.span[0]:
            return first, second
        if first.span == second.span and first.span[0] == first.span[1]:
            return first, second
    first, second = sorted((one, other), key=_size)
    mine, theirs = _credits(first, second), _credits(second, first)
    if mine == theirs:
        mine, theirs = _newer(first) > _newer(second), _newer(second) > _newer(first)
    return (second, first) if mine and not theirs else (first, second)


def _published(report: Prepared) -> tuple[bool, float, str]:
    span = report.span
    return span is None, span[0].timestamp() if span else 0.0, report.report.id


def _size(report: Prepared) -> tuple[int, str]:
    return -len(report.report.text), report.report.id


def _credits(report: Prepared, other: Prepared) -> bool:
    if page.of(report.report, other.report) is not None:
        return True
    return bool(other.report.outlet) and report.names_outlet(other.report.outlet or "")


def _newer(report: Prepared) -> tuple[bool, int, bool]:
    """What a report says of being newer than others: that it takes one back, the number of the
    version at the end of its address, that it is an update."""
    number = _NUMBER.search(address(report.report.url or ""))
    return report.takes_back is not None, int(number[1]) if number else 0, "update" in report.said


def days(earlier: Prepared, later: Prepared) -> float | None:
    """Days between two reports; null where one has no date."""
    if earlier.span is None or later.span is None:
        return None
    return (later.span[0] - earlier.span[0]).total_seconds() / 86_400


def stem(url: str) -> str:
    """An address without the number of a version at its end."""
    return _NUMBER.sub("", address(url))
