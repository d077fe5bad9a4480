"""The brief as text: places, days, lines, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.brief import phrases as phrase_tables
from isnad.brief.chains import Chains, References
from isnad.brief.dates import date
from isnad.brief.direction import aligned
from isnad.brief.footer import notes, report_lines
from isnad.brief.grouping import (
    by_time,
    country_key,
    day_key,
    grouped,
    lines,
    place_key,
)
from isnad.brief.names import Known, Names
from isnad.brief.sentence import Sentence, alike
from isnad.records import Claim, Report

_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
_INDENT = "  "


def render(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    language: str,
    colour: bool = False,
    known: Known | None = None,
) -> str:
    """What the claims add up to, for a reader of ``language`` (``en``, ``ar``, ``vi``).

    ``reports`` are all that were read, by id, also those without claims. ``known`` names
    entities and places; the built-in world where it is not given. Raises ValueError for a
    language without phrases.
    """
    phrases = phrase_tables.load(language)
    names = Names(phrases, known or _world())
    references = References(names)
    page = Page(names, Chains(names, reports, references))
    told = list(claims)
    written = [aligned(line, phrases.rtl) for line in page.lines(told)]
    text = "\n".join(line if colour else _bare(line) for line in written)
    return text + "\n"


def _world() -> Known:
    # The world takes a moment to load, and callers may bring their own.
    from isnad import world  # noqa: PLC0415

    return world.load()


def _bare(line: str) -> str:
    for code in (_BOLD, _DIM, _PLAIN):
        line = line.replace(code, "")
    return line


class Page(msgspec.Struct, frozen=True):
    """Writes the lines of a brief; colour codes stand in them."""

    names: Names
    chains: Chains

    def lines(self, claims: list[Claim]) -> Iterator[str]:
        """All lines, from the title to the last note."""
        say = self.names.phrases
        yield f"{_BOLD}{say.say('page', 'title')}{_PLAIN}"
        if not claims:
            yield from ("", say.say("page", "empty"))
        placed = [claim for claim in claims if claim.place]
        yield from self._countries(placed)
        unplaced = [claim for claim in claims if not claim.place]
        if unplaced:
            yield from ("", f"{_BOLD}{say.say('page', 'unplaced')}{_PLAIN}")
            yield from self._days(unplaced)
        yield from self._end(claims)

    def _countries(self, claims: list[Claim]) -> Iterator[str]:
        countries = grouped(claims, country_key)
        for code, inside in sorted(countries.items(), key=lambda c: (c[0] is None, -len(c[1]))):
            yield from ("", f"{_BOLD}{self._country(code)}{_PLAIN}")
            for at_place in sorted(grouped(inside, place_key).values(), key=lambda c: -len(c)):
                yield f"{_INDENT}{_BOLD}{self._place(at_place[0])}{_PLAIN}"
                yield from (f"{_INDENT}{line}" for line in self._days(at_place))

    def _country(self, code: str | None) -> str:
        if code is None:
            return self.names.phrases.say("page", "countries_unknown")
        return self.names.country(code)

    def _place(self, claim: Claim) -> str:
        say, place = self.names.phrases, claim.place
        if place is None:
            return ""
        name = self.names.place(place, claim.report.language)
        about = [say.say("precision", place.precision)]
        if place.claimed_by:
            who = say.listed([self.names.country(code) for code in place.claimed_by])
            about.append(say.say("page", "claimed_by", who=who))
        details = say.marks["details"].join(about)
        return say.say("line", "original_words", name=name, quote=details)

    def _days(self, claims: list[Claim]) -> Iterator[str]:
        say = self.names.phrases
        days = grouped(claims, day_key)
        for day in sorted(days, key=by_time):
            heading = date(day, say) if day else say.say("page", "undated")
            yield f"{_INDENT}{heading[:1].upper()}{heading[1:]}"
            for same in lines(days[day]):
                yield from (f"{_INDENT * 2}{line}" for line in self._line(same))

    def _line(self, claims: list[Claim]) -> Iterator[str]:
        yield f"• {Sentence(self.names, claims).text()}"
        differ = not alike(claims, self.names)
        for line in self.chains.lines(claims, differ):
            yield f"{_INDENT}{_DIM}– {line}{_PLAIN}"

    def _end(self, claims: list[Claim]) -> Iterator[str]:
        say = self.names.phrases
        parts = {
            "references": self.chains.references.lines(),
            "reports": report_lines(self.chains.reports, self.names),
        }
        for key, found in parts.items():
            if found:
                yield from ("", f"{_BOLD}{say.say('page', key)}{_PLAIN}")
                yield from (f"{_INDENT}{line}" for line in found)
        yield ""
        yield from notes(claims, self.chains.reports, self.names)
