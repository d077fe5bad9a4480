"""The normal form that words are compared in. It never changes a stored text.

``fold`` keeps what tells words apart in some language (Vietnamese tone marks) and drops what
writers vary freely: case, composed or decomposed letters, Arabic vowel marks, tatweel, alef and
ya variants, presentation forms, digits of other scripts, invisible direction marks.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Alef with hamza or madda and wasla to bare alef; alef maqsura to ya; ta marbuta to ha;
# hamza on waw and ya to their seats; Persian kaf and ya to the Arabic letters.
_ARABIC = {
    0x622: 0x627, 0x623: 0x627, 0x625: 0x627, 0x671: 0x627, 0x649: 0x64A, 0x629: 0x647,
    0x624: 0x648, 0x626: 0x64A, 0x6A9: 0x643, 0x6CC: 0x64A, 0x640: None,
}  # fmt: skip
_MARKS = dict.fromkeys((*range(1552, 1563), *range(1611, 1632), 1648))
_INVISIBLE = dict.fromkeys((173, 1564, *range(8203, 8208), *range(8234, 8239), *range(8288, 8298), 65279))  # fmt: skip
_QUOTES = {0x2018: "'", 0x2019: "'", 0x2BC: "'", 0x60: "'", 0xB4: "'"}
_DIGITS = {base + n: str(n) for base in (0x660, 0x6F0) for n in range(10)}
_TABLE = {**_ARABIC, **_MARKS, **_INVISIBLE, **_QUOTES, **_DIGITS}
_CHANGED = re.compile("[" + "".join(map(chr, _TABLE)) + "]")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The normal form of ``text`` for look-ups; idempotent, may be shorter than the text."""
    return fold_long(text)


def fold_long(text: str) -> str:
    """The same of a text that is too long to be remembered."""
    if text.isascii():
        return text.lower().replace("`", "'")
    composed = unicodedata.normalize("NFKC", text)
    # To translate takes most of the time, and many a text has nothing to translate.
    if _CHANGED.search(composed):
        composed = composed.translate(_TABLE)
    return unicodedata.normalize("NFC", composed.lower())
