"""Keys by which reports are found that may come of each other.

A report has up to a hundred: two reports that come of each other share at least one, and few others
do. They are of five kinds: addresses; the title; words (``sketch``); what a sentence names together;
and an outlet with what a report of it names. The last three are for reports of the same days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import combinations
from math import log

from isnad.folding import fold
from isnad.joins import Held
from isnad.lineage import outlets, versions
from isnad.lineage.marks import Mark, Marks
from isnad.lineage.order import stem
from isnad.lineage.prepared import Prepared, prepared

# Days between reports of the same days; how far back a report looks that takes another back.
_REACH, _BACK = 3, 30
_DAY = 86_400.0
# How many pairs of marks are kept; beside each of so many outlets, how many rare marks of the whole
# report, and how many of any kind of its first sentences.
_PAIRS = 20
_OUTLETS, _BESIDE, _LEADING, _LEAD = 4, 5, 3, 2
# How much rarer a mark is in news than a place: what it weighs among the keys.
_RARE = {"who": 1.0, "place": 1.0, "date": 0.7, "sound": 1.2, "number": 2.0}
_PERSON, _ODD = 1.5, 4.0
_LEAST = 1.5
_TITLE_WORDS = 3
_LONG_SOUND = 4
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[\"\u00ab\u201c]([^\"\u00ab\u00bb\u201c\u201d\n]{10,300})[\"\u00bb\u201d]")


def keys(held: Held) -> frozenset[str]:
    """The keys of a report: two that come of each other share at least one. A key finds whom to
    compare, and settles nothing."""
    report = prepared(held)
    days = list(_days(report))
    found = {*_addresses(report), *_titles(report), *report.sketch.whole}
    found |= {f"{key} {day}" for key in (*report.sketch.parts, *_named(report)) for day in days}
    days = list(_days(report, back=report.takes_back is not None))
    return frozenset(found | {f"{key} {day}" for key in _outlets(report) for day in days})


def _days(report: Prepared, *, back: bool = False) -> Iterator[int | str]:
    """The stretches of days that a report belongs to: two that appeared within the reach of each
    other have one in common. Reports without a date are of one stretch."""
    if report.span is None:
        yield "undated"
        return
    width = 2 * _REACH * _DAY
    begin = report.span[0].timestamp() - _REACH * _DAY / 2 - (_BACK * _DAY if back else 0)
    end = report.span[1].timestamp() + _REACH * _DAY / 2
    yield from range(int(begin // width), int(end // width) + 1)


def _addresses(report: Prepared) -> Iterator[str]:
    if report.report.url:
        yield f"u{_digest(stem(report.report.url))}"
    yield from (f"u{_digest(stem(one.url))}" for one in report.credits if one.url)
    named = report.report.withdraws or versions.item(report.report)
    if named:
        yield f"u{_digest(stem(named))}"


def _titles(report: Prepared) -> Iterator[str]:
    """Its title; and what it quotes, which may be titles, if it takes a report back."""
    titles = [report.report.title or ""]
    if report.takes_back is not None:
        titles += _QUOTED.findall(f"{titles[0]}\n{report.report.text}")
    for title in map(fold, titles):
        words = _WORD.findall(title)
        if len(words) >= _TITLE_WORDS:
            yield f"t{_digest(' '.join(words))}"


def _named(report: Prepared) -> list[str]:
    """What a sentence names together: the rarest pairs, of equals those of the smallest hash, so
    that two reports keep the same."""
    pairs: dict[tuple[Mark, Mark], float] = {}
    for marks in report.marks:
        rare = sorted((m for m in marks.firm if _weight(m)), key=str)
        for pair in combinations(rare, 2):
            weight = _weight(pair[0]) * _weight(pair[1])
            if weight >= _LEAST:
                pairs[pair] = weight
    return [f"n{key}" for key in _kept(pairs.items(), _PAIRS)]


def _outlets(report: Prepared) -> Iterator[str]:
    """Every outlet that a report is of or comes of, with what it names."""
    names = [report.report.outlet, *(one.name for one in report.credits), *report.named_outlets]
    named = list(dict.fromkeys(name for name in names if name))[:_OUTLETS]
    kept = {
        *_beside(report.marks, _PERSON, _BESIDE),
        *_beside(report.marks[:_LEAD], 0.0, _LEADING),
    }
    for sound in sorted({sound for name in named for sound in outlets.sounds(name)}):
        yield from (f"o{_digest(sound)}{key}" for key in sorted(kept))


def _beside(sentences: Iterable[Marks], least: float, most: int) -> list[str]:
    """The rarest marks of sentences, of a weight at least, so many at most."""
    weights = {mark: _weight(mark) for one in sentences for mark in one.firm}
    enough = (((mark, mark), w) for mark, w in weights.items() if w and w >= least)
    return _kept(enough, most)


def _weight(mark: Mark) -> float:
    kind, value = mark
    if kind == "number" and isinstance(value, int):
        return _ODD if value >= 100 and value % 50 else _RARE[kind]
    if kind == "sound":
        return _RARE[kind] if len(str(value)) >= _LONG_SOUND else 0.0
    if kind == "who" and str(value).startswith("person:"):
        return _PERSON
    return _RARE.get(kind, 0.0)


def _kept(weighed: Iterable[tuple[tuple[Mark, Mark], float]], most: int) -> list[str]:
    """The keys of the marks that come first by weight and hash."""
    ranked = []
    for pair, weight in weighed:
        key = _digest(repr(pair))
        share = (int(key, 16) + 1) / 2**64
        ranked.append((-log(share) / weight, key))
    return [key for _, key in sorted(ranked)[:most]]


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
