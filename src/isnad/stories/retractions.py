"""Which reports take back what a story tells, where it rests on what they take back alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from isnad.joins import Held, Lineage
from isnad.stories.accounts import Account
from isnad.stories.conflicts import Clash, Copies

# So many whole sentences that a correction has to the letter are published again, not quoted.
_SEVERAL = 2


def retracted_by(
    accounts: Sequence[Account], lineages: Mapping[str, Iterable[Lineage]], clashes: Sequence[Clash]
) -> list[str]:
    """The ids of the reports that take back what accounts of a story tell, where nobody tells it
    but the report that they take back and those that copy or translate its sentence. Who denies it
    or tells against it bears nothing out; nor does the report that takes it back, unless it gives
    it otherwise.

    A retraction takes back all that its report told; a correction what stands in the sentences
    that it repeats, or that it tells otherwise, but not what it publishes again to the letter."""
    copies = Copies(lineages)
    takings = _takings(lineages)
    return sorted({t.report for t in takings if _rests(accounts, t, copies, clashes)})


def taken_back(
    accounts: Sequence[Account], lineages: Mapping[str, Iterable[Lineage]], clashes: Sequence[Clash]
) -> dict[str, list[str]]:
    """By the id of a claim, the ids of the reports that take back what it is told by, whether or
    not others tell it, too."""
    copies, found = Copies(lineages), defaultdict[str, set[str]](set)
    for taken in _takings(lineages):
        for one in _resting(accounts, taken, copies, clashes):
            for claim in one.claims:
                found[claim.id].add(taken.report)
    return {claim: sorted(reports) for claim, reports in found.items()}


def _takings(lineages: Mapping[str, Iterable[Lineage]]) -> Iterator[Lineage]:
    for several in lineages.values():
        for taken in several:
            if taken.kind in ("retraction", "correction") and taken.of.report is not None:
                yield taken


def _rests(
    accounts: Sequence[Account], taken: Lineage, copies: Copies, clashes: Sequence[Clash]
) -> bool:
    resting = _resting(accounts, taken, copies, clashes)
    keys = {one.key for one in resting}
    against = _against(keys, clashes, differing=taken.kind == "correction", by=taken.report)
    return bool(resting) and all(
        one.key in keys or one.contests or one.key in against or _repeats(one, taken, clashes)
        for one in accounts
    )


def _resting(
    accounts: Sequence[Account], taken: Lineage, copies: Copies, clashes: Sequence[Clash]
) -> list[Account]:
    """The accounts that go back to what is taken back, with the titles of reports that tell the
    story by such accounts alone."""
    found = [one for one in accounts if _goes_back(one, taken, copies)]
    if taken.kind == "correction":
        upheld = _upheld(accounts, taken)
        found = [one for one in found if _corrected(one, taken, copies, clashes, upheld)]
    keys = {one.key for one in found}
    own = {a.node.report for a in accounts if a.node.part == "text" and a.key not in keys}
    led = {a.node.report for a in found if a.node.part == "text"} - own
    return [
        a for a in accounts if a.key in keys or (a.node.part == "title" and a.node.report in led)
    ]


def _goes_back(one: Account, taken: Lineage, copies: Copies) -> bool:
    return any(report == taken.of.report for report, _ in copies.roots(one.sentence))


def _corrected(
    one: Account,
    taken: Lineage,
    copies: Copies,
    clashes: Sequence[Clash],
    upheld: set[tuple[str | None, int]],
) -> bool:
    """Whether a correction takes back the sentence of an account, or tells it otherwise."""
    originals = {(taken.of.report, pair.original) for pair in taken.aligned}
    if (originals - upheld) & copies.roots(one.sentence):
        return True
    return any(
        one.key in (c.one.key, c.other.key) and taken.report in (c.one.node.report, c.other.node.report)
        for c in clashes
    )  # fmt: skip


def _upheld(accounts: Sequence[Account], taken: Lineage) -> set[tuple[str | None, int]]:
    """The sentences that a correction publishes again to the letter, as a page does that is put
    right in one place and stands as it was in all others. A notice may quote one sentence whole
    to say that it was wrong; it does not quote several."""
    held = {one.node.report: one.held for one in accounts}
    of, by = held.get(taken.of.report or ""), held.get(taken.report)
    if of is None or by is None:
        return set()
    same = [p for p in taken.aligned if _words(of, p.original) == _words(by, p.later)]
    if len(same) < _SEVERAL:
        return set()
    return {(taken.of.report, pair.original) for pair in same}


def _words(held: Held, at: int) -> list[str]:
    """The words of the sentence of a trace."""
    trace = held.traces[at]
    return held.report.part(trace.part)[trace.start : trace.end].split()


def _against(
    keys: set[tuple[str, str, str, int]], clashes: Sequence[Clash], *, differing: bool, by: str
) -> set[tuple[str, str, str, int]]:
    """The accounts that tell against those of ``keys``. What gives a slot otherwise
    (``differing``: in a correction) bears the event out and is none of them."""
    kinds = ("denial", "outcome")
    return {
        mine.key
        for c in clashes
        for mine, theirs in ((c.one, c.other), (c.other, c.one))
        if theirs.key in keys and mine.key not in keys and c.kind in kinds
        and not (differing and mine.node.report == by)
    }  # fmt: skip


def _repeats(one: Account, taken: Lineage, clashes: Sequence[Clash]) -> bool:
    """Whether an account of the report that takes something back only repeats it."""
    if one.node.report != taken.report:
        return False
    differs = any(one.key in (c.one.key, c.other.key) for c in clashes)
    return taken.kind == "retraction" or not differs
