"""When and where of a candidate: which date and which place phrase of the sentence are its own.

A date belongs to the verb in whose clause it stands, a date that opens a clause to the verb that
follows. A place phrase that explains another noun ("the situation in the north") is not the
place of the verb before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import VERBAL, Candidate, Group, Predicate, Sentence
from isnad.records import DateMention

_SLOTS = ("in", "near", "at", "pre:in", "pre:near", "pre:at")
_CUTS = frozenset({"comp", "rel", "sub", "attr"})
_ASIDE = frozenset({"ger", "part"})
_LENT = frozenset({"inf", "ger", "conj"})
# Acts of words, and talks: what they are about lies elsewhere.
_SPOKEN = VERBAL | {"CONSULT"}
_EXPLAINED = frozenset({"abstract", "unknown", "event"})


def date_of(candidate: Candidate, sentence: Sentence) -> DateMention | None:
    """The date of a candidate; None where the sentence gives it none."""
    dated = [d for d in sentence.dates if any(c.isdigit() for c in d.edtf)]
    if not dated:
        return None
    held = {d.start: _holder(d, sentence) for d in dated}
    if candidate.noun is not None:
        inside = next((d for d in dated if held[d.start] is candidate.noun), None)
        if inside is not None:
            return inside
    dated = [d for d in dated if held[d.start] is None]
    owners = [(d, _owner(d, sentence)) for d in dated]
    at = sentence.tokens[candidate.at].start
    if candidate.noun is not None:
        beside = next((d for d in dated if _is_beside(d, candidate.noun, sentence)), None)
        if beside is not None:
            return beside
        if not _carried(candidate):
            return None
    for verb in (*_line(candidate), *_joined(candidate, sentence)):
        mine = [d for d, owner in owners if owner is verb]
        if mine:
            return min(mine, key=lambda d: abs(d.start - at))
    if candidate.predicate is not None and candidate.predicate.link == "rel":
        return None
    busy = {id(c.predicate) for c in sentence.candidates if c.predicate is not None}
    free = [
        d
        for d, owner in owners
        if owner is None
        or (
            id(owner) not in busy
            and not _dates_the_saying(d, owner, sentence)
            and not _in_a_clause_of_its_own(owner, candidate, sentence)
        )
    ]
    return min(free, key=lambda d: abs(d.start - at)) if free else None


def _holder(date: DateMention, sentence: Sentence) -> Group | None:
    """The noun group that a date stands inside, among the words before its head: it is part of
    what the group names ("the 2016 vote")."""
    for unit in sentence.units:
        if unit.kind == "np" and sentence.tokens[unit.i].start <= date.start:
            if unit.j > unit.i and date.end < sentence.tokens[unit.j - 1].end:
                return unit
    return None


def _dates_the_saying(date: DateMention, owner: Predicate, sentence: Sentence) -> bool:
    """A date before a verb of saying tells when it was said; after it, often of what is said."""
    says = any(link.verb is owner for link in sentence.links)
    return says and date.start < sentence.tokens[owner.group.i].start


def _in_a_clause_of_its_own(owner: Predicate, candidate: Candidate, sentence: Sentence) -> bool:
    """A date after a subordinator is of what that clause tells."""
    verb = candidate.predicate
    if verb is None:
        return False
    between = sentence.units[verb.group.index + 1 : owner.group.index]
    return any(u.kind == "sub" for u in between)


def _is_beside(date: DateMention, noun: Group, sentence: Sentence) -> bool:
    """Whether a date follows a noun with nothing but phrases that hang on it between."""
    n = noun.index + 1
    while 0 < n < len(sentence.units):
        unit = sentence.units[n]
        if unit.kind == "date":
            return sentence.tokens[unit.j - 1].end >= date.end
        if (
            not unit.joined
            and unit.kind not in ("prep", "adv")
            and not (unit.kind == "np" and unit.prep)
        ):
            return False
        n += 1
    return False


def _carried(candidate: Candidate) -> bool:
    """Whether the verb of an event noun tells of the event itself: light, or said of it."""
    verb = candidate.predicate
    if verb is None:
        return True
    if is_light(verb):
        return True
    return (
        candidate.noun in verb.slots.get("O" if verb.passive else "S", ())
        or verb.group.form == "cop"
    )


def is_light(verb: Predicate) -> bool:
    """Whether a verb says no more than that the event it governs is done."""
    return any(
        x.entry.opts.get("support") or x.entry.opts.get("performs") for x in verb.group.lexes
    )


def _line(candidate: Candidate) -> Iterator[Predicate]:
    """The verb of a candidate, then those that lend it their time and place."""
    verb, steps = candidate.predicate, 0
    if verb is not None and verb.twin is not None:
        yield verb
        verb = verb.twin
    while verb is not None and steps < 4:
        yield verb
        verb, steps = (verb.parent if verb.link in _LENT else None), steps + 1


def _joined(candidate: Candidate, sentence: Sentence) -> Iterator[Predicate]:
    """The verb that goes on after the candidate's with the same subject: what closes the second
    is said of both ("was shot and killed on Friday")."""
    first = candidate.predicate
    if first is None or candidate.noun is not None:
        return
    for verb in sentence.predicates:
        if verb.parent is not first or verb.link != "conj":
            continue
        between = sentence.units[first.group.index + 1 : verb.group.index]
        if not any(u.kind in _CUTS or u.kind == "punct" for u in between):
            yield verb


def _owner(date: DateMention, sentence: Sentence) -> Predicate | None:
    """The verb that a date belongs to."""
    n = _position(date, sentence)
    if sentence.units[n + 1 : n + 2] and sentence.units[n + 1].kind == "rel":
        return next((v for v in sentence.predicates if v.group.index > n), None)
    before = _verb_before(n, sentence)
    if before is not None:
        return before
    after = [v for v in sentence.predicates if v.group.index > n]
    main = (v for v in after if v.group.form not in _ASIDE and v.link != "rel")
    return next(main, None) or next(iter(after), None)


def _position(date: DateMention, sentence: Sentence) -> int:
    for n, unit in enumerate(sentence.units):
        if unit.j > 0 and sentence.tokens[unit.j - 1].end > date.start:
            return n
    return len(sentence.units)


def _verb_before(n: int, sentence: Sentence) -> Predicate | None:
    """The last verb before unit n, unless a date opens a new clause there."""
    found = None
    for verb in sentence.predicates:
        if verb.group.index < n:
            found = verb
    if found is None:
        return None
    between = sentence.units[found.group.index + 1 : n]
    opened = next((m for m in range(len(between) - 1, -1, -1) if _opens(between, m)), None)
    if opened is None or any(u.kind == "np" and not u.prep for u in between[opened + 1 :]):
        return found
    after = sentence.units[n + 1 :]
    follows = next((u for u in after if u.kind == "vg" or u.kind in _CUTS), None)
    if follows is not None and follows.kind == "vg":
        return next((v for v in sentence.predicates if v.group is follows), found)
    return found


def _opens(units: list[Group], m: int) -> bool:
    """A complementiser, a conjunction after a comma, or the like, after which a clause begins."""
    unit = units[m]
    if unit.kind in _CUTS:
        return True
    return unit.kind == "conj" and not unit.joined and m > 0 and units[m - 1].kind == "punct"


def places_of(candidate: Candidate, sentence: Sentence) -> Iterator[Group]:
    """The groups that may name the place of a candidate, the likeliest first."""
    verb = candidate.predicate
    for group in candidate.roles.get("place", []):
        aside = verb is not None and candidate.noun is None and candidate.type in _SPOKEN
        if not (aside and verb and group.prep and _of_object(group, verb, sentence)):
            yield group
    if candidate.noun is not None:
        yield from _beside(candidate.noun, sentence)
    for verb in (*_line(candidate), *_joined(candidate, sentence)):
        for slot in _SLOTS:
            for group in verb.slots.get(slot, ()):
                if group.cls == "pron" or _explains(group, verb, sentence):
                    continue
                if candidate.type in _SPOKEN and _of_object(group, verb, sentence):
                    continue
                if not (slot.startswith("pre:") and _in_aside(group, verb, sentence)):
                    yield group
    yield from _setting(sentence)


def _beside(noun: Group, sentence: Sentence) -> Iterator[Group]:
    """Place phrases right after an event noun."""
    n = noun.index + 1
    while 0 < n < len(sentence.units):
        unit = sentence.units[n]
        if unit.kind == "np" and unit.prep:
            if unit.prep in ("in", "near", "at"):
                yield unit
        elif not unit.joined and unit.kind not in ("date", "adv", "prep"):
            break
        n += 1


def _explains(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """The phrase hangs on the noun before it, which is no place and no actor of the verb."""
    before = sentence.units[group.index - 1] if group.index > 0 else None
    if before is None or before.kind != "np" or group.index - 1 <= verb.group.index:
        return False
    return before.prep in ("about", "of", "for") and before.cls in _EXPLAINED


def _of_object(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """The phrase hangs on what is spoken of, not on the speaking ("discussed the war in Yemen")."""
    before = sentence.units[group.index - 1] if group.index > 0 else None
    while before is not None and before.joined and before.index > 0:
        before = sentence.units[before.index - 1]
    return before is not None and before in verb.slots.get("O", ()) and not before.acts


def _in_aside(group: Group, verb: Predicate, sentence: Sentence) -> bool:
    """A phrase between a subject and its verb that a comma cuts off from the verb."""
    subject = verb.first("S")
    if subject is None or not 0 <= subject.index < group.index:
        return False
    return any(u.sub == "comma" for u in sentence.units[group.index : verb.group.index])


def is_since(date: DateMention, sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether a date is the end of a phrase that says since when ("since the war began in 2011")."""
    n = _position(date, sentence)
    for unit in reversed(sentence.units[:n]):
        if unit.kind == "np" and unit.prep_item is not None:
            form = " ".join(t.form for t in sentence.tokens[unit.prep_item.i : unit.prep_item.j])
            return form in words
        if unit.kind not in ("np", "prep", "date") and not unit.joined:
            return False
    return False


def _setting(sentence: Sentence) -> Iterator[Group]:
    """A place phrase that opens the sentence and is closed by a comma sets the scene for all, and
    so does a place before a colon, as headlines have it."""
    if len(sentence.units) > 1:
        first, after = sentence.units[0], sentence.units[1]
        inside = first.prep in ("in", "at", "near") and after.sub == "comma"
        headed = not first.prep and after.sub == "colon" and _is_place(first)
        if first.kind == "np" and (inside or headed):
            yield first


def _is_place(group: Group) -> bool:
    return group.cls in ("place", "country") or group.sub in ("settlement", "place")
