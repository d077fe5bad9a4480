"""What the Vietnamese tables cannot say by themselves. Words do not inflect."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from isnad.folding import fold

if TYPE_CHECKING:
    from isnad.languages.pack import Pack

# A syllable as the language spells it, without its marks: what opens it, its vowels, what ends it.
_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|n|ngh?|nh|ph|qu|r|s|th?|tr|v|x|p)?[aeiouy]{1,3}(?:ch?|m|nh?|ng|p|t)?"
)


def words(name: str) -> tuple[str, ...]:
    """The folded syllables of a name or entry as they stand in running text."""
    return tuple(fold(name).split())


def splits(form: str) -> tuple[tuple[str, str, str], ...]:
    """Vietnamese writes no clitics."""
    return (("", form, ""),)


def parted(pack: Pack, word: str) -> tuple[int, ...]:
    """Where states and bodies that a hyphen joins are to be parted, and the hyphens from them; empty
    where one of them is neither ("al-Qaeda")."""
    if "-" not in word:
        return ()
    parts = word.split("-")
    if not all(_is_party(pack, part, n) for n, part in enumerate(parts)):
        return ()
    cuts, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        cuts += [at, at + 1]
        at += 1
    return tuple(cuts)


def _is_party(pack: Pack, part: str, n: int) -> bool:
    """Whether a word with a capital is by itself a state or a body, or may begin the name of a state
    or, before the first hyphen, end it."""
    if not part[:1].isupper():
        return False
    form, paired = fold(part), pack.settings.get("paired", {})
    if form in paired or (n == 0 and form in paired.values()):
        return True
    return any(lex.entry.kind == "ent" for lex in pack.word(form).alone)


def inner_keys(form: str) -> tuple[str, ...]:
    """The forms under which a syllable may stand inside a longer word."""
    return (form,)


def allows(pro: str, feats: str, enc: str) -> bool:
    """Every form may stand with the (absent) clitics."""
    return True


def guess(form: str) -> tuple[str, str, str]:
    """How a word that no table knows is cut into clitics and core."""
    return ("", form, "")


def unknown(form: str, cap: bool, first: bool) -> str:
    """The likely class of a syllable that no table knows; one that is not spelt as the language
    spells ("Marshall") is a name even where every word has a capital."""
    return "name" if cap and not (first and _is_native(form)) else "noun"


def _is_native(form: str) -> bool:
    """Whether a folded word is spelt as a syllable of the language."""
    bare = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    return _SYLLABLE.fullmatch(bare.replace("đ", "d")) is not None


def modifies(form: str) -> bool:
    """Unknown words do not show whether they are adjectives."""
    return True


def inflect(kind: str, row: dict[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """A row has one form for each spelling it gives."""
    feats = (
        {"verb": "v.base", "noun": "n"}.get(kind)
        or {"v": "v.base", "n": "n"}.get(row.get("pos", ""))
        or (row.get("class", "").split(":")[0] or "word")
    )
    for form in row["form"].split("|"):
        yield words(form), feats
