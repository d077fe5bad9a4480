"""The sound rules of weak, doubled and hamzated roots, as ordered rewriting.

Words are written in Latin letters: digits are sound radicals; W Y a middle waw or ya that melts,
V J a last one; X a doubled radical; a i u short, A I U long vowels; % a final long a that is
written with ya; ' hamza; ? the hamza of one irregular root; p ta marbuta; # the silent alef;
N F tanwin without and with alef.
"""

from __future__ import annotations

import re

_C = r"[^aiuAIU%#]"
_LONG = {"a": "A", "i": "I", "u": "U"}

_DOUBLED = [
    (r"(?<=[aiuAIU])X[aiu]X(?=[aiuAIUNF])", "XX"),
    (rf"({_C})X([aiu])X(?=[aiuAIUNF])", r"\1\2XX"),
]
_DEFECTIVE = [
    ("iV", "iJ"),
    ("uJ", "iJ"),
    ("UV", "uww"),
    ("UJ", "iyy"),
    ("aVa$", "A"),
    ("a[VJ](?:[auNF])$", "%"),
    ("a[VJ]ap", "Ap"),
    ("a[VJ]at", "at"),
    ("a[VJ]U", "aw"),
    ("a[VJ]I", "ay"),
    ("a[VJ]$", "a"),
    ("iJu$", "I"),
    ("iJN?$", "i"),
    ("iJU", "U"),
    ("iJI", "I"),
    (rf"iJ(?={_C}[aiuAIU])(?![aAF])", "I"),
    ("uV(?:u|U)", "U"),
    ("uVI", "I"),
    ("uV$", "u"),
    (rf"uV(?={_C}[aiuAIU])", "U"),
    ("A[VJ]", "A'"),
    ("J", "y"),
    ("V", "w"),
    ("y%", "yA"),
]
_OTHER = [
    ("'a'(?=[^aiuAIU])", "'A"),
    ("'i'(?=[^aiuAIU])", "'I"),
    ("'u'(?=[^aiuAIU])", "'U"),
    ("iw(?=[^aiuAIUw])", "I"),
    ("uy(?=[^aiuAIUy])", "U"),
    ("uw(?=[^aiuAIUw])", "U"),
]


def _compile(rules: list[tuple[str, str]]) -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(old), new) for old, new in rules]


_DOUBLED_RULES, _DEFECTIVE_RULES, _OTHER_RULES = map(_compile, (_DOUBLED, _DEFECTIVE, _OTHER))
# The middle hamza of رأى (coded ?) falls after a consonant, but not in مرئي.
_SEEING = re.compile(rf"(?<={_C})[?](?!U)")
_MELT = re.compile(rf"(a[WY][aiu]|u[WY]i|(?<={_C})[WY][aiu])({_C}?)(?=(.?))")


def surface(word: str, short: str = "a") -> str:
    """``word`` after all sound rules. ``short``: the vowel that is left of a melted radical
    before a consonantal ending in the perfect of form I (it decides the seat of a hamza)."""
    word = _hollow(_SEEING.sub("", word).replace("?", "'"), short)
    for rules in (_DOUBLED_RULES, _DEFECTIVE_RULES, _OTHER_RULES):
        for old, new in rules:
            word = old.sub(new, word)
    return word


def _hollow(word: str, short: str) -> str:
    if "W" not in word and "Y" not in word:
        return word
    word = re.sub("i[WY]A", "iyA", word)
    word = re.sub("A[WY]i", "A'i", word).replace("A'i'", "A'iJ")
    word = word.replace("WU", "U").replace("YU", "I")

    def melt(found: re.Match[str]) -> str:
        weak, after, then = found.groups()
        vowel = weak[-1]
        if weak.startswith("a"):
            vowel = "a"
        closed = bool(after) and (not then or then not in "aiuAIUNF")
        if not closed:
            return _LONG[vowel] + after
        return (short if weak.startswith("a") else vowel) + after

    return _MELT.sub(melt, word)
