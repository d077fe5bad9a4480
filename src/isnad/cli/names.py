"""How those who take part, places and times are named on one line, with the report's own words."""

from __future__ import annotations

from isnad.cli.visible import isolated, one_line
from isnad.records import Participant, Place, Source, Time

_UNKNOWN = frozenset({None, "UNK", "unknown"})


def participant(who: Participant) -> str:
    """Name, the words of the report where they differ, country and sector where known."""
    words = _with_words(who.name, who.text)
    return _followed(words, who.country, who.sector)


def source(link: Source) -> str:
    """A link of a chain: who, and how they say it."""
    how = [link.stance, None if link.named else "unnamed", link.manner]
    return _followed(_with_words(link.name, link.text), *how)


def place(where: Place) -> str:
    """Name, the words of the report where they differ, country and how exact it is."""
    words = _with_words(where.name, where.text)
    return _followed(words, where.country, where.precision)


def time(when: Time) -> str:
    """The value, time of day where given, and the words it was read from."""
    of_day = when.clock or when.part_of_day
    value = " ".join(part for part in (when.edtf, of_day, when.zone) if part)
    basis = None if when.basis == "explicit" else when.basis
    words = f"{value} ({isolated(when.text)})" if when.text else value
    return _followed(words, basis)


def _with_words(name: str | None, text: str | None) -> str:
    if name and text and one_line(name).casefold() != one_line(text).casefold():
        return f"{isolated(name)} ({isolated(text)})"
    return isolated(name or text or "?")


def _followed(words: str, *facts: str | None) -> str:
    known = [one_line(fact) for fact in facts if fact not in _UNKNOWN and fact]
    return f"{words} [{', '.join(known)}]" if known else words
