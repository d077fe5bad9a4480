"""Candidates told by a word that describes a noun: participles, compounds, relations before a name."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Item
from isnad.claims.frames import behind, fill, fits, make, national
from isnad.languages.pack import Entry

_RELATIONS = frozenset({"ALLIANCE", "HOSTILITY"})
_AGENTS, _BUILDING = frozenset({"by", "from"}), "building"
# The mark of those who protest by what they are called.
_CROWD = "protester"


def from_participle(unit: Group, units: list[Group]) -> list[Candidate]:
    """Backing told by a passive participle in a noun group: "a force backed by a neighbour"."""
    after = units[unit.index + 1] if unit.index + 1 < len(units) else None
    if after is None or after.kind != "np" or after.prep not in _AGENTS:
        return []
    for item in unit.items:
        for lex in item.lexes:
            entry = lex.entry
            if "paspart" in lex.feats and entry.type in ("SUPPORT", "ALLIANCE") and after.acts:
                made = make(entry, item, {"actor": [after], "recipient": [unit]}, None, unit)
                made.type = "ALLIANCE"
                return [made]
    return []


def _before_hyphen(unit: Group, item: Item) -> Group | None:
    """Who stands before a modifier of a noun group: a country, a name, a noun, an adjective."""
    before = national(unit)
    if before is not None and before.i < item.i:
        return before
    at = next((n for n, part in enumerate(unit.items) if part is item), 0)
    if at == 0 or not unit.items[at - 1].lexes:
        return None
    part = unit.items[at - 1]
    entry = part.lexes[0].entry
    cls = entry.cls if entry.kind == "noun" else ("group" if entry.sector else "")
    return Group(
        kind="np", i=part.i, j=part.j, items=[part], head=part, cls=cls, sector=entry.sector or None
    )


def _named_relation(unit: Group, item: Item, entry: Entry) -> list[Candidate]:
    """A relation before the name of who stands in it: "our ally Iraq"."""
    other = unit.poss or unit.owner
    if other is None or unit.head is None or unit.head.tag != "name" or item.tag != "noun":
        return []
    return [make(entry, item, {"actor": [unit], "recipient": [other]}, None, unit)]


def _is_some_building(unit: Group, entry: Entry) -> bool:
    """Whether what somebody holds is a building or several that nothing points to, which are no
    land ("hit two rebel-held huts")."""
    building = any(x.entry.opts.get("gloss") == _BUILDING for x in unit.lexes)
    return entry.type == "CONTROL" and building and not unit.definite


def from_modifiers(unit: Group) -> list[Candidate]:
    """States told by a modifier of a noun group: "the opposition-held town", "backed by Iran"."""
    out = []
    for item in unit.items:
        for lex in item.lexes:
            entry = lex.entry
            if entry.type in _RELATIONS and entry.pos == "n" and item is not unit.head:
                out.extend(_named_relation(unit, item, entry))
                break
            if (
                entry.kind == "frame"
                and entry.type
                and entry.opts.get("modifier")
                and item is not unit.head
            ):
                slots: dict[str, list[Group]] = {"HEAD": [unit]}
                before = _before_hyphen(unit, item)
                if before is not None:
                    slots["PRE"] = [before]
                if fits(entry, slots, None) and not _is_some_building(unit, entry):
                    out.append(make(entry, item, fill(entry, slots), None, unit))
                break
    return out


def from_crowd(unit: Group, units: list[Group]) -> list[Candidate]:
    """The protest told by those who protest and what they are against ("protesters against the king
    filled the square"), where no verb tells it."""
    after = units[unit.index + 1] if 0 <= unit.index < len(units) - 1 else None
    crowd = next((x.entry for x in unit.lexes if x.entry.opts.get("word") == _CROWD), None)
    if crowd is None or unit.head is None or after is None or after.joined:
        return []
    if "against" not in (after.prep, after.sub if after.kind == "prep" else ""):
        return []
    whom = after if after.acts else behind(after)
    roles = {"actor": [unit], **({"recipient": [whom]} if whom is not None else {})}
    entry = Entry(id=crowd.id, kind="frame", pos="n", type="PROTEST", frame={"S": "actor"})
    return [make(entry, unit.head, roles, None, unit)]
