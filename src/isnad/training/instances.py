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
from isnad.resolve.clues import plain
from isnad.resolve.evidence import Evidence
from isnad.resolve.judge import NONE
from isnad.resolve.resolver import Resolver
from isnad.training.attached import Attached, attached, told
from isnad.training.standoff import Document, MarkedClaim, MarkedLine, documents, texts

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
    beside those that tell a marked claim."""

    seen: list[_Seen]
    marked: list[MarkedClaim]
    attached: list[Attached]

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """The candidates of the frames, all noted."""
        proposals = sentence.proposals
        evidence = Evidence(sentence, self.course, self.pack.code, plain)
        for candidate in (*sentence.candidates, *proposals):
            if candidate.type not in UNJUDGED:
                features = list(chain.from_iterable(evidence.clues(candidate)))
                self.seen.append(_note(candidate, sentence, features))
        for one in told(sentence, proposals, self.marked):
            self.attached += attached(one, sentence, self)
        return sentence.candidates


def instances(folder: Path, sources: list[Path]) -> Iterator[Instance]:
    """Every labelled candidate of the annotated lines of a folder."""
    return (one for one in lessons(folder, sources) if isinstance(one, Instance))


def lessons(folder: Path, sources: list[Path]) -> Iterator[Instance | Attached]:
    """Every labelled candidate of the annotated lines of a folder, and every labelled phrase
    beside one that tells a claim."""
    found = list(documents(folder))
    held = texts((document.file for document in found), [*sources, folder / "texts"])
    for document in found:
        own = [_WRITTEN] if (folder / "texts" / document.file).exists() else []
        for one in _of_document(document, held):
            yield one._replace(features=[*one.features, *own]) if isinstance(one, Instance) else one


def _of_document(
    document: Document, held: dict[tuple[str, str], Report]
) -> Iterator[Instance | Attached]:
    lines: defaultdict[str, list[MarkedLine]] = defaultdict(list)
    for line in document.lines:
        lines[line.id].append(line)
    for name, read in lines.items():
        report = held.get((document.file, name))
        if report is None:
            raise IsnadError(f"{document.doc}: {document.file} holds no text with the id {name!r}")
        report.language = document.language
        claims = [claim for claim in document.claims if claim.id == name]
        listener = _listen(report, claims)
        yield from listener.attached
        for seen in listener.seen:
            place = next((x for x in read if _on(seen, x)), None)
            if place is not None:
                here = [c for c in claims if c.part == place.part and c.line == place.line]
                label, weight = _label(seen, here)
                yield Instance(document.language, name, label, weight, seen.features)


def _listen(report: Report, claims: list[MarkedClaim]) -> _Listener:
    listeners: list[_Listener] = []

    def listening(*arguments: object) -> _Listener:
        listener = _Listener(*arguments, learned=False)  # type: ignore[arg-type]
        listener.seen, listener.attached, listener.marked = [], [], claims
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
