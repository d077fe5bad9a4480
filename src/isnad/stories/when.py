"""How days of accounts stand to each other."""

from __future__ import annotations

from datetime import date

from isnad.stories.accounts import Account

# How many days before it a denial or a state that goes on may reach back.
_BACK = 7


def day(one: Account, *, last: bool = False) -> str | None:
    """The day an account tells of: its own date, else the day it was published."""
    found = one.days[1 if last else 0]
    return found or one.said


def apart(one: str | None, other: str | None) -> int | None:
    """Days from one day to another; null where one is not known."""
    if not one or not other:
        return None
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days
    except ValueError:
        return None


def at_one_time(one: Account, other: Account, slack: int = 1) -> bool:
    """Whether what two accounts tell may be of one time, by ``slack`` days more or less."""
    forth, back = apart(day(one), day(other, last=True)), apart(day(other), day(one, last=True))
    return (forth is None or forth >= -slack) and (back is None or back >= -slack)


def may_answer(denial: Account, account: Account) -> bool:
    """Whether a denial may be of what an account tells: of what came before, or on its day."""
    said = denial.said or day(denial)
    first, last = apart(day(account), said), apart(day(account, last=True), said)
    return (first is None or first >= -1) and (last is None or last <= _BACK)


def goes_on(still: Account, change: Account) -> bool:
    """Whether a change lies in the time that a state is said to go on through."""
    before = apart(day(change, last=True), still.said or day(still))
    return before is None or -1 <= before <= _BACK
