"""Proclitics and pronouns written together with a word: taking them off, putting them on.

Only the grammar of clitics is known here, no word; the lexicon decides between the candidates.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from isnad.folding import fold
from isnad.languages.tables import rows

Split = tuple[str, str, str]
_MOST = 12
_TABLE = Path(__file__).parent / "clitics.tsv"


class _Pro(NamedTuple):
    classes: str
    restore: str
    least: int
    next: str
    bare: bool


def _load() -> tuple[dict[str, tuple[_Pro, ...]], dict[str, int]]:
    before: dict[str, tuple[_Pro, ...]] = {}
    after: dict[str, int] = {}
    for _, row in rows(_TABLE):
        written, least = row["written"], int(row["least"])
        if row["kind"] == "enc":
            after[written] = least
            continue
        item = _Pro(row["classes"], row["restore"], least, row["next"], row["bare"] == "yes")
        before[written] = (*before.get(written, ()), item)
    return before, after


_BEFORE, _AFTER = _load()


@lru_cache(maxsize=1 << 14)
def splits(form: str) -> tuple[Split, ...]:
    """Analyses (proclitics, core, pronoun) of a folded token, the whole token first.

    Proclitics are class letters joined by "+" ("و+ل+ال"). Where the writing of a word changes
    before a pronoun, both spellings are given. At most twelve, the likelier kinds first.
    """
    found: list[Split] = [("", form, "")]
    rare: list[Split] = []
    with_pronoun: list[tuple[str, str, str]] = []
    pronouns = _pronouns(form)
    for classes, core, bare in _proclitics(form):
        (rare if classes[0] == "أ" else found).append((classes, core, ""))
        if not bare:
            with_pronoun.append((classes, core, ""))
    for classes, core, _ in (("", form, ""), *with_pronoun):
        for pronoun in pronouns:
            stem = core[: -len(pronoun)]
            if len(stem) >= _AFTER[pronoun]:
                _restored(classes, stem, pronoun, found, rare)
    return tuple(dict.fromkeys(found + rare))[:_MOST]


def _proclitics(form: str) -> list[tuple[str, str, bool]]:
    found = []
    for length in range(1, min(5, len(form) - 1)):
        for item in _BEFORE.get(form[:length], ()):
            rest = form[length:]
            if len(rest) >= item.least and (not item.next or rest[0] in item.next):
                found.append((item.classes, item.restore + rest, item.bare))
    return found


def _pronouns(form: str) -> list[str]:
    return [form[-n:] for n in (1, 2, 3) if len(form) > n + 1 and form[-n:] in _AFTER]


def _restored(classes: str, stem: str, pronoun: str, found: list[Split], rare: list[Split]) -> None:
    """The stem as it stands, and as it is written when no pronoun follows."""
    found.append((classes, stem, pronoun))
    last, bare = stem[-1], stem[:-1]
    if last == "ت":
        found.append((classes, bare + "ه", pronoun))
    elif last == "و":
        found.append((classes, stem + "ا", pronoun))
        if stem.endswith("تمو"):
            found.append((classes, bare, pronoun))
    elif last == "ا":
        found.append((classes, bare + "ي", pronoun))
    if last in "وي" and len(stem) > 3 and bare[-1] == "ا":
        # The seat of a final hamza follows the case vowel: أصدقاؤه أصدقائه.
        rare.append((classes, bare + "ء", pronoun))


def attach(word: str, proclitics: str = "", pronoun: str = "") -> str:
    """The folded spelling of a word (folded or not) together with clitics; undone by ``splits``.

    ``proclitics`` are class letters joined by "+"; which clitics a word may take is the caller's
    knowledge. Only an unfolded word shows whether a final ة or ى changes before a pronoun.
    """
    form = fold(_before_pronoun(word) if pronoun else word)
    classes = proclitics.split("+") if proclitics else []
    if "ال" in classes:
        form = "ال" + form
        if "ل" in classes:
            form = "ل" + form.removeprefix("ا" if form[2] != "ل" else "ال")
    for clitic in reversed(
        [c for c in classes if c != "ال" and not (c == "ل" and "ال" in classes)]
    ):
        form = fold(clitic) + form
    return form + pronoun


def _before_pronoun(word: str) -> str:
    if word.endswith(("ة", "ى")):
        return word[:-1] + ("ت" if word.endswith("ة") else "ا")
    if word.endswith("تم"):
        return word + "و"
    return word[:-1] if word.endswith("وا") else word
