"""``isnad compare``: how well engines read the same annotated reports, beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from isnad.cli import engines, streams
from isnad.cli.score import Folder, texts_of
from isnad.cli.visible import one_line

if TYPE_CHECKING:
    from isnad.records import Claim, Report
    from isnad.scoring.comparing import Difference
    from isnad.scoring.score import Scored

_FIELDS = ("claims", "actors", "recipients", "chain", "time", "place", "negated", "not_actual", "full")  # fmt: skip


def compare(
    folder: Folder,
    names: Annotated[
        str, typer.Option("--engines", metavar="NAME,NAME", help="Of rules, llm and both.")
    ] = "rules,llm",
    differences: Annotated[
        int,
        typer.Option(metavar="NUMBER", min=0, help="How many differences of each kind to list."),
    ] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Every figure and difference.")] = False,
    endpoint: engines.AtEndpoint = None,
    model: engines.Model = None,
    key_from: engines.KeyFrom = None,
    yes: engines.Yes = False,
    budget: engines.Budgets = None,
    prices: engines.Prices = None,
    at_once: engines.AtOnce = 4,
    longest: engines.Longest = 4000,
    patience: engines.Patience = 120,
) -> None:
    """Read annotated reports by several engines, and print precision, recall and F1 of each field
    by language, engine under engine, and where they differ."""
    from isnad.scoring import comparing, gold
    from isnad.scoring.score import figures, scored

    wanted = _named(names)
    golds, texts = gold.load(folder), texts_of(folder)
    claims = {}
    for name in wanted:
        chosen = engines.chosen(
            name, endpoint, model, key_from, yes, budget, prices, False, at_once, longest, patience
        ) if name is not engines.Name.rules else None  # fmt: skip
        claims[name.value] = dict(_read(texts, chosen))
    shared = {i: r for i, r in texts.items() if all(i in found for found in claims.values())}
    read = {name: list(scored(golds, shared, lambda r, f=found: f[r.id])) for name, found in claims.items()}  # type: ignore[misc] # fmt: skip
    if not all(read.values()):
        raise gold.GoldError(f"{folder}: no annotated report was read by all engines")
    table = {name: figures(found) for name, found in read.items()}
    found = list(comparing.differences(read))
    if as_json:
        streams.write_json(msgspec.json.encode({"figures": table, "differences": found}))
        return
    _print(table, read, found, differences)
    if len(shared) < len(texts):
        streams.tell(
            f"isnad: {len(texts) - len(shared)} reports were not read by all, and not counted"
        )
        raise typer.Exit(1)


def _named(names: str) -> list[engines.Name]:
    try:
        found = [engines.Name(name.strip()) for name in names.split(",")]
    except ValueError as error:
        raise typer.BadParameter(f"{error}; there are rules, llm and both") from error
    if len(found) < 2 or len(set(found)) < len(found):
        raise typer.BadParameter("name two engines or three, each once", param_hint="--engines")
    return found


def _read(
    texts: dict[str, Report], chosen: engines.Chosen | None
) -> Iterator[tuple[str, list[Claim]]]:
    """The claims of each report that an engine reads, by id; others are told."""
    from isnad.cli.account import Account
    from isnad.cli.progress import bar
    from isnad.cli.run import Run
    from isnad.reading import Arrived
    from isnad.records import Rejected

    # Reading fills in what a report does not say; each engine gets it as it came.
    items = [Arrived(r.id, msgspec.structs.replace(r)) for r in texts.values()]
    with engines.reader(chosen) as reader, bar([], beside_output=False) as shown:
        for done in reader(Run(iter(items), Account(), shown)):
            if isinstance(done.result, Rejected):
                shown.tell(f"isnad: {done.where}: {done.result.message} ({done.result.reason})")
            else:
                yield done.where, done.result.claims


def _print(
    table: dict[str, dict[str, dict[str, object]]],
    read: dict[str, list[Scored]],
    found: list[Difference],
    most: int,
) -> None:
    from isnad.scoring.tally import interval

    head = "".join(f"{name:>17}" for name in _FIELDS)
    streams.write(f"{'':11}{head}  wanted  told\n")
    for language in next(iter(table.values())):
        for name, rows in table.items():
            row = rows[language]
            cells = "".join(f"{_three(row[field]):>17}" for field in _FIELDS)
            streams.write(f"{language:5}{name:6}{cells}  {row['wanted']:>6}  {row['told']:>4}\n")
    streams.write("precision/recall/F1; 95 % intervals of the F1 of claims over all reports:\n")
    for name, scored in read.items():
        low, high = interval([one.tally for one in scored])
        broken = sum(one.unverbatim for one in scored)
        streams.write(f"  {name:6}{low:.2f} to {high:.2f}; spans that are not verbatim: {broken}\n")
    _list(found, most)


def _three(figures: object) -> str:
    return "/".join(f"{x:.2f}" for x in figures)  # type: ignore[attr-defined]


def _list(found: list[Difference], most: int) -> None:
    kinds: dict[tuple[str, str], list[Difference]] = {}
    for one in found:
        kinds.setdefault((one.what, " and ".join(one.by)), []).append(one)
    for (what, by), some in sorted(kinds.items(), key=lambda item: -len(item[1])):
        told = {"found": "found", "false": "told, annotated by nobody,"}.get(what, f"{what} right")
        streams.write(f"\n{told} only by {by}: {len(some)}\n")
        for one in some[:most]:
            streams.write(f"  {one.report}:{one.line} {one.type} {one_line(one.words)}\n")
        if len(some) > most > 0:
            streams.write(f"  … and {len(some) - most} more: --differences\n")
