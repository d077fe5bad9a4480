"""Copy detection on one core: reports a second through sketch, look-up and confirmation on the text,
and how many of the planted copies are found; beside the deduplicator of rensa, which compares
sketches of whole texts and confirms nothing.

Reports are synthetic: words of a made-up vocabulary as often as words are in news, background that
every report of an agency may repeat, and copies with light edits, with cuts, and of a part inside
another text.
"""

from __future__ import annotations

import gc
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from time import process_time

from isnad.joins import Held
from isnad.lineage import compare, keys
from isnad.records import Report

REPORTS, COPIED = 20_000, 0.08
# Bars: reports a second, share of the planted copies that are found.
RATE, RECALL = 2_000, 0.95
_VOCABULARY, _AGENCIES, _BACKGROUND = 30_000, 40, 8
_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_DAYS, _LATE = 120, 2
_EDITED = 0.03
_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]

Sentence = list[str]


@dataclass(frozen=True)
class Planted:
    """A report and, where it is a copy, how it was made and of which it is one."""

    held: Held
    of: str | None = None
    how: str = ""


@dataclass(frozen=True)
class Measured:
    """Reports a second; share of the planted copies that were found, by how they were made; links
    to reports that are not the original nor another copy of it."""

    rate: float
    recall: float
    by_kind: dict[str, float]
    false: int = 0


class Maker:
    """Makes reports; the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self.random = random.Random(seed)
        drawn = ("".join(self.random.choices(_SYLLABLES, k=n % 3 + 2)) for n in range(10**6))
        words = dict.fromkeys(word for word, _ in zip(drawn, range(_VOCABULARY), strict=False))
        self.words = list(words)
        self.weights = list(accumulate(1 / (n + 3) for n in range(len(self.words))))
        self.background = [[self._sentence() for _ in range(_BACKGROUND)] for _ in range(_AGENCIES)]

    def reports(self, count: int, copied: float) -> Iterator[Planted]:
        """Reports in the order of time; that share of them are copies of one shortly before."""
        bodies: list[tuple[str, list[Sentence], datetime]] = []
        for n in range(count):
            when = _FIRST + timedelta(days=_DAYS * n / count)
            name = f"s{n:06d}"
            if bodies and self.random.random() < copied:
                yield self._copy(name, when, bodies)
                continue
            agency = self.random.randrange(_AGENCIES)
            body = [self._sentence() for _ in range(self.random.randint(12, 22))]
            if self.random.random() < 0.3:
                body += self.random.sample(self.background[agency], 2)
            bodies.append((name, body, when))
            yield Planted(self._held(name, f"agency {agency}", body, when))

    def _copy(
        self, name: str, when: datetime, bodies: list[tuple[str, list[Sentence], datetime]]
    ) -> Planted:
        since = [one for one in bodies[-400:] if when - one[2] <= timedelta(days=_LATE)]
        original, body, _ = self.random.choice(since or bodies[-1:])
        how = self.random.choice(("edits", "cuts", "part"))
        taken = [self._edited(sentence) for sentence in body]
        if how == "cuts":
            kept = self.random.uniform(0.4, 0.7)
            taken = [one for one in taken if self.random.random() < kept] or taken[:3]
        if how == "part":
            begin = self.random.randrange(len(taken) - 5)
            own = [self._sentence() for _ in range(self.random.randint(5, 9))]
            taken = [*own[:3], *taken[begin : begin + 5], *own[3:]]
        paper = f"paper {self.random.randrange(500)}"
        return Planted(self._held(name, paper, taken, when), original, how)

    def _sentence(self) -> Sentence:
        size = self.random.randint(12, 28)
        return self.random.choices(self.words, cum_weights=self.weights, k=size)

    def _edited(self, sentence: Sentence) -> Sentence:
        edited = [
            self.random.choice(self.words) if self.random.random() < _EDITED else word
            for word in sentence
        ]
        return edited[1:] if self.random.random() < _EDITED else edited

    @staticmethod
    def _held(name: str, outlet: str, body: list[Sentence], when: datetime) -> Held:
        text = "\n".join(" ".join(one).capitalize() + "." for one in body)
        report = Report(
            id=name, sha256=name, text=text, language="en", outlet=outlet,
            published=when.isoformat(),
        )  # fmt: skip
        return Held(report=report, claims=[], traces=[])


def ours(planted: list[Planted]) -> Measured:
    """Keys, look-up in memory and confirmation, one report after the other."""
    held: list[Held] = []
    # Most keys are of one report: numbers cost less than lists of them.
    first: dict[str, int] = {}
    more: dict[str, list[int]] = defaultdict(list)
    links: dict[str, set[str]] = {}
    # What is measured is not the collector's walks through the reports that were made here.
    gc.collect()
    gc.freeze()
    start = process_time()
    for n, one in enumerate(planted):
        met: set[int] = set()
        for key in keys(one.held):
            if first.setdefault(key, n) != n:
                met |= {first[key], *more[key]}
                more[key].append(n)
        found = (compare(held[m], one.held) for m in met)
        links[one.held.report.id] = {f.of.report or "" for f in found if f is not None}
        held.append(one.held)
    return _measured(planted, links, process_time() - start)


def peer(planted: list[Planted]) -> Measured:
    """The deduplicator of rensa on rows of three words, without confirmation."""
    from rensa import RMinHash, RMinHashDeduplicator

    known = RMinHashDeduplicator(threshold=0.4, num_perm=128, use_lsh=True, num_bands=32)
    links: dict[str, set[str]] = {}
    start = process_time()
    for one in planted:
        words = one.held.report.text.lower().split()
        sketch = RMinHash(128, 42)
        sketch.update([" ".join(row) for row in zip(words, words[1:], words[2:], strict=False)])
        links[one.held.report.id] = set(known.get_duplicates(sketch))
        known.add(one.held.report.id, sketch)
    return _measured(planted, links, process_time() - start)


def _measured(planted: list[Planted], links: dict[str, set[str]], seconds: float) -> Measured:
    original = {one.held.report.id: one.of for one in planted}
    found: dict[str, list[bool]] = defaultdict(list)
    false = 0
    for one in planted:
        linked = links.get(one.held.report.id, set())
        if one.of is not None:
            found[one.how].append(one.of in linked)
        family = {one.of or one.held.report.id}
        false += sum((original.get(other) or other) not in family for other in linked)
    every = [hit for hits in found.values() for hit in hits]
    return Measured(
        rate=len(planted) / seconds,
        recall=_mean(every),
        by_kind={how: _mean(hits) for how, hits in sorted(found.items())},
        false=false,
    )


def _mean(values: Iterable[bool]) -> float:
    every = list(values)
    return sum(every) / (len(every) or 1)


def lines(reports: int = REPORTS) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    planted = list(Maker().reports(reports, COPIED))
    size = sum(len(one.held.report.text) for one in planted) / len(planted)
    copies = sum(one.of is not None for one in planted)
    row = "{:<28} {:>12} {:>12}"
    yield row.format("copies of reports", "isnad", "rensa")
    one, other = ours(planted), peer(planted)
    yield row.format("reports a second", f"{one.rate:,.0f}", f"{other.rate:,.0f}")
    yield row.format(f"found, of {copies:,} planted", f"{one.recall:.3f}", f"{other.recall:.3f}")
    for how in one.by_kind:
        yield row.format(f"  {how}", f"{one.by_kind[how]:.3f}", f"{other.by_kind.get(how, 0):.3f}")
    yield row.format("links to another report", one.false, other.false)
    met = "met" if one.rate >= RATE and one.recall >= RECALL else "MISSED"
    yield (
        f"{len(planted):,} reports of {size:,.0f} characters; bar: {RATE:,} reports a second, "
        f"{RECALL:.2f} of the copies: {met}"
    )


if __name__ == "__main__":
    for line in lines():
        print(line, flush=True)
