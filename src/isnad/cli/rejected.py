"""``isnad rejected``: what was not read, why, and how to mend it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from isnad.cli import streams
from isnad.cli.options import Format, StoreFile
from isnad.cli.visible import one_line

if TYPE_CHECKING:
    from isnad.store import Refused, RunAccount, Store

# How many places of each reason are shown where not all are asked for.
_SHOWN = 3


def rejected(
    store: StoreFile,
    reason: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this reason, with every place.")
    ] = None,
    run: Annotated[int | None, typer.Option(metavar="NUMBER", help="Only this run.")] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people, or a line of JSON for each place.")
    ] = Format.text,
) -> None:
    """List what the runs over a store did not read: by reason, with how to mend it, and the account
    of each run. A place that several runs refused for one reason counts once."""
    from isnad.store import open_store

    with open_store(store, create=False) as kept:
        found = list(kept.refused(reason, run))
        if not found:
            _check(kept, reason, run)
        if form is Format.jsonl:
            for one in found:
                streams.write_json(_line(one))
        else:
            refusing = {one.run for one in found}
            runs = [
                one
                for one in kept.runs()
                if run in (None, one.run) and (reason is None or one.run in refusing)
            ]
            streams.write("".join(f"{line}\n" for line in _told(found, runs, whole=bool(reason))))
    streams.flush()


def _check(kept: Store, reason: str | None, run: int | None) -> None:
    """Raises BadParameter for a reason or a run that is none."""
    from isnad.reading.reasons import reasons

    if reason is not None and reason not in reasons():
        told = f"there is no reason {reason!r}; docs/rejections.md has all"
        raise typer.BadParameter(told, param_hint="--reason")
    known = [one.run for one in kept.runs()]
    if run is not None and run not in known:
        there = f"there are: 1 to {max(known)}" if known else "there was none yet"
        raise typer.BadParameter(f"there is no run {run}; {there}", param_hint="--run")


def _line(one: Refused) -> bytes:
    told = {**msgspec.structs.asdict(one), "mend": _mend(one.reason)}
    return msgspec.json.encode(told)


def _mend(code: str) -> str | None:
    from isnad.reading.reasons import reasons

    known = reasons().get(code)
    return known.mend if known else None


def _told(found: Iterable[Refused], runs: list[RunAccount], *, whole: bool) -> Iterator[str]:
    by_reason: dict[str, dict[str, Refused]] = defaultdict(dict)
    for one in found:
        by_reason[one.reason][one.where] = one
    for code, places in sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0])):
        yield from _reason(code, list(places.values()), whole=whole)
        yield ""
    if not by_reason:
        yield "nothing was rejected"
    yield from map(_run, runs)


def _reason(code: str, places: list[Refused], *, whole: bool) -> Iterator[str]:
    from isnad.reading.reasons import reasons

    known = reasons().get(code)
    yield f"{code}: {len(places)}" + (f"; {known.means}" if known else "")
    if known:
        yield f"  to mend it: {known.mend}"
    shown = places if whole else places[:_SHOWN]
    for one in shown:
        yield f"  run {one.run}  {one_line(one.where)}: {one_line(one.message)}"
    if len(places) > len(shown):
        yield f"  … and {len(places) - len(shown)} more: --reason {code}"


def _run(one: RunAccount) -> str:
    ends = f"{one.read} read, {one.duplicate} duplicate, {one.empty} empty, {one.rejected} rejected"
    begun = f"run {one.run}  {one.started[:19]}Z  {one.command}: {one.attempted} attempted: {ends}"
    if one.ended is not None:
        return begun
    return (
        f"{begun}; it did not end: it was broken off, or is still going. What it read stays; the "
        "same command again reads the rest"
    )
