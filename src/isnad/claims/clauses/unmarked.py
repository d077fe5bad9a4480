"""Relative clauses without a marker, where verbs stand before their subjects: what a verb right behind
an indefinite noun says of it."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.claims.agreement import Agreement

# The preposition before those who are named as some of others.
_AMONG = "like"
# A word for by whom, or by what, something is told.
_BY_WHAT = "attr"
_BODIES = frozenset({"person", "group", "force", "org", "vehicle", "thing", "doc"})


class Unmarked(Agreement):
    """Asks whether a verb describes the noun right before it."""

    def describes(self, verb: Predicate, unit: Group, n: int) -> bool:
        """Whether a verb that takes up the phrase right before it by a pronoun says more of it ("in
        a raid [that] it carried out")."""
        touching = unit.kind == "np" and bool(unit.prep) and n == verb.group.index - 1
        bare = not unit.definite and unit.name is None and unit.cls != "pron"
        return touching and bare and self.object_joined(verb)

    def done_by(self, verb: Predicate, unit: Group, n: int) -> bool:
        """Whether a verb right behind an indefinite noun in a phrase, under a verb before, says what
        that did ("died in a raid [that] hit the market"): of an act, or where both are feminine."""
        before = self.unit(n - 1)
        by = unit.cls == "doc" and before is not None and before.kind == _BY_WHAT
        touching = unit.kind == "np" and (bool(unit.prep) or by) and n == verb.group.index - 1
        bare = not unit.definite and unit.name is None and unit.cls not in ("pron", "person")
        head = unit.head
        if not (touching and bare and head is not None):
            return False
        if by:
            return True
        feminine = head.has("fem") or head.has("pl")
        act = unit.cls == "event" and (self.told_by(verb, "3ms") or self.told_by(verb, "3fs"))
        if not (act or (feminine and self.told_by(verb, "3fs"))):
            return False
        return any(v.group.index < n for v in self.verbs)

    def of_several(self, verb: Predicate, unit: Group, n: int) -> bool:
        """Whether a plural verb right behind several people without an article, under a verb before,
        says what they did ("arrested five men [who] had planned raids")."""
        if n != verb.group.index - 1 or unit.kind != "np" or unit.definite or unit.name is not None:
            return False
        if unit.prep == _AMONG:
            return False  # "seven people, two women among them, had fled"
        before = self.unit(self.skip(n - 1, -1))
        if not unit.prep and (before is None or before.kind not in ("np", "vg")):
            return False
        people = unit.cls in ("person", "group") and (unit.plural or unit.number is not None)
        return people and self.plural_form(verb) and any(v.group.index < n for v in self.verbs)

    def of_object(self, verb: Predicate, unit: Group, n: int) -> bool:
        """Whether a verb right behind an indefinite object of a verb before, which it agrees with,
        says more of that ("rescued the crew a girl [who] had been held")."""
        if n != verb.group.index - 1 or unit.prep or unit.definite or unit.name is not None:
            return False
        if unit.kind != "np" or unit.cls not in _BODIES or self.told_by(verb, "1p"):
            return False
        held = any(unit in v.slots.get("O", ()) for v in self.verbs if v.group.index < n)
        if not held or self.plural_form(verb):
            return False
        female = self.gender(unit) == "f" or (unit.head is not None and unit.head.has("fem"))
        return self.told_by(verb, "3fs") if female else self.told_by(verb, "3ms")

    def object_joined(self, verb: Predicate) -> bool:
        """Whether a pronoun is written together with the verb."""
        after = self.unit(verb.group.index + 1)
        return after is not None and after.cls == "pron" and after.head is verb.group.head
