"""Text with slots in it, put together from pieces, so that no offset is reckoned by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Self

import msgspec

from isnad.joins import ClaimKey
from isnad.pages import Role, Slot
from isnad.records import Claim, Span


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a line; the offsets of its slots count from its own beginning. Outer slots
    stand before those inside them."""

    text: str = ""
    slots: tuple[Slot, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text)

    def __add__(self, other: Piece | str) -> Piece:
        return joined("", (self, other))

    def within(self, before: str, after: str) -> Self:
        """The piece between two stretches that belong to no slot."""
        return type(self)(before + self.text + after, _moved(self.slots, len(before)))


EMPTY = Piece()


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
    keys = dict.fromkeys(key_of(one) if isinstance(one, Claim) else one for one in of)
    around = Slot(
        role=role, start=0, end=len(piece.text), of=list(keys), at=at, chain=chain, kind=kind, span=span
    )  # fmt: skip
    return Piece(piece.text, (around, *piece.slots))


def as_piece(given: Piece | str) -> Piece:
    """Words that belong to no slot as a piece."""
    return given if isinstance(given, Piece) else Piece(given)


def joined(between: str, pieces: Iterable[Piece | str | None]) -> Piece:
    """Pieces in a row; those that are empty or null are left out."""
    kept = [as_piece(piece) for piece in pieces if piece]
    texts: list[str] = []
    slots: list[Slot] = []
    length = 0
    for n, piece in enumerate(kept):
        if n and between:
            texts.append(between)
            length += len(between)
        texts.append(piece.text)
        slots += _moved(piece.slots, length)
        length += len(piece.text)
    return Piece("".join(texts), tuple(slots))


def claims_in(pieces: Iterable[Piece]) -> Iterator[ClaimKey]:
    """All claims that slots of pieces stand on."""
    for piece in pieces:
        for one in piece.slots:
            yield from one.of


def _moved(slots: tuple[Slot, ...], by: int) -> tuple[Slot, ...]:
    if not by:
        return slots
    moved: Any = msgspec.structs.replace
    return tuple(moved(one, start=one.start + by, end=one.end + by) for one in slots)
