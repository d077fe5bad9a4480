"""Lists of noun groups: what "and", "or" and commas join, and where a list ends."""

from __future__ import annotations

from isnad.annotations import VERBAL, Group, Sentence
from isnad.folding import fold
from isnad.languages.pack import Pack

# No list of news has so many noun groups and commas; looking no further bounds the work.
_LONGEST = 100
# Nor does an act befall more that are named one by one.
_MANY = 12
# The preposition before who is named of several.
_LIKE = "like"
# Marks that join two names, before which the words stand that tell of the two; so near behind them
# another mark makes an aside of what is between.
_DASHES, _OF_TWO, _ASIDE = frozenset({"dash", "hyphen"}), frozenset({"between", "of"}), 8
# What a clause begins behind.
_CLAUSES, _ENDS = frozenset({"comp", "sub", "rel", "attr"}), frozenset({"stop", "comma", "colon"})
# Who is never one of several places.
_ARMED = frozenset({"force", "group", "person"})
# Who can stand in a headline's list.
_BODIES = frozenset({"org", "force", "group", "country", "person"})
# What somebody does, or words of theirs.
_DONE = frozenset({"event", "abstract", "doc"})


def live(units: list[Group], n: int, step: int) -> int:
    """The position of the next unit from n in direction ``step`` that is not taken; -1 if none."""
    n += step
    while 0 <= n < len(units):
        if not units[n].joined:
            return n
        n += step
    return -1


def coordinate(units: list[Group], sentence: Sentence, pack: Pack) -> None:
    """``A, B and C``: B and C become members of A where the words between allow nothing else."""
    beside = frozenset(map(fold, pack.settings.get("beside", ())))
    for n, unit in enumerate(units):
        if unit.kind != "np" or unit.joined:
            continue
        at = n
        if beside and (o := _beside(units, n, sentence, beside)) >= 0:
            units[o].prep, units[o].prep_item = "", None
            unit.members.append(units[o])
            units[o].joined, at = True, o
        if pack.settings.get("words") == "isolating":
            _both_owners(units, n)
        while (o := _next_member(units, n, closes := _past_aside(units, at), pack)) >= 0:
            unit.members.append(units[o])
            for taken in units[closes + (closes > at) + 1 : o + 1]:
                taken.joined = True
            at = o
        if unit.members:
            unit.plural = True
            if pack.settings.get("words") == "isolating":
                _share_owner(unit)
        elif pack.settings.get("order") == "vso":
            _befallen(units, n)


def _beside(units: list[Group], n: int, sentence: Sentence, words: frozenset[str]) -> int:
    """Where somebody stands right behind the subject at n who does with it what its verb says ("the
    army with two militias [has] taken the town"), by the ``words`` before them; -1 if nobody does."""
    o = live(units, n, 1)
    one, other = units[n], units[o] if o >= 0 else None
    if other is None or one.prep or not one.acts or not other.acts or other.prep_item is None:
        return -1
    said = sentence.tokens[other.prep_item.i : other.prep_item.j]
    if " ".join(token.form for token in said) not in words or _governed(units, n):
        return -1
    return o if any(u.kind == "vg" and u.head is not None for u in units[o + 1 :]) else -1


def _governed(units: list[Group], n: int) -> bool:
    """Whether the noun group at n stands behind a verb of its clause."""
    for m in range(n - 1, -1, -1):
        if units[m].kind == "vg":
            return units[m].head is not None and not _says(units[m])
        if units[m].kind in _CLAUSES or units[m].sub in _ENDS:
            return False
    return False


def _says(unit: Group) -> bool:
    return any(x.entry.kind == "say" for x in unit.lexes)


def _share_owner(first: Group) -> None:
    """Whose the last of several acts is theirs are all, where no word tells whose the others are
    ("the bans and the threats of the kingdom")."""
    last = first.members[-1]
    if first.cls != "event" or last.of is None or last.of.prep != "of":
        return
    for act in (first, *first.members[:-1]):
        if act.of is None and act.owner is None and act.poss is None:
            act.of = last.of


def _both_owners(units: list[Group], n: int) -> None:
    """Two states or bodies with names behind "of" are one list, where words never change ("jets of
    the north and the south [have] bombed")."""
    inner, m = units[n].of, live(units, n, 1)
    o = live(units, m, 1) if m >= 0 and _is_joint(units[m]) else -1
    if inner is None or inner.prep != "of" or inner.index < 0 or o < 0:
        return
    other = units[o]
    named = all(u.name is not None or u.cls == "country" for u in (inner, other))
    alike = inner.cls == other.cls and inner.cls in _BODIES - {"person"}
    if other.kind == "np" and not other.prep and named and alike:
        inner.members += [other, *other.members]
        for taken in units[m : o + 1]:
            taken.joined = True


def _befallen(units: list[Group], n: int) -> None:
    """``the death of A and B and C``: those behind "and" and whoever an act befell are of these."""
    for _ in range(_MANY):
        if not _one_more_befallen(units, n):
            break


def _one_more_befallen(units: list[Group], n: int) -> bool:
    """Somebody without a phrase, behind "and" and whoever an act befell or did it, is one of these;
    whether there is one."""
    act = units[n]
    who = act.of
    if act.cls != "event" or who is None or who.index >= 0 or not who.acts or who.j != act.j:
        return False
    m = live(units, n, 1)
    o = live(units, m, 1) if m >= 0 and _is_joint(units[m]) else -1
    if o < 0 or units[o].kind != "np" or units[o].prep or units[o].cls == "pron":
        return False
    if not (units[o].acts and _same_kind(who, units[o])):
        return False
    after = live(units, o, 1)
    if after >= 0 and units[after].kind == "vg":
        return False
    who.members += [units[o], *units[o].members]
    who.plural = True
    for taken in units[m : o + 1]:
        taken.joined = True
    return True


def _same_kind(a: Group, b: Group) -> bool:
    """Both with a name or an article, or both without."""
    known = [g.definite or g.name is not None or g.of is not None for g in (a, b)]
    return known[0] == known[1]


def _past_aside(units: list[Group], at: int) -> int:
    """The last unit before the comma that closes an aside of a participle and whoever does it, behind
    the member of a list at ``at`` ("the clan, led by the mayor, and the guild"); ``at`` if none."""
    m = live(units, at, 1)
    verb = live(units, m, 1) if m >= 0 and units[m].sub == "comma" else -1
    if verb < 0 or units[verb].kind != "vg" or units[verb].form not in ("past", "part"):
        return at
    last = live(units, verb, 1)
    if last < 0 or units[last].prep != "by":
        return at
    closes, joint = live(units, last, 1), live(units, live(units, last, 1), 1)
    ends = closes > 0 and units[closes].sub == "comma" and joint > 0 and _is_joint(units[joint])
    return last if ends else at


def _next_member(units: list[Group], first: int, at: int, pack: Pack) -> int:
    """The position of the noun group that goes on the list after ``at``; -1 if the list ends."""
    m = live(units, at, 1)
    if m < 0:
        return -1
    comma = units[m].kind == "punct" and units[m].sub == "comma"
    joint = _is_joint(units[m])
    o = live(units, m, 1)
    if units[m].sub in _DASHES and _is_pair(units, at, o):
        return o
    if not (comma or joint):
        return -1
    if comma and o >= 0 and _is_joint(units[o]):
        o, joint = live(units, o, 1), True
    elif comma and o >= 0 and _is_object(units[o]) and not _is_object(units[first]):
        return -1  # "blacklisted the north and the south, firms and persons": those are done to
    if o < 0 or units[o].kind != "np" or not _alike(units[first], units[o], pack):
        return -1
    goes_on = joint or (list_goes_on(units, o) and not _subject_list(units, first, o, pack))
    goes_on = goes_on or _in_headline(units, first, o, pack)
    goes_on = goes_on or (comma and _is_bare(pack) and _opening_states(units, first, o))
    return o if goes_on and not _own_clause(units, first, o, pack) else -1


def _is_object(unit: Group) -> bool:
    """Whether a noun is in a form that is written for objects alone."""
    lexes = unit.lexes if unit.number is None else []
    return bool(lexes) and all("acc" in x.feats for x in lexes)


def _is_pair(units: list[Group], at: int, o: int) -> bool:
    """Whether a dash joins two states or bodies with names after what is between them, or theirs
    ("the truce between Kenya - Somalia")."""
    one, other = units[at], units[o] if o >= 0 else None
    if other is None or other.prep or one.prep not in _OF_TWO:
        return False
    if one.cls not in _BODIES or other.cls not in _BODIES or one.name is None or other.name is None:
        return False
    return not any(u.sub in _DASHES for u in units[o + 1 : o + _ASIDE])


def _in_headline(units: list[Group], first: int, o: int, pack: Pack) -> bool:
    """Whether a comma stands for "and" between two bodies, as in headlines, which end without a
    stop ("Raids hit Army, Brigade posts"); not before who says it ("Rebels left, army says")."""
    a, b = units[first], units[o]
    if pack.settings.get("words") != "inflected" or units[-1].kind == "punct" or b.prep:
        return False
    if not ({a.cls, b.cls} <= _BODIES and a.name is not None):
        return False
    after = live(units, o, 1)
    says = after >= 0 and any(x.entry.kind == "say" for x in units[after].lexes)
    return not says


def _opening_states(units: list[Group], first: int, o: int) -> bool:
    """Whether bare states with nothing but commas between them open a sentence, before their verb
    ("Kenya, Uganda sign a deal"); the first may end the words for whoever acts for all of them
    ("ministers [of] Kenya, Uganda met")."""
    opens = first == 0 or units[first - 1].kind == "punct"
    alike = units[o].cls == "country" and _ends_in_state(units[first])
    if not (opens and alike) or units[first].prep or units[o].prep:
        return False
    after = live(units, o, 1)
    while after >= 0 and units[after].kind in ("date", "adv"):
        after = live(units, after, 1)
    if after >= 0 and units[after].sub == "comma":
        further = live(units, after, 1)
        return (
            further > o and units[further].kind == "np" and _opening_states(units, first, further)
        )
    return after >= 0 and units[after].kind == "vg" and units[after].head is not None


def _ends_in_state(group: Group) -> bool:
    """Whether a group is a state, or somebody's role before the state that it is in."""
    if group.cls == "country":
        return True
    state = group.name is None and any(x.entry.cls == "country" for x in group.items[-1].lexes)
    return state and group.items[-1] is not group.head and group.cls in ("person", "office")


def _is_joint(unit: Group) -> bool:
    return unit.kind == "conj" and unit.sub in ("and", "or")


def _alike(a: Group, b: Group, pack: Pack) -> bool:
    if b.prep and b.prep != a.prep:
        return False
    if b.cls == "pron" and a.cls != "pron":
        return False
    if a.prep and a.sub == "settlement" and b.cls in _ARMED:
        return False
    if all(item.tag == "det" for item in b.items):
        return False
    if a.acts and b.head is not None and b.head.tag == "adj" and _is_inflected(pack):
        return False  # "the rebels, tired and ill, …"
    if a.cls == "event" or b.cls == "event":
        owned = a.owner is not None and b.owner is not None and {a.cls, b.cls} <= _DONE
        return a.cls == b.cls or owned  # "the clan's raid and the mayor's plan"
    human = a.acts, b.acts
    return (
        human[0] == human[1]
        or "unknown" in (a.cls, b.cls)
        or {a.cls, b.cls} <= {"place", "country", "name", "unknown", "org", "thing"}
    )


def _is_bare(pack: Pack) -> bool:
    return pack.settings.get("words") == "isolating"


def _is_inflected(pack: Pack) -> bool:
    return pack.settings.get("words") == "inflected"


def list_goes_on(units: list[Group], n: int) -> bool:
    """After a comma a list must reach an ``and`` before anything but noun groups and commas."""
    for _ in range(_LONGEST):
        n = live(units, n, 1)
        if n < 0:
            return False
        unit = units[n]
        if _is_joint(unit):
            m = live(units, n, 1)
            return m >= 0 and units[m].kind == "np"
        if not (unit.kind == "np" and not unit.prep) and not (
            unit.kind == "punct" and unit.sub == "comma"
        ):
            return False
    return False


def _subject_list(units: list[Group], first: int, o: int, pack: Pack) -> bool:
    """A list after a comma that is the subject of the verb behind it: after an opening phrase ("In
    the capital, Hill and Rey met", "According to the mayor, Hill and Rey met"), or after what is
    said ("Rebels hold the town, Hill and Rey said")."""
    if pack.settings.get("order") == "vso":
        return False
    before = live(units, first, -1)
    governed = before >= 0 and units[before].kind in ("vg", "attr")
    if not (units[first].prep or governed):
        return False
    n = o
    while n >= 0 and not _is_joint(units[n]):
        n = live(units, n, 1)
    last = live(units, n, 1) if n >= 0 else -1
    after = live(units, last, 1) if last >= 0 else -1
    while after >= 0 and (units[after].kind in ("date", "adv") or _agent(units[after], pack)):
        after = live(units, after, 1)
    return after >= 0 and units[after].kind == "vg" and units[after].form in ("fin", "past", "cop")


def _agent(unit: Group, pack: Pack) -> bool:
    """A phrase between a subject and its verb that names who does it, where words never change."""
    return unit.prep == "by" and pack.settings.get("words") == "isolating"


def _own_clause(units: list[Group], first: int, last: int, pack: Pack) -> bool:
    """The last noun group begins a clause of its own: a finite verb follows it, and the first
    one already stands after a verb."""
    if pack.settings.get("order") == "vso":
        return False
    if units[first].prep == "between" and not units[first].members:
        return False
    before = live(units, first, -1)
    if units[first].prep == _LIKE and before >= 0 and _are_several(units, before):
        return False
    marked = before >= 0 and units[before].head is None and units[before].voice == "passive"
    if (units[first].prep == "by" or marked) and pack.settings.get("words") == "isolating":
        return False
    if _both_blamed(units, first, last, before, pack):
        return False
    towns = units[first].sub == units[last].sub == "settlement"
    if units[first].prep and (not _ends_clause(units, first) or (towns and _is_bare(pack))):
        return False
    after = live(units, last, 1)
    return (
        after >= 0
        and units[after].kind == "vg"
        and units[after].form in ("fin", "past", "cop")
        and before >= 0
        and (units[before].kind == "vg" or units[first].prep != "")
    )


def _ends_clause(units: list[Group], n: int) -> bool:
    """Whether a phrase can end a clause: a verb of it stands before, other than one whose content the
    phrase is in ("[said] raids by the north and the south killed …")."""
    for unit in reversed(units[max(n - _LONGEST, 0) : n]):
        if unit.kind == "vg" and unit.head is not None:
            return not any(x.entry.kind == "say" for x in unit.lexes)
        if unit.kind in _CLAUSES:
            return False
    return False


def _both_blamed(units: list[Group], first: int, last: int, before: int, pack: Pack) -> bool:
    """Whether a verb of words governs two states or bodies with names that only "and" parts, where
    words never change: what both do stands behind them ("blamed the north and the south [that
    they] …")."""
    if pack.settings.get("words") != "isolating" or before < 0 or units[before].kind != "vg":
        return False
    one, other = units[first], units[last]
    named = all(u.name is not None and u.cls in _BODIES for u in (one, other))
    bare = live(units, live(units, first, 1), 1) == last
    return named and bare and any(x.entry.type in VERBAL for x in units[before].lexes)


def _are_several(units: list[Group], n: int) -> bool:
    """Whether a word for several without a name stands at n, or before a comma there ("states
    such as", "groups, including")."""
    n = live(units, n, -1) if units[n].sub == "comma" else n
    return n >= 0 and units[n].kind == "np" and units[n].plural and units[n].name is None


def set_aside(units: list[Group]) -> None:
    """A distance between commas with the phrases that hang on it is nobody ("the town, 20
    kilometres to the east, fell")."""
    for n, unit in enumerate(units[1:], 1):
        if unit.kind != "np" or unit.joined or unit.prep or units[n - 1].sub != "comma":
            continue
        if unit.number is None or not any("distance" in x.entry.opts for x in unit.lexes):
            continue
        end = next((m for m in range(n, len(units)) if not _in_aside(units[m])), len(units))
        if end < len(units) and units[end].sub == "comma":
            for taken in units[n - 1 : end + 1]:
                taken.joined = True


def _in_aside(unit: Group) -> bool:
    return unit.kind in ("np", "prep", "adv")
