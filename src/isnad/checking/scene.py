"""A report as the checker reads it: its language's tables, its words folded, what it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from anyascii import anyascii

from isnad import world
from isnad.checking.standing import speech
from isnad.checking.words import Stretch, sentence, sentences
from isnad.folding import fold, fold_long
from isnad.languages import codes, pack
from isnad.records import Part, Report, Span

_PEOPLE = "people:"
# So many words on each side of one for speech may hold whoever speaks; of nouns for anybody, fewer.
_NEAR, _NEXT = 8, 3


class Scene:
    """One report; what is found in it is kept."""

    def __init__(self, report: Report) -> None:
        self.report = report
        code = report.language
        self.pack = pack.load(code if code in codes() else codes()[0])
        self._stretches: dict[tuple[str, int, int], Stretch] = {}
        self._sentences: dict[tuple[str, int, int], Stretch] = {}

    def words(self, span: Span) -> Stretch:
        """The words of a span."""
        return self.stretch(span.part, span.start, span.end)

    def sentence(self, span: Span) -> Stretch:
        """The sentence that a span stands in."""
        key = (span.part, span.start, span.end)
        found = self._sentences.get(key)
        if found is None:
            text, stops = self.report.part(span.part), self.pack.abbreviations
            found = self.stretch(span.part, *sentence(text, span.start, span.end, stops))
            self._sentences[key] = found
        return found

    def sentence_at(self, words: Stretch) -> Stretch:
        """The sentence that some words stand in."""
        stops = self.pack.abbreviations
        start, end = sentence(words.text, words.start, words.end, stops)
        return Stretch(words.text, start, end, self.pack)

    def sentence_beside(self, words: Stretch, many: int) -> Stretch:
        """Some words with so many tokens of their sentence on both sides."""
        around = self.sentence_at(words)
        i, j = around.at(words.start, words.end)
        near = around.tokens[max(i - many, 0) : j + many]
        return Stretch(words.text, near[0].start, near[-1].end, self.pack) if near else words

    def stretch(self, part: Part, start: int, end: int) -> Stretch:
        """The words between two offsets."""
        key = (part, start, end)
        found = self._stretches.get(key)
        if found is None:
            found = Stretch(self.report.part(part), start, end, self.pack)
            self._stretches[key] = found
        return found

    @cached_property
    def whole(self) -> list[Stretch]:
        """All words of title and text."""
        parts: tuple[Part, Part] = ("title", "text")
        return [self.stretch(part, 0, len(self.report.part(part))) for part in parts]

    def speech(self, before: int) -> Iterator[Stretch]:
        """The title, and where somebody who speaks may stand that begins before an offset of the
        text."""
        yield self.whole[0]
        yield from (words for words in self._speech if words.start < before)

    @cached_property
    def _speech(self) -> list[Stretch]:
        return list(self._beside_speech(_NEAR))

    @cached_property
    def speakers(self) -> list[Stretch]:
        """The few words of the text right beside each word or mark for speech."""
        return list(self._beside_speech(_NEXT))

    def _beside_speech(self, near: int) -> Iterator[Stretch]:
        text, stops = self.report.text, self.pack.abbreviations
        for ends in sentences(text, stops):
            words = self.stretch("text", *ends)
            for i, j in speech(words, near):
                tokens = words.tokens[max(i, 0) : max(j, 0)]
                if tokens:
                    yield self.stretch("text", tokens[0].start, tokens[-1].end)

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of all whom the report names."""
        every = (read.lex.entry for words in self.whole for read in words.every())
        return frozenset(entry.id for entry in every if entry.kind in ("ent", "nat"))

    @cached_property
    def bodies(self) -> frozenset[str]:
        """English names of the bodies that the report names, and adjectives of peoples."""
        known = (world.load().entity(one) for one in self.named)
        bodies = {one.name for one in known if one is not None}
        every = (read.lex.entry for words in self.whole for read in words.every())
        adjectives = (e.cls.partition(_PEOPLE)[2] for e in every if e.kind == "adj")
        return frozenset(bodies | {one for one in adjectives if one})

    @cached_property
    def countries(self) -> frozenset[str]:
        """Codes of the countries that the report names, or that somebody whom it names is of."""
        known = (world.load().entity(one) for one in self.named)
        return frozenset(e.country for e in known if e is not None and e.country)

    @cached_property
    def text(self) -> str:
        """Title and text, folded, with one space between words."""
        whole = f"{self.report.title or ''} \n {self.report.text}"
        return f" {' '.join(fold_long(whole).split())} "

    @cached_property
    def latin(self) -> str:
        """The same in Latin letters."""
        whole = f"{self.report.title or ''} \n {self.report.text}"
        return f" {' '.join(fold_long(anyascii(whole)).split())} "

    def has_latin(self, name: str) -> bool:
        """Whether the report has a name in its letters or in Latin ones."""
        return self.has(name) or fold(name) in self.latin

    def has(self, name: str, before: int | None = None) -> bool:
        """Whether the report has a name in its letters; ``before``: not behind that offset of its
        text, more or less."""
        at = self.text.find(fold(name))
        slack = len(self.report.title or "") + 4
        return at >= 0 and (before is None or at <= before + slack)
