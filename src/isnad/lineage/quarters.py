"""The parts of towns that a sentence names, also those that no gazetteer has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from isnad.languages import settings
from isnad.languages.phrases import Phrases
from isnad.lineage.cues import load
from isnad.lineage.sentence import Sentence
from isnad.names.compare import alike
from isnad.records import Span

# How many words a name has at most, and how far apart two renderings of one name may sound.
_WORDS, _ONE = 2, 0.4
_OF = "prep:of"


class Quarter(NamedTuple):
    """A part of a town: the words of its name, and fewer of them, the likeliest first."""

    names: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """The likeliest words of its name."""
        return self.names[0]

    def may_be(self, other: Quarter) -> bool:
        """Whether both may be one, in another script or spelling."""
        pairs = ((one.quote, two.quote) for one in self.names for two in other.names)
        return any(one == two or _sounds_like(one, two) for one, two in pairs)


def quarters(sentence: Sentence) -> list[Quarter]:
    """The parts of towns that a sentence names beside a word for them, in order."""
    return list(_quarters(sentence))


def _quarters(sentence: Sentence) -> Iterator[Quarter]:
    code = sentence.pack.code
    after = load(code).quarter_named == "after"
    for word in _words(code).find(sentence.forms):
        names = list(_after(sentence, word.end) if after else _before(sentence, word.start))
        if not names and not after and _is_of(sentence, word.end):
            names = list(_after(sentence, word.end + 1))
        if names:
            yield Quarter(tuple(names))


@lru_cache(maxsize=16)
def _words(code: str) -> Phrases:
    return Phrases(code, ((word, "quarter") for word in load(code).quarters))


def _is_of(sentence: Sentence, at: int) -> bool:
    return any(m.i == at and m.entry.cls == _OF for m in sentence.met)


def _after(sentence: Sentence, begin: int) -> Iterator[Span]:
    size = _run(sentence, range(begin, begin + _WORDS))
    if not _capitals(sentence):
        yield from (sentence.span(begin, begin + n) for n in range(1, size + 1))
    elif size:
        yield sentence.span(begin, begin + size)


def _before(sentence: Sentence, end: int) -> Iterator[Span]:
    size = _run(sentence, range(end - 1, end - 1 - _WORDS, -1))
    if size:
        yield sentence.span(end - size, end)


def _run(sentence: Sentence, places: range) -> int:
    """How many words from the first place on may be of a name."""
    size = 0
    for at in places:
        if not 0 <= at < len(sentence.tokens) or not _may_name(sentence, at):
            break
        size += 1
    return size


def _may_name(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    word = sentence.words[token.start - sentence.trace.start : token.end - sentence.trace.start]
    if not word[:1].isalpha():
        return False
    if _capitals(sentence):
        return word[:1].isupper() and at > 0 and not sentence.pack.word(token.form).small
    return not any(m.i == at and m.entry.kind == "func" for m in sentence.met)


def _capitals(sentence: Sentence) -> bool:
    return bool(settings(sentence.pack.code).get("capitals", True))


def _sounds_like(one: str, other: str) -> bool:
    found = alike(one, other)
    return found.met > 0 and found.distance <= _ONE
