"""The words of a written name: what tells people apart, and what merely accompanies it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from isnad.folding import fold
from isnad.names import sounds
from isnad.names.disguise import is_mixed
from isnad.names.sounds import plain

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019\u02bb\u02bc][^\W\d_]+)*\.?", re.UNICODE)
_HYPHENS = str.maketrans(dict.fromkeys("-\u2010\u2011\u2013\u2212", "-"))
# Marks that only Vietnamese has (horn, hook above, dot below), and the d with a stroke; letters that
# bear a mark of their own and one of a tone.
_MARKS = frozenset(map(chr, (0x031B, 0x0309, 0x0323, 0x0111)))
_OWN, _TONES = frozenset("\u0302\u0306"), frozenset("\u0300\u0301\u0303")
# What is left of a word without its particle has at least so many letters.
_LEAST = 3
_FEW = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: folded, without marks, and how it may sound: as it stands, and without
    what may be a particle written together with it. ``initial``: one letter for a word; ``abjad``:
    written in a script that leaves short vowels out."""

    form: str
    plain: str
    readings: tuple[tuple[sounds.Unit, ...], ...]
    initial: bool = False
    abjad: bool = False

    def __hash__(self) -> int:
        return hash(self.form)


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name as it is written. ``vietnamese``: its syllables are Vietnamese ones; ``marked``: with
    the marks that tell them apart; ``family``: where the family name stands (first, last);
    ``suffix``: what tells a father from a son of one name; ``respelt``: a foreign name by
    Vietnamese syllables."""

    text: str
    words: tuple[Word, ...]
    vietnamese: bool = False
    marked: bool = False
    family: str = "last"
    suffix: str = ""
    respelt: bool = False

    def __hash__(self) -> int:
        return hash(self.text)

    @property
    def abjad(self) -> bool:
        """Whether it is written in a script that leaves short vowels out."""
        return any(word.abjad for word in self.words)

    @property
    def mixed(self) -> bool:
        """Whether letters of one word are of several alphabets that have look-alikes."""
        return is_mixed(self.text)

    @property
    def short(self) -> bool:
        """Whether its words have two consonants at most, or one vowel: many people bear names that
        sound so."""
        return all(map(_is_short, self.words))


def _is_short(word: Word) -> bool:
    units = word.readings[0]
    if sounds.consonants(units) <= _FEW:
        return True
    return not word.abjad and len(units) - sounds.consonants(units) == 1


@lru_cache(maxsize=1)
def _particles() -> dict[str, tuple[str, str]]:
    """Kind and common form by folded spelling."""
    found: dict[str, tuple[str, str]] = {}
    for row in sounds.rows(sounds.FOLDER / "particles.tsv"):
        for one in row["spellings"].split("|"):
            found.setdefault(fold(one), (row["kind"], row["form"]))
    return found


@lru_cache(maxsize=1)
def articles() -> frozenset[str]:
    """Words of names that are articles, in all their spellings (folded)."""
    return frozenset(word for word, (kind, _) in _particles().items() if kind == "article")


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    table = sounds.rows(sounds.FOLDER / "families.tsv")
    return {row["language"]: frozenset(row["names"].split("|")) for row in table}


@lru_cache(maxsize=1 << 14)
def spelling(text: str, language: str = "") -> Spelling:
    """The words of a name. ``language``: of the text that it stands in, where known."""
    pieces = [p.rstrip(".") for p in _WORD.findall(fold(text.translate(_HYPHENS)))]
    stripped = [plain(p) for p in pieces]
    syllables = any(map(_is_marked, pieces)) or _is_vietnamese(stripped)
    marked = syllables and pieces != stripped
    hyphens = text.translate(_HYPHENS).count("-")
    if hyphens and ((language == "vi" and hyphens > 1) or (marked and language in ("", "vi"))):
        return _spelt(text, pieces)
    if syllables:
        kept = _without_titles(pieces)
        words = tuple(Word(w, plain(w), (sounds.read(sounds.unmarked(w), True),)) for w in kept)
        return Spelling(text, words, vietnamese=True, marked=marked, family="first")
    words = tuple(_word(p) for p in _told(pieces))
    first = words[0].plain if words else ""
    ahead = len(words) in (2, 3) and any(first in names for names in _families().values())
    return Spelling(text, words, family="first" if ahead else "last", suffix=_suffix(pieces))


def _is_marked(piece: str) -> bool:
    letters = (
        frozenset(unicodedata.normalize("NFD", c)) for c in unicodedata.normalize("NFC", piece)
    )
    return any(parts & _MARKS or (parts & _OWN and parts & _TONES) for parts in letters)


def _suffix(pieces: list[str]) -> str:
    table = _particles()
    last = table.get(pieces[-1], ("", "")) if len(pieces) > 1 else ("", "")
    return last[1] if last[0] == "suffix" else ""


def _spelt(text: str, pieces: list[str]) -> Spelling:
    """A foreign name spelt by syllables with hyphens between: each row of them is one word."""
    rows = [sounds.unmarked(fold(r)) for r in text.translate(_HYPHENS).split()]
    joined = [re.sub(r"[^\w]", "", r.replace("-", "")) for r in rows]
    words = tuple(Word(plain(w), plain(w), (sounds.read(w, True),)) for w in joined if w)
    return Spelling(text, words or tuple(_word(p) for p in pieces), respelt=True)


def _is_vietnamese(stripped: list[str]) -> bool:
    return len(stripped) > 2 and stripped[0] in _families()["vi"] and max(map(len, stripped)) < 7


def _without_titles(pieces: list[str]) -> list[str]:
    table = _particles()
    while len(pieces) > 1 and table.get(pieces[0], ("", ""))[0] == "title":
        pieces = pieces[1:]
    return pieces


def _told(pieces: list[str]) -> list[str]:
    """The words that tell people apart: no titles before, no links, articles or suffixes."""
    table = _particles()
    pieces = _without_titles(pieces)
    out: list[str] = []
    for n, piece in enumerate(pieces):
        kind, form = table.get(piece, ("", ""))
        last = n == len(pieces) - 1
        if (
            kind in ("article", "link")
            and not last
            and len(pieces) > 1
            and (n or kind == "article")
        ):
            continue
        if kind == "suffix" and n:
            continue
        if kind == "tail" and out:
            out[-1] += next(_without_particle(piece), piece)
            continue
        out.append(form if kind in ("kunya", "servant") and not last else piece)
    return out or pieces


def _word(form: str) -> Word:
    forms = dict.fromkeys((form, *_without_particle(form)))
    readings = dict.fromkeys(sounds.read(one) for one in forms)
    initial, abjad = len(form) == 1, sounds.is_abjad(form)
    return Word(form, plain(form), tuple(readings), initial=initial, abjad=abjad)


def _without_particle(form: str) -> Iterator[str]:
    """A word without an article or link that is written together with it ("Albusaidi"); with the
    common form of a servant ("Abdulhamid")."""
    for particle, kind, common in _joined():
        rest = form[len(particle) :]
        if form.startswith(particle) and len(rest) >= _LEAST:
            yield common + rest if kind == "servant" else rest


@lru_cache(maxsize=1)
def _joined() -> list[tuple[str, str, str]]:
    table = sounds.rows(sounds.FOLDER / "particles.tsv")
    found = [
        (fold(one), row["kind"], row["form"])
        for row in table
        for one in row["joined"].split("|")
        if one
    ]
    return sorted(found, key=lambda one: -len(one[0]))
