"""Bodies that are called by common nouns: what they are, what they are for, and where, in English
for readers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from isnad.languages import pack
from isnad.languages.speakers import LONGEST, Word, longest, table, words_of

_TABLE = "bodies"
_HEAD, _STATE, _MATTER, _LEVEL, _NTH, _LINK, _NEAR, _PLACE, _OWN = (
    "head", "state", "matter", "level", "nth", "link", "near", "place", "own",
)  # fmt: skip
_KINDS = (_STATE, _HEAD, _MATTER, _NTH, _LEVEL, _LINK, _NEAR)
_HEADS = frozenset({_HEAD, _STATE})
_ENDS = frozenset({*_HEADS, _NEAR})
_INNER = frozenset({_MATTER, _LEVEL, _NTH, _PLACE})
# The language of glosses, and what it adds to numbers that count in a row.
_SHOWN = "en"
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_NUMBER = re.compile(r"[0-9]{1,3}(?=[a-z]{0,2}$)")
_HIDDEN, _COMPARED = "-", "/"
# How many words the name of a place has at most, and the name of a body beside its nouns.
_PLACE_WORDS, _OWN_WORDS = 3, 3


class Where(NamedTuple):
    """A place or a country in a body's name: what it is called there, what it is compared by, and
    the country (alpha-3) that it is."""

    name: str
    key: str
    country: str | None = None


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """A body in a text (offsets). ``head``: what it is; ``matters``: what it is for; ``own``: a
    name of its own, as written; ``level``: of which kind of area; ``key``: what its nouns are
    compared by; ``national``: a state has one of it, where no place is told."""

    start: int
    end: int
    head: str
    matters: tuple[str, ...] = ()
    nth: str = ""
    level: str = ""
    own: str = ""
    place: Where | None = None
    key: str = ""
    national: bool = False

    @property
    def plain(self) -> str:
        """What it is called without a name, a place and a country."""
        return " ".join(filter(None, (self.nth, *self.matters, self.head)))

    @property
    def bare(self) -> bool:
        """Whether nothing is told of it but what it is."""
        return not (self.matters or self.nth or self.own or self.place or " " in self.head)


class _Unit(NamedTuple):
    kind: str
    gloss: str
    start: int
    end: int
    where: Where | None = None


class _Begun(NamedTuple):
    """The words from one on up to a mark, and the longest phrase of the table that they begin with:
    of how many words, of which kind (none where there is no phrase) and what it means."""

    words: Sequence[Word]
    size: int
    kind: str
    gloss: str


def bodies(
    text: str, code: str, where: Callable[[str], Where | None], said: tuple[int, int] = (0, 0)
) -> list[Body]:
    """The bodies that a text in some language calls by common nouns, as they stand. ``where``:
    what place or country a phrase is the name of; ``said``: offsets of words that are one name,
    all of which belongs to the body in it."""
    begun = _begun(text, code)
    if not any(one.kind in _HEADS for one in begun):
        return []
    units = list(_units(text, begun, where))
    last = pack.load(code).settings.get("heads") == "last"
    out: list[Body] = []
    for n, unit in enumerate(units):
        if unit.kind in _HEADS and (not out or unit.start >= out[-1].end):
            first = _left(units, n, text, said) if last else n
            out.append(_body(units[first : _right(units, n, text, said) + 1], unit))
    return out


@lru_cache(maxsize=1)
def levels() -> frozenset[str]:
    """The English words for kinds of areas."""
    found = table(_SHOWN, _TABLE)
    return frozenset(way[0] for way, some in found.items() if some[0][0] == _LEVEL)


@lru_cache(maxsize=1 << 13)
def _begun(text: str, code: str) -> tuple[_Begun, ...]:
    """What begins at each word of a text: one text is asked about for every report that tells it."""
    words = words_of(text)
    return tuple(_begun_at(words[n : n + LONGEST], text, code) for n in range(len(words)))


def _begun_at(words: Sequence[Word], text: str, code: str) -> _Begun:
    some = _unbroken(words, text)
    size, found = longest([w for _, _, w in some], code, _TABLE)
    kind, gloss = min(found, key=lambda one: _KINDS.index(one[0]), default=("", ""))
    return _Begun(some, size, kind, gloss)


def _units(
    text: str, begun: Sequence[_Begun], where: Callable[[str], Where | None]
) -> Iterator[_Unit]:
    n = 0
    while n < len(begun):
        some, size, kind, gloss = begun[n]
        place = _placed(some, text, where)
        if kind and not (place and place[0] > size):
            yield _Unit(kind, gloss, some[0][0], some[size - 1][1])
        elif place:
            size = place[0]
            yield _Unit(_PLACE, place[1].name, some[0][0], some[size - 1][1], place[1])
        elif (number := _NUMBER.match(some[0][2])) is not None:
            size = 1
            yield _Unit(_NTH, _ordinal(int(number[0])), *some[0][:2])
        else:
            size = 1
            yield _Unit(_OWN, text[some[0][0] : some[0][1]], *some[0][:2])
        n += size


def _ordinal(number: int) -> str:
    tens = number % 100 // 10 == 1
    return f"{number}{_SUFFIXES.get(0 if tens else number % 10, 'th')}"


def _unbroken(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The first words, up to a mark."""
    n = 1
    while n < len(words) and _touch(text, words[n - 1][1], words[n][0]):
        n += 1
    return words[:n]


def _touch(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip(" \u00a0'\u2019")


def _placed(
    words: Sequence[Word], text: str, where: Callable[[str], Where | None]
) -> tuple[int, Where] | None:
    if text[words[0][0]].islower():
        return None
    for size in range(min(_PLACE_WORDS, len(words)), 0, -1):
        found = where(text[words[0][0] : words[size - 1][1]])
        if found is not None:
            return size, found
    return None


def _left(units: list[_Unit], n: int, text: str, said: tuple[int, int]) -> int:
    """The first unit of a body whose head stands last."""
    while n > 0 and _touch(text, units[n - 1].end, units[n].start):
        before = units[n - 1]
        if before.kind not in _INNER and not (before.kind == _OWN and _is_name(before, said)):
            break
        n -= 1
    return n


def _right(units: list[_Unit], n: int, text: str, said: tuple[int, int]) -> int:
    """The last unit of a body that begins before what it is for and where."""
    end, at, own = n, n + 1, 0
    while at < len(units) and _touch(text, units[at - 1].end, units[at].start):
        unit = units[at]
        own = own + 1 if unit.kind == _OWN else 0
        if unit.kind in _INNER or (unit.kind == _OWN and _within(unit, said)):
            end = at
        elif unit.kind in _ENDS or own > _OWN_WORDS or (own and not _is_name(unit, said)):
            break
        at += 1
    return end


def _is_name(unit: _Unit, said: tuple[int, int]) -> bool:
    """Whether a word may be of a name: in scripts with capitals it has one."""
    return unit.gloss[:1].isupper() or _within(unit, said)


def _within(unit: _Unit, said: tuple[int, int]) -> bool:
    return said[0] <= unit.start and unit.end <= said[1] and not unit.gloss[:1].islower()


def _body(units: list[_Unit], head: _Unit) -> Body:
    def of(kind: str) -> list[str]:
        return [u.gloss for u in units if u.kind == kind]

    shown, _, compared = head.gloss.partition(_COMPARED)
    matters = tuple(dict.fromkeys(of(_MATTER)))
    own = " ".join(of(_OWN))
    levels = [gloss for gloss in of(_LEVEL) if gloss != _HIDDEN]
    nth = next(iter(of(_NTH)), "")
    return Body(
        start=units[0].start,
        end=units[-1].end,
        head=shown,
        matters=matters,
        nth=nth,
        level=levels[0] if levels else "",
        own=own,
        place=next((u.where for u in units if u.where), None),
        national=head.kind == _STATE,
        key=" ".join([compared or shown, *sorted(matters), nth]).strip(),
    )
