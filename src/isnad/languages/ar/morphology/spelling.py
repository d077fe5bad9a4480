"""From sounds to letters: shadda, final short vowels, alef maqsura, and the seat of hamza."""

from __future__ import annotations

import re
from itertools import product

from isnad.languages.ar.morphology.tables import letters

SHADDA = "\u0651"
_VOWELS = {"a": "", "i": "", "u": "", "A": "ا", "I": "ي", "U": "و", "%": "ى", "#": "ا", "F": "ا"}
_TANWIN_ALEF_DROPPED = re.compile("(?<=[aA]')F$|(?<=%)F$")


def spell(word: str) -> list[str]:
    """The spellings of a word in sounds, the usual one first; shadda is written, no other mark."""
    word = _TANWIN_ALEF_DROPPED.sub("", word)
    word = re.sub("(?<=.)[aiu]$|N$", "", word)
    parts: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        used, choices = _letter(word, at)
        parts.append(choices)
        at += used
    return ["".join(choice) for choice in product(*parts)]


def _letter(word: str, at: int) -> tuple[int, tuple[str, ...]]:
    """How many sounds are used, and the letters that may write them."""
    sound = word[at]
    double = at + 1 < len(word) and word[at + 1] == sound
    if sound == "'":
        used, choices = _hamza(word, at, at + 2 if double else at + 1)
        return used, tuple(choice + SHADDA for choice in choices) if double else choices
    if sound in _VOWELS:
        return 1, ("ا" if at == 0 else _VOWELS[sound],)
    letter = letters().get(sound, sound)
    return (2, (letter + SHADDA,)) if double else (1, (letter,))


def _hamza(word: str, at: int, after: int) -> tuple[int, tuple[str, ...]]:
    following = word[after : after + 1]
    used = after - at
    if at == 0:
        if following == "A":
            return used + 1, ("آ",)
        return used, ("إ" if following in ("i", "I") else "أ",)
    before = word[at - 1]
    if following in ("", "#", "F"):
        return used, (_final(before, following),)
    if following == "A" and (before == "a" or before not in "aiuAIUy"):
        return used + 1, ("آ",)
    return used, _medial(before, following)


def _final(before: str, following: str) -> str:
    if following == "F" and before in "Iy":
        return "ئ"
    return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")


def _medial(before: str, following: str) -> tuple[str, ...]:
    if before in "iI" or following in "iI" or (before == "y" and following != "a"):
        return ("ئ",)
    if before == "y":
        return ("ئ", "أ")
    if following == "U":
        return {"a": ("ؤ", "أ"), "u": ("ؤ",), "A": ("ؤ", "ء"), "U": ("ؤ", "ء")}.get(
            before, ("ؤ", "ئ")
        )
    if before == "u" or following == "u":
        return ("ؤ",)
    return ("ء",) if before in "AU" else ("أ",)
