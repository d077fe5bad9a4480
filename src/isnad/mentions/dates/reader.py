"""The reader of date expressions of one language."""

from __future__ import annotations

from functools import lru_cache

from isnad.mentions.dates.clock import clock
from isnad.mentions.dates.join import joined
from isnad.mentions.dates.lexer import Lexer
from isnad.mentions.dates.mapping import folded
from isnad.mentions.dates.parse import Match, Parser, Slots
from isnad.mentions.dates.resolve import Resolver
from isnad.mentions.dates.story import Story
from isnad.mentions.dates.tables import load
from isnad.mentions.dates.values import Value
from isnad.records import DateMention


class DateReader:
    """Finds date expressions by the tables of a language. Get one with ``DateReader.load``."""

    def __init__(self, language: str) -> None:
        tables = load(language)
        self._lexer, self._parser = Lexer(tables), Parser(tables)
        self._order, self._weekend = tables.order, tables.weekend

    @staticmethod
    def load(language: str) -> DateReader:
        """The reader of a language (BCP 47), made once a process.

        Raises FileNotFoundError for a language without date tables.
        """
        return _load(language)

    def find(
        self,
        text: str,
        anchor: str | None,
        start: int = 0,
        end: int | None = None,
        context: str | None = None,
    ) -> list[DateMention]:
        """The date expressions of ``text[start:end]``, in order, none over another.

        Offsets are code points into the whole of ``text``. ``anchor``: day of publication
        ("2024-12-02") that relative dates and missing years are reckoned from; ``context``: a
        day that the story told before, for "the same day". What neither gives stays unknown
        (X). Time is linear in the length of the stretch.
        """
        end = len(text) if end is None else end
        if not self._lexer.may_hold(text, start, end):
            return []
        stretch = folded(text, start, end)
        matches: list[Match] = []
        for run in self._lexer.runs(stretch, text):
            matches += joined(self._parser.items(run))
        if not matches:
            return []
        resolver = Resolver(Story(anchor, context, matches), self._order, self._weekend)
        found = []
        for match in matches:
            value = resolver.value(match)
            if value is not None:
                begin, stop = stretch.span(match.start, match.end)
                found.append(_mention(match, text, begin, stop, value))
        return found


_TRAILING = ",;:\u060c\u061b "


def _mention(match: Match, text: str, start: int, end: int, value: Value) -> DateMention:
    time: Slots = {**match.slots, **match.time}
    while end > start + 1 and text[end - 1] in _TRAILING:
        end -= 1
    daypart = time.get("daypart")
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        edtf=value.edtf(),
        basis="context" if value.context else "relative" if value.relative else "explicit",
        part_of_day=str(daypart) if daypart else None,
        clock=clock(time),
        zone=str(time["zone"]) if "zone" in time else None,
        leads=match.slots.get("way") == "before",
    )


@lru_cache(maxsize=16)
def _load(language: str) -> DateReader:
    return DateReader(language)
