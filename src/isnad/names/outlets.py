"""Names of papers, agencies and stations: what they are called in Latin letters, and whether two
written names are of one, across scripts and short forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from isnad.folding import fold
from isnad.names import sounds
from isnad.names.compare import CLOSE, likeness
from isnad.names.romanise import romanise
from isnad.names.spelling import spelling

Credit = Literal["outlet", "many", "desk"]
_LEAST = 2


@lru_cache(maxsize=1)
def _table() -> dict[str, Credit]:
    """What a folded phrase says of an outlet."""
    found: dict[str, Credit] = {}
    for row in sounds.rows(sounds.FOLDER / "outlets.tsv"):
        for form in row["forms"].split("|"):
            found.setdefault(fold(form), row["kind"])  # type: ignore[arg-type]
    return found


def unnamed(credit: str) -> bool:
    """Whether a credit or byline names nobody: other outlets at large, or the outlet's own desk."""
    words = fold(credit).split()
    return any(
        _table().get(" ".join(words[:n])) in ("many", "desk") for n in range(1, len(words) + 1)
    )


@lru_cache(maxsize=1 << 12)
def core(name: str) -> str:
    """A name without words that only say what kind of outlet it is; the whole where there is
    nothing else."""
    words = [w.strip("«»“”\"'()[],") for w in name.split()]
    words = [w for w in words if w]
    i, j = 0, len(words)
    while i < j and (n := _kind(words[i:j], first=True)):
        i += n
    while i < j and (n := _kind(words[i:j], first=False)):
        j -= n
    return " ".join(words[i:j] or words)


def _kind(words: list[str], *, first: bool) -> int:
    """How many words at the beginning or the end say what kind of outlet it is."""
    for n in range(min(3, len(words)), 0, -1):
        some = words[:n] if first else words[-n:]
        if _table().get(fold(" ".join(some))) == "outlet":
            return n
    return 0


def shown(name: str) -> str:
    """What an outlet is called in Latin letters."""
    return romanise(core(name)) if sounds.is_abjad(name) else name


@lru_cache(maxsize=1 << 14)
def same(one: str, other: str) -> bool:
    """Whether two written names are of one outlet: the same sounds, no word left over."""
    if fold(one) == fold(other):
        return True
    found = likeness(spelling(core(one)), spelling(core(other)))
    return bool(found.met) and not found.left and not found.right and found.distance <= CLOSE


@lru_cache(maxsize=1 << 14)
def short_of(short: str, name: str) -> bool:
    """Whether a written name is one outlet's, or short for it: its first words or its initials."""
    if same(short, name):
        return True
    words = [fold(w) for w in name.split()]
    letters = fold(short).replace(".", "")
    inner = [fold(w) for w in core(name).split()]
    if len(letters) >= _LEAST and letters in (
        "".join(w[0] for w in some) for some in (words, inner)
    ):
        return True
    few, many = core(short).split(), core(name).split()
    return 0 < len(few) < len(many) and same(" ".join(few), " ".join(many[: len(few)]))
