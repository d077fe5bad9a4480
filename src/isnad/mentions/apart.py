"""Where a noun group ends though the next word could belong to it, where the head comes last: "a
charge [that] Kenya denies", "visited Kenya three times",
"called the rebels killers"."""

from __future__ import annotations

from isnad.annotations import NOMINAL, Group, Item

_SEVERAL, _CALLS = "pl", "calls"
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
    if _is_called(parts, items, k):
        return True
    if item.tag == "num":
        counts = item.sub != "digits" or (k + 1 < len(items) and items[k + 1].tag in _COUNTED)
        told = last.tag == "noun" and parts[0].sub == "def" and _is_somebody(last)
        place = last.tag == "name" and (_is_known(last, "country") or item.sub != "digits")
        return counts and (told or place)
    if item.tag != "name" or last.tag != "noun" or parts[0].tag != "det" or not _is_known(item):
        return False
    if any(x.entry.cls in _CALLED for x in last.lexes):
        return False
    after = next((n for n in range(k, len(items)) if items[n].tag != "name"), len(items))
    return after < len(items) and (items[after].tag in _FINITE or items[after].sub == "gen")


def _is_called(parts: list[Item], items: list[Item], k: int) -> bool:
    """Whether the item k is what a verb of naming calls those before it ("called the rebels
    killers")."""
    item, last, before = items[k], parts[-1], k - len(parts) - 1
    if (
        before < 0
        or last.tag != "noun"
        or not any("as" in x.entry.frame for x in items[before].lexes)
    ):
        return False
    calls = any(x.entry.opts.get(_CALLS) for x in items[before].lexes) and parts[0].tag == "det"
    if item.tag == "adj" or (calls and item.tag == "noun" and not item.lexes and last.lexes):
        return k + 1 >= len(items) or items[k + 1].tag not in NOMINAL
    people = item.tag == "noun" and all(x.entry.cls == "person" for x in item.lexes)
    return people and last.has(_SEVERAL) and (item.has(_SEVERAL) or not item.lexes)


def _is_known(item: Item, cls: str = "") -> bool:
    """Whether a name is of somebody or something that the world has, of that class if one is
    given."""
    return any(x.entry.kind == "ent" and (not cls or x.entry.cls == cls) for x in item.lexes)


def _is_somebody(item: Item) -> bool:
    """Whether a noun is for people or a body, to whom so much may be given ("lent the state 20
    billion")."""
    return bool(item.lexes) and all(x.entry.cls in _GIVEN for x in item.lexes)


def counts_others(number: Group, item: Item) -> bool:
    """Whether a number alone stands right before a pronoun for several ("ten others")."""
    *less, last = number.items or [item]
    counting = last.tag == "num" and all(i.tag in ("num", "det") for i in less)
    return counting and number.j == item.i and item.sub == "3p" and not item.enc
