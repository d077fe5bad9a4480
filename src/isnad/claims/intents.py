"""What nouns and adjectives make of the act that they are about: planned, possible, demanded, not
to be ("plans for a summit", "no plans to leave", "an upcoming raid", "a threat to strike")."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.annotations import Candidate, Group, Item, Predicate
from isnad.claims.frames import DENYING
from isnad.languages.pack import Lex

_HANGS = frozenset({"for", "of"})
# What a noun of words makes of the act that is told behind it ("a threat to …", "a call to …").
_BY_WORDS = {"REQUEST": "demanded", "AGREE": "planned", "THREATEN": "planned"}
_NONE = "none"
# Words before an event that may say so of it: adjectives, participles ("a planned raid"), nouns.
_DESCRIBING = frozenset({"adj", "verb", "say", "noun"})


def hoped(candidate: Candidate, units: list[Group]) -> None:
    """What an adjective of an event, or a noun right before it, makes of it ("a planned summit",
    "plans for a summit")."""
    noun = candidate.noun
    if noun is None:
        return
    described = (x for item in noun.items if item is not noun.head for x in item.lexes)
    _paint(candidate, (x for x in described if x.entry.kind in _DESCRIBING))
    if noun.prep in _HANGS and noun.index > 0:
        by_noun(candidate, units[noun.index - 1])
    outer = next((u for u in units if u.of is noun), None)
    if outer is not None:
        by_noun(candidate, outer)


def of_none(candidate: Candidate, units: list[Group]) -> None:
    """Negate what nobody does or nobody undergoes ("no soldiers were killed", "arrested nobody"), and
    an event of which there was none ("no talks were held")."""
    verb, noun = candidate.predicate, candidate.noun
    if candidate.polarity == "negated" or not DENYING.isdisjoint(candidate.entry.needs):
        return
    held: list[Group] = []
    if noun is not None:
        held = [noun] if _none(noun) is not None else []
    elif verb is not None:
        held = [*verb.slots.get("S", ()), *verb.slots.get("O", ())]
        after = units[verb.group.index + 1 : verb.group.index + 2]
        held += [unit for unit in after if unit.kind == "vg"]
    word = next((item for one in held if (item := _negation(one, units)) is not None), None)
    if word is not None:
        candidate.polarity = "negated"
        candidate.cues.append((word, "negation"))


def _none(group: Group) -> Item | None:
    return next((i for i in group.items if i.tag == "det" and i.sub == _NONE), None)


def _negation(group: Group, units: list[Group]) -> Item | None:
    """The word that says that there is none of a group: in it, or before the list that it closes
    ("neither the army nor the rebels")."""
    if (item := _none(group)) is not None:
        return item
    n = group.index
    while n > 0 and units[n].kind in ("np", "conj") and not units[n].prep:
        n -= 1
        if units[n].kind == "conj" and units[n].sub != "or":
            return None
    told = units[n] if 0 <= n < len(units) else None
    if told is None or told.kind != "vg" or told.head is not None or not told.items:
        return None
    return told.items[0] if all(i.sub == _NONE for i in told.items) else None


def by_noun(candidate: Candidate, told: Group) -> None:
    """What a noun makes of the act behind it ("plans for", "a bid to"); "no plans" are none."""
    if not _paint(candidate, _nouns(told)):
        return
    none = _none(told)
    if none is not None:
        candidate.polarity = "negated"
        candidate.cues.append((none, "negation"))


def noun_before(verb: Predicate, units: list[Group]) -> Group | None:
    """The noun right before an infinitive, or before "of" and a gerund, which tell what of ("plans
    to leave", "no intention of leaving")."""
    n = verb.group.index - 1
    if verb.group.form == "ger" and n > 0 and units[n].kind == "prep":
        n -= 1
    elif verb.group.form != "inf":
        return None
    while n > 0 and units[n].kind == "adv":
        n -= 1
    before = units[n] if n >= 0 else None
    return before if before is not None and before.kind == "np" and not before.acts else None


def noun_of_clause(verb: Predicate, units: list[Group]) -> Group | None:
    """The noun (``clause=yes``) that says of the clause right behind it, which no marker opens, what
    it is ("[the] risk [that] rebels attack")."""
    who = verb.first("O" if verb.passive else "S")
    bare = not verb.passive and len(verb.group.items) == 1
    places = [verb.group.index] if bare else []
    if who is not None and 0 < who.index < verb.group.index:
        places.append(who.index)
    for n in places:
        before = units[n - 1] if n > 0 else None
        if before is not None and any("clause" in x.entry.opts for x in _nouns(before)):
            return before
    return None


def noun_of_words(verb: Predicate, units: list[Group]) -> Group | None:
    """The noun of words (``clause=yes``) right before a bare verb that tells what is asked or
    threatened, which no marker opens ("a call [to] open the crossing")."""
    n = verb.group.index
    before = units[n - 1] if n > 0 and not verb.passive and len(verb.group.items) == 1 else None
    if before is None or before.kind != "np" or before.j != verb.group.i or before.of is not None:
        return None
    said = any(x.entry.kind == "frame" and "clause" in x.entry.opts for x in before.lexes)
    return before if said and before.cls == "event" else None


def _nouns(group: Group) -> list[Lex]:
    return [x for x in group.lexes if x.entry.kind == "noun"] if group.kind == "np" else []


def by_words(candidate: Candidate, told: Group) -> None:
    """What is asked for, promised or threatened by a noun before it is no more than that."""
    kinds = (x.entry.type for x in told.lexes if x.entry.kind == "frame")
    mood = next((_BY_WORDS[kind] for kind in kinds if kind in _BY_WORDS), None)
    if mood is not None and candidate.modality == "actual":
        candidate.modality = mood


def _paint(candidate: Candidate, words: Iterable[Lex]) -> bool:
    """Give a candidate that is told as actual the modality of words beside it; whether they have
    one."""
    told = next((x.entry for x in words if "mod" in x.entry.opts), None)
    if told is None:
        return False
    if candidate.modality == "actual":
        candidate.modality = told.opts["mod"]
        candidate.fired.append(told.id)
    return True
