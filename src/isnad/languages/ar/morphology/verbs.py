"""Conjugation: from a root and a form to every spelling of the verb, its participles and masdar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from isnad.folding import fold
from isnad.languages.ar.morphology.nouns import DEFECTIVE, noun_forms
from isnad.languages.ar.morphology.phonology import surface
from isnad.languages.ar.morphology.roots import Shape, codes, fill, radicals
from isnad.languages.ar.morphology.spelling import spell
from isnad.languages.ar.morphology.tables import eighth, endings, patterns, vowels

_MOODS = (("ind", "impf.ind"), ("sub", "impf.sub"), ("juss", "juss"))
_SECOND = ("2ms", "2fs", "2d", "2mp", "2fp")
_GUTTURAL = frozenset("ءهعحغخ")
_CLUSTER = re.compile(r"[^aiuAIU]{2}")
# Three verbs drop their hamza in the imperative: خذ كل مر.
_SHORT_IMPERATIVE = frozenset({("ء", "خ", "ذ"), ("ء", "ك", "ل"), ("ء", "م", "ر")})

Paradigm = tuple[tuple[str, str], ...]


def conjugate(
    root: str, form: int, *, imperfect_vowel: str | None = None, masdars: Iterable[str] = ()
) -> Iterator[tuple[str, str]]:
    """(folded form without clitics, features) of the verb of ``root`` in form 1 to 10.

    ``imperfect_vowel`` is a, i or u, or two letters for perfect and imperfect vowel of form I;
    ``masdars`` are unfolded verbal nouns beside the regular ones (form I has no regular one).
    Four radicals: forms 1, 2 and 4 of quadriliteral verbs.
    """
    letters = radicals(root)
    table = fill(letters)
    shape = Shape(form, codes(letters, form), default_vowels(letters, form, imperfect_vowel))
    special = letters if letters in _SHORT_IMPERATIVE and form == 1 else None
    for spelling, feature in _folded(shape):
        short = special and feature.startswith("imp.")
        written = spelling[2:] if short else spelling
        if len(written) > 1:
            yield written.translate(table), feature
    for masdar in masdars:
        yield from masdar_forms(masdar)


def masdar_forms(masdar: str) -> Iterator[tuple[str, str]]:
    """Folded forms of a verbal noun (unfolded), tagged masdar, masdar.acc, masdar.cons …"""
    for spelling, feature in noun_forms(masdar, ["ات"]):
        yield spelling, feature.replace("sg", "masdar") if "sg" in feature else f"masdar.{feature}"


def citations(shape: Shape) -> list[str]:
    """Spellings of the perfect 3ms of a shape, with digits for its sound radicals."""
    return [text for text, feature in _perfect(shape) if feature == "perf.act.3ms"]


def default_vowels(root: tuple[str, ...], form: int, given: str | None = None) -> str:
    """Perfect and imperfect vowel of form I (two letters); empty for the derived forms."""
    if form != 1 or len(root) == 4:
        return ""
    known = vowels().get(" ".join(root), "")
    if given and len(given) == 2:
        return given
    if known and given in (None, known[1]):
        return known
    imperfect = given or _default_vowel(root)
    weak_last = root[2] in "وي" and root[1] not in _GUTTURAL
    return ("i" if imperfect == "a" and weak_last else "a") + imperfect


def _default_vowel(root: tuple[str, ...]) -> str:
    if root[2] in "وي":
        return "u" if root[2] == "و" else "i"
    if root[1] in "وي":
        return "u" if root[1] == "و" else "i"
    if root[1] in _GUTTURAL or root[2] in _GUTTURAL:
        return "a"
    return "i" if root[0] == "و" else "u"


@cache
def _folded(shape: Shape) -> Paradigm:
    return tuple(dict.fromkeys((fold(text), feature) for text, feature in paradigm(shape)))


def paradigm(shape: Shape) -> Iterator[tuple[str, str]]:
    """Unfolded spellings (with shadda) and features; digits stand for the sound radicals."""
    yield from _perfect(shape)
    for voice in ("act", "pass"):
        yield from _imperfect(shape, voice)
    yield from _imperative(shape)
    yield from _participles(shape)
    yield from _masdars(shape)


def _pattern(shape: Shape) -> dict[str, str]:
    return patterns()[shape.form, len(shape.codes)]


def _stem(shape: Shape, slot: str) -> str:
    """The pattern of a slot with the codes of the radicals and the vowels of form I put in."""
    return _put(shape, _pattern(shape)[slot])


def _put(shape: Shape, pattern: str) -> str:
    if shape.form == 8:
        pattern = pattern.replace("1t", eighth().get(shape.codes[0], "1t"))
    if shape.vowels:
        pattern = pattern.replace("P", shape.vowels[0]).replace("M", shape.vowels[1])
    letters = (shape.codes[int(c) - 1][0] if c.isdigit() else c for c in pattern)
    return "".join(letters)


def _spellings(shape: Shape, word: str, short: str = "a") -> list[str]:
    sounds = surface(word, short).replace("X", shape.codes[-1][-1]).replace("pt", "t")
    return spell(sounds)


def _perfect(shape: Shape) -> Iterator[tuple[str, str]]:
    short = "a"
    if shape.form == 1:
        short = "u" if "W" in shape.codes and shape.vowels[1] == "u" else "i"
    for feature, _, suffix in endings()["perf"]:
        for text in _spellings(shape, _stem(shape, "perfect") + suffix, short):
            yield text, f"perf.act.{feature}"
        passive = _stem(shape, "perfect_passive").replace("V", "J") + suffix
        for text in _spellings(shape, passive):
            yield text, f"perf.pass.{feature}"


def _active_stem(shape: Shape) -> str:
    """The imperfect stem; form I drops an initial waw unless its vowels are ia or uu."""
    stem = _stem(shape, "imperfect")
    if shape.form == 1 and shape.codes[0] == "w" and shape.vowels not in ("ia", "uu"):
        stem = stem if "X" in shape.codes[1] else stem[1:]
    return stem if shape.vowels.endswith("u") else stem.replace("V", "J")


def _imperfect(shape: Shape, voice: str) -> Iterator[tuple[str, str]]:
    if voice == "act":
        vowel, stem = _pattern(shape)["prefix"], _active_stem(shape)
    else:
        vowel, stem = "u", _stem(shape, "imperfect_passive").replace("V", "J")
    for mood, tag in _MOODS:
        for feature, prefix, suffix in endings()[mood]:
            for full in _with_contracted(stem, suffix):
                for text in _spellings(shape, prefix + vowel + full):
                    yield text, f"{tag}.{voice}.{feature}"
                    if mood == "ind" and text.endswith("أ"):  # before a pronoun: يقرؤه
                        yield text[:-1] + "ؤ", f"{tag}.{voice}.{feature}.cons"


def _with_contracted(stem: str, suffix: str) -> tuple[str, ...]:
    """Without an ending, doubled verbs have two forms: يردد and يرد."""
    return (stem + "a", stem) if not suffix and "X" in stem else (stem + suffix,)


def _imperative(shape: Shape) -> Iterator[tuple[str, str]]:
    stem = ("'a" if shape.form == 4 and len(shape.codes) == 3 else "") + _active_stem(shape)
    for feature, _, suffix in endings()["juss"]:
        if feature not in _SECOND:
            continue
        for full in _with_contracted(stem, suffix):
            word = surface(full)
            if _CLUSTER.match(word):
                word = ("u" if shape.vowels.endswith("u") else "i") + word
            for text in _spellings(shape, word):
                yield text, f"imp.{feature}"


def _participles(shape: Shape) -> Iterator[tuple[str, str]]:
    passive = _stem(shape, "passive")
    if shape.vowels.startswith("i"):
        passive = passive.replace("V", "J")
    stems = (("actpart", _stem(shape, "active")), ("paspart", passive))
    for tag, stem in stems:
        for feature, _, suffix in endings()["noun"]:
            for text in _spellings(shape, stem.replace("aV", "aJ") + suffix):
                yield text, f"{tag}.{feature}"


def _masdars(shape: Shape) -> Iterator[tuple[str, str]]:
    row = _pattern(shape)
    defective = shape.codes[-1] in ("V", "J")
    choice = row["masdars"]
    if shape.codes[1] in ("W", "Y"):
        choice = row["hollow_masdars"] or choice
    if defective or (shape.codes[-1] == "'" and shape.form == 2):
        choice = row["defective_masdars"] or choice
    for pattern in choice.split():
        tanwin = DEFECTIVE if defective and pattern.endswith("u3") else ""
        for text in _spellings(shape, _put(shape, pattern) + "u"):
            yield from masdar_forms(text + tanwin)
