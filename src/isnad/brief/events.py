"""The lines of a story: what is said to have happened, what stands against it, who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from isnad.brief.answers import Answers
from isnad.brief.chains import Chains
from isnad.brief.drafts import Drafts
from isnad.brief.grouping import grouped
from isnad.brief.lines import line
from isnad.brief.names import Names
from isnad.brief.pieces import EACH, EMPTY, Piece, slot
from isnad.brief.sentence import Sentence, alike, standing
from isnad.brief.units import Unit, by_origin
from isnad.joins import ClaimKey, Story
from isnad.pages import Line
from isnad.records import Claim, Place, Report

_TOWN = "settlement"


class Events(msgspec.Struct, frozen=True):
    """Tells stories."""

    chains: Chains
    claims: Mapping[ClaimKey, Claim]
    answers: Answers
    drafts: Drafts

    @property
    def names(self) -> Names:
        """What is called how."""
        return self.chains.names

    def drafted(self, what: str, unit: Unit, make: Callable[[Unit], Iterable[Line]]) -> list[Line]:
        """The lines that are made of a story; ``what``: which."""
        about = [*unit.story.tellings, *self.answers.elsewhere(unit)]
        key = (what, unit.story.id, *map(id, about))
        return self.drafts.lines(key, about, lambda: make(unit))

    def lines(self, unit: Unit) -> Iterator[Line]:
        """All lines of a story."""
        first, *more = unit.sayings
        against = [saying for saying in more if self.answers.inside(unit, saying)]
        yield self._event(unit, first, against)
        yield self._standing(unit)
        yield from self._chains([*first, *(c for saying in against for c in saying)], 1)
        for claims in more:
            if claims not in against:
                yield self._line("saying", Sentence(self.names, claims).piece(), claims, 1)
                yield from self._chains(claims, 2)
        yield from self._taken_back_in_part(unit.story)

    def _line(self, kind: str, piece: Piece, claims: list[Claim], depth: int = 0) -> Line:
        return line(kind, piece, claims, self.chains.references, depth)  # type: ignore[arg-type]

    def _event(self, unit: Unit, first: list[Claim], against: list[list[Claim]]) -> Line:
        """What is said, and on the same line who denies it, what else is said of whom it accuses,
        and who took it back."""
        say = self.names.phrases
        others = [[claim] for claim in self.answers.elsewhere(unit)]
        sentence = Sentence(self.names, first).piece()
        told = say.row("dash", [where(self.names, unit.lead), sentence])
        back = [self.taken_back(report) for report in unit.story.retracted_by]
        piece = say.row(
            "details", [told, *map(self._answer, against), *map(self._answer, others), *back]
        )
        claims = [*first, *(claim for several in (*against, *others) for claim in several)]
        return self._line("event", piece, claims)

    def _answer(self, claims: list[Claim]) -> Piece:
        say = self.names.phrases
        words = Sentence(self.names, claims).words()
        saying = say.row("dash", [standing(claims, self.names), words])
        marks = self.chains.references.marks(claims)
        told = say.say("story", "against", saying=saying, who=self.chains.roots(claims))
        return say.row("space", [told, marks])

    def taken_back(self, report: str) -> Piece:
        """Which report took something back."""
        return self.names.phrases.say("story", "retracted", report=self.report(report))

    def report(self, name: str) -> Piece:
        """A report by its id."""
        there: Report | None = self.chains.reports.get(name)
        return self.names.report(there or Report(id=name, sha256="", text=""), short=True)

    def _standing(self, unit: Unit) -> Line:
        """How many reports tell it, from how many origins, on how many sides; what is disputed."""
        say, story, of = self.names.phrases, unit.story, unit.claims
        reports = slot(say.number(len({claim.report.id for claim in of})), "reports", of)
        parts = [say.say("story", "reports", number=reports)]
        for role, each in by_origin(unit).items():
            if each:
                number = slot(say.number(len(each)), role, each, kind=EACH)
                parts.append(say.say("story", role, number=number))
        kinds = dict.fromkeys(one.kind for one in story.contradictions)
        about = [slot(say.say("conflict", kind), "conflict", of, kind=kind) for kind in kinds]
        if about:
            parts.append(say.say("story", "disputed", kinds=say.row("list", about)))
        return self._line("standing", say.row("details", parts), [], 1)

    def _chains(self, claims: list[Claim], depth: int) -> Iterator[Line]:
        differ = not alike(claims, self.names)
        for piece, these in self.chains.pieces(claims, differ):
            yield self._line("chain", piece, these, depth)

    def _taken_back_in_part(self, story: Story) -> Iterator[Line]:
        """Which tellings were taken back where others tell it, too."""
        say = self.names.phrases
        parts = grouped(
            [t for t in story.tellings if t.retracted_by and not story.retracted_by],
            lambda telling: tuple(telling.retracted_by),
        )
        for names, tellings in parts.items():
            keys = dict.fromkeys(ClaimKey(t.report, t.claim) for t in tellings)
            claims = [self.claims[key] for key in keys if key in self.claims]
            marks = self.chains.references.marks(claims)
            reports = say.row("list", map(self.report, names))
            piece = say.say("story", "retracted_part", told=marks, report=reports)
            yield self._line("retraction", piece, claims, 1)


def where(names: Names, claim: Claim) -> Piece:
    """The place of a claim, with how exact it is where that is not a town."""
    return place(names, claim, claim.place) if claim.place else EMPTY


def place(names: Names, claim: Claim, given: Place) -> Piece:
    """A place, how exact it is, and who claims it."""
    say, name = names.phrases, names.place(claim, given)
    about = []
    if given.precision != _TOWN:
        kind = given.precision
        about.append(slot(say.say("precision", kind), "precision", [claim], kind=kind))
    if given.claimed_by:
        who = [
            say.apart(slot(names.country(code), "claimants", [claim], at=at))
            for at, code in enumerate(given.claimed_by)
        ]
        about.append(say.say("page", "claimed_by", who=say.listed(who)))
    if not about:
        return name
    return say.say("line", "original_words", name=name, quote=say.row("details", about))
