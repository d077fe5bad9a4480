"""Where the names of one person stand in a text, whatever their spelling varies freely in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote

import regex

from isnad.folding import fold, fold_long
from isnad.names.compare import likeness
from isnad.names.spelling import spelling

# Letters with their marks, and what stands unseen between them.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}\p{Cf}]+")
_NO_LETTER = re.compile(r"[\W_]+")
# What may stand between two words of a name; longer gaps part sentences.
_GAP = 3
# A name that is shorter tells nobody from words.
_LEAST = 2


class _Word(NamedTuple):
    start: int
    end: int
    form: str
    small: bool


class Standing:
    """Finds names of one person.

    ``names``: whole names, found wherever they stand. ``parts``: single words of them, found only
    where they are asked for, and only with a capital where the script has any. ``leads``: folded
    letters that are written together with the word after them.
    """

    def __init__(
        self, names: Iterable[str], leads: Collection[str] = (), parts: Iterable[str] = ()
    ) -> None:
        given = [name for name in names if len(_key(name)) >= _LEAST]
        self.names = tuple(dict.fromkeys(given))
        self._leads = frozenset(leads)
        self._keys = frozenset(_key(name) for name in given)
        self._single = frozenset(key for name in given for key in _alone(name))
        self._openings = frozenset(lead[0] for lead in self._leads)
        self._parts = frozenset(parts) | {part for name in given for part in _parts(name)}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def with_forms(self, forms: Iterable[str]) -> Standing:
        """The same with further ways to write the names, of one report."""
        return Standing([*self.names, *forms], self._leads, self._parts)

    def is_like(self, words: str) -> bool:
        """Whether words sound as if they were one of the names, or had a word of one."""
        there = spelling(words)
        return any(likeness(there, spelling(name)).met for name in self.names)

    def named(self, words: str | None) -> bool:
        """Whether words are one of the names and nothing else."""
        return words is not None and _key(words) in self._keys

    def may_stand(self, text: str) -> bool:
        """Whether one of the whole names can be in a text; quick, and sure where it says no."""
        letters = _NO_LETTER.sub("", fold_long(text))
        return any(key in letters for key in self._keys)

    def find(self, text: str, *, parts: bool = False) -> list[tuple[int, int]]:
        """The stretches of a text where names stand, in order and apart; with single words of them
        where ``parts``. Offsets in code points."""
        words = list(_words(text))
        found = [span for at in range(len(words)) for span in self._at(words, at, text)]
        if parts:
            found += [span for word in words for span in self._part(word, text)]
        return _merged(found)

    def stands_in(self, address: str, *, parts: bool = False) -> bool:
        """Whether one of the names is in an address, its words parted in whatever way; with single
        words of them where ``parts``, which need no capital there."""
        words = _NO_LETTER.sub(" ", unquote(address))
        return bool(self.find(words.title() if parts else words, parts=parts))

    def _at(self, words: list[_Word], at: int, text: str) -> Iterator[tuple[int, int]]:
        """The names that begin with a word."""
        for key in self._keys:
            start = self._begin(words[at], key, text)
            if start is not None and (end := _end(words, at, start, key, text)) is not None:
                if not (key in self._single and words[at].small):
                    yield start, end

    def _begin(self, word: _Word, key: str, text: str) -> int | None:
        """Where a name begins in a word: at its beginning, or after what is written together."""
        if key.startswith(word.form):
            return word.start
        if word.form[0] not in self._openings:
            return None
        for start in range(word.start + 1, word.end):
            rest = fold(text[start : word.end])
            if rest and key.startswith(rest) and self._leads_on(fold(text[word.start : start])):
                return start
        return None

    def _leads_on(self, letters: str) -> bool:
        if not letters:
            return True
        return any(
            letters.startswith(lead) and self._leads_on(letters[len(lead) :])
            for lead in self._leads
        )

    def _part(self, word: _Word, text: str) -> Iterator[tuple[int, int]]:
        for part in self._parts:
            start = self._begin(word, part, text)
            if start is not None and fold(text[start : word.end]) == part and not word.small:
                yield start, word.end


def _key(name: str) -> str:
    """The letters of a name: how its words are parted differs."""
    return "".join(word.form for word in _words(name))


def _alone(name: str) -> list[str]:
    """The word of a name that has one only."""
    words = [word.form for word in _words(name)]
    return words if len(words) == 1 else []


def _parts(name: str) -> Iterator[str]:
    """The words of a longer name that tell people apart."""
    words = [word.form for word in _words(name)]
    if len(words) > 1:
        telling = {word.form for word in spelling(name).words}
        yield from (word for word in words if word in telling and len(word) >= _LEAST)


def _words(text: str) -> Iterator[_Word]:
    for found in _WORD.finditer(text):
        word, form = found[0], fold(found[0])
        if form:
            first = next((char for char in word if char.isalpha()), "")
            yield _Word(found.start(), found.end(), form, first.islower())


def _end(words: list[_Word], at: int, start: int, key: str, text: str) -> int | None:
    """Where a name ends that begins at ``start`` in a word; null where it does not stand there."""
    there = fold(text[start : words[at].end])
    for one, after in pairwise([*words[at:], None]):
        assert one is not None
        if there == key:
            return one.end
        if after is None or after.start - one.end > _GAP or not key.startswith(there):
            return None
        there += after.form
    return None


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
