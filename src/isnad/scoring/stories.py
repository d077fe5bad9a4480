"""Scores of lineage and stories against an annotated set, 0 to 1.

lineage: (report, of) pairs; a link to another member of the right family of copies is neither
right nor wrong; ``kind``: of right links, the share of the right kind (partial counts as rewrite).
drift: (of, report, kind). tellings: annotated lines that stand in any story; ``b3``: B-cubed of who
is told together, each annotated story against the found one that has most of its lines. chain:
names of links of tellings that were found. origins: stories with the right number, and their names.
contradictions: (story, kind), right where tellings of two sayings that differ are both hit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import permutations

from isnad.joins import Contradiction, Lineage, Story
from isnad.records import Report
from isnad.scoring.names import alike
from isnad.scoring.storygold import GoldKin, StoryGold
from isnad.scoring.tally import Figures, Tally

Line = tuple[str, int]
_REUSE = frozenset({"copy", "translation", "rewrite", "partial"})
_TAKEN_OVER = _REUSE - {"partial"}


class StoryScore:
    """The figures of one set: what was found beside what is annotated."""

    def __init__(
        self,
        gold: StoryGold,
        reports: Mapping[str, Report],
        lineages: Iterable[Lineage],
        stories: Iterable[Story],
    ) -> None:
        self.gold, self.reports = gold, reports
        self.lineages, self.stories = list(lineages), list(stories)
        self.lines: dict[Line, set[int]] = defaultdict(set)
        self.chains: dict[tuple[int, Line], list[list[str]]] = defaultdict(list)
        for at, story in enumerate(self.stories):
            for told in story.tellings:
                if told.part == "text" and told.report in reports:
                    line = self._line(told.report, told.start)
                    self.lines[line].add(at)
                    self.chains[at, line].append([link.name for link in told.chain])
        self.best = [
            self._best(sorted({(t.report, t.line) for t in one.tellings})) for one in gold.stories
        ]

    def figures(self) -> dict[str, Figures | float]:
        """Every figure by name."""
        right, kind = self._lineage()
        recall, together = self._tellings()
        number, names = self._origins()
        return {
            "lineage": right,
            "kind": kind,
            "drift": self._drift(),
            "tellings": recall,
            "b3": together,
            "chain": self._chain(),
            "origins": number,
            "origin names": names,
            "contradictions": self._contradictions(),
        }

    def _line(self, report: str, start: int) -> Line:
        return report, self.reports[report].text.count("\n", 0, start)

    def _best(self, lines: Iterable[Line]) -> int | None:
        votes = Counter(at for line in lines for at in sorted(self.lines.get(line, ())))
        return votes.most_common(1)[0][0] if votes else None

    def _lineage(self) -> tuple[Figures, float]:
        family = _families(self.gold.lineage)
        wanted = {(k.report, k.of): k.kind for k in self.gold.lineage}
        told = {
            (x.report, x.of.report): x.kind
            for x in self.lineages
            if x.report in self.reports and x.of.report in self.reports
        }
        spare = {
            pair
            for pair, kind in told.items()
            if pair not in wanted and kind in _REUSE and pair[0] != pair[1]
            and family.get(pair[0], pair[0]) == family.get(pair[1] or "", pair[1])
        }  # fmt: skip
        right = [pair for pair in told if pair in wanted]
        alike_kind = sum(_one_kind(wanted[p[0], p[1] or ""], told[p]) for p in right)
        return (
            _figures(len(right), len(told) - len(spare), len(wanted)),
            alike_kind / (len(right) or 1),
        )

    def _drift(self) -> Figures:
        wanted = {(d.of, d.to, d.kind) for d in self.gold.drift}
        told = {(x.of.report, x.report, d.kind) for x in self.lineages for d in x.drift}
        return _figures(len(wanted & told), len(told), len(wanted))

    def _tellings(self) -> tuple[float, Figures]:
        annotated = [(t.report, t.line) for s in self.gold.stories for t in s.tellings]
        found: dict[int, set[Line]] = defaultdict(set)
        for line, stories in self.lines.items():
            for at in stories:
                found[at].add(line)
        every = set(annotated)
        hits, precision, recall = 0, 0.0, 0.0
        for story, best in zip(self.gold.stories, self.best, strict=True):
            own = {(t.report, t.line) for t in story.tellings}
            mine = found[best] & every if best is not None else set()
            for told in story.tellings:
                if (told.report, told.line) in mine:
                    hits += 1
                    precision += len(mine & own) / len(mine)
                    recall += len(mine & own) / len(own)
        share = sum(bool(self.lines.get(line)) for line in annotated) / (len(annotated) or 1)
        return share, _means(precision / (hits or 1), recall / (len(annotated) or 1))

    def _chain(self) -> Figures:
        tally = Tally()
        for story, best in zip(self.gold.stories, self.best, strict=True):
            for told in story.tellings:
                mine = (
                    self.chains.get((best, (told.report, told.line)), [])
                    if best is not None
                    else []
                )
                if mine:
                    shared = [
                        sum(any(alike(a, b) for b in told.chain) for a in one) for one in mine
                    ]
                    links = mine[shared.index(max(shared))]
                    tally.count(
                        "chain",
                        right=_paired(told.chain, links),
                        told=len(links),
                        wanted=len(told.chain),
                    )
        return tally.figures("chain")

    def _origins(self) -> tuple[float, Figures]:
        tally, number = Tally(), 0
        for story, best in zip(self.gold.stories, self.best, strict=True):
            names = [o.name for o in self.stories[best].origins] if best is not None else []
            number += len(names) == len(story.origins)
            tally.count(
                "names",
                right=_paired(names, story.origins),
                told=len(names),
                wanted=len(story.origins),
            )
        return number / (len(self.gold.stories) or 1), tally.figures("names")

    def _contradictions(self) -> Figures:
        wanted: dict[tuple[str, str], dict[str, set[Line]]] = defaultdict(lambda: defaultdict(set))
        for one in self.gold.contradictions:
            for side in one.sides:
                wanted[one.story, one.kind][side.says].add((side.report, side.line))
        hit, right, told = set(), 0, 0
        for found in (c for story in self.stories for c in story.contradictions):
            told += 1
            key = self._contradicted(found, wanted)
            if key is not None:
                right += 1
                hit.add(key)
        return _means(right / (told or 1), len(hit) / (len(wanted) or 1))

    def _contradicted(
        self, found: Contradiction, wanted: Mapping[tuple[str, str], Mapping[str, set[Line]]]
    ) -> tuple[str, str] | None:
        """The annotated contradiction that a found one meets with two of its sides."""
        sides = [
            {
                self._line(t.report, t.start)
                for t in side.tellings
                if t.part == "text" and t.report in self.reports
            }
            for side in found.sides
        ]
        for key, sayings in wanted.items():
            if key[1] == found.kind and any(
                a & x and b & y
                for a, b in permutations(sayings.values(), 2)
                for x, y in permutations(sides, 2)
            ):
                return key
        return None


def _families(links: Iterable[GoldKin]) -> dict[str, str]:
    """The head of each report's family of copies, translations and rewrites."""
    head: dict[str, str] = {}

    def root(name: str) -> str:
        while head.get(name, name) != name:
            name = head[name]
        return name

    for link in links:
        if link.kind in _TAKEN_OVER:
            head[root(link.report)] = root(link.of)
    return {name: root(name) for name in head}


def _one_kind(wanted: str, told: str) -> bool:
    return wanted == told or {wanted, told} == {"rewrite", "partial"}


def _paired(wanted: Iterable[str], told: Iterable[str]) -> int:
    """How many names of the one list have a counterpart of their own in the other."""
    left, both = list(told), 0
    for name in wanted:
        twin = next((x for x in left if alike(name, x)), None)
        if twin is not None:
            left.remove(twin)
            both += 1
    return both


def _figures(right: int, told: int, wanted: int) -> Figures:
    return _means(right / (told or 1), right / (wanted or 1))


def _means(precision: float, recall: float) -> Figures:
    both = precision + recall
    return Figures(precision, recall, 2 * precision * recall / both if both else 0.0)
