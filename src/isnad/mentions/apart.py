"""Where a noun group ends though the next word could belong to it, where the head comes last: "a
charge [that] Kenya denies", "visited Kenya three times"."""

from __future__ import annotations

from isnad.annotations import Item

_FINITE = frozenset({"verb", "aux"})
# What a number in digits counts stands right behind it.
_COUNTED = frozenset({"num", "noun"})
# Whoever can be given something.
_GIVEN = frozenset({"person", "org", "group", "force", "country"})
# Nouns that a name behind them tells apart ("the town Homs", "the group Hamas").
_CALLED = frozenset({"person", "office", "place", "org", "group", "force", "name", "country"})


def begins_anew(parts: list[Item], items: list[Item], k: int) -> bool:
    """Whether another group begins at the item k behind ``parts``: a count after a country
    or somebody with an article, or somebody known after a noun with an article and before a verb, or before what is theirs
    ("condemned as an outrage Kenya's raid")."""
    item, last = items[k], parts[-1]
    if item.tag == "num":
        counts = item.sub != "digits" or (k + 1 < len(items) and items[k + 1].tag in _COUNTED)
        told = last.tag == "noun" and parts[0].sub == "def" and _is_somebody(last)
        return counts and (told or (last.tag == "name" and _is_known(last, "country")))
    if item.tag != "name" or last.tag != "noun" or parts[0].tag != "det" or not _is_known(item):
        return False
    if any(x.entry.cls in _CALLED for x in last.lexes):
        return False
    after = next((n for n in range(k, len(items)) if items[n].tag != "name"), len(items))
    return after < len(items) and (items[after].tag in _FINITE or items[after].sub == "gen")


def _is_known(item: Item, cls: str = "") -> bool:
    """Whether a name is of somebody or something that the world has, of that class if one is
    given."""
    return any(x.entry.kind == "ent" and (not cls or x.entry.cls == cls) for x in item.lexes)


def _is_somebody(item: Item) -> bool:
    """Whether a noun is for people or a body, to whom so much may be given ("lent the state 20
    billion")."""
    return bool(item.lexes) and all(x.entry.cls in _GIVEN for x in item.lexes)
