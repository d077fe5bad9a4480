"""What a noun group is: class, country, sector, proper name, number."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Group, Item, Token
from isnad.languages.pack import Entry, Lex, Pack

# The world's kinds of entity in the classes that frames ask for.
_CLASS = dict.fromkeys(
    ("organisation", "media", "igo", "ngo", "government", "party", "company", "religious"), "org"
)
# Nouns of these types name people and bodies by how they stand to others: allies, enemies.
_RELATIONS = frozenset({"ALLIANCE", "HOSTILITY"})
_SIZE = 30_000
_BODIES = frozenset({"group", "org", "force"})
_CALLED = frozenset({"group", "force"})
_PERSONS = frozenset({"person", "office"})
# Whose commanders are none of an army.
_ARMED, _ARMY = "REB", "MIL"
_SERVICES = frozenset({"MIL", "COP", "SPY", "JUD", "LEG", "IGO", "PTY", "REL"})


def describe(group: Group, tokens: list[Token], pack: Pack) -> None:
    """Fill class, country, sector, entity and name of a noun group from its items."""
    head_last = pack.settings.get("heads") == "last"
    for item in group.items:
        _modifier(group, item, head_last)
    _head(group)
    if not head_last and _closed(group.head, tokens, pack):
        group.definite = True
    _name(group, tokens, head_last, capitals=bool(pack.settings.get("capitals")))
    if group.cls == "person" and not group.entity and group.name and _titled(group, tokens):
        group.cls, group.name = "name", (group.items[0].i, group.name[1])
    if group.cls == "name" and not group.entity and group.name and _is_settlement(group, tokens):
        group.sub = "settlement"
    if group.cls == "name" and not group.entity and any(_kind_of_place(p) for p in group.items):
        group.cls = "place"
    if not group.cls and (_people(group, tokens, pack) or _stands_for_people(group, tokens, pack)):
        group.cls, group.plural = "person", True
    if not group.cls:
        _by_head(group, pack)
    _from_inner(group, pack)


def _by_head(group: Group, pack: Pack) -> None:
    """The class of a group that no entry gives one."""
    if _several_of_a_kind(group, pack):
        group.cls, group.plural = "group", True
        return
    named = group.head is not None and group.head.sub == "place"
    group.cls = "place" if named else "unknown"


def _from_inner(group: Group, pack: Pack) -> None:
    """What a group is by whose it is, or by what it is called."""
    for inner in (group.of, group.owner):
        if inner is not None and group.country is None and group.entity is None:
            group.country = inner.country
    if pack.settings.get("words") == "isolating":
        _called(group)


def _called(group: Group) -> None:
    """A body that is called by its name is of the sector of that name ("the group Boko Haram")."""
    named = group.of is not None and group.of.entity is not None
    if named and group.of is not None and group.cls in _CALLED and not group.sector:
        group.sector = group.of.sector


def _closed(head: Item | None, tokens: list[Token], pack: Pack) -> bool:
    """Whether a noun of several words, which is no event, ends in one with an article ("forces [of]
    the security")."""
    if head is None or head.tag != "noun" or head.j - head.i < 2:
        return False
    if any(x.entry.kind == "frame" for x in head.lexes):
        return False
    return any(x.definite for x in pack.word(tokens[head.j - 1].form).alone)


def _people(group: Group, tokens: list[Token], pack: Pack) -> bool:
    """Whether the head is a word that no table knows, or an adjective that stands for somebody, in a
    form that only people have."""
    people = pack.people
    head = group.head
    if people is None or head is None:
        return False
    form = tokens[head.i].form
    if head.tag == "adj" and head.lexes and all("pl" in x.feats for x in head.lexes):
        return bool(pack.grammar.absolute(form, dual=True))  # "the others"
    return head.tag == "noun" and not head.lexes and bool(people(form))


def _stands_for_people(group: Group, tokens: list[Token], pack: Pack) -> bool:
    """Whether a word that else stands before a noun is alone: "those who fled", "many agreed"."""
    head = group.head
    if head is None or head.tag != "det" or len(group.items) > 1:
        return False
    return tokens[head.i].form in pack.settings.get("people", ())


def _several_of_a_kind(group: Group, pack: Pack) -> bool:
    """Whether a word for several stands right before an adjective of people, where words never
    change: "a group [of] rebel [people]"."""
    head = group.head
    if head is None or head.tag != "adj" or pack.settings.get("words") != "isolating":
        return False
    told = group.number is not None and group.number.tag == "det"
    return told and any(x.entry.sector for x in head.lexes)


def _is_settlement(group: Group, tokens: list[Token]) -> bool:
    """Whether a bare name is that of a place of some size, or one that the supplement lists."""
    i, j = group.name or (group.i, group.j)
    return world.load().places.settled(" ".join(t.bare for t in tokens[i:j]), _SIZE)


def _titled(group: Group, tokens: list[Token]) -> bool:
    """Whether a form of address and a name are together the name of a place that the supplement
    lists."""
    if group.name is None or group.items[0].tag != "title":
        return False
    name = " ".join(t.bare for t in tokens[group.items[0].i : group.name[1]])
    return any(r.source != "geonames" for r in world.load().places.find(name))


def _kind_of_place(item: Item) -> bool:
    return any(x.entry.kind == "noun" and x.entry.cls == "place" for x in item.lexes)


def _modifier(group: Group, item: Item, head_last: bool) -> None:
    for lex in item.lexes:
        entry = lex.entry
        if entry.kind == "nat":
            group.country = group.country or entry.cls
        elif entry.kind == "ent" and entry.cls == "country" and item is not group.head:
            group.country = group.country or entry.id.partition(":")[2]
        elif entry.kind == "adj" or (head_last and _tells_body(group, item, entry)):
            group.sector = group.sector or entry.sector or None
    if item.tag == "num" or (item.tag == "det" and item.sub in ("quant", "any")):
        group.number = group.number or item
    if item.tag in ("det", "poss") and item.sub not in ("indef", "quant", "any"):
        group.definite = True
    if (item.lexes and item.lexes[0].definite) or item.sub == "unknowndef":
        group.definite = True
    if item.tag == "poss" and item.sub != "gen":
        group.poss = Group(kind="np", i=item.i, j=item.j, head=item, cls="pron", sub=item.sub)
    elif item.enc and item.tag in ("noun", "adj"):
        group.poss = Group(kind="np", i=item.i, j=item.j, head=item, cls="pron", sub=item.enc)


def _tells_body(group: Group, item: Item, entry: Entry) -> bool:
    """Whether a noun before that for one of its people is of a body ("cartel leaders")."""
    head = group.head
    if entry.kind != "noun" or entry.cls not in _BODIES or head is None or item.i >= head.i:
        return False
    return any(x.entry.kind == "noun" and x.entry.cls in _PERSONS for x in head.lexes)


def _without_noun(group: Group, head: Item) -> None:
    """A number alone: a sum of money, or so many people where it is a word; a form of address
    alone is somebody, a word that makes acts of verbs an act."""
    if head.tag == "det" and head.sub == "act":
        group.cls = "event"
    if head.tag == "title":
        group.cls = group.cls or "person"
    if head.tag != "num" or group.cls:
        return
    if head.sub == "money":
        group.cls = "money"
    elif head.sub != "digits":
        group.cls, group.plural = "person", True


def _head(group: Group) -> None:
    head = group.head
    if head is None:
        return
    _without_noun(group, head)
    for lex in head.lexes:
        entry = lex.entry
        if entry.kind == "noun":
            group.cls, group.sub = group.cls or entry.cls, group.sub or entry.opts.get("as", "")
            armed = group.sector == _ARMED and entry.sector == _ARMY and entry.cls in _PERSONS
            told = _ARMED if armed else _of_service(group, entry) or entry.sector
            group.sector = told or group.sector
            group.country = group.country or entry.opts.get("country")
            several = bool({"pl", "du"} & lex.feats) and not _may_be_one(group, lex)
            group.plural = group.plural or several or entry.opts.get("number") == "pl"
        elif "actpart" in lex.feats:
            group.cls = group.cls or "person"
            group.plural = True
        elif "paspart" in lex.feats:
            continue
        elif entry.kind == "frame":
            kind = "group" if entry.type in _RELATIONS else "event"
            group.cls = group.cls or (kind if entry.pos != "a" else "")
        elif entry.kind == "ent":
            group.cls = group.cls or _CLASS.get(entry.cls, entry.cls)
            group.entity = group.entity or entry.id
            group.sector = group.sector or entry.sector
        elif entry.kind == "nat":
            group.cls = group.cls or "person"
            group.sector = group.sector or "CVL"
    if head.tag == "name":
        _serve(group, head)


def _of_service(group: Group, role: Entry) -> str | None:
    """The sector of an official by the adjective of what they serve in ("a military official");
    null for those of an office, and for others."""
    if (role.cls, role.sector) != ("person", "GOV") or "role" in role.opts:
        return None
    told = (x.entry for item in group.items for x in item.lexes if x.entry.kind == "adj")
    return next((e.sector for e in told if e.sector in _SERVICES and not e.cls), None)


def _may_be_one(group: Group, lex: Lex) -> bool:
    """Whether a form of several is also that of one body alone, with no number before it ("the
    military said it …")."""
    if group.number is not None or lex.entry.cls not in _BODIES:
        return False
    return any("sg" in x.feats and x.entry is lex.entry for x in group.lexes)


def _serve(group: Group, name: Item) -> None:
    """A name is of the sector of the role before it ("Foreign Minister Rima Hill")."""
    for item in group.items:
        if item.tag == "noun" and item.i < name.i and not group.sector:
            roles = (x.entry for x in item.lexes if x.entry.kind == "noun")
            group.sector = next((e.sector for e in roles if e.cls in _PERSONS and e.sector), None)


def _name(group: Group, tokens: list[Token], head_last: bool, *, capitals: bool) -> None:
    """The proper name: the last run of name items (head-last), or the first after the head."""
    best = _run(group, head_last, tokens if capitals else [])
    if not best:
        return
    if head_last and _only_modifies(group, best, tokens):
        return
    group.name = (best[0].i, best[-1].j if not head_last else _whole_name(group, best, tokens))
    _identify(group, best)
    if not head_last and group.head and group.head.tag == "noun" and _is_body(group):
        group.name = (min(group.head.i, best[0].i), best[-1].j)
    if head_last and _is_of_town(group, tokens):
        group.name = (best[0].i, group.head.j if group.head else group.j)
    if group.head and group.head.tag == "name" and not group.entity:
        group.cls = (
            "person" if any(p.tag == "title" for p in group.items) else (group.cls or "name")
        )


def _run(group: Group, head_last: bool, cased: list[Token]) -> list[Item]:
    """The items that may be a proper name; ``cased``: the words of a language that writes names
    with a capital."""
    best: list[Item] = []
    run: list[Item] = []
    for item in group.items:
        if item.tag == "name":
            fits = not _is_country(item, group)
        else:
            loose = not head_last and item.tag == "noun" and item.sub == "unknown"
            loose = loose and item is not group.head and (not cased or cased[item.i].cap)
            fits = loose and _is_person(group)
        if fits:
            run.append(item)
            best = run
        else:
            run = []
    return best


def _is_person(group: Group) -> bool:
    return group.cls in _PERSONS or any(p.tag == "title" for p in group.items)


def _whole_name(group: Group, run: list[Item], tokens: list[Token]) -> int:
    """Where a name ends that goes on with a kind of body or place ("Larkhill Police Department")."""
    head = group.head
    if (
        head is None
        or head.tag != "noun"
        or group.cls not in _BODIES | {"place"}
        or run[-1].j > head.i
    ):
        return run[-1].j
    known = any(x.entry.kind == "ent" for item in run for x in item.lexes)
    capitals = all(t.cap for t in tokens[run[-1].j : head.j])
    return head.j if capitals and not known else run[-1].j


def _only_modifies(group: Group, run: list[Item], tokens: list[Token]) -> bool:
    """A name before somebody's role in small letters, or that of a body that the tables know, is that
    of their body, not their own."""
    head = group.head
    if head is None or head.tag != "noun" or group.cls not in _PERSONS or run[-1].j > head.i:
        return False
    known = (x.entry for item in run for x in item.lexes if x.entry.kind == "ent")
    if tokens[head.i].cap and not any(_CLASS.get(e.cls, e.cls) in _BODIES for e in known):
        return False
    for lex in (x for item in run for x in item.lexes if x.entry.kind == "ent"):
        group.sector = group.sector or lex.entry.sector
    return True


def _identify(group: Group, names: list[Item]) -> None:
    """What the world knows of the names in the group: who it is, and of what kind."""
    for item in names:
        for lex in item.lexes:
            if lex.entry.kind == "ent" and lex.entry.cls != "country":
                group.entity = lex.entry.id
                if lex.entry.cls == "person" or not group.sector:
                    group.sector = lex.entry.sector
                if not group.cls or group.cls == "unknown":
                    group.cls = _CLASS.get(lex.entry.cls, lex.entry.cls)


def _is_body(group: Group) -> bool:
    """A body that no table names, called by its kind and a name: "the Homs police"."""
    return group.cls in _BODIES and group.entity is None


def _is_of_town(group: Group, tokens: list[Token]) -> bool:
    """Whether a body is called by its kind and the town before it ("the Homs police")."""
    head, name = group.head, group.name
    if (
        head is None
        or head.tag != "noun"
        or not _is_body(group)
        or name is None
        or name[1] > head.i
    ):
        return False
    return world.load().places.settled(" ".join(t.bare for t in tokens[slice(*name)]), 0)


def _is_country(item: Item, group: Group) -> bool:
    return item is not group.head and any(x.entry.cls == "country" for x in item.lexes)
