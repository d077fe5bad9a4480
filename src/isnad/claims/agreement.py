"""Which noun groups agree with a verb, a pronoun or a relative, where these tell gender and number."""

from __future__ import annotations

from isnad.annotations import Group, Item, Predicate
from isnad.claims.walking import Units
from isnad.languages.gender import gender_of

_SEVERAL = frozenset({"3mp", "3md", "3fd", "3fp"})
_PEOPLE = frozenset({"person", "office"})
_FEMININE, _MASCULINE = "f", "m"
# The pronoun of whoever does something to themselves, who is never its subject.
_SELF = "refl"

# The gender that a relative tells; how far back what it speaks of stands.
_RELATIVE, _FAR = {"3ms": "m", "3fs": "f"}, 4


class Agreement(Units):
    """Asks whether a noun group may be what a word is said of, by gender and number."""

    def gender(self, group: Group) -> str:
        """Either f or m; nothing where the words do not tell it."""
        return gender_of(group, self.pack)

    def agreeing(self, n: int, found: Group | None) -> Group | None:
        """What the relative at n speaks of: the group found for it, or where that does not agree
        with it, whoever hangs on it, or the group before ("the visit [fem.] of the king to the town
        [fem.], who [masc.] …")."""
        wanted = _RELATIVE.get(self.units[n].sub, "")
        if found is None or not wanted or self._fits(found, wanted):
            return found
        seen, m = 0, n - 1
        while m >= 0 and seen < _FAR and self.units[m].kind != "vg":
            unit, steps = self.units[m], 0
            inner: Group | None = unit if unit.kind == "np" and not unit.joined else None
            while inner is not None and steps < _FAR:
                if self._fits(inner, wanted) and inner.cls != "pron":
                    return inner
                inner, steps = inner.of, steps + 1
            seen, m = seen + 1, m - 1
        return found

    def _fits(self, group: Group, wanted: str) -> bool:
        told = self.gender(group)
        return told in ("", wanted)

    def touching(self, verb: Predicate, unit: Group) -> bool:
        """Whether a group stands right behind a verb."""
        return unit.index == verb.group.index + 1

    def plural_form(self, verb: Predicate) -> bool:
        """Whether a verb is of a form for several people, which has its subject before it."""
        return bool(
            verb.group.head and any(_SEVERAL & lex.feats for lex in verb.group.head.lexes[:1])
        )

    def may_be_subject(self, verb: Predicate, unit: Group) -> bool:
        """A verb before its subject is singular, and agrees with it in gender where it touches it;
        a man or a thing of masculine gender is never the subject of a feminine one, but a state is:
        as a state it is feminine."""
        if self.plural_form(verb) or self.accusative(unit) or unit.sub == _SELF:
            return False
        if self.told_by(verb, "3ms"):
            return not (self.gender(unit) == _FEMININE and self.touching(verb, unit))
        if unit.cls == "country":
            return True
        return not (self.told_by(verb, "3fs") and unit.acts and self.gender(unit) == _MASCULINE)

    def agrees(self, verb: Predicate, who: Group) -> bool:
        """Whether a verb behind may go on with a subject, by gender and number."""
        if self.told_by(verb, "3mp"):
            return who.plural or bool(who.members) or who.cls in ("org", "force", "group", "pron")
        if (
            who.cls in _PEOPLE
            and who.plural
            and (self.told_by(verb, "3ms") or self.told_by(verb, "3fs"))
        ):
            return False  # of several people it is in the plural behind them
        told = self.gender(who)
        if who.cls == "pron":
            told = {"3ms": _MASCULINE, "3fs": _FEMININE}.get(who.sub, "")
        if self.told_by(verb, "3fs"):
            return told != _MASCULINE
        return not (self.told_by(verb, "3ms") and told == _FEMININE)

    def unlike(self, verb: Predicate, who: Group) -> bool:
        """Whether a participle cannot be said of somebody, by gender and number: one of a woman or a
        body ("the ministry …, adding [fem.]") of men or of several people."""
        head, told = verb.group.head, self.gender(who)
        if head is None or not head.has("fs"):
            return False
        return told == _MASCULINE or (who.plural and who.cls in _PEOPLE)

    def behind_object(self, verb: Predicate, right: list[Group]) -> Group | None:
        """The subject behind the object, where the object cannot be the subject and both stand
        side by side ("stormed the parliament [fem.] special forces")."""
        if len(right) < 2 or verb.passive or self.plural_form(verb):
            return None
        held, who = right[:2]
        if not who.acts or who.cls == "pron" or not self.may_be_subject(verb, who):
            return None
        between = self.units[held.index + 1 : who.index]
        known = held.definite or held.name is not None
        return (
            who if known and all(u.joined or u.kind in ("adv", "date") for u in between) else None
        )

    def told_by(self, verb: Predicate, person: str) -> bool:
        """Whether a verb is of a person, number and gender (3ms) by all its readings."""
        lexes = verb.group.head.lexes if verb.group.head is not None else []
        return bool(lexes) and all(person in lex.feats for lex in lexes)

    def accusative(self, unit: Group) -> bool:
        """A noun in a form that is written for objects alone."""
        counted = unit.number is not None  # what a number counts has that form as well
        if unit.head is None or counted:
            return False
        return unit.head.has("obl") or (unit.of is None and unit.head.has("acc"))


def may_befall(head: Item, whom: list[Group]) -> bool:
    """Whether a verb can be a passive that is said of somebody: one whose passive is of a woman or of
    things is not said of a man."""
    forms = [x.feats for x in head.lexes if x.entry.type and "pass" in x.feats]
    who = whom[0]
    one = who.cls == "person" and not (who.plural or who.members or who.number is not None)
    male = one and who.head is not None and who.head.tag == "noun" and not who.head.has("fem")
    return not (male and bool(forms) and all("3fs" in feats for feats in forms))
