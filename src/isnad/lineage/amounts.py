"""The amounts that a sentence gives, and whether another sentence gives the same."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from isnad import edtf
from isnad.records import Span

if TYPE_CHECKING:
    from isnad.lineage.sentence import Met, Sentence

# Numbers up to this are in the form of the noun in one language and a word in another.
SMALL = 2
# Amounts from here on are rounded without a word that says so.
_LARGE = 1000
_LOOSE = 100
_TEN = 10
_THOUSANDS = 3
_TWO = 2


class Amount(NamedTuple):
    """A number as a closed range, its words, and whether a word beside it makes it a rough one."""

    low: float
    high: float
    span: Span
    rough: bool

    def agrees(self, other: Amount) -> bool:
        """Whether both may be the same amount: the ranges meet, or one rounds the other."""
        if self.low <= other.high and other.low <= self.high:
            return True
        rough = self.rough or other.rough
        return self._rounds(other, rough) or other._rounds(self, rough)

    def _rounds(self, other: Amount, rough: bool) -> bool:
        """Whether this is what ``other`` is rounded to."""
        if self.low < _LARGE and not (rough and self.low >= _TEN):
            return False
        step = 10 ** _zeros(int(self.low))
        return (
            step > 1
            and abs(self.low - other.low) < step
            and abs(self.low - other.low) <= self.low / 10
        )


def _zeros(number: int) -> int:
    digits = str(number)
    return len(digits) - len(digits.rstrip("0"))


def amounts(sentence: Sentence) -> list[Amount]:
    """The amounts of a sentence in order: those of dates, and one and two, left out."""
    dated = set(_of_dates(sentence))
    found = []
    for one in _read(sentence):
        whole = one.low == one.high
        if whole and (one.low <= SMALL or (one.low in dated and not _counted(one, sentence))):
            continue
        found.append(one)
    return found


def _counted(one: Amount, sentence: Sentence) -> bool:
    return one.low in sentence.trace.numbers


def _of_dates(sentence: Sentence) -> Iterator[int]:
    """Days, months and years of the sentence's dates."""
    for date in sentence.trace.dates:
        for half in date.split("/"):
            yield from (int(part) for part in half.rstrip("~?%").split("-") if part.isdigit())
        yield from (int(day[:4]) for day in edtf.bounds(date) if day)


def _read(sentence: Sentence) -> Iterator[Amount]:
    """Every number, those that stand together as one."""
    values = _values(sentence)
    at = 0
    while at < len(sentence.tokens):
        if at not in values:
            at += 1
            continue
        low, high, end = values[at]
        while (after := _after(end, values, sentence)) is not None:
            joined = _join((low, high), values[after][:2])
            if joined is None:
                break
            (low, high), end = joined, values[after][2]
        yield _bounded(low, high, at, end, sentence)
        at = end


def _after(at: int, values: dict[int, tuple[float, float, int]], sentence: Sentence) -> int | None:
    """Where the next number stands, right here or behind a conjunction."""
    if at in values:
        return at
    joins = any(m.i == at and m.entry.cls.startswith("conj:and") for m in sentence.met)
    return at + 1 if joins and at + 1 in values else None


def _join(before: tuple[float, float], after: tuple[float, float]) -> tuple[float, float] | None:
    """Two numbers side by side as one: times a thousand, and what is less than a hundred."""
    scale = after[0]
    if after[0] == after[1] and scale >= _LOOSE and math.log10(scale).is_integer():
        rest = before[0] % scale if before[0] >= scale else before[0]
        if rest and before[0] < scale:
            return before[0] * scale, before[1] * scale
        return None
    if (
        before[0] == before[1]
        and after[0] == after[1]
        and before[0] % 10 ** len(str(int(scale))) == 0
    ):
        return before[0] + scale, before[1] + scale
    return None


def _values(sentence: Sentence) -> dict[int, tuple[float, float, int]]:
    """By position of its first token: a number as a range, and the position after it."""
    found: dict[int, tuple[float, float, int]] = {}
    for i, token in enumerate(sentence.tokens):
        value = _digits(token.form)
        if value is not None:
            found[i] = (value, value, i + 1)
    days = {k for p in sentence.weekdays for k in range(p.start, p.end)}
    for one in sentence.met:
        written = _written(one, sentence)
        if written is None or one.i in found or one.i in days:
            continue
        if written[1] < _TEN and {one.i - 1, one.j} & found.keys():
            continue  # a word for a small number beside a number is another word
        found[one.i] = (*written, one.j)
    return found


def _written(one: Met, sentence: Sentence) -> tuple[float, float] | None:
    """A number in words, also the one in a word for an amount ("dozens of")."""
    entries = [one.entry]
    if one.entry.kind == "func" and one.entry.cls == "det:quant":
        words = sentence.forms[one.i : one.j]
        entries = [lex.entry for word in words for lex in sentence.pack.word(word).alone]
    written = next((entry.cls for entry in entries if entry.kind == "num"), None)
    if written is None:
        return None
    low, _, high = written.partition("-")
    return float(low), float(high or low)


def _digits(form: str) -> float | None:
    """A number in digits; marks between groups of three part thousands."""
    if not form[:1].isdigit():
        return None
    groups = form.replace("\u066c", ",").replace("\u066b", ".").replace(".", ",").split(",")
    if not all(group.isdigit() for group in groups):
        return None
    if len(groups) > 1 and all(len(group) == _THOUSANDS for group in groups[1:]):
        return float("".join(groups))
    whole, *rest = groups
    return float(f"{whole}.{''.join(rest)}") if len(rest) < _TWO else None


def _bounded(low: float, high: float, i: int, j: int, sentence: Sentence) -> Amount:
    """A number with what the word before it makes of it: "more than 300" goes to 399, and
    "nearly 50" begins with 41."""
    before = " ".join(sentence.forms[max(i - 3, 0) : i])
    bound = next((b for w, b in sentence.pack.bounds.items() if _ends(before, w)), "")
    rough = bool(bound) or any(
        m.j == i and m.entry.kind == "func" and m.entry.cls == "det:quant" for m in sentence.met
    )
    step = 10 ** _zeros(int(low)) if low == high and low >= _TEN else 1
    if bound == "least":
        high += step - 1
    elif bound == "most":
        low -= step - 1
    return Amount(low, high, sentence.span(i, j), rough)


def _ends(before: str, word: str) -> bool:
    return before == word or before.endswith(f" {word}")
