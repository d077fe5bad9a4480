"""What a report comes of by its page alone: originals that are not held."""

from __future__ import annotations

from isnad.joins import Kin, Lineage, Original
from isnad.lineage import outlets, page, reasons
from isnad.lineage.cues import CueKind, Layout, load
from isnad.records import CarriedBy, Report

_TRANSLATED: tuple[CueKind, ...] = ("translated",)
# A credit within so many characters of the beginning stands in a dateline.
_HEAD = 200


def unheld(report: Report, chosen: list[Lineage]) -> list[Lineage]:
    """What the page of a report names as its original, where that is none of the reports chosen:
    the page that it links to, with whom that is said to come from; else every agency it credits."""
    named = [one for one in page.foreign(report) if one.link in ("credit", "original")]
    left = [one for one in named if not any(page.means_original(one, c.of) for c in chosen)]
    links = [one for one in named if one.link == "original"]
    if links:
        return [_linked(report, links[0], left)] if links[0] in left else []
    different: list[CarriedBy] = []
    for one in left:
        if not any(outlets.same(one.name or "", other.name or "") for other in different):
            different.append(one)
    return [_credited(report, one, alone=len(named) == 1) for one in different]


def _linked(report: Report, link: CarriedBy, left: list[CarriedBy]) -> Lineage:
    agency = next((one.name for one in left if one.link == "credit"), None)
    foreign = outlets.writes_in(link.url or "")
    elsewhere = bool(foreign) and report.language not in foreign
    return Lineage(
        report=report.id,
        kind="translation" if elsewhere or _says_translated(report) else "copy",
        of=Original(url=link.url, outlet=link.name, agency=agency),
        because=reasons.linked(link.name or link.url or "", agency),
    )


def _credited(report: Report, credit: CarriedBy, *, alone: bool) -> Lineage:
    at_head = credit.part == "text" and credit.start is not None and credit.start < _HEAD
    kind: Kin = "copy" if alone and at_head else "rewrite"
    return Lineage(
        report=report.id,
        kind="translation" if _says_translated(report) else kind,
        of=Original(agency=credit.name),
        because=reasons.credited(credit.name or ""),
    )


def _says_translated(report: Report) -> bool:
    layout = Layout(report.title or "", report.text)
    return bool(load(report.language or "").said(layout, _TRANSLATED))
