"""Which language a page is in, as far as its own statements and its commonest words agree."""

from __future__ import annotations

import re
from functools import lru_cache

from isnad.folding import fold_long
from isnad.languages import codes, settings
from isnad.reading.page.words import known

_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")
_SAMPLE, _LETTERS, _LEAST = 400, 6_000, 0.04


@lru_cache(maxsize=16)
def _common(code: str) -> frozenset[str]:
    """The commonest words of a language."""
    return frozenset(fold_long(settings(code).get("profile", {}).get("words", "")).split())


@lru_cache(maxsize=2)
def _sample(text: str) -> tuple[str, ...]:
    return tuple(fold_long(text[:_LETTERS]).split()[:_SAMPLE])


def _share(code: str, text: str) -> float:
    words, common = _sample(text), _common(code)
    return sum([word in common for word in words]) / max(1, len(words))


def agreed(stated: list[str | None], text: str) -> str | None:
    """The language (BCP 47) that all statements give and the text bears out: templates often state
    another than that of the text. Null where they do not agree."""
    found = {m[1].lower() for one in stated if one and (m := _CODE.match(one.strip()))}
    if len(found) != 1:
        return None
    code = found.pop()
    return code if _share(code, text) >= _LEAST else None


def day_first(stated: list[str | None], text: str) -> bool | None:
    """Whether the page writes 2/12 for the second of December; null where that cannot be known."""
    for one in stated:
        m = _CODE.match(one.strip()) if one else None
        order = known().orders.get(f"{m[1]}-{m[2]}".lower()) if m else None
        if order is not None:
            return order == "dmy"
    likely = max(codes(), key=lambda code: _share(code, text))
    return True if likely in known().day_first and _share(likely, text) >= _LEAST else None
