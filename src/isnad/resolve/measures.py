"""How much and how many: the extent of control over a place, and numbers of people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

from isnad.annotations import Candidate, Group, Item, Sentence
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
    valued = [(i, v) for i in numbers if (v := value(i, sentence, pack)) is not None]
    if not valued:
        return None
    numbers, values = [i for i, _ in valued], [v for _, v in valued]
    low, high = values[-1] if len(values) == 1 else (values[0][0], values[-1][1])
    bounds = {
        pack.bounds.get(" ".join(t.form for t in sentence.tokens[i.i : i.j]), "")
        for i in group.items
    }
    span = build.token_span(numbers[0].i, numbers[-1].j, sentence, texts)
    return Count(
        low=None if "most" in bounds else low,
        high=None if "least" in bounds else high,
        part=span.part, start=span.start, end=span.end, quote=span.quote,
    )  # fmt: skip


def value(item: Item, sentence: Sentence, pack: Pack) -> tuple[int, int] | None:
    """A number as a closed range, also the one in a word for an amount ("dozens of"); None for
    what cannot be read."""
    lexes = item.lexes
    if item.sub == "quant":
        lexes = [x for t in sentence.tokens[item.i : item.j] for x in pack.word(t.form).alone]
    written = next((x.entry.cls for x in lexes if x.entry.kind == "num"), "")
    raw = written or sentence.tokens[item.i].form.replace(",", "").replace(".", "").replace(
        "\u066c", ""
    )
    low, _, high = raw.partition("-")
    if not low.isdigit() or (high and not high.isdigit()):
        return None
    return int(low), int(high or low)
