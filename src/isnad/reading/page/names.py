"""Who wrote a report and who took a picture, out of the words that a page shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from isnad.folding import fold_long
from isnad.reading.page.words import known, label, own

_WORD = re.compile(r"\S+")
_EDGES = " \t\u00a0\"'()[]\u00ab\u00bb\u201c\u201d\u2018\u2019.,:;|-\u2013\u2014\u060c\u061b/\u2022\u00b7*\u00a9@~"
_BETWEEN = re.compile("[,\u060c;|/\u2022\u00b7&\n]|\\s[-\u2013\u2014]\\s|\\s\\(")
_DIGIT = re.compile(r"\d")
_TOLD = re.compile("([^,\u060c]{2,20})[,\u060c]\\s")
_MAIL = re.compile(r"\S+@\S+|https?:\S*")
_LABEL, _MOST, _LONGEST, _PREFIXED = 5, 7, 70, 3

_PARTS = ":-\u2013\u2014/"
_PARTS_SET = frozenset(_PARTS)
_LINE = 200

Stretch = tuple[int, int]


@lru_cache(maxsize=1)
def _desks() -> frozenset[str]:
    return frozenset(known().all("byline", "desks"))


@lru_cache(maxsize=4)
def _before(section: str) -> frozenset[str]:
    """Labels before a colon."""
    return frozenset(known().all(section, "before")) | _bare(section)


@lru_cache(maxsize=4)
def _bare(section: str) -> frozenset[str]:
    """Labels that need no colon; where a section tells none apart, all of them."""
    return frozenset(known().all(section, "bare") or known().all(section, "before"))


def _beside_number(forms: list[str], n: int) -> bool:
    return any(_DIGIT.search(form) for form in (*forms[max(0, n - 1) : n], *forms[n + 1 : n + 2]))


class _Inside(NamedTuple):
    """Words inside bylines: between names, before places, of dates; letters that join the next
    name to them, and names that begin with such a letter of their own."""

    joints: frozenset[str]
    places: frozenset[str]
    dates: frozenset[str]
    joined: frozenset[str]
    keep: frozenset[str]


@lru_cache(maxsize=1)
def _inside() -> _Inside:
    words = known()
    dates = [*words.all("date", "published"), *words.all("date", "modified"), *words.weekdays]
    lists = (words.all("byline", name) for name in ("joined", "keep"))
    joints, after = words.all("byline", "between"), words.all("byline", "after")
    return _Inside(frozenset(joints), frozenset(after), frozenset(dates), *map(frozenset, lists))


@lru_cache(maxsize=4)
def _starts(section: str) -> frozenset[str]:
    """The first words of the labels of a section."""
    return frozenset(one.split()[0].strip(_EDGES) for one in _before(section))


def after_label(text: str, section: str) -> int:
    """Where the words go on after a label of the section; 0 where there is none."""
    first = _WORD.search(text[:_LONGEST])
    if first is None or fold_long(first[0]).partition(":")[0].strip(_EDGES) not in _starts(section):
        return 0
    places = [m.span() for m in _WORD.finditer(text[:_LONGEST])]
    for count in range(min(_LABEL, len(places)), 0, -1):
        end = places[count - 1][1]
        form = fold_long(text[:end]).strip(_EDGES)
        parted = text[end - 1] in _PARTS or text[end : end + 2].strip()[:1] in _PARTS_SET
        if form in (_before(section) if parted else _bare(section)):
            return end
    head = text[:_LONGEST]
    if section == "byline" and (m := _TOLD.match(head)):
        if fold_long(m[1]).strip(_EDGES) in known().all("byline", "told"):
            return m.end()
    colon = head.find(":")
    if colon > 0 and fold_long(head[:colon]).strip(_EDGES) in _before(section):
        return colon + 1
    return 0


def names(text: str, section: str = "byline") -> list[Stretch]:
    """The names in a byline, as offsets into it, the labels and places around them left out."""
    at = 0
    for _ in range(3):
        step = after_label(text[at:], section)
        if not step:
            break
        at += step
    found: list[Stretch] = []
    for piece in pieces(text, at):
        begin, stop = trimmed(text, *piece)
        step = after_label(text[begin:stop], section)
        start, end = trimmed(text, begin + step, stop)
        if section == "byline" and _of_others(text[start:end]):
            break
        if _is_name(text[start:end]) and not (section == "byline" and is_other(text[start:end])):
            if section != "byline" or text[end : end + 1] != ":":
                found.append((start, end))
    # A word alone beside whole names is a part of a role or a place.
    whole = [(a, b) for a, b in found if len(text[a:b].split()) > 1]
    return whole or found


def agencies(text: str) -> list[Stretch]:
    """The names of agencies and papers between those of writers."""
    found = [trimmed(text, *piece) for piece in pieces(text)]
    return [(a, b) for a, b in found if known().agencies.search(fold_long(text[a:b]))]


def _of_others(words: str) -> bool:
    """Whether a label begins what tells of outlets or pictures, and not of writers."""
    return bool(after_label(words, "original") or after_label(words, "photo"))


def says_writer(text: str) -> bool:
    """Whether a label in a short line says who wrote the report."""
    if after_label(text, "byline"):
        return True
    return any(after_label(text[a:b].lstrip(), "byline") for a, b in pieces(text)) or any(
        m[0].endswith(":") and fold_long(m[0]).strip(_EDGES) in _before("byline")
        for m in _WORD.finditer(text[:_LINE])
    )


def pieces(text: str, at: int = 0) -> list[Stretch]:
    """What stands between commas, strokes and words like "and"; what tells a place or a date
    after a name goes."""
    inside = _inside()
    cuts: list[tuple[int, int, bool]] = [
        (m.start(), m.end(), False) for m in _BETWEEN.finditer(text, at)
    ]
    places = [m.span() for m in _WORD.finditer(text, at)]
    forms = [fold_long(text[a:b]).strip(_EDGES) for a, b in places]
    for n, (start, end) in enumerate(places):
        form, two = forms[n], " ".join(forms[n : n + 2])
        if form in inside.joints or (text[end - 1] == ":" and form in _before("byline")):
            cuts.append((start, end, False))
        elif (
            (form in known().months and _beside_number(forms, n))
            or two in inside.dates
            or form in inside.dates
            or (form in inside.places and start > at)
        ):
            cuts.append((start, end, True))
        elif n and form[:1] in inside.joined and len(form) > _PREFIXED and form not in inside.keep:
            cuts.append((start, start + 1, False))
    found, dropped = [], False
    for start, end, drops in [*sorted(cuts), (len(text), len(text), False)]:
        if not dropped and at < start:
            found.append((at, start))
        at, dropped = max(at, end), drops
    return found


def is_other(words: str) -> bool:
    """Whether words in a byline name a desk, an agency, a place, or something to press."""
    form = fold_long(words).strip(_EDGES)
    if is_control(words) or label(words) in known().sections or known().makes(form):
        return True
    forms = {word.strip(_EDGES) for word in form.split()}
    desk = not forms.isdisjoint(_desks())
    return desk or form in known().places or bool(known().agencies.search(form))


@lru_cache(maxsize=1)
def _controls() -> frozenset[str]:
    return frozenset((*known().all("byline", "controls"), *own("services")))


def is_control(words: str) -> bool:
    """Whether words are what a page lets its readers press: "copy link", a service's name."""
    return label(words) in _controls()


def is_body(words: str) -> bool:
    """Whether a name is that of a body (a ministry, an agency), not of a person."""
    form = fold_long(words).strip(_EDGES)
    first = known().pattern("byline", "bodies_first").match(form)
    return bool(first or known().pattern("byline", "bodies").search(form))


def trimmed(text: str, start: int, end: int) -> Stretch:
    """A stretch without the marks and spaces around it."""
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _is_name(words: str) -> bool:
    if not 1 < len(words) <= _LONGEST or _DIGIT.search(words) or _MAIL.search(words):
        return False
    return any(map(str.isalpha, words)) and len(words.split()) <= _MOST
