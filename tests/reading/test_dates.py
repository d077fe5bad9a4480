"""Which strings are dates of a report."""

from __future__ import annotations

import pytest

from isnad.reading import is_date
from isnad.reading.dates import is_time

DATES = ["2024", "2024-12", "2024-12-02", "2024-02-29", "XXXX-12-01", "20XX", "2024-XX-05", "2024~"]
TIMES = ["2024-12-02T14:30:00Z", "2024-12-02 14:30:00.123456789+02:00", "2024-12-02T14:30"]
NEITHER = [
    "",
    "today",
    "2 December 2024",
    "02/12/2024",
    "2023-02-29",
    "2024-13",
    "2024-12-32",
    "2024-XX-32",
    "24-12-02",
    "2024-12-02T25:00:00Z",
    "2024-12-02Z",
    "2024-12-02T14:30:00Z ",
    "\u0662\u0660\u0662\u0664-12-02",
]


@pytest.mark.parametrize("value", DATES + TIMES)
def test_dates_and_times(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize("value", NEITHER)
def test_what_is_no_date(value: str) -> None:
    assert not is_date(value)


@pytest.mark.parametrize("value", [*TIMES, "2024-12-02"])
def test_times(value: str) -> None:
    assert is_time(value)


@pytest.mark.parametrize(
    "value", [*NEITHER, "2024", "2024-12", "XXXX-12-01", "2024-W03-1", "20241202"]
)
def test_what_is_no_time(value: str) -> None:
    assert not is_time(value)
