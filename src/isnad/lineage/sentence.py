"""The words of one sentence, as far as a comparison of two renderings needs them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

import regex

from isnad.folding import fold
from isnad.joins import Held
from isnad.languages import pack, phrases
from isnad.languages.pack import Entry, Lex, Pack
from isnad.lineage.amounts import Amount, amounts
from isnad.records import Claim, Span, Trace

_TOKEN = regex.compile(
    r"\p{N}+(?:[.,٫٬]\p{N}+)*|[\p{L}\p{M}][\p{L}\p{M}\u0640\u00ad\u200c\u200d]*"
    r"(?:[-\u2010\u2011][\p{L}\p{M}]+)*|\S"
)
# So many words between quotation marks are no name.
_QUOTED = regex.compile(r"[\"“«„](?:[^\"”»\s]+\s+){3}|^[^\"“«„]*[\"”»]")
_MARKS = frozenset('.,:;!?"\u201c\u201d\u00ab\u00bb\u060c\u061b')
# Types of claim whose words make somebody speak.
_SPEAKING = frozenset({"ACCUSE", "CONCEDE", "REJECT", "REQUEST", "THREATEN"})
# Types of what somebody may announce and others may see.
_DEEDS = frozenset({"ASSAULT", "COERCE", "CONTROL", "DISPLACEMENT", "RETREAT", "TOLL"})
# What may be one of these alone is a word of speaking; what tells of an act and may be one of
# those is hardly one.
_SAYING = frozenset({"say", "verb", "adj"})
_OTHERWISE = frozenset({"func", "noun"})
# In how many words before a verb of saying a comma stands, and after it a conjunction.
_NEAR, _FAR = 3, 12


class Token(NamedTuple):
    """A word, number or mark: offsets into its part, and its folded form."""

    start: int
    end: int
    form: str


class Met(NamedTuple):
    """Words that the tables of a language know: positions of tokens, and one of their readings."""

    i: int
    j: int
    entry: Entry


class Sentence:
    """One sentence of a report: its trace, its words, and the claims that it makes."""

    def __init__(self, held: Held, at: int) -> None:
        self.held, self.at = held, at
        self.trace: Trace = held.traces[at]
        self._text = held.report.part(self.trace.part)
        self.pack: Pack = pack.load(held.report.language or "")

    @property
    def words(self) -> str:
        """The sentence as it stands."""
        return self._text[self.trace.start : self.trace.end]

    @cached_property
    def tokens(self) -> list[Token]:
        """The words, numbers and marks in order."""
        found = _TOKEN.finditer(self._text, self.trace.start, self.trace.end)
        return [Token(m.start(), m.end(), fold(m[0])) for m in found]

    @cached_property
    def forms(self) -> list[str]:
        """The folded forms of the tokens."""
        return [token.form for token in self.tokens]

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims whose trigger stands in the sentence."""
        return [claim for claim in self.held.claims if self.holds(claim.trigger)]

    @cached_property
    def met(self) -> list[Met]:
        """What the tables know of the words, every reading, several words before one."""
        found: list[Met] = []
        at = 0
        while at < len(self.forms):
            here = list(self._longest(at))
            found += here
            at = max((one.j for one in here), default=at + 1)
        return found

    def _longest(self, at: int) -> Iterator[Met]:
        word = self.pack.word(self.forms[at])
        following = self.pack.keys(self.forms[at + 1]) if at + 1 < len(self.forms) else ()
        size = 0
        for tail, lex in (pair for key in following for pair in word.longer.get(key, ())):
            if len(tail) >= size and self._goes_on(tail, at + 1):
                size = len(tail)
                yield Met(at, at + 1 + size, lex.entry)
        if not size:
            yield from (Met(at, at + 1, lex.entry) for lex in word.alone)

    def _goes_on(self, tail: tuple[str, ...], at: int) -> bool:
        if at + len(tail) > len(self.forms):
            return False
        ahead = self.forms[at : at + len(tail)]
        return all(t in self.pack.keys(form) for t, form in zip(tail, ahead, strict=True))

    @cached_property
    def attributions(self) -> list[Span]:
        """Words that say who says it, as the claims and the tables have them; what only says that
        it is said is none."""
        spans = [s.cue for c in self.claims for s in c.sources if s.cue is not None and s.text]
        deeds = self._announced
        found = {s.start: s for s in spans if self.holds(s) and deeds.get(s.start, True)}
        for one in self.met:
            attr = one.entry.kind == "func" and one.entry.cls == "attr"
            if attr or (one.entry.kind == "say" and self._says(one)):
                span = self.span(one.i, one.j)
                found.setdefault(span.start, span)
        hedges = [self.span(p.start, p.end) for p in self.hedges if p.says != "soft"]
        inside = {s for s in found for h in hedges if h.start <= s < h.end}
        return [found[start] for start in sorted(found.keys() - inside)]

    def _says(self, one: Met) -> bool:
        """Whether a word that can only be one of saying has somebody's words beside it: after a
        conjunction, on the other side of a comma, or as an act that is announced."""
        if not self._kinds[one.i] <= _SAYING:
            return False
        if self._announced.get(self.tokens[one.i].start):
            return True
        marks = [*self.forms[max(one.i - _NEAR, 0) : one.i], *self.forms[one.j : one.j + 1]]
        if any(form in _MARKS for form in marks) or one.j == len(self.forms):
            return True
        end = self.tokens[one.j - 1].end
        near = self.tokens[min(one.j + _FAR, len(self.tokens)) - 1].start
        return any(end <= at <= near for at in self.conjunctions)

    @cached_property
    def _announced(self) -> dict[int, bool]:
        """Where verbs of announcing stand, and whether what is announced is a deed: who declares
        an emergency makes it so, who declares a town taken only says so."""
        deeds = {m.i for m in self.met if m.entry.kind == "frame" and m.entry.type in _DEEDS}
        told = {i for i, t in enumerate(self.tokens) if t.start in self.conjunctions}
        found: dict[int, bool] = {}
        for one in self.met:
            if one.entry.kind == "say" and "performs" in one.entry.opts:
                near = range(one.j, one.j + _FAR)
                found[self.tokens[one.i].start] = any(n in near for n in deeds | told)
        return found

    @cached_property
    def conjunctions(self) -> list[int]:
        """Where the words stand after which somebody's words are told."""
        found = {m.i for m in self.met if m.entry.kind == "func" and m.entry.cls[:4] == "comp"}
        return [self.tokens[i].start for i in sorted(found)]

    @cached_property
    def attributed(self) -> bool:
        """Whether any word may be one of somebody who says it."""
        if self.attributions or _QUOTED.search(self.words):
            return True
        words = (lex.entry for form in self.forms for lex in self._alone(form))
        if any(entry.kind == "say" for entry in words):
            return True
        return any(self._may_say(one) for one in self.met)

    def _may_say(self, one: Met) -> bool:
        kinds = self._kinds[one.i]
        if one.entry.kind == "say":
            return "func" not in kinds
        return one.entry.type in _SPEAKING and not kinds & _OTHERWISE

    def _alone(self, form: str) -> list[Lex]:
        """What a word may be by itself; nothing where it may be a function word."""
        found = self.pack.word(form).alone
        return [] if any(lex.entry.kind == "func" for lex in found) else found

    @cached_property
    def _kinds(self) -> dict[int, set[str]]:
        """What kinds of word the words at a position may be."""
        found: dict[int, set[str]] = defaultdict(set)
        for one in self.met:
            found[one.i].add(one.entry.kind)
        return found

    @cached_property
    def amounts(self) -> list[Amount]:
        """The amounts that it gives, in order."""
        return amounts(self)

    @cached_property
    def weekdays(self) -> list[phrases.Phrase]:
        """The names of days of the week."""
        return list(phrases.weekdays(self.pack.code).find(self.forms))

    @cached_property
    def hedges(self) -> list[phrases.Phrase]:
        """The words that say that it is not certain."""
        return list(phrases.hedges(self.pack.code).find(self.forms))

    @cached_property
    def _sources(self) -> list[tuple[int, int]]:
        """Where the sources of the claims stand that are nobody's actors."""
        acting = {a.start for c in self.claims for a in c.actors}
        every = [s for c in self.claims for s in c.sources]
        return [
            (s.start, s.end or 0) for s in every if s.start is not None and s.start not in acting
        ]

    def sourced(self, i: int) -> bool:
        """Whether a token stands in the words for a source that does nothing else."""
        start = self.tokens[i].start
        return any(begin <= start < end for begin, end in self._sources)

    @cached_property
    def speaking(self) -> frozenset[int]:
        """The positions of tokens in the words for who says or alleges it, with their ranks and
        offices, and for nobody else."""
        talks = [c for c in self.claims if c.type in _SPEAKING]
        spans = [(a.start, a.end or 0) for c in talks for a in c.actors if a.start is not None]
        spans += self._sources
        found = {i for i, t in enumerate(self.tokens) if any(a <= t.start < b for a, b in spans)}
        ranks = {
            m.i
            for m in self.met
            if m.entry.kind == "noun" and m.entry.cls == "person" and m.j in found
        }
        return frozenset(found | ranks)

    def holds(self, span: Span) -> bool:
        """Whether words stand in the sentence."""
        return span.part == self.trace.part and self.trace.start <= span.start < self.trace.end

    def span(self, i: int, j: int) -> Span:
        """The words of some tokens."""
        return self.between(self.tokens[i].start, self.tokens[j - 1].end)

    def between(self, start: int, end: int) -> Span:
        """The words between two offsets."""
        return Span(part=self.trace.part, start=start, end=end, quote=self._text[start:end])

    @property
    def whole(self) -> Span:
        """The sentence."""
        return self.between(self.trace.start, self.trace.end)

    def beside(self, other: Sentence) -> bool:
        """Whether both stand in one line, one right after the other."""
        first, second = sorted((self.trace, other.trace), key=lambda t: t.start)
        gap = self._text[first.end : second.start]
        return first.part == second.part and abs(self.at - other.at) == 1 and "\n" not in gap
