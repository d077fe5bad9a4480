"""What does not agree, and what was taken back, each gathered from the stories of a brief."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from isnad.brief.dates import date
from isnad.brief.direction import one_line
from isnad.brief.events import Events, where
from isnad.brief.grouping import grouped
from isnad.brief.lines import line
from isnad.brief.pieces import EMPTY, Piece, slot
from isnad.brief.sentence import Sentence
from isnad.brief.units import Unit, standing_key
from isnad.joins import ClaimKey, Contradiction, Side
from isnad.pages import Line, Section
from isnad.records import Claim, Span


class Apart(msgspec.Struct, frozen=True):
    """Tells contradictions and retractions."""

    events: Events

    def contradictions(self, units: Iterable[Unit]) -> Section:
        """Sayings that cannot all hold, by their kind, with the words of both sides and who says
        so."""
        return self._section("contradictions", units, self._disputes)

    def retractions(self, units: Iterable[Unit]) -> Section:
        """What a later report took back, and which did."""
        return self._section("retractions", units, self._taken)

    def _section(
        self, key: str, units: Iterable[Unit], make: Callable[[Unit], Iterable[Line]]
    ) -> Section:
        say = self.events.names.phrases
        lines = [one for unit in units for one in self.events.drafted(key, unit, make)]
        found = lines or [line("note", say.say("page", f"no_{key}"))]
        return Section(key=key, heading=line("note", say.say("page", key)), lines=found)

    def _about(self, unit: Unit) -> Piece:
        """Where and when."""
        say, claims, time = self.events.names.phrases, unit.claims, unit.story.time
        day = EMPTY
        if time is not None:
            day = slot(date(time.edtf, say), "time", _of_time(claims, time.edtf), kind="day")
        return say.row("list", [where(self.events.names, unit.lead), day])

    def _disputes(self, unit: Unit) -> Iterator[Line]:
        return (self._disputed(unit, one) for one in unit.story.contradictions)

    def _disputed(self, unit: Unit, one: Contradiction) -> Line:
        say = self.events.names.phrases
        given = [claim for side in one.sides for claim in self._claims(side)]
        kind = slot(say.say("conflict", one.kind), "conflict", given, kind=one.kind)
        sayings = [piece for side in one.sides if (piece := self._saying(side))]
        head = say.row("dash", [kind, self._about(unit)])
        told = say.row("details", sayings)
        piece = say.say("line", "told", head=head, told=told)
        return line("contradiction", piece, given, self.events.chains.references)

    def _claims(self, side: Side) -> list[Claim]:
        keys = dict.fromkeys(ClaimKey(t.report, t.claim) for t in side.tellings)
        return [self.events.claims[key] for key in keys if key in self.events.claims]

    def _saying(self, side: Side) -> Piece:
        """The words of one side, as the first report has them, who says so, and all references."""
        say, claims = self.events.names.phrases, self._claims(side)
        if not claims:
            return EMPTY
        first = side.tellings[0]
        span = Span(part=first.part, start=first.start, end=first.end, quote=first.quote)
        quote = say.quoted(slot(one_line(first.quote), "words", claims, kind="side", span=span))
        who = self.events.chains.roots(claims)
        named = say.say("line", "original_words", name=quote, quote=who)
        return say.row("space", [named, self.events.chains.references.marks(claims)])

    def _taken(self, unit: Unit) -> Iterator[Line]:
        for report, taken in self._by_report(unit).items():
            for claims in grouped(taken, standing_key).values():
                yield self._taken_back(unit, report, claims)

    def _taken_back(self, unit: Unit, report: str, claims: list[Claim]) -> Line:
        """What was said, by whom, and which report took it back."""
        say, references = self.events.names.phrases, self.events.chains.references
        told = say.row("dash", [self._about(unit), Sentence(self.events.names, claims).piece()])
        who = say.say("source", "states", who=self.events.chains.roots(claims))
        whole = say.row("space", [say.row("list", [told, who]), references.marks(claims)])
        piece = say.row("details", [whole, self.events.taken_back(report)])
        return line("retraction", piece, claims, references)

    def _by_report(self, unit: Unit) -> dict[str, list[Claim]]:
        """What each report took back of a story."""
        found: dict[str, list[Claim]] = {}
        for telling in unit.story.tellings:
            key = ClaimKey(telling.report, telling.claim)
            back = dict.fromkeys([*telling.retracted_by, *unit.story.retracted_by])
            for report in back if key in self.events.claims and telling.report not in back else ():
                claims = found.setdefault(report, [])
                if all(self.events.claims[key] is not one for one in claims):
                    claims.append(self.events.claims[key])
        return found


def _of_time(claims: list[Claim], edtf: str) -> list[Claim]:
    return [c for c in claims if c.time and c.time.edtf == edtf] or claims
