"""Reports of games and shows, and of disasters: they take the words of force for their own matters."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.annotations import Sentence
from isnad.records import Claim
from isnad.resolve.disasters import Disasters

# A report is of games or shows where its nouns of that class are at least so many, and at least
# so many for each sentence. Found on development texts: fewer drop claims of fans and police.
_LEAST, _DENSITY = 4, 0.3

_CLASS = "sport"
# Where these take part in a claim, something happened that is no game; a bare country is a team.
_FORCES = frozenset({"MIL", "REB", "COP", "JUD", "CRM"})


@dataclass(slots=True)
class Leisure:
    """Counts the nouns of games and shows in one report."""

    nouns: int = 0
    sentences: int = 0
    disasters: Disasters = field(default_factory=Disasters)

    def note(self, sentence: Sentence) -> None:
        """Count the next sentence."""
        self.sentences += 1
        self.disasters.note(sentence)
        self.nouns += sum(_CLASS in (unit.cls, unit.sub) for unit in sentence.units)

    def keep(self, claims: list[Claim]) -> list[Claim]:
        """The claims that stand: in a report of games, only what is said. All stand where police,
        courts or armed people take part, for players are robbed and stadiums are bombed too."""
        claims = self.disasters.keep(claims)
        if self.nouns < _LEAST or self.nouns < _DENSITY * self.sentences:
            return claims
        if any(who.sector in _FORCES for c in claims for who in (*c.actors, *c.recipients)):
            return claims
        return [c for c in claims if c.type == "STATEMENT"]
