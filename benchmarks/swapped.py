"""``python -m benchmarks.swapped``: what the checker of briefs finds.

Briefs of the example reports, of the story sets and of unlabelled text are written in three
languages. First, how many of their lines the checker finds at fault as they are written; the program
leaves out the claims that these tell, and so it is done here. Then, of a thousand briefs as they are
told in which exactly one slot, number, source or polarity was swapped, how many it finds. A swap
that changes nothing visible is not counted.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import NamedTuple

from benchmarks.corpus import EXAMPLES, ROOT, SHARED
from benchmarks.swaps import KINDS, Swap, Swapper
from isnad import brief, flow, garbage, joining, world
from isnad.briefing.checked import agreed
from isnad.briefing.gathering import gather
from isnad.checking import Checker, Fault
from isnad.checking.ground import lines
from isnad.errors import UnsupportedLanguage
from isnad.pages import Brief
from isnad.reading import Arrived, arrivals
from isnad.records import ReadResult, Rejected, Report
from isnad.store import open_store

MANY, SEED, BAR = 1_000, 20_241_201, 0.99
# So many reports of a set, stories of a brief, and days, which are all.
REPORTS, MOST, DAYS = 150, 2_000, 20_000
LANGUAGES = ("en", "ar", "vi")
SETS = {
    "examples": EXAMPLES,
    "aleppo": [SHARED / "gold" / "stories" / "aleppo" / "reports.jsonl"],
    "khartoum": [ROOT / "benchmarks" / "stories" / "khartoum" / "reports.jsonl"],
    **{path.stem: [path] for path in sorted((SHARED / "text").glob("*.jsonl"))},
}


class Written(NamedTuple):
    """A brief as it is told: its set, what the checker has against it all the same; how many lines
    it had as it was written, and how many of them were at fault."""

    name: str
    brief: Brief
    checker: Checker
    faults: list[Fault]
    lines: int
    wrong: list[Fault]


def written(name: str, paths: Iterable[Path], most: int) -> Iterator[Written]:
    """The briefs of a set in all languages."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s.db") as store:
        for one in islice(_read(paths), most):
            store.add(one)
        joining.catch_up(store, _again)
        reports = {one.id: one for one in store.reports()}
        with store.looking() as tables:
            given = gather(tables, None, None, "received", DAYS, MOST)
    checker = Checker(reports, flow.dates, whole=True)
    told = agreed(given, LANGUAGES, checker)
    for language in LANGUAGES:
        made = brief.write(given, language, world.load())
        many, wrong = sum(1 for _ in lines(made)), checker.faults(made)
        yield Written(name, told[language].brief, checker, told[language].faults, many, wrong)


def _read(paths: Iterable[Path]) -> Iterator[ReadResult]:
    for item in arrivals(str(path) for path in paths if path.exists()):
        if isinstance(item, Arrived):
            try:
                yield flow.read(item.report)
            except UnsupportedLanguage:
                continue


def _again(report: Report) -> ReadResult | Rejected:
    raise AssertionError(f"{report.id} was just read")


def caught(every: list[Written], many: int, seed: int = SEED) -> Iterator[tuple[Swap, bool]]:
    """So many swaps, each with whether it was found; lines that were at fault before are left as
    they are."""
    random, done = Random(seed), 0
    swappers = [Swapper(one.brief) for one in every]
    known = [{(f.line, f.shown, f.given) for f in one.faults} for one in every]
    while done < many:
        at = random.randrange(len(every))
        found = swappers[at].swap(KINDS[done % len(KINDS)], random)
        if found is None or any(line == found.before.text for line, _, _ in known[at]):
            continue
        done += 1
        faults = every[at].checker.faults(found.brief)
        new = any((f.line, f.shown, f.given) not in known[at] for f in faults)
        yield found, new


def table(found: Iterable[tuple[Swap, bool]]) -> Iterator[str]:
    """A row for each kind and role, and the verdict."""
    right, all_ = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for swap, caught_ in found:
        kind, role = swap.kind, swap.role
        for key in ((kind, role), (kind, "all"), ("all", "")):
            all_[key] += 1
            right[key] += caught_
    for key in sorted(all_, key=lambda key: (key[0] == "all", key[0], key[1] != "all", key[1])):
        kind, role = key
        yield f"  {kind:<10} {role:<14} {right[key]:>5} of {all_[key]:>5}  {right[key] / all_[key]:.3f}"
    share = right["all", ""] / max(all_["all", ""], 1)
    yield f"found: {share:.3f}, bar {BAR}: {'met' if share >= BAR else 'MISSED'}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--swaps", type=int, default=MANY)
    parser.add_argument("--reports", type=int, default=REPORTS, help="of each set, at most")
    parser.add_argument("--missed", action="store_true", help="print what was not found")
    parser.add_argument("--sets", nargs="*", default=list(SETS), choices=list(SETS))
    given = parser.parse_args()
    garbage.look_seldom()  # as the program does
    every: list[Written] = []
    for name in given.sets:
        if not any(path.exists() for path in SETS[name]):
            print(f"  {name:<16} is not here")
            continue
        start = perf_counter()
        made = list(written(name, SETS[name], given.reports))
        every += made
        count = sum(one.lines for one in made)
        wrong = sum(len({fault.line for fault in one.wrong}) for one in made)
        spent = perf_counter() - start
        print(f"  {name:<16} {count:>6} lines, {wrong:>4} at fault; {spent:.1f} s", flush=True)
    found = list(caught(every, given.swaps))
    for swap, right in found:
        if given.missed and not right:
            print(
                f"  not found, {swap.kind} {swap.role}: {swap.before.text}\n    {swap.after.text}"
            )
    for row in table(found):
        print(row)


if __name__ == "__main__":
    main()
