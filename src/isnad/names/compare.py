"""Whether two written names may be of one person, by how they sound, and why.

Sound alone never joins two people: ``judge`` weighs what the texts say of them as well.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from isnad.names import sounds
from isnad.names.spelling import Spelling, Word, spelling

# A block of one name may be written as so many words in the other ("Abd al-Rahman", "Abdurrahman").
_BLOCK = 3
# What it costs to have no counterpart for a word; for an initial.
_SKIP, _SKIP_INITIAL = 0.5, 0.05
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TURNED = 0.05
# How far blocks may be apart to be the same word.
CLOSE = 0.15
# The same where one of them is written as several words, which meet by chance more often.
CLOSE_ROW = 0.1


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are. ``distance``: of the words that meet, 0 (as good as the same) to 1;
    ``met``: how many words, or rows of words that are one in the other, meet; ``left``, ``right``: words of
    each without counterpart; ``family``, ``given``: the family names meet, the first words do;
    ``exact``: the very same words; ``one_script``: both are written in one script."""

    distance: float
    met: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    family: bool
    given: bool
    exact: bool
    one_script: bool


@lru_cache(maxsize=1 << 15)
def likeness(one: Spelling, other: Spelling) -> Likeness:
    """How alike two names are."""
    if one.mixed or other.mixed:
        return _letter_by_letter(one, other)
    if one.vietnamese and other.vietnamese:
        return _syllables(one, other)
    best = _aligned(one.words, other.words)
    turned = _turned(one, other)
    if turned is not None and turned[0] + _TURNED < best[0]:
        best = turned
    _, pairs, left, right = best
    exact = not left and not right and [w.form for w in one.words] == [w.form for w in other.words]
    worst = max((d for _, _, d in pairs), default=1.0)
    met = len(pairs)
    missing = {id(w) for w in (*left, *right)}
    ends = [s.words[0 if s.family == "first" else -1] for s in (one, other) if s.words]
    begins = [s.words[0] for s in (one, other) if s.words]
    return Likeness(
        distance=round(worst, 3),
        met=met,
        left=tuple(w.form for w in left),
        right=tuple(w.form for w in right),
        family=bool(pairs) and not any(id(w) in missing for w in ends),
        given=bool(pairs) and not any(id(w) in missing for w in begins),
        exact=exact,
        one_script=one.abjad == other.abjad,
    )


def _letter_by_letter(one: Spelling, other: Spelling) -> Likeness:
    """A name with letters of several alphabets in a word is like itself alone: what it sounds like
    is what somebody wants it to be taken for."""
    mine, theirs = (tuple(word.form for word in name.words) for name in (one, other))
    same = mine == theirs
    return Likeness(
        distance=0.0 if same else 1.0,
        met=len(mine) if same else 0,
        left=() if same else mine,
        right=() if same else theirs,
        family=same,
        given=same,
        exact=same,
        one_script=one.abjad == other.abjad,
    )


def _syllables(one: Spelling, other: Spelling) -> Likeness:
    """Vietnamese names: syllables are the same or not; marks count where both have them."""
    marks = one.marked and other.marked
    a, b = ([_syllable(w, marks) for w in s.words] for s in (one, other))
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    tail = long[len(long) - len(short) :] == short
    rest = iter(long)
    inside = bool(short) and all(w in rest for w in short) and short[-1] == long[-1]
    same = tail or inside
    extra = tuple(w for w in long if w not in short) if same else ()
    missing = () if same else tuple(short)
    left, right = (missing, extra) if short is a else (extra, missing)
    first = same and short[:1] == long[:1]
    return Likeness(
        distance=0.0 if same else 1.0,
        met=len(short) if same else 0,
        left=left,
        right=right,
        family=first,
        given=same,
        exact=a == b,
        one_script=True,
    )


def _syllable(word: Word, marks: bool) -> str:
    """A syllable as it is compared: y and i are one, and a tone mark is the same on either letter
    of a pair of vowels."""
    return _tone_last(word.form) if marks else word.plain.replace("y", "i")


@lru_cache(maxsize=1 << 12)
def _tone_last(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable).replace("y", "i")
    return "".join(c for c in parts if c not in _TONES) + "".join(c for c in parts if c in _TONES)


_Pairs = list[tuple[int, int, float]]
_Alignment = tuple[float, _Pairs, list[Word], list[Word]]


def _turned(one: Spelling, other: Spelling) -> _Alignment | None:
    """With the last word of either name before its others: family name first."""
    if len(one.words) < 2 or len(other.words) < 2:
        return None
    ways = []
    if len(other.words) <= _BLOCK:
        ways.append(_aligned(one.words, _last_first(other)))
    if len(one.words) <= _BLOCK and max(len(one.words), len(other.words)) > 2:
        ways.append(_aligned(_last_first(one), other.words))
    return min(ways, key=lambda way: way[0], default=None)


def _last_first(name: Spelling) -> tuple[Word, ...]:
    return (name.words[-1], *name.words[:-1])


def _aligned(one: tuple[Word, ...], other: tuple[Word, ...]) -> _Alignment:
    """The cheapest way to lay the words of two names side by side, in order."""
    table: dict[tuple[int, int], _Alignment] = {(0, 0): (0.0, [], [], [])}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if i or j:
                table[i, j] = min(_ways(one, other, i, j, table), key=lambda way: way[0])
    return table[len(one), len(other)]


def _ways(
    one: tuple[Word, ...],
    other: tuple[Word, ...],
    i: int,
    j: int,
    table: dict[tuple[int, int], _Alignment],
) -> list[_Alignment]:
    ways: list[_Alignment] = []
    if i:
        cost, pairs, left, right = table[i - 1, j]
        ways.append((cost + _skip(one[i - 1]), pairs, [*left, one[i - 1]], right))
    if j:
        cost, pairs, left, right = table[i, j - 1]
        ways.append((cost + _skip(other[j - 1]), pairs, left, [*right, other[j - 1]]))
    for a in range(1, min(_BLOCK, i) + 1):
        for b in range(1, min(_BLOCK, j) + 1):
            if a > 1 and b > 1:
                continue
            apart = block_distance(one[i - a : i], other[j - b : j])
            if apart <= (CLOSE if a == b else CLOSE_ROW):
                cost, pairs, left, right = table[i - a, j - b]
                ways.append((cost + apart, [*pairs, (a, b, apart)], left, right))
    return ways


def _skip(word: Word) -> float:
    return _SKIP_INITIAL if word.initial else _SKIP


@lru_cache(maxsize=1 << 16)
def block_distance(one: tuple[Word, ...], other: tuple[Word, ...]) -> float:
    """How far two rows of words are apart, a share of what they hold; 0 for the same letters."""
    if "".join(w.form for w in one) == "".join(w.form for w in other):
        return 0.0
    if len(one) == len(other) == 1 and (one[0].initial or other[0].initial):
        return 0.05 if one[0].plain[:1] == other[0].plain[:1] else 1.0
    abjad = (any(w.abjad for w in one), any(w.abjad for w in other))
    row = len(one) != len(other)
    pairs = ((a, b) for a in _readings(one) for b in _readings(other) if not row or _as_long(a, b))
    return min((_far(a, b, abjad) for a, b in pairs), default=1.0)


def _as_long(one: tuple[sounds.Unit, ...], other: tuple[sounds.Unit, ...]) -> bool:
    """Whether two rows of sounds hold about as many consonants."""
    return abs(sounds.consonants(one) - sounds.consonants(other)) <= 1


def _readings(words: tuple[Word, ...]) -> list[tuple[sounds.Unit, ...]]:
    """The sounds of a row of words in every way that its words may be read."""
    rows = product(*(word.readings for word in words))
    return [row for found in rows if (row := tuple(unit for units in found for unit in units))]


def _far(
    one: tuple[sounds.Unit, ...], other: tuple[sounds.Unit, ...], abjad: tuple[bool, bool]
) -> float:
    size = (sounds.consonants(one) + sounds.consonants(other)) / 2
    return min(1.0, sounds.distance(one, other, abjad) / (size + 0.5))


def alike(one: str, other: str) -> Likeness:
    """How alike two names are, as they are written."""
    return likeness(spelling(one), spelling(other))
