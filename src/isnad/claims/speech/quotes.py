"""Quotations: which tokens of a sentence stand inside quotation marks, and whether they go on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import itemgetter

from isnad.annotations import Group, Item, Link, Predicate, Sentence

_SINGLE = frozenset({"single", "unsingle"})
# What may close a quotation in single marks that was opened in a sentence before.
_LATE = frozenset({"unsingle", "apostrophe"})
_EITHER = frozenset({"quote", "open", "close"})
_PERSONS = frozenset({"person", "office", "name"})
Marked = list[tuple[int, int]]


def spans(items: list[Item], size: int, *, opened: bool) -> tuple[Marked, bool]:
    """Token spans inside quotation marks, marks left out, and whether the last stays open.

    ``opened``: a quotation of the sentence before goes on here. A mark that says neither opens
    one outside a quotation and closes it inside.
    """
    marks = [item for item in items if item.tag == "punct"]
    if any(mark.sub in _SINGLE for mark in marks):
        marks = [mark for mark in marks if mark.sub not in _SINGLE] + _pairs(marks)
        marks.sort(key=lambda mark: mark.i)
    out: Marked = []
    begin = 0 if opened else -1
    for item in marks:
        if item.sub not in _EITHER:
            continue
        if begin < 0 and item.sub != "close":
            begin = item.j
        elif begin >= 0 and item.sub != "open":
            out.append((begin, item.i))
            begin = -1
    if begin >= 0:
        out.append((begin, size))
    return [(i, j) for i, j in out if i < j], begin >= 0


def _pairs(items: list[Item]) -> list[Item]:
    """Single quotation marks that come in pairs, or open after a colon, as open and close."""
    singles = [item for item in items if item.sub in _SINGLE]
    colons = {item.j for item in items if item.sub in ("colon", "comma")}
    out = []
    for n, item in enumerate(singles):
        follows = n + 1 < len(singles) and singles[n + 1].sub == "unsingle"
        if item.sub == "single" and (follows or item.i in colons):
            out.append(Item(item.i, item.j, "punct", "open"))
        elif item.sub == "unsingle":
            out.append(Item(item.i, item.j, "punct", "close"))
    return out


def speeches(units: list[Group], quotes: Marked) -> Marked:
    """The quotations that say something by themselves: those with a verb in them."""
    verbs = [unit.i for unit in units if unit.kind == "vg"] if quotes else []
    return [(i, j) for i, j in quotes if bisect_left(verbs, i) < bisect_left(verbs, j)]


def continued(
    units: list[Group], verbs: list[Predicate], marked: Marked, above: list[list[Link]]
) -> list[Link]:
    """Quotations that no verb of saying holds: of whoever the words around them are about ("saw in
    it the work of …"), and where there are none, of whoever spoke last."""
    out: list[Link] = []
    said = speeches(units, marked)
    around = _around(verbs, marked) if said else None
    for begin, end in said:
        covering = (*above[begin], *above[end - 1])
        if all(k.cue is not None and begin <= k.cue.i < end for k in covering):
            out.append(Link(around, begin, end))
    return out


def _quoted(at: int, marked: Marked) -> bool:
    """Whether a token stands in one of the quotations, which are in order."""
    n = bisect_right(marked, at, key=itemgetter(0)) - 1
    return n >= 0 and at < marked[n][1]


def _around(verbs: list[Predicate], marked: Marked) -> Group | None:
    """The subject of the first verb of a sentence that stands outside of quotations, if they are
    somebody with a name or an office."""
    verb = next((v for v in verbs if not _quoted(v.group.i, marked)), None)
    subject = verb.first("S") if verb is not None else None
    quoted = subject is not None and _quoted(subject.i, marked)
    known = subject is not None and subject.cls in _PERSONS and not quoted
    return subject if known else None


def runs_on(before: Sentence, after: Iterable[Sentence]) -> bool:
    """Whether a quotation that is open at the end of a sentence goes on in the first of those after
    it: the next mark closes one. Of a quotation of several passages each opens with a mark of its
    own, and only the last closes."""
    inside, last = True, before.passage
    for n, sentence in enumerate(after):
        same = sentence.passage is before.passage
        inside = same if n == 0 else inside
        for item in sentence.items:
            if same and item.sub in _LATE and not _touches(item, sentence, 1):
                return True
            if item.tag != "punct" or item.sub not in _EITHER:
                continue
            if item.i == 0 and sentence.passage is not last:
                return inside
            ends = _touches(item, sentence, -1) and not _touches(item, sentence, 1)
            begins = _touches(item, sentence, 1) and not _touches(item, sentence, -1)
            return item.sub == "close" or (item.sub == "quote" and (not begins if same else ends))
        last = sentence.passage
    return False


def _touches(mark: Item, sentence: Sentence, step: int) -> bool:
    """Whether a word stands right before a mark (-1), or right behind it (1)."""
    n = mark.i - 1 if step < 0 else mark.j
    if not 0 <= n < len(sentence.tokens):
        return False
    first, then = sorted((sentence.tokens[n], sentence.tokens[mark.i]), key=lambda t: t.start)
    return first.end == then.start and (step < 0 or sentence.tokens[n].kind != "p")
