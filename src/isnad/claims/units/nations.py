"""People of two countries by one noun, where the head comes last: "Kenyan and Ugandan soldiers"."""

from __future__ import annotations

from isnad.annotations import Group, Token
from isnad.languages.pack import Pack

_ADJECTIVE = frozenset({"any", "adj"})
_PEOPLE = frozenset({"person", "force", "org", "group", "office"})


def share_noun(units: list[Group], tokens: list[Token], pack: Pack) -> None:
    """Whoever is told of by the adjective of a country alone, in a list that ends in one with a noun,
    is told of by that noun."""
    for unit in units:
        last = unit.members[-1] if unit.kind == "np" and unit.members else None
        if last is None:
            continue
        own, known = _is_of_country(last), last.cls in _PEOPLE and last.entity is not None
        for one in (unit, *unit.members[:-1]) if own or known else ():
            if not _is_adjective(one):
                continue
            if known:
                _be_known(one, last, tokens, pack)
            else:
                one.head, one.cls, one.sector = last.head, last.cls, last.sector
                one.plural = one.plural or last.plural
                office = any("role" in x.entry.opts for x in last.lexes)
                last.plural = last.plural and not office  # each has one


def _be_known(one: Group, last: Group, tokens: list[Token], pack: Pack) -> None:
    """Let a group be the body that its adjective and the rest of the name of the last one are the name
    of ("Armenian and Azerbaijani forces")."""
    rest = tuple(token.form for token in tokens[last.i + 1 : last.j])
    longer = pack.word(tokens[one.j - 1].form).longer.get(rest[0], ()) if rest else ()
    found = next((x.entry for tail, x in longer if tail == rest and x.entry.kind == "ent"), None)
    if found is not None:
        one.entity, one.cls, one.sector = found.id, last.cls, found.sector or last.sector


def _is_of_country(group: Group) -> bool:
    """Whether the adjective of a country stands before the noun of people or of a body."""
    noun = group.head is not None and group.head.tag == "noun" and group.cls in _PEOPLE
    before = (item for item in group.items if item.tag != "det")
    first = next(before, None)
    return noun and group.name is None and first is not None and first.tag == "nat"


def _is_adjective(group: Group) -> bool:
    """Whether nothing but the adjective of a country tells of somebody."""
    last = group.items[-1] if group.items else None
    if last is None or last.tag != "nat" or group.of is not None or group.owner is not None:
        return False
    bare = all(item.tag in ("det", "num") for item in group.items[:-1])
    return bare and any(not _ADJECTIVE.isdisjoint(x.feats) for x in last.lexes)
