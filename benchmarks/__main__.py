"""``make bench``: figures beside their bars and beside peers, in one run, written to
docs/performance.md.

``--full``: in the sizes that the bars are for; ``--quick``: in the smallest that shows that all
works, for no bar; ``--only NAME``: single parts, written only where ``--page`` says where to.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import (
    archives,
    as_of,
    compiled,
    copies,
    explorer,
    exports,
    gazetteer,
    jobs,
    joined,
    performance,
    postgres,
    rates,
    ray,
    replay,
)
from benchmarks.performance import Section, measure
from isnad import garbage

SECTIONS = (
    Section("reading", "Text to claims, start, memory", rates.lines, 20, 1_000, 1_000),
    Section("compiled", "The engine, compiled", compiled.lines, 10, 100, 1_000),
    Section("gazetteer", "Index of places", lambda _: gazetteer.lines(), 1, 1, 1),
    Section("copies", "Copies of reports", copies.lines, 2_000, 20_000, 20_000),
    Section("joined", "Joining, and briefs", joined.lines, 1_000, 3_000, joined.FULL),
    Section("as-of", "Situations", as_of.lines, 5_000, as_of.DEFAULT, as_of.FULL),
    Section("replay", "What was known by a day", replay.lines, 3, 6, replay.PAIRS),
    Section("explorer", "The explorer", explorer.lines, 200, explorer.DEFAULT, explorer.FULL),
    Section("exports", "Exports", exports.lines, exports.QUICK, exports.DEFAULT, exports.FULL),
    Section("postgres", "PostgreSQL", postgres.lines, 15_000, postgres.DEFAULT, postgres.FULL),
    Section("jobs", "Processes", jobs.lines, 60, jobs.REPORTS, jobs.FULL),
    Section("ray", "Ray", ray.lines, 200, ray.REPORTS, ray.FULL),
    Section("archives", "Archives", archives.lines, 4_000_000, archives.SMALL, archives.FULL),
)


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--full", action="store_const", dest="size", const="full")
    size.add_argument("--quick", action="store_const", dest="size", const="quick")
    names = [one.name for one in SECTIONS]
    parser.add_argument("--only", action="append", choices=names, metavar="NAME")
    parser.add_argument("--page", type=Path, metavar="FILE")
    given = parser.parse_args()
    garbage.look_seldom()  # as the program does
    parts = []
    for one in SECTIONS:
        if not given.only or one.name in given.only:
            print(f"\n## {one.title}\n", flush=True)
            found = measure(
                one, getattr(one, given.size or "small"), lambda x: print(x, flush=True)
            )
            parts.append(found)
    where = given.page or (None if given.only else performance.PAGE)
    if where is not None:
        how = {"full": "make bench FULL=1", "quick": "python -m benchmarks --quick"}
        told = performance.page(parts, how.get(given.size, "make bench"))
        where.write_text(told, encoding="utf-8")
        print(f"written to {where}")


if __name__ == "__main__":
    main()
