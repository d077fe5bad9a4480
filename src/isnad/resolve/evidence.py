"""What speaks for and against a candidate, as the learned judge reads it: clues of features.

A feature is a short text; it holds or it does not. Those of words begin with the language, all
others are shared by the languages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from isnad.annotations import Candidate, Group, Link, Predicate, Sentence
from isnad.resolve import clues
from isnad.resolve.clues import Clue, only
from isnad.resolve.course import Course, form, name_of

_T = TypeVar("_T", Candidate, Predicate, Group)

_FEW, _SOME = 2, 6
# So many tokens around a word are near it.
_NEAR = 6
_ASIDE = ("O", "in", "to", "with", "for", "on", "of")
_ROLES = ("actor", "recipient", "place", "broker")


class Evidence:
    """Tells the clues of the candidates of one sentence, which the report has come to."""

    def __init__(self, sentence: Sentence, course: Course, code: str) -> None:
        self.sentence, self.course, self.code = sentence, course, code
        # Words that have to do with something are looked through in the order they were found in.
        self._order = {i: n for n, i in enumerate(course.families)}
        self._types = [candidate.type for candidate in sentence.candidates]
        dated = (only("dated"),) if sentence.dates else ()
        self._size = (*dated, only("len={}", _bucket(len(sentence.tokens) // 6)))

    def features(self, candidate: Candidate) -> list[str]:
        """All features of a candidate, one by one."""
        return clues.features(self.clues(candidate))

    def clues(self, candidate: Candidate) -> list[Clue]:
        """All features of a candidate."""
        kind = candidate.proposed or "frame"
        told = candidate.type or candidate.entry.type or "-"
        out = [clues.candidate(kind, told, self.code, candidate.entry.id)]
        if kind == "speech":
            out += self._speech(candidate.link)
        else:
            out += self._word(candidate)
            out += self._concepts(candidate, told)
            out += _shape(candidate, told)
            out += self._scope(candidate, told)
        out += _roles(candidate, told)
        out += self._course(candidate, told)
        return out

    def _word(self, candidate: Candidate) -> tuple[Clue, ...]:
        """The trigger, and the words on both sides of it."""
        tokens, item, code = self.sentence.tokens, candidate.trigger[0], self.code
        word, i, j, size = form(candidate, self.sentence), item.i, item.j, len(tokens)
        before = tokens[i - 1].form if i > 0 else None
        after = tokens[j].form if j < size else None
        return (
            clues.trigger(code, word),
            clues.joined(code, word, before, after),
            clues.beside(code, "w-2", tokens[i - 2].form if i > 1 else "^"),
            clues.beside(code, "w-1", "^" if before is None else before),
            clues.beside(code, "w+0", "$" if after is None else after),
            clues.beside(code, "w+1", tokens[j + 1].form if j + 1 < size else "$"),
        )

    def _concepts(self, candidate: Candidate, told: str) -> list[Clue]:
        item, families = candidate.trigger[0], self.course.families
        actor, recipient = (
            (g[0].sector or g[0].cls) if (g := candidate.roles.get(role)) else "-"
            for role in ("actor", "recipient")
        )
        verb, noun = candidate.predicate, candidate.noun is not None
        said = any(k.verb is not verb for k in self.sentence.above[candidate.at])
        polarity, modality = candidate.polarity, candidate.modality
        more = list(self._led(candidate))
        out = []
        for concept in self._own(candidate):
            out.append(clues.concept(concept, told, actor, recipient))
            out.append(clues.concept_said(concept, said, noun, polarity, modality))
            out += [only(name, concept, *values) for name, *values in more]
        seen = set()
        for i in self._found(range(item.i - _NEAR, item.i + _NEAR + 1)):
            concept = families[i]
            if i != item.i and concept not in seen:
                seen.add(concept)
                out.append(clues.near(concept, told, i > item.i))
        return out

    def _own(self, candidate: Candidate) -> set[str]:
        """What the trigger has to do with."""
        item, concepts = candidate.trigger[0], self.course.concepts
        own = {named for i in range(item.i, max(item.j, item.i + 1)) if (named := concepts.get(i))}
        own |= {f"T.{x.entry.type}" for x in item.lexes if x.entry.kind == "frame" and x.entry.type}
        own.add(f"F.{self.course.families.get(item.i)}")
        return own

    def _led(self, candidate: Candidate) -> Iterator[tuple[object, ...]]:
        """What each concept of a trigger is told together with: the verbs and things around."""
        verb, families = candidate.predicate, self.course.families
        if verb is None:
            return
        if candidate.noun is not None:
            if verb.group.head is not None:
                yield "con={}|gov={}", families.get(verb.group.head.i)
            return
        yield "con={}|{}|{}", verb.link, verb.passive
        if verb.parent is not None and verb.parent.group.head is not None:
            yield "con={}|under={}|{}", families.get(verb.parent.group.head.i), verb.link
        for slot in _ASIDE:
            group = verb.first(slot)
            if group is not None and group.head is not None and not group.acts:
                yield "con={}|{}={}", slot, families.get(group.head.i)

    def _found(self, tokens: Iterable[int]) -> list[int]:
        """Those of some tokens that have to do with something, in the order of finding."""
        order = self._order
        return sorted([i for i in tokens if i in order], key=order.__getitem__)

    def _scope(self, candidate: Candidate, told: str) -> list[Clue]:
        sentence = self.sentence
        inner: Link | None = None
        for link in sentence.above[candidate.at]:
            if link.verb is not candidate.predicate:
                inner = link
        quoted = sentence.quoted(candidate.at) is not None
        out = [clues.said(inner is not None, quoted, told)]
        if inner is not None and inner.speaker is not None:
            out.append(only("said.by={}/{}", inner.speaker.cls, inner.speaker.sector or "-"))
        if inner is not None and inner.entry is not None:
            out.append(only("said.e={}", inner.entry.opts.get("stance", "")))
        return out

    def _speech(self, link: Link | None) -> Iterator[Clue]:
        """Who speaks through which word, and what the words of the speech have to do with."""
        if link is None:
            return
        yield only("sp.e={}", link.entry.id if link.entry else "-")
        if link.speaker is not None:
            yield only("sp.by={}/{}", link.speaker.cls, link.speaker.sector or "-")
        others = any(
            u.kind == "np"
            and u.acts
            and u.cls != "pron"
            and link.covers(u.i)
            and u is not link.speaker
            for u in _between(self.sentence.units, link, _first)
        )
        yield only("sp.others={}", others)
        for i in self._found(link.tokens()):
            yield clues.spoken(self.course.families[i], others)
        yield from self._inside(link)

    def _inside(self, link: Link) -> Iterator[Clue]:
        """The words, claims and verbs of a speech."""
        sentence, code = self.sentence, self.code
        words = [sentence.tokens[i] for i in link.tokens()]
        yield Clue(*[f"{code}:c={t.form}" for t in words if t.kind == "w" and len(t.form) > 1])
        for candidate in _between(sentence.candidates, link, _at):
            if link.covers(candidate.at):
                yield only("sp.has={}", candidate.type)
        for verb in _between(sentence.predicates, link, _begin):
            if link.covers(verb.group.i) and verb is not link.verb:
                yield _told_in_speech(verb)

    def _course(self, candidate: Candidate, told: str) -> tuple[Clue, ...]:
        course, sentence = self.course, self.sentence
        n, noun = course.sentences, candidate.noun is not None
        actor = candidate.roles.get("actor")
        pair = (told, name_of(actor[0], sentence)) in course.pairs if actor else None
        nouns = max(course.nouns, 1)
        twins = self._types.count(told) - self._is_told_as(candidate, told)
        so_far = clues.course(
            "1" if n <= 1 else "2" if n == 2 else "-5" if n <= 5 else "+",
            form(candidate, sentence) in course.words,
            told in course.types,
            pair,
            noun,
            _bucket(course.sport * 100 // nouns),
            _bucket(course.political * 30 // nouns),
            told,
            min(twins, 2),
        )
        return so_far, self._beside(candidate), *self._size

    def _is_told_as(self, candidate: Candidate, told: str) -> bool:
        """Whether a candidate is itself one of those that the frames tell as such."""
        return not candidate.proposed and candidate.type == told

    def _beside(self, candidate: Candidate) -> Clue:
        """The other claims of the sentence."""
        kind = candidate.proposed
        if kind:
            return clues.siblings(kind, *self._types)
        return clues.siblings(
            kind, *[c.type for c in self.sentence.candidates if c is not candidate]
        )


def _shape(candidate: Candidate, told: str) -> list[Clue]:
    verb, noun = candidate.predicate, candidate.noun
    out = [clues.scope(candidate.polarity, candidate.modality, told)]
    if noun is not None:
        return out + _noun(noun, verb, candidate.proposed)
    if verb is not None:
        group = verb.group
        out.append(clues.verb(group.form, group.tense, verb.link, verb.passive, told))
        if verb.parent is not None:
            out += _governor(f"par.{verb.link}", verb.parent)
        out += [clues.slot(slot, gs[0].cls, told) for slot, gs in verb.slots.items() if gs]
    return out


def _noun(noun: Group, verb: Predicate | None, proposed: str) -> list[Clue]:
    out = [clues.noun(noun.prep, proposed, noun.definite, noun.plural, noun.cls, noun.index < 0)]
    for what, other in (("of", noun.of), ("owner", noun.owner), ("poss", noun.poss)):
        if other is not None:
            out.append(only("n.{}={}", what, other.cls))
    if verb is not None:
        out += _governor("gov", verb)
        out.append(
            only("gov.slot={}", next((s for s, gs in verb.slots.items() if noun in gs), "-"))
        )
    return out


def _governor(name: str, verb: Predicate) -> list[Clue]:
    return [clues.governor(name, lex.entry.id, lex.entry.type) for lex in verb.group.lexes[:2]]


def _roles(candidate: Candidate, told: str) -> list[Clue]:
    out, firsts = [], []
    for name in _ROLES:
        groups = candidate.roles.get(name)
        if not groups:
            firsts.append("-")
            out.append(clues.nobody(name, told))
            continue
        first = groups[0]
        firsts.append(first.sector or first.cls)
        pronoun = first.sub if first.cls == "pron" else None
        named, placed = first.name is not None, first.country is not None
        out.append(clues.role(name, told, first.cls, first.sector, pronoun, named, placed))
    out.append(clues.pair(firsts[0], firsts[1], told))
    return out


def _told_in_speech(verb: Predicate) -> Clue:
    subject, lexes = verb.first("S"), verb.group.lexes
    who = "-"
    if subject is not None:
        who = f"{subject.cls}/{subject.sub if subject.cls == 'pron' else ''}"
    entry = lexes[0].entry.id if lexes else None
    return clues.spoken_verb(who, verb.group.polarity, verb.group.modality, entry)


def _bucket(n: int) -> str:
    return "0" if n <= 0 else "1" if n <= _FEW else "2" if n <= _SOME else "3"


def _between(found: list[_T], link: Link, at: Callable[[_T], int]) -> list[_T]:
    """Those of some things in order that stand where a link begins or behind, up to its end."""
    return found[bisect_left(found, link.begin, key=at) : bisect_left(found, link.end, key=at)]


def _at(candidate: Candidate) -> int:
    return candidate.at


def _begin(verb: Predicate) -> int:
    return verb.group.i


def _first(unit: Group) -> int:
    return unit.i
