"""What was said to hold on a day, as known by another, from what is kept of states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from isnad import situation, stories
from isnad.joining.context import context
from isnad.joining.question import shown
from isnad.joining.restricted import Lineages, Restricted
from isnad.joining.stating import stated
from isnad.joins import ClaimKey, Clock, Lineage
from isnad.situation import Stood
from isnad.states import Account, Asked, Assertion, State, Stated


class Stateable(Lineages, Protocol):
    """The joined tables, as far as questions of states ask for them."""

    def states(self, asked: Asked) -> Iterator[Stated]:
        """What was said by then of states up to the day ahead."""

    def told_of(
        self, places: Collection[str], clock: Clock, until: str
    ) -> dict[str, tuple[str, int]]:
        """When the last report that tells of a place was published, and how many there are."""


class Answer(msgspec.Struct, frozen=True):
    """How a state stood, and as which it is told."""

    stood: Stood
    state: State


def states(tables: Stateable, asked: Asked) -> list[State]:
    """The states that were said to hold, from what was known; what reports took back aside.

    It is what a store would answer that held no other reports than those that were known."""
    return [one.state for one in answers(tables, asked)]


def answers(tables: Stateable, asked: Asked) -> list[Answer]:
    """The same, with how each stood."""
    restricted = Restricted(tables, asked.clock, asked.until)
    said = standing(list(tables.states(asked)), restricted.taken_back())
    stood = situation.situate([one.assertion for one in said], asked.day)
    told = _told(tables, restricted, {one.assertion.key: one.told for one in said}, stood)
    last = tables.told_of({p for one in stood if (p := _place(one.of))}, asked.clock, asked.until)
    known = {one.assertion.key: one.known for one in said}
    return [Answer(one, _state(one, asked, told, known, last)) for one in stood]


def standing(said: list[Stated], taken: Sequence[Lineage]) -> list[Stated]:
    """What is said without what was taken back: all that a retracted report told, of a corrected
    one what stood in the sentences that the correction repeats; by whomever it was passed on; and
    what a retraction repeats."""
    gone: set[ClaimKey] = set()
    for one in taken:
        gone |= _taken(said, one)
    return [one for one in said if one.assertion.key not in gone] if gone else said


def _taken(said: Sequence[Stated], taken: Lineage) -> set[ClaimKey]:
    original = taken.of.report or ""
    whole = taken.kind == "retraction"
    sentences = {pair.original for pair in taken.aligned}
    first = [
        one.assertion
        for one in said
        if one.assertion.key.report == original and (whole or one.assertion.trace in sentences)
    ]
    same = {_says(one) for one in first}
    found = {one.key for one in first}
    for one in said:
        if _says(one.assertion) not in same:
            continue
        by_taker = whole and one.assertion.key.report == taken.report
        if by_taker or (original in one.told and original in stories.through(one.told)):
            found.add(one.assertion.key)
    return found


def _says(one: Assertion) -> tuple[object, ...]:
    return one.subject, one.effect, frozenset(p.key for p in one.parties)


def _told(
    tables: Stateable,
    restricted: Restricted,
    kept: Mapping[ClaimKey, str],
    stood: Iterable[Stood],
) -> dict[ClaimKey, str]:
    """Who says the claims that states rest on: as it is kept, where their reports come of those
    that they come of when all is known."""
    keys = {key for one in stood for key in one.keys}
    found = {key: kept[key] for key in keys}
    by_report: dict[str, list[ClaimKey]] = {}
    for key in sorted(keys):
        by_report.setdefault(key.report, []).append(key)
    restricted.come_of(list(by_report))
    for report, several in by_report.items():
        on = context({report}, restricted.come_of, lambda _: ())
        if restricted.is_other(on):
            held = {one.report.id: one for one in tables.held(list(on))}
            again = {s.assertion.key: s.told for s in stated(held[report], held, on)}
            found |= {key: again[key] for key in several if key in again}
    return found


def _place(one: Assertion) -> str | None:
    return situation.key_of(one)


def _state(
    one: Stood,
    asked: Asked,
    told: Mapping[ClaimKey, str],
    known: Mapping[ClaimKey, str],
    last: Mapping[str, tuple[str, int]],
) -> State:
    place = _place(one.of)
    latest = last.get(place, ("", 0))[0] if place else ""
    latest = latest or max((known[key] for key in one.keys), default="")
    accounts = [
        *_accounts(one, one.support, told, disputes=False),
        *_accounts(one, one.against, told, disputes=True),
    ]
    return State(
        as_of=asked.as_of,
        known_by=asked.known_by,
        clock=asked.clock,
        subject=one.of.subject,
        what=one.of.what,
        place=one.of.place,
        country=one.of.country,
        geonames=one.of.geonames,
        within=one.of.within,
        parties=one.names,
        brokers=list(dict.fromkeys(p.name for p in one.brokers)),
        extent=one.extent,
        status=one.status,
        since=one.since.day if one.since else None,
        dated=one.since is None or one.since.dated,
        last_report=shown(latest) if latest else None,
        according_to=[a.name for a in accounts if not a.disputes],
        disputed_by=[a.name for a in accounts if a.disputes],
        claims=list(dict.fromkeys(key.claim for key in one.keys)),
        accounts=accounts,
        reports=len({a.key.report for a in one.support}),
    )


def _accounts(
    stood: Stood, said: Sequence[Assertion], told: Mapping[ClaimKey, str], *, disputes: bool
) -> Iterator[Account]:
    by_key = {one.key: one for one in said}
    outlet_of = {one.key.report: one.outlet for one in said}
    for found in stories.heard([(key, told[key]) for key in by_key], outlet_of):
        origin = found.origin
        who = [p for key in found.claims for p in by_key[key].parties]
        yield Account(
            name=origin.name,
            entity=origin.entity,
            side=origin.side,
            disputes=disputes,
            parties=list(dict.fromkeys(map(stood.name_of, who))),
            claims=sorted(found.claims),
        )
