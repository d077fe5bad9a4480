"""``python -m benchmarks.ray``: ``isnad add --ray`` on two workers of this machine, one of which is
killed half-way, beside ``--jobs 2`` and one process. The three stores must be the same in every table.

It takes what ``pip install 'isnad[ray]'`` brings. Ray's own start and end are part of its time.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from benchmarks import jobs, long_run, soak

REPORTS, FULL = 400, 20_000
MISSING = "not measured: Ray is not installed: pip install 'isnad[ray]'"
_SHARDS = 4
_PARCEL = 100


def lines(count: int, short: bool = False) -> Iterator[str]:
    """The table, line by line."""
    if importlib.util.find_spec("ray") is None:
        yield MISSING
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = folder / "whole.jsonl"
        (_short if short else jobs.given)(whole, count)
        inputs = folder / "inputs"
        inputs.mkdir()
        _cut(whole, inputs)
        stores = [folder / f"{way}.db" for way in ("one", "two", "ray")]
        one = jobs.added(inputs, stores[0], "--jobs", "1")
        two = jobs.added(inputs, stores[1], "--jobs", "2")
        shards, killed = folder / "shards", list[int]()
        half = count // _PARCEL // 2
        threading.Thread(target=_kill, args=(shards, half, killed), daemon=True).start()
        ray = jobs.added(inputs, stores[2], "--ray", "local", "--shards", str(shards))
        dumps = [soak.dump(store) for store in stores]
        size = sum(path.stat().st_size for path in shards.rglob("*.parquet"))
        texts = whole.stat().st_size
    yield f"isnad add, {count} reports in {_SHARDS} inputs, joined"
    for told, cost in (("--jobs 1", one), ("--jobs 2", two), ("--ray local", ray)):
        yield f"{told:12} {cost.clock:8.1f} s by the clock"
    same = dumps[0] == dumps[1] == dumps[2]
    yield f"workers killed half-way: {len(killed)}; stores {'the same' if same else 'DIFFER'}"
    yield f"shards: {size / count:,.0f} bytes a report, of {texts / count:,.0f} as lines of JSON"


def _short(path: Path, count: int) -> None:
    """So many reports of a few sentences each, as lines of JSON."""
    with path.open("w", encoding="utf-8") as out:
        for one in long_run.reports(count):
            out.write(json.dumps(one | {"received": "2026-01-01T00:00:00Z"}) + "\n")


def _cut(whole: Path, folder: Path) -> None:
    rows = whole.read_text("utf-8").splitlines(keepends=True)
    size = -(-len(rows) // _SHARDS)
    for n in range(_SHARDS):
        (folder / f"{n}.jsonl").write_text("".join(rows[n * size : (n + 1) * size]), "utf-8")


def _kill(folder: Path, half: int, killed: list[int]) -> None:
    """Kill a worker that extracts, when so many parcels are written."""
    while not killed:
        time.sleep(0.05)
        if len(list(folder.glob("*/*.parquet"))) >= max(half, 1):
            for pid in workers()[:1]:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)


def workers() -> list[int]:
    """Ray's processes that extract on this machine, by what they call themselves."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            name = path.read_bytes()
            if name.startswith(b"ray::") and b"extracting" in name:
                found.append(int(path.parent.name))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--short", action="store_true", help="reports of three sentences")
    asked = parser.parse_args()
    for line in lines(asked.reports, asked.short):
        print(line, flush=True)


if __name__ == "__main__":
    main()
