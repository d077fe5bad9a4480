"""Words apart that say together that there is none: a negation, or one that is before a verb of being
there, and behind the noun a word for any ("there is not army any in the town"), where words never
change."""

from __future__ import annotations

from isnad.annotations import NOMINAL, Item

_ANY, _NONE = "any", "none"
# What ends the clause in which something is said of those who are none.
_ENDS = frozenset({"punct", "sub", "comp", "rel", "attr"})
_TOLD = frozenset({"verb", "aux"})


def as_none(items: list[Item]) -> list[Item]:
    """The items, in which the words that say that there is none are one, a determiner."""
    if not any(item.tag == "neg" for item in items):
        return items
    out: list[Item] = []
    k = 0
    while k < len(items):
        end = _denied(items, k)
        if end:
            first = items[k]
            out.append(Item(first.i, items[end - 1].j, "det", _NONE, first.lexes))
            k = end
        else:
            out.append(items[k])
            k += 1
    return out


def _denied(items: list[Item], k: int) -> int:
    """Where the words for none end that begin at k; 0 where none do. Behind a verb of being there
    something must be said of those who are none: else that there are none is told by the verb."""
    if items[k].tag != "neg":
        return 0
    n = k + 1
    exists = n < len(items) and any("exists" in x.entry.opts for x in items[n].lexes)
    n += exists
    m = n
    while m < len(items) and items[m].tag in NOMINAL:
        m += 1
    if m == n or m == len(items) or items[m].sub != _ANY:
        return 0
    return n if not exists or _goes_on(items, m + 1) else 0


def _goes_on(items: list[Item], m: int) -> bool:
    """Whether a verb comes before the clause ends."""
    for item in items[m:]:
        if item.tag in _TOLD:
            return True
        if item.tag in _ENDS:
            return False
    return False
