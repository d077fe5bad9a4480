"""``isnad dates``: the date expressions of reports."""

from __future__ import annotations

import msgspec

from isnad.cli import run, streams
from isnad.cli.options import Language, Paths, Published
from isnad.cli.work import attempt
from isnad.records import Rejected, Report

_FIELDS = ("start", "end", "text", "edtf")


def dates(paths: Paths, published: Published = None, language: Language = None) -> None:
    """Print the date expressions of each report as a line of JSON, with their values as EDTF."""

    def work(this: run.Run) -> None:
        for item in this.inputs:
            line = attempt(item, _line)
            if isinstance(line, Rejected):
                this.refuse(line)
            else:
                this.account.read()
                streams.write_json(line)

    run.end(run.over(paths, published, language, work))


def _line(report: Report) -> bytes:
    from isnad import flow

    found = [{name: getattr(date, name) for name in _FIELDS} for date in flow.dates(report)]
    return msgspec.json.encode({"id": report.id, "dates": found})
