"""The brief as text: places, days, lines, references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from isnad.brief import phrases as phrase_tables
from isnad.brief.beside import Beside
from isnad.brief.chains import Chains, References
from isnad.brief.dates import date
from isnad.brief.direction import aligned
from isnad.brief.footer import notes, report_lines
from isnad.brief.grouping import by_time, country_key, day_key, grouped, place_key
from isnad.brief.names import Known, Names
from isnad.brief.sentence import Sentence, alike
from isnad.brief.units import Unit, key_of, told, units
from isnad.joins import Story
from isnad.records import Claim, Report

_BOLD, _DIM, _PLAIN = "\033[1m", "\033[2m", "\033[0m"
_INDENT = "  "


def render(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    language: str,
    colour: bool = False,
    known: Known | None = None,
    stories: Iterable[Story] = (),
) -> str:
    """What the claims add up to, for a reader of ``language`` (``en``, ``ar``, ``vi``).

    ``reports`` are all that were read, by id, also those without claims. ``stories`` join their
    claims; a claim that is in none stands with those that say the same. ``known`` names
    entities and places; the built-in world where it is not given. Raises ValueError for a
    language without phrases.
    """
    phrases = phrase_tables.load(language)
    names = Names(phrases, known or _world())
    references = References(names)
    joined = list(stories)
    given = list(claims)
    chains = Chains(names, reports, references, told(joined))
    page = Page(names, chains, Beside(chains, {key_of(claim): claim for claim in given}))
    written = [aligned(line, phrases.rtl) for line in page.lines(given, joined)]
    text = "\n".join(line if colour else _bare(line) for line in written)
    return text + "\n"


def _world() -> Known:
    # The world takes a moment to load, and callers may bring their own.
    from isnad import world  # noqa: PLC0415

    return world.load()


def _size(several: list[Unit]) -> int:
    return sum(unit.size for unit in several)


def _bare(line: str) -> str:
    for code in (_BOLD, _DIM, _PLAIN):
        line = line.replace(code, "")
    return line


class Page(msgspec.Struct, frozen=True):
    """Writes the lines of a brief; colour codes stand in them."""

    names: Names
    chains: Chains
    beside: Beside

    def lines(self, claims: list[Claim], stories: list[Story]) -> Iterator[str]:
        """All lines, from the title to the last note."""
        say = self.names.phrases
        yield f"{_BOLD}{say.say('page', 'title')}{_PLAIN}"
        if not claims:
            yield from ("", say.say("page", "empty"))
        told = units(claims, stories, say.language)
        yield from self._countries([unit for unit in told if unit.lead.place])
        unplaced = [unit for unit in told if not unit.lead.place]
        if unplaced:
            yield from ("", f"{_BOLD}{say.say('page', 'unplaced')}{_PLAIN}")
            yield from self._days(unplaced)
        yield from self._end(claims)

    def _countries(self, told: list[Unit]) -> Iterator[str]:
        countries = grouped(told, lambda unit: country_key(unit.lead))
        for code, inside in sorted(countries.items(), key=lambda c: (c[0] is None, -_size(c[1]))):
            yield from ("", f"{_BOLD}{self._country(code)}{_PLAIN}")
            places = grouped(inside, lambda unit: place_key(unit.lead)).values()
            for at_place in sorted(places, key=lambda units: -_size(units)):
                yield f"{_INDENT}{_BOLD}{self._place(at_place[0].lead)}{_PLAIN}"
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

    def _days(self, told: list[Unit]) -> Iterator[str]:
        say = self.names.phrases
        days = grouped(told, lambda unit: day_key(unit.lead))
        for day in sorted(days, key=by_time):
            heading = date(day, say) if day else say.say("page", "undated")
            yield f"{_INDENT}{heading[:1].upper()}{heading[1:]}"
            for unit in days[day]:
                yield from (f"{_INDENT * 2}{line}" for line in self._unit(unit))

    def _unit(self, unit: Unit) -> Iterator[str]:
        first, *more = unit.sayings
        yield f"• {Sentence(self.names, first).text()}"
        if unit.story is not None:
            yield f"{_INDENT}{_DIM}{self.beside.counts(unit.story)}{_PLAIN}"
        yield from self._chains(first)
        for claims in more:
            yield f"{_INDENT}◦ {Sentence(self.names, claims).text()}"
            yield from (f"{_INDENT}{line}" for line in self._chains(claims))
        if unit.story is not None:
            yield from (f"{_INDENT}! {line}" for line in self.beside.notes(unit.story))

    def _chains(self, claims: list[Claim]) -> Iterator[str]:
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
