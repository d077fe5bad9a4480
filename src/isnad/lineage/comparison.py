"""Whether one report comes of another, how, and what it changed."""

from __future__ import annotations

from isnad.joins import Aligned, Held, Kin, Lineage, Original
from isnad.lineage import evidence, page, reasons
from isnad.lineage.alignment import Alignment, Match, align, alignment
from isnad.lineage.between import filled
from isnad.lineage.copying import Overlap, overlap
from isnad.lineage.drift import changes
from isnad.lineage.evidence import Credit
from isnad.lineage.order import days, ordered
from isnad.lineage.prepared import Prepared, prepared
from isnad.lineage.versions import is_withdrawn, may_follow, one_outlet, version

# Kinds that mean to say what the original says.
_RETELLING = frozenset({"copy", "translation", "rewrite", "partial"})
# What the earlier of two equal originals has before the other, and days after which it has that.
_FIRST, _DAYS = 0.04, 2.0


def compare(one: Held, other: Held) -> Lineage | None:
    """How the later of two reports comes of the earlier, if it does; the same whichever is named
    first. Pure: nothing but the two reports counts."""
    earlier, later = ordered(prepared(one), prepared(other))
    one_language = earlier.report.language == later.report.language
    words = overlap(earlier.wording, later.wording) if one_language else None
    if one_outlet(earlier, later) or is_withdrawn(earlier, later):
        return _followed(earlier, later, words)
    says = evidence.credited(earlier, later)
    if says == "none" and page.of(earlier.report, later.report) is not None:
        return None
    if words is not None and (kind := evidence.copied(words, says)):
        score = words.share * words.alike + evidence.worth(says) - evidence.handed_on(earlier)
        why = reasons.taken(words, says, earlier.report.outlet)
        return _lineage(earlier, later, kind, why, score, _taken(earlier, later, words))
    if not earlier.body or not later.body:
        return None
    says = evidence.silent(earlier, later) if says == "none" else says
    return _retold(earlier, later, align(earlier, later), says, one_language=one_language)


def _followed(earlier: Prepared, later: Prepared, words: Overlap | None) -> Lineage | None:
    if not may_follow(earlier, later, words):
        return None
    found = align(earlier, later)
    how = version(earlier, later, found, words)
    if how is None:
        return None
    why = reasons.followed(how, later.report.outlet, words, found)
    same = _taken(earlier, later, words) if words is not None else []
    return _lineage(earlier, later, how.kind, why, how.score, _with(same, earlier, later, found))


def _retold(
    earlier: Prepared, later: Prepared, found: Alignment, says: Credit, *, one_language: bool
) -> Lineage | None:
    whole = found if one_language else filled(found, earlier, later, whole=True)
    kind = evidence.retold(found, whole, says, one_language=one_language)
    if kind is None:
        return None
    why = reasons.told(found, kind, says, earlier.report.outlet)
    if kind != "translation":
        whole = filled(found, earlier, later, whole=False)
    score = found.strength + evidence.worth(says) - evidence.handed_on(earlier)
    return _lineage(earlier, later, kind, why, score, _with([], earlier, later, whole))


def _lineage(
    earlier: Prepared,
    later: Prepared,
    kind: Kin,
    why: str,
    score: float,
    aligned: list[Aligned],
) -> Lineage:
    gap = days(earlier, later)
    first = 0.0 if gap is None or kind in ("update", "correction", "retraction") else gap
    report = earlier.report
    return Lineage(
        report=later.report.id,
        kind=kind,
        of=Original(report=report.id, url=report.url, outlet=report.outlet),
        because=why,
        aligned=aligned,
        drift=changes(earlier.held, later.held, aligned) if kind in _RETELLING else [],
        score=round(score + _FIRST * min(max(first, 0.0) / _DAYS, 1.0), 6),
    )


def _taken(earlier: Prepared, later: Prepared, words: Overlap) -> list[Aligned]:
    """The sentences that were taken over, and those that stand in their place between two of them,
    by the places of their traces."""
    if not earlier.body or not later.body:
        return []
    theirs, mine = earlier.wording.places, later.wording.places
    taken = [Match(theirs[t.earlier], mine[t.later], round(t.alike, 3)) for t in words.taken]
    if len(taken) < len(later.body):
        found = alignment(taken, earlier, later)
        taken = list(filled(found, earlier, later, whole=False).matches)
    return [Aligned(earlier.body[m.earlier], later.body[m.later], m.close) for m in taken]


def _with(
    same: list[Aligned], earlier: Prepared, later: Prepared, found: Alignment
) -> list[Aligned]:
    """The sentences that were taken over, and for the others those that say the same."""
    settled = {one.later for one in same}
    told = (
        Aligned(earlier.body[m.earlier], later.body[m.later], round(m.close, 3))
        for m in found.matches
    )
    return sorted([*same, *(one for one in told if one.later not in settled)], key=_place)


def _place(one: Aligned) -> tuple[int, int]:
    return one.later, one.original
