"""Appositions: a role beside a name, a kind of place beside a name; one explains the other."""

from __future__ import annotations

from isnad.annotations import Group
from isnad.claims.units import naming
from isnad.claims.units.lists import list_goes_on, live
from isnad.languages.pack import Pack

# Phrases that belong to a role that explains a name.
_PHRASES = frozenset({"in", "of", "for", "by", "to", "at", "from", "near", "on", "with", "against"})
# What stands before a kind of place that explains a name ("a town", "two quarters").
_COUNTING = frozenset({"det", "num"})
# A name of so many words is somebody's; a place or a state mostly has one.
_FULL_NAME = 2
_CLOSING = frozenset({"comma", "rparen", "stop", "other"})
_BODIES = frozenset({"group", "org", "force"})


def appose(units: list[Group], pack: Pack) -> None:
    """``role, Name,`` and ``Name, role of …,``: one explains the other."""
    for n, unit in enumerate(units):
        if unit.kind != "np" or unit.joined or unit.cls == "pron":
            continue
        m = live(units, n, 1)
        if m >= 0 and _addressed(unit, units[m]):
            _explain(units, n, units[m])
            m = live(units, n, 1)
        if m < 0 or units[m].kind != "punct" or units[m].sub not in ("comma", "lparen"):
            continue
        o = live(units, m, 1)
        if o < 0 or units[o].kind != "np" or units[o].prep or units[o].joined:
            continue
        closed = _is_closed(units, o) or _goes_on(units, n, o, pack)
        closed = closed or naming.introduced(units, n, o)
        apart = naming.of_another(unit, units[o], units[-1])
        if apart or not (closed or _called(units, n, o, pack)):
            continue
        if units[m].sub == "lparen":
            units[o].joined = True
            unit.entity = unit.entity or units[o].entity
        else:
            _explain(units, n, units[o])


def _addressed(unit: Group, after: Group) -> bool:
    """A role, and right after it a form of address with the name of whoever has it."""
    if after.kind != "np" or after.prep or not after.items or after.items[0].tag != "title":
        return False
    return after.name is not None and unit.name is None


def _is_closed(units: list[Group], o: int) -> bool:
    """Whether punctuation follows the noun group at o and the phrases that belong to it."""
    after = live(units, o, 1)
    while after >= 0 and units[after].kind == "np" and units[after].prep in _PHRASES:
        after = live(units, after, 1)
    if after < 0 or (units[after].kind == "punct" and units[after].sub in _CLOSING):
        return True
    if units[after].kind != "vg" or units[o].items[0].sub != "indef":
        return False
    said = any(x.entry.kind == "say" for x in units[after].lexes)
    return not (said and _has_verb(units, o))


def _has_verb(units: list[Group], o: int) -> bool:
    """Whether a clause before the noun group at o holds a verb: who is named there with a verb of
    saying says the clause ("Rebels shelled the town, a baker said")."""
    before = live(units, o, -1)
    while before >= 0 and units[before].kind != "vg" and units[before].sub != "stop":
        before = live(units, before, -1)
    return before >= 0 and units[before].kind == "vg"


def _goes_on(units: list[Group], n: int, o: int, pack: Pack) -> bool:
    """Whether a description of a name, with the clause that belongs to it, stands between commas
    before the verb ("Hill, a miner who lost his house, said"). A language without markers of such
    clauses needs none. A comma behind "according to Hill" opens what Hill says."""
    after = live(units, o, 1)
    if units[n].name is None or units[n].prep or units[o].name is not None or after < 0:
        return False
    before = live(units, n, -1)
    if before >= 0 and units[before].kind == "attr":
        return False
    bare = pack.settings.get("words") == "isolating" and units[after].kind == "vg"
    if not (bare or units[after].kind == "rel"):
        return False
    while after >= 0 and not (units[after].kind == "punct" and units[after].sub != "hyphen"):
        after = live(units, after, 1)
    verb = live(units, after, 1) if after >= 0 and units[after].sub == "comma" else -1
    while verb >= 0 and units[verb].kind in ("adv", "date"):
        verb = live(units, verb, 1)
    return verb >= 0 and units[verb].kind == "vg"


def _called(units: list[Group], n: int, o: int, pack: Pack) -> bool:
    """Whether a role and the name after its comma are one where the verb stands before both: then
    the name has no verb of its own ("said the speaker of parliament, Rima Hill, in a speech")."""
    role, name = units[n], units[o]
    if pack.settings.get("order") != "vso" or role.name is not None or role.number is not None:
        return False
    if role.cls != "person" or role.prep == "of" or name.name != (name.i, name.j):
        return False
    if name.cls not in ("person", "name") or name.j - name.i < _FULL_NAME or name.country:
        return False
    return not list_goes_on(units, o) and _has_verb(units, n)


def _explain(units: list[Group], n: int, other: Group) -> None:
    """Let ``other`` explain the noun group at n, or the one that the phrase at n belongs to."""
    unit = units[n]
    if unit.prep and n and units[n - 1].kind == "np" and _explains(units[n - 1], other):
        unit = units[n - 1]
    if not _explains(unit, other):
        return
    unit.apposed, other.joined = other, True
    unit.country = unit.country or other.country
    unit.sector = unit.sector or (other.sector if unit.cls != "country" else None)
    if unit.name is None and other.name is not None:
        unit.name, unit.entity = other.name, other.entity or unit.entity
    if unit.cls in ("name", "unknown"):
        unit.cls = other.cls


def _explains(a: Group, b: Group) -> bool:
    """One is a bare name and the other a role, or a kind of place, with no name."""
    if b.cls == "place" and b.name is None and a.name is not None and not a.prep:
        return a.cls in ("name", "place") and a.entity is None and b.items[0].tag in _COUNTING
    roles = {"person", "office", "group", "org", "force"}
    if a.cls == "country" and b.cls in roles and b.name is None:
        return not a.prep and b.items[0].sub == "indef"  # "Kenya, a close ally of the king,"
    if a.cls == "person" and b.cls in _BODIES:
        return False  # nobody is a body
    return (
        a.name is not None and b.name is None and b.cls in roles and a.cls in (roles | {"name"})
    ) or (
        b.name is not None
        and a.name is None
        and a.cls in {"person", "office"}
        and b.cls in (roles | {"name"})
    )
