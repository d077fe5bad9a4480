"""Candidates that no frame vouches for: where a claim may be told all the same.

A verb or noun whose frame was not met or that no frame knows, the content of another claim, and
what somebody is said to say as a whole. They stand only where the learned judge says so. A word
is proposed only where it has to do with something that is told in claims: three in four nouns have
not, and are passed over before anything is made of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import get_args

from isnad.annotations import UNJUDGED, Candidate, Group, Item, Link, Predicate, Sentence
from isnad.claims.events.carried import bearer, undergoes
from isnad.claims.frames import BY_FORM, behind
from isnad.claims.scope.content import without_refused
from isnad.claims.scope.governed import colour
from isnad.languages.concepts import concepts, said_of
from isnad.languages.pack import Entry, Pack
from isnad.languages.senses import by_word
from isnad.records import Kind

_CHARGE = "ACCUSE"
# So near behind its subject a verb stands, adverbs between.
_NEAR = 4
# Types that a proposal may be judged to be of: all that readers marked.
_TYPES = frozenset(get_args(Kind)) - UNJUDGED
_NEUTRAL = "NEUTRAL"
_CLOSED = frozenset({"func", "num", "title", "nat"})
# The entries of acts that nobody names ("must", "will never"), whose verb is only their content.
_IMPLIED = "func"
_BODIES = frozenset({"person", "force", "org", "office", "country", "place", "name", "pron"})
# What plays which role where no frame says so.
FRAME = {
    "S": "actor", "by": "actor", "NAT": "actor", "OWN": "actor", "O": "recipient",
    "GEN": "recipient", "against": "recipient", "with": "recipient", "to": "recipient",
    "on": "recipient", "for": "recipient", "in": "place", "at": "place", "near": "place",
}  # fmt: skip
_VERB, _NOUN, _SPEECH = (
    Entry(id=f"open/{name}", kind=name, frame=FRAME) for name in ("verb", "noun", "speech")
)


def propose(sentence: Sentence, found: list[Candidate], kept: list[Candidate], pack: Pack) -> None:
    """Fill ``proposals`` of a sentence, and what they are chosen by: what the frames found but
    scope took away, unless it is only pledged, then open verbs, nouns and speeches. ``found``: all
    that the frames found, ``kept``: what is left of it."""
    sentence.concepts = concepts([token.form for token in sentence.tokens], pack)
    sentence.families = _families(sentence)
    standing = {id(c) for c in kept}
    acts = {id(c.predicate) for c in kept if c.entry.kind == _IMPLIED and c.predicate is not None}
    out = [
        c
        for c in found
        if id(c) not in standing and not c.proposed and (c.noun or id(c.predicate) not in acts)
    ]
    for candidate in out:
        candidate.proposed = "scope"
    taken = {c.at for c in (*found, *kept)}
    taken |= {word.i for c in found for word in (*(w for w, _ in c.harms), *c.within)}
    verbs = [(v, head) for v, head in _verbs(sentence) if head.i not in taken]
    nouns = [(noun, head) for noun, head in _nouns(sentence) if head.i not in taken]
    words = [_verb(v, head) for v, head in verbs if _may_tell(head.i, "v", sentence)]
    telling = [(noun, head) for noun, head in nouns if _may_tell(head.i, "n", sentence)]
    holders = _holders(sentence) if telling else {}
    words += [_noun(n, head, holders.get(id(n)), sentence.units) for n, head in telling]
    colour(words, sentence.units)
    words = without_refused(words, kept, sentence.units)
    said = list(_speeches(sentence))
    sentence.proposals = [*out, *words, *said]
    sentence.proposed = [c.at for c in (*out, *said)] + [head.i for _, head in (*verbs, *nouns)]


def _families(sentence: Sentence) -> dict[int, str]:
    """The family of every word that has one: the type of its frame, or that of its concept."""
    family = said_of("family").get
    out = {i: family(concept, concept) for i, concept in sentence.concepts.items()}
    for item in sentence.items:
        if item.i == item.j:
            continue
        for lex in item.lexes:
            entry = lex.entry
            if entry.type and entry.kind == "frame":
                out[item.i] = entry.type
                break
            if entry.kind == "say":
                out[item.i] = "say"
                break
    return out


def _may_tell(i: int, mark: str, sentence: Sentence) -> bool:
    """Whether the word that begins at token i is worth a judgement, by what it has to do with.
    ``mark``: v for a verb, n for a noun."""
    family = sentence.families.get(i)
    if family is None:
        return False
    return family in _TYPES or mark in _tells(sentence.concepts.get(i, ""))


def _tells(concept: str) -> str:
    told = said_of("tells")
    return told.get(concept, told[_NEUTRAL] if concept.startswith(_NEUTRAL) else "")


def _verbs(sentence: Sentence) -> Iterator[tuple[Predicate, Item]]:
    """The verbs that are open, with their heads."""
    for verb in sentence.predicates:
        head = verb.group.head
        if head is not None and head.i < head.j and verb.group.form != "cop":
            if not _is_closed(head):
                yield verb, head


def _verb(verb: Predicate, head: Item) -> Candidate:
    return Candidate(
        entry=_first(verb.group) or _VERB, type="", trigger=[head], roles=_roles(verb.slots),
        predicate=verb, proposed="verb",
    )  # fmt: skip


def _is_closed(head: Item) -> bool:
    """Whether a word can be one that tells nothing: a function word, a number …"""
    for lex in head.lexes:  # noqa: SIM110 - asked too often for a generator
        if lex.entry.kind in _CLOSED:
            return True
    return False


def _first(group: Group) -> Entry | None:
    """The first frame of a word, met or not, but for senses that hang on another word
    or on the form of the verb."""
    for lex in group.lexes:
        if (
            not lex.entry.type
            or lex.entry.kind != "frame"
            or not BY_FORM.isdisjoint(lex.entry.needs)
        ):
            continue
        if not by_word(lex.entry):
            return lex.entry
    return None


def _roles(slots: dict[str, list[Group]]) -> dict[str, list[Group]]:
    roles: dict[str, list[Group]] = {}
    for slot, groups in slots.items():
        role = FRAME.get(slot)
        for group in groups:
            if role and (group.acts if role != "place" else group.cls in ("place", "country")):
                roles.setdefault(role, []).append(group)
    return roles


def _holders(sentence: Sentence) -> dict[int, Predicate]:
    """The first verb that has each group in a slot, by the identity of the group."""
    holders: dict[int, Predicate] = {}
    for verb in sentence.predicates:
        for groups in verb.slots.values():
            for group in groups:
                holders.setdefault(id(group), verb)
    return holders


def _nouns(sentence: Sentence) -> Iterator[tuple[Group, Item]]:
    """The nouns for what is neither somebody nor a place, with their heads."""
    for unit in sentence.units:
        inner: Group | None = unit if unit.kind == "np" else None
        while inner is not None:
            head = inner.head
            if head is not None and head.i < head.j and head.tag == "noun":
                if inner.cls not in _BODIES and not (_is_closed(head) or undergoes(inner)):
                    yield inner, head
            inner = inner.of if inner.of is not None and inner.of.index < 0 else None


def _noun(noun: Group, head: Item, verb: Predicate | None, units: list[Group]) -> Candidate:
    slots: dict[str, list[Group]] = {}
    for slot, group in (("OWN", noun.owner), ("OWN", noun.poss), ("GEN", noun.of)):
        if group is not None:
            slots.setdefault(slot, []).append(group)
    borne = None if "OWN" in slots else bearer(noun, units)
    if borne is not None:
        slots.setdefault(borne[0], []).append(borne[1])
    entry, roles = _first(noun) or _NOUN, _roles(slots)
    after = units[noun.index + 1] if 0 <= noun.index < len(units) - 1 else None
    if after is not None and after.acts and after.prep and not after.joined:
        if entry.frame.get(after.prep, "").startswith("recipient"):
            roles.setdefault("recipient", []).append(after)
    return Candidate(
        entry=entry, type="", trigger=[head], roles=roles, predicate=verb, noun=noun,
        proposed="noun",
    )  # fmt: skip


def _speeches(sentence: Sentence) -> Iterator[Candidate]:
    """One for each speaker: what they say may amount to an act."""
    for link in sentence.links:
        cue = link.cue
        if link.carried or link.cut or cue is None or cue.i >= cue.j or link.speaker is None:
            continue
        yield Candidate(
            entry=_SPEECH, type="", trigger=[cue], link=link, proposed="speech",
            roles={"actor": [link.speaker], "recipient": _spoken_of(link, sentence)},
        )  # fmt: skip


def blamed(candidate: Candidate, sentence: Sentence) -> None:
    """Give to a charge without a recipient whom the quotation is of that its speaker's verb stands
    behind ("“They dig for gold and find a mouse”, the mayor scoffed")."""
    actors = candidate.roles.get("actor", [])
    if candidate.type != _CHARGE or candidate.roles.get("recipient") or candidate.noun is not None:
        return
    for link in sentence.links:
        if link.end <= candidate.at and any(link.speaker is who for who in actors):
            whom = [g for g in _spoken_of(link, sentence) if _is_other(g, sentence)]
            if whom:
                candidate.roles["recipient"] = candidate.sure = whom
                return


def _spoken_of(link: Link, sentence: Sentence) -> list[Group]:
    """Whom what is said is of: the first who can act, who owns an act, or whose country names it,
    somebody of another country than the speaker before others."""
    found: list[Group] = []
    first = _content(link, sentence, bisect_left(sentence.units, link.begin, key=_start))
    for unit in islice(sentence.units, first, None):
        if unit.i >= link.end:
            break
        if not found and link.covers(unit.i) and _is_other(unit, sentence):
            return [unit]
        if unit.kind == "np" and link.covers(unit.i) and unit is not link.speaker:
            who = unit if unit.acts and unit.cls != "pron" else behind(unit)
            if who is not None and who.cls != "pron":
                found.append(who)
    home = link.speaker.country if link.speaker is not None else None
    abroad = [who for who in found if who.country is not None and who.country != home]
    return (abroad or found)[:1]


def _is_other(unit: Group, sentence: Sentence) -> bool:
    """Whether a quotation tells by a pronoun what somebody else than who speaks and is spoken to
    does ("they let them go")."""
    if unit.cls != "pron" or not unit.sub.startswith("3") or unit.sub == "3n":
        return False
    if unit.prep or sentence.quoted(unit.i) is None:
        return False
    behind_it = sentence.units[unit.index + 1 : unit.index + _NEAR]
    return any(after.kind == "vg" for after in behind_it)


def _content(link: Link, sentence: Sentence, first: int) -> int:
    """The position of the unit that the words themselves begin with, behind what only tells where
    and to whom they were said ("said in an interview with the Herald that …")."""
    for n, unit in enumerate(islice(sentence.units, first, None), first):
        if unit.i >= link.end or unit.kind == "vg":
            break
        if unit.kind == "comp" or unit.sub == "open":
            return n + 1
    return first


def _start(unit: Group) -> int:
    return unit.i
