"""What the Vietnamese tables cannot say by themselves. Words do not inflect."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.folding import fold


def words(name: str) -> tuple[str, ...]:
    """The folded syllables of a name or entry as they stand in running text."""
    return tuple(fold(name).split())


def splits(form: str) -> tuple[tuple[str, str, str], ...]:
    """Vietnamese writes no clitics."""
    return (("", form, ""),)


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
    """The likely class of a syllable that no table knows."""
    return "name" if cap and not first else "noun"


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
