"""What a report has told so far, and what the words of its present sentence have to do with.

It counts what the frames found, whatever became of it, so that a report is read alike while the
judge learns and when it judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.annotations import Candidate, Group, Item, Sentence
from isnad.languages.concepts import said_of

# What numbers of people are in claims of these types, whatever the word.
_COUNTED = {"DISPLACEMENT": "displaced", "PROTEST": "participants"}
_POLITICAL = frozenset({"GOV", "MIL", "REB", "COP", "LEG", "JUD", "IGO", "PTY", "OPP", "SPY"})


@dataclass(slots=True)
class Course:
    """What the report has told so far, whatever became of it."""

    sentences: int = 0
    sport: int = 0
    political: int = 0
    nouns: int = 0
    words: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    concepts: dict[int, str] = field(default_factory=dict)
    families: dict[int, str] = field(default_factory=dict)

    def begin(self, sentence: Sentence) -> None:
        """Count a new sentence, and note what its words have to do with."""
        self.sentences += 1
        self.concepts, self.families = sentence.concepts, sentence.families
        for unit in sentence.units:
            if unit.kind == "np":
                self.nouns += 1
                self.sport += "sport" in (unit.cls, unit.sub)
                self.political += unit.sector in _POLITICAL or unit.cls == "country"

    def counted(self, candidate: Candidate) -> str | None:
        """What a number of people beside the trigger counts: killed, detained …"""
        return self.counted_by(candidate.trigger[0]) or _COUNTED.get(candidate.type)

    def counted_by(self, item: Item) -> str | None:
        """What a number of people beside a word counts, if the word tells."""
        told = next((x.entry.opts["count"] for x in item.lexes if "count" in x.entry.opts), None)
        if told is not None:
            return told
        named = (self.concepts.get(i, "") for i in range(item.i, item.j))
        kinds = (said_of("counts").get(concept) for concept in named)
        return next((kind for kind in kinds if kind), None)

    def end(self, sentence: Sentence) -> None:
        """Remember what the sentence told."""
        for candidate in sentence.candidates:
            self.types.add(candidate.type)
            word = form(candidate, sentence)
            self.words.add(word)
            for group in candidate.roles.get("actor", ()):
                self.pairs.add((candidate.type, name_of(group, sentence)))


def form(candidate: Candidate, sentence: Sentence) -> str:
    """The folded words of the trigger."""
    item = candidate.trigger[0]
    return _forms(item.i, item.j, sentence)


def name_of(group: Group, sentence: Sentence) -> str:
    """An identity, or the folded words of the head."""
    if group.entity:
        return group.entity
    i, j = group.name or ((group.head.i, group.head.j) if group.head else (group.i, group.j))
    return _forms(i, j, sentence)


def _forms(i: int, j: int, sentence: Sentence) -> str:
    if j == i + 1:
        return sentence.tokens[i].form
    return " ".join([t.form for t in sentence.tokens[i:j]])
