"""Verbs and event nouns with their arguments.

A predicate is a verb group or an event noun with what fills its slots: S (who does), O (to whom),
the preposition classes, GEN (what hangs on a noun). Each language's order decides where to look;
the rest is the same.
"""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.acts.called import is_quality
from isnad.claims.clauses.headlines import plan
from isnad.claims.clauses.subject_first import SubjectFirst
from isnad.claims.coordination import share_auxiliary
from isnad.languages.pack import Pack

# Phrases after the second of two joint verbs that belong to both.
_NEVER, _QUOTED = "never", frozenset({"quote", "open", "single"})
_AROUND = frozenset({"by", "in", "at", "near", "on", "from"})
# Prepositions before what an act causes.
_CAUSED = frozenset({"about", "to", "in", "by"})


def analyse(units: list[Group], pack: Pack) -> list[Predicate]:
    """The predicates of a sentence in order, arguments filled."""
    return _Clauses(units, pack).run()


# One line of classes down to Units: a compiled class has one base.
class _Clauses(SubjectFirst):
    def __init__(self, units: list[Group], pack: Pack) -> None:
        super().__init__(units, pack)
        self.vso = pack.settings.get("order") == "vso"

    def run(self) -> list[Predicate]:
        for n, unit in enumerate(self.units):
            if unit.kind == "vg" and (unit.head is not None or unit.form == "cop"):
                made = Predicate(unit, begin=n, end=n, passive=unit.voice == "passive")
                self.verbs.append(made)
                self.by_unit[n] = made
                self._before_mark(made)
        for verb in self.verbs:
            self._bounds(verb)
        for verb in self.verbs:
            self._under(verb)
        for verb in self.verbs:
            if self.vso:
                self.verb_first(verb)
            else:
                self.subject_first(verb)
        for n, verb in enumerate(self.verbs if self.vso else ()):
            self._past_aside(verb, self.verbs[n + 1 : n + 2])
        for n, verb in enumerate(self.verbs):
            self._borrow(verb, self.verbs[n + 1 : n + 2])
            self._past_relative(verb, self.verbs[n + 1 : n + 2])
            self._past_act(verb, self.verbs[n + 1 : n + 2])
            self._controlled(verb, self.verbs[:n])
            self._never(verb)
            self._named(verb)
            if verb.parent is not None and verb.link == "conj":
                verb.parent.joined.append(verb)
                share_auxiliary(verb, self)
        plan(self.verbs, self)
        return self.verbs

    def _before_mark(self, verb: Predicate) -> None:
        """A verb whose auxiliary stands before a mark that only quotes it ("will “wipe out” …")."""
        aux = self.unit(verb.begin - 2) if verb.begin - 1 in self.passed else None
        if aux is not None and aux.kind == "vg" and aux.head is None and aux.form == "aux":
            verb.group.modality = verb.group.modality or aux.modality
            verb.group.polarity = verb.group.polarity or aux.polarity
            verb.group.items = [*aux.items, *verb.group.items]

    def _under(self, verb: Predicate) -> None:
        """A verb whose auxiliary stands before its subject ("must on the army that it leave"), or
        its negation where words never change ("no way the army leaves")."""
        n = verb.group.index
        if self.pack.settings.get("words") == "isolating":
            self._negated_before(verb)
            return
        comp, who, aux = (self.unit(n - k) for k in (1, 2, 3))
        if comp is None or comp.kind != "comp" or who is None or who.kind != "np":
            return
        if aux is None or aux.kind != "vg" or aux.head is not None or not aux.modality:
            return
        verb.group.modality = verb.group.modality or aux.modality
        verb.group.items = [*aux.items, *verb.group.items]
        self.put(verb, "S", who)

    def _negated_before(self, verb: Predicate) -> None:
        m = self.skip(verb.group.index - 1, -1)
        who: Group | None = self.unit(m)
        aux: Group | None = self.unit(self.skip(m - 1, -1))
        if who is not None and who.form == "aux":  # "'no way' will they leave"
            aux = who
            who = None
        bare = who is None or (who.kind == "np" and not who.prep)
        if not bare or aux is None or aux.kind != "vg":
            return
        if aux.head is None and aux.form == "aux" and aux.polarity == "negated" and aux.modality:
            verb.group.polarity, verb.group.cues = aux.polarity, [*aux.cues, *verb.group.cues]
            verb.group.modality = verb.group.modality or aux.modality

    def _joint(self, between: list[Group]) -> bool:
        """One conjunction between two verbs, or one comma where words never change."""
        isolating = self.pack.settings.get("words") == "isolating"
        return len(between) == 1 and (
            between[0].kind == "conj" or (isolating and between[0].sub == "comma")
        )

    def _borrow(self, verb: Predicate, after: list[Predicate]) -> None:
        """Arguments that stand with the next verb: the object of "shelled and took the town",
        the subject of "after taking the town, the army …"."""
        for other in after:
            between = self.units[verb.group.index + 1 : other.group.index]
            if not between and self.bare and self._in_series(verb, other):
                verb.slots["O"] = list(other.slots["O"])
            apart = self._joint(between) and not _together(verb, other)
            if apart:
                continue
            if (
                "O" not in verb.slots
                and not verb.passive
                and self._joint(between)
                and "O" in other.slots
                and not other.passive
            ):
                verb.slots["O"] = list(other.slots["O"])
            if self._joint(between) and other.link == "conj" and other.passive == verb.passive:
                verb.twin = other
                for slot in [s for s in other.slots if s in _AROUND and s not in verb.slots]:
                    verb.slots[slot] = list(other.slots[slot])
            if self._opening(verb) and any(u.sub == "comma" for u in between):
                slot = "O" if verb.passive else "S"
                who = other.first("O" if other.passive else "S")
                if slot not in verb.slots and who is not None and who.index > verb.group.index:
                    verb.slots[slot] = [who]

    def _in_series(self, verb: Predicate, other: Predicate) -> bool:
        """Whether two acts of one type stand side by side, with one object behind the second ("fired
        gas dispersing the crowd"), where words never change."""
        if "O" in verb.slots or verb.passive or other.passive or "O" not in other.slots:
            return False
        first, second = (
            {x.entry.type for x in v.group.lexes if x.entry.type} for v in (verb, other)
        )
        return not first.isdisjoint(second)

    def _named(self, verb: Predicate) -> None:
        """What a verb of naming calls somebody: the noun right behind them, or the first that is
        quoted ("called him a liar", "called the plan “a trap”"), and how they are said to be ("called him
        corrupt")."""
        if verb.passive or not any("as" in x.entry.frame for x in verb.group.lexes):
            return
        who, said = verb.first("to"), verb.first("O")
        if who is not None and said is not None and not (who.prep or said.prep):
            verb.slots["O"] = verb.slots.pop("to")
            verb.slots["how" if is_quality(said) else "as"] = [said]
            return
        told = self.unit(said.index + 1) if said is not None else None
        if told is not None and is_quality(told):
            verb.slots["how"] = [told]
            return
        mark = self.unit(self.skip(said.index + 1, 1)) if said is not None else None
        if mark is not None and mark.sub in _QUOTED:
            self.put(verb, "as", self.unit(mark.index + 1))

    def _never(self, verb: Predicate) -> None:
        """A verb in a clause behind words that say that it will not be ("there is no way we …")."""
        who = verb.first("O" if verb.passive else "S")
        first = verb.group.index if who is None or who.index < 0 else who.index
        before = self.unit(self.skip(min(first, verb.group.index) - 1, -1))
        if before is not None and before.kind == "comp" and before.sub == _NEVER and before.head:
            verb.group.polarity = "negated"
            verb.group.cues.append((before.head, "negation"))

    def _controlled(self, verb: Predicate, before: list[Predicate]) -> None:
        """The subject of a gerund behind a word that opens a clause is that of the clause before
        ("was treated after being shot", "left while blaming the army")."""
        slot = "O" if verb.passive else "S"
        if verb.group.form != "ger" or verb.link != "sub" or not before or slot in verb.slots:
            return
        main = before[-1]
        who = main.first("O" if main.passive else "S")
        if who is not None and self.units[verb.group.index - 1].kind in ("sub", "adv"):
            self.put(verb, slot, who)

    def _past_relative(self, verb: Predicate, after: list[Predicate]) -> None:
        """Phrases behind a relative clause without a marker belong to the verb before its noun,
        where the clause tells nothing itself ("took rebels, whom a general leads, the town")."""
        for other in after:
            held = [g for slot in ("S", "O") for g in verb.slots.get(slot, ())]
            subject, whom = other.first("S"), other.first("O")
            if not self.vso or other.link != "rel" or subject is None or whom not in held:
                continue
            if whom is None or not whom.acts:
                continue
            if subject.index < other.group.index or any(x.entry.type for x in other.group.lexes):
                continue
            for slot in [s for s in other.slots if s in _AROUND and s not in verb.slots]:
                verb.slots[slot] = other.slots.pop(slot)

    def _past_act(self, verb: Predicate, after: list[Predicate]) -> None:
        """What an act caused, behind a clause that says when and where it was, belongs to the verb
        before the act ("led a raid [that] hit the town on Monday to the death of two")."""
        act = verb.first("S")
        causes = self.vso and any("causes" in x.entry.opts for x in verb.group.lexes)
        for other in after if causes and act is not None else ():
            if other.link != "rel" or act not in (other.first("S"), other.first("O")):
                continue
            for slot, groups in list(other.slots.items()):
                if slot not in _CAUSED or slot in verb.slots:
                    continue
                mine = [g for g in groups if g.cls == "event" and g.index > other.group.index]
                if mine:
                    verb.slots[slot] = mine
                    rest = [g for g in groups if g not in mine]
                    other.slots.update({slot: rest} if rest else {})
                    if not rest:
                        del other.slots[slot]

    def _past_aside(self, verb: Predicate, after: list[Predicate]) -> None:
        """What stands behind a relative clause between two commas, of the subject of the verb
        before, belongs to that verb ("visited the mayor, who came on Monday, the town")."""
        subject = verb.first("S")
        for other in after:
            rel = self.unit(self.skip(other.group.index - 1, -1))
            if rel is None or rel.kind != "rel" or subject is None or verb.passive:
                continue
            opened, who = self.unit(rel.index - 1), other.first("S") or other.first("O")
            if opened is None or opened.sub != "comma" or who is not subject:
                continue
            commas = (
                m for m in range(other.group.index, other.end) if self.units[m].sub == "comma"
            )
            closed = next(commas, None)
            if closed is None:
                continue
            for slot, groups in list(other.slots.items()):
                mine = [g for g in groups if g.index > closed]
                other.slots[slot] = [g for g in groups if g not in mine]
                if mine and slot not in verb.slots:
                    verb.slots[slot] = mine
                if not other.slots[slot]:
                    del other.slots[slot]

    def _opening(self, verb: Predicate) -> bool:
        """A verb that opens the sentence, of a form, or in a language, that asks for no subject."""
        if verb.group.form == "ger":
            return not any(v.begin < verb.begin for v in self.verbs)
        free = self.pack.settings.get("words") == "isolating"
        before = self.units[: verb.group.index]
        return free and not any(u.kind in ("np", "vg") and not u.prep for u in before)

    def _bounds(self, verb: Predicate) -> None:
        """The clause ends at the next verb, stop, complementiser, relative or subordinator."""
        n = verb.group.index + 1
        while n < len(self.units):
            unit = self.units[n]
            if unit.kind in ("comp", "rel", "sub", "attr") or (
                unit.kind == "punct" and unit.sub in ("stop", "colon")
            ):
                break
            if unit.kind == "vg" and unit.head is not None:
                break
            n += 1
        verb.end = n


def _together(verb: Predicate, other: Predicate) -> bool:
    """Whether two verbs beside a conjunction may have one subject."""
    mine, its = verb.first("S"), other.first("S")
    return mine is None or its is None or mine is its
