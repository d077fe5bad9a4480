"""Who says so through whom, down to the report, and the numbered words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from isnad.brief.direction import one_line
from isnad.brief.grouping import grouped
from isnad.brief.names import Names, Spot
from isnad.brief.pieces import EMPTY, Piece, key_of, slot
from isnad.brief.references import References
from isnad.brief.sentence import circumstances
from isnad.joins import ClaimKey, Link, Telling
from isnad.records import Claim, Report, Source


class Chains(msgspec.Struct, frozen=True):
    """Tells the chains of claims."""

    names: Names
    reports: Mapping[str, Report]
    references: References
    tellings: Mapping[ClaimKey, Telling] = {}
    # What reports are called in a chain, by id.
    called: dict[str, Piece] = {}

    def pieces(self, claims: list[Claim], with_numbers: bool) -> list[tuple[Piece, list[Claim]]]:
        """Who says these claims, each chain once with the numbers of all words that show it, and
        who took it over; ``with_numbers``: and what each gives of counts and circumstances. With
        each the claims that it stands on."""
        say, found = self.names.phrases, []
        for several in grouped(claims, self._base).values():
            own = [c for c in several if self._is_first(c)]
            own = own or [c for c in several if c.report.id == several[0].report.id]
            kept = {id(claim) for claim in own}
            others = [c for c in several if id(c) not in kept]
            for n, (told, these) in enumerate(self._distinct(own, with_numbers)):
                line = say.row("space", [told, self.references.marks(these)])
                over = self._taken_over(others) if n == 0 else ()
                found.append((say.row("details", [line, *over]), these + others * (n == 0)))
        return found

    def _distinct(
        self, claims: list[Claim], with_numbers: bool
    ) -> Iterator[tuple[Piece, list[Claim]]]:
        told: dict[str, tuple[Piece, list[Claim]]] = {}
        for claim in claims:
            for n, chain in enumerate(claim.chains):
                piece = self._told(claim, n, chain, with_numbers)
                told.setdefault(piece.text, (piece, []))[1].append(claim)
        yield from told.values()

    def _base(self, claim: Claim) -> tuple[str, str]:
        """Where what a claim says was first published, of the reports that we hold, and its
        root."""
        telling = self.tellings.get(key_of(claim))
        if telling is None:
            return claim.report.id, ""
        root = telling.chain[-1]
        said = (root.entity or root.name) if root.link == "quotes" else ""
        through = [link.report for link in self._through(telling) if link.report]
        return (through or [claim.report.id])[-1], said

    def _is_first(self, claim: Claim) -> bool:
        """Whether its report took it over from no other that we hold."""
        return self._taken(claim) is None or self._base(claim)[0] == claim.report.id

    def _taken(self, claim: Claim) -> str | None:
        """How the report of a claim took it over from another; null where it did not."""
        telling = self.tellings.get(key_of(claim))
        held = (link.link for link in self._through(telling) if link.report) if telling else ()
        return next(iter(held), None)

    def _through(self, telling: Telling) -> list[Link]:
        """The links between the outlet that we read and whom the text quotes, without reports that
        were not known yet."""
        links = [link for link in telling.chain[1:] if link.link != "quotes"]
        return [link for link in links if link.report is None or link.report in self.reports]

    def _taken_over(self, claims: list[Claim]) -> Iterator[Piece]:
        """The reports that took over what another says, by how they did."""
        say = self.names.phrases
        for how, several in grouped(claims, self._taken).items():
            by_report = grouped(several, lambda c: c.report.id).values()
            reports = [
                say.row("space", [self.report(these[0]), self.references.marks(these)])
                for these in by_report
            ]
            kind = how or "credits"
            phrase = say.say("taken_over", kind, reports=say.row("list", reports))
            yield slot(phrase, "lineage", several, kind=kind)

    def _told(self, claim: Claim, n: int, chain: list[Source], with_numbers: bool) -> Piece:
        """Root first, then through whom, then in which report."""
        say = self.names.phrases
        extra = [circumstances(claim, self.names)] if with_numbers else []
        if claim.time and claim.time.basis == "context":
            extra.append(say.say("source", "day_from_context"))
        whole = say.row("list", [self._chain(claim, n, chain), self._credited(claim)])
        return say.row("details", [whole, *extra])

    def _credited(self, claim: Claim) -> Piece:
        """Whom the page credits that we hold no report of."""
        telling, say = self.tellings.get(key_of(claim)), self.names.phrases
        links = [link for link in self._through(telling) if not link.report] if telling else []
        if not links:
            return EMPTY
        names = [
            say.apart(slot(one_line(link.name), "credit", [claim], kind="link", at=at))
            for at, link in enumerate(links)
        ]
        return say.say("source", "credits", who=say.row("list", names))

    def _chain(self, claim: Claim, n: int, chain: list[Source]) -> Piece:
        say = self.names.phrases
        report = self.report(claim)
        if not chain:
            return slot(
                say.say("source", "itself", report=report), "stance", [claim], kind="itself"
            )
        last = len(chain) - 1
        links = [self.link(claim, Spot("source", at, n), chain[at]) for at in range(last, -1, -1)]
        key = "in" if self._of(claim).outlet else "in_report"
        return say.row("list", [*links, say.say("source", key, report=report)])

    def link(self, claim: Claim, spot: Spot, one: Source) -> Piece:
        """A link of a chain, with how the root says it or through whom it came."""
        who = self.names.source(claim, one, spot)
        is_root = spot.at == len(claim.chains[spot.chain]) - 1
        key = _stance(claim, one) if is_root else "quoted"
        phrase = self.names.phrases.say("source", key, who=who)
        return slot(phrase, "stance", [claim], kind=key, at=spot.at, chain=spot.chain)

    def roots(self, claims: list[Claim]) -> Piece:
        """Who says claims in the first place: the last of each chain, else the report's outlet."""
        found: dict[str, Piece] = {}
        for claim in claims:
            for n, chain in enumerate(claim.chains):
                at = len(chain) - 1
                who = self.names.source(claim, chain[at], Spot("source", at, n)) if chain else None
                piece = who or self.outlet(claim)
                found.setdefault(piece.text, piece)
        return self.names.phrases.row("list", found.values())

    def outlet(self, claim: Claim) -> Piece:
        """The outlet of a claim's report, else its id."""
        report = self._of(claim)
        shown = (
            slot(one_line(report.outlet), "outlet", [claim], kind="name") if report.outlet else None
        )
        return self.names.phrases.apart(shown) if shown else self.report(claim)

    def report(self, claim: Claim) -> Piece:
        """The report of a claim: outlet and id."""
        found = self.called.get(claim.report.id)
        if found is None:
            found = self.names.report(self._of(claim), short=True)
            self.called[claim.report.id] = found
        return found

    def _of(self, claim: Claim) -> Report:
        ref = claim.report
        there = self.reports.get(ref.id)
        return there or Report(id=ref.id, sha256=ref.sha256, text="", outlet=ref.outlet)


def _stance(claim: Claim, root: Source) -> str:
    """How the root says it; a denial is one only of what is told as not so."""
    if root.stance == "denies" and claim.polarity == "affirmed":
        return "states"
    return root.stance or "states"
