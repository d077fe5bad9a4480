"""Names that are not what they look like: letters of another alphabet among look-alikes, and hidden
controls that turn the order of letters around.

A script is no disguise: a name wholly in Cyrillic is a name, and so are Arabic ones with the marks
and joiners that Arabic text has.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import msgspec
import regex

from isnad.names import sounds
from isnad.records import Claim
from isnad.steering import FIRST_STRONG_ISOLATE, POP_ISOLATE, visible

_WORD = regex.compile(r"[\p{L}\p{M}]+")
# The alphabets whose letters are taken for each other's.
_ALPHABETS = {
    name: regex.compile(rf"[\p{{L}}&&\p{{Script={name}}}]", regex.V1)
    for name in ("Latin", "Cyrillic", "Greek", "Armenian")
}
# Embeddings, overrides and isolates; then what is not seen and which no script needs.
_CONTROLS = regex.compile(
    "[\u202a-\u202e\u2066-\u2069\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]"
)


class Disguise(msgspec.Struct, frozen=True):
    """What is odd about a name. ``marks``: the letters or controls that are; ``among``: the
    alphabet that such letters stand in, null for controls; ``looks``: what it looks like."""

    name: str
    marks: str
    among: str | None
    looks: str

    @property
    def told(self) -> str:
        """The same in words, on one line and safe to print; ``marks`` by code and name, which show
        what cannot be seen."""
        marks = ", ".join(f"U+{ord(c):04X} {unicodedata.name(c, '')}".strip() for c in self.marks)
        shown = visible(" ".join(self.looks.split()))
        looks = f"{FIRST_STRONG_ISOLATE}{shown}{POP_ISOLATE}"
        if self.among is None:
            return f"hidden controls in it: {marks}; without them it is {looks}"
        return f"not {self.among}: {marks}; it looks like {looks} and is not taken for it"


@lru_cache(maxsize=1 << 14)
def is_mixed(name: str) -> bool:
    """Whether letters of one word of a name are of several alphabets that have look-alikes."""
    return not name.isascii() and any(len(_alphabets(part)) > 1 for part in _WORD.findall(name))


@lru_cache(maxsize=1 << 12)
def disguise(name: str) -> Disguise | None:
    """What is odd about a name as it is written; null for an honest one."""
    if name.isascii():
        return None
    if controls := "".join(dict.fromkeys(_CONTROLS.findall(name))):
        return Disguise(name, controls, None, _CONTROLS.sub("", name))
    for word in _WORD.findall(name):
        found = _alphabets(word)
        if len(found) > 1 and (odd := _strangers(word, found)):
            among = found.most_common(1)[0][0]
            return Disguise(name, odd, among, name.replace(word, _as_seen(word, among)))
    return None


def of_claim(claim: Claim) -> list[Disguise]:
    """The disguised names in a claim, as its report writes them, each once: whoever takes part or
    says so, places, and whom the page names as its outlet or source."""
    names = dict.fromkeys(name for name in _names(claim) if name)
    return [odd for name in names if (odd := disguise(name))]


def _names(claim: Claim) -> Iterator[str | None]:
    yield from (one.text for one in (*claim.actors, *claim.recipients, *claim.brokers))
    yield from (link.text for chain in claim.chains for link in chain)
    yield from (place.text for place in (claim.place, claim.origin_place) if place)
    yield claim.report.outlet
    yield from (one.name for one in claim.report.carried_by)


def _alphabets(word: str) -> Counter[str]:
    """How many letters of a word are of each alphabet."""
    sizes = {name: len(letters.findall(word)) for name, letters in _ALPHABETS.items()}
    return Counter({name: size for name, size in sizes.items() if size})


def _strangers(word: str, found: Counter[str]) -> str:
    """The letters of a word that are not of most of it; none where one of them would be seen."""
    among = found.most_common(1)[0][0]
    foreign = [c for c in word if c.isalpha() and not _ALPHABETS[among].match(c)]
    alike = _as_latin() if among == "Latin" else _as_latin().values()
    return "".join(dict.fromkeys(foreign)) if all(c in alike for c in foreign) else ""


def _as_seen(word: str, among: str) -> str:
    if among == "Latin":
        return "".join(_as_latin().get(c, c) for c in word)
    own = {latin: c for c, latin in _as_latin().items() if _ALPHABETS[among].match(c)}
    return "".join(own.get(c, c) for c in word)


@lru_cache(maxsize=1)
def _as_latin() -> dict[str, str]:
    """Letters of other alphabets, each with the Latin one that it looks like."""
    table = sounds.rows(sounds.FOLDER / "letters" / "lookalikes.tsv")
    return {chr(int(row["code"], 16)): row["latin"] for row in table}
