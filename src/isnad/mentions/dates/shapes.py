"""What a group of digits may be by its shape: a day, a year, a numeric date, a clock time.

A value that needs two or three numbers is packed into text ("3 5"), parted by spaces.
"""

from __future__ import annotations

import re

_DASHES = re.compile("[\u2013\u2212]")
_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})")
_PAIR = re.compile(r"(\d{1,4})([./:,-])(\d{1,4})")
_SPAN = re.compile(r"(\d{1,2})([/.])(\d{1,2})-(\d{1,2})\2(\d{1,2})(?:\2(\d{4}))?")
_DAYS = re.compile(r"(\d{1,2})-(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_SECONDS = re.compile(r"(\d{1,2}):(\d\d):\d\d")

Classes = dict[str, int | str]
_NONE: Classes = {}


def plain(digits: str) -> Classes:
    """The classes of a number without marks: what it may be in a date."""
    if len(digits) > 4:
        return _NONE
    number = int(digits)
    found: Classes = {"num": number}
    if len(digits) <= 2:
        if 1 <= number <= 31:
            found["day"] = number
        if 1 <= number <= 12:
            found["mon"] = number
        if number <= 24:
            found["hour"] = number
        if len(digits) == 2:
            found["yy"] = number
    elif len(digits) == 4 and 1000 <= number <= 2199:
        found["year"] = number
    return found


def grouped(digits: str) -> Classes:
    """The classes of digits with marks between them; none when no date looks like that."""
    text = _DASHES.sub("-", digits)
    if len(text) > 24:
        return _NONE
    for pattern, read in _READERS:
        if hit := pattern.fullmatch(text):
            return read(hit)
    return _NONE


def _date(hit: re.Match[str]) -> Classes:
    a, _, b, c = hit.groups()
    if len(a) == 4 and len(c) <= 2:
        year, month, day = int(a), int(b), int(c)
        return {"iso": f"{year} {month} {day}"} if _fits(year, month, day) else _NONE
    if len(a) > 2 or len(c) == 3:
        return _NONE
    return {"dmy": f"{a} {b} {c}"} if len(c) in (2, 4) else _NONE


def _fits(year: int, month: int, day: int) -> bool:
    return 1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31


def _pair(hit: re.Match[str]) -> Classes:
    a, mark, b = hit.group(1), hit.group(2), hit.group(3)
    if mark == ":" or mark == ",":
        clock = mark == ":" and len(b) == 2 and len(a) <= 2 and int(a) < 25 and int(b) < 60
        return {"clock": f"{int(a):02}:{b}"} if clock else _NONE
    if len(a) == 4:
        return _years(a, mark, b)
    if len(b) == 4:
        month = len(a) <= 2 and 1 <= int(a) <= 12 and 1000 <= int(b) <= 2199
        return {"my": f"{int(a)} {int(b)}"} if month else _NONE
    return _small(a, mark, b) if len(a) <= 2 and len(b) <= 2 else _NONE


def _years(a: str, mark: str, b: str) -> Classes:
    """Two years, or a year and a month ("2016/02"), or a year and the end of another."""
    if not 1000 <= int(a) <= 2199 or mark == ".":
        return _NONE
    if len(b) == 4:
        return {"years": f"{a} {b}"} if int(a) < int(b) <= 2199 else _NONE
    if len(b) == 2 and int(b) > int(a[2:]) and int(b) > 12:
        return {"years": f"{a} {a[:2]}{b}"}
    return {"my": f"{int(b)} {a}"} if len(b) <= 2 and 1 <= int(b) <= 12 else _NONE


def _small(a: str, mark: str, b: str) -> Classes:
    """Two small numbers: day and month, a span of days, or a time of day."""
    x, y = int(a), int(b)
    found: Classes = {}
    if min(x, y) >= 1 and max(x, y) <= 31 and min(x, y) <= 12:
        found["dm" if mark == "/" else "dm" + {"-": "dash", ".": "dot"}[mark]] = f"{x} {y}"
    if mark == "-" and 1 <= x < y <= 31:
        found["days"] = f"{x} {y}"
    if mark == "." and x < 25 and y < 60 and len(b) == 2:
        found["clockdot"] = f"{x:02}:{b}"
    return found


def _span(hit: re.Match[str]) -> Classes:
    d1, _, m1, d2, m2, year = hit.groups()
    return {"dmspan": f"{d1} {m1} {d2} {m2} {year or 0}"}


def _day_span(hit: re.Match[str]) -> Classes:
    d1, d2, month, year = hit.groups()
    return {"dmspan": f"{d1} {month} {d2} {month} {year or 0}"}


def _seconds(hit: re.Match[str]) -> Classes:
    return {"clock": f"{int(hit.group(1)):02}:{hit.group(2)}"}


_READERS = (
    (_PAIR, _pair), (_DATE, _date), (_SPAN, _span), (_DAYS, _day_span), (_SECONDS, _seconds),
)  # fmt: skip

SHAPES = frozenset(
    "num day mon year yy hour ordinal cardinal decade comma slash dash dot stop wyear open close colon quote heading iso dmy dm dmdash dmdot my days years clock clockdot dmspan".split()
)
