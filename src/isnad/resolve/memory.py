"""What a report has told so far: who was named, who spoke last, which day and place it is at."""

from __future__ import annotations

from dataclasses import dataclass, field

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import Participant, Place, Time


@dataclass(slots=True, eq=False)
class Known:
    """Somebody that the report has mentioned: name, words, identity, and where that stood."""

    name: str
    words: frozenset[str]
    cls: str
    entity: str | None
    country: str | None
    sector: str
    plural: bool
    text: str
    part: str
    start: int
    end: int
    named: bool = False
    head: str = ""


@dataclass(slots=True)
class Memory:
    """The memory of one report, in the order of reading."""

    known: list[Known] = field(default_factory=list)
    speaker: Group | None = None
    speaker_sentence: Sentence | None = None
    sentence: Sentence | None = None
    subject: Known | None = None
    day: str | None = None
    told: dict[str, set[str]] = field(default_factory=dict)

    def tell(self, kind: str, people: list[Participant], place: Place | None) -> None:
        """Note that an event of that type was told, with who and where."""
        self.told.setdefault(kind, set()).update(_details(people, place))

    def is_new(
        self,
        candidate: Candidate,
        people: list[Participant],
        place: Place | None,
        time: Time | None,
    ) -> bool:
        """Whether an event noun tells something: a bare or definite later mention does not."""
        noun = candidate.noun
        details = _details(people, place)
        earlier = self.told.get(candidate.type)
        if noun is not None and noun.definite and noun.poss is None and not people:
            return earlier is None and bool(place or time)
        if earlier is None:
            return True
        return bool(details - earlier)

    def by_name(self, words: frozenset[str]) -> Known | None:
        """The last mention that shares the distinctive words of a name."""
        best = None
        for known in reversed(self.known):
            if (
                known.named
                and words
                and (words <= known.words or (known.words and known.words <= words))
            ):
                if best is None or len(known.words) > len(best.words):
                    best = known
        return best

    def by_head(self, head: str, country: str | None) -> Known | None:
        """The last mention with the same head noun, in the same country where both say one."""
        for known in reversed(self.known):
            if known.head == head and head and (country is None or known.country == country):
                return known
        return None


def _details(people: list[Participant], place: Place | None) -> set[str]:
    names = {p.entity or p.name or p.text or "" for p in people}
    return names | ({f"at {place.name}"} if place is not None else set())
