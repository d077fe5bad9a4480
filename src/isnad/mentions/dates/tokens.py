"""Folded text as words, runs of digits with what stands between them, and single marks."""

from __future__ import annotations

import re

from isnad.memo import Memo

_TOKENS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[^\W\d_]+"
    r"|\d+(?:[.,:/\u2013\u2212-]\d+)*"
    r"|[^\w\s]|[_\n]"
)
# Longer stretches are no words that come again.
_WORTH_KEEPING = 64

# A token, and where it begins and ends.
Token = tuple[str, int, int]


def scan(text: str) -> list[Token]:
    """The tokens of a folded text: links, words, digit groups, marks and line ends. None goes over
    white space, so that stretches without it are read by themselves, and those that came before are
    known."""
    found: list[Token] = []
    at = 0
    for n, line in enumerate(text.split("\n")):
        if n:
            at = text.index("\n", at) + 1
            found.append(("\n", at - 1, at))
        for chunk in line.split():
            at = text.index(chunk, at)
            end = at + len(chunk)
            if chunk.isalpha():
                found.append((chunk, at, end))
            else:
                parts = _parts(chunk) if end - at <= _WORTH_KEEPING else _parted(chunk)
                found += [(word, at + first, at + last) for word, first, last in parts]
            at = end
    return found


def _parted(chunk: str) -> list[Token]:
    return [(m.group(), m.start(), m.end()) for m in _TOKENS.finditer(chunk)]


_parts = Memo(_parted).__getitem__


def words(text: str) -> list[str]:
    """The same as plain strings."""
    return _TOKENS.findall(text)
