"""From claims, stories and states to a brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache, partial

import msgspec

from isnad.brief import phrases as phrase_tables
from isnad.brief.answers import Answers
from isnad.brief.apart import Apart
from isnad.brief.chains import Chains
from isnad.brief.dates import date
from isnad.brief.days import Chosen, Days
from isnad.brief.drafts import Drafts
from isnad.brief.ending import listed, notes
from isnad.brief.events import Events
from isnad.brief.grouping import grouped
from isnad.brief.holding import Holding
from isnad.brief.lines import line
from isnad.brief.names import Known, Names
from isnad.brief.phrases import Phrases
from isnad.brief.pieces import slot
from isnad.brief.places import Situation, seen_key
from isnad.brief.references import References
from isnad.brief.units import Unit, told, unit
from isnad.folding import fold
from isnad.joins import ClaimKey, Story
from isnad.pages import Brief, Line, Listed, Made, Section
from isnad.records import Claim, Report
from isnad.states import Account, Asked, Seen, State
from isnad.tombstones import Tombstone

_KEY, _UNDATED = "events", "undated"


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a brief is made of: what was asked, the days that it tells of, the stories ``chosen``
    for them, and other stories that tell the claims of ``states``; all claims of these by key.
    ``reports``: those that tell these, by id, without need of their texts. ``seen``: how much is told of places."""

    asked: Asked
    days: Days
    chosen: Chosen
    states: list[State]
    others: Iterable[Story]
    claims: Mapping[ClaimKey, Claim]
    reports: Mapping[str, Report]
    seen: list[Seen]
    forgotten: list[Tombstone] = []
    made: Made


def without(given: Given, wrong: Set[ClaimKey]) -> Given:
    """The same without some claims, and without the states that rest on nothing else."""
    claims = {key: claim for key, claim in given.claims.items() if key not in wrong}
    counted = msgspec.structs.replace(
        given.chosen.left_out, claims=given.chosen.left_out.claims + len(given.claims) - len(claims)
    )
    states = [left for one in given.states if (left := _without(one, wrong)) is not None]
    return msgspec.structs.replace(
        given,
        claims=claims,
        chosen=msgspec.structs.replace(given.chosen, left_out=counted),
        states=states,
    )


def _without(state: State, wrong: Set[ClaimKey]) -> State | None:
    """A state without some claims, itself where it rests on none of them; null where it rests on
    nothing else."""
    if all(wrong.isdisjoint(one.claims) for one in state.accounts):
        return state
    left = _accounts(state, wrong)
    if not left or _says_so(left) < _says_so(state.accounts):
        return None
    return msgspec.structs.replace(state, accounts=left)


def _says_so(accounts: Iterable[Account]) -> bool:
    """Whether anybody says that it is so; a state may be known by its denials alone."""
    return any(not one.disputes for one in accounts)


def _accounts(state: State, wrong: Set[ClaimKey]) -> list[Account]:
    """The accounts of a state as far as they are told by other claims."""
    kept = [
        msgspec.structs.replace(one, claims=[key for key in one.claims if key not in wrong])
        for one in state.accounts
    ]
    return [one for one in kept if one.claims]


def write(given: Given, language: str, known: Known) -> Brief:
    """A brief whose every piece stands on claims. ``known`` names entities and places. Raises
    ValueError for a language without phrases."""
    return Writer(given, language, known).write(given)


class Writer:
    """Writes briefs of what was gathered once, with fewer and fewer claims: what stands as it was
    is not written again. Raises ValueError for a language without phrases."""

    def __init__(self, given: Given, language: str, known: Known) -> None:
        say = phrase_tables.load(language)
        outlets = (fold(report.outlet) for report in given.reports.values() if report.outlet)
        self._names = Names(say, known, frozenset(outlets))
        self._others = list(given.others)
        self._drafts = Drafts(say)
        tellings = told([*given.chosen.stories, *self._others])
        self._chains = Chains(self._names, given.reports, self._drafts.labels, tellings)
        self._listed = lru_cache(maxsize=None)(partial(_listed, self._names, given.reports))

    def write(self, given: Given) -> Brief:
        """The brief of what was gathered, or of what is left of it."""
        units = [one for story in given.chosen.stories if (one := unit(story, given.claims))]
        behind = [one for story in self._others if (one := unit(story, given.claims))]
        events = Events(self._chains, given.claims, Answers([*units, *behind]), self._drafts)
        sections, references = self._drafts.stated(_sections(units, events, given))
        return self._bound(sections, references, given)

    def _bound(self, sections: list[Section], references: References, given: Given) -> Brief:
        names, say = self._names, self._names.phrases
        stood, asked = references.all(), given.asked
        there = dict.fromkeys(one.report for one in stood)
        reports = [given.reports[name] for name in there if name in given.reports]
        title = say.say("page", "title", date=slot(date(asked.day, say), "time", [], kind="as_of"))
        used = [given.claims[ClaimKey(one.report, c)] for one in stood for c in one.claims]
        return Brief(
            language=say.language,
            direction=say.direction,
            as_of=asked.as_of,
            known_by=asked.known_by,
            clock=asked.clock,
            title=line("note", title),
            sections=sections,
            references=stood,
            reports=[self._listed(report.id) for report in reports],
            notes=notes(used, references, reports, given.days, given.chosen.left_out, names),
            forgotten=given.forgotten,
            made=given.made,
        )


def _listed(names: Names, reports: Mapping[str, Report], name: str) -> Listed:
    return listed(reports[name], names)


def _sections(units: list[Unit], events: Events, given: Given) -> Iterator[Section]:
    holding = Holding(events.chains, given.claims)
    seen = {seen_key(one): one for one in given.seen}
    situation = Situation(holding, seen, given.asked.day, events.drafts)
    yield situation.section(given.states, [unit.lead for unit in units])
    yield _events(units, given.days, events)
    apart = Apart(events)
    yield apart.contradictions(units)
    yield apart.retractions(units)


def _events(units: list[Unit], days: Days, events: Events) -> Section:
    """Stories by day, the last first; those of no one day of the brief's at the end."""
    say = events.names.phrases
    by_day = grouped(units, lambda one: (days.day_of(one.story) or "", days.told(one.story)))
    sections = []
    for day, told_day in sorted(by_day, key=lambda key: (key[0], key[1] or ""), reverse=True):
        inside = by_day[day, told_day]
        lines = [one for unit in inside for one in events.drafted("event", unit, events.lines)]
        heading = _day(day, told_day, inside, say)
        sections.append(Section(key=f"{_KEY}/{told_day or _UNDATED}", heading=heading, lines=lines))
    nothing = [] if units else [line("note", say.say("page", "empty"))]
    heading = line("note", say.say("page", "events"))
    return Section(key=_KEY, heading=heading, lines=nothing, sections=sections)


def _day(day: str, edtf: str | None, units: list[Unit], say: Phrases) -> Line:
    if edtf is None:
        return line("note", say.say("page", "undated"))
    claims = [c for unit in units for c in unit.claims if c.time and c.time.last == day]
    told_day = slot(date(edtf, say), "time", claims, kind="day")
    return line("note", say.say("page", "day", date=told_day))
