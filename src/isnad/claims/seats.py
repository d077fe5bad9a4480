"""Bodies of a state where words never change: one told of by the capital right behind it ("[the]
army [of] Kabul"), whose name that is not, and forces of which only the country is told."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Group, Token
from isnad.claims.naming import without

_BODIES = frozenset({"org", "force"})
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
# What may stand beside the word for forces that tells nothing of whose they are.
_BARE = frozenset({"det", "num", "name", "nat"})
_ARMY, _SETTLEMENT = "MIL", "settlement"


def of_states(units: list[Group], tokens: list[Token]) -> None:
    """Hang the capital in the name of a body on it; forces of a country are its army."""
    for unit in units:
        if unit.cls == "force" and unit.sector is None and _is_of_country(unit):
            unit.sector = _ARMY
        forces = unit.cls == "force" and unit.sector is None
        if unit.kind != "np" or unit.cls not in _BODIES or not (forces or unit.sector in _STATE):
            continue
        if unit.entity is None and unit.of is None and unit.name is not None and unit.head:
            _part(unit, unit.head.j, unit.name[1], tokens)


def _is_of_country(unit: Group) -> bool:
    """Whether nothing but a country is told of forces."""
    told = unit.of.cls == "country" if unit.of is not None else unit.country is not None
    bare = all(item is unit.head or item.tag in _BARE for item in unit.items)
    return told and bare and unit.entity is None and unit.name is None


def _part(unit: Group, i: int, j: int, tokens: list[Token]) -> None:
    """Part a body from the capital that the tokens i to j name."""
    named = [item for item in unit.items if i <= item.i < j]
    if not named or any(item.tag != "name" for item in named) or unit.items[-1] is not named[-1]:
        return
    if not world.load().capital(" ".join(t.bare for t in tokens[i:j])):
        return
    seat = Group("np", i, j, items=named, head=named[0], cls="name", sub=_SETTLEMENT, name=(i, j))
    seat.joined = True
    without(unit, i)
    # Forces of a capital are the army of the state.
    unit.name, unit.of, unit.sector = None, seat, unit.sector or _ARMY
