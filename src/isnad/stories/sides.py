"""Whose side a speaker is on: origins of one government or movement share one."""

from __future__ import annotations

from isnad.stories.known import Known
from isnad.world.entities import Entity

# Who speaks for a state; whoever of these the tables count to a movement speaks for that.
_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD"})
_ARMED = frozenset({"REB", "OPP", "PTY", "CRM"})
_ORGANISED = frozenset({"group", "force", "party", "organisation", "government"})


def side(one: Entity, known: Known) -> str | None:
    """The side of an entity, as it was on the day that it is told of; null for those who have
    none: monitors, organisations of many states, private media, residents."""
    if one.side:
        return one.side
    if (
        one.sector in _STATE
        or one.kind == "country"
        or (one.kind == "media" and one.owner == "state")
    ):
        return of_state(one.country, known)
    if one.sector in _ARMED and one.kind in _ORGANISED:
        return one.name
    return None


def described(country: str | None, sector: str, known: Known) -> str | None:
    """The side of somebody of whom only country and sector are known."""
    return of_state(country, known) if sector in _STATE else None


def of_state(country: str | None, known: Known) -> str | None:
    """The side that a country's government is."""
    if country is None:
        return None
    return known.of_country(country, known.government) if country in known.adjectives else None
