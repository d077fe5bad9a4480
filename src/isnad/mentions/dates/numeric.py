"""Numeric dates ("3/12/2016", "2016-12-03", "12/2016") read into day, month and year."""

from __future__ import annotations

from datetime import date

from isnad.mentions.dates.parse import Slots

_NAMES = ("iso", "dmy", "dm", "my", "years", "days", "dmspan", "dm_last")
_CENTURY = 1900


def read_numeric(slots: Slots, order: str, anchor: date | None) -> Slots:
    """The slots with a numeric date opened. ``order``: dmy, mdy or any (told by the numbers)."""
    name = next((n for n in _NAMES if n in slots), None)
    if name is None:
        return slots if "yy" not in slots else _with_year(slots, anchor)
    numbers = [int(n) for n in str(slots[name]).split()]
    rest = _with_year({k: v for k, v in slots.items() if k != name}, anchor)
    order = str(rest.pop("order", order))
    if name == "iso":
        return {**rest, "year": numbers[0], "month": numbers[1], "day": numbers[2]}
    if name == "my":
        return {**rest, "month": numbers[0], "year": numbers[1]}
    if name == "years":
        return {**rest, "year": numbers[0], "year2": numbers[1]}
    if name == "days":
        return {**rest, "day": numbers[0], "day2": numbers[1]}
    if name == "dm_last":
        return {**rest, "day2": numbers[0], "month2": numbers[1], "month": numbers[1]}
    if name == "dmspan":
        return {**rest, **_span(numbers)}
    return {**rest, **_ordered(numbers, name, str(slots[name]), order, anchor, rest)}


def _with_year(slots: Slots, anchor: date | None) -> Slots:
    if "yy" not in slots:
        return slots
    year = full_year(int(slots["yy"]), anchor)
    return {**{k: v for k, v in slots.items() if k != "yy"}, "year": year}


def full_year(short: int, anchor: date | None) -> int:
    """The year of two digits: of this century unless that lies more than ten years ahead."""
    if short > 99:
        return short
    limit = (anchor.year if anchor else 2030) + 10
    return 2000 + short if 2000 + short <= limit else _CENTURY + short


def _span(numbers: list[int]) -> Slots:
    day, month, day2, month2, year = numbers
    found: Slots = {"day": day, "month": month, "day2": day2, "month2": month2}
    return {**found, "year": year} if year else found


def _ordered(
    numbers: list[int], name: str, text: str, order: str, anchor: date | None, rest: Slots
) -> Slots:
    """Day, month and year of numbers whose order must be told."""
    a, b = numbers[:2]
    year = rest.get("year")
    found: Slots = {}
    if name == "dmy":
        last = text.split()[2]
        if a > 31 or (
            len(last) == 2 and b <= 12 and order == "dmy" and a > 12 and _ymd(numbers, anchor)
        ):
            return {"year": full_year(a, anchor), "month": b, "day": numbers[2]}
        year = found["year"] = full_year(numbers[2], anchor) if len(last) < 4 else numbers[2]
    day, month = (a, b) if b <= 12 and (a > 12 or order != "mdy") else (b, a)
    if order == "any" and a <= 12 and b <= 12 and a != b:
        pick = _near(a, b, year, anchor)
        return {**found, **pick}
    return (
        {**found, "day": day, "month": month} if month <= 12 else {**found, "day": 99, "month": 1}
    )


def _ymd(numbers: list[int], anchor: date | None) -> bool:
    """Whether three short numbers are better read from the year down."""
    if anchor is None:
        return False
    return abs(2000 + numbers[0] - anchor.year) <= 1 and abs(2000 + numbers[2] - anchor.year) > 1


def _near(a: int, b: int, year: int | str | None, anchor: date | None) -> Slots:
    """Of two readings the one close to publication; none when neither or both are."""
    if anchor is not None:
        base = year if isinstance(year, int) else anchor.year
        near = [
            (day, month)
            for day, month in ((a, b), (b, a))
            if abs((date(base, month, min(day, 28)) - anchor).days) <= 45
        ]
        if len(near) == 1:
            return {"day": near[0][0], "month": near[0][1]}
    return {} if year is not None else {"day": a, "month": b}
