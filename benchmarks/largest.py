"""The largest stories of some reports, with the sentences that tell them, to be read and judged.

``python -m benchmarks.largest FILE... --count 50``: of JSON lines of reports, each file is joined
by itself. No figure comes of it: somebody reads what one story holds and counts what is right.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import corpus
from isnad import flow
from isnad.joining import join
from isnad.joins import Held, Story, Telling


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, join and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.largest", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="reports, one a line")
    parser.add_argument("--count", type=int, default=50, help="how many stories, over all files")
    given = parser.parse_args(arguments)
    found = [one for path in given.files for one in _stories(path)]
    found.sort(key=lambda one: (-len(_places(one[0])), one[0].id))
    for number, (story, held) in enumerate(found[: given.count], 1):
        print("\n".join(_lines(number, story, held)), end="\n\n")


def _stories(path: Path) -> Iterator[tuple[Story, dict[str, Held]]]:
    read = map(flow.read, corpus.load([path]))
    several = [Held(report=r.report, claims=r.claims, traces=r.traces) for r in read]
    held = {one.report.id: one for one in several}
    return ((story, held) for story in join(several)[1])


def _places(story: Story) -> dict[tuple[str, str, int], Telling]:
    """The tellings of a story by where they stand: one with several chains counts once."""
    return {(one.report, one.part, one.start): one for one in story.tellings}


def _lines(number: int, story: Story, held: dict[str, Held]) -> Iterator[str]:
    """A story for a reader: its head, then every telling with its sentence."""
    told = _places(story)
    where = story.place.name if story.place else "no place"
    when = story.time.edtf if story.time else "no time"
    reports = len({report for report, _, _ in told})
    yield f"{number}. {story.type}, {where}, {when}: {len(told)} tellings in {reports} reports"
    for one in told.values():
        published = (held[one.report].report.published or "")[:10]
        yield f"   {one.report} {published} [{one.quote}] {_sentence(held[one.report], one)}"


def _sentence(held: Held, telling: Telling) -> str:
    """The sentence of a telling, on one line."""
    text = held.report.part(telling.part)
    spans = ((t.start, t.end) for t in held.traces if t.part == telling.part)
    found = next(((a, b) for a, b in spans if a <= telling.start < b), (telling.start, telling.end))
    return " ".join(text[slice(*found)].split())


if __name__ == "__main__":
    main()
