"""What nouns and adjectives make of the act that they are about: planned, possible, demanded, not
to be ("plans for a summit", "no plans to leave", "an upcoming raid", "a threat to strike")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from isnad.annotations import VERBAL, Candidate, Group, Item, Predicate
from isnad.claims.frames import DENYING
from isnad.languages.pack import Entry, Lex

_HANGS = frozenset({"for", "of"})
# What a noun of words makes of the act that is told behind it ("a threat to …", "a call to …").
_BY_WORDS = {"REQUEST": "demanded", "AGREE": "planned", "THREATEN": "planned"}
_NONE = "none"
_THREAT = frozenset({"THREATEN"})
# What those in power do by deciding on it; what whoever tries it does, and others may avert.
_DECIDED = frozenset({"SANCTION", "COERCE", "RETREAT", "CONCEDE"})
_ATTACK, _TRIED = "ASSAULT", frozenset({"ASSAULT", "COERCE"})
# What else may be done for, and told as if it had been.
_AIMED_AT = frozenset({_ATTACK, "CONTROL", "COERCE"})
# Where something stands that is about an act: a threat of it, a call for it.
_ASKED = frozenset({"by", "to", "for"})
_WHERE = frozenset({"in", "at"})
# Nouns that are about what stands behind "for".
_ABOUT = frozenset({"abstract", "event", "unknown"})
# Nouns that hang on one another, looked at no deeper.
_DEEP = 4
# What may still be talked about, in what, and behind which prepositions.
_TRUCE, _MEETING, _TALKED_OF = "CEASEFIRE", "CONSULT", frozenset({"on", "about", "for"})
# What is done for no other act of its kind.
_ONE_ACT = frozenset({"PROTEST", "CONSULT"})
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
    holding = _holding(noun, units)
    for outer in holding:
        by_noun(candidate, outer)
    whole = holding[-1] if holding else noun
    before = _before(whole, units)
    if before is None:
        return
    for one in reversed([before, *_inner(before)]):
        if any(_hangs(x, whole) for x in _nouns(one)):
            by_noun(candidate, one)
            break
    if whole.prep in _ASKED and candidate.type not in VERBAL and before.kind == "np":
        by_words(candidate, before, _THREAT)
    if _is_talked_of(candidate, before):
        candidate.modality = "possible"
    if _is_purpose(candidate, whole, before) and candidate.modality == "actual":
        candidate.modality = "planned"


def once(found: list[Candidate]) -> list[Candidate]:
    """The candidates without meetings and protests that another of the same type and subject is for ("took to
    the streets to protest"): they are one act, of which both tell."""
    told = {(id(c.predicate), c.type): c for c in found if c.noun is None}
    kept = []
    for candidate in found:
        verb = candidate.predicate
        purpose = (
            verb is not None
            and verb.group.form == "inf"
            and verb.link == "inf"
            and verb.shared_subject
        )
        one_act = candidate.noun is None and candidate.entry.type in _ONE_ACT
        parent = verb.parent if verb is not None and purpose and one_act else None
        whole = told.get((id(parent), candidate.type)) if parent is not None else None
        if whole is None:
            kept.append(candidate)
        else:
            whole.roles = {**candidate.roles, **whole.roles}
            whole.within.append(candidate.trigger[0])
    return kept


def _before(whole: Group, units: list[Group]) -> Group | None:
    """What stands right before a phrase, but for where that is ("training in a camp for raids"), and
    before a noun without preposition only what has an owner ("their intention [of] an attack")."""
    n = whole.index - 1
    while n > 0 and whole.prep and units[n].prep in _WHERE and units[n].cls != "event":
        n -= 1
    before = units[n] if n >= 0 else None
    if before is None or before.kind != "np" or whole.prep:
        return before
    owned = any(x.enc for x in before.lexes)
    return before if owned and not whole.joined else None


def _is_talked_of(candidate: Candidate, before: Group) -> bool:
    """Whether a truce with no article that points back is what is only talked about ("discuss a truce",
    "talks on a truce")."""
    noun, verb = candidate.noun, candidate.predicate
    if candidate.type != _TRUCE or noun is None or noun.definite or candidate.modality != "actual":
        return False
    about = before.lexes if before.kind == "np" and noun.prep in _TALKED_OF else []
    if verb is not None and noun in verb.slots.get("O", ()):
        about = verb.group.lexes
    return any(x.entry.type == _MEETING for x in about)


def _is_purpose(candidate: Candidate, whole: Group, before: Group) -> bool:
    """Whether an act is what something else is done for: behind the bound "for" of what somebody
    sends, places or makes ("sent two men for-the-killing of the judge")."""
    verb, item = candidate.predicate, whole.prep_item
    if whole.prep != "for" or item is None or item.i < item.j or verb is None:
        return False
    if candidate.type not in _AIMED_AT or whole.joined or before not in verb.slots.get("O", ()):
        return False
    light = any("wields" in e.opts or e.opts.get("support") == "passive" for e in _entries(verb))
    return not (light or before.cls in _ABOUT)


def _entries(verb: Predicate) -> Iterator[Entry]:
    return (x.entry for x in verb.group.lexes)


def _holding(noun: Group, units: list[Group]) -> list[Group]:
    """The groups on which a noun hangs, from the nearest on ("plans for the carrying out of a raid");
    the noun itself where it hangs on none."""
    if noun.index >= 0:
        return []
    top = next((u for u in units if u.i <= noun.i < u.j), noun)
    chain = [top, *_inner(top)]
    held = chain[: chain.index(noun)] if noun in chain else []
    return [] if any(one.acts for one in held) else held[::-1]


def _inner(group: Group) -> list[Group]:
    """What hangs on a group by "of", and on that, in order."""
    found: list[Group] = []
    while group.of is not None and len(found) < _DEEP:
        group = group.of
        found.append(group)
    return found


def _hangs(word: Lex, group: Group) -> bool:
    """Whether what a word is of can stand behind the preposition of a group."""
    return group.prep in _HANGS or group.prep in word.entry.opts.get("via", "").split(",")


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
    if word is not None and not left_unowned(candidate):
        candidate.polarity = "negated"
        candidate.cues.append((word, "negation"))


def left_unowned(candidate: Candidate) -> bool:
    """Let an act be nobody's that somebody denies, or nobody is, to have said to be theirs: it was
    done all the same ("nobody claimed responsibility for the raid")."""
    noun, verb = candidate.noun, candidate.predicate
    if noun is None or verb is None or not any("owns" in e.opts for e in _entries(verb)):
        return False
    candidate.roles["actor"] = []
    return True


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
    words = _nouns(told)
    for lex in words:
        avert(candidate, lex)
    if not _paint(candidate, words):
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
    if group.kind != "np":
        return []
    return [
        x
        for x in group.lexes
        if x.entry.kind == "noun" or x.entry.pos == "n" or "masdar" in x.feats
    ]


def by_words(candidate: Candidate, told: Group, of: frozenset[str] = frozenset(_BY_WORDS)) -> None:
    """What is asked for, promised or threatened by a noun before it, one of the types ``of``, is no
    more than that."""
    kinds = (x.entry.type for x in told.lexes if x.entry.kind == "frame" and x.entry.type in of)
    mood = next((_BY_WORDS[kind] for kind in kinds if kind in _BY_WORDS), None)
    if mood is not None and candidate.modality == "actual":
        candidate.modality = mood


def _paint(candidate: Candidate, words: Iterable[Lex]) -> bool:
    """Give a candidate that is told as actual the modality of words beside it; whether they have
    one."""
    told = next((x.entry for x in words if mood_of(x.entry, candidate.type)), None)
    if told is None:
        return False
    if candidate.modality == "actual":
        candidate.modality = mood_of(told, candidate.type)
        candidate.fired.append(told.id)
    return True


def mood_of(entry: Entry, kind: str) -> str:
    """What a word makes of an act of a type that it is about: nothing where to decide on it or to
    try it is the act ("decided to cut ties", "an attempt on the king's life")."""
    decided = "decides" in entry.opts and kind in _DECIDED
    tried = "tries" in entry.opts and kind in _TRIED
    return "" if decided or tried else entry.opts.get("mod", "")


def avert(candidate: Candidate, lex: Lex) -> None:
    """Negate an attack that a word says was averted ("foiled a raid")."""
    if "averts" in lex.entry.opts and candidate.type == _ATTACK:
        candidate.polarity = "negated"
        candidate.fired.append(lex.entry.id)


def beside_plan(candidate: Candidate) -> None:
    """What a participle tells that somebody does beside what they will do is to come with it ("will
    leave, visiting the kingdom on Friday")."""
    verb = candidate.predicate
    above = verb.parent if verb is not None and verb.link == "ger" and verb.aside else None
    ahead = above is not None and above.group.modality == "planned"
    if ahead and candidate.noun is None and candidate.modality == "actual":
        candidate.modality = "planned"
