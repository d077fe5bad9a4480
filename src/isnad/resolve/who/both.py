"""Who "both sides", "the two countries" and "they" are, of whom a meeting or a deal was told."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

import msgspec

from isnad.annotations import Candidate, Group, Sentence
from isnad.folding import fold
from isnad.languages.pack import Pack
from isnad.records import Claim, Participant, Span
from isnad.resolve.who.descriptions import described
from isnad.resolve.who.people import People

# What two do together, by which they are known as the two.
_TOGETHER = frozenset({"CONSULT", "COOPERATE", "AGREE", "CEASEFIRE", "ALLIANCE", "HOSTILITY"})
# So many claims back the two were told of.
_REACH = 8
_TWO, _MANY, _COUNTRY = 2, "3p", "country:"
_OF_STATE = ("GOV", "MIL")
# Marks between two states that are named together.
_DASHES = frozenset({"dash", "hyphen"})


class Both:
    """Finds the two in the claims of a report so far."""

    def __init__(self, pack: Pack, claims: list[Claim], people: People) -> None:
        self.words = tuple(map(fold, pack.settings.get("both", ())))
        self.states = tuple(map(fold, pack.settings.get("both_states", ())))
        self.pack, self.claims, self.people = pack, claims, people
        # What stands before a head tells of whom it is, what stands behind it says more of them.
        self.whole = pack.settings.get("heads") == "last"
        self.pair: list[str] = []  # the codes of the two states that were last named together

    def note(self, sentence: Sentence) -> None:
        """Keep which two states a sentence names together."""
        units = sentence.units if self.words else []
        lists = [[g, *g.members] for u in units for g in (u, u.of) if g is not None and g.members]
        dashed = zip(units, units[1:], units[2:], strict=False)
        lists += [[a, b] for a, mark, b in dashed if mark.sub in _DASHES]
        for pair in lists:
            codes = list(dict.fromkeys(filter(None, map(_land, pair))))
            if len(codes) == len(pair) == _TWO:
                self.pair = codes

    def of(
        self, one: Participant, group: Group, candidate: Candidate, sentence: Sentence
    ) -> list[Participant]:
        """Those for whom the words of a participant stand, each with these words; the participant
        itself where they do not stand for two who were told of."""
        if not self.words or one.start is None or group.name is not None or group.members:
            return [one]
        if group.cls == "pron":
            two = self._they(one, candidate, sentence) if group.sub == _MANY else []
            return [_as(one, known) for known in two] or [one]
        form = _form(group, sentence)
        if not self._opens(form, self.words):
            return self._of_both(one, group, sentence) or [one]
        if group.of is not None and group.of.i >= group.j:
            return [one]
        two = self._two(_TOGETHER) or self._two(None)
        if self._opens(form, self.states):
            two = self._states(two) or self._pair()
        return [_as(one, known) for known in two] or [one]

    def _they(
        self, one: Participant, candidate: Candidate, sentence: Sentence
    ) -> list[Participant]:
        """Of whom "they" speak: those of a list before, else the two who do something together, where
        the sentence itself has named nobody else that they may be."""
        listed = self._named_before(one, sentence)
        if listed or candidate.type not in _TOGETHER:
            return listed
        two = self._two(_TOGETHER)
        told = one.antecedent
        here = told is not None and told.part == sentence.passage.part
        if not here or told is None or told.start < sentence.start:
            return two
        return two if any(told in (p.antecedent, _words(p)) for p in two) else []

    def _named_before(self, one: Participant, sentence: Sentence) -> list[Participant]:
        """Those of a list, of one of whom a pronoun of several would speak."""
        if one.antecedent is None or one.antecedent.part != sentence.passage.part:
            return []
        for unit in sentence.units:
            if unit.kind == "np" and unit.members and unit.acts:
                starts = [self.people.span(g, sentence)[0] for g in (unit, *unit.members)]
                if one.antecedent.start in starts and one.start not in starts:
                    return self.people.participants(unit, sentence)
        return []

    def _of_both(self, one: Participant, group: Group, sentence: Sentence) -> list[Participant]:
        """Those of two states ("the foreign ministers of the two countries"), one of each."""
        inner = group.of
        if inner is None or not self._opens(_form(inner, sentence), self.words):
            return []
        states = self._states(self._two(_TOGETHER) or self._two(None))
        if not states and self._opens(_form(inner, sentence), self.states):
            states = self._pair()
        alone = copy(group)
        alone.of = None
        return [
            msgspec.structs.replace(
                one,
                name=described(alone, one.text or "", state.country, sentence, self.pack),
                country=state.country,
            )
            for state in states
        ]

    def _opens(self, form: str, words: tuple[str, ...]) -> bool:
        """Whether one of the words is what is said, or opens it where more of the two may follow."""
        if self.whole:
            return form in words
        return any(form == word or form.startswith(word + " ") for word in words)

    def _two(self, types: frozenset[str] | None) -> list[Participant]:
        """The last two of whom it was told that they do something together, or one to the other."""
        for claim in reversed(self.claims[-_REACH:]):
            people = [*claim.actors, *claim.recipients]
            if (types is None or claim.type in types) and len(people) == _TWO:
                if len({p.name for p in people} - {None}) == _TWO:
                    return people
        return []

    def _states(self, two: Iterable[Participant]) -> list[Participant]:
        """The countries of two who act for one each."""
        return self._of_codes(
            [p.country for p in two if p.sector in _OF_STATE and p.country is not None]
        )

    def _pair(self) -> list[Participant]:
        """The two states that were last named together."""
        return self._of_codes(self.pair)

    def _of_codes(self, codes: list[str]) -> list[Participant]:
        facts = [self.people.world.entity(_COUNTRY + code) for code in dict.fromkeys(codes)]
        found = [
            Participant(name=f.name, text=None, entity=f.id, country=f.country, sector=_OF_STATE[0])
            for f in facts
            if f is not None
        ]
        return found if len(found) == _TWO else []


def _land(group: Group) -> str | None:
    """The code of the state that a group names, or that ends it ("the border of Kenya")."""
    last = group.of if group.of is not None and group.of.j == group.j else group
    if last.cls != "country" and group.cls != "place":
        return None
    return last.country or (last.entity or "").removeprefix(_COUNTRY) or None


def _form(group: Group, sentence: Sentence) -> str:
    return " ".join([token.form for token in sentence.tokens[group.i : group.j]])


def _as(one: Participant, known: Participant) -> Participant:
    """Somebody known, as the words of a participant stand for them."""
    return msgspec.structs.replace(
        one,
        name=known.name,
        entity=known.entity,
        country=known.country,
        sector=known.sector,
        antecedent=_words(known) or one.antecedent,
    )


def _words(known: Participant) -> Span | None:
    """The words that tell who somebody is."""
    if known.antecedent is not None or known.start is None or known.end is None:
        return known.antecedent
    return Span(part=known.part, start=known.start, end=known.end, quote=known.text or "")
