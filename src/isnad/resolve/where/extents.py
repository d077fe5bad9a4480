"""How much of a place somebody holds, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast

from isnad.annotations import Candidate, Group, Item, Sentence
from isnad.languages.pack import Pack
from isnad.records import Extent, Place, Span
from isnad.resolve import build

Share = Literal["all", "most", "part", "unknown"]
# What the words say of which a part is told by what it is: the middle, the west, some quarters.
_INSIDE, _QUARTERS, _PART = "inside", "quarters", "part"
_LONGEST = 3
# What may stand between a verb and what it governs, or right behind that, to say how much.
_BESIDE = frozenset({"adv", "np"})


def extent(
    candidate: Candidate, sentence: Sentence, pack: Pack, texts: dict[str, str], place: Place | None
) -> Extent | None:
    """The share of the place that a CONTROL claim speaks of, and what it leaves out."""
    if candidate.type != "CONTROL":
        return None
    left_out = [_phrase(g, sentence, texts) for g in _excepted(candidate)]
    found = next(_shares(candidate, sentence, pack, place), None)
    if found is None:
        return Extent(share="unknown", except_=left_out) if left_out else None
    share, i, j = found
    span = build.token_span(i, j, sentence, texts)
    return Extent(
        share=share,
        except_=left_out,
        part=span.part,
        start=span.start,
        end=span.end,
        quote=span.quote,
    )


def _shares(
    candidate: Candidate, sentence: Sentence, pack: Pack, place: Place | None
) -> Iterator[tuple[Share, int, int]]:
    """Words that say how much, with their tokens: those of the place first."""
    groups = candidate.roles.get("place", [])
    for group in groups:
        before = sentence.units[group.index - 1] if group.index > 0 else None
        lent = before is not None and before.kind == "np" and group.prep == "of"
        items = [*(before.items if lent and before is not None else ()), *group.items]
        yield from _in_place(group, items, sentence, pack, place)
    for items in _around(candidate, groups, sentence):
        yield from (
            (share, i, j) for share, i, j in _said(items, sentence, pack) if share in _WHOLES
        )


_WHOLES = frozenset({"all", "most", "part"})


def _in_place(
    group: Group, items: list[Item], sentence: Sentence, pack: Pack, place: Place | None
) -> Iterator[tuple[Share, int, int]]:
    named = (place.start, place.end) if place is not None and place.precision != "unknown" else None
    for share, i, j in _said(items, sentence, pack):
        if share in _WHOLES:
            yield share, i, j
            continue
        start = sentence.tokens[i].start
        behind = named is not None and start >= (named[0] or 0)
        by_name = group.name is not None or group.of in group.members
        if not behind and not (share == _QUARTERS and by_name):
            yield "part", i, j


def _around(candidate: Candidate, groups: list[Group], sentence: Sentence) -> Iterator[list[Item]]:
    """What else may say how much: the words of the verb and of the trigger, an adverb between them
    and the place, a word right behind the place."""
    units, verb = sentence.units, candidate.predicate
    yield candidate.trigger
    if candidate.noun is not None:
        yield candidate.noun.items
        yield from _beside(units, candidate.noun.index, -1)
    if verb is not None:
        yield verb.group.items
        yield from _beside(units, verb.group.index, 1)
    for group in groups:
        yield from _beside(units, group.index, 1)


def _beside(units: list[Group], n: int, step: int) -> Iterator[list[Item]]:
    """The items of the unit next to one, if it is a word by itself."""
    n += step
    while step > 0 and 0 <= n < len(units) and units[n].joined:
        n += step
    fits = 0 <= n < len(units) and units[n].kind in _BESIDE and not units[n].prep
    if fits and len(units[n].items) == 1:
        yield units[n].items


def _said(items: list[Item], sentence: Sentence, pack: Pack) -> Iterator[tuple[Share, int, int]]:
    """The words for shares in some items, the longest at each place, with their tokens."""
    at = [n for item in items for n in range(item.i, item.j)]
    free = 0
    for n in at:
        if n < free:
            continue
        for size in range(_LONGEST, 0, -1):
            tokens = sentence.tokens[n : n + size]
            if len(tokens) < size or n + size - 1 not in at:
                continue
            rest = [t.form for t in tokens[1:]]
            forms = [" ".join([key, *rest]) for key in pack.keys(tokens[0].form)]
            share = next((pack.extents[f] for f in forms if f in pack.extents), None)
            if share is not None:
                yield cast("Share", share), n, n + size
                free = n + size
                break


def _excepted(candidate: Candidate) -> list[Group]:
    if candidate.predicate is None:
        return []
    return candidate.predicate.slots.get("except", [])


def _phrase(group: Group, sentence: Sentence, texts: dict[str, str]) -> Span:
    """A noun group to the end of the relative clause or participle that belongs to it."""
    last = group
    for unit in sentence.units[group.index + 1 :]:
        if unit.kind == "punct":
            break
        last = unit
    return build.token_span(group.i, max(last.j, group.j), sentence, texts)
