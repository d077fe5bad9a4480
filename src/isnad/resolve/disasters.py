"""Reports of quakes, floods and the like: who is said in them to have been killed was killed by these."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.annotations import Sentence
from isnad.records import Claim

# A report is of a disaster where it names the forces of nature in so many of its sentences.
_DENSITY = 0.25
_CLASS, _ATTACK = "nature", "ASSAULT"
_ARMED = frozenset({"MIL", "REB", "COP"})
# In the name of a rule, before the type: the entry is of a verb.
_VERB = ".v."


@dataclass(slots=True)
class Disasters:
    """Counts the sentences of one report that name forces of nature."""

    told: int = 0
    sentences: int = 0

    def note(self, sentence: Sentence) -> None:
        """Look at the next sentence."""
        self.sentences += 1
        self.told += any(
            unit.cls == _CLASS or (unit.of is not None and unit.of.cls == _CLASS)
            for unit in sentence.units
        )

    def keep(self, claims: list[Claim]) -> list[Claim]:
        """The claims that stand: in a report of a disaster none of people who were killed or hurt by
        nobody, unless it tells of an attack as well."""
        attacks = [c for c in claims if c.type == _ATTACK]
        if not self.told or self.told < _DENSITY * self.sentences or not attacks:
            return claims
        if any(map(_is_done, attacks)):
            return claims
        return [c for c in claims if c.type != _ATTACK]


def _is_done(attack: Claim) -> bool:
    """Whether an attack is told by more than its victims, or these are of those who are attacked."""
    armed = any(who.sector in _ARMED for who in attack.recipients)
    return (
        bool(attack.actors) or armed or any(_VERB not in rule for rule in attack.made_by.rules[:1])
    )
