"""What dates are reckoned from: the day of publication, and the dates that the text told before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from isnad.mentions.dates.parse import Match
from isnad.mentions.dates.values import Partial, Value

# A month without a year may lie so far ahead of the day of publication: one that lies further
# back than ten months is told with its year.
_AHEAD = timedelta(days=61)
# A year alone that lies further back than this is an aside: the story does not move there.
_ASIDE = 4
# "The next day" goes back over no more lines than this.
_NEAR = 3
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Story:
    """Anchor and memory while the dates of one text are valued in order.

    ``anchor``: day of publication. ``tells_past``: the text narrates years long past, so that a
    month without a year belongs to the year told last. ``last``, ``last_day``, ``last_month``:
    what was told last, at any precision, as a day, as a month or finer. ``at``: the line of the
    expression that is being valued; ``line``: of the one valued last.
    """

    def __init__(self, anchor: str | None, context: str | None, matches: list[Match]) -> None:
        self.anchor = _day(anchor)
        self.tells_past = tells_past(matches, self.anchor)
        self.last: Partial | None = None
        self.last_day: date | None = None
        self.last_month: Partial | None = None
        self.line = -1
        self.at = 0
        known = _day(context)
        if known:
            self.last_day = known
            self.last_month = self.last = Partial(known.year, known.month, known.day)

    def remember(self, value: Value) -> None:
        """Keep what the text has told."""
        told = value.first if value.open_end or value.last is None else value.last
        if told.year is None or told.digits < 4:
            return
        if told.month is None and self.last and self.last.year is not None:
            if self.tells_past and not -_ASIDE <= told.year - self.last.year <= 4 * _ASIDE:
                return
            if told.year == self.last.year:
                return
        self.last, self.line = told, self.at
        if told.month is not None:
            self.last_month = told
        if told.day is not None and told.month is not None:
            self.last_day = told.first()

    @property
    def now(self) -> date | None:
        """The day that "a week ago" or "next month" is reckoned from."""
        return self.anchor

    @property
    def then(self) -> date | None:
        """The day that "the next day" or "two weeks later" is reckoned from, told shortly before."""
        if self.last is None or not (self.tells_past or self.at - self.line <= _NEAR):
            return None
        if self.last_day and self.last.day is not None:
            return self.last_day
        return self.last.first() if self.tells_past or self.last.month else self.last_day

    @property
    def told_day(self) -> date | None:
        """The day that was told last, where that was shortly before."""
        whole = self.last is not None and self.last.day is not None
        return self.last_day if whole and self.at - self.line <= _NEAR else None

    @property
    def here(self) -> bool:
        """Whether what was told last governs the expression that is being valued."""
        return self.tells_past or (self.last is not None and self.line == self.at)

    def told_here(self, unit: str) -> date | None:
        """The day of what the words around an expression tell: told beside it, else, for distances
        of months and more, the day of publication."""
        day = self.last_day if self.line == self.at and self.last and self.last.day else None
        if day is not None or unit in ("day", "week"):
            return day
        return (self.last.first() if self.here and self.last else None) or self.now

    def year_of(self, month: int, day: int | None, ahead: bool) -> int | None:
        """The year that a month, or a day of it, without a year belongs to."""
        told = self._told()
        if told is not None and told.year is not None:
            return told.year + _turn(told.month, month)
        if self.anchor is None:
            return None
        return _nearest(self.anchor, month, day, ahead)

    def _told(self) -> Partial | None:
        """The date told before that governs this place, when one does."""
        if self.last is None or self.last.year is None:
            return None
        if self.tells_past:
            return self.last
        near = self.line == self.at and self.last.month is not None
        far = self.anchor is None or self.last.year < self.anchor.year - 1
        return self.last if near and far else None


def _turn(told: int | None, month: int) -> int:
    """Whether a month belongs to the year told last (0), the next (1) or the one before (-1)."""
    if told is None:
        return 0
    ahead = month - told
    return 1 if ahead < -6 else -1 if ahead > 9 else 0


def _nearest(anchor: date, month: int, day: int | None, ahead: bool) -> int:
    """The most recent year in which the date is not later than publication, or the next one."""
    limit = anchor + _AHEAD if anchor < date.max - _AHEAD else anchor
    here = (month, day or 1)
    if ahead:
        return anchor.year + (here < (anchor.month, anchor.day if day else 1))
    if (anchor.year, *here) <= (limit.year, limit.month, limit.day):
        carry = (anchor.year + 1, *here) <= (limit.year, limit.month, limit.day)
        return anchor.year + carry
    return anchor.year - 1


def tells_past(matches: list[Match], anchor: date | None) -> bool:
    """Whether a text narrates a past: most of its dates are years that lie well back."""
    years = [m.slots["year"] for m in matches if isinstance(m.slots.get("year"), int)]
    now = sum("deictic" in m.slots or "weekday" in m.slots or m.make == "offset" for m in matches)
    newest = anchor.year - 2 if anchor else 9999
    past = sum(isinstance(year, int) and year <= newest for year in years)
    return past >= 5 and past >= 0.5 * len(years) and past > 2 * now


def _day(edtf: str | None) -> date | None:
    hit = _DATE.match(edtf or "")
    if not hit:
        return None
    year, month, day = hit.groups()
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
