"""Names of people behind their roles and what belongs to these, where the head comes first."""

from __future__ import annotations

from isnad.annotations import Group, Item
from isnad.claims.lists import list_goes_on, live

_BODIES = frozenset({"group", "org", "force"})
_PARTS = _BODIES | {"place", "country", "abstract"}
# What hangs on a role: its body, what it is for, where and of what it is.
_HANGING = frozenset({"in", "by", "for", "about", "at", "from"})
_NAMES = frozenset({"name", "unknown", "person"})
_PERSON = "person:"
_WORDS, _FIRST = frozenset({"name", "noun"}), frozenset({"name", "noun", "adj"})
# The name of a person has two words, and no role more phrases.
_FULL, _MOST = 2, 4


def bear(units: list[Group]) -> None:
    """Give a role the full name behind the phrases that hang on it: at the end of the last of them
    ("the member of the Iraqi parliament Lena Hill"), right after it, or after a comma ("the head
    of the party in parliament, Lena Hill")."""
    for n, unit in enumerate(units):
        if not _is_role(unit):
            continue
        last = _last_phrase(units, n)
        if last > n and (name := _at_the_end(units[last])) is not None:
            unit.name = name
        elif (at := _name_after(units, n, last)) >= 0:
            _give(units, unit, at)


def _is_role(unit: Group) -> bool:
    """Somebody told by what they are, alone and without a name."""
    if unit.kind != "np" or unit.joined or unit.cls != "person" or unit.name is not None:
        return False
    if unit.plural or unit.number is not None or unit.apposed is not None or unit.entity:
        return False
    return unit.head is not None and unit.head.tag == "noun" and bool(unit.head.lexes)


def _last_phrase(units: list[Group], n: int) -> int:
    """The last of the phrases right behind a role that hang on it; the role itself without one."""
    last = n
    for m in range(n + 1, min(n + 1 + _MOST, len(units))):
        unit = units[m]
        if unit.kind != "np" or unit.prep not in _HANGING:
            break
        if unit.cls not in _PARTS and not (unit.cls == "person" and unit.plural):
            break
        last = m
    return last


def _at_the_end(body: Group) -> tuple[int, int] | None:
    """The full name of a person at the end of a body that has an article: words without one, that
    belong to no table, after a word with one."""
    inner = body.of if body.of is not None and body.of.j == body.j else body
    items = inner.items
    first = len(items)
    while first and items[first - 1].tag == "name" and not items[first - 1].lexes:
        first -= 1
    people = inner.cls == "person" and inner.plural
    if not first or len(items) - first < _FULL or not (people or inner.cls in _BODIES):
        return None
    if not _definite(items[first - 1]):
        return None
    return items[first].i, items[-1].j


def _definite(item: Item) -> bool:
    return item.sub == "unknowndef" or any(x.definite or x.entry.kind == "nat" for x in item.lexes)


def _name_after(units: list[Group], n: int, last: int) -> int:
    """Where the full name of a person stands behind a role and its phrases; -1 without one."""
    at = live(units, last, 1)
    comma = at >= 0 and units[at].sub == "comma"
    if comma:
        at = live(units, at, 1)
    elif last == n or units[last].cls not in _BODIES:
        return -1
    if at < 0 or not _is_full_name(units[at]) or list_goes_on(units, at):
        return -1
    after = live(units, at, 1)
    closed = after < 0 or units[after].kind == "punct"
    return at if closed or not comma or _follows_verb(units, n) else -1


def _follows_verb(units: list[Group], n: int) -> bool:
    """Whether a verb of the same clause stands before the unit at n: a name behind has none."""
    while (n := live(units, n, -1)) >= 0 and units[n].sub not in ("stop", "comma"):
        if units[n].kind == "vg":
            return True
    return False


def _is_full_name(unit: Group) -> bool:
    """Two words or more that can be nothing but the name of a person."""
    if unit.kind != "np" or unit.prep or unit.cls not in _NAMES or unit.country:
        return False
    if unit.entity is not None:
        return unit.entity.startswith(_PERSON)
    if unit.j - unit.i < _FULL or unit.sub == "settlement":
        return False
    first, *others = unit.items
    tags = [item.tag for item in unit.items if not item.lexes]
    # The first of its words may be one of the language as well ("Karim", "Amal").
    known = len(tags) == len(unit.items) or (_may_be_first(first) and len(tags) == len(others))
    return known and "name" in tags and {*tags} <= _WORDS


def _may_be_first(item: Item) -> bool:
    """Whether a word of the language, without an article or particles, may be somebody's name."""
    bare = item.tag in _FIRST and item.j - item.i == 1 and not item.enc
    return bare and all(not x.pro and not x.entry.sector for x in item.lexes)


def _give(units: list[Group], role: Group, at: int) -> None:
    """Let the name at a position explain a role, with the commas around it."""
    name = units[at]
    name.name, name.cls = name.name if name.entity else (name.i, name.j), "name"
    role.apposed, name.joined = name, True
    role.name, role.entity = name.name, name.entity
    role.sector = role.sector or name.sector
    before = live(units, at, -1)
    if units[before].sub == "comma":
        units[before].joined = True
        after = live(units, at, 1)
        if after >= 0 and units[after].sub == "comma":
            units[after].joined = True
