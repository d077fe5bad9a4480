"""Scores of a folder of annotated reports: read them, match the claims, count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from isnad.records import Claim, Report
from isnad.scoring.gold import GoldReport
from isnad.scoring.matching import Match, match
from isnad.scoring.tally import FIELDS, Tally, interval, total

# In the contract, but annotated nowhere: not counted either way.
UNSCORED = frozenset({"STATEMENT", "TOLL", "DISPLACEMENT"})


class Scored(NamedTuple):
    """One report in one language: its matches by line, and their counts."""

    id: str
    language: str
    matches: list[tuple[int, Match]]
    tally: Tally
    unverbatim: int


def scored(
    golds: Iterable[GoldReport], texts: dict[str, Report], read: Callable[[Report], list[Claim]]
) -> Iterator[Scored]:
    """Every annotated report in each of its languages whose text is there (id ``DOC/LANG``)."""
    for gold in golds:
        for language in gold.languages:
            report = texts.get(f"{gold.doc}/{language}")
            if report is not None:
                yield _score(gold, report, language, read(report))


def _score(gold: GoldReport, report: Report, language: str, claims: list[Claim]) -> Scored:
    told: defaultdict[int, list[Claim]] = defaultdict(list)
    wanted = defaultdict(list)
    for claim in claims:
        if claim.type not in UNSCORED and claim.trigger.part == "text":
            told[report.text.count("\n", 0, claim.trigger.start)].append(claim)
    for one in gold.claims:
        wanted[one.line].append(one)
    tally, matches = Tally(), []
    for line in sorted({*told, *wanted}):
        for pair in match(wanted[line], told[line], language):
            tally.add(pair, language)
            matches.append((line, pair))
    broken = sum(not _verbatim(c, report) for line in told.values() for c in line)
    return Scored(report.id, language, matches, tally, broken)


def _verbatim(claim: Claim, report: Report) -> bool:
    spans = (claim.trigger, claim.evidence)
    return all(report.part(s.part)[s.start : s.end] == s.quote for s in spans)


def figures(reports: list[Scored]) -> dict[str, dict[str, object]]:
    """By language, and over all: precision, recall and F1 of each field, the interval of the F1 of
    claims, the shares of right root sources and country codes, how many were wanted and told."""
    out: dict[str, dict[str, object]] = {}
    for name in (*sorted({r.language for r in reports}), "all"):
        mine = [r.tally for r in reports if name in (r.language, "all")]
        tally = total(mine)
        row: dict[str, object] = {
            field: [round(x, 3) for x in tally.figures(field)] for field in FIELDS
        }
        row |= {
            "interval": [round(x, 3) for x in interval(mine)],
            "root": round(tally.root, 3),
            "country": round(tally.country, 3),
            "wanted": tally["claims.wanted"],
            "told": tally["claims.told"],
        }
        out[name] = row
    return out
