"""Short reports as one story: what a stage makes of them, with no grouping between."""

from __future__ import annotations

from functools import lru_cache

from isnad import flow, stories
from isnad.joins import Aligned, Contradiction, Held, Kin, Lineage, Node, Original, Story
from isnad.records import Report

DAY = "2024-05-14"
# Language, text, and the day of publication and the title where they matter.
Text = tuple[str, ...]


@lru_cache(maxsize=256)
def _read(name: str, language: str, text: str, day: str, title: str) -> Held:
    report = Report(
        id=name, sha256="0" * 64, text=text, language=language, published=day,
        title=title or None, outlet=f"Outlet {name}",
    )  # fmt: skip
    found = flow.read(report)
    return Held(report=found.report, claims=found.claims, traces=found.traces)


def held(*texts: Text) -> dict[str, Held]:
    """Reports named r0, r1 … in their order."""
    found = {}
    for n, (language, text, *rest) in enumerate(texts):
        day, title = (*rest, DAY, "")[:2] if len(rest) != 1 else (rest[0], "")
        found[f"r{n}"] = _read(f"r{n}", language, text, day, title)
    return found


def nodes(reports: dict[str, Held]) -> list[Node]:
    """All nodes of reports, as published."""
    found = [node for one in reports.values() for node in stories.nodes(one)]
    return sorted(found, key=lambda n: (n.published or "", n.report, n.part, n.start))


def story(*texts: Text, lineages: dict[str, list[Lineage]] | None = None) -> Story:
    """The one story that reports are taken to tell."""
    reports = held(*texts)
    return stories.tell(nodes(reports), reports, lineages or {})


def kinds(*texts: Text) -> list[str]:
    """The kinds of contradictions of the story that reports tell."""
    return sorted(c.kind for c in story(*texts).contradictions)


def only(found: Story) -> Contradiction:
    """The only contradiction of a story."""
    (one,) = found.contradictions
    return one


def comes_of(later: str, original: str, kind: Kin, *pairs: tuple[int, int]) -> Lineage:
    """A lineage with pairs of aligned sentences, of the original and of what comes of it."""
    aligned = [Aligned(one, other, 1.0) for one, other in pairs]
    return Lineage(
        report=later, kind=kind, of=Original(report=original), because="", aligned=aligned
    )
