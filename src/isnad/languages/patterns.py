"""Lists of words in the patterns of a language's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable

from isnad.folding import fold


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words in folded text, the longest first, as whole words."""
    forms = sorted({fold(w) for w in words}, key=len, reverse=True)
    choice = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in forms)
    return rf"(?:(?<!\w)(?:{choice})(?!\w))"
