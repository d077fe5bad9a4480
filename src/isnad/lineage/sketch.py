"""The keys by which copies are found: of the whole text, and of the rows of words in it.

Of the whole: bands of a MinHash signature, which two texts share if most of their rows of three
words are the same, however far apart they appeared. Of the parts: rows of eight words, which two
texts share if one took over a part of the other. Both keep the same rows: those that begin with the
smallest hashes. Parts are for reports of the same days: agencies repeat their background for years.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from zlib import crc32

from rensa import RMinHash

from isnad.lineage.wording import Wording

_BANDS, _ROWS, _SEED = 12, 5, 1
# How many rows of words are kept, and how many words a text has at least.
_KEPT, _LEAST = 16, 12
# Hashes up to a share of all are looked through for the smallest: three times as many as are kept.
_MOST = 3 * _KEPT << 64
_SIZE = 1 << 64


@dataclass(frozen=True, slots=True)
class Sketch:
    """Keys of a text, none where it is too short to be told from others."""

    whole: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def sketch(text: Wording) -> Sketch:
    """The sketch of a text."""
    words = text.words
    if len(words) < _LEAST:
        return Sketch()
    rows = list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    (hashes,) = RMinHash.hash_token_sets([rows])
    return Sketch(whole=_bands(rows), parts=_rows(hashes))


def _bands(rows: list[str]) -> tuple[str, ...]:
    signature = RMinHash(_BANDS * _ROWS, _SEED)
    signature.update(rows)
    numbers = array("I", signature.digest())
    data = numbers.tobytes()
    size = len(data) // _BANDS
    return tuple(f"w{n}.{crc32(data[n * size : (n + 1) * size]):x}" for n in range(_BANDS))


def _rows(hashes: list[int]) -> tuple[str, ...]:
    """Keys of the rows of eight words that begin with the smallest hashes: the hashes of the three
    rows of three words in them."""
    most, last = _MOST // len(hashes), len(hashes) - 1
    begins = sorted([(one, n) for n, one in enumerate(hashes) if one < most])[:_KEPT]
    mixed = (one + 3 * hashes[min(n + 3, last)] + 5 * hashes[min(n + 5, last)] for one, n in begins)
    return tuple(f"p{one % _SIZE:x}" for one in mixed)
