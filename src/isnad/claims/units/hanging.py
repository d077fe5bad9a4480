"""What hangs on a noun group where words never change and no marker says so."""

from __future__ import annotations

from itertools import pairwise

from isnad.annotations import Group, Item, Token
from isnad.claims.units.naming import is_somebody, known_as, last, without
from isnad.claims.units.seats import of_states

# A name of so many words is somebody's.
_FULL_NAME = 2
# So near behind a dash another makes an aside of what is between.
_ASIDE = 8
# Who acts for a state that is named behind them.
_ACTING = frozenset({"person", "office", "org", "force"})
# The preposition before what something is worth.
_WORTH = "worth"
# What is somebody's though a verb that describes it stands between, and what that verb may govern.
_OWNED = frozenset({"thing", "abstract", "unknown", "doc", "place"})
_GOVERNED = frozenset({"thing", "abstract", "unknown"})


def unmarked(units: list[Group], tokens: list[Token]) -> None:
    """Join what no marker joins; ``tokens``: those of the sentence of the units."""
    _spans(units)
    _homelands(units)
    _posted(units)
    _of_somebody(units)
    of_states(units, tokens)
    _pairs(units)
    _per_cent(units, tokens)


def _spans(units: list[Group]) -> None:
    """How long an act lasted tells of the act ("after ten days [of] talks")."""
    for unit in units:
        act = unit.of if any("lasts" in x.entry.opts for x in unit.lexes) else None
        if act is not None and act.cls == "event" and act.index < 0:
            unit.head, unit.cls, unit.of = act.head, act.cls, act.of


def _per_cent(units: list[Group], tokens: list[Token]) -> None:
    """A number, the sign for a hundredth and a noun: so much of it ("98% territory"). What something
    is worth parts nothing ("gave trucks worth three million dollars to the army")."""
    for number, sign, unit in zip(units, units[1:], units[2:], strict=False):
        if number.kind != "np" or unit.kind != "np" or unit.prep or sign.kind != "punct":
            continue
        bare = bool(number.items) and number.items[-1].tag == "num"
        if bare and tokens[sign.i].form == "%" and unit.cls != "pron":
            unit.items, unit.i = [*number.items, *unit.items], number.i
            unit.prep, unit.prep_item = number.prep, number.prep_item
            number.joined = sign.joined = True
    for unit in units:
        if unit.prep == _WORTH:
            unit.joined = True


def _homelands(units: list[Group]) -> None:
    """A word for a country and a pronoun right behind it ("[the] country he"): it is theirs."""
    for before, unit in pairwise(units):
        if before.kind != "np" or before.joined or unit.cls != "pron" or unit.prep:
            continue
        bare = before.of is None and before.name is None and before.j == unit.i
        if bare and any(x.entry.opts.get("gloss") == "country" for x in before.lexes):
            before.poss, unit.joined = unit, True


def _posted(units: list[Group]) -> None:
    """Somebody's role, where they serve, and their name right behind that ("[the] ambassador of
    Kenya in Oslo Rima Hill [has] said"): the name is theirs."""
    for role, unit in pairwise(units):
        if role.kind != "np" or role.cls not in ("person", "office") or role.name is not None:
            continue
        if unit.kind != "np" or unit.prep not in ("in", "at") or role.plural or role.members:
            continue
        n = next((n for n, item in enumerate(unit.items) if is_somebody(item)), 0)
        rest = unit.items[n:]
        named = all(item.tag == "name" for item in rest)
        named = named and not _is_a_kind(unit.items[n - 1])
        if n and named and rest[-1].j - rest[0].i >= _FULL_NAME:
            role.name, role.entity = (rest[0].i, rest[-1].j), known_as(rest)
            without(unit, rest[0].i)
            if role.of is None:
                role.of, unit.joined = unit, True


def _of_somebody(units: list[Group]) -> None:
    """One of somebody's family or people, or several, and right after them a form of address with
    the name of whose they are ("[the] wife [of] Mr Hill", "two aides [of] Mr Hill")."""
    for who in units:
        if who.name is not None and any(x.entry.opts.get("whose") == "name" for x in who.lexes):
            who.name, who.entity = None, None  # "supporters [of] Hill"
            who.sector = _own_sector(who)
    for who, whose in pairwise(units):
        if who.cls != "person" or whose.kind != "np" or who.of is not None or who.name is not None:
            continue
        many = who.plural or who.number is not None or _is_plural(who)
        if not (_has_whose(who) or many) or whose.prep:
            continue
        if not whose.items or whose.items[0].tag != "title":
            continue
        if whose.name is not None:
            who.of, whose.joined = whose, True
        elif whose.cls == "pron" and who.j == whose.i and who.sector == "CVL" and _has_whose(who):
            who.poss, whose.joined = whose, True  # "[the] wife [of] him"


def _own_sector(who: Group) -> str | None:
    """What a word alone says that those are whom it is for."""
    return next((x.entry.sector for x in who.lexes if x.entry.sector), None)


def _has_whose(who: Group) -> bool:
    """Whether a word is for those who are somebody's."""
    return any("whose" in x.entry.opts for x in who.lexes)


def _pairs(units: list[Group]) -> None:
    """States with a dash between them are the two of them ("the Kenya - Uganda talks", "leaders [of]
    Kenya - Uganda"), so that the second begins no clause."""
    land: Group | None = None
    for n, (first, dash, second) in enumerate(zip(units, units[1:], units[2:], strict=False)):
        if first.kind == "np" and not first.joined:
            land = last(first)
        if land is None or first.kind != "np" or dash.sub != "dash":
            continue
        if second.cls != "country" or second.prep or not (land.items and _is_land(land.items[-1])):
            continue
        if any(unit.sub == "dash" for unit in units[n + 4 : n + _ASIDE]):
            continue  # "the truce between Kenya - Uganda was in it - and …"
        dash.joined = second.joined = True
        if land.cls == "country" or land.cls in _ACTING:
            land.members.append(second)


def _is_land(item: Item) -> bool:
    """Whether a word is the name of a state."""
    return item.tag == "name" and any(x.entry.cls == "country" for x in item.lexes)


def _is_plural(group: Group) -> bool:
    return any(item.tag == "det" and item.sub == "pl" for item in group.items)


def _is_a_kind(item: Item) -> bool:
    """Whether a word is for a kind of place: a name behind it is that of the place."""
    return any(x.entry.kind == "noun" and x.entry.cls == "place" for x in item.lexes)


def owned(units: list[Group]) -> None:
    """Whose a thing is that somebody does something to, where a bare verb that describes it stands
    before the marker ("hit the sites [that] enrich uranium of the kingdom")."""
    for n, unit in enumerate(units[1:-2], 1):
        verb, before = units[n + 1], units[n - 1]
        if unit.kind != "np" or unit.cls not in _OWNED or unit.name or unit.of is not None:
            continue
        if verb.kind != "vg" or verb.head is None or len(verb.items) > 1 or unit.joined:
            continue
        if not (unit.prep or before.kind == "vg"):
            continue
        m = n + 2
        while m < len(units) and units[m].kind == "adv":
            m += 1
        whose = units[m] if m < len(units) else None
        if whose is not None and whose.kind == "np" and not whose.prep and whose.cls in _GOVERNED:
            plain = not any(x.entry.type for x in verb.lexes)
            whose = whose.of if plain else None
        if whose is not None and whose.prep == "of" and whose.acts:
            unit.of = whose
