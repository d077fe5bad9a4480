"""The first look at a report: its sentences, who was named before each passage, and what of them
is worth asking about."""

from __future__ import annotations

from typing import Literal

import msgspec

from isnad import flow
from isnad.annotations import UNJUDGED, Candidate, Sentence
from isnad.asking.pieces import NAMES, Earlier, Listed, Piece, Why, Words, pieces
from isnad.languages.pack import Pack
from isnad.records import Passage, ReadResult, Report, Span
from isnad.resolve.learned.evidence import Evidence
from isnad.resolve.memory import Known
from isnad.resolve.resolver import Resolver

Mode = Literal["llm", "both"]

# The rules are sure of a sentence where nothing in it is likelier than this to be a claim, or where
# each claim that they make of it is likelier than that and nothing else comes near.
NOTHING, SURE = 0.03, 0.9


class Looked(msgspec.Struct, frozen=True):
    """A report as the rules read it, and what to ask about it."""

    result: ReadResult
    listed: tuple[Listed, ...]
    pieces: tuple[Piece, ...]

    @property
    def report(self) -> Report:
        """The report."""
        return self.result.report


def look(report: Report, mode: Mode) -> Looked:
    """Read a report by the rules and list what to ask. Raises UnsupportedLanguage."""
    made: list[Looking] = []

    def looking(about: Report, pack: Pack, world: str) -> Resolver:
        made.append(Looking(about, pack, world, ask_all=mode == "llm"))
        return made[-1]

    # What reading adds to a report is added once.
    result = flow.read(msgspec.structs.replace(report), looking)
    (one,) = made
    language, day = result.report.language or "", (report.published or "")[:10] or None
    asked = pieces(report.id, language, day, one.listed)
    return Looked(result, tuple(one.listed), tuple(asked))


class Looking(Resolver):
    """A resolver that lists the sentences as they come."""

    def __init__(self, report: Report, pack: Pack, world: str, *, ask_all: bool) -> None:
        super().__init__(report, pack, world)
        self.listed: list[Listed] = []
        self._ask_all, self._passage = ask_all, 0
        self._last: Passage | None = None
        self._earlier: tuple[Earlier, ...] = ()
        self._why: Why = "ask"

    def add(self, sentence: Sentence) -> None:
        """The next sentence."""
        if sentence.passage is not self._last:
            self._passage, self._last = self._passage + 1, sentence.passage
            self._earlier = self._named()
        self._why = "ask"
        super().add(sentence)
        start, end = sentence.start, sentence.end
        part = sentence.passage.part
        text = self.texts[part][start:end]
        words = Words(part, start, end, text, self._passage, self._why)
        self.listed.append(Listed(words, self._earlier))

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """The claims of the rules, weighed on the way."""
        chosen = super().choose(sentence)
        if not self._ask_all:
            self._why = self._weighed(sentence, chosen)
        return chosen

    def _weighed(self, sentence: Sentence, chosen: list[Candidate]) -> Why:
        if self.judge is None:
            return "ask" if sentence.candidates or sentence.proposed else "nothing"
        evidence = Evidence(sentence, self.course, self.pack.code, self.judge.tell)
        standing = {id(one) for one in chosen}
        claims, others = [1.0], [0.0]
        for one in (*sentence.candidates, *sentence.proposals):
            if one.type in UNJUDGED:
                continue
            chance = self.judge.chance(evidence.clues(one))
            (claims if id(one) in standing else others).append(chance)
        if max(others) > NOTHING:
            return "ask"
        if not chosen:
            return "nothing"
        return "sure" if min(claims) >= SURE else "ask"

    def _named(self) -> tuple[Earlier, ...]:
        """Those of the world's tables who were named last, the last one last. They are told by
        the names of the tables: no words of a passage go along with another, which they could
        speak to."""
        found: dict[str, tuple[Known, str]] = {}
        for one in self.memory.people(NAMES):
            fact = self.people.world.entity(one.entity) if one.entity else None
            if fact is not None:
                found.setdefault(fact.id, (one, fact.name))
        # Numbered anew for each passage: what stands before in a copy does not make it another.
        return tuple(_earlier(f"e{n}", *one) for n, one in enumerate(reversed(found.values()), 1))


def _earlier(name: str, one: Known, words: str) -> Earlier:
    at = Span(part=one.part, start=one.start, end=one.end, quote=one.text)  # type: ignore[arg-type]
    return Earlier(name, words, at, one.name, one.entity, one.country, one.sector)
