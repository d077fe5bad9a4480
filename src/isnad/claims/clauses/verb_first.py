"""Arguments where the verb comes before its subject, or the subject opens the clause."""

from __future__ import annotations

from bisect import bisect_left

from isnad.annotations import VERBAL, Group, Predicate
from isnad.claims.clauses.continuing import (
    agreeing_before,
    goes_on_with,
    past_comma,
    past_relative,
    says_more,
)
from isnad.claims.clauses.unmarked import Unmarked
from isnad.claims.coordination import opener, speaker_over, utters
from isnad.claims.speech.outlets import DOCUMENTS

# Forms of the first person.
_FIRST = ("1s", "1p")
# What somebody goes to, by frame, and the types of going away from a place.
_STATE, _AND_PLACE, _LEAVING = "country", "+place", frozenset({"RETREAT", "PRESENCE"})


class VerbFirst(Unmarked):
    """Subject and object to the right of the verb; resuming pronouns; unspoken subjects."""

    def verb_first(self, verb: Predicate) -> None:
        """Fill the slots of a verb."""
        head = verb.group.head
        if head is not None and head.has("actpart"):
            self._participle(verb)
        elif "S" in verb.slots:
            self._objects_after(verb)
        elif verb.passive and head is not None and head.tag == "noun":
            self._befalls(verb)
        else:
            self._arguments(verb)

    def _arguments(self, verb: Predicate) -> None:
        left = self._left_of_verb(verb)
        right = self._right_nouns(verb)
        governed = right.pop(0) if right and self._governs(verb, right[0]) else None
        pronoun = (
            right.pop(0)
            if right and right[0].cls == "pron" and right[0].head is verb.group.head
            else None
        )
        if verb.link == "rel" and (pronoun is not None or self._resumes(verb)):
            aimed = pronoun is None and self._aims(verb, left, right)
            subject = self._continued(verb) if aimed else right.pop(0) if right else None
            if pronoun is not None:
                self.put(verb, "O", left)
            else:
                self._resumed(verb, left)
            pronoun = None
        else:
            subject = self._subject(verb, left, right)
            if utters(verb):
                subject = self._who_it_is(subject, right)
        verb.dropped = subject is None and not verb.passive
        if verb.passive:
            self.put(verb, "O", self._who_it_is(subject, right))
        else:
            self.put(verb, "S", subject)
            self.put(verb, "O", pronoun or governed)
            if right and governed is None:
                self.put(verb, "O", right[0])
        self.phrases(verb)
        called = any(g.acts or g.cls == "event" for g in verb.slots.get("O", ()))
        if not (verb.passive or called or verb.dropped):
            if (whom := past_comma(self, verb)) is not None:
                verb.slots["O"] = [whom]

    def _aims(self, verb: Predicate, left: Group | None, right: list[Group]) -> bool:
        """Whether the one group behind a verb that is always aimed at somebody (``whom=yes``), in a
        clause that says more of a document, is whom it is aimed at: who speaks is whoever issued
        that ("issued a statement in which [they] accused the mayor")."""
        aims = any("whom" in x.entry.opts for x in verb.group.lexes)
        doc = left is not None and left.cls in DOCUMENTS
        return aims and doc and len(right) == 1 and bool(self.verbs) and self.verbs[0] is not verb

    def _who_it_is(self, role: Group | None, right: list[Group]) -> Group | None:
        """Whom a passive befalls, and who says something: behind somebody's role and what belongs
        to it their name may follow ("was killed the officer in the guard, the general Hill")."""
        other = right[0] if right else None
        named = other is not None and other.cls == "person" and other.name is not None
        if role is None or other is None or not named or role.name is not None:
            return role
        if role.cls != "person" or not role.definite or role.plural:
            return role
        role.joined, other.apposed = True, role
        other.country = other.country or role.country
        return other

    def _subject(self, verb: Predicate, left: Group | None, right: list[Group]) -> Group | None:
        """The noun group before the verb, or the first after it (taken off the list), or whoever
        the form of the verb tells, or the subject of the verb before."""
        if left is not None and (
            verb.link == "rel" or not right or not self._prefers_right(verb, right[0], left)
        ):
            return left
        if (spoken := self._spoken(verb)) is not None:
            return spoken
        first = right[0] if right else None
        place = first is not None and (first.cls == "place" and not first.sub)
        place = place or _is_visited(verb, right)
        may = first is not None and self.may_be_subject(verb, first)
        may = may and not goes_on_with(self, verb, right) and not _blames(verb, right)
        if may and not place and first is not None and not self._is_told(verb, first):
            return right.pop(0)
        if (behind := self.behind_object(verb, right)) is not None:
            right.remove(behind)
            return behind
        if may and first is not None and not self._is_told(verb, first):
            return right.pop(0)
        return self._continued(verb)

    def _is_told(self, verb: Predicate, unit: Group) -> bool:
        """Whether an event behind a verb of saying that goes on with another is what is said ("and
        denied the fall of the town")."""
        before = opener(verb, self.units)
        goes_on = before is not None and before.kind == "conj"
        return goes_on and unit.cls == "event" and utters(verb)

    def _spoken(self, verb: Predicate) -> Group | None:
        """Who speaks, where the form of a verb says it."""
        head = verb.group.head
        feats = head.lexes[0].feats if head is not None and head.lexes else frozenset()
        person = next(("1s" if f == "1s" else "1p" for f in _FIRST if f in feats), None)
        if person is None or head is None:
            return None
        return Group(kind="np", i=head.i, j=head.j, head=head, cls="pron", sub=person)

    def _befalls(self, verb: Predicate) -> None:
        """A verbal noun under a passive auxiliary: whom it befalls follows it, or stands before
        and is resumed by its pronoun."""
        head = verb.group.head
        assert head is not None
        right = self._right_nouns(verb)
        left = self._left_of_verb(verb)
        if head.enc:
            pronoun = Group(kind="np", i=head.i, j=head.j, head=head, cls="pron", sub=head.enc)
            self.put(verb, "O", left or pronoun)
        elif left is not None and left.cls != "pron":
            verb.passive = False  # the auxiliary as a verb of its own: "the army holds exercises"
            self.put(verb, "S", left)
        elif right:
            self.put(verb, "O", right[0])
        self.phrases(verb)

    def _governs(self, verb: Predicate, unit: Group) -> bool:
        """A verb of several words that ends in a noun on which its object hangs ("set the freedom
        of")."""
        head = verb.group.head
        if head is None or head.j - head.i < 2 or unit.head is head:
            return False
        governs = any(x.entry.opts.get("governs") for x in head.lexes)
        return governs and self.touching(verb, unit)

    def _participle(self, verb: Predicate) -> None:
        """What somebody does along with the verb before ("he left, warning the others")."""
        subject = self._continued(verb)
        if (utters(verb) or _in_words(verb)) and (subject is None or not subject.acts):
            subject = self._speaker_before(verb) or subject
        if not (utters(verb) and subject is not None and self.unlike(verb, subject)):
            self.put(verb, "S", subject)
        verb.link, verb.aside = "ger", True
        right = self._right_nouns(verb)
        if right:
            self.put(verb, "O", right[0])
        self.phrases(verb)

    def _speaker_before(self, verb: Predicate) -> Group | None:
        """Who says something by the nearest verb of saying before, where they can act and agree with
        a verb ("the radio added that signs point to a crime, calling on …")."""
        before = bisect_left(self.verbs, verb.group.index, key=_index)
        for other in reversed(self.verbs[:before]):
            who = other.first("S")
            if utters(other) and who is not None and who.acts and self.agrees(verb, who):
                return who
        return None

    def _objects_after(self, verb: Predicate) -> None:
        """A verb whose subject is known already has only objects to the right."""
        for unit in self._right_nouns(verb)[:1]:
            self.put(verb, "O", unit)
        self.phrases(verb)

    def _resumes(self, verb: Predicate) -> bool:
        """Whether a pronoun of the clause takes up what a relative speaks of; not one that belongs
        to a phrase before it ("the state that blamed its neighbours for putting pressure on it")."""
        for unit in self.units[verb.group.index + 1 : verb.end]:
            if unit.cls == "pron" and unit.prep:
                return True
            if unit.kind == "np" and unit.prep and unit.cls in ("event", "abstract"):
                return False
        return False

    def _resumed(self, verb: Predicate, antecedent: Group | None) -> None:
        for unit in self.units[verb.group.index + 1 : verb.end]:
            if unit.cls == "pron" and unit.prep and antecedent is not None:
                self.put(verb, unit.prep, antecedent)
                unit.joined = True
                return

    def _left_of_verb(self, verb: Predicate) -> Group | None:
        """The noun group before the verb that is its subject, or what a relative speaks of."""
        n = self.skip(verb.begin - 1, -1)
        while n >= 0 and self.units[n].sub in ("quote", "open"):
            n = self.skip(n - 1, -1)
        n = self._before_aside(n)
        unit = self.unit(n)
        if unit is not None and unit.kind == "rel":
            verb.link = "rel"
            return self.agreeing(n, self.antecedent(n))
        first = n
        if unit is not None and (
            self.describes(verb, unit, n)
            or self.done_by(verb, unit, n)
            or self.of_several(verb, unit, n)
            or self.of_object(verb, unit, n)
        ):
            verb.link = "rel"
            return unit
        while unit is not None and unit.kind == "np" and unit.prep:
            n = self.skip(n - 1, -1)
            unit = self.unit(n)
        if unit is not None and unit.kind == "np":
            return self._before(verb, unit, self.unit(self.skip(n - 1, -1)))
        if unit is not None and unit.kind == "vg" and n == first and self.by_unit.get(n):
            verb.parent, verb.link = self.by_unit[n], verb.link or "inf"
        return None

    def _before(self, verb: Predicate, unit: Group, before: Group | None) -> Group | None:
        """A noun group before the verb, by what stands before it in turn."""
        if _carries(before) and unit.acts:
            return unit
        bare = not unit.definite and unit.name is None
        if bare and (says_more(before, verb, unit) or self.object_joined(verb)):
            verb.link = "rel"
            return unit
        opens = before is None or before.kind in ("comp", "conj", "sub", "punct")
        return unit if opens else past_relative(self, verb, unit)

    def _right_nouns(self, verb: Predicate) -> list[Group]:
        out: list[Group] = []
        n = verb.group.index + 1
        while n < verb.end and len(out) < 3:
            unit = self.units[n]
            adjective = n == verb.group.index + 1 and self._adjective(verb, unit)
            if unit.joined or adjective or _tells_manner(unit):
                n += 1
                continue
            if unit.kind == "np" and not unit.prep:
                out.append(unit)
            elif unit.sub == "comma" and (after := self._past_apposition(n)):
                n = after
            elif unit.sub == "comma" and (self._encloses(n) or self._before_phrases(n)):
                pass
            elif (unit.kind == "punct" and unit.sub in ("comma", "stop")) or unit.kind == "conj":
                break
            n += 1
        return out

    def _adjective(self, verb: Predicate, unit: Group) -> bool:
        """An unknown definite word after a verb that ends in a noun belongs to that noun."""
        head = verb.group.head
        long = head is not None and head.j - head.i > 1
        bare = all(i.tag == "adj" or i.sub == "unknowndef" for i in unit.items)
        return long and unit.definite and bare

    def _before_aside(self, n: int) -> int:
        """Over words between two commas that hold no verb of their own."""
        if n < 0 or self.units[n].sub != "comma":
            return n
        for m in range(n - 1, -1, -1):
            if self.units[m].kind in ("vg", "comp", "rel", "sub"):
                return n
            if self.units[m].sub == "comma":
                closed = m > 0 and self.units[m - 1].sub == "close"
                last = m - 2 if closed else m - 1
                before = self.unit(last)
                return last if before is not None and before.kind == "np" else n
        return n

    def _past_apposition(self, n: int) -> int:
        """Where an apposition between commas ends that begins after the comma at n; 0 if none."""
        following = self.unit(n + 1)
        if following is None or following.kind != "np" or not following.joined:
            return 0
        return next((m for m in range(n + 2, len(self.units)) if self.units[m].sub == "comma"), 0)

    def _before_phrases(self, n: int) -> bool:
        """Whether nothing but phrases with prepositions stands between a comma and the next, or
        the one before."""
        return self._only_phrases(n, 1) or self._only_phrases(n, -1)

    def _only_phrases(self, n: int, step: int) -> bool:
        seen, first = False, n
        n += step
        while 0 <= n < len(self.units):
            unit = self.units[n]
            if unit.kind == "conj" and n == first + 1:
                n += step
                continue
            if unit.kind == "np" and unit.prep:
                seen = True
            elif not (unit.joined or unit.kind in ("date", "adv")):
                return seen and unit.sub == "comma"
            n += step
        return False

    def _encloses(self, n: int) -> bool:
        """Whether a comma opens or closes nothing but an adverb or a date."""
        around = (self.unit(n - 1), self.unit(n + 1))
        return any(u is not None and u.kind in ("adv", "date") for u in around)

    def _prefers_right(self, verb: Predicate, right: Group, left: Group) -> bool:
        """With a noun group on both sides the verb's number decides, then its place."""
        if self.plural_form(verb):
            return False
        if right.acts and utters(verb) and not self.agrees(verb, left):
            return True
        if verb.passive and left.cls == "pron" and left.head is not None:
            return left.head.tag == "comp"  # "that it was told": the subject comes after
        touching = self.skip(verb.begin - 1, -1) == left.index
        if left.acts and _carries(self.unit(self.skip(left.index - 1, -1))):
            return False  # "had the minister" opens what the verb goes on with
        return right.acts and not (touching and left.acts) and not left.plural

    def _before_relative(self, n: int) -> Group | None:
        """What a verb of being before a relative clause is said of: the verb at n, behind that
        clause, is its own ("a truce, which the king sponsored, had stopped the raids")."""
        if n < 2:
            return None
        being, other = self.verbs[n - 2], self.verbs[n - 1]
        who = being.first("S")
        held = [g for groups in other.slots.values() for g in groups]
        own = being.group.form == "cop" and "O" not in being.slots and other.link == "rel"
        return who if own and who is not None and who in held else None

    def _continued(self, verb: Predicate) -> Group | None:
        """The subject of the verb before, for a coordinated or subordinate verb without one."""
        earlier = bisect_left(self.verbs, verb.group.index, key=_index)
        if not earlier:
            return None
        other = agreeing_before(self, verb, earlier)
        if (said := self._before_relative(earlier)) is not None:
            return said
        over = speaker_over(verb, other, self.verbs[:earlier], opener(verb, self.units))
        other = over or other
        verb.parent = over or verb.parent or other
        before = self.unit(self.skip(verb.begin - 1, -1))
        verb.link = verb.link or ("conj" if before is not None and before.kind == "conj" else "inf")
        verb.shared_subject = True
        if other.passive:
            return other.first("O")
        return other.first("S")


def _tells_manner(unit: Group) -> bool:
    """Whether a verbal noun alone in the form of objects says why or how something is done."""
    if unit.kind != "np" or unit.prep or unit.cls != "unknown" or len(unit.items) != 1:
        return False
    feats = [x.feats for x in unit.lexes]
    return bool(feats) and all("masdar" in f for f in feats) and any("acc" in f for f in feats)


def _in_words(verb: Predicate) -> bool:
    """Whether a verb tells of an act that is done by words."""
    return any(x.entry.type in VERBAL for x in verb.group.lexes)


def _blames(verb: Predicate, right: list[Group]) -> bool:
    """Whether two noun groups behind a verb are both its objects: of one that gives something to
    somebody (``gives=word``), whom it is given and the word for it ("put on the army the blame")."""
    given = [x.entry.opts["gives"] for x in verb.group.lexes if "gives" in x.entry.opts]
    if len(right) != 2 or verb.passive or not given:
        return False
    return any(x.entry.opts.get("word") in given for x in right[1].lexes)


def _carries(unit: Group | None) -> bool:
    """Whether a unit is a verb that only carries the tense of another."""
    return unit is not None and unit.kind == "vg" and unit.form in ("cop", "aux")


def _index(verb: Predicate) -> int:
    return verb.group.index


def _is_visited(verb: Predicate, right: list[Group]) -> bool:
    """Whether a state right behind a verb of going somewhere is where somebody behind it goes
    ("visits Iraq a delegation")."""
    if len(right) < 2 or right[0].cls != _STATE or right[1].cls == _STATE:
        return False
    entries = [x.entry for x in verb.group.lexes]
    leaves = any(e.type in _LEAVING and e.frame.get("O") == "place" for e in entries)
    return leaves or any(e.frame.get("O", "").endswith(_AND_PLACE) for e in entries)
