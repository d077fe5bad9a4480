"""Who is said to hold a place: holders take over from each other, day by day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from isnad.records import Extent
from isnad.situation import parties
from isnad.situation.standing import Begun, Stood, extent, since
from isnad.states import Assertion, Party, Standing

Camps = frozenset[int]


def control(told: Sequence[Assertion], as_of: str) -> Stood | None:
    """Who held a place on a day (ISO), from all that is said of it; null where that says nothing.

    The latest day of which something is said counts, and what was said before it as far as it
    goes on without a break. Who is said to hold it on the same day by different accounts contend
    for it, as do a holder and who is said to have taken over where that is denied.
    """
    past = sorted(
        (one for one in told if one.day <= as_of and not one.aside),
        key=lambda one: (one.day, one.key, one.at),
    )
    if not past:
        return None
    course = _Course(past)
    for _, day in groupby(past, key=lambda one: one.day):
        course.add(_leading(list(course.meant(day))))
    return course.stood(as_of)


def _leading(day: list[Assertion]) -> list[Assertion]:
    """What is said of a day, without what reports add of before: a report that tells of two
    holders in its own words, or as of one speaker, without a date, means the first now."""
    kept: list[Assertion] = []
    for one in day:
        beside = [k for k in kept if k.key.report == one.key.report and _positive(k)]
        mine = [k for k in beside if one.root in ("", k.root)]
        if _positive(one) and not one.dated and any(not _meet(one, k) for k in mine):
            continue
        kept.append(one)
    return kept


def _positive(one: Assertion) -> bool:
    return one.effect in ("begins", "holds", "violated")


def _meet(one: Assertion, other: Assertion) -> bool:
    return any(parties.one(p, q) for p in one.parties for q in other.parties)


class _Held:
    """A camp that holds, since when it is said to, by which assertions."""

    def __init__(self) -> None:
        self.support: list[Assertion] = []


class _Course:
    """The holders of a place from one day to the next."""

    def __init__(self, told: Iterable[Assertion]) -> None:
        several = list(told)
        self._camps = parties.camps(p for one in several for p in one.parties)
        self._of = {p.key: n for n, camp in enumerate(self._camps) for p in camp}
        self._now: dict[int, _Held] = {}
        self._before: dict[int, _Held] = {}
        self._against: list[Assertion] = []
        self._ended: list[Assertion] = []
        self._joint = True
        # Who took it by their own account.
        self._took = frozenset[int]()

    def _camps_of(self, one: Assertion) -> Camps:
        return frozenset(self._of[p.key] for p in one.parties)

    def meant(self, day: Iterable[Assertion]) -> Iterator[Assertion]:
        """What is said of the next day. Who fights for a place and says that it was taken, by nobody
        that is named, lost it where they held it, and else took it, which may be told again; of a
        state of which nothing is known that may be either."""
        for one in day:
            camps = self._camps_of(one)
            if one.effect != "taken":
                yield one
            elif camps & self._now.keys() - self._took:
                yield msgspec.structs.replace(one, effect="ends")
            elif self._now or not any(p.state for p in one.parties):
                self._took |= camps
                yield msgspec.structs.replace(one, effect="begins")

    def add(self, day: list[Assertion]) -> None:
        """What is said of the next day."""
        said = [one for one in day if _positive(one)]
        late = [one for one in said if one.dated or one.root or not self._other_begins(one, said)]
        whole = [one for one in late if not _part(one)]
        if whole or (late and not self._now):
            self._take(whole or late)
        elif late:
            self._keep(late)
        for one in day:
            if one.effect == "ends":
                self._leave(one)
            elif one.effect == "denied":
                self._deny(one)

    def _other_begins(self, one: Assertion, said: list[Assertion]) -> bool:
        """Whether another takes the place on the day of which a report says without a date that
        somebody holds it: then that was before."""
        mine = self._camps_of(one)
        return any(
            k.effect == "begins" and k.dated and not (mine & self._camps_of(k)) for k in said
        )

    def _take(self, day: list[Assertion]) -> None:
        said = self._by_speaker(day)
        sets = {self._camps_of(one) for one in said}
        holders = frozenset[int]().union(*sets)
        if self._now and holders.isdisjoint(self._now) and all(one.still for one in said):
            # Who holds it as before has not taken it over: the accounts differ.
            self._now |= {n: _Held() for n in sorted(holders)}
            self._joint = False
            self._support(said)
            return
        stay = {n: held for n, held in self._now.items() if n in holders}
        if stay.keys() != self._now.keys() or not self._now:
            self._before = {n: held for n, held in self._now.items() if n not in holders}
            self._against = [] if not stay else self._against
        self._now = {n: stay.get(n) or _Held() for n in sorted(holders)}
        self._joint = _joined(sets)
        self._ended = []
        self._support(said)

    def _by_speaker(self, said: list[Assertion]) -> list[Assertion]:
        """What is said of a day, of each speaker only what they say most often: nobody contends
        with themselves."""
        often: dict[str, Counter[Camps]] = {}
        for one in said:
            often.setdefault(one.root, Counter())[self._camps_of(one)] += 1
        kept = {
            root: max(count, key=lambda c: (count[c], sorted(c))) for root, count in often.items()
        }
        return [one for one in said if not one.root or self._camps_of(one) & kept[one.root]]

    def _keep(self, said: list[Assertion]) -> None:
        """Who holds part of a place takes the rest from nobody, and contends for it."""
        others = frozenset[int]().union(*map(self._camps_of, said)) - self._now.keys()
        if others:
            self._now |= {n: _Held() for n in sorted(others)}
            self._joint = False
        self._support(said)

    def _support(self, said: list[Assertion]) -> None:
        for one in said:
            for n in self._camps_of(one) & self._now.keys():
                self._now[n].support.append(one)

    def _leave(self, one: Assertion) -> None:
        leaving = self._camps_of(one) & self._now.keys()
        if not leaving:
            return
        for n in leaving:
            self._before = {n: self._now.pop(n)}
        if not self._now:
            self._ended = [one]

    def _deny(self, one: Assertion) -> None:
        denied = self._camps_of(one)
        if not (denied & self._now.keys() or not self._now):
            return
        self._against.append(one)
        new = {n for n in denied & self._now.keys() if n not in self._before}
        if new and self._before:
            self._now = {**self._before, **self._now}
            self._before, self._joint = {}, False

    def stood(self, as_of: str) -> Stood | None:
        """How it stands after the last day added."""
        if self._now:
            return self._holding(as_of)
        if self._ended:
            return self._made(
                list(self._before.items())[:1], "ends", self._ended, since(self._ended)
            )
        if self._against:
            camps = sorted({n for one in self._against for n in self._camps_of(one)})
            return Stood(
                of=self._against[0], camps=[self._camps[n] for n in camps], brokers=[],
                status="denied", since=since(self._against), extent=None, support=[],
                against=self._against,
            )  # fmt: skip
        return None

    def _holding(self, as_of: str) -> Stood:
        holders = sorted(self._now.items(), key=lambda h: (min(map(_at, h[1].support)), h[0]))
        if len(holders) > 1 and not self._joint:
            return self._contested(holders)
        support = _distinct(one for _, held in holders for one in held.support)
        first = min(support, key=_at)
        status: Standing = "begins" if (first.day, first.effect) == (as_of, "begins") else "holds"
        return self._made(holders, status, support, since(support))

    def _contested(self, holders: list[tuple[int, _Held]]) -> Stood:
        (_, first), *others = holders
        support = _distinct(first.support)
        against = _distinct([*(one for _, held in others for one in held.support), *self._against])
        return self._made(holders, "contested", support, since([*support, *against]), against)

    def _made(
        self,
        holders: list[tuple[int, _Held]],
        status: Standing,
        support: list[Assertion],
        begun: Begun | None,
        against: list[Assertion] | None = None,
    ) -> Stood:
        share: Extent | None = None if status == "ends" else extent(support)
        against = against if against is not None else _distinct(self._against)
        return Stood(
            of=support[0],
            camps=[self._told(n, [*support, *against]) for n, _ in holders],
            brokers=[],
            status=status,
            since=begun,
            extent=share,
            support=support,
            against=[one for one in against if one not in support],
        )

    def _told(self, camp: int, said: list[Assertion]) -> list[Party]:
        """A camp as the assertions that count call it."""
        now = [p for one in said for p in one.parties if self._of[p.key] == camp]
        return now or self._camps[camp]


def _at(one: Assertion) -> tuple[str, object]:
    return one.day, one.key


def _distinct(several: Iterable[Assertion]) -> list[Assertion]:
    return sorted({id(one): one for one in several}.values(), key=lambda o: (o.day, o.key, o.at))


def _part(one: Assertion) -> bool:
    return one.extent is not None and one.extent.share == "part"


def _joined(sets: Iterable[Camps]) -> bool:
    """Whether all hold it together: some account names all of them, or there is one."""
    several = list(sets)
    every = frozenset[int]().union(*several)
    return every in several
