"""How a written name may sound: letters of three scripts to sounds, and how far sounds are apart.

The tables under ``letters/`` hold all of it; a spelling is read as a row of ``Unit``, each of which
holds the sounds that its letters may stand for, the likeliest first.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent
SILENCE = "-"
VOWELS = frozenset("aeiouAEIOU")
# A later reading of the same letters is less likely than the first; two people who write in one
# script seldom differ in how they read its letters.
_LATER, _LATER_ONE_SCRIPT = 0.04, 0.12
_FAR = 1.0
# In scripts without short vowels these are letters of their own.
_VOWEL_LETTERS = frozenset("Awy")
_LONG = 0.3
# The Vietnamese d with a stroke has no mark that could be taken off.
_STROKE = {0x0111: "d"}

# Hebrew to Thaana; the forms that their letters take in a word.
_ABJAD = re.compile("[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufefc]")

Unit = tuple[str, ...]
Table = dict[str, tuple[Unit, ...]]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table: tab-separated, ``#`` comments, a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")


@lru_cache(maxsize=8)
def letters(*names: str) -> Table:
    """The letter tables of those names in one; the first named wins."""
    found: Table = {}
    for name in reversed(names):
        for row in rows(FOLDER / "letters" / f"{name}.tsv"):
            units = row["sounds"].split()
            found[row["letters"]] = tuple(tuple(unit.split("|")) for unit in units)
    return found


def is_abjad(word: str) -> bool:
    """Whether a word is written in a script that leaves short vowels out."""
    return _ABJAD.search(word) is not None


@lru_cache(maxsize=1 << 15)
def read(word: str, vietnamese: bool = False) -> tuple[Unit, ...]:
    """The sounds of a folded word, letter by letter; letters of no table are left out.

    ``vietnamese``: the word is spelt by the rules of Vietnamese.
    """
    names = ("arabic",) if is_abjad(word) else ("vietnamese", "latin") if vietnamese else ("latin",)
    table = letters(*names)
    longest = max(len(key) for key in table)
    out: list[Unit] = []
    at = 0
    while at < len(word):
        at, units = _next(word, at, table, longest)
        out.extend(units)
    return tuple(unit for n, unit in enumerate(out) if n == 0 or unit != out[n - 1] or _vowel(unit))


def _next(word: str, at: int, table: Table, longest: int) -> tuple[int, tuple[Unit, ...]]:
    for size in range(min(longest, len(word) - at), 0, -1):
        piece = word[at : at + size]
        forms = (f"^{piece}" if at == 0 else "", f"{piece}$" if at + size == len(word) else "")
        for form in (*forms, piece):
            if form and form in table:
                return at + size, table[form]
    bare = plain(word[at])
    return at + 1, table.get(bare, ()) if bare != word[at] else ()


def plain(word: str) -> str:
    """A folded word without any marks; the Vietnamese d with a stroke is a d."""
    return unmarked(word).translate(_STROKE)


def unmarked(word: str) -> str:
    """A folded word without the marks on its letters."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _vowel(unit: Unit) -> bool:
    return unit[0] in VOWELS


@lru_cache(maxsize=1)
def _closeness() -> tuple[dict[tuple[str, str], float], dict[str, tuple[float, float]]]:
    """How far pairs of sounds are apart, and what it costs to leave a sound out: beside a script
    with vowels, and beside one without."""
    pairs: dict[tuple[str, str], float] = {}
    silent: dict[str, tuple[float, float]] = {SILENCE: (0.0, 0.0)}
    for row in rows(FOLDER / "letters" / "closeness.tsv"):
        a, b, cost = row["a"], row["b"], float(row["cost"])
        if b == SILENCE:
            silent[a] = (cost, float(row["abjad"] or cost))
        else:
            pairs[a, b] = pairs[b, a] = cost
    return pairs, silent


@lru_cache(maxsize=1 << 16)
def apart(one: Unit, other: Unit, one_script: bool = False) -> float:
    """How far two units are apart, 0 to 1: their closest readings."""
    pairs, silent = _closeness()
    later = _LATER_ONE_SCRIPT if one_script else _LATER
    best = _FAR
    for n, a in enumerate(one):
        for m, b in enumerate(other):
            cost = 0.0 if a == b else pairs.get((a, b), _FAR)
            if SILENCE in (a, b) and a != b:
                cost = silent.get(b if a == SILENCE else a, (_FAR, _FAR))[0]
            best = min(best, cost + later * (n + m))
    return best


@lru_cache(maxsize=1 << 12)
def left_out(unit: Unit, beside_abjad: bool, one_script: bool = False) -> float:
    """What it costs that the other spelling has nothing for a unit."""
    _, silent = _closeness()
    later = _LATER_ONE_SCRIPT if one_script else _LATER
    return min(
        silent.get(sound, (_FAR, _FAR))[beside_abjad] + later * n for n, sound in enumerate(unit)
    )


def consonants(units: tuple[Unit, ...]) -> int:
    """How many units are most likely consonants."""
    return sum(unit[0] not in VOWELS and unit[0] != SILENCE for unit in units)


def distance(one: tuple[Unit, ...], other: tuple[Unit, ...], abjad: tuple[bool, bool]) -> float:
    """What it costs to turn one row of units into the other. ``abjad``: whether each is written
    in a script without short vowels."""
    same = abjad[0] == abjad[1]
    beside = (abjad[0] and not same, abjad[1] and not same)
    # Where both leave short vowels out, a long one that is not there makes another word.
    if same and abjad[0]:
        return _distance(one, other, beside, same) + _LONG * abs(_long(one) - _long(other))
    return _distance(one, other, beside, same)


def _long(units: tuple[Unit, ...]) -> int:
    return sum(unit[0] in _VOWEL_LETTERS for unit in units)


def _distance(
    one: tuple[Unit, ...], other: tuple[Unit, ...], beside: tuple[bool, bool], same: bool
) -> float:
    row = [0.0]
    for unit in other:
        row.append(row[-1] + left_out(unit, beside[0], same))
    for a in one:
        gone = left_out(a, beside[1], same)
        new = [row[0] + gone]
        for m, b in enumerate(other):
            met, missing = row[m] + apart(a, b, same), new[m] + left_out(b, beside[0], same)
            new.append(min(met, row[m + 1] + gone, missing))
        row = new
    return row[-1]
