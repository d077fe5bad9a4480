"""Who says so through whom, down to the report, and the numbered words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from isnad.brief.grouping import grouped
from isnad.brief.names import Names
from isnad.brief.sentence import circumstances
from isnad.brief.units import Key, key_of
from isnad.joins import Link, Telling
from isnad.records import Claim, Report, Source

Words = tuple[str, str, int, int]


class References:
    """Numbers the words that claims stand on, by first use."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._numbered: dict[Words, tuple[int, list[Claim]]] = {}

    def number(self, claim: Claim) -> int:
        """The number of a claim's evidence, counted from one."""
        span = claim.evidence
        key = (claim.report.id, span.part, span.start, span.end)
        number, claims = self._numbered.setdefault(key, (len(self._numbered) + 1, []))
        claims.append(claim)
        return number

    def lines(self) -> list[str]:
        """What every number stands for: report, offsets, words, claim ids."""
        return [self._line(number, claims) for number, claims in self._numbered.values()]

    def _line(self, number: int, claims: list[Claim]) -> str:
        say, span = self._names.phrases, claims[0].evidence
        filled = {
            "report": say.foreign(claims[0].report.id),
            "part": say.say("page", "text" if span.part == "text" else "title_part"),
            "start": str(span.start),
            "end": str(span.end),
            "quote": say.quoted(span.quote),
            "claims": say.marks["list"].join(say.foreign(claim.id) for claim in claims),
        }
        return f"{mark(number, self._names)} {say.say('page', 'reference', **filled)}"


def mark(number: int, names: Names) -> str:
    """A reference as it stands in a line."""
    return f"[{names.phrases.number(number)}]"


class Chains(msgspec.Struct, frozen=True):
    """Tells the chains of claims."""

    names: Names
    reports: Mapping[str, Report]
    references: References
    tellings: Mapping[Key, Telling] = {}

    def lines(self, claims: list[Claim], with_numbers: bool) -> list[str]:
        """Who says these claims, each chain once with the numbers of all words that show it, and
        who took it over; ``with_numbers``: and what each gives of counts and circumstances."""
        lines = []
        for several in grouped(claims, self._base).values():
            own = [c for c in several if self._is_first(c)]
            own = own or [c for c in several if c.report.id == several[0].report.id]
            told: dict[str, list[Claim]] = {}
            for claim in own:
                for chain in claim.chains:
                    told.setdefault(self._told(claim, chain, with_numbers), []).append(claim)
            first, *more = [f"{line} {self.marks(these)}" for line, these in told.items()]
            over = self._taken_over([c for c in several if not any(c is one for one in own)])
            lines += [self.names.phrases.marks["details"].join([first, *over]), *more]
        return lines

    def marks(self, claims: list[Claim]) -> str:
        """The numbers of the words that claims stand on, each once."""
        numbers = (mark(self.references.number(claim), self.names) for claim in claims)
        return " ".join(dict.fromkeys(numbers))

    def _base(self, claim: Claim) -> Key:
        """Where what a claim says was first published, of the reports that we hold, and its
        root."""
        telling = self.tellings.get(key_of(claim))
        if telling is None:
            return claim.report.id, ""
        root = telling.chain[-1]
        said = (root.entity or root.name) if root.link == "quotes" else ""
        through = [link.report for link in _through(telling) if link.report]
        return (through or [claim.report.id])[-1], said

    def _is_first(self, claim: Claim) -> bool:
        """Whether its report took it over from no other that we hold."""
        return self._taken(claim) is None or self._base(claim)[0] == claim.report.id

    def _taken(self, claim: Claim) -> str | None:
        """How the report of a claim took it over from another; null where it did not."""
        telling = self.tellings.get(key_of(claim))
        held = (link.link for link in _through(telling) if link.report) if telling else ()
        return next(iter(held), None)

    def _taken_over(self, claims: list[Claim]) -> Iterator[str]:
        """The reports that took over what another says, by how they did."""
        say = self.names.phrases
        for how, several in grouped(claims, self._taken).items():
            by_report = grouped(several, lambda c: c.report.id).values()
            reports = [
                f"{self.names.report(self.report(these[0]), short=True)} {self.marks(these)}"
                for these in by_report
            ]
            yield say.say("taken_over", how or "credits", reports=say.marks["list"].join(reports))

    def _told(self, claim: Claim, chain: list[Source], with_numbers: bool) -> str:
        """Root first, then through whom, then in which report."""
        say = self.names.phrases
        extra = [circumstances(claim, self.names)] if with_numbers else []
        if claim.time and claim.time.basis == "context":
            extra.append(say.say("source", "day_from_context"))
        said = [self._chain(claim, chain), self._credited(claim)]
        whole = say.marks["list"].join(filter(None, said))
        return say.marks["details"].join(filter(None, [whole, *extra]))

    def _credited(self, claim: Claim) -> str | None:
        """Whom the page credits that we hold no report of."""
        telling, say = self.tellings.get(key_of(claim)), self.names.phrases
        names = [link.name for link in _through(telling) if not link.report] if telling else []
        if not names:
            return None
        return say.say("source", "credits", who=say.marks["list"].join(map(say.foreign, names)))

    def _chain(self, claim: Claim, chain: list[Source]) -> str:
        say = self.names.phrases
        report = self.names.report(self.report(claim), short=True)
        if not chain:
            return say.say("source", "itself", report=report)
        links = [self._link(claim, n, one) for n, one in enumerate(reversed(chain))]
        key = "in" if self.report(claim).outlet else "in_report"
        return say.marks["list"].join([*links, say.say("source", key, report=report)])

    def _link(self, claim: Claim, position: int, one: Source) -> str:
        who = self.names.source(one, claim.report.language)
        key = _stance(claim, one) if position == 0 else "quoted"
        return self.names.phrases.say("source", key, who=who)

    def report(self, claim: Claim) -> Report:
        """The report of a claim, as far as it is known."""
        ref = claim.report
        there = self.reports.get(ref.id)
        return there or Report(id=ref.id, sha256=ref.sha256, text="", outlet=ref.outlet)


def _through(telling: Telling) -> list[Link]:
    """The links between the outlet that we read and whom the text quotes."""
    return [link for link in telling.chain[1:] if link.link != "quotes"]


def _stance(claim: Claim, root: Source) -> str:
    """How the root says it; a denial is one only of what is told as not so."""
    if root.stance == "denies" and claim.polarity == "affirmed":
        return "states"
    return root.stance or "states"
