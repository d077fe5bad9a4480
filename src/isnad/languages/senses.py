"""Senses of a verb that hang on one word beside it ("gave its blessing", "lifted the siege").

Where that word is missing they say nothing of the verb, so that nothing should be guessed from
them.
"""

from __future__ import annotations

from isnad.languages.pack import Entry

# What a need has before the name that rows give to their words (``word=``).
WORD = "="
_ASKED = f":{WORD}"


def by_word(entry: Entry) -> bool:
    """Whether an entry needs one word beside it."""
    for need in entry.needs:  # noqa: SIM110 - asked too often for a generator
        if _ASKED in need:
            return True
    return False
