"""Text with slots in it, put together from pieces, so that no offset is reckoned by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

import msgspec

from isnad.joins import ClaimKey
from isnad.pages import Role, Slot
from isnad.records import Claim, Span

# A slot with where it begins and ends; those in the slot itself do not count.
_Placed = tuple[int, int, Slot]


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a line; the offsets of its slots count from its own beginning. Outer slots
    stand before those inside them."""

    text: str = ""
    placed: tuple[_Placed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: Piece | str) -> Piece:
        return joined("", (self, other))

    @property
    def slots(self) -> list[Slot]:
        """The slots with their offsets."""
        place = msgspec.structs.replace
        return [place(one, start=start, end=end) for start, end, one in self.placed]

    def within(self, before: str, after: str) -> Self:
        """The piece between two stretches that belong to no slot."""
        return type(self)(before + self.text + after, tuple(_moved(self.placed, len(before))))


EMPTY = Piece()
# A slot for how many there are of what has a claim for each.
EACH = "each"


def key_of(claim: Claim) -> ClaimKey:
    """What tells claims apart: two reports of one text have claims of one id."""
    return ClaimKey(claim.report.id, claim.id)


def of_report(report: str) -> ClaimKey:
    """A report itself, where what is told rests on none of its claims."""
    return ClaimKey(report, "")


def slot(
    inside: Piece | str,
    role: Role,
    of: Iterable[Claim | ClaimKey],
    *,
    kind: str | None = None,
    span: Span | None = None,
    at: int = 0,
    chain: int = 0,
) -> Piece:
    """A piece that stands on claims, from its first letter to its last."""
    piece = as_piece(inside)
    keys = [key_of(one) if isinstance(one, Claim) else one for one in of]
    if len(keys) > 1 and kind != EACH:
        keys = list(dict.fromkeys(keys))
    around = Slot(role=role, start=0, end=0, of=keys, at=at, chain=chain, kind=kind, span=span)
    return Piece(piece.text, ((0, len(piece.text), around), *piece.placed))


def as_piece(given: Piece | str) -> Piece:
    """Words that belong to no slot as a piece."""
    return given if isinstance(given, Piece) else Piece(given)


def joined(between: str, pieces: Iterable[Piece | str | None]) -> Piece:
    """Pieces in a row; those that are empty or null are left out."""
    texts: list[str] = []
    placed: list[_Placed] = []
    length, gap = 0, len(between)
    for piece in pieces:
        text = piece.text if isinstance(piece, Piece) else piece
        if not text:
            continue
        at = length + gap if texts else 0
        if isinstance(piece, Piece) and piece.placed:
            placed += _moved(piece.placed, at)
        texts.append(text)
        length = at + len(text)
    return Piece(between.join(texts), tuple(placed))


def _moved(placed: Iterable[_Placed], by: int) -> Iterable[_Placed]:
    return [(start + by, end + by, one) for start, end, one in placed] if by else placed
