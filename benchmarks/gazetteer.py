"""The index of places beside a plain automaton over the same names: each in a process of its own,
on the text of the first report, against its places as people wrote them down.

The automaton is the CharwiseDoubleArrayAhoCorasick of daachorse: leftmost longest match between
letters that are none, the best known place of a name. It is what a gazetteer without grammar does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

import msgspec

from benchmarks import corpus
from benchmarks.peak import peak
from isnad import flow, world
from isnad.folding import fold
from isnad.records import Place, Report
from isnad.world import gazetteer, places

_SECONDS = 2.0
_MOST_WORDS = 5
SEED = corpus.SHARED / "gold" / "seed"
MISSING = "daachorse is not installed: set up the development group (make setup), then again"


class Side(msgspec.Struct):
    """What one side needs and finds. ``start``: seconds until the first name is looked up;
    ``memory``: bytes at most; ``rate``: look-ups (or characters of text) in a second."""

    places: int
    start: float
    memory: int
    rate: float
    right: int = 0
    wrong: int = 0
    wanted: int = 0
    note: str = ""


class Found(msgspec.Struct, frozen=True):
    """A place in a text: where it stands and the country that it is said to be in."""

    start: int
    end: int
    country: str | None


def sides() -> tuple[Side, Side]:
    """The index and the automaton, each measured in its own process."""
    return _in_process("index"), _in_process("automaton")


def _in_process(which: str) -> Side:
    command = [sys.executable, "-m", "benchmarks.gazetteer", which]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=corpus.ROOT)
    if done.returncode:
        return Side(0, 0.0, 0, 0.0, note=done.stderr.strip().splitlines()[-1])
    return msgspec.json.decode(done.stdout, type=Side)


def index() -> Side:
    """The index: look-ups are of the runs of words of the text, without remembering answers."""
    begun = perf_counter()
    known = world.load().places
    known.find(fold("Damascus"))
    start = perf_counter() - begun
    text, gold = _seed()
    runs = _runs(text)
    rate = _rate(lambda: [known._find(run) for run in runs], len(runs))
    memory = peak()
    side = Side(len(known), start, memory, rate)
    return _judged(side, _ours(text), gold) if gold else side


def automaton() -> Side:
    """The automaton: names in, then the text through it."""
    try:
        from daachorse import MATCH_KIND_LEFTMOST_LONGEST, CharwiseDoubleArrayAhoCorasick
    except ImportError:
        raise SystemExit(MISSING) from None
    best: dict[str, tuple[int, str | None]] = {}
    count = 0
    begun = perf_counter()
    for record, names in places.builtin():
        count += 1
        mine = gazetteer.rank(record), record.country
        for name in names:
            if name and (name not in best or mine[0] < best[name][0]):
                best[name] = mine
    names_of = list(best)
    built = CharwiseDoubleArrayAhoCorasick(names_of, MATCH_KIND_LEFTMOST_LONGEST)
    start = perf_counter() - begun
    text, gold = _seed()

    def find() -> list[Found]:
        return [
            Found(i, j, best[names_of[n]][1]) for i, j, n in built.find(text) if _whole(text, i, j)
        ]

    rate = _rate(find, len(text))
    side = Side(count, start, peak(), rate)
    return _judged(side, find(), gold) if gold else side


def _seed() -> tuple[str, list[Found]]:
    """The first report and its places; another text and no places where it is not there."""
    if not (SEED / "report.txt").exists():
        return corpus.load(corpus.EXAMPLES)[0].text, []
    lines = (SEED / "places.jsonl").read_text("utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    text = (SEED / "report.txt").read_text("utf-8")
    return text, [Found(row["start"], row["end"], row["country"]) for row in rows]


def _ours(text: str) -> list[Found]:
    """The places of the claims of a text."""
    claims = flow.read(Report(id="seed", sha256="0" * 64, text=text)).claims
    named: Iterable[Place | None] = (p for c in claims for p in (c.place, c.origin_place))
    found = {
        Found(p.start, p.end, p.country)
        for p in named
        if p and p.latitude is not None and p.start is not None and p.end is not None
    }
    return sorted(found, key=lambda one: one.start)


def _judged(side: Side, found: list[Found], gold: list[Found]) -> Side:
    """A place is right where one of that country stands there; all others are wrong. The same
    words said again count once."""
    text = _seed()[0]
    named = {text[one.start : one.end]: one.country for one in gold}
    side.wanted = len(named)
    right, wrong = set(), set()
    for one in found:
        words = text[one.start : one.end]
        known = next((n for n in named if n in words or words in n), None)
        if known is not None and named[known] == one.country:
            right.add(known)
        else:
            wrong.add((words, one.country))
    side.right, side.wrong = len(right), len(wrong)
    side.note = ", ".join(sorted(words for words, _ in wrong))
    return side


def _runs(text: str) -> list[str]:
    words = [fold(word) for word in text.split()]
    spans = range(1, _MOST_WORDS + 1)
    return [" ".join(words[i : i + n]) for i in range(len(words)) for n in spans]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether no letter goes on before or after."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not after.isalnum()


def _rate(work: Callable[[], object], size: int) -> float:
    work()
    rounds, begun = 0, perf_counter()
    while perf_counter() - begun < _SECONDS:
        work()
        rounds += 1
    return rounds * size / (perf_counter() - begun)


def lines() -> Iterable[str]:
    """What ``make bench`` prints of it."""
    row = "{:<28} {:>12} {:>12}"
    one, other = sides()
    for side, name in ((one, "index"), (other, "automaton")):
        if not side.places:
            yield f"{name}: not measured: {side.note}"
    yield row.format("index of places", "index", "automaton")
    yield row.format("places", f"{one.places:,}", f"{other.places:,}")
    yield row.format("start, compiled (s)", f"{one.start:.3f}", f"{other.start:.1f}")
    yield row.format("memory (MB)", f"{one.memory / 1e6:,.0f}", f"{other.memory / 1e6:,.0f}")
    yield row.format("look-ups, characters /s", f"{one.rate:,.0f}", f"{other.rate:,.0f}")
    if one.wanted:
        yield row.format(f"right, of {one.wanted} places", one.right, other.right)
        yield row.format("wrong", one.wrong, other.wrong)
        yield f"wrong, index: {one.note or 'none'}; automaton: {other.note or 'none'}"


def main() -> None:
    """One side as JSON, or the table."""
    wanted = {"index": index, "automaton": automaton}
    if len(sys.argv) > 1 and sys.argv[1] in wanted:
        sys.stdout.write(msgspec.json.encode(wanted[sys.argv[1]]()).decode())
    else:
        sys.stdout.write("\n".join(lines()) + "\n")


if __name__ == "__main__":
    main()
