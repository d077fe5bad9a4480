"""From what a model tells to what stands in the report: every word placed, or the claim refused.

A claim stands only where its trigger, everybody and everything in it, and the words that make it
negated or less than actual are found in the sentences that were asked about, each at one place. Who
is meant, when it was and how many they were is not taken from the model: the program reads that off
the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from isnad.asking.align import Aligner, NotThere, Window
from isnad.asking.parse import Malformed, Parsed, shown
from isnad.asking.pieces import Earlier, Piece, Words
from isnad.asking.schema import Manner, Number, Somebody, Speaker, Stance, Told
from isnad.records import Cue, Part, Span

STATES = frozenset({"CONTROL", "CEASEFIRE", "PRESENCE", "ALLIANCE", "HOSTILITY"})
_OF_CUE = Literal["negation", "planned", "demanded", "possible"]


class Party(msgspec.Struct, frozen=True):
    """A participant: their words, or nothing; whom those stand for. One of both is there."""

    span: Span | None
    earlier: Earlier | None = None


class Voice(Party, frozen=True):
    """A link of a chain, with its cue."""

    cue: Span | None = None
    manner: Manner | None = None
    stance: Stance | None = None


class Held(msgspec.Struct, frozen=True):
    """How much of a place is held."""

    share: str
    span: Span | None
    but: tuple[Span, ...] = ()


class Grounded(msgspec.Struct, frozen=True):
    """A claim all of whose words stand in the report. ``counts``: what is counted, and the words
    that hold the number."""

    type: str
    trigger: Span
    evidence: Span
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    brokers: tuple[Party, ...] = ()
    place: Span | None = None
    time: Span | None = None
    voices: tuple[Voice, ...] = ()
    polarity: str = "affirmed"
    modality: str = "actual"
    cues: tuple[Cue, ...] = ()
    status: str | None = None
    extent: Held | None = None
    counts: tuple[tuple[str, Span], ...] = ()
    content: Span | None = None


class Refused(msgspec.Struct, frozen=True):
    """A claim that was refused: a reason code, the words it failed on, what the model said, and
    where the sentence stands; null where it named none."""

    reason: str
    message: str
    at: Window | None = None


class _Refusal(Exception):
    def __init__(self, reason: str, message: str) -> None:
        super().__init__(reason)
        self.reason, self.message = reason, message


class Grounder:
    """Holds answers against one report. ``texts``: its parts; ``leads``: what its language writes
    together with the word after it."""

    def __init__(self, texts: dict[str, str], leads: frozenset[str] = frozenset()) -> None:
        self._texts = texts
        self._aligners = {part: Aligner(text, leads) for part, text in texts.items()}

    def ground(self, piece: Piece, answer: Parsed) -> tuple[list[Grounded], list[Refused]]:
        """What of an answer stands, each claim once, and what was refused and why."""
        stands: dict[tuple[object, ...], Grounded] = {}
        refused = [_malformed(one) for one in answer.malformed]
        for told in answer.claims:
            try:
                found = _Claim(self, piece, told).grounded()
            except _Refusal as why:
                at = _sentence(piece, told)
                where = Window(at.start, at.end) if at is not None else None
                refused.append(Refused(why.reason, why.message, where))
            else:
                key = (found.type, found.trigger, found.place, found.time, found.actors)
                stands.setdefault(key, found)
        return list(stands.values()), refused

    def place(self, part: Part, words: str, window: Window, hint: int | None = None) -> Span:
        """Some words as a span of the report; raises NotThere."""
        start, end = self._aligners[part].find(words, window, hint)
        return Span(part=part, start=start, end=end, quote=self._texts[part][start:end])


class _Claim:
    """One claim on its way."""

    def __init__(self, grounder: Grounder, piece: Piece, told: Told) -> None:
        self._grounder, self._piece, self._told = grounder, piece, told
        sentence = _sentence(piece, told)
        if sentence is None:
            message = f"{told.type}: there is no sentence {told.sentence} in what was asked"
            raise _Refusal("claim_elsewhere", message)
        self._sentence, self._part = sentence, sentence.part
        self._whole = Window(sentence.start, sentence.end)
        self._clause = self._narrow()

    def grounded(self) -> Grounded:
        told = self._told
        trigger = self._trigger()
        actors, recipients, brokers = (
            tuple(self._party(one) for one in people)
            for people in (told.actors, told.recipients, told.brokers)
        )
        place = self._optional(told.place, "place_not_there", "place")
        found = Grounded(
            type=told.type, trigger=trigger, evidence=self._evidence(), actors=actors,
            recipients=recipients, brokers=brokers, place=place,
            time=self._optional(told.time, "time_not_there", "time"),
            voices=tuple(self._voice(one) for one in told.sources),
            polarity=told.polarity, modality=told.modality, cues=tuple(self._cues()),
            status=told.status if told.type in STATES else None,
            extent=self._extent(), counts=tuple(self._counts()), content=self._content(),
        )  # fmt: skip
        self._check_whole(found)
        return found

    def _trigger(self) -> Span:
        told = self._told
        hint = None if told.start is None else self._whole.start + told.start
        return self._find(told.trigger, "trigger_not_there", "trigger", hint)

    def _check_whole(self, found: Grounded) -> None:
        if found.type == "STATEMENT":
            if found.content is None or not found.voices:
                message = "STATEMENT: without what is said, or without who says it"
                raise _Refusal("claim_bare", message)
        elif not (found.actors or found.recipients or found.brokers or found.place or found.counts):
            message = f"{found.type} {shown(self._told.trigger)!r}: nobody, no place and no number"
            raise _Refusal("claim_bare", message)

    def _evidence(self) -> Span:
        start, end = self._whole
        quote = self._sentence.text
        return Span(part=self._part, start=start, end=end, quote=quote)

    def _narrow(self) -> Window | None:
        """The clause, where the model copied one that is there once. It only narrows the search:
        words are looked for in the whole sentence where it does not help."""
        if not self._told.clause:
            return None
        try:
            found = self._grounder.place(self._part, self._told.clause, self._whole)
        except NotThere:
            return None
        return Window(found.start, found.end)

    def _find(self, words: str, reason: str, what: str, hint: int | None = None) -> Span:
        """Words in the clause, else in the sentence. Raises _Refusal."""
        if self._clause is not None:
            try:
                return self._grounder.place(self._part, words, self._clause, hint)
            except NotThere as refused:
                if refused.why == "ambiguous":
                    raise self._refusal(refused, reason, what) from refused
        try:
            return self._grounder.place(self._part, words, self._whole, hint)
        except NotThere as refused:
            raise self._refusal(refused, reason, what) from refused

    def _refusal(self, refused: NotThere, reason: str, what: str) -> _Refusal:
        told = f"{self._told.type}: {what} {shown(refused.words)!r}"
        if refused.why == "ambiguous":
            message = f"{told} stands at more than one place of its sentence"
            return _Refusal("words_ambiguous", message)
        return _Refusal(reason, f"{told} does not stand in its sentence")

    def _optional(self, words: str | None, reason: str, what: str) -> Span | None:
        return self._find(words, reason, what) if words is not None else None

    def _party(self, one: Somebody, reason: str = "who_not_there", what: str = "who") -> Party:
        span = self._find(one.words, reason, what) if one.words is not None else None
        earlier = self._earlier(one, reason, what)
        if span is None and earlier is None:
            raise _Refusal(reason, f"{self._told.type}: {what} without words that say so")
        return Party(span, earlier)

    def _earlier(self, one: Somebody, reason: str, what: str) -> Earlier | None:
        if one.stands_for is None:
            return None
        found = next((e for e in self._piece.earlier if e.id == one.stands_for), None)
        if found is None:
            told = f"{self._told.type}: {what} stands for {shown(one.stands_for)!r}"
            raise _Refusal(reason, f"{told}, who was not named before")
        return found

    def _voice(self, one: Speaker) -> Voice:
        party = self._party(one, "source_not_there", "source")
        cue = self._optional(one.cue, "source_not_there", "word of saying")
        return Voice(party.span, party.earlier, cue, one.manner, one.stance)

    def _cues(self) -> Iterator[Cue]:
        told = self._told
        if told.polarity == "negated":
            yield self._cue(told.polarity_cue, "negation")
        if told.modality != "actual":
            yield self._cue(told.modality_cue, told.modality)

    def _cue(self, words: str | None, of: _OF_CUE) -> Cue:
        if not words:
            message = f"{self._told.type}: {of} without a word that says so"
            raise _Refusal("cue_not_there", message)
        at = self._find(words, "cue_not_there", f"word for {of}")
        return Cue(part=at.part, start=at.start, end=at.end, quote=at.quote, of=of)

    def _extent(self) -> Held | None:
        told = self._told.extent
        if told is None or self._told.type != "CONTROL":
            return None
        span = self._optional(told.words, "place_not_there", "extent")
        but = tuple(self._find(one, "place_not_there", "exception") for one in told.but)
        # A share without words is no more than a guess.
        share = told.share if span is not None else "unknown"
        return Held(share, span, but) if span is not None or but else None

    def _counts(self) -> Iterator[tuple[str, Span]]:
        for one in self._told.counts:
            yield one.of, self._number(one)

    def _number(self, one: Number) -> Span:
        return self._find(one.words, "number_not_there", f"number of {one.of}")

    def _content(self) -> Span | None:
        if self._told.type != "STATEMENT":
            return None
        return self._optional(self._told.content, "trigger_not_there", "what is said")


def _sentence(piece: Piece, told: Told) -> Words | None:
    at = told.sentence - 1
    return piece.asked[at] if 0 <= at < len(piece.asked) else None


def _malformed(one: Malformed) -> Refused:
    return Refused("claim_malformed", f"{one.fault}: {one.shown}" if one.shown else one.fault)
