"""The program on one screen: what is done with a report, in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, takewhile
from typing import Any

from isnad import settings, world
from isnad.annotations import Sentence
from isnad.claims.extract import through
from isnad.errors import UnsupportedLanguage
from isnad.languages import codes, pack
from isnad.languages.explain import explain
from isnad.memo import Meter
from isnad.mentions.addressed import Addressed
from isnad.mentions.annotate import annotate
from isnad.mentions.dates import DateReader
from isnad.records import Claim, DateMention, Passage, Place, ReadResult, Report
from isnad.resolve.resolver import Resolver
from isnad.resolve.toponyms import Toponyms
from isnad.text.detect import detect
from isnad.text.passages import split
from isnad.text.tokens import sentences, tokenise

_READ = frozenset({"title", "heading", "body", "caption"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FULL = re.compile(r"[^X]{10}")
# How many sentences are looked through for places before the first is read.
_AHEAD = 400
_UNDETERMINED = "und"
# Words are remembered over so many characters of reports; then memory would grow for little.
_METER = Meter(1_000_000)


def read(report: Report, resolver_of: Callable[..., Resolver] = Resolver) -> ReadResult:
    """The claims of one report. Its language and ``carried_by`` are filled on the way, and the day
    of publication where only its dateline says it.

    ``resolver_of`` makes the resolver; training hands in one that listens.
    Raises UnsupportedLanguage where there is no pack for the report's language.
    """
    report.language = language_of(report)
    stated = report.carried_by
    passages, carried = split(report, report.language)
    report.carried_by = list(dict.fromkeys([*stated, *carried]))
    report.published = report.published or _filed(report, passages)
    known = pack.load(report.language)
    resolver = resolver_of(report, known, world.load().version)
    stream = _all_sentences(report, passages, known)
    ahead = list(islice(stream, _AHEAD))
    resolver.look_ahead(chain(_datelines(report, passages, known), ahead))
    for sentence in through(chain(ahead, stream), known):
        resolver.add(sentence)
    _METER.read(len(report.text))
    result = ReadResult(
        report=report,
        claims=resolver.told(),
        rejected_claims=resolver.rejected,
        judged=list(resolver.memory.judged.values()),
        traces=resolver.traces,
        stated=stated,
    )
    resolver.memory.close()
    return result


def _filed(report: Report, passages: Iterable[Passage]) -> str | None:
    """The day that a report of no stated date says at its top it was filed on; null where it says
    none in full, or one that had not come yet."""
    reader, last = DateReader.load(report.language or ""), (report.received or "9")[:10]
    for passage in takewhile(lambda one: one.kind != "body", passages):
        if passage.kind == "dateline":
            text = report.part(passage.part)
            found = reader.find(text, None, passage.start, passage.end)
            days = (d.edtf for d in found if _DAY.fullmatch(d.edtf))
            return next((d for d in days if settings.FIRST_NEWS <= d <= last), None)
    return None


def _datelines(report: Report, passages: Iterable[Passage], known: pack.Pack) -> Iterator[Sentence]:
    """The datelines of a report, which tell no claims but where it was written."""
    for passage in passages:
        if passage.kind == "dateline":
            text = report.part(passage.part)
            tokens = tokenise(
                text, passage.start, passage.end, known.joints, known.parting, known.articles
            )
            yield Sentence(passage, passage.start, passage.end, tokens)


def _all_sentences(
    report: Report, passages: Iterable[Passage], known: pack.Pack
) -> Iterator[Sentence]:
    """The sentences of all passages that are read, annotated, with dates reckoned from the last
    full one before their passage."""
    day: str | None = None
    anchor = _anchor(report)
    addressed = Addressed((report.title or "", report.text), known)
    for passage in passages:
        if passage.kind in _READ:
            for sentence in _sentences(report, passage, known, anchor, day):
                addressed.settle(sentence.tokens, report.part(passage.part))
                annotate(sentence, known)
                day = next(
                    (d.edtf for d in reversed(sentence.dates) if _FULL.fullmatch(d.edtf)), day
                )
                yield sentence


def _sentences(
    report: Report, passage: Passage, known: pack.Pack, anchor: str | None, day: str | None
) -> Iterator[Sentence]:
    """The sentences of a passage with tokens and dates; ``anchor``: what these are reckoned from,
    ``day``: where the story stands."""
    text = report.part(passage.part)
    reader = DateReader.load(known.code)
    found = deque(reader.find(text, anchor, passage.start, passage.end, day))
    for start, end in sentences(text, passage.start, passage.end, known.abbreviations):
        dates = []
        while found and found[0].start < end:
            dates.append(found.popleft())
        tokens = tokenise(text, start, end, known.joints, known.parting, known.articles)
        if tokens:
            yield Sentence(passage, start, end, tokens, dates=dates)


def _anchor(report: Report) -> str | None:
    """The day of publication; null where only its month or year is known, or nothing could have
    been published then."""
    day = (report.published or "")[:10]
    return day if _DAY.fullmatch(day) and day >= settings.FIRST_NEWS else None


def passages(report: Report) -> list[Passage]:
    """The passages of a report's title and text, in order."""
    return split(report, language_of(report))[0]


def dates(report: Report) -> list[DateMention]:
    """The date expressions of a report's text, in order. Its language and its day are filled as by
    ``read``."""
    report.language = language_of(report)
    report.published = report.published or _filed(report, split(report, report.language)[0])
    return DateReader.load(report.language).find(report.text, _anchor(report))


def places(report: Report) -> list[tuple[Place, str]]:
    """The places that a report names, in order, each with why it is that place."""
    readers: list[Toponyms] = []

    def naming(*arguments: Any) -> Toponyms:  # noqa: ANN401 - those of a resolver
        reader = Toponyms(*arguments)
        reader.found = []
        readers.append(reader)
        return reader

    read(report, naming)
    return readers[0].found


def why(claim: Claim, report: Report) -> str:
    """The entries and rules that made a claim of the report, over its sentence."""
    return explain(claim, report)


def language_of(report: Report) -> str:
    """The language of a report, as given or as detected; raises UnsupportedLanguage."""
    language = report.language or detect(report.text)
    if language not in codes():
        raise UnsupportedLanguage(None if language == _UNDETERMINED else language, codes())
    return language
