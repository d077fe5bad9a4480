"""Small stand-ins for the two stages, and reports for them: what joining does with whatever the
stages say is shown on sayings that are easy to make up.

A report is a row of words; every word is a claim of its own. The story that a stand-in tells holds
all that it was given, so that two are equal only where both were told from the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

import msgspec

from isnad.joins import Aligned, Held, Lineage, Node, Original, Story, Tie
from isnad.records import Claim, MadeBy, Participant, ReadResult, Report, ReportRef, Span, Trace

# A report with this word takes back what it comes of.
BACK = "back"
WHO = "person:somebody"
LANGUAGES = ("ar", "en", "vi")


def report(number: int, words: list[str], day: int) -> Report:
    """A report of those words."""
    text = " ".join(words)
    return Report(
        id=f"r{number}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        language=LANGUAGES[number % 3],
        outlet=f"outlet {number}",
        published=f"2024-12-{day + 1:02}",
        received="2025-01-01T00:00:00Z",
    )


def read(of: Report, without: Collection[str] = ()) -> ReadResult:
    """What an engine makes of a report that passes over some words."""
    claims, traces, at = [], [], 0
    for word in of.text.split():
        if word not in without:
            claims.append(_claim(of, word, at))
            traces.append(Trace("text", at, at + len(word), names=[word]))
        at += len(word) + 1
    return ReadResult(report=msgspec.structs.replace(of), claims=claims, traces=traces)


def _claim(of: Report, word: str, at: int) -> Claim:
    ref = ReportRef(
        id=of.id, sha256=of.sha256, language=of.language or "und",
        published=of.published, received=of.received, outlet=of.outlet,
    )  # fmt: skip
    span = Span(start=at, end=at + len(word), quote=word)
    who = Participant(name="Somebody", text=word, start=at, end=at + len(word), entity=WHO)
    return Claim(
        id=hashlib.sha256(f"{of.sha256} {at}".encode()).hexdigest()[:20],
        report=ref,
        type="ASSAULT",
        trigger=span,
        evidence=span,
        actors=[who],
        made_by=MadeBy(engine="stand-in", version="1"),
    )


class Lineages:
    """Stands in for ``isnad.lineage``."""

    @staticmethod
    def keys(held: Held) -> frozenset[str]:
        return frozenset(_words(held))

    @staticmethod
    def compare(one: Held, other: Held) -> Lineage | None:
        earlier, later = sorted((one, other), key=lambda h: (h.report.published, h.report.id))
        mine, theirs = _words(later), _words(earlier)
        share = len(set(mine) & set(theirs)) / len(set(mine) | set(theirs))
        if share < 0.3:
            return None
        aligned = [
            Aligned(i, j, share)
            for i, word in enumerate(theirs)
            for j, other_word in enumerate(mine)
            if word == other_word
        ]
        return Lineage(
            report=later.report.id,
            kind="retraction" if BACK in mine else "copy",
            of=Original(report=earlier.report.id),
            because=f"{len(aligned)} words",
            aligned=aligned,
            score=share,
        )

    @staticmethod
    def choose(report: Report, proposals: list[Lineage]) -> list[Lineage]:
        ranked = sorted(proposals, key=lambda one: (-one.score, one.of.report or ""))
        return ranked[:2]


def _words(held: Held) -> list[str]:
    return [trace.names[0] for trace in held.traces]


class Stories:
    """Stands in for ``isnad.stories``."""

    @staticmethod
    def nodes(held: Held) -> list[Node]:
        return [
            Node(
                report=held.report.id,
                claims=[claim.id],
                part="text",
                start=claim.trigger.start,
                trace=at,
                published=held.report.published,
                types=[claim.trigger.quote],
                people=[who.entity or "?" for who in claim.actors],
            )
            for at, claim in enumerate(held.claims)
        ]

    @staticmethod
    def keys(node: Node) -> Iterator[str]:
        # First letters are shared by words that tell different things.
        yield node.types[0][0]
        yield from node.people

    @staticmethod
    def tie(one: Node, other: Node) -> Tie | None:
        if one.types[0][0] != other.types[0][0] or one.people != other.people:
            return None
        return Tie(one.id, other.id, 1.0 if one.types == other.types else 0.5)

    @staticmethod
    def carried(lineage: Lineage, theirs: list[Node], mine: list[Node]) -> Iterator[Tie]:
        for aligned in lineage.aligned:
            for a in (n for n in theirs if n.trace == aligned.original):
                for b in (n for n in mine if n.trace == aligned.later):
                    low, high = sorted((a.id, b.id))
                    yield Tie(low, high, 2.0 * aligned.closeness)

    @staticmethod
    def part(nodes: list[Node], ties: list[Tie]) -> list[list[Node]]:
        # What joins two nodes weakly, twice, does join them.
        weight: dict[tuple[str, str], float] = {}
        for tie in ties:
            weight[tie.one, tie.other] = weight.get((tie.one, tie.other), 0.0) + tie.weight
        root = {node.id: node.id for node in nodes}

        def top(name: str) -> str:
            return name if root[name] == name else top(root[name])

        for (one, other), sum_ in weight.items():
            if sum_ >= 1.0:
                low, high = sorted((top(one), top(other)))
                root[high] = low
        parts: dict[str, list[Node]] = {}
        for node in sorted(nodes, key=lambda n: (n.published, n.report, n.part, n.start)):
            parts.setdefault(top(node.id), []).append(node)
        return list(parts.values())

    @staticmethod
    def tell(
        nodes: list[Node], held: Mapping[str, Held], lineages: Mapping[str, list[Lineage]]
    ) -> Story:
        given = {
            "nodes": nodes,
            "held": {name: (one.report.text, one.claims, one.traces) for name, one in held.items()},
            "lineages": lineages,
        }
        return Story(
            id=hashlib.sha256(nodes[0].id.encode()).hexdigest()[:16],
            type="ASSAULT",
            title=msgspec.json.encode(given, order="sorted").decode(),
            place=None,
            time=None,
            tellings=[],
            origins=[],
            contradictions=[],
        )


def stand_in(put: Callable[[Any, str, object], object]) -> None:
    """Let the stand-ins stand in; ``put`` sets an attribute of a module."""
    from isnad import lineage, stories

    for module, other in ((lineage, Lineages), (stories, Stories)):
        # Voices are those of the claims themselves.
        for name in vars(other).keys() & set(module.__all__):
            put(module, name, getattr(other, name))
