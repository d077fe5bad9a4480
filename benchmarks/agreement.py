"""How far readers of the same lines agree: F1 over their claims, by language.

Two claims agree when their types meet and they share words of the trigger or of a participant.
``python -m benchmarks.agreement``; needs no texts.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from pathlib import Path

from benchmarks.corpus import ROOT
from isnad.training.standoff import Document, MarkedClaim, documents

Line = tuple[str, str, tuple[int, int]]
FOLDER = ROOT / "annotations"
READERS = {"first": ".", "second": "second", "third": "third", "fourth": "fourth"}


def table() -> list[str]:
    """A row for two readers and a language: lines that both read, the claims of each, F1 without
    what either reader calls optional, and of all."""
    out = [
        "| readers | language | lines of both | claims | | F1, sure claims | F1, all |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    known = [(name, _by_language(FOLDER / folder)) for name, folder in READERS.items()]
    for (one, mine), (other, theirs) in combinations(known, 2):
        for language in sorted(mine.keys() & theirs.keys()):
            row = _row(mine[language], theirs[language])
            if row:
                out.append(f"| {one}, {other} | {language} | {' | '.join(row)} |")
    return out


def _row(one: list[Document], other: list[Document]) -> list[str]:
    lines = sorted(_lines(one) & _lines(other))
    mine, theirs = _by_line(one), _by_line(other)
    pairs = [(mine.get(line, []), theirs.get(line, [])) for line in lines]
    counts = [str(sum(len(pair[n]) for pair in pairs)) for n in (0, 1)]
    shares = [f"{_f1(pairs, every):.3f}" for every in (False, True)]
    return [str(len(lines)), *counts, *shares] if lines else []


def _by_language(folder: Path) -> dict[str, list[Document]]:
    out: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents(folder):
        out[document.language].append(document)
    return out


def _lines(some: list[Document]) -> set[Line]:
    return {(x.id, x.part, x.line) for document in some for x in document.lines}


def _by_line(some: list[Document]) -> dict[Line, list[MarkedClaim]]:
    out: defaultdict[Line, list[MarkedClaim]] = defaultdict(list)
    for document in some:
        for claim in document.claims:
            out[claim.id, claim.part, claim.line].append(claim)
    return dict(out)


def _f1(pairs: list[tuple[list[MarkedClaim], list[MarkedClaim]]], every: bool) -> float:
    """Of claims on both sides; without ``every``, optional ones may be met but are not owed."""
    shares = []
    for turn in (1, -1):
        met = owed = 0
        for pair in pairs:
            mine, theirs = pair[::turn]
            left = list(theirs)
            for claim in sorted(mine, key=lambda c: c.optional):
                twin = next((one for one in left if _agree(claim, one)), None)
                if twin is not None:
                    left.remove(twin)
                if every or not claim.optional:
                    met, owed = met + (twin is not None), owed + 1
        shares.append(met / owed if owed else 0.0)
    return 2 * shares[0] * shares[1] / (sum(shares) or 1)


def _agree(a: MarkedClaim, b: MarkedClaim) -> bool:
    if not {a.type, *a.alt} & {b.type, *b.alt}:
        return False
    spans = [(a.trigger, b.trigger)]
    spans += [
        (x.span, y.span) for x in (*a.actors, *a.recipients) for y in (*b.actors, *b.recipients)
    ]
    return any(x and y and x[0] < y[1] and y[0] < x[1] for x, y in spans)


if __name__ == "__main__":
    print("\n".join(table()))
