"""``isnad places``: the places that reports name."""

from __future__ import annotations

import msgspec

from isnad.cli import run, streams
from isnad.cli.options import Language, Paths, Published
from isnad.cli.work import attempt
from isnad.records import Rejected, Report


def places(paths: Paths, published: Published = None, language: Language = None) -> None:
    """Print the places that each report names as a line of JSON, each with why it is that place."""

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

    found = [
        msgspec.to_builtins(place) | {"reason": reason} for place, reason in flow.places(report)
    ]
    return msgspec.json.encode({"id": report.id, "places": found})
