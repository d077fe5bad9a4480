"""What pages say of their own origin: the agencies whose words they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from isnad.joins import Held, Lineage
from isnad.names import outlets
from isnad.stories.known import known


def credited(held: Held, lineages: Iterable[Lineage]) -> list[str]:
    """The outlets that a report's page credits with its words, each once: not its own, nobody
    unnamed, no photographer, and of bylines those alone that name an outlet."""
    report, lineages = held.report, list(lineages)
    outlet = report.outlet or ""
    theirs = [name for one in lineages for name in (one.of.outlet, one.of.agency) if name]
    named = [c.name for c in report.carried_by if c.link in ("credit", "original") and c.name]
    for credit in report.carried_by:
        if credit.link == "byline" and credit.name and _is_outlet(credit.name, (*theirs, *named)):
            named.append(credit.name)
    named += [
        name
        for one in lineages
        if one.of.report is None
        for name in (one.of.agency or one.of.outlet,)
        if name
    ]
    found: list[str] = []
    for name in named:
        own = outlet and outlets.short_of(name, outlet)
        if not own and not outlets.unnamed(name) and not any(outlets.same(name, f) for f in found):
            found.append(name)
    return found


def _is_outlet(name: str, others: Sequence[str]) -> bool:
    return known().media(name) is not None or any(outlets.same(name, other) for other in others)


def among(name: str, several: Sequence[str]) -> bool:
    """Whether an outlet, as somebody writes it, is one of several."""
    return any(outlets.short_of(name, other) or outlets.short_of(other, name) for other in several)
