"""What speaks for and against a phrase as the place, the date or a participant of a claim: lists
of features.

As in ``evidence``, a feature is a short text that holds or does not; most hold no word, so that the
languages teach each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Sentence
from isnad.records import DateMention
from isnad.resolve.around import Around, slot_of
from isnad.resolve.layout import Dated
from isnad.resolve.spots import Spot

# What goes on, so that it may be told since when.
LASTING = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


def of_place(spot: Spot, rank: int, ruled: bool, others: list[Spot], around: Around) -> list[str]:
    """The features of a spot as the place of a claim. ``rank``: where the rules have it among the
    groups that may be the place, ``ruled``: whether they take it."""
    out = ["bias"]
    told, code, group = around.told, around.code, spot.group
    outer = spot.path[-1]
    shape = f"{spot.kind}/{group.cls}/{spot.within}"
    place = f"{spot.kind}/{_size(spot)}"
    prep = next((g.prep for g in spot.path if g.prep), "")
    rule = f"{min(rank, 3)}/{ruled}"
    slot = slot_of(spot.path, around)
    side = f"{group.i > around.at}|{around.kind}"
    out += [f"t={told}", f"shape={shape}", f"place={place}", f"def={group.definite}|{spot.kind}"]
    out += [f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{place}"]
    out += [f"rule={rule}|{slot}", f"rule={rule}|{prep}"]
    out += [f"slot={slot}", f"slot={slot}|{told}", f"slot={slot}|{code}", f"slot={slot}|{place}"]
    out += [f"slot={slot}|{group.cls}/{spot.within}"]
    out += [f"prep={prep}|{around.type}", f"prep={prep}|{around.kind}", f"prep={prep}|{code}"]
    out += [f"prep={prep}|{place}", f"prep={prep}|{slot}"]
    for role, groups in around.candidate.roles.items():
        depth = next((n for n, g in enumerate(spot.path) if g in groups), None)
        if depth is not None:
            where = f"{role}{'+' if depth else ''}"
            out += [f"role={where}|{told}", f"role={where}|{place}", f"role={where}|{slot}"]
            out += [f"role={where}|{code}", f"role={where}|{group.cls}"]
    if slot.startswith(("own", "noun", "self")):
        out += [f"e={e}|{slot}" for e in _entries(around)]
    known = f"{spot.whole}/{spot.known}"
    out += [f"known={known}", f"known={spot.known}|{spot.kind}", f"whole={spot.whole}|{spot.kind}"]
    out += [f"whole={spot.whole}|{group.cls}", f"whole={spot.whole}|{slot}"]
    framed = bool(around.candidate.roles.get("place"))
    out += [f"framed={framed}|{around.told}", f"framed={framed}|{slot}|{spot.kind}"]
    last, then = around.beside(spot.host)
    out += [f"last={last}|{prep}", f"last={last}|{around.kind}", f"then={then}|{last}"]
    out += [f"last={last}|{slot}", f"then={then}|{prep}"]
    out += [f"side={side}|{slot}", f"side={side}|{rule}", f"side={side}|{prep}|{slot[:3]}"]
    within = around.within(spot.host)
    out += [f"in={within}|{around.kind}", f"in={within}|{last}", f"in={within}|{rule}"]
    out += _words(spot, around)
    out += [f"{f}|{slot[:3]}" for f in around.stands(outer.i, spot.host)[0]]
    out += around.stands(group.i, spot.host)[1]
    out += _rivals(spot, others, around)
    return out


def of_date(dated: Dated, ruled: bool, dates: list[DateMention], around: Around) -> list[str]:
    """The features of a date as that of a claim; ``ruled``: the rules take it."""
    date, i, n, since = dated
    sentence, told, code = around.sentence, around.told, around.code
    last, then = around.beside(n)
    unit = sentence.units[n] if n < len(sentence.units) else None
    inside = unit is not None and unit.kind == "np"
    mine = inside and unit is around.candidate.noun
    holder = "mine" if mine else (unit.cls if inside and unit is not None else "-")
    rule, when, prep = str(ruled), _when(date, around.day), _before(n, sentence)
    within, lasting = around.within(n), around.type in LASTING
    start = since or date.edtf.endswith("/..")
    tense = around.verb.group.tense if around.verb is not None else "-"
    out = [
        "bias", f"t={told}", f"hold={holder}", f"hold={holder}|{told}",
        f"when={when}", f"when={when}|{around.candidate.modality}", f"when={when}|{told}",
        f"when={when}|{rule}", f"when={when}|{tense}", f"tense={tense}|{rule}",
        f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{holder}",
        f"last={last}", f"last={last}|{rule}", f"last={last}|{told}", f"last={last}|{code}",
        f"then={then}", f"then={then}|{rule}", f"then={then}|{last}", f"then={then}|{code}",
        f"prep={prep}|{code}", f"prep={prep}|{rule}", f"prep={prep}|{last}",
        f"prep={prep}|{around.kind}", f"e={around.candidate.entry.id}|{rule}",
        f"{code}:pw={_form(n - 1, sentence)}", f"{code}:pw={_form(n - 1, sentence)}|{rule}",
        f"since={start}|{lasting}|{rule}", f"since={start}|{told}",
        f"since={start}|{last}|{then}", f"since={start}|{within}|{rule}",
        f"in={within}|{around.kind}", f"in={within}|{last}", f"in={within}|{rule}",
        f"in={within}|{lasting}|{around.kind}|{rule}",
        f"sub={inside and unit is not None and unit.i < i}|{mine}|{rule}",
    ]  # fmt: skip
    noun = around.candidate.noun
    if noun is not None:
        out += [f"noun={noun.prep}|{last}|{rule}", f"noun={noun.prep}|{then}|{i > noun.i}"]
        out += [f"gov={_governs(around)}|{last}|{rule}", f"gov={_governs(around)}|{then}|{rule}"]
    far, on = around.stands(i, n)
    out += [*(f"{f}|{around.kind}" for f in far), *(f"{f}|{rule}" for f in far), *on]
    return [*out, *_among(date, rule, dates, around)]


def _among(date: DateMention, rule: str, dates: list[DateMention], around: Around) -> Iterator[str]:
    """How a date stands among all of the sentence."""
    many, at = min(len(dates), 3), around.sentence.tokens[around.at].start
    nearest = min(dates, key=lambda d: abs(d.start - at)) is date
    yield f"many={many}|{rule}"
    yield f"near={nearest}|{many}"
    yield f"near={nearest}|{rule}|{around.code}"
    yield f"later={date.start > at}|{nearest}|{many}"


def of_person(path: list[Group], role: str, many: int, around: Around) -> list[str]:
    """The features of somebody as one who does what a claim tells, or to whom it is done. ``path``:
    the group and those that it is in; ``many``: how many the frame has for the role."""
    one = around.persons.get(id(path[0]))
    if one is None:
        one = around.persons[id(path[0])] = Person(path, around)
    filled, slot, told, prep = one.filled, one.slot, around.told, one.prep
    fill, few = f"{filled == role}/{filled}", min(many, 2)
    out = [f"fill={fill}", f"passive={one.passive}|{slot}|{role}"]
    out += [f"fill={fill}|{other}" for other in one.plain]
    out += [f"fill={fill}|{one.first}|{few}", f"many={few}|{slot}", f"many={few}|{told}|{fill}"]
    out += [f"{other}|{fill}" for other in one.named]
    out += [f"prep={prep}|{fill}", *one.fixed]
    return out


class Person:
    """What is the same of somebody for every role: features that are ``fixed``, and what goes
    ``plain`` or ``named`` beside their place in the frame."""

    def __init__(self, path: list[Group], around: Around) -> None:
        group, outer, candidate = path[0], path[-1], around.candidate
        told, code, kind = around.told, around.code, around.kind
        n = outer.index if outer.index >= 0 else around.layout.unit(outer.i)
        self.filled = _filled(group, candidate)
        self.first = self.filled != "-" and candidate.roles[self.filled][0] is group
        self.slot = slot = slot_of(path, around)
        self.prep = prep = next((g.prep for g in path if g.prep), "")
        self.passive = around.verb is not None and around.verb.passive
        who = f"{group.cls}/{group.sector}"
        proposed = candidate.proposed or "frame"
        speaks = around.link is not None and around.link.speaker in path
        own = any(around.layout.says_by(g, around.verb) for g in path)
        last, then = around.beside(n)
        self.plain = [told, code, slot, who, proposed, f"{prep}|{kind}"]
        self.named = [
            f"depth={len(path)}", f"who={group.cls}|{group.name is not None}",
            f"speaks={speaks}|{own}", f"last={last}", f"then={then}", f"passive={self.passive}",
            f"e={candidate.entry.id}",
        ]  # fmt: skip
        if group.cls == "pron":
            self.named.append(f"pron={group.sub}")
        far, on = around.stands(group.i, n)
        self.fixed = [
            "bias", f"t={told}", f"slot={slot}", f"slot={slot}|{told}", f"slot={slot}|{code}",
            f"slot={slot}|{group.cls}", f"slot={slot}|{proposed}", f"depth={len(path)}|{slot}",
            f"who={who}|{told}", f"who={group.sector}|{told}", f"e={candidate.entry.id}|{slot}",
            f"prep={prep}|{told}", f"prep={prep}|{last}", f"speaks={speaks}|{own}|{told}",
            f"last={last}|{then}", f"last={last}|{prep}", f"then={then}|{prep}|{told}",
            *(f"{f}|{self.filled}" for f in far), *on,
        ]  # fmt: skip


def _filled(group: Group, candidate: Candidate) -> str:
    """The role that somebody has in the frame."""
    for role, groups in candidate.roles.items():
        if any(group is m for g in groups for m in (g, *g.members)):
            return role
    return "-"


def _entries(around: Around) -> Iterator[str]:
    yield around.candidate.entry.id


def _governs(around: Around) -> str:
    """What the noun of a candidate is to the verb that it stands with."""
    verb, noun = around.verb, around.candidate.noun
    if verb is None or noun is None:
        return "-"
    return next((s for s, gs in verb.slots.items() if noun in gs), "?")


def _size(spot: Spot) -> str:
    precision = spot.place.precision
    return precision if precision in ("country", "unknown", "region") else "town"


def _words(spot: Spot, around: Around) -> Iterator[str]:
    tokens, code = around.sentence.tokens, around.code
    outer = spot.path[-1]
    item = outer.prep_item
    word = " ".join(t.form for t in tokens[item.i : item.j]) if item is not None else "-"
    slot = slot_of(spot.path, around)
    yield f"{code}:pw={word}"
    yield f"{code}:pw={word}|{around.kind}"
    yield f"{code}:pw={word}|{slot[:3]}"
    if spot.kind in ("described", "bare", "told") and spot.group.head is not None:
        for lex in spot.group.lexes[:1]:
            yield f"h={lex.entry.id}"
        yield f"{code}:hw={tokens[spot.group.head.i].bare}"
    before = tokens[outer.i - 1].form if outer.i else "^"
    yield f"{code}:w-={before}"


def _rivals(spot: Spot, others: list[Spot], around: Around) -> Iterator[str]:
    at = around.sentence.tokens[around.at].start
    many = min(len(others), 4)
    near = min(others, key=lambda s: abs(s.span[0] - at)) is spot
    sited = [s for s in others if any(g.prep in ("in", "at", "near") for g in s.path)]
    only = spot in sited and len(sited) == 1
    yield f"many={many}|{near}"
    yield f"sited={only}|{spot in sited}|{min(len(sited), 3)}"
    yield f"near={near}|{spot in sited}|{around.code}"
    after = [s for s in others if s.span[0] > at]
    yield f"first={bool(after) and after[0] is spot}|{around.kind}"
    known = any(s.kind == "known" for s in others)
    yield f"known={known}|{spot.kind}"


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
