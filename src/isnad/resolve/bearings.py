"""What speaks for and against a phrase as the place, the date or a participant of a claim: clues of
features.

As in ``evidence``, a feature is a short text that holds or does not; most hold no word, so that the
languages teach each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import DateMention
from isnad.resolve import traits
from isnad.resolve.around import Around, slot_of
from isnad.resolve.clues import Clue
from isnad.resolve.layout import Dated
from isnad.resolve.spots import Spot

# What goes on, so that it may be told since when.
LASTING = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


def of_place(spot: Spot, rank: int, ruled: bool, others: list[Spot], around: Around) -> list[Clue]:
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
        traits.told(told),
        traits.place(spot.kind, cls, within, size, group.definite),
        traits.ruled(rule, told, code, size),
        traits.ruled_in(rule, slot, prep),
        traits.slot(slot, told, code),
        traits.slot_of(slot, size, cls, within),
        traits.prep(prep, around.type, kind, code),
        traits.prep_in(prep, size, slot),
        traits.named(spot.whole, spot.known, spot.kind),
        traits.whole(spot.whole, cls, slot),
        traits.framed(framed, told, slot, spot.kind),
        traits.verbs(last, then, prep, kind, slot),
        traits.side(group.i > around.at, kind, slot, rule, prep),
        traits.within(around.within(spot.host), kind, last, rule),
    ]
    for role, groups in around.candidate.roles.items():
        depth = next((n for n, g in enumerate(spot.path) if g in groups), None)
        if depth is not None:
            where = f"{role}{'+' if depth else ''}"
            out.append(traits.role(where, told, size, slot, code, cls))
    if slot.startswith(("own", "noun", "self")):
        out.append(traits.entry(around.candidate.entry.id, slot))
    out += _words(spot, slot[:3], around)
    out += around.stands(outer.i, spot.host).clues(slot[:3])
    out += around.stands(group.i, spot.host).on
    out += _rivals(spot, others, around)
    return out


def of_date(dated: Dated, ruled: bool, dates: list[DateMention], around: Around) -> list[Clue]:
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
        traits.date(told, holder, around.candidate.modality, when, rule, tense),
        traits.date_ruled(rule, told, code, holder, around.candidate.entry.id),
        traits.date_verbs(last, then, rule, told, code),
        traits.date_prep(_before(n, sentence), code, rule, last, kind),
        traits.date_after(code, _form(n - 1, sentence), rule),
        traits.since(start, lasting, rule, told, last, then),
        traits.date_within(within, start, lasting, kind, rule),
        traits.within(within, kind, last, rule),
        traits.date_inside(sub, mine, rule),
        _among(date, rule, dates, around),
    ]
    noun = around.candidate.noun
    if noun is not None:
        slot = _governs(around)
        out.append(traits.date_of_noun(noun.prep, last, then, rule, i > noun.i, slot))
    stands = around.stands(i, n)
    return [*out, *stands.clues(kind), *stands.clues(rule), *stands.on]


def _among(date: DateMention, rule: str, dates: list[DateMention], around: Around) -> Clue:
    """How a date stands among all of the sentence."""
    at = around.sentence.tokens[around.at].start
    nearest = min(dates, key=lambda d: abs(d.start - at)) is date
    return traits.date_rivals(min(len(dates), 3), rule, nearest, around.code, date.start > at)


def of_person(path: list[Group], role: str, many: int, around: Around) -> list[Clue]:
    """What speaks for somebody as one who does what a claim tells, or to whom it is done. ``path``:
    the group and those that it is in; ``many``: how many the frame has for the role."""
    one = around.persons.get(id(path[0]))
    if one is None:
        one = around.persons[id(path[0])] = Person(path, around)
    return one.clues(role, min(many, 2))


class Person:
    """Somebody beside a candidate, with what is the same of them for every role."""

    def __init__(self, path: list[Group], around: Around) -> None:
        self.group = group = path[0]
        outer, self.around, candidate = path[-1], around, around.candidate
        told, code = around.told, around.code
        n = outer.index if outer.index >= 0 else around.layout.unit(outer.i)
        self.filled = _filled(group, candidate)
        self.first = self.filled != "-" and candidate.roles[self.filled][0] is group
        self.slot, self.prep, self.depth = slot_of(path, around), _prep(path), len(path)
        self.passive = around.verb is not None and around.verb.passive
        self.proposed = candidate.proposed or "frame"
        self.speaks = around.link is not None and around.link.speaker in path
        self.own = any(around.layout.says_by(g, around.verb) for g in path)
        self.last, self.then = last, then = around.beside(n)
        stands = around.stands(group.i, n)
        self.fixed = [
            traits.told(told),
            traits.slot(self.slot, told, code),
            traits.person(self.slot, group.cls, self.proposed, self.depth),
            traits.entry(candidate.entry.id, self.slot),
            traits.who(group.cls, group.sector, told, self.speaks, self.own),
            traits.person_verbs(last, then, self.prep, told),
            *stands.clues(self.filled),
            *stands.on,
        ]

    def clues(self, role: str, many: int) -> list[Clue]:
        """What speaks for them in a role; ``many``: how many the frame has for it, two at most."""
        group, around = self.group, self.around
        fill, name = f"{self.filled == role}/{self.filled}", around.candidate.entry.id
        pronoun = group.sub if group.cls == "pron" else None
        named = group.name is not None
        return [
            *self.fixed,
            traits.fill(fill, around.told, around.code, self.proposed, self.first, many),
            traits.fill_slot(fill, self.slot, self.passive, role, many),
            traits.fill_who(fill, group.cls, group.sector, named, self.depth, pronoun),
            traits.fill_said(fill, self.speaks, self.own, self.passive, name),
            traits.fill_verbs(fill, self.last, self.then, self.prep, around.kind),
        ]


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


def _words(spot: Spot, slot: str, around: Around) -> Iterator[Clue]:
    tokens, code = around.sentence.tokens, around.code
    outer, head = spot.path[-1], spot.group.head
    item = outer.prep_item
    word = " ".join([t.form for t in tokens[item.i : item.j]]) if item is not None else "-"
    yield traits.before(code, word, around.kind, slot)
    if spot.kind in ("described", "bare", "told") and head is not None:
        entry = spot.group.lexes[0].entry.id if spot.group.lexes else None
        yield traits.head(code, tokens[head.i].bare, entry)
    yield traits.after(code, tokens[outer.i - 1].form if outer.i else "^")


def _rivals(spot: Spot, others: list[Spot], around: Around) -> Iterator[Clue]:
    at = around.sentence.tokens[around.at].start
    near = min(others, key=lambda s: abs(s.span[0] - at)) is spot
    sited = [s for s in others if any(g.prep in ("in", "at", "near") for g in s.path)]
    here = spot in sited
    only, sites = here and len(sited) == 1, min(len(sited), 3)
    yield traits.rivals(min(len(others), 4), near, only, here, sites, around.code)
    after = next((s for s in others if s.span[0] > at), None)
    known = any(s.kind == "known" for s in others)
    yield traits.first(after is spot, around.kind, known, spot.kind)


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
