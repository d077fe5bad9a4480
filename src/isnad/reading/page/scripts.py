"""Names in two scripts, and with and without the marks on their letters."""

from __future__ import annotations

import unicodedata

from isnad.folding import fold_long
from isnad.records import CarriedBy

# D, l and o with a stroke, which no normal form takes off.
_STROKES = {0x111: "d", 0x142: "l", 0xF8: "o"}
_SAMPLE, _TWO = 2_000, 2


def plain(name: str) -> str:
    """A name without marks on its letters: templates leave them out."""
    apart = unicodedata.normalize("NFD", fold_long(name))
    return "".join(c for c in apart if not unicodedata.combining(c)).translate(_STROKES)


def marked(name: str | None) -> int:
    """How many letters of a name have marks: templates leave them out."""
    return sum(letter > "~" for letter in name or "")


def script(words: str) -> str:
    """The script of most letters in a few words ("LATIN", "ARABIC"); empty where there are none."""
    counted: dict[str, int] = {}
    for letter in words[:_SAMPLE]:
        if letter.isalpha():
            name = unicodedata.name(letter, "").partition(" ")[0]
            counted[name] = counted.get(name, 0) + 1
    return max(counted, key=lambda name: counted[name]) if counted else ""


def one_of_two(told: list[CarriedBy], text: str) -> list[CarriedBy]:
    """The writers without those who are named in the script of the text as well: as many in each
    script are the same people."""
    writers = [one for one in told if one.link == "byline" and one.name]
    if len({script(one.name or "") for one in writers}) < _TWO:
        return told
    own = script(text)
    mine = [one for one in writers if script(one.name or "") == own]
    others = [one for one in writers if script(one.name or "") != own]
    if not mine or len(mine) != len(others):
        return told
    return [one for one in told if not any(one is other for other in others)]


__all__ = ["marked", "one_of_two", "plain", "script"]
