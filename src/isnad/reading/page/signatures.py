"""Who signs a report without a label: a name alone, "city / name / agency", and a sentence like
"A reported from one place, and B from another"."""

from __future__ import annotations

import re

from isnad.folding import fold_long
from isnad.reading.page.names import Stretch, is_body, is_control, is_other, names, pieces, trimmed
from isnad.reading.page.words import known, label

_END = re.compile("[.!?\u061f\u2026:;][\"'\u00bb\u201d\u2019)\\]]*$")
_STOP = re.compile("[.\u060c\u061b,;]?\\s*$")
_QUOTES = re.compile('["\u201c\u201d\u00ab\u00bb]')
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_APOSTROPHES = ("'", "\u2019")
_EDGES = "()[],/|-\u2013\u2014\u060c&"
_MARKS = ".'\u2019-\u2010"
_LINE, _SENTENCE, _PERSON, _PLACE, _ALONE, _MOST = 90, 240, 5, 4, 2, 4


def writers(text: str) -> list[Stretch]:
    """The names of writers in a byline of any form, as offsets into it."""
    return reported(text) or filed(text) or names(text)


def is_person(words: str) -> bool:
    """Whether words have the form of a person's name: two to five, each a name's, no sentence's."""
    parts = words.split()
    if not 2 <= len(parts) <= _PERSON or _DIGIT.search(words) or _END.search(words):
        return False
    form = fold_long(words)
    asks = known().closing.match(form) or known().pattern("closing", "holds").search(form)
    if asks or known().asks.match(form):
        return False
    if label(words) in known().sections or is_other(words) or is_body(words):
        return False
    first = fold_long(parts[0])
    pressed = is_control(first) and not _LATIN.match(first)
    many = len(parts) > _MOST and not _LATIN.search(words)
    if pressed or many or first in known().joiners:
        return False
    return all(map(_of_name, parts)) and not _plain(parts)


def _of_name(word: str) -> bool:
    """Whether a word may stand in a name: with a capital, or in letters that have none."""
    bare = word.strip(_MARKS)
    if bare[-2:-1] in _APOSTROPHES:
        return False
    form = fold_long(bare)
    if (
        not bare
        or not bare.replace("-", "")
        .replace("'", "")
        .replace("\u2019", "")
        .replace(".", "")
        .isalpha()
    ):
        return False
    if form in known().never:
        return False
    return bare[0].isupper() or form in known().particles or not _LATIN.match(bare)


def _plain(parts: list[str]) -> bool:
    """Whether words are no name: all small ones."""
    return not any(word[:1].isupper() or not _LATIN.match(word) for word in parts)


def is_alone(text: str) -> bool:
    """Whether a line is nothing but the names of one or two people, and who they write for."""
    if len(text) > _LINE or _END.search(text) or _QUOTES.search(text):
        return False
    if filed(text):
        return True
    parts = [
        (a, b)
        for piece in pieces(text)
        if (a := trimmed(text, *piece)[0]) < (b := trimmed(text, *piece)[1])
    ]
    if not parts or not is_person(text[parts[0][0] : parts[0][1]]) or _leaves_out(text, parts):
        return False
    words = [text[a:b] for a, b in parts]
    people = [one for one in words if is_person(one)]
    most = _MOST if len(people) == 1 else _MOST - 1
    if len(people) > _ALONE or any(len(one.split()) > most for one in people):
        return False
    return all(one in people or known().agencies.search(fold_long(one)) for one in words)


def _leaves_out(text: str, parts: list[Stretch]) -> bool:
    """Whether words of a line stand in no part of it, but for those that join names."""
    joints = (*known().all("byline", "between"), *known().all("byline", "joined"))
    at = 0
    for start, end in [*parts, (len(text), len(text))]:
        between = fold_long(text[at:start])
        if any(
            word.strip(_EDGES) not in joints and any(map(str.isalpha, word))
            for word in between.split()
        ):
            return True
        at = end
    return False


def filed(text: str) -> list[Stretch]:
    """The name in "city / name / agency" or "name / outlet"; empty for a line of another form."""
    if len(text) > _LINE or text.count("/") not in (1, 2) or _END.search(text) or "://" in text:
        return []
    parts: list[Stretch] = []
    at = 0
    for piece in text.split("/"):
        parts.append(trimmed(text, at, at + len(piece)))
        at += len(piece) + 1
    people = [is_person(text[a:b]) for a, b in parts]
    sizes = [len(text[a:b].split()) for a, b in parts]
    if not all(sizes) or max(sizes) > _PERSON:
        return []
    if len(parts) == 2:
        placed = fold_long(text[parts[1][0] : parts[1][1]]) in known().places
        if people == [True, False] and not placed:
            return [parts[0]]
        return [parts[1]] if _city(text, parts) else []
    if people[1] and (not people[0] or not people[2] or sizes[0] == 1):
        return [parts[1]]
    return []


def _city(text: str, parts: list[Stretch]) -> bool:
    """Whether the first of two parts is a place, and the second a person."""
    (a, b), (c, d) = parts
    return fold_long(text[a:b]) in known().places and is_person(text[c:d])


def reported(text: str) -> list[Stretch]:
    """The names in a sentence that says who reported from where; empty for any other."""
    if len(text) > _SENTENCE:
        return []
    verb = known().pattern("byline", "reported").search(fold_long(text))
    opened = known().pattern("byline", "reported_first").match(fold_long(text))
    if not verb and not opened:
        return []
    at = opened.end() if opened else 0
    found = [_reporter(text, *trimmed(text, *piece)) for piece in _parts(text, at)]
    people = [one for one in found if one is not None]
    return people if people and len(people) == len(found) else []


def _parts(text: str, at: int) -> list[Stretch]:
    """What stands between commas and words like "and", behind the opening words."""
    end = _STOP.search(text)
    stop = end.start() if end else len(text)
    joints = frozenset(known().all("byline", "between"))
    joined = frozenset(known().all("byline", "joined"))
    cuts = [(m.start(), m.end()) for m in re.finditer("[,\u060c;\u061b]", text) if m.start() >= at]
    for m in _WORD.finditer(text, at):
        form = fold_long(m[0])
        if form in joints:
            cuts.append(m.span())
        elif form[:1] in joined and len(form) > 3 and form not in known().all("byline", "keep"):
            cuts.append((m.start(), m.start() + 1))
    found = []
    for start, end_ in [*sorted(cuts), (stop, stop)]:
        if text[at:start].strip():
            found.append((at, start))
        at = max(at, end_)
    return found


def _reporter(text: str, start: int, end: int) -> Stretch | None:
    """The name in "NAME reported from PLACE" or "NAME from PLACE"."""
    words = text[start:end]
    form = fold_long(words)
    if len(form) != len(words):
        return _by_words(text, start, end)
    cut = known().pattern("byline", "reported").search(form)
    cut = cut or known().pattern("byline", "from").search(form)
    if cut is None:
        return None
    return _checked(text, start, start + cut.start(), words[cut.end() :])


def _by_words(text: str, start: int, end: int) -> Stretch | None:
    """The same where the folded words have other offsets: by whole words."""
    froms = frozenset(known().all("byline", "from"))
    for m in _WORD.finditer(text, start, end):
        if fold_long(m[0]) in froms:
            return _checked(text, start, m.start(), text[m.end() : end])
    return None


def _checked(text: str, start: int, stop: int, place: str) -> Stretch | None:
    a, b = trimmed(text, start, stop)
    return (a, b) if is_person(text[a:b]) and 1 <= len(place.split()) <= _PLACE else None


__all__ = ["filed", "is_alone", "is_person", "reported", "writers"]
