"""What speaks for and against a phrase as the place, the date or a participant of a claim.

As in ``evidence``, a feature is a short text that holds or does not; most hold no word, so that the
languages teach each other. ``tell`` says what is made of them (see ``clues.teller``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import DateMention
from isnad.resolve import traits
from isnad.resolve.around import Around, Person, slot_of
from isnad.resolve.clues import Teller
from isnad.resolve.layout import Dated
from isnad.resolve.spots import Spot

T = TypeVar("T")

# What goes on, so that it may be told since when.
LASTING = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


def of_place(
    spot: Spot, rank: int, ruled: bool, others: list[Spot], around: Around, tell: Teller[T]
) -> list[T]:
    """What speaks for a spot as the place of a claim. ``rank``: where the rules have it among the
    groups that may be the place, ``ruled``: whether they take it."""
    told, code, kind, group = around.told, around.code, around.kind, spot.group
    cls, within, outer = group.cls, spot.within, spot.path[-1]
    size = f"{spot.kind}/{_size(spot)}"
    prep = _prep(spot.path)
    rule = f"{min(rank, 3)}/{ruled}"
    slot = slot_of(spot.path, around)
    last, then = around.beside(spot.host)
    framed = bool(around.candidate.roles.get("place"))
    out = [
        tell(traits.told)(told),
        tell(traits.place)(spot.kind, cls, within, size, group.definite),
        tell(traits.ruled)(rule, told, code, size),
        tell(traits.ruled_in)(rule, slot, prep),
        tell(traits.slot)(slot, told, code),
        tell(traits.slot_of)(slot, size, cls, within),
        tell(traits.prep)(prep, around.type, kind, code),
        tell(traits.prep_in)(prep, size, slot),
        tell(traits.named)(spot.whole, spot.known, spot.kind),
        tell(traits.whole)(spot.whole, cls, slot),
        tell(traits.framed)(framed, told, slot, spot.kind),
        tell(traits.verbs)(last, then, prep, kind, slot),
        tell(traits.side)(group.i > around.at, kind, slot, rule, prep),
        tell(traits.within)(around.within(spot.host), kind, last, rule),
    ]
    for role, groups in around.candidate.roles.items():
        depth = next((n for n, g in enumerate(spot.path) if g in groups), None)
        if depth is not None:
            where = f"{role}{'+' if depth else ''}"
            out.append(tell(traits.role)(where, told, size, slot, code, cls))
    if slot.startswith(("own", "noun", "self")):
        out.append(tell(traits.entry)(around.candidate.entry.id, slot))
    out += _words(spot, slot[:3], around, tell)
    out += around.stands(outer.i, spot.host).far(tell, slot[:3])
    out += around.stands(group.i, spot.host).told(tell)
    out += _rivals(spot, others, around, tell)
    return out


def of_date(
    dated: Dated, ruled: bool, dates: list[DateMention], around: Around, tell: Teller[T]
) -> list[T]:
    """What speaks for a date as that of a claim; ``ruled``: the rules take it."""
    date, i, n, since = dated
    sentence, told, code, kind = around.sentence, around.told, around.code, around.kind
    last, then = around.beside(n)
    unit = sentence.units[n] if n < len(sentence.units) else None
    inside = unit is not None and unit.kind == "np"
    mine = inside and unit is around.candidate.noun
    holder = "mine" if mine else (unit.cls if inside and unit is not None else "-")
    rule, when, within = str(ruled), _when(date, around.day), around.within(n)
    start, lasting = since or date.edtf.endswith("/.."), around.type in LASTING
    tense = around.verb.group.tense if around.verb is not None else "-"
    sub = inside and unit is not None and unit.i < i
    out = [
        tell(traits.date)(told, holder, around.candidate.modality, when, rule, tense),
        tell(traits.date_ruled)(rule, told, code, holder, around.candidate.entry.id),
        tell(traits.date_verbs)(last, then, rule, told, code),
        tell(traits.date_prep)(_before(n, sentence), code, rule, last, kind),
        tell(traits.date_after)(code, _form(n - 1, sentence), rule),
        tell(traits.since)(start, lasting, rule, told, last, then),
        tell(traits.date_within)(within, start, lasting, kind, rule),
        tell(traits.within)(within, kind, last, rule),
        tell(traits.date_inside)(sub, mine, rule),
        _among(date, rule, dates, around, tell),
    ]
    noun = around.candidate.noun
    if noun is not None:
        slot = _governs(around)
        out.append(tell(traits.date_of_noun)(noun.prep, last, then, rule, i > noun.i, slot))
    stands = around.stands(i, n)
    return [*out, *stands.far(tell, kind), *stands.far(tell, rule), *stands.told(tell)]


def _among(
    date: DateMention, rule: str, dates: list[DateMention], around: Around, tell: Teller[T]
) -> T:
    """How a date stands among all of the sentence."""
    at = around.sentence.tokens[around.at].start
    nearest = min(dates, key=lambda d: abs(d.start - at)) is date
    return tell(traits.date_rivals)(min(len(dates), 3), rule, nearest, around.code, date.start > at)


def of_person(path: list[Group], role: str, many: int, around: Around, tell: Teller[T]) -> list[T]:
    """What speaks for somebody as one who does what a claim tells, or to whom it is done. ``path``:
    the group and those that it is in; ``many``: how many the frame has for the role."""
    return [*in_any_role(path, around, tell), *in_role(path, role, many, around, tell)]


def in_any_role(path: list[Group], around: Around, tell: Teller[T]) -> list[T]:
    """The first part of what ``of_person`` tells: the same whichever role is asked for."""
    one, group, told = _person(path, around), path[0], around.told
    slot, proposed = one.slot, around.candidate.proposed or "frame"
    return [
        tell(traits.told)(told),
        tell(traits.slot)(slot, told, around.code),
        tell(traits.person)(slot, group.cls, proposed, len(path)),
        tell(traits.entry)(around.candidate.entry.id, slot),
        tell(traits.who)(group.cls, group.sector, told, one.speaks, one.own),
        tell(traits.person_verbs)(one.last, one.then, one.prep, told),
        *one.stands.far(tell, one.filled),
        *one.stands.told(tell),
    ]


def in_role(path: list[Group], role: str, many: int, around: Around, tell: Teller[T]) -> list[T]:
    """The other part of what ``of_person`` tells."""
    one, group, few = _person(path, around), path[0], min(many, 2)
    fill, slot, passive = f"{one.filled == role}/{one.filled}", one.slot, around.passive
    proposed, name = around.candidate.proposed or "frame", around.candidate.entry.id
    pronoun = group.sub if group.cls == "pron" else None
    return [
        tell(traits.fill)(fill, around.told, around.code, proposed, one.first, few),
        tell(traits.fill_slot)(fill, slot, passive, role, few),
        tell(traits.fill_who)(
            fill, group.cls, group.sector, group.name is not None, len(path), pronoun
        ),
        tell(traits.fill_said)(fill, one.speaks, one.own, passive, name),
        tell(traits.fill_verbs)(fill, one.last, one.then, one.prep, around.kind),
    ]


def _person(path: list[Group], around: Around) -> Person:
    """The first of a path beside the candidate, looked at once."""
    one = around.persons.get(id(path[0]))
    if one is None:
        one = around.persons[id(path[0])] = _beside(path, around)
    return one


def _beside(path: list[Group], around: Around) -> Person:
    group, outer, candidate = path[0], path[-1], around.candidate
    n = outer.index if outer.index >= 0 else around.layout.unit(outer.i)
    filled = _filled(group, candidate)
    last, then = around.beside(n)
    return Person(
        filled=filled,
        first=filled != "-" and candidate.roles[filled][0] is group,
        slot=slot_of(path, around),
        prep=_prep(path),
        speaks=around.link is not None and around.link.speaker in path,
        own=any(around.layout.says_by(g, around.verb) for g in path),
        last=last,
        then=then,
        stands=around.stands(group.i, n),
    )


def _prep(path: list[Group]) -> str:
    """The preposition before a group or the next one that it is in."""
    for group in path:
        if group.prep:
            return group.prep
    return ""


def _filled(group: Group, candidate: Candidate) -> str:
    """The role that somebody has in the frame."""
    for role, groups in candidate.roles.items():
        if any(group is m for g in groups for m in (g, *g.members)):
            return role
    return "-"


def _governs(around: Around) -> str:
    """What the noun of a candidate is to the verb that it stands with."""
    verb, noun = around.verb, around.candidate.noun
    if verb is None or noun is None:
        return "-"
    return next((s for s, gs in verb.slots.items() if noun in gs), "?")


def _size(spot: Spot) -> str:
    precision = spot.place.precision
    return precision if precision in ("country", "unknown", "region") else "town"


def _words(spot: Spot, slot: str, around: Around, tell: Teller[T]) -> Iterator[T]:
    tokens, code = around.sentence.tokens, around.code
    outer, head = spot.path[-1], spot.group.head
    item = outer.prep_item
    word = " ".join([t.form for t in tokens[item.i : item.j]]) if item is not None else "-"
    yield tell(traits.before)(code, word, around.kind, slot)
    if spot.kind in ("described", "bare", "told") and head is not None:
        entry = spot.group.lexes[0].entry.id if spot.group.lexes else None
        yield tell(traits.head)(code, tokens[head.i].bare, entry)
    yield tell(traits.after)(code, tokens[outer.i - 1].form if outer.i else "^")


def _rivals(spot: Spot, others: list[Spot], around: Around, tell: Teller[T]) -> Iterator[T]:
    at = around.sentence.tokens[around.at].start
    near = min(others, key=lambda s: abs(s.span[0] - at)) is spot
    sited = [s for s in others if any(g.prep in ("in", "at", "near") for g in s.path)]
    here = spot in sited
    only, sites = here and len(sited) == 1, min(len(sited), 3)
    yield tell(traits.rivals)(min(len(others), 4), near, only, here, sites, around.code)
    after = next((s for s in others if s.span[0] > at), None)
    known = any(s.kind == "known" for s in others)
    yield tell(traits.first)(after is spot, around.kind, known, spot.kind)


def _when(date: DateMention, day: str) -> str:
    edtf = date.edtf
    size = "span" if "/" in edtf else str(edtf.count("-")) + ("x" if "X" in edtf else "")
    first = edtf.split("/")[0].strip("~?")
    if not day or "X" in first:
        return f"{size}/{date.basis}/?"
    k = min(len(first), len(day))
    if first[:k] == day[:k]:
        return f"{size}/{date.basis}/same"
    return f"{size}/{date.basis}/{'past' if first[:k] < day[:k] else 'next'}{first[:4] != day[:4]}"


def _before(n: int, sentence: Sentence) -> str:
    unit = sentence.units[n - 1] if 0 < n <= len(sentence.units) else None
    if unit is None:
        return "^"
    if unit.kind in ("prep", "punct"):
        return f"{unit.kind}.{unit.sub}"
    return unit.kind if unit.kind != "np" else f"np.{unit.prep}"


def _form(n: int, sentence: Sentence) -> str:
    if not 0 <= n < len(sentence.units):
        return "^"
    unit = sentence.units[n]
    if unit.kind in ("np", "vg"):
        return unit.kind
    return " ".join(t.form for t in sentence.tokens[unit.i : max(unit.j, unit.i + 1)])
