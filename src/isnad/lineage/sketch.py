"""The keys by which copies are found: of the whole text, and of the rows of words in it.

Of the whole: bands of a MinHash signature, which two texts share if most of their rows of three
words are the same, however far apart they appeared. Of the parts: rows of eight words, which two
texts share if one took over a part of the other. Both keep the same rows: those that begin with the
smallest hashes. Parts are for reports of the same days: agencies repeat their background for years.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from hashlib import blake2b

from rensa import RMinHash

from isnad.lineage.wording import Wording

_BANDS, _ROWS, _SEED = 12, 5, 1
_ROW = 8
# How many rows of words are kept, and how many words a text has at least.
_KEPT, _LEAST = 16, 12
# Hashes up to a share of all are looked through for the smallest: three times as many as are kept.
_MOST = 3 * _KEPT << 64


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
    (hashes,) = RMinHash.hash_token_sets(
        [list(map(" ".join, zip(words, words[1:], words[2:], strict=False)))]
    )
    return Sketch(whole=_bands(hashes), parts=_rows(words, hashes))


def _bands(hashes: list[int]) -> tuple[str, ...]:
    matrix = RMinHash.digest_matrix_from_token_hash_sets([hashes], _BANDS * _ROWS, _SEED)
    signature = array("I", matrix.to_rows()[0])
    bands = (signature[n * _ROWS : (n + 1) * _ROWS] for n in range(_BANDS))
    return tuple(f"w{n}.{_digest(band.tobytes())}" for n, band in enumerate(bands))


def _rows(words: list[str], hashes: list[int]) -> tuple[str, ...]:
    most = _MOST // len(hashes)
    begins = sorted((one, n) for n, one in enumerate(hashes) if one < most)
    rows = dict.fromkeys(" ".join(words[n : n + _ROW]) for _, n in begins[:_KEPT])
    return tuple(f"p{_digest(row.encode())}" for row in rows)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=8).hexdigest()
