"""Numbers as reports write them and as briefs show them, each as a closed range; null: open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from isnad.checking.phrasebook import Phrasebook, visible
from isnad.checking.words import Stretch
from isnad.pages import Slot

Range = tuple[int | None, int | None]
_WHOLE = re.compile(r"\d{1,3}(?:[.,\u066c]\d{3})+|\d+")
_TENTHS = re.compile(r"(\d{1,3})[.,\u066b](\d{1,2})")
_SCALE = 100
# Words for a part by what it is.
_PART, _PARTS = "part", frozenset({"inside", "quarters"})
# How many tokens before or behind a number may say what is made of it.
_NEAR = 6


def shown(text: str, phrases: Phrasebook) -> Range | None:
    """What a brief says of a count; null where it says no number."""
    if phrases.keys("counts", text) == ["unknown"]:
        return None, None
    one = phrases.number(text)
    if one is not None:
        return one, one
    ends: dict[str, str] | None
    for key, low, high in (
        ("at_least", "number", ""),
        ("at_most", "", "number"),
        ("range", "low", "high"),
    ):
        ends = phrases.undo("counts", key, text)
        found = [phrases.number(ends[k]) if ends and k else None for k in (low, high)]
        if ends and all(n is not None for n, k in zip(found, (low, high), strict=True) if k):
            return found[0], found[1]
    return None


@lru_cache(maxsize=1 << 12)
def given(words: Stretch, around: Stretch) -> list[Range]:
    """The ranges that the words give, as they stand and with what their sentence makes of them."""
    found = written(words)
    if not found:
        found = [(1, 1)] if _one(words) else []
    bounds = _bounds(words, around)
    out: list[Range] = []
    for low, high in found:
        if "least" in bounds:
            out.append((low, None))
        if "most" in bounds:
            out.append((None, high))
        if not bounds or low != high:
            out.append((low, high))
    return out


def written(words: Stretch) -> list[Range]:
    """The numbers that stand in the words."""
    return list(_ranges(words))


def told(found: list[Range]) -> str:
    """Ranges for people to read."""
    return ", ".join(
        str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
        for low, high in found
    )


def framed(text: str, slot: Slot, phrases: Phrasebook) -> bool:
    """Whether the phrase for the kind of a count stands around it."""
    phrase = phrases.phrase("counts", slot.kind or "")
    if phrase is None:
        return False
    before, _, after = phrase.partition("{number}")
    left, right = visible(text[: slot.start]), visible(text[slot.end :])
    return left.endswith(before) and right.startswith(after)


@lru_cache(maxsize=1 << 12)
def shares(words: Stretch) -> frozenset[str]:
    """How much of a place words may speak of: all, most, part."""
    forms = words.forms
    found = set()
    for phrase, share in words.pack.extents.items():
        parts = phrase.split()
        for at in range(len(forms) - len(parts) + 1):
            if _same(parts, forms[at : at + len(parts)], words):
                found.add(_PART if share in _PARTS else share)
    return frozenset(found)


def _one(words: Stretch) -> bool:
    """Whether the words are a noun for one, which no number stands beside."""
    return any(read.lex.entry.kind in ("noun", "frame") for read in words.every())


def _bounds(words: Stretch, around: Stretch) -> set[str]:
    """What words near a number make of it: least, most."""
    pack = words.pack
    first, last = around.at(words.start, words.end)
    forms = [t.form for t in around.tokens]
    found = set()
    for phrase, bound in pack.bounds.items():
        parts = phrase.split()
        size = len(parts)
        for at in range(max(0, first - _NEAR), min(len(forms), last + _NEAR)):
            near = at + size in range(first - 1, last + 1) or at in range(first, last + 2)
            if near and _same(parts, forms[at : at + size], words):
                found.add(bound)
    return found


def _same(parts: list[str], forms: list[str], words: Stretch) -> bool:
    if len(forms) != len(parts):
        return False
    return all(
        p == f or p in words.pack.keys(f) or p in words.pack.place_keys(f)
        for p, f in zip(parts, forms, strict=True)
    )


def _ranges(words: Stretch) -> Iterator[Range]:
    """Numbers side by side make one: "48 thousand and 500"."""
    parts = list(_parts(words))
    if not parts:
        return
    yield _sum([p[0] for p in parts]), _sum([p[1] for p in parts])
    if len(parts) > 1:
        yield from ((low, high) for low, high in parts)


def _parts(words: Stretch) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(words.tokens):
        read = next((r for r in words.reads[at] if r.lex.entry.kind == "num"), None)
        written = read.lex.entry.cls if read else ""
        first, _, last = written.partition("-")
        if read is not None and first.isdigit():
            yield int(first), int(last or first)
            at = read.j
            continue
        value = _digits(words.tokens[at].form)
        if value is not None:
            yield value, value
        at += 1


def _digits(form: str) -> int | None:
    if _WHOLE.fullmatch(form):
        return int(re.sub(r"\D", "", form))
    return None


def _sum(values: list[int]) -> int:
    total = current = 0
    for value in values:
        if value >= _SCALE and current and value > current:
            current *= value
        else:
            current += value
        if current >= 10 * _SCALE:
            total, current = total + current, 0
    return total + current
