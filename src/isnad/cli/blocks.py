"""Claims for people: a block a claim, with its chain, and its words with the trigger marked."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.cli.names import participant, place, source, time
from isnad.cli.paint import Paint
from isnad.cli.visible import isolate, isolated, one_line
from isnad.records import Claim, Count, Extent, Participant, ReadResult, Report, Span

_NOTHING = "no claims were found in it"


class Blocks:
    """Lays out the claims of report after report."""

    def __init__(self, colour: bool) -> None:
        self._paint = Paint(colour)
        self._before = False

    def report(self, result: ReadResult) -> Iterator[str]:
        """The lines of one report: a heading, then a block for each of its claims."""
        if self._before:
            yield ""
        self._before = True
        yield self._paint.title(_heading(result.report))
        if not result.claims:
            yield self._paint.dim(f"  {_NOTHING}")
        for claim in result.claims:
            yield ""
            yield from self.claim(claim)

    def claim(self, claim: Claim) -> Iterator[str]:
        """The lines of one claim."""
        yield self._kind(claim)
        rows = (
            ("who", _parties(claim.actors, claim.recipients)),
            ("through", ", ".join(map(participant, claim.brokers))),
            ("where", place(claim.place) if claim.place else ""),
            ("from", place(claim.origin_place) if claim.origin_place else ""),
            ("when", time(claim.time) if claim.time else ""),
            ("extent", _extent(claim.extent) if claim.extent else ""),
            ("counts", ", ".join(_count(name, count) for name, count in claim.counts.items())),
            ("said by", self._chain(claim)),
            ("words", self._words(claim)),
            ("beware", self._beware(claim)),
        )
        for label, told in rows:
            if told:
                yield f"  {self._paint.dim(f'{label:8}')} {told}"

    def _kind(self, claim: Claim) -> str:
        modes = f" ({', '.join(claim.modes)})" if claim.modes else ""
        status = f" {claim.status}" if claim.status else ""
        sure = claim.polarity == "affirmed" and claim.modality == "actual"
        paint = self._paint.dim if sure else self._paint.warn
        said = paint(f"{claim.polarity}, {claim.modality}")
        kind = self._paint.title(f"{claim.type}{status}{modes}")
        return f"{kind}  {said}  {self._paint.dim(claim.id)}"

    def _chain(self, claim: Claim) -> str:
        """The sources outermost first, each chain in turn; the arrows point from who says it to
        whom it is from."""
        if not claim.sources:
            return self._paint.dim("the report itself")
        return "; ".join(
            " <- ".join(self._paint.source(source(link)) for link in chain)
            for chain in claim.chains
        )

    def _beware(self, claim: Claim) -> str:
        """The names that are not what they look like."""
        from isnad.names import disguise

        odd = (f"{isolated(found.name)}: {found.told}" for found in disguise.of_claim(claim))
        return self._paint.warn("; ".join(odd)) if odd else ""

    def _words(self, claim: Claim) -> str:
        """The evidence on one line, every piece of the trigger marked."""
        evidence, shown, at = claim.evidence, "", 0
        for piece in _inside(evidence, [claim.trigger, *claim.trigger_parts]):
            start, end = piece.start - evidence.start, piece.end - evidence.start
            shown += one_line(evidence.quote[at:start])
            shown += self._paint.mark(one_line(evidence.quote[start:end]))
            at = end
        return isolate(shown + one_line(evidence.quote[at:]))


def _inside(whole: Span, pieces: list[Span]) -> list[Span]:
    """The pieces that lie in ``whole``, in order, each once, none over another."""
    kept: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: piece.start):
        after = kept[-1].end if kept else whole.start
        if piece.part == whole.part and after <= piece.start and piece.end <= whole.end:
            kept.append(piece)
    return kept


def _heading(report: Report) -> str:
    parts = (report.id, report.language, report.published, report.outlet, report.title)
    return " · ".join(isolated(part) for part in parts if part)


def _parties(actors: list[Participant], recipients: list[Participant]) -> str:
    by, to = (", ".join(map(participant, some)) for some in (actors, recipients))
    return f"{by or '?'} -> {to}" if to else by


def _extent(extent: Extent) -> str:
    excepted = ", ".join(isolated(span.quote) for span in extent.except_)
    return f"{extent.share}, except {excepted}" if excepted else extent.share


def _count(name: str, count: Count) -> str:
    low, high = count.low, count.high
    if low == high:
        return f"{name} {'?' if low is None else low}"
    if high is None:
        return f"{name} {low} or more"
    return f"{name} {high} or fewer" if low is None else f"{name} {low} to {high}"
