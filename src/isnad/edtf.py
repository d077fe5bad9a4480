"""Days that an EDTF date covers, as far as it tells them."""

from __future__ import annotations

import calendar
from functools import lru_cache

_OPEN = ("", "..")


@lru_cache(maxsize=1 << 14)
def bounds(edtf: str) -> tuple[str | None, str | None]:
    """First and last day (ISO dates) that an EDTF date or interval covers.

    Null where it does not say: an open end, or a year that is not known (``XXXX-12-01``).

    >>> bounds("2024-11")
    ('2024-11-01', '2024-11-30')
    >>> bounds("2020/..")
    ('2020-01-01', None)
    """
    first, _, last = edtf.partition("/")
    return _edge(first, False), _edge(last if "/" in edtf else first, True)


def _edge(date: str, last: bool) -> str | None:
    """The first or last day of one date; digits given as X take every value."""
    date = date.rstrip("~?%")
    if date in _OPEN or date.startswith("XXXX"):
        return None
    year, month, day = (date.split("-") + ["XX", "XX"])[:3]
    year = year.replace("X", "9" if last else "0")
    month = ("12" if last else "01") if month == "XX" else month
    if day == "XX":
        day = f"{_length(int(year), int(month)):02}" if last else "01"
    return f"{year}-{month}-{day}"


def _length(year: int, month: int) -> int:
    return calendar.monthrange(max(year, 1), month)[1]
