"""Scores of story sets: what counts as found, and the shared scorer's figures."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from isnad import flow
from isnad.joining import join
from isnad.joins import Held, Lineage, Link, Origin, Original, Story, Telling
from isnad.reading import arrivals
from isnad.records import Rejected, Report
from isnad.scoring import storygold
from isnad.scoring.stories import StoryScore
from isnad.scoring.storygold import (
    GoldKin,
    GoldStory,
    GoldTelling,
    StoryGold,
)


def report(name: str) -> Report:
    """A report of three lines."""
    return Report(id=name, sha256=name, text="one\ntwo\nthree")


REPORTS = {name: report(name) for name in ("a", "b", "c")}
GOLD = StoryGold(
    lineage=[GoldKin("b", "copy", "a"), GoldKin("c", "copy", "a")],
    stories=[
        GoldStory(
            "s1",
            "a bridge is shut",
            [
                GoldTelling("a", 0, "one", ["Mill Gazette", "harbour office"]),
                GoldTelling("b", 0, "one", ["Quay Post", "Mill Gazette", "harbour office"]),
            ],
            ["harbour office"],
        ),
        GoldStory("s2", "a ferry sails", [GoldTelling("c", 2, "three", ["Lark"])], ["Lark"]),
    ],
    contradictions=[],
    drift=[],
)


def told(name: str, start: int, *chain: str) -> Telling:
    """A telling at an offset of a report."""
    links = [Link(name=one, link="quotes") for one in chain]
    return Telling(
        claim=name, report=name, part="text", start=start, end=start + 1, quote="x", says="",
        chain=links,
    )  # fmt: skip


def story(*tellings: Telling, origins: tuple[str, ...] = ()) -> Story:
    """A story of tellings."""
    heads = [Origin(name=o, entity=None, side=None, reports=[], because="") for o in origins]
    return Story(
        id=tellings[0].claim, type="COERCE", title="", place=None, time=None,
        tellings=list(tellings), origins=heads, contradictions=[],
    )  # fmt: skip


def link(name: str, of: str, kind: str = "copy") -> Lineage:
    """A report that comes of another."""
    return Lineage(report=name, kind=kind, of=Original(report=of), because="")  # type: ignore[arg-type]


def test_all_right_scores_one() -> None:
    """A set that is told as annotated has every figure at one."""
    stories = [
        story(
            told("a", 0, "Mill Gazette", "harbour office"),
            told("b", 1, "Quay Post", "Mill Gazette", "harbour office"),
            origins=("harbour office",),
        ),
        story(told("c", 8, "Lark"), origins=("Lark",)),
    ]
    found = StoryScore(GOLD, REPORTS, [link("b", "a"), link("c", "a")], stories).figures()
    for name in ("lineage", "b3", "chain", "origin names"):
        assert found[name] == (1.0, 1.0, 1.0)
    assert found["kind"] == found["tellings"] == found["origins"] == 1.0


def test_a_link_inside_the_family_costs_nothing() -> None:
    """A reprint linked to another reprint of its original is neither right nor wrong."""
    score = StoryScore(GOLD, REPORTS, [link("b", "a"), link("c", "b")], [])
    assert score.figures()["lineage"] == pytest.approx((1.0, 0.5, 2 / 3))


def test_what_is_told_apart_loses_recall() -> None:
    """Two tellings of one story in two stories: found, but not together."""
    found = StoryScore(GOLD, REPORTS, [], [story(told("a", 0)), story(told("b", 0))]).figures()
    assert found["tellings"] == pytest.approx(2 / 3)
    assert found["b3"][1] == pytest.approx(1 / 6)  # type: ignore[index]


def test_same_figures_as_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    """Both scorers say the same of one output; of equally good stories each may take another."""
    folder = shared / "gold" / "stories" / "aleppo"
    held = []
    for item in arrivals([str(folder / "reports.jsonl")]):
        assert not isinstance(item, Rejected)
        read = flow.read(item.report)
        held.append(Held(report=read.report, claims=read.claims, traces=read.traces))
    lineages, stories = join(held)
    texts = {one.report.id: one.report for one in held}
    ours = StoryScore(storygold.load(folder), texts, lineages, stories).figures()
    for name, rows in (("lineage", lineages), ("stories", stories)):
        (tmp_path / name).write_bytes(b"\n".join(map(msgspec.json.encode, rows)))
    script = shared / "score" / "stories.py"
    line = [sys.executable, str(script), str(folder), str(tmp_path / "lineage"), str(tmp_path / "stories")]  # fmt: skip
    out = subprocess.run(line, capture_output=True, text=True, check=True).stdout
    theirs = {
        row.split()[0]: [float(x) for x in re.findall(r"\d\.\d{3}", row)]
        for row in out.splitlines()
    }
    assert [*ours["lineage"], ours["kind"]] == pytest.approx(theirs["lineage"], abs=6e-4)  # type: ignore[misc]
    assert list(ours["drift"]) == pytest.approx(theirs["drift"], abs=6e-4)  # type: ignore[arg-type]
    # Which of equally good stories stands for an annotated one is chance there, so B-cubed, chains
    # and origins are not compared.
    assert ours["tellings"] == pytest.approx(theirs["tellings"][0], abs=6e-4)
    assert list(ours["contradictions"]) == pytest.approx(theirs["contradictions"], abs=6e-4)  # type: ignore[arg-type]
