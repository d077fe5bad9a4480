"""The second look: what a model said of each sentence, made into claims where the rules stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from isnad import flow
from isnad.annotations import Candidate, Sentence
from isnad.asking import prompt
from isnad.asking.asker import Reply
from isnad.asking.ground import Grounded, Grounder, Voice
from isnad.languages import pack
from isnad.languages.pack import Pack
from isnad.records import (
    Claim,
    Count,
    Extent,
    MadeBy,
    Part,
    Participant,
    ReadResult,
    Rejected,
    Report,
    Source,
    Span,
    Time,
)  # fmt: skip
from isnad.resolve import build
from isnad.resolve.heard.statements import Statement
from isnad.resolve.resolver import Resolver
from isnad.resolve.who.there import befallen
from isnad.second.looking import Looked
from isnad.second.whose import Whose

ENGINE = "llm"
_UNREAD = {
    "broken": "answer_broken", "cut": "answer_cut", "refused": "request_refused",
}  # fmt: skip
_TOLD = {
    "broken": "no answer about it could be read",
    "cut": "the answer about it was cut off, though it is one sentence",
    "refused": "the endpoint refuses to answer about it",
}

_At = tuple[Part, int]


def make(looked: Looked, replies: Iterable[Reply], model: str) -> ReadResult:
    """The claims of a report: of the model where it was asked, of the rules elsewhere; and what
    was refused."""
    report = looked.report
    answers = _Answers(looked)
    for reply in replies:
        answers.add(reply)
    made: list[Making] = []

    def making(about: Report, known: Pack, world: str) -> Resolver:
        made.append(Making(about, known, world, answers, model))
        return made[-1]

    again = msgspec.structs.replace(report, carried_by=looked.result.stated)
    result = flow.read(again, making)
    failed = (*answers.refused, *made[0].refused)
    refused = [_listed(report, n, one) for n, one in enumerate(failed, 1)]
    return msgspec.structs.replace(
        result, rejected_claims=result.rejected_claims + len(refused), refused=refused
    )


def leads_of(known: Pack) -> frozenset[str]:
    """What a language writes together with the word after it, in its normal form."""
    return frozenset(known.settings.get("clitics", ()))


class _Answers:
    """What a model said of each sentence of a report, as far as it stands."""

    def __init__(self, looked: Looked) -> None:
        report = looked.report
        texts = {"text": report.text, "title": report.title or ""}
        leads = leads_of(pack.load(report.language or ""))
        self._grounder = Grounder(texts, leads)
        self.asked = {(w.words.part, w.words.start) for w in looked.listed if w.words.why == "ask"}
        self.of: defaultdict[_At, list[Grounded]] = defaultdict(list)
        self.refused: list[tuple[str, str, int, int]] = []

    def add(self, reply: Reply) -> None:
        piece, parsed = reply.piece, reply.parsed
        first, last = piece.asked[0], piece.asked[-1]
        if parsed.fault is not None:
            told = (_UNREAD[parsed.fault], _TOLD[parsed.fault])
            self.refused.append((*told, first.start, last.end))
            return
        stands, refused = self._grounder.ground(piece, parsed)
        for one in stands:
            self.of[one.evidence.part, one.evidence.start].append(one)
        for no in refused:
            at = no.at or (first.start, last.end)
            self.refused.append((no.reason, no.message, *at))


class Making(Resolver):
    """A resolver that makes the claims of a model of the sentences that it was asked about."""

    def __init__(
        self, report: Report, known: Pack, world: str, answers: _Answers, model: str
    ) -> None:
        super().__init__(report, known, world)
        self.refused: list[tuple[str, str, int, int]] = []
        self._answers, self._whose = answers, Whose(self)
        self._marks = [f"model/{model}", f"prompt/{prompt.version()}"]
        self._of = f"{model} {prompt.version()}"
        self._here: tuple[Sentence, bool] | None = None

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """The claims of the rules, unless the model was asked: then its claims are made, with what
        is known of the report at this place."""
        at = (sentence.passage.part, sentence.start)
        self._here = (sentence, at in self._answers.asked)
        if not self._here[1]:
            return super().choose(sentence)
        for one in self._answers.of.get(at, ()):
            self._model_claim(one, sentence)
        return []

    def _statement(self, said: Statement, sentence: Sentence) -> None:
        if self._here is None or not (self._here[0] is sentence and self._here[1]):
            super()._statement(said, sentence)

    def _model_claim(self, one: Grounded, sentence: Sentence) -> None:
        whose = self._whose
        actors, recipients, brokers = (
            [whose.participant(party, sentence) for party in people]
            for people in (one.actors, one.recipients, one.brokers)
        )
        place = whose.place(one.place, sentence) if one.place else None
        sources = [self._source(voice, sentence) for voice in one.voices]
        recipients = befallen(recipients, actors, sources, place, one.type, self.memory)
        counts = self._numbers(one, sentence)
        if counts is None:
            return
        quoted = sentence.quoted(whose.token(one.trigger, sentence))
        self._keep(Claim(
            id=self._id(one.type, one.trigger), report=self.reference, type=one.type,
            status=one.status, trigger=one.trigger,  # type: ignore[arg-type]
            evidence=build.token_span(0, len(sentence.tokens), sentence, self.texts),
            quotation=build.token_span(*quoted, sentence, self.texts) if quoted else None,
            content=one.content, actors=actors, recipients=recipients, brokers=brokers,
            place=place,
            time=self._when(one.time, sentence) if one.time else None,
            sources=sources,
            extent=_extent(one), counts=counts,
            polarity=one.polarity, modality=one.modality, cues=list(one.cues),  # type: ignore[arg-type]
            made_by=self._made_by(self._marks),
        ))  # fmt: skip

    def _made_by(self, fired: list[str]) -> MadeBy:
        made = super()._made_by(fired)
        if fired is not self._marks:
            return made
        return msgspec.structs.replace(made, engine=ENGINE, version=self._of)

    def _numbers(self, one: Grounded, sentence: Sentence) -> dict[str, Count] | None:
        """The numbers of a claim by what is counted, read off their words; null where words hold
        none: then the claim is refused."""
        found: dict[str, Count] = {}
        for of, span in one.counts:
            number = self._whose.number(span, sentence)
            if number is None:
                message = f"{one.type}: {span.quote!r} holds no number of people ({of})"
                self.refused.append(("number_not_there", message, sentence.start, sentence.end))
                return None
            found.setdefault(of, number)
        return found

    def _source(self, voice: Voice, sentence: Sentence) -> Source:
        who: Participant = self._whose.participant(voice, sentence)
        named = who.entity is not None or self._whose.is_named(voice, sentence)
        return Source(
            **msgspec.structs.asdict(who), cue=voice.cue, named=named, manner=voice.manner,
            stance=voice.stance,
        )  # fmt: skip

    def _when(self, span: Span, sentence: Sentence) -> Time | None:
        """The date that stands at some words; null where they hold none that can be reckoned."""
        for date in sentence.dates:
            if date.start < span.end and span.start < date.end:
                return Time(
                    edtf=date.edtf, text=date.text, part=span.part, start=date.start, end=date.end,
                    basis=date.basis, part_of_day=date.part_of_day, clock=date.clock, zone=date.zone,  # type: ignore[arg-type]
                )  # fmt: skip
        return None


def _extent(one: Grounded) -> Extent | None:
    held = one.extent
    if held is None:
        return None
    span = held.span
    at = {} if span is None else {"part": span.part, "start": span.start, "end": span.end}
    return Extent(
        share=held.share, except_=list(held.but), quote=span.quote if span else None, **at  # type: ignore[arg-type]
    )  # fmt: skip


def _listed(report: Report, number: int, one: tuple[str, str, int, int]) -> Rejected:
    """A claim as it is listed: each at a place of its own."""
    reason, message, start, end = one
    where = f"{' '.join(report.id.split())}, claim {number} at {start}-{end}"
    return Rejected(where=where, reason=reason, message=message)
