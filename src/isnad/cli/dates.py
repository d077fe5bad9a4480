"""``isnad dates``: the date expressions of reports."""

from __future__ import annotations

import msgspec

from isnad.cli.each import print_each
from isnad.cli.options import Language, Paths, Published
from isnad.records import Report

_FIELDS = ("start", "end", "text", "edtf")


def dates(paths: Paths, published: Published = None, language: Language = None) -> None:
    """Print the date expressions of each report as a line of JSON, with their values as EDTF."""
    print_each(paths, published, language, _line)


def _line(report: Report) -> bytes:
    from isnad import flow

    found = [{name: getattr(date, name) for name in _FIELDS} for date in flow.dates(report)]
    return msgspec.json.encode({"id": report.id, "dates": found})
