"""Whole paradigms of model verbs, written by hand, against what the rules derive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from isnad.folding import fold
from isnad.languages.ar.morphology import conjugate
from isnad.languages.ar.morphology.tables import endings

PERSONS = [tag for tag, _, _ in endings()["perf"]]
FEATURES = {
    "perf": [f"perf.act.{p}" for p in PERSONS],
    "ind": [f"impf.ind.act.{p}" for p in PERSONS],
    "sub": [f"impf.sub.act.{p}" for p in PERSONS],
    "juss": [f"juss.act.{p}" for p in PERSONS],
    "imp": [f"imp.{p}" for p in PERSONS if p[0] == "2"],
    "pass": ["perf.pass.3ms", "impf.ind.pass.3ms"],
    "part": ["actpart.ms", "actpart.fs", "paspart.ms"],
    "masdar": ["masdar"],
}


def blocks() -> Iterator[tuple[str, int, list[list[str]]]]:
    text = (Path(__file__).parent / "paradigms.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).split("= ")[1:]:
        head, *rest = block.strip().splitlines()
        root, form = head.split(" | ")
        yield root, int(form), [line.split() for line in rest]


@pytest.mark.parametrize(("root", "form", "lines"), list(blocks()))
def test_paradigm(root: str, form: int, lines: list[list[str]]) -> None:
    derived: dict[str, set[str]] = defaultdict(set)
    for spelling, feature in conjugate(root, form):
        derived[feature].add(spelling)
    for slot, *wanted in lines:
        features = FEATURES[slot]
        assert len(features) == len(wanted), f"{slot} of the test itself"
        found = {f: derived[f] for f in features}
        assert found == {
            f: {fold(w) for w in variants.split("/")}
            for f, variants in zip(features, wanted, strict=True)
        }
