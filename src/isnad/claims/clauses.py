"""Verbs and event nouns with their arguments.

A predicate is a verb group or an event noun with what fills its slots: S (who does), O (to whom),
the preposition classes, GEN (what hangs on a noun). Each language's order decides where to look;
the rest is the same.
"""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.languages.pack import Pack

_WHERE = frozenset({"place", "country", "name", "unknown"})
_ORDERS = frozenset({"REQUEST", "COERCE"})
_BREAK = frozenset({"stop", "colon", "quote", "open", "close", "dash"})


def analyse(units: list[Group], pack: Pack) -> list[Predicate]:
    """The predicates of a sentence in order, arguments filled."""
    return _Clauses(units, pack).run()


class _Clauses:
    def __init__(self, units: list[Group], pack: Pack) -> None:
        self.units, self.pack = units, pack
        self.vso = pack.settings.get("order") == "vso"
        self.verbs: list[Predicate] = []
        self.by_unit: dict[int, Predicate] = {}

    def run(self) -> list[Predicate]:
        for n, unit in enumerate(self.units):
            if unit.kind == "vg" and (unit.head is not None or unit.form == "cop"):
                made = Predicate(unit, begin=n, end=n, passive=unit.voice == "passive")
                self.verbs.append(made)
                self.by_unit[n] = made
        for verb in self.verbs:
            self._bounds(verb)
        for verb in self.verbs:
            if self.vso:
                self._verb_first(verb)
            else:
                self._subject_first(verb)
        for n, verb in enumerate(self.verbs):
            self._borrow(verb, self.verbs[n + 1 : n + 2])
        return self.verbs

    def _borrow(self, verb: Predicate, after: list[Predicate]) -> None:
        """Arguments that stand with the next verb: the object of "shelled and took the town",
        the subject of "after taking the town, the army …"."""
        for other in after:
            between = self.units[verb.group.index + 1 : other.group.index]
            if (
                "O" not in verb.slots
                and not verb.passive
                and [u.kind for u in between] == ["conj"]
                and "O" in other.slots
                and not other.passive
            ):
                verb.slots["O"] = list(other.slots["O"])
            opening = verb.group.form == "ger" and not any(v.begin < verb.begin for v in self.verbs)
            if (
                opening
                and "S" not in verb.slots
                and any(u.sub == "comma" for u in between)
                and (who := other.first("O" if other.passive else "S"))
            ):
                verb.slots["S"] = [who]

    def unit(self, n: int) -> Group | None:
        return self.units[n] if 0 <= n < len(self.units) else None

    def _skip(self, n: int, step: int) -> int:
        """Over adverbs, dates, taken groups and prepositional phrases."""
        while 0 <= n < len(self.units):
            unit = self.units[n]
            if unit.joined or unit.kind in ("adv", "date") or (unit.kind == "prep" and step < 0):
                n += step
            else:
                break
        return n

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

    # subject first -----------------------------------------------------------------------------

    def _subject_first(self, verb: Predicate) -> None:
        self._agent_inside(verb)
        if self._reduced(verb):
            verb.passive, verb.link = True, "rel"
        subject = self._left_subject(verb)
        objects = self._objects(verb)
        if self._passive_too(verb, objects):
            verb.passive = True
        if verb.passive:
            self._put(verb, "O", subject)
            for extra in objects[:1]:
                self._put(verb, "O2", extra)
        else:
            self._put(verb, "S", subject)
            if len(objects) > 1 and objects[0].acts:
                self._put(verb, "to", objects[0])
                self._put(verb, "O", objects[1])
            elif objects:
                self._put(verb, "O", objects[0])
        self._phrases(verb)

    def _agent_inside(self, verb: Predicate) -> None:
        """A passive marker, the agent, then the verb."""
        n = verb.group.index
        agent, marker = self.unit(n - 1), self.unit(n - 2)
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
            verb.begin = n - 2
            self._put(verb, "S", agent)

    def _passive_too(self, verb: Predicate, objects: list[Group]) -> bool:
        """The second of two passives that share their auxiliary ("was shot and wounded")."""
        head = verb.group.head
        if (
            verb.link != "conj"
            or verb.parent is None
            or not verb.parent.passive
            or objects
            or head is None
        ):
            return False
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
        if verb.group.form not in ("past", "part") or verb.group.head is None or before is None:
            return False
        if not verb.group.head.has("pp") and verb.group.head.sub != "ed":
            return False
        if before.kind != "np" or len(verb.group.items) > 1:
            return False
        after = self.unit(self._skip(n + 1, 1))
        if after is None or (after.kind == "np" and not after.prep):
            return False
        if after.prep == "by":
            return True
        return self._own_verb_follows(verb)

    def _own_verb_follows(self, verb: Predicate) -> bool:
        """Whether after this verb comes a finite one that has no subject between them."""
        for m in range(verb.group.index + 1, len(self.units)):
            unit = self.units[m]
            if unit.kind == "vg" and unit.head is not None:
                return unit.form in ("fin", "past", "cop")
            if unit.kind in ("comp", "rel", "sub", "conj", "attr", "punct"):
                return False
            if unit.kind == "np" and not unit.prep and not unit.joined:
                return False
        return False

    def _left_subject(self, verb: Predicate) -> Group | None:
        n = self._skip(verb.begin - 1, -1)
        form = verb.group.form
        parted = False
        while n >= 0:
            unit = self.units[n]
            if unit.kind == "punct" and unit.sub == "comma":
                parted = True
            if unit.kind == "np" and parted and form in ("ger", "part", "inf"):
                n = self._skip(n - 1, -1)
                continue
            if unit.kind == "np":
                if unit.prep or unit.joined:
                    n = self._skip(n - 1, -1)
                    continue
                if form == "inf" and self._governor(n) is not None and not self._controls(n):
                    n = self._skip(n - 1, -1)
                    continue
                relative = self._inside_relative(n)
                if (
                    relative is not None
                    and form in ("fin", "past", "cop")
                    and self._touches(n, verb.begin)
                ):
                    n = self._skip(relative - 1, -1)
                    while n > 0 and self.units[n].kind == "punct":
                        n = self._skip(n - 1, -1)
                    parted = False
                    continue
                return unit
            if unit.kind == "rel":
                verb.link = "rel"
                return self._antecedent(n)
            if unit.kind == "vg":
                other = self.by_unit.get(n)
                if (
                    other is not None
                    and other.link == "rel"
                    and other.passive
                    and form != "inf"
                    and not self._joined_to(n, verb.begin)
                ):
                    n = self._skip(other.begin - 1, -1)
                    continue
                if other is not None and other is not verb:
                    verb.parent = other
                    return self._shared(verb, other, n)
                n -= 1
                continue
            if unit.kind in ("comp", "sub") or (unit.kind == "punct" and unit.sub in _BREAK):
                verb.link = verb.link or unit.kind
                return None
            n = self._skip(n - 1, -1)
        return None

    def _joined_to(self, n: int, begin: int) -> bool:
        return any(u.kind == "conj" for u in self.units[n + 1 : begin])

    def _governor(self, n: int) -> Predicate | None:
        """The verb whose object the noun group at n is."""
        return self.by_unit.get(self._skip(n - 1, -1))

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
        between = [u.kind for u in self.units[n + 1 : verb.begin]]
        verb.link = {"inf": "inf", "ger": "ger"}.get(verb.group.form) or (
            "conj" if "conj" in between or self._comma_between(n, verb.begin) else "inf"
        )
        verb.shared_subject = True
        if (
            verb.link == "inf"
            and (controller := other.first("O")) is not None
            and not other.passive
            and self._controls(controller.index)
        ):
            return controller
        return other.first("O") if other.passive else other.first("S")

    def _comma_between(self, a: int, b: int) -> bool:
        return any(u.kind == "punct" for u in self.units[a + 1 : b])

    def _touches(self, n: int, begin: int) -> bool:
        between = self.units[n + 1 : begin]
        closed = between and between[0].kind == "punct" and between[0].sub == "comma"
        return all(u.kind in ("adv", "date") or u.joined for u in between[1 if closed else 0 :])

    def _inside_relative(self, n: int) -> int | None:
        """Where the relative clause begins whose verb governs the noun group at n, if one does."""
        m = self._skip(n - 1, -1)
        if m < 0 or self.units[m].kind != "vg":
            return None
        m = self._skip(m - 1, -1)
        return m if m >= 0 and self.units[m].kind == "rel" else None

    def _antecedent(self, n: int) -> Group | None:
        n -= 1
        while n >= 0:
            unit = self.units[n]
            if unit.kind == "np" and not (unit.joined and not unit.of):
                before = self.unit(n - 1)
                if (
                    unit.prep
                    and unit.cls in _WHERE
                    and before is not None
                    and before.kind == "np"
                    and before.cls == "event"
                ):
                    return before
                return unit
            if unit.kind == "vg":
                return None
            n -= 1
        return None

    def _objects(self, verb: Predicate) -> list[Group]:
        out: list[Group] = []
        n = self._skip(verb.group.index + 1, 1)
        while n < verb.end and len(out) < 2:
            unit = self.units[n]
            if unit.kind != "np" or unit.prep:
                break
            out.append(unit)
            n = self._skip(n + 1, 1)
        if out and self._subject_of_next(out[-1]):
            out.pop() if len(out) > 1 else None
        if not out:
            before = self._relative_object(verb)
            if before is not None:
                out.append(before)
        return out

    def _subject_of_next(self, unit: Group) -> bool:
        n = self._skip(unit.index + 1, 1)
        after = self.unit(n)
        return bool(after and after.kind == "vg" and after.form in ("fin", "past", "cop"))

    def _relative_object(self, verb: Predicate) -> Group | None:
        """``the city that rebels took``: the antecedent is the object."""
        n = self._skip(verb.begin - 1, -1)
        if n > 0 and self.units[n].kind == "np" and not self.units[n].prep:
            m = self._skip(n - 1, -1)
            if m > 0 and self.units[m].kind == "rel":
                verb.link = "rel"
                return self._antecedent(m)
        return None

    # verb first --------------------------------------------------------------------------------

    def _verb_first(self, verb: Predicate) -> None:
        left = self._left_of_verb(verb)
        right = [u for u in self._right_nouns(verb)]
        pronoun = (
            right.pop(0)
            if right and right[0].cls == "pron" and right[0].head is verb.group.head
            else None
        )
        subject: Group | None = None
        if verb.link == "rel" and (pronoun is not None or self._resumes(verb)):
            antecedent = left
            subject = right.pop(0) if right else None
            if pronoun is not None:
                self._put(verb, "O", antecedent)
            else:
                self._resumed(verb, antecedent)
            pronoun = None
        elif left is not None and (
            verb.link == "rel" or not right or not self._prefers_right(verb, right[0], left)
        ):
            subject = left
        elif right and self._may_be_subject(verb, right[0]):
            subject = right.pop(0)
        else:
            subject = self._continued(verb)
        if verb.passive:
            self._put(verb, "O", subject)
        else:
            self._put(verb, "S", subject)
            self._put(verb, "O", pronoun)
            if right:
                self._put(verb, "O", right[0])
        self._phrases(verb)

    def _resumes(self, verb: Predicate) -> bool:
        return any(u.cls == "pron" and u.prep for u in self.units[verb.group.index + 1 : verb.end])

    def _resumed(self, verb: Predicate, antecedent: Group | None) -> None:
        for unit in self.units[verb.group.index + 1 : verb.end]:
            if unit.cls == "pron" and unit.prep and antecedent is not None:
                self._put(verb, unit.prep, antecedent)
                unit.joined = True
                return

    def _left_of_verb(self, verb: Predicate) -> Group | None:
        n = self._skip(verb.begin - 1, -1)
        unit = self.unit(n)
        if unit is None:
            return None
        if unit.kind == "rel":
            verb.link = "rel"
            return self._antecedent(n)
        while unit is not None and unit.kind == "np" and unit.prep:
            n = self._skip(n - 1, -1)
            unit = self.unit(n)
        if unit is None or unit.kind != "np":
            if (
                unit is not None
                and unit.kind == "vg"
                and n == self._skip(verb.begin - 1, -1)
                and self.by_unit.get(n)
            ):
                verb.parent, verb.link = self.by_unit[n], verb.link or "inf"
            return None
        before = self.unit(self._skip(n - 1, -1))
        if before is None or before.kind in ("comp", "conj", "sub", "punct"):
            return unit
        if before.kind == "vg" and not unit.definite and unit.name is None:
            verb.link = "rel"
            return unit
        return None

    def _right_nouns(self, verb: Predicate) -> list[Group]:
        out: list[Group] = []
        n = verb.group.index + 1
        while n < verb.end and len(out) < 3:
            unit = self.units[n]
            if unit.kind == "np" and not unit.prep and not unit.joined:
                out.append(unit)
            elif (unit.kind == "punct" and unit.sub in ("comma", "stop")) or unit.kind in ("conj",):
                break
            n += 1
        return out

    def _prefers_right(self, verb: Predicate, right: Group, left: Group) -> bool:
        """With a noun group on both sides the verb's number decides, then its place."""
        if self._plural_form(verb):
            return False
        touching = self._skip(verb.begin - 1, -1) == left.index
        return right.acts and not (touching and left.acts) and not left.plural

    def _plural_form(self, verb: Predicate) -> bool:
        return bool(
            verb.group.head
            and any({"3mp", "3md", "3fd", "3fp"} & lex.feats for lex in verb.group.head.lexes[:1])
        )

    def _may_be_subject(self, verb: Predicate, unit: Group) -> bool:
        return not self._plural_form(verb)

    def _continued(self, verb: Predicate) -> Group | None:
        """The subject of the verb before, for a coordinated or subordinate verb without one."""
        earlier = [v for v in self.verbs if v.group.index < verb.group.index]
        if not earlier:
            return None
        other = earlier[-1]
        verb.parent = verb.parent or other
        before = self.unit(self._skip(verb.begin - 1, -1))
        verb.link = verb.link or ("conj" if before is not None and before.kind == "conj" else "inf")
        verb.shared_subject = True
        if other.passive:
            return other.first("O")
        return other.first("S")

    # both --------------------------------------------------------------------------------------

    def _phrases(self, verb: Predicate) -> None:
        """Prepositional phrases after the verb, and those that open the clause."""
        for n in range(verb.group.index + 1, verb.end):
            unit = self.units[n]
            if unit.kind == "np" and unit.prep and not unit.joined:
                self._put(verb, unit.prep, unit)
        n = verb.begin - 1
        while n >= 0:
            unit = self.units[n]
            if unit.kind in ("vg", "comp", "rel", "sub", "attr") or (
                unit.kind == "punct" and unit.sub in _BREAK
            ):
                break
            if unit.kind == "np" and unit.prep and not unit.joined:
                self._put(verb, "pre:" + unit.prep, unit)
            n -= 1
        verb.begin = min(verb.begin, n + 1)

    def _put(self, verb: Predicate, slot: str, unit: Group | None) -> None:
        if unit is not None and unit is not verb.group:
            verb.slots.setdefault(slot, []).append(unit)
