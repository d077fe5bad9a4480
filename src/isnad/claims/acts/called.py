"""What somebody calls another in quotation marks is an accusation, or praise where the words are
good; what they call so of what another said or did, they reject, or blame or praise its doer for;
and what they want another body to do they ask of it. Verbs for calling somebody something are marked
``calls=yes``, or ``calls=it`` where they hold a word for what was done; verbs of wanting
``wants=yes``."""

from __future__ import annotations

from isnad.annotations import VERBAL, Candidate, Group, Item, Predicate, Sentence
from isnad.claims.acts.implied import is_public, made_of
from isnad.claims.frames import behind
from isnad.languages.concepts import concepts, said_of
from isnad.languages.pack import Pack

_CALLS, _WANTS, _IT = "calls", "wants", "it"
# What another said that can be rejected.
_WORDS = frozenset({"ACCUSE", "REQUEST", "AGREE", "REJECT", "THREATEN"})
_BODIES, _OFFICES = frozenset({"country", "org", "force"}), frozenset({"GOV", "MIL", "LEG", "IGO"})
_OPENS = frozenset({"quote", "open", "single"})
# Before what somebody is likened to; what may stand between them and that; so near it stands.
_AS, _BETWEEN, _NEAR = frozenset({"like", "as"}), frozenset({"np", "adv", "punct"}), 8
_STOPS, _ENDS = frozenset({"stop", "colon"}), frozenset({"punct", "conj", "sub"})
# So many words of what somebody is called are looked at.
_FEW = 14
# What somebody may be blamed or praised for, and such acts of which all ill words blame somebody.
_DEEDS = frozenset({"event", "abstract", "doc"})
_BLAMED = VERBAL | {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "COOPERATE", "CONTROL"}
# Families of words; concepts that are never of a mishap.
_GOOD, _BAD, _HARM = "good", "bad", "harm"
_GRAVE = frozenset({"LIE", "UNJUST", "VIOLATE"})


def called(sentence: Sentence, pack: Pack, found: list[Candidate]) -> list[Candidate]:
    """What was found in a sentence, with the accusations, praise and rejections that are told so;
    without what stands only in such words ("called the drill “a raid”")."""
    taken = {id(c.predicate) for c in found if c.noun is None}
    made: list[Candidate] = []
    spans: list[tuple[int, int]] = []
    for verb in sentence.predicates:
        if verb.group.polarity == "negated" or id(verb) in taken:
            continue
        span = _span(verb, sentence)
        one = _called(verb, sentence, pack, span) if span is not None else None
        if one is not None and span is not None:
            spans.append(span)
        one = one or _wanted(verb, sentence.predicates)
        made += [one] if one is not None else []
    return [*(c for c in found if not any(i <= c.at < j for i, j in spans)), *made]


def _wanted(verb: Predicate, verbs: list[Predicate]) -> Candidate | None:
    who, whom, head = verb.first("S"), verb.first("O"), verb.group.head
    wants = any(x.entry.opts.get(_WANTS) for x in verb.group.lexes)
    if not wants or head is None or verb.passive or who is None or whom is None or whom is who:
        return None
    if not (_is_body(whom) and (_is_body(who) or who.sector in _OFFICES or who.name is not None)):
        return None
    does = any(v.first("O" if v.passive else "S") is whom and v.begin > verb.begin for v in verbs)
    return made_of("REQUEST", head, verb, {"actor": [who], "recipient": [whom]}) if does else None


def _is_body(group: Group) -> bool:
    """A state, or a body that no press is."""
    return group.cls in _BODIES and group.acts and group.sector != "MED"


def _called(
    verb: Predicate, sentence: Sentence, pack: Pack, span: tuple[int, int]
) -> Candidate | None:
    """What a verb tells by the words in a span of tokens, whoever is called so, or what."""
    who, whom, head = verb.first("S"), verb.first("O"), verb.group.head
    if head is None or who is None or not who.acts:
        return None
    told = _judged(sentence, pack, span)
    marked = sentence.quoted(span[0]) == span
    kind = "SUPPORT" if _GOOD in told and _BAD not in told else "ACCUSE"
    if _of_it(verb) or (whom is not None and whom.cls == "pron" and whom.sub == "3n"):
        blames = told & _GRAVE or (marked and (_HARM not in told or _BAD in told))
        return _made(kind, head, verb, who, None) if blames else None
    if whom is None:
        return None
    typed = whom.acts or any(x.entry.type in _BLAMED for x in whom.lexes)
    ill = told & _GRAVE or (typed and _BAD in told)
    if not (marked or ill or (whom.acts and _insults(sentence, span))):
        return None
    if whom.acts:
        fits = whom.cls != "pron" and is_public(whom)
        return _made(kind, head, verb, who, whom) if fits else None
    if any(x.entry.type in _WORDS for x in whom.lexes):
        return _made("REJECT" if kind == "ACCUSE" else kind, head, verb, who, behind(whom))
    return _made(kind, head, verb, who, behind(whom)) if whom.cls in _DEEDS else None


def _insults(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether a noun among words is one that blames whoever is called so ("an aggressor")."""
    inside = (unit for unit in sentence.units if span[0] <= unit.i < span[1])
    return any("insults" in x.entry.opts for unit in inside for x in unit.lexes)


def _of_it(verb: Predicate) -> bool:
    return any(x.entry.opts.get(_CALLS) == _IT for x in verb.group.lexes)


def _made(
    kind: str, head: Item, verb: Predicate, who: Group, whom: Group | None
) -> Candidate | None:
    roles = {"actor": [who], **({"recipient": [whom]} if whom is not None else {})}
    return made_of(kind, head, verb, roles) if whom is not who else None


def _judged(sentence: Sentence, pack: Pack, span: tuple[int, int]) -> frozenset[str]:
    """The concepts of words between two tokens, and the families of these."""
    forms = [token.form for token in sentence.tokens[span[0] : span[1]]]
    families, told = said_of("family"), set(concepts(forms, pack).values())
    return frozenset(told | {families.get(concept, "") for concept in told})


def _span(verb: Predicate, sentence: Sentence) -> tuple[int, int] | None:
    """Where the words stand, in tokens, that tell what a verb says somebody is called; None where
    it calls nobody anything."""
    if not any(x.entry.opts.get(_CALLS) for x in verb.group.lexes):
        return None
    whom = verb.first("O")
    units, last = sentence.units, max(verb.group.index, -1 if whom is None else whom.index)
    begin = _begin(last, units)
    if begin is None:
        return None
    for at in (begin, begin + 1):
        quoted = sentence.quoted(at)
        if quoted is not None and quoted[0] >= begin:
            return quoted
    end = next((u.i for u in units[last + 1 :] if u.i > begin and u.kind in _ENDS), begin + _FEW)
    return begin, min(end, begin + _FEW, len(sentence.tokens))


def is_quality(group: Group) -> bool:
    """Whether a noun group is a single word that says how somebody is, or one that no table has."""
    alone = group.kind == "np" and not group.prep and len(group.items) == 1
    return alone and group.head is not None and (group.head.tag == "adj" or not group.head.lexes)


def _begin(last: int, units: list[Group]) -> int | None:
    """The token at which the words begin behind "is", "as" or "like" after the unit at ``last``, or
    right behind it with no noun."""
    for n in range(last + 1, min(last + _NEAR, len(units))):
        unit, after = units[n], units[n + 1 : n + 2]
        if unit.form == "cop":
            return unit.j
        if n == last + 1 and is_quality(unit):
            return unit.i
        if unit.kind == "np" and unit.prep_item is not None:
            if units[n - 1].sub in _OPENS:
                return unit.i
            if unit.prep in _AS or any(u.sub in _OPENS for u in after):
                return unit.prep_item.j
        if not (unit.kind in _BETWEEN or unit.joined) or unit.sub in _STOPS:
            return None
    return None
