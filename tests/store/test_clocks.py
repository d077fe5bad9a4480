"""Clocks that are set back, and dates that cannot be: arrival stays in order, and no report is known
before it came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.store import Store, rows

from .samples import SENTENCE, claim, report, result

NOW = datetime(2024, 12, 2, 10, tzinfo=UTC)


class Clock:
    """A computer's clock that somebody sets."""

    at = NOW

    @classmethod
    def now(cls, zone: timezone) -> datetime:
        return cls.at.astimezone(zone)


def test_r20_a_clock_that_is_set_back_does_not_turn_arrival_round(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("isnad.store.store.datetime", Clock)
    for number, hours in enumerate((0, -48, -24, 1)):
        monkeypatch.setattr(Clock, "at", NOW + timedelta(hours=hours))
        of = report(f"r{number}", f"{SENTENCE} {number}")
        store.add(result(of, claim(of)))
    found = list(store.reports())
    assert [one.id for one in found] == ["r0", "r1", "r2", "r3"]
    received = [one.received or "" for one in found]
    assert received == sorted(received)
    assert received[0] == received[1] == received[2] < received[3]


@pytest.mark.parametrize(
    "published",
    ["9999-12-31", "9999-12-31T23:59:59-05:00", "9999", "2031-01", "0025-03-04", "0000",
     "0001-01-01T00:00:00+14:00", "1604-12-31"],
)  # fmt: skip
def test_r20_a_date_that_cannot_be_is_kept_as_stated_and_is_never_when_it_was_known(
    store: Store, published: str
) -> None:
    of = report(published=published, received="2024-12-02T10:00:00Z")
    assert store.add(result(of, claim(of))) == "read"
    kept = store.report("r1")
    assert kept.published == published
    assert rows.clocks_of(kept) == ("2024-12-02T10:00:00.000000Z",) * 2


def test_r20_a_date_that_can_be_is_when_it_was_known_by_publication() -> None:
    of = report(published="1850-03-04", received="2024-12-02T10:00:00Z")
    assert rows.clocks_of(of)[1] == "1850-03-04T23:59:59.999999Z"


FIRST, LAST = datetime.fromisoformat("0001-01-03"), datetime.fromisoformat("9999-12-29")
TIMES = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.timezones())
EDGES = st.sampled_from(["0001-01-01T00:00:00", "9999-12-31T23:59:59"])


@given(TIMES, TIMES)
def test_r20_instants_sort_as_text(one: datetime, other: datetime) -> None:
    first, second = rows.instant(one), rows.instant(other)
    assert len(first) == len(second) == len("2024-12-02T10:00:00.000000Z")
    assert (first < second) == (one < other)


@given(EDGES, st.integers(-14, 14))
def test_r20_the_first_and_the_last_day_are_instants_in_any_zone(day: str, hours: int) -> None:
    told = rows.instant(datetime.fromisoformat(f"{day}{hours:+03}:00"))
    assert told[:4] in {"0001", "9999"}
