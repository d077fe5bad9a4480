"""Whose a name is: what stands in quotation marks, and a name after a body that somebody serves."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from itertools import islice, pairwise, takewhile

from isnad.annotations import Group, Item, Sentence, Token

_QUOTES = frozenset({"quote", "open", "close"})
_BODIES = frozenset({"group", "org", "force"})
_OPENING, _CLOSING = _QUOTES | {"single"}, _QUOTES | {"unsingle"}
# Whose name may stand after them in quotation marks.
_NAMED = _BODIES | {"place", "vehicle"}
_CALLED = _NAMED | {"name", "person", "country"}
# What is called by its first letters; of what else the last word may be the last of such a name.
_SHORTENED = _BODIES | {"name", "unknown", "event", "doc"}
_TRADES = frozenset({"LEG", "GOV", "JUD", "MED"})
_PERSON = "person:"
# Who may lean on others, by a word for what they are to them.
_WHO, _RELATION, _LEANING = _BODIES | {"person"}, "ALLIANCE", frozenset({"n", "a"})
# A name of so many words is somebody's.
_FULL_NAME = 2
# What stands before a clause that tells more of somebody: them, and a comma.
_BEHIND = 2
# Marks behind which a clause begins.
_MARKED, _ONE_WHO = frozenset({"comma", "dash"}), "who"
_OPENERS = frozenset({"stop", "comma", "dash", "colon"})


def quoted_names(units: list[Group], capitals: list[Token]) -> None:
    """A body, then its name in quotation marks and what else is said of it: one noun group.
    ``capitals``: the tokens of the sentence where names are written with a capital, else none."""
    for n, whole in enumerate(units[:-3]):
        mark, inner, closing = units[n + 1 : n + 4]
        unit = last(whole)
        ranks = unit.cls == "person" and unit.plural and inner.cls in _BODIES
        if unit.kind != "np" or not (unit.cls in _NAMED or ranks) or unit.name is not None:
            continue
        if mark.sub not in _QUOTES or closing.sub not in _QUOTES or inner.kind != "np":
            continue
        if inner.prep or inner.cls in ("event", "abstract"):
            continue
        if capitals and not any(token.cap for token in capitals[inner.i : inner.j]):
            continue
        if ranks:
            unit.of = inner
        else:
            _call(unit, inner)
        rest = units[n + 4] if n + 4 < len(units) else None
        modifier = rest is not None and rest.kind == "np" and not rest.prep and rest.items
        if modifier and rest is not None and all(_describes(i) for i in rest.items):
            unit.country = unit.country or rest.country
            rest.joined = True
        for taken in (mark, inner, closing):
            taken.joined = True


def late_amounts(units: list[Group]) -> None:
    """A word for an amount alone after a noun group belongs to it ("villages and towns several")."""
    for before, unit in pairwise(units):
        alone = unit.kind == "np" and not unit.prep and bool(unit.items)
        if alone and before.kind == "np" and all(item.sub == "quant" for item in unit.items):
            unit.joined = True


def without(group: Group, i: int) -> None:
    """Leave out of a group the name of a person that begins at token i."""
    group.items, group.j = [item for item in group.items if item.i < i], i
    group.name = (group.name[0], i) if group.name and group.name[0] < i else None
    group.entity = known_as(group.items)


def is_somebody(item: Item) -> bool:
    """A name that no table knows, or that of a person."""
    return item.tag == "name" and all(x.entry.id.startswith(_PERSON) for x in item.lexes)


def known_as(items: list[Item]) -> str | None:
    """The first entry of somebody, or something, known among the items."""
    return next((x.entry.id for i in items for x in i.lexes if x.entry.kind == "ent"), None)


def _describes(item: Item) -> bool:
    """An adjective, or a word that no table knows in the form of one."""
    return item.tag in ("adj", "nat") or item.sub == "unknowndef"


def last(unit: Group) -> Group:
    """The noun group that ends a noun group: what hangs on it last."""
    while unit.of is not None and unit.of.j == unit.j:
        unit = unit.of
    return unit


def _call(unit: Group, name: Group) -> None:
    unit.name, unit.entity = name.name or (name.i, name.j), unit.entity or name.entity
    unit.country, unit.sector = unit.country or name.country, unit.sector or name.sector


def in_marks(units: list[Group]) -> None:
    """A name alone in quotation marks is what it is without them; not so a nickname in a name.
    A negation alone in them, in the middle of a clause, tells what it does without them."""
    for n, inner in enumerate(units[1:-1], 1):
        mark, closing = units[n - 1], units[n + 1]
        if inner.form == "aux" and mark.sub in _OPENING and closing.sub in _CLOSING and n > 1:
            mark.joined = closing.joined = units[n - 2].kind not in ("punct", "comp")
            continue
        if inner.kind != "np" or mark.sub not in _QUOTES or closing.sub not in _QUOTES:
            continue
        before = units[n - 2] if n > 1 else None
        named = inner.entity is not None or inner.name is not None
        inside = before is not None and before.kind == "np" and before.name is not None
        if named and inner.cls in _CALLED and not inside:
            mark.joined = closing.joined = True


def are_of(some: Group, body: Group) -> bool:
    """Let several people or bodies, or one body, be of the body that they are from, and of its country
    and part, but for those of a trade who are counted ("21 lawmakers from the party"); whether they
    are."""
    if not _may_be_of(some, body):
        return False
    if some.number is None or some.sector not in _TRADES:
        some.sector = body.sector
    some.country = some.country or body.country
    return True


def _may_be_of(some: Group, body: Group) -> bool:
    """Several people or bodies, or one body, without an article, and the body that they are from
    ("members from the border police", "a delegation from the party"); bodies without a number."""
    if some.definite or some.name is not None or some.entity:
        return False
    if some.number is not None and (some.cls != "person" or some.head is some.number):
        return False
    if not some.plural and (some.cls not in ("force", "group") or some.of is not None):
        return False
    return some.cls in ("person", "force", "group") and body.cls in _BODIES and not body.members


def counted_in_marks(units: list[Group]) -> None:
    """What a number counts may stand in quotation marks ("12 'spies'")."""
    for before, mark, inner, closing in zip(units, units[1:], units[2:], units[3:], strict=False):
        if before.kind != "np" or mark.sub not in _QUOTES or closing.sub not in _QUOTES:
            continue
        bare = bool(before.items) and all(i.tag == "num" or i.sub == "quant" for i in before.items)
        if not bare or inner.kind != "np" or inner.prep or not inner.acts or inner.joined:
            continue
        inner.items, inner.plural = [*before.items, *inner.items], True
        inner.number = before.number or before.items[0]
        inner.prep, inner.prep_item, inner.i = before.prep, before.prep_item, before.i
        for taken in (before, mark, closing):
            taken.joined = True


def for_short(units: list[Group]) -> None:
    """What a body is called for short, in brackets right behind it, parts nothing ("the head of the
    Harbour Union (HU) said")."""
    for body, opens, short, closes in zip(units, units[1:], units[2:], units[3:], strict=False):
        if body.kind != "np" or opens.sub != "lparen" or closes.sub != "rparen":
            continue
        if short.kind != "np" or short.prep or len(short.items) != 1:
            continue
        if short.items[0].tag == "name" and (body.cls in _SHORTENED or body.prep == "of"):
            body.entity = body.entity or short.entity
            opens.joined = short.joined = closes.joined = True


def one_of_two_roles(units: list[Group]) -> None:
    """Two roles without an article before a name are of one person ("writer and activist Rima
    Hill")."""
    for first, joint, second in zip(units, units[1:], units[2:], strict=False):
        if joint.kind != "conj" or joint.sub != "and" or first.joined or second.prep:
            continue
        if not (_is_bare_role(first) and first.name is None and second.name is not None):
            continue
        if second.kind == "np" and second.items and second.items[0].tag == "noun":
            second.prep, second.prep_item = first.prep, first.prep_item
            first.joined = joint.joined = True


def _is_bare_role(group: Group) -> bool:
    """A word for one person, with nothing before it."""
    if group.kind != "np" or group.cls != "person" or group.plural:
        return False
    return all(item.tag in ("noun", "adj") for item in group.items)


def of_whoever_serves(units: list[Group]) -> None:
    """A name that ends the words for a body and a role in it is of who has the role ("Libya
    government spokesman Ali Salem", where the role comes first)."""
    for unit in units:
        inner = unit.of
        if unit.kind != "np" or unit.cls not in ("person", "office") or unit.name is not None:
            continue
        while inner is not None and inner.name is None:
            inner = inner.of
        if inner is None or inner.cls not in _BODIES:
            continue
        name = _persons(inner)
        if name is not None and name[1] == inner.j:
            known = (inner.entity or "").startswith(_PERSON)
            unit.name, unit.entity = name, inner.entity if known else unit.entity
            without(inner, name[0])


def who_leans(units: list[Group]) -> None:
    """People before a word for what they are to others, and those others, are one noun group
    ("soldiers loyal to the king", "a militia allied to the king")."""
    for whose, other in pairwise(units):
        if whose.kind != "np" or other.kind != "np" or other.prep != "to" or not whose.items[1:]:
            continue
        people, last = whose.items[-2:]
        known = people.lexes[0].entry if people.lexes else None
        if whose.of is not None or known is None or people.tag != "noun" or known.cls not in _WHO:
            continue
        if any(x.entry.type == _RELATION and x.entry.pos in _LEANING for x in last.lexes):
            whose.items = whose.items[:-1]
            whose.head, whose.cls, whose.sector = people, known.cls, known.sector or None
            whose.of, other.joined = other, True


def _persons(body: Group) -> tuple[int, int] | None:
    """The name of a person at the end of the words for a body: one that is known, or what follows
    the country that the body is of, or the name by which it is known."""
    if body.entity is not None:
        theirs = (
            n for n, i in enumerate(body.items) if any(x.entry.id == body.entity for x in i.lexes)
        )
        n = next(theirs, -1)
        if n < 0 or body.entity.startswith(_PERSON):
            return (body.items[n].i, body.items[n].j) if n >= 0 else None
        rest = body.items[n + 1 :]
        full = bool(rest) and all(i.tag == "name" and not i.lexes for i in rest)
        return (rest[0].i, rest[-1].j) if full and rest[-1].j - rest[0].i >= _FULL_NAME else None
    names: list[tuple[int, int]] = []
    for item in body.items:
        of_country = any(x.entry.cls == "country" or x.entry.kind == "nat" for x in item.lexes)
        if of_country:
            names = []
        elif item.tag == "name":
            names.append((item.i, item.j))
    told = any(x.entry.cls == "country" for i in body.items for x in i.lexes)
    return (names[0][0], names[-1][1]) if told and names else None


def relatives(units: list[Group], sentence: Sentence, words: Iterable[str]) -> None:
    """A bare word for a person or a body behind somebody and a comma, or a dash, opens a clause that tells more of them,
    where the language has such ("Hill, [the] one [whom] the court convicted"). ``words``: those."""
    known = frozenset(words)
    for n, unit in enumerate(units[:-1]):
        if unit.kind != "np" or unit.joined or unit.prep or len(unit.items) != 1 or n < _BEHIND:
            continue
        form = " ".join([token.form for token in sentence.tokens[unit.i : unit.j]])
        if form not in known or units[n + 1].kind not in ("vg", "adv"):
            continue
        who = next((u for u in reversed(units[: n - 1]) if not u.joined), None)
        if units[n - 1].sub in _MARKED and who is not None and who.kind == "np" and _somebodys(who):
            unit.kind, unit.sub = "rel", _ONE_WHO


def _somebodys(group: Group) -> bool:
    """Whether a noun group is somebody, or is somebody's ("the work of Hill, who …")."""
    return group.acts or (group.of is not None and group.of.acts)


def of_another(unit: Group, other: Group, last: Group) -> bool:
    """Whether a body and the people of another one stand side by side in a headline, which ends
    without a stop ("Raids hit Hamas, ISIL fighters"). ``last``: the last unit of the sentence."""
    if (
        last.kind == "punct"
        or unit.entity is None
        or unit.cls not in _BODIES
        or other.cls != "person"
    ):
        return False
    named = {x.entry.id for item in other.items for x in item.lexes if x.entry.kind == "ent"}
    return bool(named) and unit.entity not in named


def behind_role(role: Group, units: list[Group], end: int) -> Group:
    """Somebody with the name that stands behind their role, or the second of two roles, and what
    belongs to it, before token ``end`` ("said the director of roads at the ministry Rima Hill, in a
    note, that …")."""
    fits = role.name is None and role.cls in ("person", "office") and role.index >= 0
    two = len(role.members) == 1 and role.members[0].cls == "person"
    if not fits or (role.plural if not role.members else not two):
        return role
    rest = islice(units, role.index + 1, None)
    behind = takewhile(lambda u: u.i < end and (u.kind != "vg" or u.joined), rest)
    for unit in (*role.members, role, *behind):
        whose = unit
        while whose.of is not None and whose.of.i >= whose.i:
            whose = whose.of
        name = _ending(whose) if whose is not role and whose.kind == "np" else None
        if name is not None:
            named = copy(role)
            named.name, named.members, named.plural = name, [], False
            return named
    return role


def _ending(group: Group) -> tuple[int, int] | None:
    """The name of several words that stands alone in a group, or ends it behind words that close
    what was before; the group is without it then."""
    items = list(group.items)
    while items and items[-1].tag == "name":
        items.pop()
    named = group.items[len(items) :]
    if not named or named[-1].j - named[0].i < _FULL_NAME or group.entity is not None:
        return None
    name = named[0].i, named[-1].j
    if not items:
        return None if group.prep else name
    closed = items[-1].tag in ("adj", "nat") or any(x.definite for x in items[-1].lexes[:1])
    if not closed or len(items) < 2:
        return None
    group.items, group.j, group.name = items, items[-1].j, None
    return name


def introduced(units: list[Group], n: int, o: int) -> bool:
    """Whether the full name at n opens a clause and a role without one stands behind its comma,
    right before the verb that both have ("Rima Hill, [the] head of the clinic said")."""
    name, role = units[n], units[o]
    before = units[n - 1] if n else None
    opens = before is None or before.sub in _QUOTES or before.sub in _OPENERS
    if not opens or name.prep or name.name is None or name.cls not in ("name", "person"):
        return False
    if name.sub == "settlement" or name.name[1] - name.name[0] < _FULL_NAME or name.members:
        return False
    if role.cls not in ("person", "office") or role.name is not None or role.plural:
        return False
    after = (
        unit
        for unit in islice(units, o + 1, None)
        if not unit.joined and unit.kind not in ("adv", "date")
    )
    verb = next(after, None)
    return verb is not None and verb.kind == "vg"
