"""From the dictionary form of a verb (perfect 3ms) back to root and form.

The paradigms are run backwards: every shape of root in every form gives a pattern of letters, and
the readings of a verb are the shapes that it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from isnad.languages.ar.morphology.roots import HAMZA, MELTING, STRONG, Shape, codes, fill, radicals
from isnad.languages.ar.morphology.spelling import SHADDA
from isnad.languages.ar.morphology.tables import citations as known_citations
from isnad.languages.ar.morphology.tables import patterns, vowels
from isnad.languages.ar.morphology.verbs import citations, default_vowels

_SOUND = "بتثجحخدذرزسشصضطظعغفقكلمنه"
_WEAK = (HAMZA, "و", "ي")
_STRONG = ("و" + STRONG, "ي" + STRONG)
# Stand-ins for any sound letter: no rule treats them in a special way.
_ANY = ("ق", "ك", "ل", "ف")
_MARKS = re.compile("[\u064b-\u0650\u0652\u0640]")


class _Reading(NamedTuple):
    pattern: re.Pattern[str]
    root: tuple[str, ...]
    form: int
    cost: int


def describe(verb: str) -> list[tuple[str, int]]:
    """(root, form) readings of an unfolded perfect 3ms, the likeliest first; empty if none fits.

    Shadda, where it is written, decides (قتّل is form II only). Where the letters alone leave a
    choice that matters, citations.tsv says which is meant in news.
    """
    verb = _MARKS.sub("", verb)
    found: dict[tuple[str, int], int] = {}
    for reading in _readings():
        fits = reading.pattern.fullmatch(verb)
        root = _root(reading.root, fits) if fits else ""
        if root and (reading.form == 1 or _generates(root, reading.form, verb)):
            cost = reading.cost + _cost(root, reading.form)
            if SHADDA not in verb and SHADDA in reading.pattern.pattern:
                cost += 4
            found[root, reading.form] = min(cost, found.get((root, reading.form), 99))
    if verb in known_citations():
        found[known_citations()[verb]] = -1
    return sorted(found, key=lambda pair: (found[pair], pair[1]))


def _root(letters: tuple[str, ...], fits: re.Match[str]) -> str:
    named = fits.groupdict()
    root = [named.get(f"r{n}") or letter for n, letter in enumerate(letters, 1)]
    if letters[1] == letters[2]:
        root[2] = root[1]
    return " ".join(root)


def _generates(root: str, form: int, verb: str) -> bool:
    """Whether the root really gives the verb: إحرر fits the letters of form IV, but is none."""
    letters = radicals(root)
    return any(
        text.translate(fill(letters)).replace(SHADDA, "") == verb.replace(SHADDA, "")
        for text in citations(_shape(letters, form))
    )


def _cost(root: str, form: int) -> int:
    """Rare ways for a root to stand in a form."""
    letters = root.split()
    cost = -1 if form == 1 and root in vowels() else 0
    if form == 1 and len(letters) == 4 and letters[0] == "ت":
        cost += 4
    if form == 1 and letters[1] == letters[2]:
        cost += 4
    if form == 7 and letters[0] in "تنءولري":
        cost += 4
    if form == 8 and letters[0] in "تذثي":
        cost += 2
    if form == 8 and letters[0] == "س":  # استمر is form X of م ر ر; استمع is in the table
        cost += 5
    return cost


@lru_cache(maxsize=1)
def _readings() -> tuple[_Reading, ...]:
    return tuple(
        _Reading(_pattern(text), root, form, cost)
        for form, size in patterns()
        for root, cost in _roots(form, size)
        for text in (*citations(_shape(root, form)), *_with_i(root, form))
    )


def _with_i(root: tuple[str, ...], form: int) -> list[str]:
    """Form I verbs such as لقي and رضي."""
    if form != 1 or len(root) == 4 or root[2] not in "وي":
        return []
    return citations(Shape(form, codes(root, form), "ia"))


def _shape(root: tuple[str, ...], form: int) -> Shape:
    return Shape(form, codes(root, form), default_vowels(root, form))


def _roots(form: int, size: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """One root of every shape, with how rare the shape is."""
    if size == 4:
        for second, third in product((*_WEAK, _ANY[1]), (*_WEAK, _ANY[2])):
            yield (_ANY[0], second, third, _ANY[3]), 3
        return
    first = ("ت", "ط", "د", "ز", "ص", "ض", "ظ", "ذ", "ث") if form == 8 else ()
    middle = (*_WEAK, *_STRONG, _ANY[1])
    for letters in product((*_WEAK, *first, _ANY[0]), middle, (*_WEAK, _ANY[2], _ANY[1])):
        if STRONG in letters[1] and (form not in MELTING or letters[2] in "وي"):
            continue
        doubled = letters[1] == letters[2]
        if doubled != (letters[2] == _ANY[1]) and letters[2] not in "وي":
            continue
        yield letters, 6 * (form == 9) + 2 * (STRONG in letters[1]) + _weakness(letters)


def _weakness(letters: tuple[str, ...]) -> int:
    """Of two roots that spell alike, waw before ya in the middle, ya before waw at the end."""
    return (letters[1] == "ي") + (letters[2] == "و")


def _pattern(text: str) -> re.Pattern[str]:
    out = ""
    for letter in text:
        if letter == SHADDA:
            out += SHADDA + "?"
        elif letter.isdigit():
            group = f"r{letter}"
            out += f"(?P={group})" if f"<{group}>" in out else f"(?P<{group}>[{_SOUND}])"
        else:
            out += letter
    return re.compile(out)
