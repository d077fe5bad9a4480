"""What a brief is made of, gathered from a store: no more than it tells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from isnad import brief, garbage, joining
from isnad.joining import place_key
from isnad.joining.question import shown
from isnad.joins import ClaimKey
from isnad.records import Place
from isnad.states import Seen

if TYPE_CHECKING:
    from isnad.brief import Given
    from isnad.joining import Retold
    from isnad.joins import Clock, Story
    from isnad.records import Claim, Report
    from isnad.states import Asked, State
    from isnad.store.joined import Joined


@garbage.hardly_any()
def gather(
    tables: Joined, as_of: str | None, known_by: str | None, clock: Clock, days: int, most: int
) -> Given:
    """What is told of some days up to one, as known by a time of a clock: ``most`` stories and as
    many states at most."""
    asked = joining.question(tables, as_of, known_by, clock)
    span = brief.days_until(asked.day, days)
    then = joining.retold(tables, asked)
    now = tables.stories_of_days(span.first, span.last, clock, asked.until)
    found = [*_standing(now, then), *then.stories]
    known = _known(tables, found, asked)
    aside = tables.stories_aside(span.first, span.last, clock, asked.until, then.replaced)
    chosen = brief.choose(found, known, span, clock, most, aside)
    every = joining.states(tables, asked)
    states = brief.foremost(every, most)
    left = msgspec.structs.replace(chosen.left_out, states=len(every) - len(states))
    resting = {key for state in states for account in state.accounts for key in account.claims}
    rest = resting - _keys(chosen.stories)
    others = [
        *_standing(tables.stories_telling(rest), then),
        *(one for one in then.stories if not rest.isdisjoint(_keys([one]))),
    ]
    claims = tables.claims_by_key(resting | _keys([*chosen.stories, *others]))
    return brief.Given(
        asked=asked,
        days=span,
        chosen=msgspec.structs.replace(chosen, left_out=left),
        states=states,
        others=others,
        claims=claims,
        reports=known | _known(tables, others, asked) | _of(tables, resting, known),
        seen=_seen(tables, asked, states, claims.values()),
        made=joining.made(tables),
    )


def _standing(stories: Iterable[Story], then: Retold) -> Iterator[Story]:
    """Stories that were then as they are now."""
    return (one for one in stories if one.id not in then.replaced)


def _keys(stories: Iterable[Story]) -> set[ClaimKey]:
    return {ClaimKey(t.report, t.claim) for story in stories for t in story.tellings}


def _known(tables: Joined, stories: Iterable[Story], asked: Asked) -> dict[str, Report]:
    """The reports that stories name, as far as they were known."""
    named = {name for story in stories for name in _named(story)}
    known = {n for n, at in tables.known(sorted(named), asked.clock).items() if at <= asked.until}
    return tables.reports_listed(known)


def _named(story: Story) -> set[str]:
    told = {telling.report for telling in story.tellings}
    back = {name for telling in story.tellings for name in telling.retracted_by}
    links = {link.report for t in story.tellings for link in t.chain if link.report}
    return told | back | links | set(story.retracted_by)


def _of(tables: Joined, keys: Iterable[ClaimKey], known: Collection[str]) -> dict[str, Report]:
    """The reports of claims that were known."""
    return tables.reports_listed({key.report for key in keys} - set(known))


def _seen(
    tables: Joined, asked: Asked, states: Iterable[State], claims: Iterable[Claim]
) -> list[Seen]:
    """How much is told of every place that is told of here."""
    places = [Place(name=s.place, text=None, country=s.country, geonames=s.geonames)
              for s in states if s.place]  # fmt: skip
    places += [claim.place for claim in claims if claim.place]
    by_key = {place_key(place): place for place in places}
    told = tables.told_of(sorted(by_key), asked.clock, asked.until)
    return [
        Seen(
            place=by_key[key].name, country=by_key[key].country, geonames=by_key[key].geonames,
            last_report=shown(last), reports=many,
        )
        for key, (last, many) in sorted(told.items())
    ]  # fmt: skip
