"""The words of a report, sentence by sentence, as they are compared in one language.

This needs the text alone: no claims, no traces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from isnad.folding import fold_long

_WORD = re.compile(r"\w+")
# A sentence ends with its line, or with white space after a mark. It begins with the white space,
# which is quicker to look for.
_STOP, _CLOSE = "[.!?\u061f\u2026]", "[\"'\u201d\u2019\u00bb)\\]]"
_END = re.compile(rf"\s(?:(?<=\n)|(?<={_STOP}\s)|(?<={_STOP}{_CLOSE}\s))\s*")


@dataclass(frozen=True)
class Wording:
    """The folded words of every sentence of a report that holds any, in order; ``places``: where
    the sentence stands among those that were asked for."""

    sentences: tuple[tuple[str, ...], ...]
    places: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        """All words in order, gathered anew: they are asked for once."""
        return [word for sentence in self.sentences for word in sentence]

    @cached_property
    def size(self) -> int:
        """The number of words."""
        return sum(map(len, self.sentences))

    @cached_property
    def sets(self) -> tuple[frozenset[str], ...]:
        """The distinct words of every sentence."""
        return tuple(map(frozenset, self.sentences))


def of_text(text: str, *, kept: bool = True) -> Wording:
    """The wording of a text, split at line ends and full stops; ``kept``: see ``of_sentences``."""
    return of_sentences(_END.split(fold_long(text)), kept=kept)


def of_sentences(folded: Iterable[str], *, kept: bool = True) -> Wording:
    """The wording of sentences that are folded. ``kept``: it is not looked at only once; reports have
    most of their words in common, and each is held once, which takes as long as finding it."""
    found = [(n, _WORD.findall(sentence)) for n, sentence in enumerate(folded)]
    told = [(n, tuple(map(intern, words) if kept else words)) for n, words in found if words]
    return Wording(tuple(words for _, words in told), tuple(n for n, _ in told))
