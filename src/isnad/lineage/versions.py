"""Whether a report is a later version of one of its outlet's own, or takes it back."""

from __future__ import annotations

from dataclasses import dataclass

from isnad.folding import fold
from isnad.joins import Kin
from isnad.lineage import outlets
from isnad.lineage.alignment import Alignment
from isnad.lineage.copying import Overlap
from isnad.lineage.order import days, stem
from isnad.lineage.prepared import Prepared
from isnad.records import Report, Trace

# Days within which a report is brought up to date, or taken back.
_UPDATED, _TAKEN_BACK = 4.0, 60.0
# What two versions have in common at least: strength, or part of the words; from which part of the
# words on it is one report without being called so.
_STRENGTH, _SHARE, _SAME = 0.12, 0.08, 0.5
# Strength from which on a report is the one that is taken back, though neither title nor day is
# named; part of the words that two versions share that begin alike.
_STRONG, _OPENED = 0.25, 0.25
# What speaks for one of several reports that may be meant: its title is quoted, its day is named.
_TITLE, _DAY, _NEXT = 1.0, 0.3, 0.2
_TITLE_WORDS = 3
# How many sentences with other numbers, days or places make a form that is filled anew.
_FORM = 4


@dataclass(frozen=True, slots=True)
class Version:
    """How a report follows one of its own outlet, and what speaks for that."""

    kind: Kin
    score: float
    titled: bool = False
    dated: bool = False
    marked: bool = False
    addressed: bool = False
    declared: bool = False


def one_outlet(one: Prepared, other: Prepared) -> bool:
    """Whether two reports are of one outlet."""
    mine, theirs = one.report.outlet, other.report.outlet
    if mine and theirs:
        return outlets.same(mine, theirs)
    return outlets.host(one.report.url) == outlets.host(other.report.url) is not None


def item(report: Report) -> str | None:
    """What agencies call the item that a report is a version of; null where its id does not say."""
    named, mark, _ = report.id.rpartition("#")
    return named if mark else None


def is_withdrawn(earlier: Prepared, later: Prepared) -> bool:
    """Whether a report is a version of the item that a later one declares taken back."""
    named, report = later.report.withdraws, earlier.report
    if not named or report.withdraws:
        return False
    meant = {report.id, item(report)}
    return named in meant or bool(report.url and stem(report.url) == stem(named))


def may_follow(earlier: Prepared, later: Prepared, words: Overlap | None) -> bool:
    """Whether ``version`` can find anything, whichever sentences say the same: to align two
    reports takes ten times as long as this."""
    if is_withdrawn(earlier, later) or later.takes_back is not None:
        return True
    gap = days(earlier, later)
    if gap is not None and gap > _UPDATED:
        return False
    if "update" in later.said or _one_address(earlier, later):
        return True
    return words is not None and _is_one_text(earlier, later, words)


def version(
    earlier: Prepared, later: Prepared, told: Alignment, words: Overlap | None
) -> Version | None:
    """How a report follows an earlier one of its own outlet, if it does."""
    if is_withdrawn(earlier, later):
        score = 1 + told.strength + _soon(days(earlier, later))
        return Version(kind="retraction", score=score, declared=True)
    if later.takes_back is not None:
        return _taken_back(earlier, later, told)
    return _updated(earlier, later, told, words)


def _taken_back(earlier: Prepared, later: Prepared, told: Alignment) -> Version | None:
    gap = days(earlier, later)
    if gap is not None and gap > _TAKEN_BACK:
        return None
    titled, dated = _quotes_title(earlier, later), _names_day(earlier, later)
    if not titled and told.strength < (_STRENGTH if dated else _STRONG):
        return None
    return Version(
        kind="retraction" if later.takes_back == "retraction" else "correction",
        score=1 + _TITLE * titled + _DAY * dated + told.strength + _soon(gap),
        titled=titled,
        dated=dated,
    )


def _quotes_title(earlier: Prepared, later: Prepared) -> bool:
    title = fold((earlier.report.title or "").strip())
    if len(title.split()) < _TITLE_WORDS:
        return False
    return title in fold(later.report.text) or title in fold(later.report.title or "")


def _names_day(earlier: Prepared, later: Prepared) -> bool:
    day = (earlier.report.published or "")[:10]
    return bool(day) and any(day in date for trace in later.held.traces for date in trace.dates)


def _updated(
    earlier: Prepared, later: Prepared, told: Alignment, words: Overlap | None
) -> Version | None:
    gap = days(earlier, later)
    if gap is not None and gap > _UPDATED:
        return None
    marked, addressed = "update" in later.said, _one_address(earlier, later)
    share = words.same_share if words is not None else 0.0
    alike = told.strength >= _STRENGTH or share >= _SHARE
    near = words is not None and _is_one_text(earlier, later, words)
    if not near and not (alike and (marked or addressed)):
        return None
    kind: Kin = "correction" if near and later.is_amended and not earlier.is_amended else "update"
    whole = words is not None and words.verbatim == words.of == len(earlier.wording.sentences)
    return Version(
        kind="copy" if whole else kind,
        score=1 + told.strength + share + _soon(gap),
        marked=marked,
        addressed=addressed,
    )


def _is_one_text(earlier: Prepared, later: Prepared, words: Overlap) -> bool:
    """Whether two reports are one with changes: most words are the same, or the beginning is and
    some words more; and they are no form that is filled anew."""
    opened = words.opens and words.same_share >= _OPENED
    most = words.share >= _SAME and words.alike >= _SAME
    return (opened or most) and not _periodic(earlier, later, words)


def _periodic(earlier: Prepared, later: Prepared, words: Overlap) -> bool:
    """Whether two reports fill one form: of the sentences that were changed, many have other
    numbers, days or places. So have the bulletins of every day."""
    if not earlier.body or not later.body:
        return False
    theirs, mine = earlier.traces, later.traces
    changed = [
        (theirs[earlier.wording.places[t.earlier]], mine[later.wording.places[t.later]])
        for t in words.taken
        if t.alike < 1
    ]
    apart = [_told(one) != _told(other) for one, other in changed if any(_told(one))]
    return sum(apart) >= _FORM and 2 * sum(apart) > len(apart)


def _told(trace: Trace) -> tuple[list[int], list[str], list[int]]:
    return sorted(trace.numbers), trace.dates, trace.places


def _soon(gap: float | None) -> float:
    """More for the report that appeared just before."""
    return 0.0 if gap is None else _NEXT / (1 + max(gap, 0.0))


def _one_address(one: Prepared, other: Prepared) -> bool:
    mine, theirs = one.report.url, other.report.url
    return bool(mine and theirs) and stem(mine or "") == stem(theirs or "")
