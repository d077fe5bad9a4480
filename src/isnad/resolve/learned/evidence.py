"""What speaks for and against a candidate, as the learned judge reads it.

A feature is a short text; it holds or it does not. Those of words begin with the language, all
others are shared by the languages. ``tell`` says what is made of them (see ``clues.teller``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar, cast

from isnad.annotations import Candidate, Group, Link, Predicate, Sentence
from isnad.languages.senses import by_word
from isnad.memo import Memo
from isnad.resolve.learned import clues
from isnad.resolve.learned.clues import ROLES, Player, Teller, only
from isnad.resolve.learned.course import Course, form, name_of

T = TypeVar("T")
_T = TypeVar("_T", Candidate, Predicate, Group)

_FEW, _SOME = 2, 6
# So many tokens around a word are near it.
_NEAR = 6
_ASIDE = ("O", "in", "to", "with", "for", "on", "of")


class Saying(Generic[T]):
    """What is made of each clue: one function for each of ``clues``, looked up once."""

    def __init__(self, tell: Teller[T]) -> None:
        self.beside = tell(clues.beside)
        self.candidate = tell(clues.candidate)
        self.concept = tell(clues.concept)
        self.concept_said = tell(clues.concept_said)
        self.course = tell(clues.course)
        self.governor = tell(clues.governor)
        self.joined = tell(clues.joined)
        self.near = tell(clues.near)
        self.noun = tell(clues.noun)
        self.roles = tell(clues.roles)
        self.said = tell(clues.said)
        self.sentence = tell(clues.sentence)
        self.slot = tell(clues.slot)
        self.spoken = tell(clues.spoken)
        self.spoken_verb = tell(clues.spoken_verb)
        self.spoken_word = tell(clues.spoken_word)
        self.trigger = tell(clues.trigger)
        self.verb = tell(clues.verb)
        self.only = tell(only)


class Evidence(Generic[T]):
    """Tells the clues of the candidates of one sentence, which the report has come to."""

    def __init__(self, sentence: Sentence, course: Course, code: str, tell: Teller[T]) -> None:
        self.sentence, self.course, self.code, self.say = sentence, course, code, _saying(tell)
        # Words that have to do with something are looked through in the order they were found in.
        self._order = {i: n for n, i in enumerate(course.families)}
        self._places = sorted(course.families)
        self._types = [candidate.type for candidate in sentence.candidates]
        self._dated, self._size = bool(sentence.dates), _bucket(len(sentence.tokens) // 6)

    def clues(self, candidate: Candidate) -> list[T]:
        """What is made of the features of a candidate, clue by clue."""
        kind = candidate.proposed or "frame"
        told = candidate.type or candidate.entry.type or "-"
        word = form(candidate, self.sentence)
        out = [self.say.candidate(kind, told, self.code, candidate.entry.id)]
        if kind == "speech":
            out += self._speech(candidate.link)
        else:
            out += self._word(candidate, word)
            out += self._concepts(candidate, told)
            out += self._shape(candidate, told)
            out += self._scope(candidate, told)
        plays = candidate.roles.get
        out.append(self.say.roles(told, *[_player(plays(role)) for role in ROLES]))
        out += self._course(candidate, told, word)
        return out

    def _word(self, candidate: Candidate, word: str) -> tuple[T, ...]:
        """The trigger, and the words on both sides of it."""
        say = self.say
        tokens, item, code = self.sentence.tokens, candidate.trigger[0], self.code
        i, j, size = item.i, item.j, len(tokens)
        before = tokens[i - 1].form if i > 0 else None
        after = tokens[j].form if j < size else None
        return (
            say.trigger(code, word),
            say.joined(code, word, before, after),
            say.beside(code, "w-2", tokens[i - 2].form if i > 1 else "^"),
            say.beside(code, "w-1", "^" if before is None else before),
            say.beside(code, "w+0", "$" if after is None else after),
            say.beside(code, "w+1", tokens[j + 1].form if j + 1 < size else "$"),
        )

    def _concepts(self, candidate: Candidate, told: str) -> list[T]:
        say = self.say
        item, families = candidate.trigger[0], self.course.families
        actor, recipient = (
            (g[0].sector or g[0].cls) if (g := candidate.roles.get(role)) else "-"
            for role in ("actor", "recipient")
        )
        verb, noun = candidate.predicate, candidate.noun is not None
        said = any(k.verb is not verb for k in self.sentence.above[candidate.at])
        polarity, modality = candidate.polarity, candidate.modality
        more = list(self._led(candidate))
        of, of_said, together = say.concept, say.concept_said, say.only
        out = []
        for concept in self._own(candidate):
            out.append(of(concept, told, actor, recipient))
            out.append(of_said(concept, said, noun, polarity, modality))
            for name, values in more:
                out.append(together(name, concept, *values))
        near, seen = say.near, set()
        for i in self._near(item.i):
            concept = families[i]
            if i != item.i and concept not in seen:
                seen.add(concept)
                out.append(near(concept, told, i > item.i))
        return out

    def _near(self, i: int) -> list[int]:
        """The tokens around one that have to do with something, in the order of finding."""
        places, order = self._places, self._order
        first, last = bisect_left(places, i - _NEAR), bisect_right(places, i + _NEAR)
        return sorted(places[first:last], key=order.__getitem__)

    def _own(self, candidate: Candidate) -> set[str]:
        """What the trigger has to do with."""
        item, concepts = candidate.trigger[0], self.course.concepts
        own = {named for i in range(item.i, max(item.j, item.i + 1)) if (named := concepts.get(i))}
        own.update(
            [
                f"T.{x.entry.type}"
                for x in item.lexes
                if x.entry.type and x.entry.kind == "frame" and not by_word(x.entry)
            ]
        )
        own.add(f"F.{self.course.families.get(item.i)}")
        return own

    def _led(self, candidate: Candidate) -> Iterator[tuple[str, tuple[object, ...]]]:
        """What each concept of a trigger is told together with: the verbs and things around."""
        verb, families = candidate.predicate, self.course.families
        if verb is None:
            return
        if candidate.noun is not None:
            if verb.group.head is not None:
                yield "con={}|gov={}", (families.get(verb.group.head.i),)
            return
        yield "con={}|{}|{}", (verb.link, verb.passive)
        if verb.parent is not None and verb.parent.group.head is not None:
            yield "con={}|under={}|{}", (families.get(verb.parent.group.head.i), verb.link)
        for slot in _ASIDE:
            group = verb.first(slot)
            if group is not None and group.head is not None and not group.acts:
                yield "con={}|{}={}", (slot, families.get(group.head.i))

    def _found(self, tokens: Iterable[int]) -> list[int]:
        """Those of some tokens that have to do with something, in the order of finding."""
        order = self._order
        return sorted([i for i in tokens if i in order], key=order.__getitem__)

    def _scope(self, candidate: Candidate, told: str) -> list[T]:
        say = self.say
        sentence = self.sentence
        inner: Link | None = None
        for link in sentence.above[candidate.at]:
            if link.verb is not candidate.predicate:
                inner = link
        quoted = sentence.quoted(candidate.at) is not None
        out = [say.said(inner is not None, quoted, told, candidate.polarity, candidate.modality)]
        if inner is not None and inner.speaker is not None:
            out.append(say.only("said.by={}/{}", inner.speaker.cls, inner.speaker.sector or "-"))
        if inner is not None and inner.entry is not None:
            out.append(say.only("said.e={}", inner.entry.opts.get("stance", "")))
        return out

    def _speech(self, link: Link | None) -> Iterator[T]:
        """Who speaks through which word, and what the words of the speech have to do with."""
        say = self.say
        if link is None:
            return
        yield say.only("sp.e={}", link.entry.id if link.entry else "-")
        if link.speaker is not None:
            yield say.only("sp.by={}/{}", link.speaker.cls, link.speaker.sector or "-")
        others = any(
            u.kind == "np"
            and u.acts
            and u.cls != "pron"
            and link.covers(u.i)
            and u is not link.speaker
            for u in _between(self.sentence.units, link, _first)
        )
        yield say.only("sp.others={}", others)
        for i in self._found(link.tokens()):
            yield say.spoken(self.course.families[i], others)
        yield from self._inside(link)

    def _inside(self, link: Link) -> Iterator[T]:
        """The words, claims and verbs of a speech."""
        say = self.say
        sentence, code = self.sentence, self.code
        words = [sentence.tokens[i] for i in link.tokens()]
        yield from [
            say.spoken_word(code, t.form) for t in words if t.kind == "w" and len(t.form) > 1
        ]
        for candidate in _between(sentence.candidates, link, _at):
            if link.covers(candidate.at):
                yield say.only("sp.has={}", candidate.type)
        for verb in _between(sentence.predicates, link, _begin):
            if link.covers(verb.group.i) and verb is not link.verb:
                yield self._told_in_speech(verb)

    def _course(self, candidate: Candidate, told: str, word: str) -> tuple[T, T]:
        course, sentence = self.course, self.sentence
        n, noun = course.sentences, candidate.noun is not None
        actor = candidate.roles.get("actor")
        pair = (told, name_of(actor[0], sentence)) in course.pairs if actor else None
        nouns = max(course.nouns, 1)
        twins = self._types.count(told) - self._is_told_as(candidate, told)
        so_far = self.say.course(
            "1" if n <= 1 else "2" if n == 2 else "-5" if n <= 5 else "+",
            word in course.words,
            told in course.types,
            pair,
            noun,
            _bucket(course.sport * 100 // nouns),
            _bucket(course.political * 30 // nouns),
            told,
            min(twins, 2),
        )
        return so_far, self._beside(candidate)

    def _is_told_as(self, candidate: Candidate, told: str) -> bool:
        """Whether a candidate is itself one of those that the frames tell as such."""
        return not candidate.proposed and candidate.type == told

    def _beside(self, candidate: Candidate) -> T:
        """The sentence and its other claims."""
        kind, types = candidate.proposed, self._types
        if not kind:
            types = [c.type for c in self.sentence.candidates if c is not candidate]
        return self.say.sentence(kind, self._dated, self._size, *types)

    def _shape(self, candidate: Candidate, told: str) -> list[T]:
        say = self.say
        verb, noun = candidate.predicate, candidate.noun
        if noun is not None:
            return self._noun(noun, verb, candidate.proposed)
        if verb is None:
            return []
        group = verb.group
        out = [say.verb(group.form, group.tense, verb.link, verb.passive, told)]
        if verb.parent is not None:
            out += self._governor(f"par.{verb.link}", verb.parent)
        out += [say.slot(slot, gs[0].cls, told) for slot, gs in verb.slots.items() if gs]
        return out

    def _noun(self, noun: Group, verb: Predicate | None, proposed: str) -> list[T]:
        say = self.say
        out = [say.noun(noun.prep, proposed, noun.definite, noun.plural, noun.cls, noun.index < 0)]
        for what, other in (("of", noun.of), ("owner", noun.owner), ("poss", noun.poss)):
            if other is not None:
                out.append(say.only("n.{}={}", what, other.cls))
        if verb is not None:
            out += self._governor("gov", verb)
            out.append(
                say.only(
                    "gov.slot={}", next((s for s, gs in verb.slots.items() if noun in gs), "-")
                )
            )
        return out

    def _governor(self, name: str, verb: Predicate) -> list[T]:
        return [
            self.say.governor(name, lex.entry.id, lex.entry.type) for lex in verb.group.lexes[:2]
        ]

    def _told_in_speech(self, verb: Predicate) -> T:
        subject, lexes = verb.first("S"), verb.group.lexes
        who = "-"
        if subject is not None:
            who = f"{subject.cls}/{subject.sub if subject.cls == 'pron' else ''}"
        entry = lexes[0].entry.id if lexes else None
        return self.say.spoken_verb(who, verb.group.polarity, verb.group.modality, entry)


def _saying(tell: Teller[T]) -> Saying[T]:
    """The functions of a teller, looked up the first time."""
    return cast("Saying[T]", _SAYING[tell])


_SAYING: Memo[Any, Any] = Memo(Saying, most=8)


def _player(groups: list[Group] | None) -> Player | None:
    """The first of those who play a role."""
    if not groups:
        return None
    one = groups[0]
    pronoun = one.sub if one.cls == "pron" else None
    return Player(one.cls, one.sector, pronoun, one.name is not None, one.country is not None)


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
