"""Numbers as texts write them: digits, words, and both together ("48 thousand", "two hundred and
fifty"), each as a closed range of whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from isnad.annotations import Item, Numeral, Sentence
from isnad.languages.pack import Pack

# A whole number in digits with marks between thousands, or with a decimal part, which counts only
# before a word such as "million".
_WHOLE = re.compile(r"\d{1,3}(?:[.,\u066c]\d{3})+|\d+")
_DECIMAL = re.compile(r"(\d{1,3})[.,\u066b](\d{1,2})")
_HUNDRED, _THOUSAND = 100, 1000
_CONJUNCTION = "conj"


class _Part(NamedTuple):
    """One word of a number; ``tenths``: of its value, "1.2" is twelve; ``scale``: a word for a
    power of ten, by which what stands before it is multiplied; ``power``: that power, also of a
    plural, which alone is an amount ("thousands") and after a number a scale."""

    item: Item
    low: int
    high: int
    divisor: int
    scale: bool
    power: int = 0


def numerals(sentence: Sentence, pack: Pack) -> list[Numeral]:
    """The numbers of a sentence, in order."""
    found: list[Numeral] = []
    for run in _runs(sentence, pack):
        at = 0
        while at < len(run):
            size, low, high = _longest(run[at:])
            if low is not None and high is not None:
                amount = all(part.item.tag != "num" for part in run[at : at + size])
                begin, end = run[at].item.i, run[at + size - 1].item.j
                found.append(Numeral(begin, end, low, high, amount))
            at += size
    return found


def _runs(sentence: Sentence, pack: Pack) -> Iterator[list[_Part]]:
    """Words for numbers that stand side by side, or with a conjunction between."""
    run: list[_Part] = []
    joined = False
    for item in sentence.items:
        may_count = item.tag == "num" or item.sub == "quant"
        part = _part(item, sentence, pack) if may_count and item.i < item.j else None
        if part is not None:
            if run and not joined and part.item.i != run[-1].item.j:
                yield run
                run = []
            run.append(part)
            joined = False
        elif item.tag == _CONJUNCTION and run and item.i == run[-1].item.j:
            joined = True
        elif item.i < item.j and run:
            yield run
            run, joined = [], False
    if run:
        yield run


def _longest(run: list[_Part]) -> tuple[int, int | None, int | None]:
    """How many parts from the first on make one number, and its range."""
    size = 1
    while size < len(run) and _goes_on(run, size):
        size += 1
    parts = run[:size]
    low, high = _sum(parts, low=True), _sum(parts, low=False)
    whole = low is not None and high is not None and low <= high
    return size, low if whole else None, high if whole else None


def _goes_on(run: list[_Part], at: int) -> bool:
    """Whether the number before a part goes on with it."""
    before, part = run[at - 1], run[at]
    apart = before.item.j != part.item.i
    if part.power:
        return not apart and (not before.power or (before.scale and before.power <= part.power))
    scale = next((p.power for p in reversed(run[:at]) if p.power), 0)
    if scale:
        after = run[at + 1] if at + 1 < len(run) else None
        rises = after is not None and after.power >= scale
        return part.high < scale and not rises and (before.power > 0 or _in_tens(before, part))
    return _in_tens(before, part)


def _in_tens(before: _Part, part: _Part) -> bool:
    """Whether two words are of one number below a hundred: "forty five", "five and forty"."""
    words = not (before.divisor or part.divisor)
    tens, ones = max(before.high, part.high), min(before.high, part.high)
    return words and 0 < ones < 10 and 20 <= tens < _HUNDRED and tens % 10 == 0


def _sum(parts: list[_Part], *, low: bool) -> int | None:
    total, current, divisor = 0, 0, 1
    for part in parts:
        value = part.low if low else part.high
        if part.scale or (part.power and current):
            value = part.power
            current = max(current, 1) * value
            if current % divisor:
                return None
            current, divisor = current // divisor, 1
            if value >= _THOUSAND:
                total, current = total + current, 0
        else:
            current += value
            divisor = part.divisor or 1
    return None if divisor > 1 else total + current


def _part(item: Item, sentence: Sentence, pack: Pack) -> _Part | None:
    lexes = item.lexes
    if item.sub == "quant":
        lexes = [x for t in sentence.tokens[item.i : item.j] for x in pack.word(t.form).alone]
    written = next((x.entry.cls for x in lexes if x.entry.kind == "num"), "")
    if written:
        first, _, last = written.partition("-")
        if not first.isdigit() or (last and not last.isdigit()):
            return None
        power = _power(int(first), int(last or first))
        return _Part(item, int(first), int(last or first), 0, not last and power > 0, power)
    return _digits(item, sentence.tokens[item.i].form)


def _power(low: int, high: int) -> int:
    """The power of ten, from a hundred on, that a word stands for, or its plural; else 0."""
    power = 10 ** (len(str(low)) - 1)
    plural = low == 2 * power and high == 10 * power - 1
    return power if power >= _HUNDRED and (low == high == power or plural) else 0


def _digits(item: Item, form: str) -> _Part | None:
    if _WHOLE.fullmatch(form):
        value = int(re.sub(r"\D", "", form))
        return _Part(item, value, value, 1, False)
    decimal = _DECIMAL.fullmatch(form)
    if decimal is None:
        return None
    value = int(decimal[1] + decimal[2])
    return _Part(item, value, value, 10 ** len(decimal[2]), False)
