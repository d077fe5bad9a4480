"""Addresses of reports, where they are addresses that may go out as links."""

from __future__ import annotations

from isnad.brief.direction import one_line
from isnad.records import ReportRef

_WEB = ("http://", "https://")


def address(report: ReportRef) -> str | None:
    """The address of a report where it is of the web and has nothing hidden in it; else null."""
    url = report.url or ""
    if not url.lower().startswith(_WEB) or one_line(url) != url or " " in url:
        return None
    return url if url.isascii() and not set(url) & set("<>\"'`{}|\\^") else None
