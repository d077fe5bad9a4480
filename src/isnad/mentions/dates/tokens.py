"""Folded text as words, runs of digits with what stands between them, and single marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKENS = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|[^\W\d_]+"
    r"|\d+(?:[.,:/\u2013\u2212-]\d+)*"
    r"|[^\w\s]|[_\n]"
)


def scan(text: str) -> Iterator[re.Match[str]]:
    """The tokens of a folded text: links, words, digit groups, marks and line ends."""
    return _TOKENS.finditer(text)


def words(text: str) -> list[str]:
    """The same as plain strings."""
    return _TOKENS.findall(text)
