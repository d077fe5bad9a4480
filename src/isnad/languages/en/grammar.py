"""What the English tables cannot say by themselves: inflection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from isnad.folding import fold
from isnad.languages.tables import rows

if TYPE_CHECKING:
    from isnad.languages.pack import Pack

_VOWELS = "aeiou"
_SYLLABLES = re.compile(f"[{_VOWELS}y]+")
# A token of its own in running text.
_POSSESSIVE = re.compile(r"'s\b")
# A pronoun or an auxiliary with a short auxiliary behind it.
_SHORT = re.compile(r"(?<=[a-z])['’](?:re|ve|ll|d|m)$", re.IGNORECASE)
# Endings of adverbs that no name has.
_ADVERBIAL = ("ially", "ically", "ously", "ively", "fully", "edly", "ently", "antly", "ately")
_BE = ("be", "is", "are", "am", "was", "were", "been", "being", "'re", "'m")


@lru_cache(maxsize=1)
def _irregular() -> dict[tuple[str, str], dict[str, str]]:
    path = Path(__file__).parent / "lexicon" / "irregular.tsv"
    return {(row["form"], row["pos"]): row for _, row in rows(path)}


def words(name: str) -> tuple[str, ...]:
    """The folded tokens of a name or entry as they stand in running text."""
    folded = _POSSESSIVE.sub(" 's", fold(name))
    return tuple((folded.replace("-", " - ") if " - " in name else folded).split())


def splits(form: str) -> tuple[tuple[str, str, str], ...]:
    """English writes no clitics inside a token."""
    return (("", form, ""),)


def parted(pack: Pack, word: str) -> tuple[int, ...]:
    """Where a word is two that are written in one: "we've", "they'd"; nowhere in others."""
    short = _SHORT.search(word)
    if short is None:
        return ()
    before = pack.word(fold(word[: short.start()])).alone
    return (short.start(),) if any(lex.entry.kind == "func" for lex in before) else ()


def inner_keys(form: str) -> tuple[str, ...]:
    """The forms under which a token may stand inside a longer entry."""
    return (form,)


def allows(pro: str, feats: str, enc: str) -> bool:
    """Every form may stand with the (absent) clitics."""
    return True


def guess(form: str) -> tuple[str, str, str]:
    """How a word that no table knows is cut into clitics and core."""
    return ("", form, "")


def unknown(form: str, cap: bool, first: bool) -> str:
    """The likely class of a word that no table knows: name, adverb, adjective, verb form, noun."""
    if form.endswith(_ADVERBIAL) and len(form) > 6:
        return "adv"
    if cap and not first:
        return "name"
    if form.endswith("ly") and len(form) > 4:
        return "adv"
    if form.endswith(("ous", "ful", "ive", "able", "ible", "ical", "less", "ish")):
        return "adj"
    if form.endswith("ed") and len(form) > 4:
        return "ed"
    if form.endswith("ing") and len(form) > 5:
        return "ing"
    return "name" if cap else "noun"


def modifies(form: str) -> bool:
    """Unknown words do not show whether they are adjectives."""
    return True


def inflect(kind: str, row: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The forms of a row with their features: base, s, past, pp, ing for verbs; sg, pl."""
    for form in row["form"].split("|"):
        parts = tuple(fold(form).split())
        if row.get("pos") == "v" or kind == "verb":
            yield from _verb(parts)
        elif row.get("pos") == "n" or kind == "noun":
            yield parts, "n.sg"
            yield (*parts[:-1], plural(parts[-1])), "n.pl"
        elif kind == "nat":
            yield parts, "nat." + (row.get("class") or "any")
        else:
            feats = row.get("class", "").split(":")[0] or "word"
            yield parts, feats
            if kind == "adj" and len(parts) == 1:
                yield from (((form,), feats) for form in _compared(parts[0]))


def _compared(adjective: str) -> Iterator[str]:
    """The comparative and the superlative of an adjective that is short enough to have them."""
    syllables = len(_SYLLABLES.findall(adjective.removesuffix("e")))
    if not adjective.isalpha() or syllables > 1 + adjective.endswith(("y", "ow", "le")):
        return
    stem = adjective.removesuffix("e")
    if adjective.endswith("y") and adjective[-2:-1] not in _VOWELS:
        stem = adjective[:-1] + "i"
    elif _doubles(adjective):
        stem += adjective[-1]
    yield stem + "er"
    yield stem + "est"


def _verb(parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    head, rest = parts[0], parts[1:]
    if head == "be":
        for form in _BE:
            yield (form, *rest), "v.past.pp" if form in ("was", "were") else "v.s"
        return
    odd = _irregular().get((head, "v"), {})
    past = odd.get("past") or _past(head)
    pp = odd.get("pp") or past
    yield (head, *rest), "v.base"
    yield (odd.get("s") or _plural_s(head), *rest), "v.s"
    yield (odd.get("ing") or _ing(head), *rest), "v.ing"
    if past == pp:
        yield (past, *rest), "v.past.pp"
    else:
        yield (past, *rest), "v.past"
        yield (pp, *rest), "v.pp"


def plural(word: str) -> str:
    """The plural of a noun."""
    odd = _irregular().get((word, "n"))
    return odd["past"] if odd else _plural_s(word)


def _plural_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    short = (
        len(word) >= 3
        and word[-1] not in _VOWELS + "wxy"
        and word[-2] in _VOWELS
        and word[-3] not in _VOWELS
    )
    return short and sum(c in _VOWELS for c in word) == 1


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"
