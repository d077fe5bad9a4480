"""``python -m benchmarks.exports``: what each format costs that claims go out in.

The same joined store is written in every format whose library is there, by the code that the program
runs; beside it, in the same run, what a script would do without it: the claims of the store through
the ``json`` of the standard library, a line each.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from time import process_time
from typing import NamedTuple

import msgspec

from benchmarks import joined, sized
from benchmarks.arrivals import Maker
from isnad import exports
from isnad.exports import Format
from isnad.store import Store, open_store

# Reports; QUICK shows that all works.
FULL, DEFAULT, QUICK = 10_000, 2_000, 1_000
_ROW = "  {:<16} {:>10} {:>10} {:>8} {:>12}"


class Cost(NamedTuple):
    """Claims that were asked for and those that the format carried, seconds of processor time,
    bytes."""

    claims: int
    kept: int
    seconds: float
    size: int


def peer(store: Store, path: Path) -> Cost:
    """The claims as lines of JSON, by the standard library."""
    began, count = process_time(), 0
    with path.open("w", encoding="utf-8") as file:
        for claim in store.claims():
            file.write(json.dumps(msgspec.to_builtins(claim), ensure_ascii=False) + "\n")
            count += 1
    return Cost(count, count, process_time() - began, path.stat().st_size)


def one(store: Store, form: Format, path: Path) -> Cost:
    """The claims in a format."""
    began = process_time()
    written = exports.write(store, form.name, path)
    spent = process_time() - began
    kept = written.claims - sum(written.left.values())
    return Cost(written.claims, kept, spent, _size(path))


def _size(path: Path) -> int:
    files = [x for x in path.rglob("*") if x.is_file()] if path.is_dir() else [path]
    return sum(x.stat().st_size for x in files)


def lines(reports: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    yield f"Claims of {reports:,} joined reports in each format; processor time of one core:\n"
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "kept.db") as store:
        for _ in joined.filled(store, Maker().reports(reports), reports):
            pass
        beside = peer(store, Path(folder) / "peer.jsonl")
        yield _ROW.format("", "carried", "claims/s", "ratio", "bytes each")
        yield _row("json, by script", beside, beside)
        for form in exports.formats().values():
            if form.needs and find_spec(form.needs) is None:
                yield f"  {form.name:<16} not measured: needs isnad[{form.extra}]"
                continue
            path = Path(folder) / f"{form.name}{form.ending}"
            one(store, form, path)  # what is loaded once is no cost of an export
            yield _row(form.name, one(store, form, path), beside)
    yield "\n  carried: claims that the format has a place for; ratio: claims a second beside json"


def _row(name: str, cost: Cost, beside: Cost) -> str:
    rate, theirs = cost.claims / cost.seconds, beside.claims / beside.seconds
    each = cost.size / max(cost.kept, 1)
    return _ROW.format(
        name, f"{cost.kept:,}", f"{rate:,.0f}", f"{rate / theirs:.2f}", f"{each:,.0f}"
    )


def main() -> None:
    """Measure and print."""
    sized.run(__doc__, lines, of="reports", full=FULL, default=DEFAULT)


if __name__ == "__main__":
    main()
