"""Bodies of a state where words never change: one told of by the capital right behind it ("[the]
army [of] Kabul"), whose name that is not, and forces of which only the country is told; and those
who have an office that is named after a place ("[the] mayor [of] London Rima Hill"), marked
``seat=yes``."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Group, Item, Token
from isnad.claims.units.naming import known_as, without

_BODIES = frozenset({"org", "force"})
_STATE = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
# What may stand beside the word for forces that tells nothing of whose they are.
_BARE = frozenset({"det", "num", "name", "nat"})
# A name of so many words is somebody's; inhabitants from which on an office is named after a town.
_FULL_NAME, _SIZE = 2, 30_000
_ARMY, _SETTLEMENT = "MIL", "settlement"


def of_states(units: list[Group], tokens: list[Token]) -> None:
    """Hang the capital in the name of a body on it; forces of a country are its army."""
    for unit in units:
        if unit.name is not None and any("seat" in x.entry.opts for x in unit.lexes):
            _of_place(unit, unit.name, tokens)
        if unit.cls == "force" and unit.sector is None and _is_of_country(unit):
            unit.sector = _ARMY
        forces = unit.cls == "force" and unit.sector is None
        if unit.kind != "np" or unit.cls not in _BODIES or not (forces or unit.sector in _STATE):
            continue
        if unit.entity is None and unit.of is None and unit.name is not None and unit.head:
            _part(unit, unit.head.j, unit.name[1], tokens)


def _of_place(unit: Group, name: tuple[int, int], tokens: list[Token]) -> None:
    """Part the name of whoever has an office from the place that it is named after."""
    named = [item for item in unit.items if name[0] <= item.i < name[1] and item is not unit.head]
    for k in range(len(named), 0, -1):
        seat, rest = named[:k], named[k:]
        if rest and rest[-1].j - rest[0].i < _FULL_NAME:
            continue
        if not world.load().places.settled(_words(tokens, seat[0].i, seat[-1].j), _SIZE):
            continue
        unit.of = _seat(seat)
        unit.items = [item for item in unit.items if item not in seat]
        unit.name = (rest[0].i, rest[-1].j) if rest else None
        unit.entity = known_as(rest)
        return


def _words(tokens: list[Token], i: int, j: int) -> str:
    return " ".join(token.bare for token in tokens[i:j])


def _seat(items: list[Item]) -> Group:
    """A place as what hangs on others."""
    name = items[0].i, items[-1].j
    return Group(
        "np", *name, items=items, head=items[0], cls="name", sub=_SETTLEMENT, name=name, joined=True
    )  # fmt: skip


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
    if not world.load().capital(_words(tokens, i, j)):
        return
    seat = _seat(named)
    without(unit, i)
    # Forces of a capital are the army of the state.
    unit.name, unit.of, unit.sector = None, seat, unit.sector or _ARMY
