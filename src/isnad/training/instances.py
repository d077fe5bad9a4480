"""Candidates of annotated reports with their features and the type that readers gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from isnad import flow
from isnad.annotations import UNJUDGED, VERBAL, Candidate, Group, Sentence
from isnad.errors import IsnadError
from isnad.records import Report
from isnad.resolve.learned.clues import plain
from isnad.resolve.learned.evidence import Evidence
from isnad.resolve.learned.judge import NONE
from isnad.resolve.resolver import Resolver
from isnad.training.attached import Attached, attached, told
from isnad.training.standoff import Document, MarkedClaim, MarkedLine, readings, texts

Span = tuple[int, int]

# Texts written for training are denser in claims than news is: a feature of their own takes that
# up, so that it does not make the judge eager. No text that is judged has it.
_WRITTEN = "written"
# What a reader may leave out counts less.
_OPTIONAL = 0.6


class Instance(NamedTuple):
    """A candidate with its label: a type of claim, or none; ``weight``: how much it counts."""

    language: str
    report: str
    label: str
    weight: float
    features: list[str]

    @property
    def tells(self) -> bool:
        """Whether readers took it for a claim."""
        return self.label != NONE


class _Read(NamedTuple):
    """What one reader read of a report, and the claims that they marked."""

    lines: list[MarkedLine]
    claims: list[MarkedClaim]


class _Seen(NamedTuple):
    """Where a candidate stands: its words, who takes part, what is said where it is a speech."""

    part: str
    words: Span
    type: str
    kind: str
    actors: list[Span]
    people: list[Span]
    content: Span | None
    features: list[str]


class _Listener(Resolver):
    """A resolver that chooses by the frames alone and notes every candidate, and the phrases
    beside those that tell a claim that one of the readers marked."""

    seen: list[_Seen]
    marked: list[list[MarkedClaim]]
    attached: list[Attached]

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """The candidates of the frames, all noted."""
        proposals = sentence.proposals
        evidence = Evidence(sentence, self.course, self.pack.code, plain)
        for candidate in (*sentence.candidates, *proposals):
            if candidate.type not in UNJUDGED:
                features = list(chain.from_iterable(evidence.clues(candidate)))
                self.seen.append(_note(candidate, sentence, features))
        for claims in self.marked:
            for one in told(sentence, proposals, claims):
                self.attached += attached(one, sentence, self)
        return sentence.candidates


def instances(folder: Path, sources: list[Path]) -> Iterator[Instance]:
    """Every labelled candidate of the annotated lines of a folder."""
    return (one for one in lessons(folder, sources) if isinstance(one, Instance))


def lessons(folder: Path, sources: list[Path]) -> Iterator[Instance | Attached]:
    """Every labelled candidate of the annotated lines of a folder, and every labelled phrase
    beside one that tells a claim: once for each reader of the line, who counts by their number."""
    found = [document for reading in readings(folder) for document in reading]
    held = texts((document.file for document in found), [*sources, folder / "texts"])
    several: dict[tuple[str, str, str], list[_Read]] = {}
    for document in found:
        for name, read in _read(document).items():
            if (document.file, name) not in held:
                message = f"{document.doc}: {document.file} holds no text with the id {name!r}"
                raise IsnadError(message)
            several.setdefault((document.file, name, document.language), []).append(read)
    for (file, name, language), read_by in several.items():
        report = held[file, name]
        report.language = language
        own = [_WRITTEN] if (folder / "texts" / file).exists() else []
        for one in _of_report(report, read_by):
            yield one._replace(features=[*one.features, *own]) if isinstance(one, Instance) else one


def _read(document: Document) -> dict[str, _Read]:
    """What one reader read and marked of each report of a document."""
    out: defaultdict[str, _Read] = defaultdict(lambda: _Read([], []))
    for line in document.lines:
        out[line.id].lines.append(line)
    for claim in document.claims:
        out[claim.id].claims.append(claim)
    return out


def _of_report(report: Report, read_by: list[_Read]) -> Iterator[Instance | Attached]:
    listener = _listen(report, [read.claims for read in read_by])
    for one in listener.attached:
        yield one._replace(weight=one.weight / len(read_by))
    for seen in listener.seen:
        labels = [said for read in read_by if (said := _by(read, seen)) is not None]
        for told_as, weight in labels:
            counts = weight / len(labels)
            yield Instance(report.language or "", report.id, told_as, counts, seen.features)


def _by(read: _Read, seen: _Seen) -> tuple[str, float] | None:
    """What one reader says of a candidate; null where they did not read its line."""
    place = next((line for line in read.lines if _on(seen, line)), None)
    if place is None:
        return None
    return _label(seen, [c for c in read.claims if c.part == place.part and c.line == place.line])


def _listen(report: Report, marked: list[list[MarkedClaim]]) -> _Listener:
    listeners: list[_Listener] = []

    def listening(*arguments: object) -> _Listener:
        listener = _Listener(*arguments, learned=False)  # type: ignore[arg-type]
        listener.seen, listener.attached, listener.marked = [], [], marked
        listeners.append(listener)
        return listener

    flow.read(report, listening)
    return listeners[0]


def _note(candidate: Candidate, sentence: Sentence, features: list[str]) -> _Seen:
    item, link = candidate.trigger[0], candidate.link
    tokens = sentence.tokens

    def span(i: int, j: int) -> Span:
        return tokens[i].start, tokens[max(j, i + 1) - 1].end

    def words(group: Group) -> Span:
        return span(*(group.name or (group.i, group.j)))

    roles = candidate.roles
    return _Seen(
        part=sentence.passage.part,
        words=span(item.i, item.j),
        type=candidate.type,
        kind=candidate.proposed,
        actors=[words(g) for g in roles.get("actor", ())],
        people=[words(g) for role in ("actor", "recipient") for g in roles.get(role, ())],
        content=span(max(link.begin, 0), min(link.end, len(tokens))) if link else None,
        features=features,
    )


def _on(seen: _Seen, line: MarkedLine) -> bool:
    return line.part == seen.part and line.line[0] <= seen.words[0] <= line.line[1]


def _meets(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def _label(seen: _Seen, claims: list[MarkedClaim]) -> tuple[str, float]:
    """The type of the claim whose words the candidate shares, its own where that is right too."""
    hits = [claim for claim in claims if _meets(seen.words, claim.trigger)]
    if not hits and seen.kind == "speech":
        hits = [claim for claim in claims if _sums_up(seen, claim)]
    elif not hits and not seen.kind:
        hits = [c for c in claims if seen.type in c.types and _shares(c, seen.people)]
    if not hits:
        return NONE, 1.0
    same = [claim for claim in hits if seen.type in claim.types]
    claim = (same or hits)[0]
    return (seen.type if same else claim.type), (_OPTIONAL if claim.optional else 1.0)


def _sums_up(seen: _Seen, claim: MarkedClaim) -> bool:
    """A verbal act of the speaker that is told in what they say."""
    inside = claim.trigger is None or _meets(seen.content, claim.trigger)
    speaks = any(_meets(one.span, who) for one in claim.actors for who in seen.actors)
    return claim.type in VERBAL and inside and speaks


def _shares(claim: MarkedClaim, people: Iterable[Span]) -> bool:
    marked = [one.span for one in (*claim.actors, *claim.recipients)]
    return any(_meets(a, b) for a in marked for b in people)
