"""Names behind an office and what, or where, it is for ("Ambassador to Kenya Rima Hill"), where the
head closes its noun group: the name is of whoever has the office."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Group, Item, Sentence
from isnad.claims.units.naming import is_somebody, known_as
from isnad.languages.pack import Lex

# Before what an office is for; no office of news has more such phrases.
_FOR, _PHRASES = frozenset({"of", "for", "to", "in", "at", "on"}), 4
_PEOPLE = frozenset({"person", "office"})
# Who has an office that is named after a place.
_PUBLIC = frozenset({"GOV", "MIL", "COP", "LEG", "IGO", "REL"})
# Inhabitants from which on an office may be named after a town.
_FULL_NAME, _SIZE = 2, 30_000


def name_holders(units: list[Group], sentence: Sentence) -> None:
    """Give those who have an office the name that stands behind what it is for."""
    for n, role in enumerate(units):
        if role.kind != "np" or role.cls not in _PEOPLE or role.name is not None or role.plural:
            continue
        for unit in units[n + 1 : n + 1 + _PHRASES]:
            if unit.kind != "np" or unit.prep not in _FOR:
                break
            if k := _begins(unit, role, sentence):
                rest = unit.items[k:]
                role.name, role.entity = (rest[0].i, rest[-1].j), known_as(rest) or role.entity
                _cut(unit, k)
                break


def _begins(unit: Group, role: Group, sentence: Sentence) -> int:
    """The first item of the name of a person that ends a group behind what the office is for; 0
    where there is none."""
    for k in range(1, len(unit.items)):
        rest, before = unit.items[k:], unit.items[k - 1]
        if not all(map(is_somebody, rest)) or rest[-1].j - rest[0].i < _FULL_NAME:
            continue
        if before.tag == "title":
            return k if k > 1 else 0
        if is_somebody(before):
            name = " ".join(t.bare for t in sentence.tokens[unit.items[0].i : rest[0].i])
            if role.sector not in _PUBLIC or not _is_place(name, unit.prep):
                continue
        return 0 if any(_is_one(x) for x in before.lexes) else k
    return 0


def _is_place(name: str, prep: str) -> bool:
    """Whether an office may be named after a place: one of some size, or a part of the world that
    it is for."""
    places = world.load().places
    if prep == "for":
        return any(record.kind == "region" for record in places.find(name)[:1])
    return places.settled(name, _SIZE)


def _is_one(lex: Lex) -> bool:
    """Whether a word is for one person: a name behind it is theirs ("the lawyer of Mayor Hill")."""
    return lex.entry.cls in _PEOPLE and "pl" not in lex.feats


def _cut(unit: Group, k: int) -> None:
    """Leave only the first ``k`` items of a group, and what it is without the rest."""
    unit.items = [item for item in unit.items[:k] if item.tag != "title"]
    last = unit.items[-1]
    unit.j, unit.head = last.j, last
    lands = [x.entry for x in last.lexes if x.entry.cls == "country"]
    named = last.tag == "name"
    unit.entity = known_as([last])
    unit.name = (unit.items[0].i, last.j) if named and len(unit.items) == 1 else None
    unit.cls = "country" if lands else ("name" if named else _kind(last))
    unit.country = lands[0].id.partition(":")[2] if lands else unit.country


def _kind(item: Item) -> str:
    return next((x.entry.cls for x in item.lexes if x.entry.kind == "noun"), "unknown")
