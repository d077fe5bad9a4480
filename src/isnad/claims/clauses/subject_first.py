"""Arguments where the subject comes before its verb."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.clauses import control
from isnad.claims.clauses.asides import before_aside, in_phrase, told_of
from isnad.claims.clauses.control import first_infinitive, says_leaving, whom_without_marker
from isnad.claims.clauses.headlines import is_undergone, object_apart
from isnad.claims.clauses.relatives import opened_before, relative_object, said_of
from isnad.claims.clauses.verb_first import VerbFirst
from isnad.claims.coordination import is_under, opener, speaker_over
from isnad.claims.walking import describes, how_often

# A verb of more words than this holds its object already ("struck a deal").
_PHRASE = 2
_THERE, _FINITE = "there", frozenset({"fin", "past", "cop"})
_LIGHT = frozenset({"adv", "date", "np", "prep"})
_MANNER = {"in": ("abstract", "unknown"), "as": ("abstract", "unknown", "event", "doc")}
_ORDERS = frozenset({"REQUEST", "COERCE"})


class SubjectFirst(VerbFirst):
    """Subjects to the left, objects to the right; participles, infinitives, shared subjects."""

    def subject_first(self, verb: Predicate) -> None:
        """Fill the slots of a verb."""
        self._agent_inside(verb)
        held = None
        if self._reduced(verb):
            verb.passive, verb.link, held = True, "rel", in_phrase(verb, self)
        subject = held or self._agent_before(verb) or before_aside(verb, self)
        subject = subject or control.whose(verb, self) or self._left_subject(verb)
        subject = subject or control.subject_behind(verb, self)
        objects = self._objects(verb)
        if self._passive_too(verb, objects) or is_undergone(verb, subject, objects, self):
            verb.passive = True
        if verb.passive:
            self.put(verb, "O", subject)
            for extra in objects[:1]:
                self.put(verb, "O2", extra)
        else:
            self.put(verb, "S", subject)
            if len(objects) > 1 and objects[0].acts and not how_often(objects[1]):
                self.put(verb, "to", objects[0])
                self.put(verb, "O", objects[1])
            elif objects:
                self.put(verb, "O", objects[0])
        self.phrases(verb)

    def _agent_inside(self, verb: Predicate) -> None:
        """A passive marker, the agent, then the verb."""
        agent = self._unit_before(verb.group.index)
        marker = self._unit_before(agent.index) if agent is not None else None
        if (
            agent
            and marker
            and agent.kind == "np"
            and not agent.prep
            and marker.kind == "vg"
            and marker.head is None
            and marker.voice == "passive"
        ):
            verb.passive = True
            verb.begin = marker.index
            self.put(verb, "S", agent)

    def _unit_before(self, n: int) -> Group | None:
        """The unit before the one at n, over what belongs to others."""
        n -= 1
        while n >= 0 and self.units[n].joined:
            n -= 1
        return self.unit(n)

    def _agent_before(self, verb: Predicate) -> Group | None:
        """What a bare verb describes, where a phrase that names who acts stands between it and the
        verb ("the town by rebels held") and words never change."""
        if self.pack.settings.get("words") != "isolating":
            return None
        agent = self._unit_before(verb.group.index)
        noun = told_of(agent, self) if agent is not None else None
        if agent is None or agent.prep != "by":
            return None
        if verb.passive or not agent.acts or noun is None or noun.kind != "np":
            return None
        verb.passive, verb.link = True, "rel"
        self.put(verb, "by", agent)
        agent.joined = True
        for other in self.verbs:
            if other is not verb and agent in other.slots.get("by", ()):
                other.slots["by"].remove(agent)
        return noun

    def _passive_too(self, verb: Predicate, objects: list[Group]) -> bool:
        """The second of two passives that share their auxiliary ("was shot and wounded")."""
        head = verb.group.head
        if not objects and control.is_for(verb, self):
            return True
        if (
            verb.link != "conj"
            or verb.parent is None
            or not verb.parent.passive
            or any(not control.is_sum(group) for group in objects)
            or head is None
        ):
            return False
        if self.pack.settings.get("words") == "isolating":
            return verb.group.form == "fin" and len(verb.group.items) == 1
        return (
            verb.group.form == "past"
            and len(verb.group.items) == 1
            and (head.has("pp") or head.sub == "ed")
        )

    def _reduced(self, verb: Predicate) -> bool:
        """A participle that follows its noun: "fighters backed by a neighbour", "a town lost in
        the war was …"."""
        n = verb.group.index
        before = self.unit(n - 1)
        aside = before is not None and before.sub == "comma"
        if aside:
            before = self.unit(n - 2)
        if verb.group.form not in ("past", "part") or verb.group.head is None or before is None:
            return False
        if not verb.group.head.has("pp") and verb.group.head.sub != "ed":
            return False
        if before.kind != "np" or len(verb.group.items) > 1:
            return False
        if not aside and (opened_before(before, self) or whom_without_marker(n - 1, self)):
            return False
        after = self.unit(self.skip(n + 1, 1))
        if after is None or (after.kind == "np" and not after.prep):
            return False
        if after.prep == "by" or control.agent_behind(n, self) or control.is_charged(verb, self):
            return True
        if verb.group.head.j - verb.group.head.i > _PHRASE:
            return False
        return not aside and self._own_verb_follows(verb)

    def _own_verb_follows(self, verb: Predicate) -> bool:
        """Whether after this verb comes a finite one that has no subject between them, but the object of
        what it says somebody did ("men accused of killing a nurse were jailed")."""
        for m in range(control.past_deed(verb.group.index + 1, self), len(self.units)):
            unit = self.units[m]
            if unit.kind == "vg" and unit.head is not None:
                after = self.unit(m + 1)
                describes = unit.form == "past" and after is not None and after.prep == "by"
                return unit.form in ("fin", "past", "cop") and not describes
            if unit.kind in ("comp", "rel", "sub", "conj", "attr", "punct"):
                return False
            if unit.kind == "np" and not unit.prep and not unit.joined:
                return False
        return False

    def _left_subject(self, verb: Predicate) -> Group | None:
        """The nearest noun group to the left that can be the subject, clause by clause."""
        if (first := first_infinitive(verb, self)) is not None:
            verb.link, verb.parent, verb.shared_subject = first.link, first.parent, True
            return first.first("S")
        n, before = self.skip(verb.begin - 1, -1), opener(verb, self.units)
        parted = False
        while n >= 0:
            unit = self.units[n]
            parted = parted or (unit.kind == "punct" and unit.sub == "comma")
            if unit.kind == "np":
                further = self._past_noun(verb, n, parted=parted)
                if further is None:
                    return self._here(verb, n, parted=parted)
                n = further
            elif unit.kind == "rel":
                verb.link = "rel"
                return self.antecedent(n)
            elif unit.kind == "vg":
                other = self.by_unit.get(n)
                if other is not None and is_under(verb, other, before, self):
                    other = None
                other = other and (self._speaker_over(verb, other, before) or other)
                other = self.past_description(verb, other) if self._goes_on(verb) else other
                if other is not None and other is not verb and not self._aside(verb, other, n):
                    verb.parent = other
                    return self._shared(verb, other, n)
                n = self.skip(n - 1, -1)
            elif unit.kind in ("comp", "sub") or self.breaks(n):
                verb.link = verb.link or unit.kind
                return self._of_main_clause(verb, n)
            else:
                n = self.skip(n - 1, -1)
        return None

    def _speaker_over(
        self, verb: Predicate, other: Predicate, before: Group | None
    ) -> Predicate | None:
        bare = self.pack.settings.get("words") == "isolating"
        return speaker_over(verb, other, self.verbs, before, bare=bare)

    def _here(self, verb: Predicate, n: int, *, parted: bool) -> Group | None:
        """The subject at n, or that of the clause without a marker which it ends."""
        if (cause := self.cause_of(verb, n)) is not None:
            verb.parent = cause
            return self._shared(verb, cause, n)
        whole = self.aims(verb, n) or self._clause_inside(n, parted=parted)
        if whole is not None:
            return whole
        self._ordered(verb, n)
        return self.units[n]

    def _past_noun(self, verb: Predicate, n: int, *, parted: bool) -> int | None:
        """Where to look on when the noun group at n is no subject; None when it is one."""
        described = control.past_participle(verb, n, self)
        return self._past_other(verb, n, parted=parted) if described is None else described

    def _past_other(self, verb: Predicate, n: int, *, parted: bool) -> int | None:
        unit, form = self.units[n], verb.group.form
        if self.aims(verb, n) is not None:
            return None
        if unit.prep == "with" and form == "ger" and n == verb.group.index - 1 and unit.acts:
            return None  # "with the party promising"
        if parted and form in ("ger", "part", "inf"):
            return self.skip(n - 1, -1)
        if unit.prep or unit.joined or control.is_means(n, self):
            return self.skip(n - 1, -1)
        governor = self._governor(n)
        if form == "inf" and governor is not None and (self.bare or not self._controls(n)):
            return self.skip(n - 1, -1)
        if form == "ger" and governor is not None and says_leaving(verb, governor, unit, self):
            return self.skip(n - 1, -1)
        if self._goes_on(verb) and (self._governor(n) is not None or self.past_object(verb, n)):
            return self.skip(n - 1, -1)
        relative = self._inside_relative(n)
        if relative is not None and form in ("fin", "past", "cop") and self._touches(n, verb.begin):
            n = self.skip(relative - 1, -1)
            while n > 0 and self.units[n].kind == "punct":
                n = self.skip(n - 1, -1)
            return n
        return None

    def _of_main_clause(self, verb: Predicate, n: int) -> Group | None:
        """The subject of a verb right after a subordinator, where words never change: that of the
        clause before, or whom it befell if the word says why."""
        if self.bare and self.units[n].sub == "dash":
            return self.past_aside(n)
        if not self.bare or self.units[n].kind != "sub":
            return None
        before = self.before_aside(n)
        main = next((v for v in reversed(self.verbs) if v.group.index < before), None)
        happens = any(x.entry.opts.get("happens") for x in verb.group.lexes)
        if main is None or happens or any(u.kind == "np" for u in self.units[n + 1 : verb.begin]):
            return None
        befell = main.first("O") or main.first("on")
        if befell is not None and (main.passive or (self.units[n].sub == "why" and befell.acts)):
            return befell
        return main.first("S")

    def _clause_inside(self, n: int, *, parted: bool) -> Group | None:
        """The subject before a clause without a marker that the noun group at n ends: "the person
        [who] shot two", "the act [of] attacking the town"."""
        inner = self._governor(n)
        if inner is None or parted or self.pack.settings.get("words") != "isolating":
            return None
        opener = inner.first("O" if inner.passive else "S")
        if opener is None or opener.index < 0 or not describes(inner, opener):
            return None
        between = self.units[opener.index + 1 : inner.group.index]
        if any(u.kind not in _LIGHT and u.head is not None for u in between):
            return None
        inner.link = "rel"
        return opener

    def _goes_on(self, verb: Predicate) -> bool:
        """A conjunction, a comma or "then" stands right before the verb: it goes on with a
        subject."""
        before = opener(verb, self.units)
        return before is not None and (before.kind == "conj" or before.sub in ("comma", "then"))

    def _ordered(self, verb: Predicate, n: int) -> None:
        """A verb after the object of an order tells what is ordered, where no word says so."""
        bare = self.pack.settings.get("words") == "isolating"
        governor = self._governor(n)
        if governor is not None and (bare or verb.group.form == "inf") and self._controls(n):
            verb.link, verb.parent = "inf", governor
            self.put(governor, "inf", verb.group)

    def _aside(self, verb: Predicate, other: Predicate, n: int) -> bool:
        """Whether the verb between is a participle of the noun group that we look for."""
        bare = other.link == "rel" and other.passive and verb.group.form != "inf"
        return bare and not self.joined_to(n, verb.begin)

    def _governor(self, n: int) -> Predicate | None:
        """The verb whose object the noun group at n is."""
        m = self.skip(n - 1, -1)
        if self.pack.settings.get("words") == "isolating" and m > 0 and self._bare(m):
            m = self.skip(m - 1, -1)
        return self.by_unit.get(m)

    def _bare(self, n: int) -> bool:
        return self.units[n].kind == "np" and not self.units[n].prep

    def _controls(self, n: int) -> bool:
        """Whether the object at n does what the infinitive after it says ("urged them to leave")."""
        governor = self._governor(n)
        if governor is None:
            return False
        entries = [x.entry for x in governor.group.lexes]
        return self.units[n].acts and any(
            e.opts.get("content") == "drop" or e.opts.get("object") or e.type in _ORDERS
            for e in entries
        )

    def _shared(self, verb: Predicate, other: Predicate, n: int) -> Group | None:
        """The subject of an earlier verb, for one that has none of its own."""
        if (whole := said_of(other)) is not None and verb.group.form in _FINITE:
            if not self._goes_on(verb):
                verb.parent = None
                return whole
        between = [u.kind for u in self.units[n + 1 : verb.begin]]
        verb.link = {"inf": "inf", "ger": "ger"}.get(verb.group.form) or (
            "conj" if "conj" in between or self.comma_between(n, verb.begin) else "inf"
        )
        verb.shared_subject = True
        before = opener(verb, self.units)
        comma = before is not None and before.sub == "comma"
        verb.aside = comma and verb.link == "ger" != other.link
        if self._described(verb, other):
            other.link, verb.link, verb.shared_subject = "rel", "", False
            return other.first("O")
        if verb.link == "inf" and other.passive:
            self.put(other, "inf", verb.group)
        if (
            verb.link == "inf"
            and not (other.passive or (self.bare and verb.group.form == "inf"))
            and (controller := other.first("O")) is not None
            and self._controls(controller.index)
        ):
            return controller
        return other.first("O") if other.passive else other.first("S")

    def _described(self, verb: Predicate, other: Predicate) -> bool:
        """Whether a passive with its agent only describes the subject of the verb right behind it
        ("troops by the emir backed have left"), where words never change."""
        if self.pack.settings.get("words") != "isolating" or not other.passive:
            return False
        behind = verb.group.index == other.group.index + 1 and len(verb.group.items) > 1
        return behind and "S" in other.slots and "O" in other.slots

    def _touches(self, n: int, begin: int) -> bool:
        between = self.units[n + 1 : begin]
        closed = between and between[0].kind == "punct" and between[0].sub == "comma"
        return all(
            u.kind in ("adv", "date", "prep") or u.joined or (u.kind == "np" and u.prep)
            for u in between[1 if closed else 0 :]
        )

    def _inside_relative(self, n: int) -> int | None:
        """Where the relative clause begins whose verb governs the noun group at n, if one does."""
        m = self.skip(n - 1, -1)
        if m < 0 or self.units[m].kind != "vg" or control.tells_that(self.units[m]):
            return None
        m = self.skip(m - 1, -1)
        return m if m >= 0 and self.units[m].kind == "rel" else None

    def _objects(self, verb: Predicate) -> list[Group]:
        out: list[Group] = []
        n = self.skip(verb.group.index + 1, 1)
        while n < verb.end and len(out) < 2:
            unit = self.units[n]
            if not out and (self._of_manner(n) or self.given_to(n)):
                n = self.skip(n + 1, 1)
                continue
            if unit.kind != "np" or unit.prep:
                break
            out.append(unit)
            n = self.skip(n + 1, 1)
        if out and self._subject_of_next(out[-1]) and (len(out) > 1 or control.denies(verb)):
            out.pop()
        if not out and (behind := object_apart(verb, self)) is not None:
            out.append(behind)
        if not out:
            before = relative_object(verb, self)
            if before is not None:
                out.append(before)
        return out

    def _of_manner(self, n: int) -> bool:
        """A phrase of manner before the object ("condemned in strong terms the raid")."""
        unit, after = self.units[n], self.unit(n + 1)
        if after is None or unit.kind != "np" or unit.cls not in _MANNER.get(unit.prep, ()):
            return False
        bare = after.kind == "np" and not after.prep and not after.joined and bool(after.items)
        opened = bare and (after.items[0].tag == "det" or after.owner is not None)
        return opened and not self._subject_of_next(after)

    def _subject_of_next(self, unit: Group) -> bool:
        n = self.skip(unit.index + 1, 1)
        after = self.unit(n)
        return bool(after and after.kind == "vg" and after.form in ("fin", "past", "cop"))
