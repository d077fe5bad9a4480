"""Sentences that no news has: the work for each of their words is that of any other sentence."""

from __future__ import annotations

import sys
from functools import partial
from types import FrameType
from typing import Any

import pytest

from isnad import flow
from isnad.claims.speech.depth import INNER, OUTER
from isnad.records import Report
from isnad.resolve.resolver import Resolver
from isnad.resolve.who.people import People
from tests.reads import claims

_PILED = [
    ("en", '"We left" said he, ', ""),
    ("en", '"x" said he, ', ""),
    ("en", "The minister said that ", "rebels attacked the town."),
    ("en", "according to the minister, rebels attacked the town, ", ""),
    ("en", "he said that Russia must leave the town, ", ""),
    ("en", "he said that its army attacked them, ", ""),
    ("en", "they attacked it there and he said it ", ""),
    ("en", "rebels attacked the town on 3 May 2014 and ", ""),
    ("en", "he saw it on 3 May 2014 and rebels attacked and ", ""),
    ("en", '"rebels attacked the town" and ', ""),
    ("en", "'x' said she, ", ""),
    ("en", "two men were killed in an attack in the town where ", ""),
    ("en", "the attack of ", "."),
    ("en", "the town, ", ""),
    ("en", "the minister said rebels left; ", ""),
    ("en", "according to the minister and ", ""),
    ("en", "the death toll since May rose to 45 and ", ""),
    ("en", "a statement carried by the radio said that ", "rebels left."),
    ("en", "Homs and ", "Hama provinces fell."),
    ("ar", "قال الوزير إن ", "الجيش قصف المدينة."),
    ("ar", "قصف الجيش المدينة وقال إنه ", ""),
    ("vi", "Bộ trưởng nói rằng ", "quân đội tấn công thành phố."),
]
# So many times a pattern comes, and twice as many; linear work is then at most so much more.
_TIMES, _MORE = 100, 2.3


def report(language: str, text: str) -> Report:
    return Report(id="test", sha256="0" * 64, text=text, language=language)


def lines_run(language: str, text: str) -> int:
    """How many lines of the program are gone through to read a text."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        flow.read(report(language, text))
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(("language", "pattern", "end"), _PILED)
def test_the_work_grows_with_the_length(language: str, pattern: str, end: str) -> None:
    flow.read(report(language, pattern * 3 + end))  # what is kept for all texts is made
    small, large = (lines_run(language, pattern * n + end) for n in (_TIMES, 2 * _TIMES))
    assert large < _MORE * small


def participants_made(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many times somebody of a text is looked for in what is known."""
    made = 0
    known = People._participant

    def counting(*arguments: Any) -> Any:
        nonlocal made
        made += 1
        return known(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(People, "_participant", counting)
        flow.read(report("en", text), partial(Resolver, learned=False))
    return made


def test_every_source_is_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pattern = "he said that Russia must leave the town, "
    small, large = (participants_made(pattern * n, monkeypatch) for n in (20, 40))
    assert large <= 2 * small
    # He, and whom he asks.
    assert large <= 2 * 40


_SPEAKERS = (
    "mayor minister president general governor ambassador spokesman envoy commander king".split()
)


def _told_by(speakers: list[str]) -> list[str | None]:
    """The words for the sources of what so many people say through each other."""
    said = "".join(f"the {name} said that " for name in speakers)
    (claim,) = claims(f"{said}the army shelled Homs.", "en", "ASSAULT")
    return [source.text for source in claim.sources]


def test_a_chain_keeps_its_outermost_and_innermost_speakers() -> None:
    assert len(_SPEAKERS) > OUTER + INNER
    assert _told_by(_SPEAKERS) == [*_SPEAKERS[:OUTER], *_SPEAKERS[-INNER:]]


def test_a_chain_that_is_not_so_long_is_whole() -> None:
    few = _SPEAKERS[: OUTER + INNER]
    assert _told_by(few) == few


def test_words_cut_out_of_a_deep_speech_are_no_statement() -> None:
    said = "The minister said that " * 20
    found = claims(f"{said}it rained a lot in the north.", "en", "STATEMENT")
    assert all(c.content is not None and c.content.quote.endswith("north") for c in found)
