"""Number, case and construct forms of nouns and of adjectives of origin (nisba).

Works on full spelling and folds at the end; the caller gives the broken plurals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from isnad.folding import fold

_MARKS = re.compile("[\u064b\u064c\u064e-\u0652\u0640]")
DEFECTIVE = "\u064d"
_SOUND = {"ون": ("ون", "ين"), "ات": ("ات",)}
# Plurals that take no tanwin alef: مفاعل مفاعيل, and those in ات.
_DIPTOTE = re.compile("^.{1,2}ا.ي?.$|ات$")

Forms = Iterator[tuple[str, str]]


def noun_forms(lemma: str, plurals: Sequence[str] = (), gender: str = "m") -> Forms:
    """(folded form, features) of a noun in full spelling; feminine lemmas end in ta marbuta.

    ``plurals``: broken plurals in full spelling, or "ون" and "ات" for the sound ones; without any,
    ات for gender "f" and both sound ones for "m". A lemma such as قاضٍ (kasratan) is defective.
    Features: sg du pl, each also with .acc (tanwin alef) or .cons (construct, before suffixes).
    """
    lemma = _MARKS.sub("", lemma)
    seen: set[tuple[str, str]] = set()
    for spelling, feature in _noun(lemma, plurals or _default_plurals(lemma, gender)):
        item = fold(spelling), feature
        if item not in seen:
            seen.add(item)
            yield item


def nisba_forms(base: str, plurals: Sequence[str] = ()) -> Forms:
    """(folded form, features) of an adjective of origin, from it (سوري) or from the place (سوريا).

    Features: ms fs md fd mp fp, with .cons and ms.acc; ms.acc of سوري is spelled like the country.
    """
    stem = nisba(base)
    for feature, endings in _NISBA:
        for ending in endings.split():
            yield fold(stem + ending.strip("-")), feature
    for plural in plurals:
        yield fold(plural), "mp"


_NISBA = (
    ("ms", "-"), ("ms.acc", "ا"), ("fs", "ة"), ("fs.cons", "ت"), ("md", "ان ين"), ("fd", "تان تين"),
    ("mp", "ون ين"), ("mp.cons", "و ي"), ("fp", "ات"),
)  # fmt: skip


def nisba(base: str) -> str:
    """The masculine adjective of a place: لبنان لبناني, سوريا سوري, غزة غزي, العراق عراقي."""
    stem = _MARKS.sub("", base)
    if stem.startswith("ال") and len(stem) > 4:
        stem = stem[2:]
    stem = re.sub("(?<=..)(?:ية|يا|[اةهى])$", "", stem)
    return stem if stem.endswith("ي") and len(stem) > 3 else stem + "ي"


def _default_plurals(lemma: str, gender: str) -> Sequence[str]:
    return ("ات",) if gender == "f" or lemma.endswith("ة") else ("ون", "ات")


def _noun(lemma: str, plurals: Sequence[str]) -> Forms:
    yield from _single(lemma, "sg")
    stem = _stem(lemma)
    for ending, feature in (("ان", "du"), ("ين", "du"), ("ا", "du.cons"), ("ي", "du.cons")):
        yield _join(stem, ending), feature
    for plural in plurals:
        if plural in _SOUND:
            yield from _sound_plural(lemma, plural)
        else:
            yield from _single(_MARKS.sub("", plural), "pl")


def _single(word: str, number: str) -> Forms:
    """The forms of a word that takes case endings: a singular or a broken plural."""
    if word.endswith(DEFECTIVE):
        bare = word[:-1].removesuffix("ي")
        yield bare, number
        word = bare + "ي"
    yield word, number
    if word.endswith("ة"):
        yield word[:-1] + "ت", f"{number}.cons"
    elif word.endswith("ى"):
        yield word[:-1] + "ا", f"{number}.cons"
    elif word.endswith("اء"):
        yield word[:-1] + "ؤ", f"{number}.cons"
        yield word[:-1] + "ئ", f"{number}.cons"
    elif word[-1:] in ("ء", "أ"):
        yield word[:-1] + "ؤ", f"{number}.cons"
        yield word[:-1] + "ئ", f"{number}.cons"
        yield from _accusative(word, number)
    elif number == "sg" or not _DIPTOTE.search(word):
        yield from _accusative(word, number)


def _accusative(word: str, number: str) -> Forms:
    if not word.endswith(("ا", "أ")):
        yield _join(word, "ا"), f"{number}.acc"


def _stem(lemma: str) -> str:
    """What dual endings are joined to."""
    if lemma.endswith(DEFECTIVE):
        return lemma[:-1].removesuffix("ي") + "ي"
    if lemma.endswith("ة"):
        return lemma[:-1] + "ت"
    return lemma[:-1] + "ي" if lemma.endswith("ى") else lemma


def _join(stem: str, ending: str) -> str:
    """A final hamza on the line moves to a seat when a joining letter comes before it."""
    if stem.endswith("ء") and stem[-2:-1] not in "اأدذرزو":
        return stem[:-1] + "ئ" + ending
    if stem.endswith("أ") and ending.startswith("ا"):
        return stem[:-1] + "آ" + ending[1:]
    return stem + ending


def _sound_plural(lemma: str, kind: str) -> Forms:
    if kind == "ات":
        base = lemma[:-1] if lemma.endswith("ة") else _stem(lemma)
        base = base[:-1] + "ي" if base.endswith("ى") else base
        yield _join(base, "ات"), "pl"
        if base.endswith("اء"):
            yield base[:-1] + "ات", "pl"
        return
    base = lemma.rstrip(DEFECTIVE)
    if lemma.endswith(DEFECTIVE):
        base = base.removesuffix("ي")
    base = base.rstrip("ةى")
    for ending in _SOUND[kind]:
        yield _join(base, ending), "pl"
        yield _join(base, ending[0]), "pl.cons"
