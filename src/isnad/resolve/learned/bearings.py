"""What speaks for and against a phrase as the place, the date or a participant of a claim.

As in ``evidence``, a feature is a short text that holds or does not; most hold no word, so that the
languages teach each other. ``tell`` says what is made of them (see ``clues.teller``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from isnad.annotations import Candidate, Group, Sentence
from isnad.memo import Memo
from isnad.records import DateMention
from isnad.resolve.learned import traits
from isnad.resolve.learned.around import Around, Person, slot_of
from isnad.resolve.learned.clues import Teller
from isnad.resolve.learned.layout import Dated
from isnad.resolve.where.spots import Spot

T = TypeVar("T")

# What goes on, so that it may be told since when.
LASTING = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


class Saying(Generic[T]):
    """What is made of each clue: one function for each of ``traits``, looked up once."""

    def __init__(self, tell: Teller[T]) -> None:
        self.after = tell(traits.after)
        self.before = tell(traits.before)
        self.date = tell(traits.date)
        self.date_after = tell(traits.date_after)
        self.date_inside = tell(traits.date_inside)
        self.date_of_noun = tell(traits.date_of_noun)
        self.date_prep = tell(traits.date_prep)
        self.date_rivals = tell(traits.date_rivals)
        self.date_ruled = tell(traits.date_ruled)
        self.date_verbs = tell(traits.date_verbs)
        self.date_within = tell(traits.date_within)
        self.entry = tell(traits.entry)
        self.fill = tell(traits.fill)
        self.fill_said = tell(traits.fill_said)
        self.fill_slot = tell(traits.fill_slot)
        self.fill_verbs = tell(traits.fill_verbs)
        self.fill_who = tell(traits.fill_who)
        self.first = tell(traits.first)
        self.framed = tell(traits.framed)
        self.head = tell(traits.head)
        self.named = tell(traits.named)
        self.person = tell(traits.person)
        self.person_verbs = tell(traits.person_verbs)
        self.place = tell(traits.place)
        self.prep = tell(traits.prep)
        self.prep_in = tell(traits.prep_in)
        self.rivals = tell(traits.rivals)
        self.role = tell(traits.role)
        self.ruled = tell(traits.ruled)
        self.ruled_in = tell(traits.ruled_in)
        self.side = tell(traits.side)
        self.since = tell(traits.since)
        self.slot = tell(traits.slot)
        self.slot_of = tell(traits.slot_of)
        self.told = tell(traits.told)
        self.verbs = tell(traits.verbs)
        self.who = tell(traits.who)
        self.whole = tell(traits.whole)
        self.within = tell(traits.within)


_SAYING: Memo[Any, Any] = Memo(Saying, most=16)


def of_place(
    spot: Spot, rank: int, ruled: bool, others: list[Spot], around: Around, tell: Teller[T]
) -> list[T]:
    """What speaks for a spot as the place of a claim. ``rank``: where the rules have it among the
    groups that may be the place, ``ruled``: whether they take it."""
    say: Saying[T] = _SAYING[tell]
    told, code, kind, group = around.told, around.code, around.kind, spot.group
    cls, within, outer = group.cls, spot.within, spot.path[-1]
    size = f"{spot.kind}/{_size(spot)}"
    prep = _prep(spot.path)
    rule = f"{min(rank, 3)}/{ruled}"
    slot = slot_of(spot.path, around)
    last, then = around.beside(spot.host)
    framed = bool(around.candidate.roles.get("place"))
    out = [
        say.told(told),
        say.place(spot.kind, cls, within, size, group.definite),
        say.ruled(rule, told, code, size),
        say.ruled_in(rule, slot, prep),
        say.slot(slot, told, code),
        say.slot_of(slot, size, cls, within),
        say.prep(prep, around.type, kind, code),
        say.prep_in(prep, size, slot),
        say.named(spot.whole, spot.known, spot.kind),
        say.whole(spot.whole, cls, slot),
        say.framed(framed, told, slot, spot.kind),
        say.verbs(last, then, prep, kind, slot),
        say.side(group.i > around.at, kind, slot, rule, prep),
        say.within(around.within(spot.host), kind, last, rule),
    ]
    for role, groups in around.candidate.roles.items():
        depth = next((n for n, g in enumerate(spot.path) if g in groups), None)
        if depth is not None:
            where = f"{role}{'+' if depth else ''}"
            out.append(say.role(where, told, size, slot, code, cls))
    if slot.startswith(("own", "noun", "self")):
        out.append(say.entry(around.candidate.entry.id, slot))
    out += _words(spot, slot[:3], around, tell)
    out += around.stands(outer.i, spot.host).far(tell, slot[:3])
    out += around.stands(group.i, spot.host).told(tell)
    out += _rivals(spot, others, around, tell)
    return out


def of_date(
    dated: Dated, ruled: bool, dates: list[DateMention], around: Around, tell: Teller[T]
) -> list[T]:
    """What speaks for a date as that of a claim; ``ruled``: the rules take it."""
    say: Saying[T] = _SAYING[tell]
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
        say.date(told, holder, around.candidate.modality, when, rule, tense),
        say.date_ruled(rule, told, code, holder, around.candidate.entry.id),
        say.date_verbs(last, then, rule, told, code),
        say.date_prep(_before(n, sentence), code, rule, last, kind),
        say.date_after(code, _form(n - 1, sentence), rule),
        say.since(start, lasting, rule, told, last, then),
        say.date_within(within, start, lasting, kind, rule),
        say.within(within, kind, last, rule),
        say.date_inside(sub, mine, rule),
        _among(date, rule, dates, around, tell),
    ]
    noun = around.candidate.noun
    if noun is not None:
        slot = _governs(around)
        out.append(say.date_of_noun(noun.prep, last, then, rule, i > noun.i, slot))
    stands = around.stands(i, n)
    return [*out, *stands.far(tell, kind), *stands.far(tell, rule), *stands.told(tell)]


def _among(
    date: DateMention, rule: str, dates: list[DateMention], around: Around, tell: Teller[T]
) -> T:
    """How a date stands among all of the sentence."""
    say: Saying[T] = _SAYING[tell]
    at = around.sentence.tokens[around.at].start
    nearest = min(dates, key=lambda d: abs(d.start - at)) is date
    return say.date_rivals(min(len(dates), 3), rule, nearest, around.code, date.start > at)


def of_person(path: list[Group], role: str, many: int, around: Around, tell: Teller[T]) -> list[T]:
    """What speaks for somebody as one who does what a claim tells, or to whom it is done. ``path``:
    the group and those that it is in; ``many``: how many the frame has for the role."""
    return [*in_any_role(path, around, tell), *in_role(path, role, many, around, tell)]


def in_any_role(path: list[Group], around: Around, tell: Teller[T]) -> list[T]:
    """The first part of what ``of_person`` tells: the same whichever role is asked for."""
    say: Saying[T] = _SAYING[tell]
    one, group, told = _person(path, around), path[0], around.told
    slot, proposed = one.slot, around.candidate.proposed or "frame"
    return [
        say.told(told),
        say.slot(slot, told, around.code),
        say.person(slot, group.cls, proposed, len(path)),
        say.entry(around.candidate.entry.id, slot),
        say.who(group.cls, group.sector, told, one.speaks, one.own),
        say.person_verbs(one.last, one.then, one.prep, told),
        *one.stands.far(tell, one.filled),
        *one.stands.told(tell),
    ]


def in_role(path: list[Group], role: str, many: int, around: Around, tell: Teller[T]) -> list[T]:
    """The other part of what ``of_person`` tells."""
    say: Saying[T] = _SAYING[tell]
    one, group, few = _person(path, around), path[0], min(many, 2)
    fill, slot, passive = f"{one.filled == role}/{one.filled}", one.slot, around.passive
    proposed, name = around.candidate.proposed or "frame", around.candidate.entry.id
    pronoun = group.sub if group.cls == "pron" else None
    return [
        say.fill(fill, around.told, around.code, proposed, one.first, few),
        say.fill_slot(fill, slot, passive, role, few),
        say.fill_who(fill, group.cls, group.sector, group.name is not None, len(path), pronoun),
        say.fill_said(fill, one.speaks, one.own, passive, name),
        say.fill_verbs(fill, one.last, one.then, one.prep, around.kind),
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
    say: Saying[T] = _SAYING[tell]
    tokens, code = around.sentence.tokens, around.code
    outer, head = spot.path[-1], spot.group.head
    item = outer.prep_item
    word = " ".join([t.form for t in tokens[item.i : item.j]]) if item is not None else "-"
    yield say.before(code, word, around.kind, slot)
    if spot.kind in ("described", "bare", "told") and head is not None:
        entry = spot.group.lexes[0].entry.id if spot.group.lexes else None
        yield say.head(code, tokens[head.i].bare, entry)
    yield say.after(code, tokens[outer.i - 1].form if outer.i else "^")


def _rivals(spot: Spot, others: list[Spot], around: Around, tell: Teller[T]) -> Iterator[T]:
    say: Saying[T] = _SAYING[tell]
    at = around.sentence.tokens[around.at].start
    near = min(others, key=lambda s: abs(s.span[0] - at)) is spot
    sited = [s for s in others if any(g.prep in ("in", "at", "near") for g in s.path)]
    here = spot in sited
    only, sites = here and len(sited) == 1, min(len(sited), 3)
    yield say.rivals(min(len(others), 4), near, only, here, sites, around.code)
    after = next((s for s in others if s.span[0] > at), None)
    known = any(s.kind == "known" for s in others)
    yield say.first(after is spot, around.kind, known, spot.kind)


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
