"""Who a credit, byline or link names: the words between the cues, cleaned."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

from isnad.folding import fold
from isnad.records import CarriedBy, Part
from isnad.text.lines import View
from isnad.text.rules import PageRules

Link = Literal["byline", "credit", "original", "photo"]

_EDGE = " \t\u00a0\"'()[]\u00ab\u00bb\u201c\u201d\u2018\u2019.,:;|-\u2013\u2014\u060c\u061b"
_INVISIBLE = re.compile(r"[\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NO_NAME = re.compile(r"[!?\u061f:;]|(?<!\b\w)\.\s")
_HOST = re.compile(r"[a-z0-9][a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,4}")
_MOST_WORDS = 7
_LONGEST = 90


def clean(words: str) -> str:
    """A name as it is written, without quotation marks, invisible marks and extra spaces."""
    return " ".join(_INVISIBLE.sub("", words).split()).strip(_EDGE)


def is_name(words: str, rules: PageRules) -> bool:
    """Whether the words may be one name: few, no sentence marks, capitals where there are any."""
    parts = clean(words).split()
    if not 0 < len(parts) <= _MOST_WORDS or _NO_NAME.search(words):
        return False
    if not rules.cased:
        return not any(rules.holds("never", fold(p)) for p in parts)
    capital = [p for p in parts if _is_capital(p)]
    small = [p for p in parts if not _is_capital(p)]
    return bool(capital) and all(_is_particle(fold(p), rules) for p in small)


def _is_particle(form: str, rules: PageRules) -> bool:
    """Whether a small word may stand in a name, by itself or joined to the next by a hyphen."""
    return rules.holds("particles", form) or rules.holds("particles", form.partition("-")[0])


def _is_capital(word: str) -> bool:
    first = word.lstrip(_EDGE)[:1]
    return first.isupper() or first.isdigit() or first in "@#"


def is_agency(words: str, rules: PageRules, outlet: str | None) -> bool:
    """Whether the words name an agency, a paper or a channel, as far as the tables know."""
    form = fold(clean(words))
    if rules.holds("agencies", form) or _HOST.fullmatch(form):
        return True
    if outlet is not None and form == fold(clean(outlet)):
        return True
    return bool(rules.shaped and rules.shaped.search(form)) and is_name(words, rules)


def parts(view: View, begin: int, stop: int, rules: PageRules) -> list[tuple[int, int]]:
    """The names between ``begin`` and ``stop``, as places of ``view.form``."""
    out, at = [], begin
    for m in rules.joiners.finditer(view.form, begin, stop):
        out.append((at, m.start()))
        at = m.end()
    out.append((at, stop))
    trimmed = (_trim(view.form, a, b, rules) for a, b in out)
    return [(a, b) for a, b in trimmed if a < b]


def _trim(form: str, begin: int, stop: int, rules: PageRules) -> tuple[int, int]:
    """Takes away edges, words that are no part of a name, and all of a word that is no name."""
    while begin < stop and form[begin] in _EDGE:
        begin += 1
    while begin < stop and form[stop - 1] in _EDGE:
        stop -= 1
    for word in rules.sets.get("around", ()):
        if form.startswith(word + " ", begin, stop):
            return _trim(form, begin + len(word), stop, rules)
        if form.endswith(" " + word, begin, stop):
            return _trim(form, begin, stop - len(word), rules)
    return (begin, begin) if rules.holds("around", form[begin:stop]) else (begin, stop)


def named(view: View, spans: list[tuple[int, int]], link: Link, part: Part) -> list[CarriedBy]:
    """One entry a name, which holds a letter; the span holds the words of the name alone."""
    out = []
    for begin, stop in spans:
        start, end = view.span(begin, stop)
        text = view.raw[start - view.start : end - view.start]
        if any(map(str.isalpha, name := clean(text))):
            out.append(CarriedBy(name=name, link=link, part=part, start=start, end=end, text=text))
    return out


def linked(view: View, begin: int, stop: int, part: Part) -> CarriedBy:
    """The original that a link points to; named by the host."""
    while stop > begin and view.form[stop - 1] in ".,;)]>":
        stop -= 1
    start, end = view.span(begin, stop)
    url = view.raw[start - view.start : end - view.start]
    return CarriedBy(
        name=_host(url), link="original", url=url, part=part, start=start, end=end, text=url
    )


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def all_short(spans: list[tuple[int, int]]) -> bool:
    """Whether every name is of a length that names have."""
    return all(stop - begin <= _LONGEST for begin, stop in spans)
