"""From groups to the units that clauses are made of.

Prepositions go to the noun group after them, what hangs on a noun to that noun, coordinated noun
groups to the first of them, appositions to the group they explain. The list keeps every group, so
that positions stay true; groups that have been taken by another are marked ``joined``.
"""

from __future__ import annotations

from itertools import pairwise

from isnad.annotations import Group, Sentence
from isnad.claims.units import hanging, naming
from isnad.claims.units.appositions import appose
from isnad.claims.units.bearers import bear
from isnad.claims.units.lists import coordinate, list_goes_on, live, set_aside
from isnad.claims.units.nations import share_noun
from isnad.claims.units.posts import name_holders
from isnad.claims.units.prepositions import governed
from isnad.claims.units.spelled_out import in_brackets, name_places, of_states
from isnad.languages.pack import Pack

_WHERE = frozenset({"in", "at", "near", "to", "from", "of"})
# What a word for how much of a place is before: "half [from] the town", "most [around] the land".
_FROM, _PARTED = frozenset({"from", "near"}), frozenset({"place", "name", "country"})
_BODIES = frozenset({"group", "org", "force"})
_COUNTED = frozenset({"pron", "person", "group", "org", "force", "vehicle", "weapon", "thing"})
_HEAVY = frozenset(
    {"person", "group", "org", "force", "office", "event", "unknown", "thing", "place"}
)


def arrange(sentence: Sentence, pack: Pack) -> list[Group]:
    """The units of a sentence, linked; ``index`` gives each its position."""
    units = governed(sentence, pack)
    for n, unit in enumerate(units):
        unit.index = n
    if pack.settings.get("heads") == "first":
        naming.quoted_names(units, sentence.tokens if pack.settings.get("capitals") else [])
        naming.late_amounts(units)
    naming.in_marks(units)
    if pack.settings.get("words") == "inflected":
        naming.counted_in_marks(units)
        naming.one_of_two_roles(units)
        naming.for_short(units)
        naming.who_leans(units)
        name_holders(units, sentence)
    if pack.settings.get("words") == "joined":
        _count(units)
    bare = pack.settings.get("words") == "isolating"
    if bare:
        hanging.unmarked(units, sentence.tokens)
    _hang(units, pack)
    if bare:
        hanging.owned(units)
    naming.of_whoever_serves(units)
    _parts(sentence, units, pack)
    _day_words(units)
    _light_heads(units)
    _sums(units)
    _ages(sentence, units, pack)
    _bare_ages(units)
    set_aside(units)
    if pack.settings.get("order") == "vso":
        bear(units)
    appose(units, pack)
    _wider_places(units)
    coordinate(units, sentence, pack)
    _people_of_several(units, sentence, pack)
    name_places(units)
    in_brackets(units, pack)
    if words := pack.settings.get("who"):
        naming.relatives(units, sentence, words)
    return units


def _people_of_several(units: list[Group], sentence: Sentence, pack: Pack) -> None:
    """One noun for people of several states, before or behind their words."""
    if pack.settings.get("heads") == "last":
        share_noun(units, sentence.tokens, pack)
    if pack.settings.get("words") == "joined":
        of_states(units)


def _hang(units: list[Group], pack: Pack) -> None:
    """``X of Y``: Y hangs on X; the same for the ``of`` word of head-first languages."""
    joined = pack.settings.get("words") == "joined"  # then the article tells what is whole
    for n in range(len(units) - 1, 0, -1):
        unit, before = units[n], units[n - 1]
        open_role = not joined or any("opens" in x.entry.opts for x in before.lexes)
        if (open_role and _completes(before, unit)) or _points(before, unit):
            before.of, unit.joined = unit, True
            before.country = before.country or unit.country
            continue
        if _staff(before, unit, units[n - 2 : n - 1]):
            before.of, unit.joined = unit, unit.cls in _BODIES
            continue
        if unit.kind == "np" and unit.prep == "of" and before.kind == "np" and not before.joined:
            deepest = before
            while deepest.of is not None and deepest.of.cls in _HEAVY and deepest.of.of is not None:
                deepest = deepest.of
            if deepest.of is None:
                deepest.of = unit
                unit.joined = True
                if deepest.country is None and deepest.cls in _HEAVY:
                    deepest.country = unit.country


def _count(units: list[Group]) -> None:
    """``three from them``: a bare number and what is counted, where that follows "from"."""
    for before, unit in pairwise(units):
        if before.kind != "np" or before.joined or before.head is None or before.of is not None:
            continue
        if unit.kind != "np" or unit.prep != "from" or unit.cls not in _COUNTED:
            continue
        if naming.are_of(before, unit):
            before.of, unit.joined = unit, True
        if before.head.tag == "num" or before.head.sub == "quant":
            before.of, unit.joined, before.plural = unit, True, True
            before.cls = "person" if unit.cls == "pron" else unit.cls
            before.sector = before.sector or unit.sector
            before.country = before.country or unit.country


def _parts(sentence: Sentence, units: list[Group], pack: Pack) -> None:
    """``half of the town``: a word for how much of a place is one; in some languages the place
    stands behind "from"."""
    joined = pack.settings.get("words") == "joined"
    for before, unit in pairwise(units):
        head = before.head
        if before.kind != "np" or before.joined or head is None or unit.kind != "np":
            continue
        parts = joined and before.of is None and unit.prep in _FROM
        if not (unit is before.of or parts) or unit.cls not in _PARTED:
            continue
        first, *rest = [t.form for t in sentence.tokens[head.i : head.j]]
        if any(" ".join([key, *rest]) in pack.extents for key in pack.keys(first)):
            before.of, unit.joined, before.cls = unit, True, "place"


def _day_words(units: list[Group]) -> None:
    """A bare noun right before a date belongs to it ("on the day of", "the morning of")."""
    for unit, after in pairwise(units):
        if (
            after.kind == "date"
            and unit.kind == "np"
            and unit.cls in ("abstract", "unknown")
            and len(unit.items) == 1
            and not unit.name
        ):
            unit.joined = True


def _ages(sentence: Sentence, units: list[Group], pack: Pack) -> None:
    """A number of years of age belongs to the person before it, with the commas around it."""
    words = pack.settings.get("ages", ())
    for n, unit in enumerate(units):
        if not words or unit.kind != "np" or len(unit.items) != 2 or unit.items[0].tag != "num":
            continue
        if sentence.tokens[unit.items[1].i].form not in words:
            continue
        unit.joined = True
        before, after = units[n - 1 : n], units[n + 1 : n + 2]
        if (
            before
            and after
            and before[0].sub in ("comma", "lparen")
            and after[0].sub in ("comma", "rparen")
        ):
            before[0].joined = after[0].joined = True


def _light_heads(units: list[Group]) -> None:
    """A word for a measure after an event noun adds nothing: "strike missions" are strikes."""
    for unit in units:
        if unit.kind != "np" or unit.head is None or len(unit.items) < 2:
            continue
        before = next((p for p in unit.items if p.j == unit.head.i), None)
        if before is None or before.tag != "noun":
            continue
        entry, inner = unit.entry("noun", "frame"), before.lexes
        light = entry is not None and ("measure" in entry.opts or entry.type == "TOLL")
        if light and any(x.entry.kind == "frame" and x.entry.type != "TOLL" for x in inner):
            unit.head, unit.cls = before, "event"


def _sums(units: list[Group]) -> None:
    """What a sum of money is given in belongs to the sum ("$3m in aid")."""
    for before, unit in pairwise(units):
        if before.cls == "money" and unit.kind == "np" and unit.prep == "in" and before.of is None:
            before.of, unit.joined = unit, True


def _bare_ages(units: list[Group]) -> None:
    """A bare number between commas after somebody is their age ("Hill, 20, was …")."""
    for before, comma, unit, after in zip(units, units[1:], units[2:], units[3:], strict=False):
        bare = unit.kind == "np" and len(unit.items) == 1 and unit.items[0].sub == "digits"
        if bare and not unit.prep and before.acts and comma.sub == after.sub == "comma":
            comma.joined = unit.joined = after.joined = True


def _points(noun: Group, unit: Group) -> bool:
    """An event noun that needs another, and those whom a word that points or a number tells ("the
    entry of these troops", "the death of two of them", where "of" is unwritten)."""
    open_noun = noun.kind == "np" and noun.cls == "event" and not noun.definite and noun.of is None
    first = unit.items[0] if unit.kind == "np" and unit.items else None
    if first is None or not open_noun or unit.prep or noun.joined:
        return False
    counted = unit.head is not None and unit.head.tag == "num" and unit.cls == "person"
    return counted or (first.sub == "dem" and unit.acts)


def _staff(person: Group, unit: Group, ahead: list[Group]) -> bool:
    """Somebody without a name, and the body or the building that they are of ("a doctor at the
    health ministry"); an outlet behind a verb of saying is told something by them."""
    if person.kind != "np" or person.cls != "person" or person.name is not None or person.joined:
        return False
    if unit.kind != "np" or person.of is not None:
        return False
    serves = {x.entry.opts["serves"] for x in person.lexes if "serves" in x.entry.opts}
    if unit.prep in serves or unit.prep in ("for", "with"):
        told = unit.sector == "MED" and any(x.entry.kind == "say" for u in ahead for x in u.lexes)
        return unit.cls in _BODIES and bool(serves) and not told
    if unit.prep not in ("in", "at") or person.number is not None:
        return False
    return unit.cls in _BODIES or any("staffed" in x.entry.opts for x in unit.lexes)


def _completes(role: Group, unit: Group) -> bool:
    """A role of several words that asks for a body ("spokesman for"), and the body after it."""
    if role.kind != "np" or unit.kind != "np" or unit.prep or role.joined or role.of is not None:
        return False
    long = role.head is not None and role.head.j - role.head.i > 1 and role.head in role.items[-1:]
    return long and role.cls == "person" and unit.cls in ("org", "force", "group", "country")


def _wider_places(units: list[Group]) -> None:
    """``in Town, Region,``: the region belongs to the town, and so do the commas around it."""
    for n, unit in enumerate(units):
        if unit.kind != "np" or unit.prep not in _WHERE or unit.joined or not _may_be_place(unit):
            continue
        m = live(units, n, 1)
        o = live(units, m, 1) if m >= 0 and units[m].sub == "comma" else -1
        if o < 0 or units[o].kind != "np" or units[o].prep or not _may_be_place(units[o]):
            continue
        after = live(units, o, 1)
        if list_goes_on(units, o) or not _parted(units, after):
            continue
        units[m].joined = units[o].joined = True
        unit.country = unit.country or units[o].country
        if after >= 0 and units[after].sub == "comma":
            units[after].joined = True


def _may_be_place(unit: Group) -> bool:
    return unit.cls in ("place", "country", "name") or unit.sub == "settlement"


def _parted(units: list[Group], after: int) -> bool:
    """Whether nothing, punctuation, a date, or a conjunction before something else than a noun
    follows."""
    if after < 0 or units[after].kind in ("punct", "date"):
        return True
    beyond = live(units, after, 1)
    return units[after].kind == "conj" and beyond >= 0 and units[beyond].kind == "vg"
