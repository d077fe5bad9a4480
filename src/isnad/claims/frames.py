"""Filling the frame of an entry from the slots of a predicate.

An entry says which slots it needs and of which class, and which role each slot plays; the first
entry (in table order) whose needs are met is the sense.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from isnad.annotations import ACTING, VERBAL, Candidate, Group, Item, Predicate
from isnad.languages.pack import Entry
from isnad.languages.senses import WORD

_PEOPLE = frozenset({"actor", "recipient", "broker"})
_CARRYING = "vehicle"
_TARGETS = frozenset({"vehicle", "weapon", "thing"})
_CRAFT = frozenset({"military_craft", "drone"})
_IDLE = frozenset({"abstract", "event", "nature", "sport"})
# What somebody does, of whom a role may be in which the words have what they do.
_DOING = frozenset({"event", "abstract"})
# What is against somebody by being against what they do, as words are.
_PROTEST = "PROTEST"
# A form of verbs, and the option for what a state does where it is told in that form.
_LASTING = "impf"
_THINGS = frozenset({"3ms", "3fs", "3n"})
# Between two roles that one filler has at once.
BOTH = "+"
_AMOUNTS = frozenset({"unknown", "abstract", "thing"})
_PLACES = frozenset({"place", "country"})
# Slots of what an event is named after.
_AFTER = frozenset({"GEN", "BARE", "OWN"})
# What a sense needs that stands in the negation of its verb ("does not allow", "will not give up").
_NOT, _WILL_NOT = "neg", "wont"
DENYING = frozenset({_NOT, _WILL_NOT})
# What befalls a town that it is named after, where nothing says at what it is aimed.
_BEFALLING, _AIMS = frozenset({"ASSAULT", "PROTEST"}), frozenset({"on", "against", "to", "with"})
# What may stand between a thing or an act and whose it is.
_BETWEEN = frozenset({"event", "abstract", "doc", "thing"})
# How many acts deep somebody stands behind one.
_DEEP = 2
# Those whose things are known by them.
_OWNING = frozenset({"org", "force", "group", "country"})
# The option of a sense that was found in a negation: what somebody decides not to do is refused.
REFUSAL = "refusal"
# What a sense needs of what is still to come.
_WILL = "will"
BY_FORM = DENYING | {_WILL}


def fits(entry: Entry, slots: dict[str, list[Group]], predicate: Predicate | None) -> bool:
    """Whether every need of the entry is met by the slots."""
    unspoken = predicate is not None and predicate.dropped
    for need in entry.needs:
        if unspoken and need.partition(":")[0] == "S":
            continue
        if not _met(need, slots, predicate):
            return False
    return True


def _met(need: str, slots: dict[str, list[Group]], predicate: Predicate | None) -> bool:
    if need.startswith("!"):
        return not _met(need[1:], slots, predicate)
    if need in ("act", "pass"):
        return predicate is None or predicate.passive == (need == "pass")
    if need == _WILL:
        return predicate is not None and predicate.group.modality == "planned"
    if need in DENYING:
        return predicate is not None and _is_denied(predicate.group, need)
    for slot, classes in _alternatives(need):
        if slot in slots and _filled(slots[slot], classes):
            return True
        if slot == "S" and "country" in classes and any(map(_is_capital, slots.get(slot, ()))):
            return True
    return False


def _is_denied(verb: Group, need: str) -> bool:
    """Whether a verb is negated, and where asked so of what is still to come: "will not"."""
    return verb.polarity == "negated" and (need == _NOT or verb.modality == "planned")


@lru_cache(maxsize=1 << 12)
def _alternatives(need: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """``A|B:x|C``: A or B filled by an x, or C filled by anything."""
    found: list[tuple[str, tuple[str, ...]]] = []
    classes: tuple[str, ...] = ()
    for part in reversed(need.split("|")):
        slot, colon, names = part.partition(":")
        classes = tuple(names.split(",")) if colon else classes
        found.append((slot, classes))
    return tuple(reversed(found))


def _filled(groups: list[Group], classes: tuple[str, ...]) -> bool:
    if not classes:
        return bool(groups)
    for group in groups:
        for one in (group, *group.members):
            for cls in classes:
                if _is(_counted(one), cls):
                    return True
    return False


def _is_thing(group: Group) -> bool:
    """A pronoun that can stand for a place: one that is joined to its word may, "it" may, and no form
    of address that stands alone."""
    if group.cls != "pron" or group.head is None or group.head.tag == "title":
        return False
    return group.sub == "3n" or (group.head.tag != "pron" and group.sub in _THINGS)


_BY_FORM: dict[str, Callable[[Group], bool]] = {
    "bare": lambda group: not group.prep,
    "named": lambda group: group.name is not None,
    "several": lambda group: group.plural or bool(group.members),
}


def _counted(group: Group) -> Group:
    """What a number counts that hangs on it ("24 of the drones"); else the group itself."""
    number = group.head is not None and group.head.tag == "num" and group.cls != "money"
    return group.of if number and group.of is not None else group


def _is(group: Group, cls: str) -> bool:
    if cls == "human":
        return group.acts
    if cls == "place":
        return (
            group.cls in _PLACES
            or group.sub == "settlement"
            or _is_thing(group)
            or (group.cls in _AMOUNTS and group.of is not None and group.of.cls in _PLACES)
        )
    if group.means is not None:
        return group.sub == cls or group.cls == cls or _is(group.means, cls)
    if cls.isupper():
        return group.sector == cls
    if cls[0] == WORD:
        return any(lex.entry.opts.get("word") == cls[1:] for lex in group.lexes)
    if cls in _BY_FORM:
        return _BY_FORM[cls](group)
    if cls == "known":
        return (group.entity or "").startswith("person:")
    if cls == "owned":
        return owner(group) is not None
    if cls == "any":
        return True
    return group.cls == cls or group.sub == cls


def make(
    entry: Entry,
    head: Item | None,
    roles: dict[str, list[Group]],
    verb: Predicate | None,
    noun: Group | None = None,
) -> Candidate:
    """A candidate of an entry with its roles filled."""
    assert head is not None
    return Candidate(
        entry=entry,
        type=entry.type,
        trigger=[head],
        roles=roles,
        predicate=verb,
        noun=noun,
        status=_status(entry, head),
        fired=[entry.id],
    )


def _status(entry: Entry, head: Item) -> str | None:
    """The status that an entry tells; another where the form of its verb says that it goes on."""
    lasting = entry.opts.get(_LASTING)
    if lasting and head.has(_LASTING) and not head.has("perf"):
        return lasting
    return entry.opts.get("status")


def fill(entry: Entry, slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    """Role fillers by the entry's frame; ``slot=a/b`` gives a to those that can act, else b."""
    roles: dict[str, list[Group]] = {}
    for slot, role in entry.frame.items():
        for name in slot.split("|"):
            for group in slots.get(name, ()):
                chosen = "" if group.sub == "recip" else _role(role, group)
                if chosen == "actor" and name == "by" and _is_tool(group):
                    continue
                if chosen == "actor" and name in _AFTER and _is_held_in(entry, group, slots):
                    chosen = "place"
                if chosen == "place" and role.startswith("recipient"):
                    struck = [whose for one in (group, *group.members) if (whose := held_by(one))]
                    roles.setdefault("recipient", []).extend(struck)
                for one in chosen.split(BOTH) if chosen else ():
                    mine = roles.setdefault(one, [])
                    mine.extend(g for g in _players(entry, name, one, group) if g not in mine)
    return {role: groups for role, groups in roles.items() if groups}


def _is_tool(group: Group) -> bool:
    """Whether something is used by whoever does an act ("hit by a car", "stabbed with a knife")."""
    clitic = group.prep_item is not None and group.prep_item.i == group.prep_item.j
    craft = any(x.entry.opts.get("gloss") in _CRAFT for x in group.lexes)
    return group.cls in _TARGETS or (clitic and craft)


def _is_held_in(entry: Entry, group: Group, slots: dict[str, list[Group]]) -> bool:
    """Whether what several do is named after the town that they do it in ("the Oslo talks between
    the two sides"), or what befell a town after that ("the Oslo attack")."""
    if group.sub != "settlement":
        return False
    befell = entry.type in _BEFALLING and _AIMS.isdisjoint(slots) and "OWN" not in slots
    return befell or bool(slots.get("between"))


def _players(entry: Entry, slot: str, role: str, group: Group) -> list[Group]:
    """Who plays a role that a slot gives to a group: where words are of things, whoever stands
    behind each of them ("condemned the clan's raid and the mayor's plan")."""
    if role not in _PEOPLE or group.acts or _stands_in(entry, slot, group):
        return [group]
    if slot == "S" and role == "actor" and entry.type in VERBAL and _is_surname(group):
        return [group]
    aims = entry.type in VERBAL or (entry.type == _PROTEST and role == "recipient")
    if aims or (role != "recipient" and group.cls in _DOING):
        who = [found for one in (group, *group.members) if (found := _who(one)) is not None]
        group = who[0] if len(who) == 1 else group
        if len(who) > 1:
            return who
    elif role == "actor" and group.cls == _CARRYING and _asks_for_carrying(entry):
        group = behind(group) or group
    elif role == "recipient" and group.cls in _TARGETS:
        return [x for one in (group, *group.members) if (x := owner(one)) is not None] or [group]
    if not group.acts and (aims or group.cls in _IDLE):
        return []
    return [group]


def _asks_for_carrying(entry: Entry) -> bool:
    """Whether a sense is of what ships and the like do, which those do whose they are."""
    slots = (pair for need in entry.needs if need[0] != "!" for pair in _alternatives(need))
    return any(slot == "S" and _CARRYING in classes for slot, classes in slots)


def _is_surname(group: Group) -> bool:
    """Whether a word with an article that no table knows stands alone: who does something by words
    is called by such."""
    head = group.head
    return head is not None and head.sub == "unknowndef" and len(group.items) == 1


def _who(group: Group) -> Group | None:
    """Somebody in a list of things, or who stands behind one of them."""
    return group if group.acts else behind(group)


def _stands_in(entry: Entry, slot: str, group: Group) -> bool:
    """A place stands for its authorities where the entry asks for a place in that slot."""
    if group.cls != "place":
        return False
    wanted = (need.partition(":") for need in entry.needs if not need.startswith("!"))
    return any(slot in a.split("|") and "place" in b.split(",") for a, _, b in wanted)


def behind(group: Group, steps: int = _DEEP) -> Group | None:
    """Who stands behind a thing or an act: its owner, or what hangs on it, if they can act, or on
    an act that hangs on it ("the outcome of the meeting of the clans")."""
    for one in (group.owner, group.of, group.poss):
        if one is not None and one.acts:
            return one
    found = national(group) or _attribute(group)
    inner = group.of
    if (
        found is None
        and steps
        and inner is not None
        and inner.cls in _BETWEEN
        and inner.i > group.i
    ):
        return behind(inner, steps - 1)
    return found


def owner(group: Group) -> Group | None:
    """Whoever is named or described as the one whose a thing is, a body or somebody with a name."""
    found = behind(group)
    known = found is not None and (found.cls in _OWNING or found.name is not None)
    return found if known else None


def held_by(place: Group) -> Group | None:
    """Whoever has a place without a name that is hit ("shelled army positions"); the country of a
    town is not hit with it."""
    if place.acts or place.head is None or place.head.tag != "noun":
        return None
    whose = owner(place)
    country = whose is not None and whose.cls == "country"
    return None if country and not _is_struck(place) else whose


def _attribute(group: Group) -> Group | None:
    """A noun before the head that can act: "a coalition airstrike"."""
    for item in group.items:
        for lex in item.lexes:
            if item is not group.head and lex.entry.kind == "noun" and lex.entry.cls in ACTING:
                entry = lex.entry
                return Group(
                    kind="np",
                    i=item.i,
                    j=item.j,
                    items=[item],
                    head=item,
                    cls=entry.cls,
                    sector=entry.sector or None,
                )
    return None


def _role(role: str, group: Group) -> str:
    group = _counted(group)
    if role == "-":
        return ""
    if BOTH in role:
        return _host(role, group)
    first, _, second = role.partition("/")
    if second == "place" and (group.cls in _TARGETS or _is_struck(group)):
        return first
    chosen = (
        second
        if second and (not group.acts or (second == "place" and group.sub == "settlement"))
        else first
    )
    return "" if chosen == "-" else chosen


def _host(role: str, group: Group) -> str:
    """Of two roles at once: a state, or the capital that stands for it, has both; somebody the
    first, other places the second ("visited Canada", "visited the mayor", "visited the market")."""
    if group.cls == "country" or _is_capital(group):
        return role
    first, _, second = role.partition(BOTH)
    return first if group.acts and group.sub != "settlement" else second


def _is_capital(group: Group) -> bool:
    """Whether it is the capital of a state, which can stand for it."""
    return group.cls == "name" and group.sub == "settlement"


def _is_struck(group: Group) -> bool:
    """Whether a place without a name is a building, which is hit rather than where it happens."""
    if group.cls != "place" or group.name is not None:
        return False
    return any("struck" in x.entry.opts for x in group.lexes)


def name_before(noun: Group) -> Group | None:
    """A name before the head of an event noun: "the Lena Hill killing"."""
    if noun.head is None or noun.head.tag != "noun":
        return None
    names = [p for p in noun.items if p.tag == "name" and p.j <= noun.head.i]
    if not names:
        return None
    run = [names[-1]]
    for item in reversed(names[:-1]):
        if item.j == run[0].i:
            run.insert(0, item)
    i, j = run[0].i, run[-1].j
    place = any(p.sub in ("place", "settlement") for p in run)
    return Group(
        kind="np", i=i, j=j, items=run, head=run[-1], cls="place" if place else "name", name=(i, j)
    )


def national(noun: Group) -> Group | None:
    """The country adjective of an event noun, or the body that it names, as one who acts."""
    for item in noun.items:
        if item is noun.head:
            continue
        named = [lex.entry for lex in item.lexes if lex.entry.kind in ("nat", "ent")]
        nation = next((e for e in named if e.kind == "nat" or e.cls == "country"), None)
        if not named:
            continue
        who = Group(kind="np", i=item.i, j=item.j, items=[item], head=item)
        if nation is not None:
            who.cls, who.sector = "country", "GOV"
            who.country = nation.cls if nation.kind == "nat" else nation.id.partition(":")[2]
            who.entity = f"country:{who.country}"
        else:
            who.cls, who.name = "org", (item.i, item.j)
            who.entity, who.sector = named[0].id, named[0].sector
        return who
    return None
