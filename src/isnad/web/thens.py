"""A story as it was when less was known: only what reports known by then tell."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from isnad.errors import StoreError
from isnad.joining import Retold, question, retold
from isnad.joins import Clock, Story
from isnad.store import Store, open_store
from isnad.web.held import Held


class Then(NamedTuple):
    """``story``: what was told, null where no report known by then told it; ``others``: what was
    told apart from it then and is one story with it now; ``later``: how many tellings came since."""

    id: str
    story: Story | None
    others: list[Story]
    later: int


def now(store: Store, wanted: str) -> Then:
    """The story that an id leads to, from all that is known. Raises StoreError for none."""
    found = store.story(wanted)
    return Then(found.id, found, [], 0)


def then(held: Held, store: Store, wanted: str, until: str, clock: Clock) -> Then:
    """The same from what was known ``until`` an instant by a clock."""
    again = _retold(held.name, held.stamp, clock, until)
    own = next((one for one in again.stories if one.id == wanted), None)
    try:
        told = store.story(wanted)
    except StoreError:
        if own is None:
            raise
        return Then(own.id, own, [], 0)
    parts = _parts(store, told, again, until, clock)
    first = own or next(iter(parts), None)
    known = {key for one in parts for key in _keys(one)}
    return Then(
        own.id if own else told.id,
        first,
        [one for one in parts if first is not None and one.id != first.id],
        len(_keys(told) - known),
    )


def _parts(store: Store, told: Story, again: Retold, until: str, clock: Clock) -> list[Story]:
    """What the story was then, the part that has most of it first."""
    if told.id in again.replaced:
        mine = _keys(told)
        parts = [one for one in again.stories if not mine.isdisjoint(_keys(one))]
        return sorted(parts, key=lambda one: (-len(mine & _keys(one)), one.id))
    with store.looking() as looked:
        known = looked.known({one.report for one in told.tellings}, clock)
    return [told] if all(when <= until for when in known.values()) else []


def _keys(story: Story) -> set[tuple[str, str]]:
    return {(one.report, one.claim) for one in story.tellings}


@lru_cache(maxsize=8)
def _retold(name: str, _stamp: str, clock: Clock, until: str) -> Retold:
    """Kept as long as the store is the same, for a slider that goes to and fro."""
    with open_store(name, create=False) as store, store.looking() as looked:
        return retold(looked, question(looked, None, until, clock))
