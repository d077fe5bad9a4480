"""``isnad read``: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.cli import engines, run, streams
from isnad.cli.blocks import Blocks
from isnad.cli.options import As, Columns, Encoding, Form, Format, Jobs, Language, Paths, Published
from isnad.records import ReadResult, Rejected


@engines.optional
def read(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    encoding: Encoding = None,
    as_: As = None,
    columns: Columns = None,
    jobs: Jobs = None,
    form: Form = Format.text,
    chosen: engines.Chosen | None = None,
) -> None:
    """Print the claims that reports make, each with its chain of sources and its words."""
    with engines.reader(chosen, jobs) as reader:
        account = run.over(
            paths, published, language, printing(form, reader), encoding=encoding, form=as_,
            columns=columns,
        )  # fmt: skip
    run.end(account, account.claims_told())


def printing(form: Format, reader: engines.Reader = engines.by_rules) -> run.Work:
    """Work that prints the claims of reports."""
    show = _print_json if form is Format.jsonl else _printer()

    def work(this: run.Run) -> None:
        for done in reader(this):
            if isinstance(done.result, Rejected):
                this.refuse(done.result)
                continue
            this.account.read(len(done.result.claims), done.result.rejected_claims)
            this.refuse_claims(done.result.refused)
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
