"""Roots as the rules of sound see them: only the letters that change anything keep their name.

All verbs with the same *shape* have one paradigm in which digits stand for the sound radicals, so
that a paradigm is worked out once and filled with the letters of each verb.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from isnad.languages.ar.morphology.tables import eighth, letters

HAMZA = "ء"
STRONG = "!"
_SEATS = str.maketrans("أإآؤئا", HAMZA * 6)
_HOLLOW = {"و": "W", "ي": "Y"}
_DEFECTIVE = {"و": "V", "ي": "J"}
_GLIDES = {"و": "w", "ي": "y"}
# Forms in which a middle waw or ya may melt into the vowel; elsewhere it is a consonant.
MELTING = frozenset({1, 4, 7, 8, 10})
_CONTRACTING = frozenset({1, 3, 4, 6, 7, 8, 10})


class RootError(ValueError):
    """A root that is not three or four Arabic letters."""


class Shape(NamedTuple):
    """What a paradigm depends on: form, a code for each radical, the vowels of form I."""

    form: int
    codes: tuple[str, ...]
    vowels: str


def radicals(root: str) -> tuple[str, ...]:
    """Letters of a root such as "ق ت ل"; hamza on any seat is the plain hamza.

    ``!`` after a waw or ya says that it stays a consonant ("ح و! ذ" for استحوذ).
    """
    letters = "".join(root.translate(_SEATS).split())
    found = tuple(re.findall(f"[\u0621-\u064a]{STRONG}?", letters))
    if len(found) not in (3, 4) or "".join(found) != letters:
        raise RootError(f"root {root!r}: want three or four letters such as ق ت ل")
    return found


def codes(root: tuple[str, ...], form: int) -> tuple[str, ...]:
    """The code of every radical in ``form``: a digit for a sound one (see phonology.py)."""
    found = [_plain(letter, place) for place, letter in enumerate(root, 1)]
    found[0] = _first(root[0], form)
    found[-1] = _last(root[-1], len(root), form)
    if len(root) == 3:
        found[1], found[2] = _middle(root, form, found[2])
    if root == ("ر", HAMZA, "ي"):
        found[1] = "?"
    if root == (HAMZA, "خ", "ذ") and form == 8:
        found[0] = "w"
    return tuple(found)


def fill(root: tuple[str, ...]) -> dict[int, str]:
    """Translation of the digits of a paradigm into the letters of ``root``."""
    return {ord(str(place)): letter.rstrip(STRONG) for place, letter in enumerate(root, 1)}


def _plain(letter: str, place: int) -> str:
    if letter == HAMZA:
        return "'"
    return _GLIDES.get(letter.rstrip(STRONG), str(place))


def _first(letter: str, form: int) -> str:
    latin = next((k for k, v in letters().items() if v == letter), "")
    if form == 8 and latin in eighth():
        return latin
    return _plain(letter, 1)


def _last(letter: str, place: int, form: int) -> str:
    if form != 1 and letter in _DEFECTIVE:
        return "J"
    # A final t or n keeps its name because it may meet the t or n of an ending.
    same = {"ت": "t", "ن": "n"}.get(letter)
    return same or _DEFECTIVE.get(letter) or _plain(letter, place)


def _middle(root: tuple[str, ...], form: int, last: str) -> tuple[str, str]:
    """Codes of the second and third radical, which depend on each other."""
    second, third = root[1], root[2]
    if second == third and second not in _DEFECTIVE and form != 9:
        double = last if last in "tn" else "2"
        return ("X" + double, "X" + double) if form in _CONTRACTING else ("2", double)
    if second in _HOLLOW and third not in _DEFECTIVE and form in MELTING:
        return _HOLLOW[second], last
    return _plain(second, 2), last
