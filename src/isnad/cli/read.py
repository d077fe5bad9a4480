"""``isnad read``: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from isnad.cli import engines, run, streams
from isnad.cli.blocks import Blocks
from isnad.cli.options import As, Columns, Encoding, Form, Format, Jobs, Language, Paths, Published
from isnad.records import ReadResult, Rejected


def read(
    paths: Paths,
    published: Published = None,
    language: Language = None,
    encoding: Encoding = None,
    as_: As = None,
    columns: Columns = None,
    jobs: Jobs = None,
    form: Form = Format.text,
    engine: engines.Engine = engines.Name.rules,
    endpoint: engines.AtEndpoint = None,
    model: engines.Model = None,
    key_from: engines.KeyFrom = None,
    yes: engines.Yes = False,
    budget: engines.Budgets = None,
    prices: engines.Prices = None,
    dry_run: engines.DryRun = False,
    at_once: engines.AtOnce = 4,
    longest: engines.Longest = 4000,
    patience: engines.Patience = 120,
    private: engines.Private = None,
) -> None:
    """Print the claims that reports make, each with its chain of sources and its words."""
    chosen = engines.chosen(
        engine, endpoint, model, key_from, yes, budget, prices, dry_run, at_once, longest,
        patience, private,
    )  # fmt: skip
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
