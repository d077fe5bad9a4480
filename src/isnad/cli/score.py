"""``isnad score``: how well the program reads annotated reports."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from isnad.cli import streams

if TYPE_CHECKING:
    from isnad.records import Claim, ReadResult, Report
    from isnad.scoring.gold import GoldClaim
    from isnad.scoring.score import Scored
    from isnad.states import State


class Show(StrEnum):
    """What to list beside the figures."""

    misses = "misses"
    false = "false"
    countries = "countries"


Folder = Annotated[
    Path,
    typer.Argument(
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Annotated reports: DOC.json files, and their texts in reports.jsonl.",
    ),
]
_FIELDS = ("claims", "actors", "recipients", "chain", "time", "place", "negated", "not_actual", "full")  # fmt: skip


def score(
    folder: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="Every figure as JSON.")] = False,
    show: Annotated[
        Show | None, typer.Option(help="List misses, false claims or wrong country codes first.")
    ] = None,
) -> None:
    """Read annotated reports and print precision, recall and F1: of claims by language, or where
    the folder has a gold.json, of lineage, stories and situations."""
    if (folder / "gold.json").exists():
        _score_stories(folder, as_json)
        return
    from isnad.scoring import gold
    from isnad.scoring.score import figures, scored
    from isnad.scoring.tally import interval

    golds = gold.load(folder)
    done = list(scored(golds, texts_of(folder), _claims))
    if not done:
        raise gold.GoldError(f"{folder}: reports.jsonl holds no text of its annotated reports")
    if show is not None:
        _list(done, show)
    found = figures(done)
    if as_json:
        streams.write_json(msgspec.json.encode(found))
        return
    head = "".join(f"{name:>17}" for name in _FIELDS)
    streams.write(f"{'':5}{head}   root  country  wanted  told\n")
    for name, row in found.items():
        cells = "".join(f"{'/'.join(f'{x:.2f}' for x in row[f]):>17}" for f in _FIELDS)  # type: ignore[attr-defined]
        streams.write(
            f"{name:5}{cells}  {row['root']:.3f}    {row['country']:.3f}  {row['wanted']:>6}  {row['told']:>4}\n"
        )
    low, high = interval([report.tally for report in done])
    broken = sum(report.unverbatim for report in done)
    streams.write(f"precision/recall/F1; claims F1 with 95 % between {low:.2f} and {high:.2f};"
                  f" spans that are not verbatim: {broken}\n")  # fmt: skip


def _score_stories(folder: Path, as_json: bool) -> None:
    from isnad import flow
    from isnad.joining import join
    from isnad.joins import Held
    from isnad.scoring import situations, storygold
    from isnad.scoring.stories import StoryScore

    gold, texts = storygold.load(folder), texts_of(folder)
    read = [flow.read(report) for report in texts.values()]
    joined = join(Held(report=r.report, claims=r.claims, traces=r.traces) for r in read)
    found = StoryScore(gold, texts, *joined).figures()
    if gold.situation:
        told = _states(read, situations.pairs(gold.situation))
        found["situation"] = situations.scored(gold.situation, told)
    if as_json:
        streams.write_json(msgspec.json.encode(found))
        return
    for name, figure in found.items():
        three = isinstance(figure, tuple)
        shown = "/".join(f"{x:.3f}" for x in figure) if three else f"{figure:.3f}"  # type: ignore[union-attr]
        streams.write(f"{name:15}{shown}\n")
    streams.write("precision/recall/F1, or a share\n")


def _states(read: list[ReadResult], pairs: list[tuple[str, str]]) -> list[State]:
    """What a store of these reports says held on the first day of each pair, of what was published
    by the second."""
    from isnad import joining
    from isnad.cli.joining import catch_up
    from isnad.store import open_store

    with TemporaryDirectory() as place, open_store(Path(place) / "score.db") as kept:
        for one in read:
            kept.add(one)
        catch_up(kept)
        with kept.looking() as tables:
            asked = [joining.question(tables, *pair, "published") for pair in pairs]
            return [state for one in asked for state in joining.states(tables, one)]


def texts_of(folder: Path) -> dict[str, Report]:
    """The texts of annotated reports, by id. Raises IsnadError where there is no file of them."""
    from isnad.errors import IsnadError
    from isnad.reading import arrivals
    from isnad.records import Rejected

    path = folder / "reports.jsonl"
    if not path.exists():
        raise IsnadError(f"{path}: no such file; the texts of the reports belong there")
    found = {}
    for item in arrivals([str(path)]):
        if isinstance(item, Rejected):
            streams.tell(f"isnad: {item.where}: {item.message} ({item.reason})")
        else:
            found[item.report.id] = item.report
    return found


def _claims(report: Report) -> list[Claim]:
    from isnad import flow

    return flow.read(report).claims


def _list(done: list[Scored], show: Show) -> None:
    for report in done:
        for line, (gold, claim) in report.matches:
            where = f"{report.id}:{line}"
            if show is Show.misses and gold is not None and claim is None:
                words = (gold.trigger or {}).get(report.language)
                if not gold.is_free(report.language):
                    streams.write(f"missed {where} {gold.type} {words!r}\n")
            elif show is Show.false and gold is None and claim is not None:
                streams.write(f"false {where} {claim.type} {claim.trigger.quote!r}\n")
            elif show is Show.countries and gold is not None and claim is not None:
                _list_countries(where, gold, claim, report.language)


def _list_countries(where: str, gold: GoldClaim, claim: Claim, language: str) -> None:
    from isnad.scoring.matching import party_pairs

    for wanted, told in party_pairs(gold, claim, language):
        if wanted.country and wanted.country != told.country:
            words = f"{told.text!r} ({told.name})"
            streams.write(f"country {where} {words}: {told.country}, not {wanted.country}\n")
