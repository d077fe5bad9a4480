"""Those who have one office in several countries: "the foreign ministers of Egypt and Chad" are two, each
of one country."""

from __future__ import annotations

from copy import copy

from isnad.annotations import Group, Sentence
from isnad.resolve.who.homeland import nation

_COUNTRY = "country"


def part(sentence: Sentence) -> None:
    """Make whoever holds an office in the countries that a list names one by one."""
    for group in sentence.units:
        if group.plural and group.members and _is_of_countries(group):
            group.members = [_of(group, land) for land in group.members]


def is_parted(group: Group) -> bool:
    """Whether a group is the first of those who have one office in several countries."""
    return bool(group.members) and all(one.head is group.head for one in group.members)


def _is_of_countries(group: Group) -> bool:
    entry, first = group.entry("noun"), group.of
    office = entry is not None and "role" in entry.opts and group.name is None
    lands = [first, *group.members]
    return office and all(g is not None and g.cls == _COUNTRY and g.entity for g in lands)


def _of(group: Group, land: Group) -> Group:
    """The one of a country, by the name of that."""
    one = copy(group)
    one.i, one.j, one.index = land.i, land.j, land.index
    one.items = [group.head] if group.head is not None else []
    one.of, one.members, one.plural = land, [], False
    one.country = nation(land.entity)
    return one
