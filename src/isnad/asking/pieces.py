"""What is asked at once: sentences of one passage, and never of two.

Each passage is asked alone, so that what one says cannot bear on what is made of another, and no
answer depends on where a border between requests falls. Of the rest of the report a request holds
the names of those who were named before, as the world's tables have them, and nothing else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec
import regex

from isnad.folding import fold
from isnad.records import Part, Span

# Code points that are asked about at once, and of how many people names go along at most.
LONGEST, NAMES = 1_600, 8
_SIGNS = Path(__file__).with_name("signs.toml")

Why = Literal["ask", "nothing", "sure"]


class Words(msgspec.Struct, frozen=True):
    """A sentence: where it stands (code points of ``part``), and its words. ``passage``: which of
    the report it is in; ``why``: whether it is asked about (hybrid: what the rules made of it)."""

    part: Part
    start: int
    end: int
    text: str
    passage: int = 0
    why: Why = "ask"


class Earlier(msgspec.Struct, frozen=True):
    """Somebody who was named before: what they are called (``text``), where the report names them
    (``at``), and who that is."""

    id: str
    text: str
    at: Span
    name: str | None
    entity: str | None = None
    country: str | None = None
    sector: str = "UNK"


class Piece(msgspec.Struct, frozen=True):
    """The sentences of one request, what stands before them in their passage, who was named before
    the passage."""

    report: str
    language: str
    published: str | None
    asked: tuple[Words, ...]
    before: Words | None = None
    earlier: tuple[Earlier, ...] = ()

    def halves(self) -> tuple[Piece, ...]:
        """The same in two requests; the piece itself where it is of one sentence."""
        if len(self.asked) < 2:
            return (self,)
        middle = len(self.asked) // 2
        return (
            msgspec.structs.replace(self, asked=self.asked[:middle]),
            msgspec.structs.replace(self, asked=self.asked[middle:], before=self.asked[middle - 1]),
        )


class Listed(msgspec.Struct, frozen=True):
    """A sentence with who was named before it."""

    words: Words
    earlier: tuple[Earlier, ...]


def pieces(
    report: str,
    language: str,
    published: str | None,
    listed: Iterable[Listed],
    longest: int = LONGEST,
) -> Iterator[Piece]:
    """The requests of a report, in order: every sentence to ask about in exactly one."""
    for _, group in groupby(listed, key=lambda one: (one.words.part, one.words.passage)):
        passage = list(group)
        odd = speaks_to_machines(" ".join(one.words.text for one in passage))
        earlier = () if odd else passage[0].earlier
        for run, before in _runs(passage, 1 if odd else longest):
            yield Piece(report, language, published, run, None if odd else before, earlier)


def _runs(passage: list[Listed], longest: int) -> Iterator[tuple[tuple[Words, ...], Words | None]]:
    """Sentences that follow each other, as many as fit, each run with the sentence before it."""
    run: list[Words] = []
    before = last = None
    for one in (each.words for each in passage):
        full = run and sum(len(w.text) for w in run) + len(one.text) > longest
        if run and (full or one.why != "ask"):
            yield tuple(run), before
            run = []
        if one.why == "ask":
            before = before if run else last
            run.append(one)
        last = one
    if run:
        yield tuple(run), before


def speaks_to_machines(text: str) -> bool:
    """Whether a passage has signs of speaking to a machine. Such a passage is asked sentence by
    sentence, so that less of it can bear on less. It is no defence by itself: what has no signs is
    asked like anything else."""
    marks, words = _signs()
    return bool(marks.search(text)) or len(words.findall(fold(text))) >= 2


@lru_cache(maxsize=1)
def _signs() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    table = tomllib.loads(_SIGNS.read_text(encoding="utf-8"))
    marks = regex.compile("|".join(table["marks"]))
    forms = sorted({fold(word) for word in table["words"]}, key=len, reverse=True)
    # Behind what Arabic writes together with a word.
    return marks, regex.compile(
        rf"(?<!\w)(?:{'|'.join(table['leads'])})?(?:{'|'.join(map(regex.escape, forms))})(?!\w)"
    )
