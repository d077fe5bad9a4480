"""How much and how many: the extent of control over a place, and numbers of people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

from isnad.annotations import Candidate, Group, Sentence
from isnad.languages.pack import Pack
from isnad.records import Count, Extent, Span
from isnad.resolve import build

Share = Literal["all", "most", "part", "unknown"]
# Whose numbers count, the first of them first.
COUNTED = ("count", "recipient", "actor")


def extent(
    candidate: Candidate, sentence: Sentence, pack: Pack, texts: dict[str, str]
) -> Extent | None:
    """The share of the place that a CONTROL claim speaks of, and what it leaves out."""
    if candidate.type != "CONTROL":
        return None
    share = next(
        (s for g in candidate.roles.get("place", []) for s in _shares(g, sentence, pack, texts)),
        None,
    )
    left_out = [_phrase(g, sentence, texts) for g in _excepted(candidate, sentence)]
    if share is None and not left_out:
        return None
    if share is None:
        return Extent(share="unknown", except_=left_out)
    name, span = share
    return Extent(
        share=name,
        except_=left_out,
        part=span.part,
        start=span.start,
        end=span.end,
        quote=span.quote,
    )


def _shares(
    group: Group, sentence: Sentence, pack: Pack, texts: dict[str, str]
) -> list[tuple[Share, Span]]:
    """Words of the group, or of the one right before it, that say how much of it."""
    first = sentence.units[group.index - 1] if group.index > 0 else None
    before = first.items if first is not None and first.kind == "np" and group.prep == "of" else []
    out = []
    for item in (*before, *group.items):
        form = " ".join(t.form for t in sentence.tokens[item.i : item.j])
        share = pack.extents.get(form)
        if share:
            out.append((cast("Share", share), build.item_span(item, sentence, texts)))
    return out


def _excepted(candidate: Candidate, sentence: Sentence) -> list[Group]:
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


def count(
    groups: Iterable[Group], sentence: Sentence, pack: Pack, texts: dict[str, str]
) -> Count | None:
    """The number of the first of some noun groups that has one."""
    found = (_count(group, sentence, pack, texts) for group in groups)
    return next((one for one in found if one is not None), None)


def _count(group: Group, sentence: Sentence, pack: Pack, texts: dict[str, str]) -> Count | None:
    numbers = [i for i in group.items if (i.tag == "num" or i.sub == "quant") and i.i < i.j]
    inside = sentence.numbers(group.i, max(group.j, group.i + 1))
    found = [n for n in inside if any(n.i <= i.i < n.j for i in numbers)]
    if not found:
        return None
    low, high = found[0].low, found[-1].high
    if low > high:
        low, high = found[0].low, found[0].high
    bounds = {
        pack.bounds.get(" ".join(t.form for t in sentence.tokens[i.i : i.j]), "")
        for i in group.items
    }
    span = build.token_span(found[0].i, found[-1].j, sentence, texts)
    return Count(
        low=None if "most" in bounds else low,
        high=None if "least" in bounds else high,
        part=span.part, start=span.start, end=span.end, quote=span.quote,
    )  # fmt: skip
