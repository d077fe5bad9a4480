"""Numbers of one thing that accounts give for one day and that cannot all be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from isnad.stories.accounts import FEW, SPOKEN, Account
from isnad.stories.common import one_speaker
from isnad.stories.conflicts import Clash, Copies
from isnad.stories.readings import Number
from isnad.stories.says import counted, dated, day

_KINDS = frozenset({"killed", "injured", "detained", "displaced"})
_COUNTING = frozenset(
    "TOLL ASSAULT STATEMENT COERCE RETREAT DISPLACEMENT PROTEST SANCTION ACCUSE".split()
)
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one kind as a closed range, null where open, whom alone it counts, if not people
    at large, all accounts that give it, and of each the day that it, or what it is copied of, was
    published."""

    kind: str
    low: int | None
    high: int | None
    whom: str = ""
    accounts: list[Account] = field(default_factory=list)
    days: list[str | None] = field(default_factory=list)

    @property
    def day(self) -> str | None:
        """The day that it was first given."""
        return min(filter(None, self.days), default=None)

    @property
    def roots(self) -> frozenset[str]:
        """Who gives it."""
        return frozenset().union(*(a.roots for a in self.accounts))

    def says(self) -> str:
        """What it says, with the day that it was first given."""
        what = counted(self.kind, self.low, self.high)
        return dated(what, day(self.day), "by") if self.day else what


def counts(several: Sequence[Account], copies: Copies) -> Iterator[Clash]:
    """The pairs of accounts whose numbers contradict each other."""
    for one, other in combinations(_figures(several, copies), 2):
        if (one.kind, one.whom) != (other.kind, other.whom) or _overlap(one, other):
            continue
        joined = _joined(one, other, copies)
        apart = joined or _apart(one, other)
        if apart and (joined or (set(one.days) & set(other.days) and not _grows(one, other))):
            mine, theirs = apart
            yield Clash("number", mine, theirs, (one.says(), other.says()))


def figures(several: Sequence[Account], copies: Copies) -> dict[str, Figure]:
    """Every number that accounts give, by what it says."""
    found: dict[str, Figure] = {}
    for one in _figures(several, copies):
        found.setdefault(one.says(), one)
    return found


def _figures(several: Sequence[Account], copies: Copies) -> list[Figure]:
    found: dict[tuple[str, int | None, int | None, str], Figure] = {}
    usual, said = _usual(several), {one.sentence: one.said for one in several}
    for one in several:
        roots = copies.roots(one.sentence)
        first = _counted_to(one) or min(
            (d for root in roots if (d := said.get(root))), default=None
        )
        for given in _given(one, usual):
            figure = found.setdefault(given, Figure(*given))
            figure.accounts.append(one)
            figure.days.append(first)
    return sorted(found.values(), key=lambda f: (f.kind, f.accounts[0].key, f.low or 0))


def _counted_to(one: Account) -> str | None:
    """The last day over which an account counts, where its words give the days."""
    first, last = one.days
    return last if first and last and first < last else None


def _usual(several: Sequence[Account]) -> str | None:
    """What most numbers of the story count."""
    kinds = Counter(k for a in several for k in (*_claimed(a), *(n.counts for n in a.numbers)) if k)
    return min(kinds, key=lambda k: (-kinds[k], k)) if kinds else None


def _claimed(one: Account) -> dict[str, tuple[int | None, int | None]]:
    found: dict[str, tuple[int | None, int | None]] = {}
    for claim in one.claims:
        for kind, count in claim.counts.items():
            found.setdefault(kind, (count.low, count.high))
    return found


def _given(one: Account, usual: str | None) -> Iterator[tuple[str, int | None, int | None, str]]:
    """The numbers of an account: those of its claims, else the first of each kind in its words."""
    if one.claim.type not in _COUNTING or one.denial:
        return
    spoken = one.claim.type in SPOKEN and any(n.counts for n in one.sentence_numbers)
    claimed = _claimed(one)
    read: dict[str, list[Number]] = {}
    for number in one.numbers:
        what = number.counts or (usual if spoken and number.counts is None and number.plain else "")
        if what in _KINDS and not number.minor and _enough(number):
            read.setdefault(what or "", []).append(number)
    for kind, (low, high) in claimed.items():
        same = [n for n in one.sentence_numbers if {n.low, n.high} & {low, high} - {None}]
        if not _broken_down(read.get(kind, [])) and not any(n.minor for n in same):
            yield kind, low, high, next((n.whom for n in same), "")
    for kind, several in read.items():
        if kind not in claimed and not _broken_down(several):
            yield kind, several[0].low, several[0].high, several[0].whom


def _broken_down(several: Sequence[Number]) -> bool:
    """Whether numbers of one account are parts of one that it does not give: of several, none
    comes first and counts people at large where the others count some of them."""
    if len(several) <= 1:
        return False
    first, rest = several[0], several[1:]
    parts = [n.low or n.high or 0 for n in rest]
    whole = first.low or first.high or 0
    return whole != sum(parts) and (bool(first.whom) or not all(n.whom for n in rest))


def _enough(number: Number) -> bool:
    return (number.low or number.high or 0) >= FEW


def _overlap(one: Figure, other: Figure) -> bool:
    """Whether two ranges may be of one number, a round one taken for what is near it."""
    low = max(_bound(one.low, -1, 0), _bound(other.low, -1, 0))
    return low <= min(_bound(one.high, 1, 10**12), _bound(other.high, 1, 10**12))


def _bound(value: int | None, way: int, unknown: int) -> int:
    if value is None:
        return unknown
    size = 1
    while value >= _ROUND and value % (size * 10) == 0:
        size *= 10
    return value + way * (size // 2)


def _grows(one: Figure, other: Figure) -> bool:
    """Whether the later of two numbers of a day is higher and the same source's, or of nobody in
    the same outlet: an update. Numbers that stand in one report are none."""
    earlier, later = sorted((one, other), key=lambda f: f.accounts[0].key)
    if (later.low or 0) <= (earlier.low or 0) or _shared(one, other, "report"):
        return False
    if one.roots and other.roots:
        return bool(one.roots & other.roots)
    return _shared(one, other, "outlet")


def _shared(one: Figure, other: Figure, what: str) -> bool:
    """Whether one report, or one outlet, gives both numbers."""
    found = [
        {a.node.report if what == "report" else a.held.report.outlet for a in f.accounts} - {None}
        for f in (one, other)
    ]
    return bool(found[0] & found[1])


def _apart(one: Figure, other: Figure) -> tuple[Account, Account] | None:
    """Accounts of both numbers that are of two reports, or of two speakers in one."""
    pairs = ((a, b) for a in one.accounts for b in other.accounts if _independent(a, b))
    return next(pairs, None)


def _independent(one: Account, other: Account) -> bool:
    if one.node.report != other.node.report:
        return True
    voices = (one.speaker, other.speaker)
    named = all(voices) if one.node.trace == other.node.trace else any(voices)
    return named and one.node.part == other.node.part and not one_speaker(one, other)


def _joined(one: Figure, other: Figure, copies: Copies) -> tuple[Account, Account] | None:
    """Accounts of which one copies or translates the other, with nothing else changed."""
    pairs = ((a, b) for a in one.accounts for b in other.accounts if copies.joined(a, b))
    return next((pair for pair in pairs if _rest_alike(*pair)), None)


def _rest_alike(one: Account, other: Account) -> bool:
    """Whether all numbers of two sentences but one are the same."""
    mine, theirs = (sorted(a.trace.numbers) if a.trace else [] for a in (one, other))
    left = [n for n in theirs if n not in mine]
    return len(mine) == len(theirs) and len(left) == 1
