"""``isnad read``: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.cli import run, streams
from isnad.cli.blocks import Blocks
from isnad.cli.options import As, Columns, Encoding, Form, Format, Jobs, Language, Paths, Published
from isnad.records import ReadResult, Rejected
from isnad.scale.pool import read_all


def read(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    encoding: Encoding = None,
    as_: As = None,
    columns: Columns = None,
    jobs: Jobs = None,
    form: Form = Format.text,
) -> None:
    """Print the claims that reports make, each with its chain of sources and its words."""
    work = printing(form, jobs)
    account = run.over(
        paths, published, language, work, encoding=encoding, form=as_, columns=columns
    )
    run.end(account, account.claims_told())


def printing(form: Format, jobs: int | None = 1) -> run.Work:
    """Work that prints the claims of reports."""
    show = _print_json if form is Format.jsonl else _printer()

    def work(this: run.Run) -> None:
        for done in read_all(this.inputs, jobs):
            if isinstance(done.result, Rejected):
                this.refuse(done.result)
                continue
            this.account.read(len(done.result.claims), done.result.rejected_claims)
            show(done.result)

    return work


def _print_json(result: ReadResult) -> None:
    for claim in result.claims:
        streams.write_json(msgspec.json.encode(claim))


def _printer() -> Callable[[ReadResult], None]:
    blocks = Blocks(streams.in_colour())

    def show(result: ReadResult) -> None:
        for line in blocks.report(result):
            streams.write(line + "\n")

    return show
