"""What speaks for and against a place phrase or a date as that of a claim: lists of features.

As in ``evidence``, a feature is a short text that holds or does not; most hold no word, so that the
languages teach each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Link, Predicate, Sentence
from isnad.records import DateMention
from isnad.resolve.spots import Spot

_STOPS = frozenset({"sub", "comp", "rel", "attr"})
_LONG = 10
# What goes on, so that it may be told since when.
LASTING = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})


class Around:
    """A candidate in its sentence: what is asked again for every phrase beside it."""

    def __init__(self, candidate: Candidate, sentence: Sentence, code: str, day: str) -> None:
        self.candidate, self.sentence, self.code, self.day = candidate, sentence, code, day
        self.type = candidate.type
        self.kind = "n" if candidate.noun is not None else "v"
        self.told = f"{self.type}|{self.kind}"
        self.verb = candidate.predicate
        self.at = candidate.at
        self.unit = unit_at(self.at, sentence)
        self.link = _innermost(self.at, sentence, self.verb)
        self.quote = _quotation(self.at, sentence)
        self.says = {id(k.verb) for k in sentence.links if k.verb is not None}
        self.triggers = [
            c.at for c in (*sentence.candidates, *sentence.proposals) if c.at != self.at
        ]

    def within(self, n: int) -> str:
        """Whether a unit is in the clause of the candidate's verb, and how that clause hangs."""
        verb = self.verb
        if verb is None:
            return "-"
        side = "in" if verb.begin <= n <= verb.end else "<" if n < verb.begin else ">"
        return f"{side}/{verb.link}"

    def clause(self, verb: Predicate | None) -> str:
        """How another verb stands to that of the candidate."""
        own = self.verb
        if verb is None:
            return "-"
        says = "/say" if id(verb) in self.says else ""
        if own is None:
            return f"any{says}"
        if verb is own:
            return "own" + says
        if own.twin is verb or verb.twin is own:
            return "twin"
        if own.parent is verb:
            return f"par.{own.link}{says}"
        if verb.parent is own:
            return f"chi.{verb.link}{says}"
        if verb.parent is not None and verb.parent is own.parent:
            return f"sib.{verb.link}{says}"
        return ("pre" if verb.group.index < own.group.index else "post") + says


def unit_at(i: int, sentence: Sentence) -> int:
    """The unit that a token stands in."""
    for n, unit in enumerate(sentence.units):
        if unit.i <= i < max(unit.j, unit.i + 1):
            return n
    return len(sentence.units)


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
    slot = _slot(spot.path, around)
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
    before = [v for v in around.sentence.predicates if v.group.index < spot.host]
    after = [v for v in around.sentence.predicates if v.group.index > spot.host]
    last = around.clause(before[-1] if before else None)
    then = around.clause(after[0] if after else None)
    out += [f"last={last}|{prep}", f"last={last}|{around.kind}", f"then={then}|{last}"]
    out += [f"last={last}|{slot}", f"then={then}|{prep}"]
    out += [f"side={side}|{slot}", f"side={side}|{rule}", f"side={side}|{prep}|{slot[:3]}"]
    within = around.within(spot.host)
    out += [f"in={within}|{around.kind}", f"in={within}|{last}", f"in={within}|{rule}"]
    out += _words(spot, around)
    out += [f"{f}|{slot[:3]}" for f in _position(outer.i, spot.host, around)]
    out += _scope(group.i, spot.host, around)
    out += _hanging(spot.host, around)
    out += _rivals(spot, others, around)
    return out


def of_date(
    date: DateMention, ruled: bool, since: bool, dates: list[DateMention], around: Around
) -> list[str]:
    """The features of a date as that of a claim. ``ruled``: the rules take it, ``since``: it ends
    a phrase that says since when."""
    sentence, told, code = around.sentence, around.told, around.code
    i = next((n for n, t in enumerate(sentence.tokens) if t.end > date.start), 0)
    n = unit_at(i, sentence)
    before = [v for v in sentence.predicates if v.group.index < n]
    after = [v for v in sentence.predicates if v.group.index > n]
    last, then = (
        around.clause(before[-1] if before else None),
        around.clause(after[0] if after else None),
    )
    unit = sentence.units[n] if n < len(sentence.units) else None
    inside = unit is not None and unit.kind == "np"
    mine = inside and unit is around.candidate.noun
    holder = "mine" if mine else (unit.cls if inside and unit is not None else "-")
    prep = _before(n, sentence)
    when = _when(date, around.day)
    rule = str(ruled)
    within, lasting = around.within(n), around.type in LASTING
    start = since or date.edtf.endswith("/..")
    out = ["bias", f"t={told}", f"hold={holder}", f"hold={holder}|{told}", f"when={when}"]
    out += [
        f"when={when}|{around.candidate.modality}",
        f"when={when}|{told}",
        f"when={when}|{rule}",
    ]
    tense = around.verb.group.tense if around.verb is not None else "-"
    out += [f"when={when}|{tense}", f"tense={tense}|{rule}"]
    out += [f"rule={rule}", f"rule={rule}|{told}", f"rule={rule}|{code}", f"rule={rule}|{holder}"]
    out += [f"last={last}", f"last={last}|{rule}", f"last={last}|{told}", f"last={last}|{code}"]
    out += [f"then={then}", f"then={then}|{rule}", f"then={then}|{last}", f"then={then}|{code}"]
    out += [
        f"prep={prep}|{code}",
        f"prep={prep}|{rule}",
        f"prep={prep}|{last}",
        f"prep={prep}|{around.kind}",
    ]
    out += [f"{code}:pw={_form(n - 1, sentence)}", f"{code}:pw={_form(n - 1, sentence)}|{rule}"]
    out += [f"e={e}|{rule}" for e in _entries(around)]
    out += [f"since={start}|{lasting}|{rule}", f"since={start}|{around.told}"]
    out += [f"since={start}|{last}|{then}", f"since={start}|{within}|{rule}"]
    out += [f"in={within}|{around.kind}", f"in={within}|{last}", f"in={within}|{rule}"]
    out += [f"in={within}|{lasting}|{around.kind}|{rule}"]
    after_noun = inside and unit is not None and unit.i < i
    out += [f"sub={after_noun}|{mine}|{rule}"]
    if around.candidate.noun is not None:
        noun = around.candidate.noun
        out += [f"noun={noun.prep}|{last}|{rule}", f"noun={noun.prep}|{then}|{i > noun.i}"]
        out += [f"gov={_governs(around)}|{last}|{rule}", f"gov={_governs(around)}|{then}|{rule}"]
    out += [f"{f}|{around.kind}" for f in _position(i, n, around)]
    out += [f"{f}|{rule}" for f in _position(i, n, around)]
    out += _scope(i, n, around)
    out += _hanging(n, around)
    many = min(len(dates), 3)
    nearest = min(dates, key=lambda d: abs(d.start - sentence.tokens[around.at].start)) is date
    out += [f"many={many}|{rule}", f"near={nearest}|{many}", f"near={nearest}|{rule}|{code}"]
    out += [f"later={date.start > sentence.tokens[around.at].start}|{nearest}|{many}"]
    return out


def of_person(path: list[Group], role: str, many: int, around: Around) -> list[str]:
    """The features of somebody as one who does what a claim tells, or to whom it is done. ``path``:
    the group and those that it is in; ``many``: how many the frame has for the role."""
    group, outer, candidate = path[0], path[-1], around.candidate
    told, code = around.told, around.code
    n = outer.index if outer.index >= 0 else unit_at(outer.i, around.sentence)
    filled = next(
        (
            r
            for r, gs in candidate.roles.items()
            if any(group is m for g in gs for m in (g, *g.members))
        ),
        "-",
    )
    first = filled != "-" and candidate.roles[filled][0] is group
    slot = _slot(path, around)
    who = f"{group.cls}/{group.sector}"
    named = group.name is not None
    prep = next((g.prep for g in path if g.prep), "")
    fill = f"{filled == role}/{filled}"
    inner = around.link
    speaks = inner is not None and inner.speaker is not None and inner.speaker in path
    self_said = any(
        k.speaker is not None and k.speaker in path and k.verb is around.verb
        for k in around.sentence.links
    )
    proposed = candidate.proposed or "frame"
    before = [v for v in around.sentence.predicates if v.group.index < n]
    after = [v for v in around.sentence.predicates if v.group.index > n]
    last = around.clause(before[-1] if before else None)
    then = around.clause(after[0] if after else None)
    out = ["bias", f"t={told}", f"fill={fill}", f"fill={fill}|{told}", f"fill={fill}|{code}"]
    out += [f"fill={fill}|{slot}", f"fill={fill}|{who}", f"fill={fill}|{proposed}"]
    out += [f"fill={fill}|{first}|{min(many, 2)}", f"fill={fill}|{prep}|{around.kind}"]
    out += [f"many={min(many, 2)}|{slot}", f"many={min(many, 2)}|{told}|{fill}"]
    out += [
        f"slot={slot}",
        f"slot={slot}|{told}",
        f"slot={slot}|{code}",
        f"slot={slot}|{group.cls}",
    ]
    out += [f"slot={slot}|{proposed}", f"depth={len(path)}|{fill}", f"depth={len(path)}|{slot}"]
    out += [f"who={who}|{told}", f"who={group.cls}|{named}|{fill}", f"who={group.sector}|{told}"]
    out += [f"pron={group.sub}|{fill}"] if group.cls == "pron" else []
    out += [f"e={e}|{slot}" for e in _entries(around)]
    out += [f"e={e}|{fill}" for e in _entries(around)]
    out += [f"prep={prep}|{told}", f"prep={prep}|{fill}", f"prep={prep}|{last}"]
    out += [f"speaks={speaks}|{self_said}|{told}", f"speaks={speaks}|{self_said}|{fill}"]
    out += [f"last={last}|{fill}", f"then={then}|{fill}", f"last={last}|{then}"]
    out += [f"last={last}|{prep}", f"then={then}|{prep}|{told}"]
    passive = around.verb is not None and around.verb.passive
    out += [f"passive={passive}|{slot}|{role}", f"passive={passive}|{fill}"]
    out += [f"{f}|{filled}" for f in _position(group.i, n, around)]
    out += _scope(group.i, n, around)
    out += _hanging(n, around)
    return out


def _governs(around: Around) -> str:
    """What the noun of a candidate is to the verb that it stands with."""
    verb, noun = around.verb, around.candidate.noun
    if verb is None or noun is None:
        return "-"
    return next((s for s, gs in verb.slots.items() if noun in gs), "?")


def _entries(around: Around) -> Iterator[str]:
    yield around.candidate.entry.id


def _slot(path: list[Group], around: Around) -> str:
    """Where a group, or one that it is in, stands to the trigger."""
    own = next((f"{x}{'+' if n else ''}" for n, g in enumerate(path) if (x := _own(g, around))), "")
    if own:
        return own
    if around.candidate.noun is not None and _follows(path[-1], around):
        return f"beside.{path[-1].prep}"
    for depth, group in enumerate(path):
        for other in around.sentence.predicates:
            for slot, groups in other.slots.items():
                if group in groups:
                    return f"{around.clause(other)}:{slot}{'+' if depth else ''}"
    return "free"


def _own(group: Group, around: Around) -> str:
    """What a group is to the noun or the verb of the candidate."""
    noun, verb = around.candidate.noun, around.verb
    if noun is not None:
        if group is noun:
            return "self"
        for name in ("of", "owner", "poss"):
            if getattr(noun, name) is group:
                return f"noun.{name}"
    for slot, groups in verb.slots.items() if verb is not None else ():
        if group in groups:
            passive = "p" if verb is not None and verb.passive and slot in ("S", "O") else ""
            return f"own.{slot}{passive}"
    return ""


def _follows(group: Group, around: Around) -> bool:
    """Whether a group stands after the noun with nothing but phrases between."""
    noun, units = around.candidate.noun, around.sentence.units
    if noun is None or not 0 <= noun.index < group.index:
        return False
    return all(
        u.joined or u.kind in ("prep", "adv", "date") or (u.kind == "np" and u.prep)
        for u in units[noun.index + 1 : group.index]
    )


def _size(spot: Spot) -> str:
    precision = spot.place.precision
    return precision if precision in ("country", "unknown", "region") else "town"


def _words(spot: Spot, around: Around) -> Iterator[str]:
    tokens, code = around.sentence.tokens, around.code
    outer = spot.path[-1]
    item = outer.prep_item
    word = " ".join(t.form for t in tokens[item.i : item.j]) if item is not None else "-"
    slot = _slot(spot.path, around)
    yield f"{code}:pw={word}"
    yield f"{code}:pw={word}|{around.kind}"
    yield f"{code}:pw={word}|{slot[:3]}"
    if spot.kind in ("described", "bare", "told") and spot.group.head is not None:
        for lex in spot.group.lexes[:1]:
            yield f"h={lex.entry.id}"
        yield f"{code}:hw={tokens[spot.group.head.i].bare}"
    before = tokens[outer.i - 1].form if outer.i else "^"
    yield f"{code}:w-={before}"


def _position(i: int, n: int, around: Around) -> Iterator[str]:
    """How far off, and what is between."""
    units = around.sentence.units
    later = i > around.at
    a, b = sorted((n, around.unit))
    between = units[a + 1 : b]
    verbs = sum(u.kind == "vg" and u.head is not None for u in between)
    commas = sum(u.kind == "punct" for u in between)
    joins = sum(u.kind == "conj" for u in between)
    cuts = sum(u.kind in _STOPS for u in between)
    nouns = sum(u.kind == "np" and not u.joined for u in between)
    low, high = sorted((i, around.at))
    others = sum(low < t < high for t in around.triggers)
    side = ">" if later else "<"
    yield f"pos={side}{_few(nouns, 4)}"
    yield f"pos={side}v{_few(verbs, 2)}"
    yield f"pos={side}v{_few(verbs, 2)}c{_few(commas, 2)}x{_few(cuts, 2)}"
    yield f"pos={side}x{_few(cuts, 2)}"
    yield f"pos={side}c{_few(commas, 2)}j{_few(joins, 1)}"
    yield f"pos={side}t{_few(others, 2)}"
    yield f"far={side}{_far(abs(n - around.unit))}"
    stops = [u for u in between if u.kind in _STOPS]
    if stops:
        cut = stops[0] if later else stops[-1]
        form = " ".join(t.form for t in around.sentence.tokens[cut.i : max(cut.j, cut.i + 1)])
        yield f"cut={side}{cut.kind}|{_few(verbs, 2)}"
        yield f"cut={side}{cut.kind}|{_few(len(stops), 2)}"
        yield f"{around.code}:cut={side}{form}"
        link = around.verb.link if around.verb is not None else "-"
        yield f"cut={side}{cut.kind}|{link}"
    else:
        yield f"cut={side}none"


def _few(n: int, most: int) -> str:
    return str(min(n, most))


def _far(n: int) -> str:
    return str(n) if n <= 3 else "-6" if n <= 6 else f"-{_LONG}" if n <= _LONG else "+"


def _scope(i: int, n: int, around: Around) -> Iterator[str]:
    """Whose words the phrase and the trigger are in, and whether it opens or closes."""
    sentence = around.sentence
    theirs = _innermost(i, sentence, None)
    same = "same" if theirs is around.link else "out" if theirs is None else "other"
    quoted = _quotation(i, sentence) == around.quote
    inner = around.link is not None
    yield f"link={same}|{inner}|{quoted}"
    yield f"link={same}|{around.told}"
    speaker = next(
        (
            k
            for k in sentence.links
            if k.speaker is not None and k.speaker.i <= i < max(k.speaker.j, k.speaker.i + 1)
        ),
        None,
    )
    yield f"spk={speaker is not None}|{around.kind}"
    size = len(sentence.units)
    opens = "0" if n == 0 else "1" if n == 1 else "-"
    after = sentence.units[n + 1] if n + 1 < size else None
    nxt = "$" if after is None else after.sub if after.kind == "punct" else after.kind
    yield f"open={opens}|{nxt}"
    yield f"open={opens}|{nxt}|{around.kind}"
    yield f"next={nxt}|{around.code}"
    yield f"part={sentence.passage.part}|{opens}"
    part = sentence.passage.part
    yield f"end={n >= size - 2}|{part}"


def _hanging(n: int, around: Around) -> Iterator[str]:
    """What stands before the phrase, on which it may hang."""
    units = around.sentence.units
    m = n - 1
    while m >= 0 and units[m].kind in ("prep", "adv"):
        m -= 1
    if m < 0:
        yield "hang=^"
        return
    unit = units[m]
    if unit.kind != "np":
        what = unit.sub if unit.kind == "punct" else unit.kind
        if unit.kind == "vg":
            what = "own" if around.verb is not None and unit is around.verb.group else "vg"
        yield f"hang={what}"
        yield f"hang={what}|{around.kind}"
        return
    noun = around.candidate.noun
    own = "noun" if unit is noun else ""
    if not own:
        own = next((role for role, gs in around.candidate.roles.items() if unit in gs), "")
    if not own and around.verb is not None:
        own = next((f"s.{s}" for s, gs in around.verb.slots.items() if unit in gs), "")
    trigger = any(unit.i <= t < max(unit.j, unit.i + 1) for t in around.triggers)
    what = f"{unit.cls}/{own}/{trigger}"
    yield f"hang={unit.cls}/{unit.prep}/{own}"
    if unit.prep and m > 0:
        yield f"hang={unit.prep}/{units[m - 1].kind}/{units[m - 1].cls}"
    if unit.head is not None and around.kind == "v":
        yield f"hang.e={unit.lexes[0].entry.id if unit.lexes else '-'}"
    yield f"hang={what}"
    yield f"hang={own}/{trigger}|{around.kind}"
    yield f"hang={unit.cls}|{around.told}"


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


def _innermost(i: int, sentence: Sentence, own: Predicate | None) -> Link | None:
    inner = None
    for link in sentence.links:
        if link.covers(i) and (own is None or link.verb is not own):
            inner = link
    return inner


def _quotation(i: int, sentence: Sentence) -> tuple[int, int] | None:
    return next((q for q in sentence.quotes if q[0] <= i < q[1]), None)
