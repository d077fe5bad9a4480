"""Which engine reads reports, and what the one that asks a model needs to be told."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
import typer

from isnad.cli import run, streams
from isnad.errors import IsnadError
from isnad.scale.attempts import Done
from isnad.scale.pool import begun, read_all

if TYPE_CHECKING:
    from isnad.asking.asker import Asker
    from isnad.asking.leaving import Endpoint
    from isnad.asking.purse import Purse

Reader = Callable[[run.Run], Generator[Done, None, None]]

# The variable that holds the key of an endpoint, unless another is named.
KEY = "ISNAD_MODEL_KEY"


class Name(StrEnum):
    """Who makes claims."""

    rules = "rules"
    llm = "llm"
    both = "both"


Engine = Annotated[
    Name,
    typer.Option(
        help="Who makes claims: the rules; a language model that must show its words; or the rules, "
        "and the model where they are not sure."
    ),
]
AtEndpoint = Annotated[
    str | None,
    typer.Option("--endpoint", metavar="URL", help="Of the model: http://localhost:8080/v1."),
]
Model = Annotated[str | None, typer.Option(metavar="NAME", help="The model, as its endpoint calls it.")]  # fmt: skip
KeyFrom = Annotated[
    str | None,
    typer.Option(metavar="NAME", help=f"Variable that holds the endpoint's key [{KEY}]."),
]
Yes = Annotated[
    bool, typer.Option("--yes", help="Send words of reports to another machine without asking me.")
]
Budgets = Annotated[
    list[str] | None,
    typer.Option(
        "--budget",
        metavar="AMOUNT",
        help="Spend no more than '200k tokens', '2.50 USD'; repeatable.",
    ),
]
Prices = Annotated[
    Path | None,
    typer.Option(metavar="FILE", dir_okay=False, exists=True, help="Your table of prices (TOML)."),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Only say what would be asked, and about what it would cost."),
]
AtOnce = Annotated[
    int,
    typer.Option(metavar="NUMBER", min=1, max=64, help="Requests to the model at the same time."),
]
Longest = Annotated[
    int, typer.Option(metavar="NUMBER", min=100, help="Tokens of an answer at most.")
]
Patience = Annotated[
    float, typer.Option(metavar="SECONDS", min=0.1, help="Seconds to wait for one answer.")
]
Private = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        help="Reports whose place, id, outlet or address fits never leave this machine; repeatable.",
    ),
]


class Chosen(msgspec.Struct, frozen=True):
    """What was chosen of an engine that asks."""

    name: Name
    endpoint: str
    model: str
    key: str | None
    yes: bool
    budgets: tuple[str, ...]
    prices: Path | None
    dry: bool
    at_once: int
    longest: int
    patience: float
    private: tuple[str, ...]

    @property
    def mode(self) -> Literal["llm", "both"]:
        """The engine as one of those that ask."""
        return "both" if self.name is Name.both else "llm"


def chosen(
    engine: Engine = Name.rules,
    endpoint: AtEndpoint = None,
    model: Model = None,
    key_from: KeyFrom = None,
    yes: Yes = False,
    budget: Budgets = None,
    prices: Prices = None,
    dry_run: DryRun = False,
    at_once: AtOnce = 4,
    longest: Longest = 4000,
    patience: Patience = 120.0,
    private: Private = None,
) -> Chosen | None:
    """What was chosen; null for the rules alone. Raises BadParameter where something is missing."""
    if engine is Name.rules:
        given = endpoint or model or key_from or yes or budget or prices or dry_run or private
        if given:
            raise typer.BadParameter(
                "only a model is told this: --engine llm or --engine both", param_hint="--engine"
            )
        return None
    if not endpoint or not model:
        raise typer.BadParameter(
            "name --endpoint URL and --model NAME, or read by the rules: --engine rules",
            param_hint="--engine",
        )
    key = os.environ.get(key_from or KEY, "").strip()
    if key_from and not key:
        raise typer.BadParameter(f"there is no variable {key_from}", param_hint="--key-from")
    if not (key.isascii() and key.isprintable()):
        # What is wrong with a key is told without it.
        message = f"what {key_from or KEY} holds is no key: it has letters that no header may have"
        raise typer.BadParameter(message, param_hint="--key-from")
    return Chosen(
        engine, endpoint, model, key or None, yes, tuple(budget or ()), prices, dry_run, at_once,
        longest, patience, tuple(private or ()),
    )  # fmt: skip


def only_rules(asked: Chosen | None, where: str) -> None:
    """Refuse another engine with an option that leaves reading to machines without one."""
    if asked is not None:
        raise typer.BadParameter(
            "the machines of a cluster read by the rules alone: leave --engine out",
            param_hint=where,
        )


def optional(command: Callable[..., None]) -> Callable[..., None]:
    """A command that takes the options of ``chosen``, and is given what comes of them as its
    argument of that name."""
    own, more = (inspect.signature(one, eval_str=True) for one in (command, chosen))
    kept = [one for name, one in own.parameters.items() if name != chosen.__name__]

    def run_it(**given: object) -> None:
        told = {name: given.pop(name) for name in more.parameters}
        command(**given, chosen=chosen(**told))  # type: ignore[arg-type]

    parameters = [*kept, *more.parameters.values()]
    run_it.__name__, run_it.__doc__ = command.__name__, command.__doc__
    # Typer asks a function for its signature and for its annotations.
    run_it.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    run_it.__annotations__ = {one.name: one.annotation for one in parameters}
    return run_it


def by_rules(this: run.Run) -> Generator[Done, None, None]:
    """Every report read by the rules, in this process."""
    return read_all(this.inputs, 1)


@contextmanager
def reader(
    asked: Chosen | None, jobs: int | None = 1, *, sketched: bool = False
) -> Iterator[Reader]:
    """What reads the reports of a run, with sketches for joining where asked for; at the end, what
    asking cost is told."""
    if asked is None:
        with begun(jobs, sketched=sketched) if jobs and jobs > 1 else nullcontext() as crew:
            yield lambda this: read_all(this.inputs, jobs, sketched=sketched, crew=crew)
        return
    from isnad.cli import asked_work

    with asker(asked) as (one, purse, where):
        if asked.dry:
            tally = asked_work.Tally()
            yield lambda this: asked_work.tallied(
                this, one, asked.mode, tally, asked.private, is_here=where.is_here
            )
            streams.tell(tally.told(purse))
            return
        yield lambda this: asked_work.read_asking(
            this.inputs, one, asked.mode, asked.private, is_here=where.is_here, at_once=asked.at_once

        )  # fmt: skip


@contextmanager
def asker(asked: Chosen) -> Iterator[tuple[Asker, Purse, Endpoint]]:
    """Who asks, the purse it spends from, and where; the account is told at the end."""
    from isnad.answers import Answers
    from isnad.asking import leaving, purse
    from isnad.asking.asker import Asker
    from isnad.asking.client import Client, Settings
    from isnad.cli.asked_work import spent

    where = leaving.endpoint(asked.endpoint)
    price = purse.prices(asked.prices).get(asked.model) if asked.prices else None
    if asked.prices and price is None:
        raise IsnadError(f"{asked.prices} has no price of the model {asked.model}; put it there")
    spends = purse.Purse(purse.budget(asked.budgets, price), price)
    if not (where.is_here or asked.dry):
        _consent(leaving.warning(where, asked.model), yes=asked.yes)
    settings = Settings(most=asked.longest, patience=asked.patience)
    answers = Answers()
    try:
        client = Client(where, asked.model, spends, asked.key, settings)
        one = Asker(client, answers, asked.at_once)
        try:
            yield one, spends, where
        finally:
            one.close()
            if not asked.dry:
                streams.tell(spent(spends))
    finally:
        answers.close()


def _consent(warning: str, *, yes: bool) -> None:
    """Tell what leaves this machine, and go on only where somebody agrees."""
    streams.tell(f"isnad: {warning}")
    if yes:
        return
    if not sys.stdin.isatty():
        raise IsnadError("nothing was sent, since nobody can be asked here; agree with --yes")
    if not typer.confirm("Send them?", err=True):
        raise IsnadError("nothing was sent")
