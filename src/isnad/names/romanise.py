"""Arabic names in Latin letters, as news in English has them.

Arabic script leaves short vowels out. ``romanised.tsv`` has the words that names of outlets and
bodies are made of; a word that it lacks gets the vowels that most words of its shape have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from isnad.folding import fold
from isnad.names import sounds

_WORD = re.compile(r"\w+", re.UNICODE)
_CONSONANT, _SONORANT, _LONG, _GLIDE, _END = "consonant", "sonorant", "long", "glide", "end"
_OPEN = frozenset({_LONG, _END})
_SHAPES = {"a": "A", "u": "U", "i": "I"}
_BARE = "CCC"
_LEAST = 2

# A letter of a word: how it is written, and C, A, U, I or E for what it is there.
_Sound = tuple[str, str]


@lru_cache(maxsize=1 << 12)
def romanise(text: str) -> str:
    """A name in Latin letters; text in other scripts stays as it is, but for quotation marks."""
    if not sounds.is_abjad(text):
        return text
    words = _WORD.findall(_plain(text))
    last = len(words) - 1
    romanised = [_romanised(word) + _link(word, n == last) for n, word in enumerate(words)]
    return " ".join(filter(None, romanised))


def bare(word: str) -> str:
    """A word without the article before it."""
    for prefix, _ in _prefixes():
        if word.startswith(prefix) and len(word) - len(prefix) > _LEAST:
            return word[len(prefix) :]
    return word


def _link(word: str, last: bool) -> str:
    """What a feminine ending takes before another word that it belongs to."""
    bare = not last and not any(word.startswith(prefix) for prefix, _ in _prefixes())
    found = [roman for form, roman in _links() if bare and word.endswith(form)]
    return found[0] if found else ""


def _plain(text: str) -> str:
    """Without vowel marks, tatweel and presentation forms."""
    composed = unicodedata.normalize("NFKC", text).replace(chr(0x640), "")
    return "".join(c for c in composed if not unicodedata.combining(c))


def _romanised(word: str) -> str:
    if not sounds.is_abjad(word):
        return word
    for prefix, roman in _prefixes():
        rest = word[len(prefix) :]
        if word.startswith(prefix) and (len(rest) > _LEAST or rest in _words()):
            return roman + (_known(rest) or _guessed(rest).capitalize())
    return _known(word) or _guessed(word).capitalize()


def _known(word: str) -> str | None:
    return _words().get(word) or _words().get(fold(word))


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Words as they are written, then as they are folded, to how they are romanised."""
    table = [
        (form, row["roman"])
        for row in sounds.rows(sounds.FOLDER / "romanised.tsv")
        for form in row["form"].split("|")
    ]
    return {fold(form): roman for form, roman in reversed(table)} | dict(table)


@lru_cache(maxsize=1)
def _prefixes() -> list[tuple[str, str]]:
    table = sounds.rows(sounds.FOLDER / "letters" / "prefixes.tsv")
    return sorted(((row["form"], row["roman"]) for row in table), key=lambda one: -len(one[0]))


@lru_cache(maxsize=1)
def _letters() -> dict[str, tuple[str, str]]:
    table = sounds.rows(sounds.FOLDER / "letters" / "roman.tsv")
    return {row["letter"]: (row["roman"], row["kind"]) for row in table}


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    table = sounds.rows(sounds.FOLDER / "letters" / "shapes.tsv")
    return {row["shape"]: row["pattern"] for row in table}


@lru_cache(maxsize=1)
def _links() -> list[tuple[str, str]]:
    table = sounds.rows(sounds.FOLDER / "letters" / "word_ends.tsv")
    return [(row["form"], row["link"]) for row in table if row["link"]]


@lru_cache(maxsize=1)
def _endings() -> list[tuple[str, str]]:
    table = sounds.rows(sounds.FOLDER / "letters" / "word_ends.tsv")
    ends = ((row["form"], row["roman"]) for row in table if row["roman"])
    return sorted(ends, key=lambda one: -len(one[0]))


def _guessed(word: str) -> str:
    """A word that no table has, by the shape of what is before its ending."""
    for ending, roman in _endings():
        if word.endswith(ending) and len(word) - len(ending) > _LEAST:
            rest = word[: -len(ending)]
            return (_known(rest) or _shaped(rest)) + roman
    return _shaped(word, bare=True)


def _shaped(word: str, *, bare: bool = False) -> str:
    """A word without its ending by its shape; ``bare``: it has none."""
    found = list(_sounds(word))
    shape = "".join(kind for _, kind in found)
    pattern = _shapes().get(shape)
    if pattern is None:
        return _spread(found)
    if bare and shape == _BARE and _letters().get(word[-1], ("", ""))[1] == _SONORANT:
        pattern = "1a2a3"
    consonants = [roman for roman, kind in found if kind == "C"]
    return "".join(consonants[int(c) - 1] if c.isdigit() else c for c in pattern)


def _sounds(word: str) -> Iterator[_Sound]:
    """The letters of a word with what each is there. A glide is a vowel between consonants."""
    letters = [_letters().get(c, ("", "")) for c in word]
    open_before = True
    for n, (roman, kind) in enumerate(letters):
        if kind == _GLIDE:
            consonant, vowel = roman.split()
            after = letters[n + 1] if n + 1 < len(letters) else ("", "")
            closed = open_before or after[1] in _OPEN or after == letters[n]
            yield (consonant, "C") if closed else (vowel, _SHAPES[vowel])
            open_before = not closed
        elif kind in (_CONSONANT, _SONORANT):
            yield roman, "C"
            open_before = False
        elif kind:
            yield roman, "E" if kind == _END else _SHAPES[roman]
            open_before = True


def _spread(found: list[_Sound]) -> str:
    """A vowel after every consonant that another two follow, or that begins the word before one."""
    out, run = [], 0
    for n, (roman, kind) in enumerate(found):
        out.append(roman)
        run = run + 1 if kind == "C" else 0
        following = [k for _, k in found[n + 1 : n + 3]]
        first = run == n + 1 and run == 1
        if kind == "C" and following[:1] == ["C"] and (first or following == ["C", "C"]):
            out.append("a")
            run = 0
        elif kind == "C" and following == ["C"] and run == 1 and not first:
            out.append("i")
            run = 0
    return "".join(out)
