"""The mentions stage over one sentence: items, then groups."""

from __future__ import annotations

from bisect import bisect_right

from isnad.annotations import Sentence
from isnad.languages.pack import Pack
from isnad.mentions.groups import group
from isnad.mentions.numerals import numerals
from isnad.mentions.tagging import tag
from isnad.records import DateMention

# The words between "the first" and "since" are no more than this.
_FAR = 12


def annotate(sentence: Sentence, pack: Pack) -> None:
    """Fill ``items``, ``numerals``, ``groups`` and ``dating`` of the sentence from its tokens and
    dates."""
    sentence.items = tag(sentence.tokens, pack, sentence.dates)
    sentence.numerals = numerals(sentence, pack)
    sentence.groups = group(sentence.items, sentence.tokens, pack)
    sentence.dating = [
        date
        for date in sentence.dates
        if any(c.isdigit() for c in date.edtf) and not _is_compared(date, sentence, pack)
    ]


def _is_compared(date: DateMention, sentence: Sentence, pack: Pack) -> bool:
    """Whether a date says since when something is the first or worst of its kind ("the first raid
    since 2016"): nothing happened then."""
    tokens = sentence.tokens
    n = bisect_right(tokens, date.start, key=lambda token: token.end)
    begin = max(n - _FAR, 0)
    forms = [token.form for token in tokens[begin : n + 1]]
    starts = [*forms[-2:], *(" ".join(forms[k : k + 2]) for k in (-3, -2))]
    if pack.since.isdisjoint(starts):
        return False
    for form in reversed(forms):
        if not form[0].isalnum():
            return False
        if form in pack.firsts:
            return True
    return False
