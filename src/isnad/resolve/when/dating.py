"""When of a candidate: which date of the sentence is its own.

A date belongs to the verb in whose clause it stands, a date that opens a clause to the verb that
follows, a date before a clause that tells what else happened then to that clause too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from isnad.annotations import Candidate, Group, Predicate, Sentence
from isnad.records import DateMention
from isnad.resolve.when import openings

_CUTS = frozenset({"comp", "rel", "sub", "attr"})
_ASIDE = frozenset({"ger", "part"})
_LENT = frozenset({"inf", "ger", "conj"})
# No word that opens a clause stands further from its verb.
_NEAR = 12


class Dates:
    """The dates of one sentence and what each belongs to, found once for all its candidates.
    ``meanwhile``: the words of the language that open what happened at the same time."""

    def __init__(self, sentence: Sentence, meanwhile: frozenset[str] = frozenset()) -> None:
        self.sentence, self._words = sentence, meanwhile
        self._led = _led(sentence)
        dated = [date for date in sentence.dating if not date.leads]
        self._all, self._ends = dated, [date.end for date in dated]
        held = _holders(dated, sentence)
        self._held = held
        self._saying = {id(link.verb) for link in sentence.links}
        self._inside = {id(held[d.start]): d for d in reversed(dated)}
        self._dated = [d for d in dated if held[d.start] is None]
        places = list(positions(self._dated, sentence))
        owners = [*map(_Owners(sentence).of, places)] if places else []
        self._owners = dict(zip(map(id, self._dated), owners, strict=True))
        self._of: defaultdict[int, list[DateMention]] = defaultdict(list)
        for date, owner in zip(self._dated, owners, strict=True):
            self._of[id(owner)].append(date)
        self._happened = [v for v in sentence.predicates if v.link == "rel" and self._of.get(id(v))]
        self._free = list(self._unclaimed(owners))

    def _unclaimed(
        self, owners: list[Predicate | None]
    ) -> Iterator[tuple[DateMention, Predicate | None]]:
        """The dates that belong to no verb, or to one that tells nothing, with that verb."""
        sentence = self.sentence
        busy = {id(c.predicate) for c in sentence.candidates} if owners else set()
        owner: Predicate | None
        for date, owner in zip(self._dated, owners, strict=True):
            if owner is None:
                yield date, owner
            elif id(owner) not in busy:
                # Before a verb of saying a date tells when it was said; after, often what is said.
                before = date.start < sentence.tokens[owner.group.i].start
                if not (before and id(owner) in self._saying):
                    yield date, owner

    def of(self, candidate: Candidate) -> DateMention | None:
        """The date of a candidate; None where the sentence gives it none."""
        sentence, noun = self.sentence, candidate.noun
        if self._led and (then := self._leading(candidate)) is not None:
            return then
        if noun is not None and id(noun) in self._inside:
            return self._inside[id(noun)]
        if not self._dated:
            return self._meanwhile(candidate.predicate)
        if noun is not None:
            if (beside := self._beside(noun) or self._took_place(noun)) is not None:
                return beside
            if not _carried(candidate):
                return None
        at = sentence.tokens[candidate.at].start
        for verb in (*line(candidate), *joined(candidate, sentence)):
            if mine := self._of.get(id(verb)):
                return min(mine, key=lambda d: abs(d.start - at))
        then = self._meanwhile(candidate.predicate)
        if then is None and not (candidate.predicate and candidate.predicate.link == "rel"):
            then = self._spoken_of(candidate) or self._nearest(candidate, at)
        return then

    def is_shared(self, candidate: Candidate, date: DateMention) -> bool:
        """Whether a date is that of a clause which says what happened then, and which the clause of
        a candidate is set against ("a summit in June, when one promised peace while …")."""
        verb, tokens = candidate.predicate, self.sentence.tokens
        other = openings.set_against(verb, self.sentence) if verb is not None else None
        if other is None or candidate.noun is not None or date in self._of.get(id(verb), ()):
            return False
        opener = openings.opened(other, self.sentence)
        if opener is None or not self._says_then(self.sentence.units[opener]):
            return False
        last = bisect_right(self._ends, tokens[self.sentence.units[opener].i].start) - 1
        return last >= 0 and self._all[last] is date and self._meanwhile(other) is date

    def _meanwhile(self, verb: Predicate | None, steps: int = 4) -> DateMention | None:
        """The date told before a clause that tells what else happened then ("a summit in June, when
        both agreed …")."""
        units, tokens = self.sentence.units, self.sentence.tokens
        if verb is None:
            return None
        near = range(verb.group.index - 1, max(verb.group.index - _NEAR, -1), -1)
        opener = next((units[n] for n in near if self._opens(units[n])), None)
        if opener is None or not (self._says_then(opener) or _in_it(verb, opener)):
            return None
        last = bisect_right(self._ends, tokens[opener.i].start) - 1
        if last >= 0:
            behind = bisect_left(tokens, self._all[last].end, key=lambda t: t.start)
            if all(t.kind == "p" for t in tokens[behind : min(opener.i, behind + _NEAR)]):
                return self._all[last]
        for date in reversed(self._all[max(last + 1 - _NEAR, 0) : last + 1]):
            if self._may_hold(date):
                return date
        verbs = self.sentence.predicates
        before = bisect_left(verbs, opener.i, key=lambda v: v.group.i)
        if not before or not steps:
            return None
        return self._meanwhile(openings.above(verbs[before - 1]), steps - 1)

    def _opens(self, unit: Group) -> bool:
        return unit.kind in _CUTS or unit.kind == "vg" or self._says_then(unit)

    def _says_then(self, unit: Group) -> bool:
        """Whether a unit is one of the words that open what happened at the same time."""
        if unit.kind in ("np", "vg", "date"):
            return False
        tokens = self.sentence.tokens[unit.i : max(unit.j, unit.i + 1)]
        return " ".join([t.bare for t in tokens]) in self._words

    def _may_hold(self, date: DateMention) -> bool:
        """Whether a date may be that of what a later clause tells: not of an aside, nor of saying."""
        holder, owner = self._held.get(date.start), self._owners.get(id(date))
        if owner is None:
            return holder is None or holder.cls == "event"
        return owner.link != "rel" and id(owner) not in self._saying

    def _spoken_of(self, candidate: Candidate) -> DateMention | None:
        """The date that the relative before a clause speaks of ("on Monday, when rebels …")."""
        tokens = self.sentence.tokens
        unit = next(iter(openings.spoken_of(candidate.predicate, self.sentence)), None)
        if unit is None or unit.kind != "date":
            return None
        starts = tokens[unit.i].start, tokens[unit.j - 1].end
        return next((d for d in self._dated if starts[0] <= d.start < starts[1]), None)

    def _leading(self, candidate: Candidate) -> DateMention | None:
        """The date that leads the clause or the noun of a candidate."""
        told = (self._led.get(id(one)) for one in (candidate.noun, *line(candidate)))
        return next((date for date in told if date is not None), None)

    def _beside(self, noun: Group) -> DateMention | None:
        """A date where one follows a noun with nothing but phrases that hang on it between."""
        sentence = self.sentence
        for n in range(noun.index + 1, len(sentence.units)) if noun.index >= 0 else ():
            unit = sentence.units[n]
            if unit.kind == "date":
                start, end = sentence.tokens[unit.i].start, sentence.tokens[unit.j - 1].end
                return next((d for d in self._dated if d.start < end and start < d.end), None)
            hangs = unit.joined or unit.kind in ("prep", "adv")
            if not hangs and not (unit.kind == "np" and unit.prep):
                return None
        return None

    def _took_place(self, noun: Group) -> DateMention | None:
        """The date of a relative clause that tells no more of a noun than that it happened ("the raid
        on the port, which began on Friday")."""
        for verb in self._happened:
            if not 0 < verb.group.index - noun.index < _NEAR:
                continue
            who, plain = verb.first("S"), any(x.entry.opts.get("plain") for x in verb.group.lexes)
            other = who is not noun and who is not None and who.cls == "event"
            if other:
                continue  # "an end to the war, which lasted until 1953"
            if plain and who is not None and (who is noun or self._hangs(who, noun)):
                return self._of[id(verb)][0]
        return None

    def _hangs(self, group: Group, noun: Group) -> bool:
        """Whether a group stands behind a noun with nothing but phrases between."""
        between = self.sentence.units[noun.index + 1 : group.index + 1]
        return bool(between) and all(u.joined or u.prep or u.kind == "prep" for u in between)

    def _nearest(self, candidate: Candidate, at: int) -> DateMention | None:
        """The nearest date that is free to be of the candidate."""
        later = bisect_left(self._free, at, key=lambda pair: pair[0].start)
        sides = (range(later - 1, -1, -1), range(later, len(self._free)))
        found = [
            next((d for n in side if (d := self._may_date(n, candidate)) is not None), None)
            for side in sides
        ]
        free = [date for date in found if date is not None]
        return min(free, key=lambda d: abs(d.start - at)) if free else None

    def _may_date(self, n: int, candidate: Candidate) -> DateMention | None:
        """A free date, unless it stands in a clause of its own after a subordinator."""
        (date, owner), verb = self._free[n], candidate.predicate
        if owner is None or verb is None:
            return date
        between = self.sentence.units[verb.group.index + 1 : owner.group.index]
        return None if any(u.kind == "sub" for u in between) else date


def _in_it(verb: Predicate, opener: Group) -> bool:
    """Whether a relative clause tells what happened in the event that it speaks of ("the unrest that
    somebody was hurt in")."""
    held = (g for g in verb.slots.get("in", ()) if 0 <= g.index < opener.index)
    return verb.link == "rel" and any(g.cls == "event" for g in held)


def _led(sentence: Sentence) -> dict[int, DateMention]:
    """What happened at each date that leads a clause or an event noun: by ids of verbs and of
    nouns."""
    leading = [date for date in sentence.dating if date.leads]
    found = {}
    for date, n in zip(leading, positions(leading, sentence), strict=True):
        after = sentence.units[n + 1] if n + 1 < len(sentence.units) else None
        if after is not None and after.kind == "sub":
            verb = next((v for v in sentence.predicates if v.group.index > n), None)
            found[id(verb)] = date
        elif after is not None and after.kind == "np":
            found[id(after)] = date
    return found


def _holders(dates: list[DateMention], sentence: Sentence) -> dict[int, Group | None]:
    """The noun group that each date stands inside, among the words before its head: the date is
    part of what the group names ("the 2016 vote"). By where the date begins, in order."""
    units, tokens = sentence.units, sentence.tokens
    found: dict[int, Group | None] = {}
    n = 0
    for date in dates:
        # Both are in order: a group that ends before a date ends before all that follow.
        while n < len(units) and not _reaches_over(units[n], date, sentence):
            n += 1
        begins = n < len(units) and tokens[units[n].i].start <= date.start
        found[date.start] = units[n] if begins else None
    return found


def _reaches_over(unit: Group, date: DateMention, sentence: Sentence) -> bool:
    """Whether a noun group ends after a date."""
    filled = unit.kind == "np" and unit.j > unit.i
    return filled and date.end < sentence.tokens[unit.j - 1].end


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


def told_anew(candidate: Candidate) -> bool:
    """Whether a light verb tells an event that no article points back to: that tells it anew, as a
    verb of its own would ("carried out raids", "announced a boycott of the firm")."""
    noun, verb = candidate.noun, candidate.predicate
    return noun is not None and verb is not None and not noun.definite and is_light(verb)


def is_light(verb: Predicate) -> bool:
    """Whether a verb says no more than that the event it governs is done."""
    return any(
        x.entry.opts.get("support") or x.entry.opts.get("performs") for x in verb.group.lexes
    )


def line(candidate: Candidate) -> Iterator[Predicate]:
    """The verb of a candidate, then those that lend it their time and place."""
    verb, steps = candidate.predicate, 0
    if verb is not None and verb.twin is not None:
        yield verb
        verb = verb.twin
    while verb is not None and steps < 4:
        yield verb
        verb, steps = (verb.parent if verb.link in _LENT else None), steps + 1


def joined(candidate: Candidate, sentence: Sentence) -> Iterator[Predicate]:
    """The verb that goes on after the candidate's with the same subject: what closes the second
    is said of both ("was shot and killed on Friday")."""
    first = candidate.predicate
    if first is None or candidate.noun is not None:
        return
    for verb in first.joined:
        between = sentence.units[first.group.index + 1 : verb.group.index]
        if not any(u.kind in _CUTS or u.kind == "punct" for u in between):
            yield verb


class _Owners:
    """Finds the verb that a date belongs to, by the unit that the date stands at."""

    def __init__(self, sentence: Sentence) -> None:
        units = sentence.units
        self.sentence, self.verbs = sentence, sentence.predicates
        self.at = [verb.group.index for verb in self.verbs]
        self.opening = [n for n in range(len(units)) if _opens(units, n)]
        self.bare = [n for n, u in enumerate(units) if u.kind == "np" and not u.prep]
        self.cutting = [n for n, u in enumerate(units) if u.kind == "vg" or u.kind in _CUTS]

    def of(self, n: int) -> Predicate | None:
        """The verb of a date at unit n."""
        units, later = self.sentence.units, bisect_right(self.at, n)
        after = self.verbs[later] if later < len(self.verbs) else None
        last = next((u.kind for u in units[max(n - 2, 0) : n][::-1] if u.kind != "prep"), "")
        if last == "rel" or (units[n + 1 : n + 2] and units[n + 1].kind == "rel"):
            return after
        if after is not None and self._parts(n, after):
            return after
        before = self._before(n)
        if before is not None:
            return before
        rest = (self.verbs[m] for m in range(later, len(self.verbs)))
        return next((v for v in rest if v.group.form not in _ASIDE and v.link != "rel"), after)

    def _parts(self, n: int, verb: Predicate) -> bool:
        """Whether a date stands between a verb of saying and its subject right before it ("…, the
        agency on Friday quoted the mayor")."""
        units, who = self.sentence.units, verb.first("O" if verb.passive else "S")
        last = n - 2 if n > 1 and units[n - 1].kind == "prep" else n - 1
        says = any(x.entry.kind == "say" for x in verb.group.lexes)
        return says and who is not None and last > 0 and who is units[last]

    def _before(self, n: int) -> Predicate | None:
        """The last verb before unit n, unless a date opens a new clause there."""
        place = bisect_left(self.at, n) - 1
        if place < 0:
            return None
        found = self.verbs[place]
        opened = _last(self.opening, n)
        if opened <= found.group.index or _last(self.bare, n) > opened:
            return found
        follows = bisect_right(self.cutting, n)
        if follows < len(self.cutting):
            verb = bisect_left(self.at, self.cutting[follows])
            if self.at[verb : verb + 1] == [self.cutting[follows]]:
                return self.verbs[verb]
        return found


def _last(places: list[int], n: int) -> int:
    """The last of the places before n; -1 where there is none."""
    before = bisect_left(places, n)
    return places[before - 1] if before else -1


def positions(dates: Iterable[DateMention], sentence: Sentence) -> Iterator[int]:
    """The units that dates in order stand at."""
    n = 0
    for date in dates:
        while n < len(sentence.units) and not _ends_after(sentence.units[n], date, sentence):
            n += 1
        yield n


def _ends_after(unit: Group, date: DateMention, sentence: Sentence) -> bool:
    return unit.j > 0 and sentence.tokens[unit.j - 1].end > date.start


def _opens(units: list[Group], n: int) -> bool:
    """A complementiser, a conjunction after a comma, or the like, after which a clause begins."""
    unit = units[n]
    if unit.kind in _CUTS:
        return True
    return unit.kind == "conj" and not unit.joined and n > 0 and units[n - 1].kind == "punct"
