"""How many: numbers of people."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.records import Count
from isnad.resolve import build

# Whose numbers count, the first of them first; that many who act are counted only where they come
# together.
_UNDERGOING, _COMING = ("count", "recipient"), ("count", "recipient", "actor")
_TOGETHER = frozenset({"participants", "troops"})


def counted(kind: str | None) -> tuple[str, ...]:
    """The roles whose numbers tell how many of a kind there were: two who kill are not two killed."""
    return _COMING if kind in _TOGETHER else _UNDERGOING


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
