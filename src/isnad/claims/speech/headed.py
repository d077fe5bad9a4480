"""Headlines that name who says a thing before a colon ("Hill: rebels shelled the town")."""

from __future__ import annotations

from isnad.annotations import Group, Link

_SOMEBODY = frozenset({"person", "name", "office"})
# Who may be the place of what is told as well; only before another of the kind are they a source.
_LANDS = frozenset({"country"})


def headed(units: list[Group], size: int) -> list[Link]:
    """The link of whoever opens a sentence of ``size`` tokens before a colon; none where what
    stands there may be where it happened ("Rome: police arrest two")."""
    live = [u for u in units if not u.joined]
    if len(live) < 3 or live[1].sub != "colon":
        return []
    who, rest = live[0], live[2:]
    if (
        who.kind != "np"
        or who.prep
        or not any((u.kind == "vg" and u.head) or u.cls == "event" for u in rest)
    ):
        return []
    if rest[0].kind == "np" and not rest[0].prep and not rest[0].definite and _describes(rest):
        return []
    person = who.cls in _SOMEBODY and who.sub != "settlement" and who.cls != "pron"
    body = who.cls in ("org", "force", "group") and (who.entity is not None or who.definite)
    first = next((u for u in rest if u.kind == "np"), None)
    land = who.cls in _LANDS and first is not None and first.cls in _LANDS
    capital = who.cls in _LANDS and first is not None and first.sub == "settlement"
    if not (person or body or ((land or capital) and first is not None and not first.prep)):
        return []
    return [Link(who, live[1].j, size)]


def _describes(rest: list[Group]) -> bool:
    """Whether the words behind a colon only say who somebody is ("Hill: a miner who lives here")."""
    first, after = rest[0], rest[1] if len(rest) > 1 else None
    bare = first.cls in ("person", "country") and first.name is None and first.number is None
    return (
        bare and not first.plural and (after is None or after.kind in ("vg", "rel", "punct", "np"))
    )
