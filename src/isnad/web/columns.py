"""The values that claims are counted by, as columns in memory, of one state of the index.

Which claims are asked for is a question to the index, put once for all counts of a view; each count
then looks once at each of these claims. A database would sort them for every count anew.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, compress
from typing import Any, TypeVar

import msgspec
import sqlalchemy as sa

from isnad.web.tables import claims, named, origins, people, places, reports

# Gives the one text that a query of the index finds.
Ask = Callable[[sa.Select[Any]], str]
T = TypeVar("T")
Span = tuple[str | None, str | None, str | None]
# Facets of which a claim has one value or none.
PLAIN = ("type", "country", "place", "source", "outlet", "language", "modality", "polarity")
_CLOCKS = ("published", "received")
_KEPT = 64


class Columns:
    """One value a claim in each column, at the claim's ``seq``; before, between and after them
    stand values of no claim, which no mask lets through."""

    def __init__(self, ask: Ask) -> None:
        told, c = _Told(ask), claims.c
        plain = told.spaced(*(c[name] for name in PLAIN))
        self.plain: dict[str, list[str | None]] = dict(zip(PLAIN, plain, strict=True))
        self.reports, self.stories, disputed = told.spaced(c.report_seq, c.story_seq, c.disputed)
        self.disputed = [value or 0 for value in disputed]
        spans = zip(*told.spaced(c.first, c.last, c.edtf), strict=True)
        self.spans: list[Span] = list(spans)
        since = told.spaced(*(c[f"disputed_{clock}"] for clock in _CLOCKS))
        self.disputed_since: dict[str, list[str | None]] = dict(zip(_CLOCKS, since, strict=True))
        self.actors: list[tuple[str, ...]] = [()] * len(self.reports)
        for seq, several in told.several(people.c.claim_seq, people.c.entity).items():
            self.actors[seq] = several
        # Of stories and reports, by their ``seq``.
        self.spread = {
            "origin": told.several(origins.c.story_seq, origins.c.name),
            "side": told.several(origins.c.story_seq, origins.c.side),
        }
        self.known: dict[str, dict[int, str]] = {
            clock: told.pairs(reports.c.seq, reports.c[clock]) for clock in _CLOCKS
        }
        self.pairs = {clock: _Pairs(self, clock) for clock in _CLOCKS}
        # Rows of their tables, by key.
        self.places = told.by_key(places)
        self.named = told.by_key(named)
        self._once: dict[str, Any] = {}
        self._chosen: OrderedDict[str, Chosen] = OrderedDict()

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same as long as the store is; made when it is first asked for."""
        if name not in self._once:
            self._once[name] = make()
        found: T = self._once[name]
        return found

    def chosen(self, key: str, ask: Ask, wanted: Iterable[sa.ColumnElement[bool]]) -> Chosen:
        """The claims on which conditions hold. ``key`` tells these from other conditions."""
        found = self._chosen.get(key)
        if found is None:
            mask = bytearray(len(self.reports))
            for seq in msgspec.json.decode(
                ask(sa.select(_all(claims.c.seq)).where(*wanted)), type=list[int]
            ):
                mask[seq] = 1
            found = self._chosen[key] = Chosen(self, mask)
            if len(self._chosen) > _KEPT:
                self._chosen.popitem(last=False)
        return found


class Chosen:
    """Some claims, to count."""

    def __init__(self, columns: Columns, mask: bytearray) -> None:
        self.columns, self._mask = columns, mask
        self.total = mask.count(1)

    def of(self, facet: str, then: tuple[str, str] | None = None) -> Counter[str | None]:
        """How many claims have which value of a facet. ``then``: a clock and an instant, for what
        was disputed by then."""
        if facet == "actor":
            return Counter(chain.from_iterable(compress(self.columns.actors, self._mask)))
        if facet in self.columns.spread:
            return self._by_story(self.columns.spread[facet])
        if facet == "disputed":
            yes = sum(compress(self._disputed(then), self._mask))
            found = {"true": yes, "false": self.total - yes}
            return Counter({key: count for key, count in found.items() if count})
        return Counter(compress(self.columns.plain[facet], self._mask))

    def having(self, facet: str, keys: Iterable[str]) -> int:
        """How many have one of several values of the facet ``actor``, or of a plain one."""
        wanted = frozenset(keys)
        if facet == "actor":
            return sum(
                not wanted.isdisjoint(one) for one in compress(self.columns.actors, self._mask)
            )
        return sum(one in wanted for one in compress(self.columns.plain[facet], self._mask))

    def _by_story(self, spread: dict[int, tuple[str, ...]]) -> Counter[str | None]:
        found: Counter[str | None] = Counter()
        for story, count in Counter(compress(self.columns.stories, self._mask)).items():
            for value in spread.get(story or 0, ()):
                found[value] += count
        return found

    @cached_property
    def undated(self) -> int:
        """How many have no day."""
        return sum(first is None for first, _, _ in compress(self.columns.spans, self._mask))

    def spans(self, then: tuple[str, str] | None) -> Iterator[tuple[Span, int, int]]:
        """Stretches of time, with how many claims tell of each and how many of these are disputed."""
        disputed = self._where(self.columns.spans, then)
        for span, count in Counter(compress(self.columns.spans, self._mask)).items():
            yield span, count, disputed[span]

    def places(self, then: tuple[str, str] | None, clock: str) -> Iterator[dict[str, Any]]:
        """Places, with how many claims and reports tell of each, how many of the claims are disputed,
        and when the last of the reports became known."""
        at = self.columns.plain["place"]
        disputed = self._where(at, then)
        reports, last = self.columns.pairs[clock].told(self._mask)
        for key, count in Counter(compress(at, self._mask)).items():
            if key is not None:
                yield {"key": key, "count": count, "disputed": disputed[key],
                       "reports": reports[key], "last_report": last[key]}  # fmt: skip

    def days(self, clock: str) -> Iterator[tuple[str, int, int]]:
        """Days of a clock, with how many claims became known and in how many reports."""
        known = self.columns.known[clock]
        found: Counter[str] = Counter()
        several: Counter[str] = Counter()
        for report, count in Counter(compress(self.columns.reports, self._mask)).items():
            day = known[report][:10]
            found[day] += count
            several[day] += 1
        for day in sorted(found):
            yield day, found[day], several[day]

    def _where(self, values: list[Any], then: tuple[str, str] | None) -> Counter[Any]:
        """How many of those that are disputed have which value."""
        return Counter(compress(values, map(int.__and__, self._disputed(then), self._mask)))

    def _disputed(self, then: tuple[str, str] | None) -> list[int]:
        if then is None:
            return self.columns.disputed
        clock, until = then
        since = self.columns.disputed_since[clock]
        return [int(at is not None and at <= until) for at in since]


class _Pairs:
    """Places with reports that tell of them: each pair has a number, the later its report became known
    by a clock the higher."""

    def __init__(self, columns: Columns, clock: str) -> None:
        known = columns.known[clock]
        told = list(zip(columns.plain["place"], columns.reports, strict=True))
        every = {(place, report) for place, report in told if place is not None}
        ordered = sorted(every, key=lambda pair: known[pair[1]])
        number: dict[tuple[str | None, int], int] = {pair: n for n, pair in enumerate(ordered)}
        self._places = [place for place, _ in ordered]
        self._known = [known[report] for _, report in ordered]
        self._of = [number.get(pair, -1) for pair in told]

    def told(self, mask: bytearray) -> tuple[Counter[str], dict[str, str]]:
        """Of how many reports each place is told, and when the last of them became known."""
        found = set(compress(self._of, mask))
        found.discard(-1)
        ordered = sorted(found)
        places = [self._places[n] for n in ordered]
        return Counter(places), dict(zip(places, (self._known[n] for n in ordered), strict=True))


class _Told:
    """What the index holds, a table at a time: rows are put together by the database, so that
    whoever else asks meanwhile does not wait for each of them."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._same: dict[Any, Any] = {}

    def spaced(self, *columns: sa.ColumnElement[Any]) -> list[list[Any]]:
        """Columns of claims, each value at the ``seq`` of its claim."""
        rows = self._rows(claims.c.seq, *columns)
        size = max((row[0] for row in rows), default=-1) + 1
        found: list[list[Any]] = [[None] * size for _ in columns]
        for seq, *values in rows:
            for column, value in zip(found, values, strict=True):
                column[seq] = self._same.setdefault(value, value)
        return found

    def several(self, of: sa.Column[int], value: sa.Column[Any]) -> dict[int, tuple[Any, ...]]:
        """The values that belong to each of something, each once."""
        found: dict[int, dict[Any, None]] = {}
        for seq, one in self._rows(of, value):
            found.setdefault(seq, {}).setdefault(self._same.setdefault(one, one))
        return {seq: tuple(values) for seq, values in found.items()}

    def pairs(self, key: sa.Column[Any], value: sa.Column[Any]) -> dict[Any, Any]:
        """One column by another."""
        return dict(self._rows(key, value))

    def by_key(self, table: sa.Table) -> dict[str, dict[str, Any]]:
        """The rows of a table, by key."""
        names = [column.name for column in table.c]
        rows = (dict(zip(names, row, strict=True)) for row in self._rows(*table.c))
        return {row["key"]: row for row in rows}

    def _rows(self, *columns: sa.ColumnElement[Any]) -> list[list[Any]]:
        row = sa.func.json_array(*columns)
        found: list[list[Any]] = msgspec.json.decode(self._ask(sa.select(_all(row))))
        return found


def _all(value: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
    """The values of all rows, as one text."""
    return sa.func.json_group_array(sa.func.json(value))


class Shelf:
    """The columns of the last state of the index that was asked for."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: tuple[str, Columns] | None = None

    def columns(self, stamp: str, ask: Ask) -> Columns:
        """The columns of a state; made by whoever asks first."""
        kept = self._kept
        if kept is not None and kept[0] == stamp:
            return kept[1]
        with self._lock:
            if self._kept is None or self._kept[0] != stamp:
                self._kept = stamp, Columns(ask)
            return self._kept[1]
