"""Lines from pieces, with the claims and numbers that they stand on."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.brief.pieces import Piece, key_of
from isnad.brief.references import References
from isnad.pages import Line, LineKind
from isnad.records import Claim


def line(
    kind: LineKind,
    piece: Piece,
    claims: Iterable[Claim] = (),
    references: References | None = None,
    depth: int = 0,
) -> Line:
    """A line; its numbers are those that stand in it."""
    numbers: list[int] = []
    if references is not None:
        given = (one.of[0] for one in piece.slots if one.role == "reference")
        numbers = sorted({references.of(key) for key in given})
    keys = list(dict.fromkeys(key_of(claim) for claim in claims))
    return Line(
        kind=kind, text=piece.text, slots=list(piece.slots), claims=keys, numbers=numbers, depth=depth
    )  # fmt: skip
