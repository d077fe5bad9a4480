"""Several that are told by a word or a number, and then named one by one ("two towns, Koso and Lem",
"three states (…)")."""

from __future__ import annotations

from isnad.annotations import Group, Item
from isnad.claims.units.lists import live
from isnad.languages.pack import Pack

# Forms of several; who is of a state, and which parts of one.
_SEVERAL = frozenset({"pl", "du"})
_OF_STATES = frozenset({"person", "office", "force", "org"})
_PARTS_OF_STATES = frozenset({"GOV", "MIL", "COP", "LEG", "SPY"})


def name_places(units: list[Group]) -> None:
    """A list of names after the word for several places says which are meant ("two districts in
    the north, Anbar and Sirin,"). What looks like a title is part of a name there."""
    for n, unit in enumerate(units):
        if unit.kind != "np" or unit.joined:
            continue
        if unit.cls == "place" and unit.members and _after_comma(units, n):
            if unit.name is None and _all_named(unit.members):
                _name_several(units, n)
        elif unit.members and unit.name is not None and _all_named(unit.members):
            comma = live(units, n, -1)
            several = _several(units, comma) if comma > 0 and units[comma].sub == "comma" else None
            if several is not None:
                several.plural = unit.joined = True
                several.members = unit.members
                _name(several, unit)


def _after_comma(units: list[Group], n: int) -> bool:
    """Whether a comma stands before the members of a group, behind what hangs on it."""
    while n + 1 < len(units) and units[n + 1].prep and units[n + 1].joined:
        n += 1
    return n + 1 < len(units) and units[n + 1].sub == "comma"


def _name_several(units: list[Group], n: int) -> None:
    """Give the names in a list to the word for several places before it: the group that has them,
    or the one that this group only says more of ("two quarters in the south, Anbar and Sirin")."""
    unit, named = units[n], units[n].members
    while unit.prep and unit.number is None and n > 0:
        n = live(units, n, -1)
        unit = units[n] if n >= 0 else unit
    if unit.kind == "np" and unit.cls == "place" and unit.name is None:
        unit.members, unit.plural = named, True
        _name(unit, named[0])


def _all_named(units: list[Group]) -> bool:
    return all(unit.name is not None for unit in units)


def _several(units: list[Group], comma: int) -> Group | None:
    """The word for several places, with what hangs on it, before a comma."""
    n = live(units, comma, -1)
    while n > 0 and units[n].kind == "np" and units[n].prep and not units[n].plural:
        n = live(units, n, -1)
    found = units[n] if n >= 0 else None
    fits = found is not None and found.kind == "np" and found.cls == "place" and found.plural
    return found if fits and found is not None and found.name is None else None


def _name(several: Group, named: Group) -> None:
    named.cls, named.name = "name", (named.i, named.j)
    several.of = named


def in_brackets(units: list[Group], pack: Pack) -> None:
    """Those in brackets behind a word for several of them are meant by it, where verbs come first
    ("met three states of the union (Kenya and Chad)"): they stand where the word does."""
    for n, unit in enumerate(units if pack.settings.get("order") == "vso" else ()):
        if unit.sub != "lparen" or unit.joined or n + 2 >= len(units):
            continue
        named, end, m = units[n + 1], live(units, n + 1, 1), live(units, n, -1)
        while m > 0 and units[m].kind == "np" and units[m].prep and not units[m].plural:
            m = live(units, m, -1)
        several = units[m] if m >= 0 else None
        if (
            several is None
            or end < 0
            or units[end].sub != "rparen"
            or not _stand_for(several, named)
        ):
            continue
        named.prep, named.prep_item = several.prep, several.prep_item
        for taken in (*units[m : n + 1], units[end]):
            taken.joined = True


def _stand_for(several: Group, named: Group) -> bool:
    """Whether several bodies or people without a name are those of a list of names behind them."""
    if several.kind != "np" or several.name is not None or several.members or not several.plural:
        return False
    if named.kind != "np" or named.prep or named.joined or not named.members:
        return False
    listed = (named, *named.members)
    return several.acts and all(one.acts and one.name is not None for one in listed)


def of_states(units: list[Group]) -> None:
    """A word for those who are each of another state, told by adjectives behind it, or by names where
    they are several, is that of each ("the Ruritanian and Arcadian armies", "the ministers of
    Ruritania and Arcadia"), where words stand before what tells of them."""
    for unit in units:
        head, last = unit.head, unit.items[-1] if unit.items else None
        if unit.kind != "np" or not unit.members or head is None or head.tag != "noun":
            continue
        if last is None or unit.cls not in _OF_STATES or unit.sector not in _PARTS_OF_STATES:
            continue
        several = any(_SEVERAL & x.feats for x in head.lexes)
        for one in unit.members:
            told = one.items[0] if len(one.items) == 1 else None
            if told is None or told.tag != last.tag or not (several or told.tag == "nat"):
                continue
            if (code := _state(told)) and _state(last):
                one.head, one.cls, one.sector = head, unit.cls, unit.sector
                one.country, one.entity, one.name = code, None, None


def _state(item: Item) -> str:
    """The code of the state that a word names, or is an adjective of; empty for others."""
    for x in item.lexes:
        if x.entry.kind == "nat":
            return x.entry.cls
        if x.entry.kind == "ent" and x.entry.cls == "country":
            return x.entry.id.partition(":")[2]
    return ""
