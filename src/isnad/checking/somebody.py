"""Whether those whom a brief names, describes or leaves unnamed are those whom the words tell of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, shown
from isnad.checking.phrasebook import plain, visible
from isnad.checking.scene import Scene
from isnad.checking.who import in_english, longest, refers
from isnad.checking.words import Stretch
from isnad.folding import fold
from isnad.names.romanise import romanise
from isnad.pages import Line, Slot

# Nobody knows what they do; what people of a country are unless more is told.
_UNKNOWN, _CIVIL = "UNK", "CVL"
# So many letters before a claim may tell whom its pronouns stand for.
_BEFORE = 300
# So many letters beside a name may tell what whoever bears it does.
_BESIDE = 40
# So many words before a name may tell who it is that bears it.
_NEXT = 2
# So many words on either side of a name may hold a noun that is in apposition to it.
_APPOSED = 6
_COUNTRY, _PERSON = "country", "person"


# Kinds of slots that show somebody in the reader's words.
_RENDERED = frozenset({"name", "called", "role"})


class Somebody:
    """Checks slots of actors, recipients, brokers and sources."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.people = ground, ground.people

    def problems(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """What is wrong with a slot: whom it shows, and what stands around it."""
        yield from self._by_kind(shown(line, slot), slot)
        if slot.kind in _RENDERED and self._is_quoted(line, slot):
            yield Problem(shown(line, slot), "it is quoted, and the report has other words", slot)
        if slot.kind == "words" and self._is_quoted(line, slot) != self._is_cited(slot):
            given = "only words of another sentence or language are quoted"
            yield Problem(shown(line, slot), given, slot)
        if slot.role == "source":
            yield from self.unnamed(line, slot)

    def _by_kind(self, text: str, slot: Slot) -> Iterator[Problem]:
        """What is wrong with whom a slot shows, by its kind."""
        scene, words = self.ground.scene(slot), self.ground.words(slot)
        if scene is None:
            yield Problem(text, "it stands on no report", slot)
        elif slot.kind == "nobody":
            if self.ground.phrases.phrase("source", "nobody") != text:
                yield Problem(text, "that is not the phrase for an unnamed source", slot)
        elif slot.kind == "words":
            yield from self._words(text, words, slot)
        elif slot.kind == "latin":
            yield from self.latin(text, words, slot)
        elif slot.kind == "role":
            yield from self._role(text, scene, slot)
        elif slot.kind == "called":
            yield from self._called(text, words, scene, slot)
        elif slot.kind == "name":
            yield from self._name(text, words, scene, slot)
        else:
            yield Problem(text, f"kind {slot.kind!r} says nothing of where it comes from", slot)

    def _is_cited(self, slot: Slot) -> bool:
        """Whether a report's words for somebody are quoted: those of another language, and those
        that have another form in another sentence."""
        scene, phrases = self.ground.scene(slot), self.ground.phrases
        return phrases.inflects or scene is None or scene.report.language != phrases.language

    def _is_quoted(self, line: Line, slot: Slot) -> bool:
        """Whether quotation marks stand around a slot, as around the words of a report."""
        before, after = visible(line.text[: slot.start]), visible(line.text[slot.end :])
        opens, closes = self.ground.phrases.quotes
        return before.endswith(opens) and after.startswith(closes)

    def _words(self, text: str, words: Stretch | None, slot: Slot) -> Iterator[Problem]:
        if words is None:
            yield Problem(text, "no words of a report stand behind it", slot)
        elif plain(words.quote) != text:
            yield Problem(text, f"the report has {plain(words.quote)!r}", slot)

    @staticmethod
    def latin(text: str, words: Stretch | None, slot: Slot) -> Iterator[Problem]:
        """Whether a text is some words in Latin letters."""
        if words is None or romanise(plain(words.quote)) != text:
            yield Problem(text, f"the report has {words.quote if words else 'no words'!r}", slot)

    def _role(self, text: str, scene: Scene, slot: Slot) -> Iterator[Problem]:
        """What somebody does who is not named: the words around have a noun for whoever does it, or
        say of what country they are. It is not known only where their own words have none."""
        words, near = self.ground.words(slot), self._around(slot, scene)
        own = {r.lex.entry.sector for r in words.every()} if words is not None else set()
        own |= self._beside(slot, scene) if slot.span is not None else set()
        sectors = own | {r.lex.entry.sector for some in near for r in some.every()}
        if not self._may_be_civil(slot, scene):
            sectors -= {_CIVIL} - own
        if any(r.lex.entry.kind == "nat" for some in near for r in some.every()):
            with_country = self.ground.phrases.undo("line", "original_words", text) is not None
            sectors |= {_CIVIL} if with_country else set()
        sectors = sectors - {_UNKNOWN} if own - {_UNKNOWN, ""} else sectors | {_UNKNOWN}

        def known(one: str) -> bool:
            return bool(sectors & {*self.ground.phrases.keys("roles", one)})

        given = words.quote if words is not None else "nobody who does that"
        yield from self._told(text, known, scene, slot, given)

    def _may_be_civil(self, slot: Slot, scene: Scene) -> bool:
        """Whether a noun for anybody may be for whoever is meant: such nouns are everywhere, so it
        has to stand beside their words, or where the report tells who speaks."""
        if slot.span is not None:
            return _has_civil(scene.sentence_beside(scene.words(slot.span), _APPOSED))
        if slot.role != "source":
            return True
        start, end = self._around(slot, scene)[0].start, self._end(slot)
        return any(_has_civil(some) for some in scene.speakers if start <= some.start < end)

    @staticmethod
    def _beside(slot: Slot, scene: Scene) -> set[str]:
        """The sectors of nouns for people that stand right before somebody's words."""
        assert slot.span is not None
        sentence = scene.sentence(slot.span)
        i, _ = sentence.at(slot.span.start, slot.span.end)
        return {
            r.lex.entry.sector
            for n in range(max(i - _NEXT, 0), i)
            for r in sentence.reads[n]
            if r.lex.entry.cls == _PERSON and r.lex.entry.kind == "noun" and r.j <= i
        }

    def _around(self, slot: Slot, scene: Scene) -> list[Stretch]:
        """Where whoever is meant may be told of: around each place where their words stand, else in
        the words of a claim, and some before them."""
        if slot.span is not None:
            part, quote = slot.span.part, slot.span.quote
            found = re.finditer(re.escape(quote), scene.report.part(part))
            spots = ((max(m.start() - _BESIDE, 0), m.end() + _BESIDE) for m in found)
            return [scene.stretch(part, *spot) for spot in spots]
        words = self.ground.evidence(slot.of[0])
        reference = self.ground.references.get(slot.of[0])
        if words is None or reference is None:
            return scene.whole
        start = max(words.start - _BEFORE, 0)
        return [scene.stretch(reference.span.part, start, words.end)]

    def unnamed(self, line: Line, slot: Slot) -> Iterator[Problem]:
        """Whoever the words only describe is said not to be named, and nobody else."""
        phrase = self.ground.phrases.phrase("source", "unnamed") or ""
        after = phrase.partition("{who}")[2].strip()
        said = _behind(line.text[slot.end :]).startswith(after)
        if said and slot.kind == "name":
            yield Problem(shown(line, slot), "the words name somebody", slot)
        words = self.ground.words(slot)
        if not said and slot.kind == "words" and words is not None and _describes(words):
            yield Problem(shown(line, slot), "it is not said that the words name nobody", slot)

    def _called(
        self, text: str, words: Stretch | None, scene: Scene, slot: Slot
    ) -> Iterator[Problem]:
        told = [words] if words is not None else self._where_told(scene, slot)
        if words is not None and refers(words):
            told = [words, scene.sentence_at(words)]  # "its spokesman": of whom the sentence tells
        glosses = frozenset(g for some in told for g in in_english(some))
        if words is None and scene.has_latin(text):
            return
        if _COUNTRY in glosses and self.ground.in_country(text, scene):
            return  # "his country" is called by its name
        if words is not None and self._lacks_country(text, words):
            yield Problem(text, f"the words tell of what country they are: {words.quote!r}", slot)
            return
        given = self.people.given(words) if words is not None else "nobody of that description"
        yield from self._told(text, lambda one: self._is_called(one, glosses), scene, slot, given)

    def _lacks_country(self, text: str, words: Stretch) -> bool:
        """Whether a description leaves out the country that the words for somebody are of; that of
        somebody else's body may stand in its name."""
        if self.ground.phrases.undo("line", "of", text) is not None:
            return False
        return any(_nations(words)) and self._is_called(text, in_english(words))

    def _told(
        self, text: str, known: Callable[[str], bool], scene: Scene, slot: Slot, given: str
    ) -> Iterator[Problem]:
        """Whether a text is a description that is ``known``, with or without a country."""
        if known(text):
            return
        both = self.ground.phrases.undo("line", "original_words", text)
        if both is not None and known(both["name"]):
            if not self._of_country(both["quote"], scene, slot):
                yield Problem(both["quote"], "the report names nothing of that country", slot)
            return
        for adjective, code in self.people.adjectives(text):
            if known(text[len(adjective) + 1 :]):
                if not self._is_of(code, scene, slot):
                    yield Problem(adjective, "the report names nothing of that country", slot)
                return
        if any(known(rest) for rest in self.people.without_body(text, scene)):
            return
        yield Problem(text, f"the words give {given!r}", slot)

    def _of_country(self, name: str, scene: Scene, slot: Slot) -> bool:
        """Whether somebody may be of a country: of that which their words are of, else of any that
        the report names."""
        nations = self._own_nations(slot)
        if nations:
            return any(one.id in nations for one in self.people.known(name))
        return self.ground.in_country(name, scene)

    def _is_of(self, code: str, scene: Scene, slot: Slot) -> bool:
        """The same of the code of a country."""
        nations = self._own_nations(slot)
        told = f"{_COUNTRY}:{code}" in nations
        return told if nations else self.ground.is_told_of(code, scene)

    def _own_nations(self, slot: Slot) -> set[str]:
        """The ids of the countries that somebody's own words are of."""
        words = self.ground.words(slot)
        return set(_nations(words)) if words is not None else set()

    def _is_called(self, text: str, glosses: frozenset[str]) -> bool:
        """Whether readers call people so whom the words call one of these in English."""
        if any(_told_by(english, glosses) for english in (text, *self._english(text))):
            return True
        both = self.ground.phrases.undo("line", "of", text)
        return both is not None and all(
            any(english in glosses for english in self._english(part)) for part in both.values()
        )

    def _english(self, text: str) -> list[str]:
        return self.ground.phrases.called(text)

    def _name(
        self, text: str, words: Stretch | None, scene: Scene, slot: Slot
    ) -> Iterator[Problem]:
        if words is not None:
            if not self.people.is_name(text, words, scene):
                yield Problem(text, f"the words give {self.people.given(words)!r}", slot)
        elif not self.people.is_named(text, scene) and fold(text) not in scene.text:
            yield Problem(text, "the report names nobody of that name", slot)
        elif slot.role == "source" and not self._speaks(text, scene, slot):
            yield Problem(text, "the report tells of nothing that they say", slot)

    def _speaks(self, text: str, scene: Scene, slot: Slot) -> bool:
        """Whether a report tells of something that somebody says, not only behind a claim."""
        return self.people.speaks(text, scene, self._end(slot))

    def _where_told(self, scene: Scene, slot: Slot) -> list[Stretch]:
        """Where a report tells of somebody whom no words of a claim stand for: a speaker, where it
        tells who speaks before it."""
        return list(scene.speech(self._end(slot))) if slot.role == "source" else scene.whole

    def _end(self, slot: Slot) -> int:
        """Where the words of a claim end."""
        words = self.ground.evidence(slot.of[0])
        return words.end if words is not None else 0


def _has_civil(words: Stretch) -> bool:
    """Whether words have a noun for a person who is nobody in particular."""
    return any(
        r.lex.entry.sector == _CIVIL and r.lex.entry.cls == _PERSON and r.lex.entry.kind == "noun"
        for r in words.every()
    )


def _told_by(english: str, glosses: frozenset[str]) -> bool:
    """Whether a description is made of one or two of what words are in English."""
    if english in glosses:
        return True
    return any(one in glosses and other in glosses for one, other in _halves(english))


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Every way to part a text at a space."""
    words = text.split()
    for at in range(1, len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])


def _behind(text: str) -> str:
    """What stands behind somebody's words, brackets and quotation marks aside."""
    return visible(text).lstrip('"\u201d\u00bb) ').strip()


def _nations(words: Stretch) -> Iterator[str]:
    """The ids of the countries that words name or are of."""
    cased = bool(words.pack.settings.get("capitals"))
    for read in longest(words):
        one = read.lex.entry.id
        if one.startswith(f"{_COUNTRY}:") and (not cased or words.tokens[read.i].capital):
            yield one


def _describes(words: Stretch) -> bool:
    """Whether words tell what somebody is and not who: a noun for people, which is no part of a
    name, and nothing that the tables do not know."""
    reads = list(words.every())
    named = [read for read in reads if read.lex.entry.kind == "ent"]
    if any(read.lex.entry.cls == _PERSON for read in named):
        return False
    within = {n for read in named for n in range(read.i, read.j)}
    nouns = (r for r in reads if r.lex.entry.kind == "noun" and r.lex.entry.cls == _PERSON)
    people = any(not within.issuperset(range(read.i, read.j)) for read in nouns)
    covered = {n for read in reads for n in range(read.i, read.j)}
    counted = (t.form[0].isdigit() for t in words.tokens)
    every = zip(words.tokens, counted, strict=True)
    return people and all(n in covered or digits for n, (t, digits) in enumerate(every) if t.word)
