"""Names of people behind their roles and what belongs to these, where the head comes first."""

from __future__ import annotations

from isnad.annotations import Group, Item
from isnad.claims.units.lists import list_goes_on, live

_BODIES = frozenset({"group", "org", "force"})
# What the name of a body may go on with.
_CALLED = frozenset({"country", "abstract", "unknown"})
_SOMEBODY = _BODIES | {"person"}
_PARTS = _BODIES | {"place", "country", "abstract"}
# What hangs on a role: its body, what it is for, where and of what it is.
_HANGING = frozenset({"in", "by", "for", "about", "at", "from"})
_NAMES = frozenset({"name", "unknown", "person"})
# What somebody is there for, by words that no table need know ("of labour", "for foreign affairs").
_AIMS = frozenset({"unknown", "event", "abstract"})
_PERSON = "person:"
_WORDS, _FIRST = frozenset({"name", "noun"}), frozenset({"name", "noun", "adj"})
# The name of a person has two words, and no role more phrases.
_FULL, _MOST = 2, 4


def bear(units: list[Group]) -> None:
    """Give a role the full name behind the phrases that hang on it: at the end of the last of them
    ("the member of the Iraqi parliament Lena Hill"), right after it, or after a comma ("the head
    of the party in parliament, Lena Hill")."""
    for n, unit in enumerate(units):
        role = _ending_role(unit)
        if role is None:
            continue
        last = _last_phrase(units, n)
        if _end_of(units[last], role):
            _take(units, role, n, last)
        elif (at := _name_after(units, n, last)) >= 0:
            _take(units, role, n, last)
            _give(units, role, at)


def _take(units: list[Group], role: Group, n: int, last: int) -> None:
    """Let the phrases behind a role at n, before the name of whoever has it, belong to it."""
    for phrase in units[n + 1 : last + 1]:
        phrase.joined = True
        role.country = role.country or phrase.country


def _ending_role(unit: Group) -> Group | None:
    """The role that a unit is, or that ends what it tells ("a meeting of the mayor")."""
    steps, inner = 0, unit
    while inner.of is not None and inner.of.j == unit.j and inner.cls == "event" and steps < _MOST:
        steps, inner = steps + 1, inner.of
    return inner if not unit.joined and _is_role(inner) else None


def _is_role(unit: Group) -> bool:
    """Somebody told by what they are, alone and without a name."""
    if unit.kind != "np" or unit.joined or unit.cls != "person" or unit.name is not None:
        return False
    # A quantity before the word for one person is that of a list ("each of the mayor …").
    counted = unit.number is not None and unit.number.tag != "det"
    if unit.plural or counted or unit.apposed is not None or unit.entity:
        return False
    return unit.head is not None and unit.head.tag == "noun" and bool(unit.head.lexes)


def _last_phrase(units: list[Group], n: int) -> int:
    """The last of the phrases right behind a role that hang on it; the role itself without one."""
    last = n
    for m in range(n + 1, min(n + 1 + _MOST, len(units))):
        unit = units[m]
        if last > n and (rest := _rest_of_name(units, m)) >= 0:
            return rest
        if unit.kind != "np" or unit.prep not in _HANGING:
            break
        aim = unit.prep == "for" and unit.cls in _AIMS
        if not (aim or unit.cls in _PARTS or (unit.cls == "person" and unit.plural)):
            break
        last = m
    return last


def _rest_of_name(units: list[Group], m: int) -> int:
    """The last of the units from m on, without a preposition, that go on the name of a body, where a
    comma and the full name of a person follow ("the deputy for the Movement [of the] Will, Rima
    Hill"); -1 without such."""
    end = m
    while end + 1 < len(units) and units[end].cls in _CALLED and not units[end].prep:
        if units[end].i != units[end - 1].j:
            return -1
        end += 1
    named = end > m and end + 1 < len(units) and units[end].sub == "comma"
    return end - 1 if named and _is_full_name(units[end + 1]) else -1


def _end_of(last: Group, role: Group) -> bool:
    """Give a role the full name of a person that ends what it is of or for: words without an article
    that belong to no table, or somebody known, after a word with one; the rest is without it then."""
    inner = last
    if last.of is not None and (last.of.j == last.j or last.of.i == last.j):
        inner = last.of
    items = inner.items
    first = len(items)
    while first and items[first - 1].tag == "name" and not items[first - 1].lexes:
        first -= 1
    known = _person(items[-1]) if items and first == len(items) else None
    first -= known is not None
    people = inner.cls == "person" and inner.plural
    fits = people or inner.cls in _BODIES or (last.prep == "for" and inner.cls in _AIMS)
    full = known is not None or len(items) - first >= _FULL
    if inner is role or not first or not full or not fits:
        return False
    before = items[first - 1]
    if not (_definite(before) or before.tag == "name" or (before is inner.head and inner.definite)):
        return False
    role.name, role.entity = (items[first].i, items[-1].j), known
    if last.j == inner.j:
        last.j = before.j
    inner.items, inner.j = items[:first], before.j
    names = [i for i in inner.items if i.tag == "name" and not _country(i)]
    inner.name = (names[0].i, names[-1].j) if names else None
    inner.entity = next((x.entry.id for n in names for x in n.lexes if x.entry.kind == "ent"), None)
    return True


def _country(item: Item) -> bool:
    return any(x.entry.cls == "country" for x in item.lexes)


def _person(item: Item) -> str | None:
    """The identity of somebody whom a name is known for."""
    return next((x.entry.id for x in item.lexes if x.entry.id.startswith(_PERSON)), None)


def _definite(item: Item) -> bool:
    return item.sub == "unknowndef" or any(x.definite or x.entry.kind == "nat" for x in item.lexes)


def _name_after(units: list[Group], n: int, last: int) -> int:
    """Where the full name of a person stands behind a role and its phrases; -1 without one."""
    at = live(units, last, 1)
    comma = at >= 0 and units[at].sub == "comma"
    if comma:
        at = live(units, at, 1)
    elif not (_is_beside(units, n, at) if last == n else units[last].cls in _BODIES):
        return -1
    if at < 0 or not _is_full_name(units[at]):
        return -1
    if comma and list_goes_on(units, at) and not _before_nameless(units, at):
        return -1
    after = live(units, at, 1)
    closed = after < 0 or units[after].kind == "punct"
    return at if closed or not comma or _follows_verb(units, n) else -1


def _is_beside(units: list[Group], n: int, at: int) -> bool:
    """Whether somebody known by name stands right behind a role in a body ("the head [of] the guard
    Rima Hill")."""
    role, name = units[n], units[at] if at >= 0 else None
    known = name is not None and (name.entity or "").startswith(_PERSON) and name.i == role.j
    return known and role.of is not None and role.of.cls in _BODIES


def _before_nameless(units: list[Group], at: int) -> bool:
    """Whether "and" with somebody who has no name stands behind a name ("the mayor, Rima Hill, and the
    head of the guard")."""
    joint = live(units, at, 1)
    other = live(units, joint, 1) if joint >= 0 and units[joint].kind == "conj" else -1
    unit = units[other] if other >= 0 else None
    return unit is not None and unit.name is None and not unit.prep and unit.cls in _SOMEBODY


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
