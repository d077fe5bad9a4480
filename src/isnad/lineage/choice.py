"""Which of the reports that one may come of it does come of."""

from __future__ import annotations

from isnad.joins import Kin, Lineage, Original
from isnad.lineage import page, reasons
from isnad.lineage.cues import CueKind, Layout, load
from isnad.records import CarriedBy, Report

_VERSIONS: tuple[frozenset[Kin], ...] = (
    frozenset({"retraction", "correction"}),
    frozenset({"update"}),
)
# A second original tells at least so many sentences, and that part of what it tells, that the first
# does not tell or is so much less close to.
_MORE, _MOSTLY, _CLOSER = 2, 0.4, 1.25
_TRANSLATED: tuple[CueKind, ...] = ("translated",)
# A credit within so many characters of the beginning stands in a dateline.
_HEAD = 200


def choose(report: Report, proposals: list[Lineage]) -> list[Lineage]:
    """What a report comes of: the likeliest of the proposals, others that tell what it does not
    (those that its page credits, if it credits any of them), and what its page names that is not
    among them. The same in whatever order they come."""
    ranked = sorted(proposals, key=lambda one: (-one.score, one.of.report or ""))
    for kinds in _VERSIONS:
        versions = [one for one in ranked if one.kind in kinds]
        if versions:
            return versions[:1]
    chosen: list[Lineage] = []
    told: dict[int, float] = {}
    named = [one for one in ranked if any(_is(credit, one.of) for credit in page.foreign(report))]
    for one in ranked:
        if chosen and named and one not in named:
            continue
        mine: dict[int, float] = {}
        for pair in one.aligned:
            mine[pair.later] = max(pair.closeness, mine.get(pair.later, 0.0))
        more = sum(close > _CLOSER * told.get(at, 0.0) for at, close in mine.items())
        if not chosen or (more >= _MORE and more >= _MOSTLY * len(mine)):
            chosen.append(one)
            told |= {at: max(close, told.get(at, 0.0)) for at, close in mine.items()}
    return [*chosen, *_not_held(report, chosen)]


def _not_held(report: Report, chosen: list[Lineage]) -> list[Lineage]:
    """What the page names as its original, where that is none of the reports chosen."""
    named = [
        one
        for one in page.foreign(report)
        if one.link in ("credit", "original") and not any(_is(one, found.of) for found in chosen)
    ]
    found: dict[str, Lineage] = {}
    for one in named:
        name = one.name or one.url or ""
        found.setdefault(name, _unheld(report, one, name, alone=len(named) == 1))
    return list(found.values())


def _is(one: CarriedBy, of: Original) -> bool:
    original = Report(id=of.report or "", sha256="", text="", url=of.url, outlet=of.outlet)
    return page.means(one, original)


def _unheld(report: Report, one: CarriedBy, name: str, *, alone: bool) -> Lineage:
    linked = one.link == "original"
    if linked:
        of = Original(url=one.url, outlet=one.name) if one.url else Original(outlet=one.name)
    else:
        of = Original(agency=one.name)
    at_head = one.part == "text" and one.start is not None and one.start < _HEAD
    said = load(report.language or "").said(Layout(report.title or "", report.text), _TRANSLATED)
    kind: Kin = "rewrite"
    if said:
        kind = "translation"
    elif alone and (linked or at_head):
        kind = "copy"
    return Lineage(
        report=report.id, kind=kind, of=of, because=reasons.not_held(name, linked=linked)
    )
