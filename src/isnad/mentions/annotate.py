"""The mentions stage over one sentence: items, then groups."""

from __future__ import annotations

from bisect import bisect_right

from isnad.annotations import Sentence
from isnad.languages.pack import Pack
from isnad.mentions.groups import group
from isnad.mentions.none import as_none
from isnad.mentions.numerals import numerals
from isnad.mentions.tagging import tag
from isnad.records import DateMention

# The words between "the first" and "since" are no more than this.
_FAR = 12
# Where words that say since when stand before the end of a date's first word.
_SINCE = ((3, 1), (2, 0), (2, 1), (1, 0))


def annotate(sentence: Sentence, pack: Pack) -> None:
    """Fill ``items``, ``numerals``, ``groups`` and ``dating`` of the sentence from its tokens and
    dates."""
    sentence.items = tag(sentence.tokens, pack, sentence.dates)
    if pack.settings.get("words") == "isolating":
        sentence.items = as_none(sentence.items)
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
    spots = (
        (i, j) for i, j in _SINCE if " ".join(forms[len(forms) - i : len(forms) - j]) in pack.since
    )
    since = next(spots, None)
    if since is None:
        return False
    before = forms[: len(forms) - since[0]]
    for k in range(len(before) - 1, -1, -1):
        if not before[k][0].isalnum():
            return False
        if before[k] in pack.firsts and _ranks(before, k, pack):
            return True
    return False


def _ranks(forms: list[str], k: int, pack: Pack) -> bool:
    """Whether a word says the rank of something, and is no part of other words ("at most")."""
    pairs = (" ".join(forms[max(k - 1, 0) : k + 1]), " ".join(forms[k : k + 2]))
    return pack.not_firsts.isdisjoint(pairs)
