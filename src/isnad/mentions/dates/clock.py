"""Time of day that stands with a date: part of the day, clock, zone."""

from __future__ import annotations

from isnad.mentions.dates.parse import Slots

_NOON = 12


def clock(slots: Slots) -> str | None:
    """The time as HH:MM on a clock of 24 hours, or None."""
    if "clock" in slots:
        hour, minute = (int(n) for n in str(slots["clock"]).split(":"))
    elif isinstance(slots.get("hour"), int):
        hour, minute = int(slots["hour"]), int(slots.get("minute", 0))
    else:
        return None
    if hour <= _NOON:
        hour = _twelve(hour, str(slots.get("ampm") or slots.get("daypart") or ""))
    return f"{hour % 24:02}:{minute:02}" if minute < 60 else None


def _twelve(hour: int, half: str) -> int:
    """An hour up to twelve, given whether it is before or after noon."""
    if half in ("pm", "afternoon", "evening"):
        return hour if hour == _NOON else hour + _NOON
    if half == "night":
        return hour + _NOON if 6 <= hour < _NOON else hour % _NOON
    if half in ("am", "dawn", "midnight"):
        return 0 if hour == _NOON else hour
    return hour
