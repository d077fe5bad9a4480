"""What a report has told so far, and what the words of its present sentence have to do with.

It counts what the frames found, whatever became of it, so that a report is read alike while the
judge learns and when it judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.annotations import Candidate, Group, Item, Sentence
from isnad.languages.concepts import concepts, said_of
from isnad.languages.pack import Pack

# What numbers of people are in claims of these types, whatever the word.
_COUNTED = {"DISPLACEMENT": "displaced", "PROTEST": "participants"}
# Proposals that are more than a word: what another claim holds, and whole speeches.
_WHOLE = frozenset({"scope", "speech"})
_NEUTRAL = "NEUTRAL"
_TYPES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST"
    " SANCTION MOBILIZE COERCE ASSAULT CONTROL CEASEFIRE PRESENCE ALLIANCE HOSTILITY".split()
)
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

    def begin(self, sentence: Sentence, pack: Pack) -> None:
        """Count a new sentence, and name what its words have to do with."""
        self.sentences += 1
        self.concepts = concepts([token.form for token in sentence.tokens], pack)
        self.families = families(sentence, self.concepts)
        for unit in sentence.units:
            if unit.kind == "np":
                self.nouns += 1
                self.sport += unit.cls == "sport"
                self.political += unit.sector in _POLITICAL or unit.cls == "country"

    def may_tell(self, candidate: Candidate) -> bool:
        """Whether a proposal is worth a judgement, by what its word has to do with."""
        if candidate.proposed in _WHOLE:
            return True
        at = candidate.at
        family = self.families.get(at)
        if family is None:
            return False
        mark = "n" if candidate.noun is not None else "v"
        return family in _TYPES or mark in _tells(self.concepts.get(at, ""))

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


def _tells(concept: str) -> str:
    told = said_of("tells")
    return told.get(concept, told[_NEUTRAL] if concept.startswith(_NEUTRAL) else "")


def families(sentence: Sentence, named: dict[int, str]) -> dict[int, str]:
    """The family of every word that has one: the type of its frame, or that of its concept."""
    family = said_of("family").get
    out = {i: family(concept, concept) for i, concept in named.items()}
    for item in sentence.items:
        if item.i == item.j:
            continue
        for lex in item.lexes:
            entry = lex.entry
            if entry.type and entry.kind == "frame":
                out[item.i] = entry.type
                break
            if entry.kind == "say":
                out[item.i] = "say"
                break
    return out


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
