"""The program on one screen: what is done with a report, in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator

from isnad import world
from isnad.annotations import Sentence
from isnad.claims.extract import extract
from isnad.claims.speech import Speech
from isnad.errors import UnsupportedLanguage
from isnad.languages import codes, pack
from isnad.languages.explain import explain
from isnad.mentions.annotate import annotate
from isnad.mentions.dates import DateReader
from isnad.records import Claim, DateMention, Passage, ReadResult, Report
from isnad.resolve.resolver import Resolver
from isnad.text.detect import detect
from isnad.text.passages import split
from isnad.text.tokens import sentences, tokenise

_READ = frozenset({"title", "body", "caption"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UNDETERMINED = "und"


def read(report: Report, resolver_of: Callable[..., Resolver] = Resolver) -> ReadResult:
    """The claims of one report. Its language and ``carried_by`` are filled on the way.

    ``resolver_of`` makes the resolver; training hands in one that listens.
    Raises UnsupportedLanguage where there is no pack for the report's language.
    """
    report.language = language_of(report)
    passages, report.carried_by = split(report, report.language)
    known = pack.load(report.language)
    resolver = resolver_of(report, known, world.load().version)
    speech = Speech()
    for passage in passages:
        if passage.kind in _READ:
            opened, first = False, True
            for sentence in _sentences(report, passage, known, resolver.memory.day):
                annotate(sentence, known)
                sentence.speech = speech.open(sentence) if first else speech.on
                opened, first = extract(sentence, known, opened=opened), False
                speech.note(sentence)
                resolver.add(sentence)
    return ReadResult(
        report=report,
        claims=resolver.told(),
        rejected_claims=resolver.rejected,
        judged=list(resolver.memory.judged.values()),
    )


def _sentences(
    report: Report, passage: Passage, known: pack.Pack, day: str | None
) -> Iterator[Sentence]:
    """The sentences of a passage with tokens and dates; ``day``: where the story stands."""
    text = report.part(passage.part)
    reader = DateReader.load(known.code)
    found = deque(reader.find(text, _anchor(report), passage.start, passage.end, day))
    for start, end in sentences(text, passage.start, passage.end, known.abbreviations):
        dates = []
        while found and found[0].start < end:
            dates.append(found.popleft())
        tokens = tokenise(text, start, end, known.joints)
        if tokens:
            yield Sentence(passage, start, end, tokens, dates=dates)


def _anchor(report: Report) -> str | None:
    """The day of publication; null where only its month or year is known."""
    day = (report.published or "")[:10]
    return day if _DAY.fullmatch(day) else None


def dates(report: Report) -> list[DateMention]:
    """The date expressions of a report's text, in order."""
    reader = DateReader.load(language_of(report))
    return reader.find(report.text, _anchor(report))


def why(claim: Claim, report: Report) -> str:
    """The entries and rules that made a claim of the report, over its sentence."""
    return explain(claim, report)


def language_of(report: Report) -> str:
    """The language of a report, as given or as detected; raises UnsupportedLanguage."""
    language = report.language or detect(report.text)
    if language not in codes():
        raise UnsupportedLanguage(None if language == _UNDETERMINED else language, codes())
    return language
