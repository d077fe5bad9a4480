"""Commands that print a line of JSON for each report."""

from __future__ import annotations

from collections.abc import Callable

from isnad.cli import run, streams
from isnad.records import Rejected, Report
from isnad.scale.attempts import attempt


def print_each(
    paths: list[str],
    published: str | None,
    language: str | None,
    line_of: Callable[[Report], bytes],
) -> None:
    """Print what ``line_of`` makes of each report; refusals are told and counted."""

    def work(this: run.Run) -> None:
        for item in this.inputs:
            line = attempt(item, line_of)
            if isinstance(line, Rejected):
                this.refuse(line)
            else:
                this.account.read()
                streams.write_json(line)

    run.end(run.over(paths, published, language, work))
