"""``isnad dates``: the date expressions of reports."""

from __future__ import annotations

import msgspec

from isnad.cli import run, streams
from isnad.cli.options import Language, Paths, Published
from isnad.cli.work import attempt
from isnad.records import Rejected

_FIELDS = ("start", "end", "text", "edtf")


def dates(paths: Paths, published: Published = None, language: Language = None) -> None:
    """Print the date expressions of each report as a line of JSON, with their values as EDTF."""
    from isnad import flow

    def work(this: run.Run) -> None:
        for item in this.inputs:
            found = attempt(item, flow.dates)
            if isinstance(item, Rejected) or isinstance(found, Rejected):
                this.refuse(found if isinstance(found, Rejected) else item)
                continue
            this.account.read()
            told = [{name: getattr(date, name) for name in _FIELDS} for date in found]
            streams.write_json(msgspec.json.encode({"id": item.report.id, "dates": told}))

    run.end(run.over(paths, published, language, work))
