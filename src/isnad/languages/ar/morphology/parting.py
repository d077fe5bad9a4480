"""Words that were written, or saved, without the space between them.

Where the last letter of a word is of those that end one only, or joins nothing behind it, a missing
space is hardly seen. The lexicon decides where the words part; here is only what letters tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import inf

# What a piece is worth: how unlikely it is as a word of its own; None where no table knows it.
Worth = Callable[[str], float | None]

# A run of fewer letters is one word; a run of more holds no words that are worth the work.
SHORTEST, _LONGEST = 6, 160
# No word has so many letters with all that joins it; nor has a piece of a run.
_TOO_LONG, _PIECE = 16, 15
# Letters that end a word, and those that no letter behind is joined to.
_ENDING, _LOOSE = frozenset("ةى"), frozenset("اأإآدذرزوؤءةى")
_TANWIN, _ALEF, _HAMZA, _TATWEEL = "\u064b\u064c\u064d", "ا", "ء", "\u0640"
_ARTICLE = "ال"
# A letter that only begins words, and what is joined before one.
_INITIAL, _JOINED = "إ", re.compile("(?:[وف]?(?:لل|[بكل]?(?:ال)?))إ?")
# No piece costs less; what names and words that no table knows cost, and each letter of them.
_CHEAPEST = 0.8
_UNKNOWN, _LETTER, _LEAST = 1.2, 0.55, 3
# Pieces of a run that may well be one word: so few, so likely; so many letters of one before an
# article, of others, and of a run that nothing but the lexicon parts.
_FEW, _LIKELY, _SOME, _FULL, _LONG = 3, 1.6, 4, 5, 13
# What words of grammar cost at most; the short ones that end a run; those before a verb, and how
# that begins.
_GRAMMAR = 1.0
_SHORT = frozenset({"عن", "من", "في"})
_BEFORE_VERBS, _VERBS = frozenset({"ما", "لا", "وما", "ولا", "فلا"}), ("ي", "ت")
_FIRST, _LAST = "\u0621", "\u064a"


def parted(word: str, worth: Worth) -> tuple[int, ...]:
    """Where the words of a run of letters (as it is written) begin, but for the first; empty where
    it is one word, or nothing tells how to part it. The caller knows that no table holds it."""
    at = [n for n, c in enumerate(word) if c.isalpha() and c != _TATWEEL]
    if "-" in word:
        return ()
    if not SHORTEST <= len(at) <= _LONGEST or not all(_FIRST <= word[n] <= _LAST for n in at):
        return ()
    letters = "".join(word[n] for n in at)
    ends = _ends(word, at, letters)
    sure = bool(ends) or len(at) >= _TOO_LONG or _begins_inside(letters)
    if not (sure or _may_seem(letters, worth)):
        return ()
    cuts = _cheapest(letters, ends, worth, open_ends=sure)
    if not cuts or not (sure or _seems(letters, cuts, worth)):
        return ()
    return tuple(at[n] for n in cuts)


def _ends(word: str, at: list[int], letters: str) -> frozenset[int]:
    """The positions behind letters or marks that only the end of a word has."""
    found = {
        n + 1
        for n, letter in enumerate(letters)
        if letter in _ENDING and letters[n + 1 : n + 2] != _HAMZA
    }
    for n, (begin, stop) in enumerate(zip(at, [*at[1:], len(word)], strict=True)):
        if any(mark in _TANWIN for mark in word[begin + 1 : stop]):
            alef = letters[n] != _ALEF and letters[n + 1 : n + 2] == _ALEF
            found.add(n + 2 if alef and _TANWIN[0] in word[begin + 1 : stop] else n + 1)
    return frozenset(n for n in found if n < len(letters))


def _begins_inside(letters: str) -> bool:
    """Whether a letter stands inside that only the beginning of a word has, behind what is joined
    to that."""
    joined = _JOINED.match(letters)
    return _INITIAL in letters[joined.end() if joined is not None else 0 :]


def _cheapest(
    letters: str, ends: frozenset[int], worth: Worth, *, open_ends: bool
) -> tuple[int, ...]:
    """Where the likeliest pieces begin, but for the first; empty where there is no way, or most of
    the letters are of no known word. ``open_ends``: whether pieces may be unknown."""
    size = len(letters)
    best: list[tuple[float, int, int]] = [(0.0, 0, 0)] + [(inf, 0, 0)] * size
    for stop in range(2, size + 1):
        last = max((n for n in ends if n < stop), default=0)
        for begin in range(max(last, stop - _PIECE), stop - 1):
            # The longest come first, and mostly show that none of the others can be as cheap.
            if best[begin][0] == inf or best[begin][0] + _CHEAPEST > best[stop][0]:
                continue
            known = worth(letters[begin:stop])
            length = stop - begin
            if known is None and (not open_ends or length < _LEAST):
                continue
            cost = known if known is not None else _UNKNOWN + _LETTER * length
            made = (best[begin][0] + cost, begin, best[begin][2] + length * (known is None))
            best[stop] = min(best[stop], made)
    if best[size][0] == inf or best[size][2] * 2 > size:
        return ()
    cuts, n = [], best[size][1]
    while n:
        cuts.append(n)
        n = best[n][1]
    return tuple(reversed(cuts))


def _seems(letters: str, cuts: tuple[int, ...], worth: Worth) -> bool:
    """Whether a run that could be one word is likely several: a few known words, each of which
    ends where no letter is joined to it or has an article behind it, or very long ones."""
    pieces = [letters[a:b] for a, b in zip((0, *cuts), (*cuts, len(letters)), strict=True)]
    costs = [worth(piece) or 0.0 for piece in pieces]
    if len(pieces) > _FEW or max(costs) > _LIKELY:
        return False
    return all(
        _part(one, other, cost, letters)
        for one, other, cost in zip(pieces, pieces[1:], costs[1:], strict=False)
    )


def _may_seem(letters: str, worth: Worth) -> bool:
    """Whether a run could at all be cut so that ``_seems`` holds: into likely words at places where
    two may well meet. Most words are told to be one by that, with hardly a look at the tables."""
    size = len(letters)

    def likely(begin: int, stop: int) -> bool:
        cost = worth(letters[begin:stop])
        return cost is not None and cost <= _LIKELY

    for n in _meetings(letters, 0):
        if likely(0, n):
            if likely(n, size):
                return True
            if any(likely(n, m) and likely(m, size) for m in _meetings(letters, n)):
                return True
    return False


def _meetings(letters: str, begin: int) -> list[int]:
    """Where a piece of a run that begins there may end, by the letters around that place alone, if
    ``_part`` is to hold of it and the next."""
    found = []
    for n in range(begin + 2, len(letters) - 1):
        meet = letters[n - 1] in _LOOSE or letters.startswith(_ARTICLE, n) or len(letters) >= _LONG
        if (meet and n - begin >= _SOME) or letters[begin:n] in _BEFORE_VERBS:
            found.append(n)
    return found


def _part(one: str, other: str, cost: float, letters: str) -> bool:
    """Whether two pieces of a run, the second of which costs so much, may well be two words."""
    if one in _BEFORE_VERBS:
        return other.startswith(_VERBS) and len(other) >= _SOME
    if other.startswith(_ARTICLE) and len(other) > _FULL:
        return len(one) >= _SOME
    of_grammar = cost <= _GRAMMAR and (len(other) >= _LEAST or other in _SHORT)
    if len(one) < (_SOME if of_grammar else _FULL):
        return False
    return (of_grammar or len(other) >= _FULL) and (one[-1] in _LOOSE or len(letters) >= _LONG)
