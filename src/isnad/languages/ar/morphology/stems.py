"""A light stem for words that no lexicon knows: it takes off only what is hardly ever root."""

from __future__ import annotations

import re
from functools import lru_cache

# Single proclitics (و ب ك ل ف س) are as often the first radical (وزير بلد كتاب), so they go only
# together with the article.
_ARTICLE = re.compile("^(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
# Words whose first letters look like a conjunction or preposition with the article.
_NO_ARTICLE = re.compile("^(?:والد|بالغ)(?:ي|ين|ان|ون|ات)?$|^(?:ال|لل)له$")
_RULES = [
    (re.compile("(?<=....)(?:هما|هم|كم)$"), ""),
    (re.compile("(?<=...)(?:ها|تنا|ته)$"), ""),
    (re.compile("(?<=...ي)(?:ون|ين|تان|تين|ات|ه|ت)$"), ""),
    (re.compile("(?<=^م...)(?:ون|ين)$"), ""),
    (re.compile("(?<=^م....)(?:ون|ين|ان)$"), ""),
    (re.compile("(?<=^م.....)(?:ون|ين|ان)$"), ""),
    (re.compile("(?<=...)(?:تان|تين|ات)$"), ""),
    (re.compile("(?<=..[^ايو])(?<!لل)[هت]$"), ""),
]


@lru_cache(maxsize=1 << 14)
def light_stem(form: str) -> str:
    """A folded word without article, regular endings and pronouns, for loose equality of names.

    Leaves at least three letters and keeps whatever may belong to the root: والد بلد لبنان.
    """
    stem = form
    for pattern, new in _RULES[:2]:
        stem = pattern.sub(new, stem)
    if _NO_ARTICLE.match(stem):
        return stem
    stem = _ARTICLE.sub("", stem)
    for pattern, new in _RULES[2:]:
        shorter = pattern.sub(new, stem)
        if shorter != stem:
            return shorter
    return stem
