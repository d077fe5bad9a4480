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
    """A line; its numbers are those that stand in it, its claims those given and all that its
    slots stand on."""
    numbers: list[int] = []
    slots = piece.slots
    if references is not None:
        given = (one.of[0] for one in slots if one.role == "reference")
        numbers = sorted({references.of(key) for key in given})
    keys = dict.fromkeys(key_of(claim) for claim in claims)
    keys |= dict.fromkeys(key for one in slots for key in one.of if key.claim)
    return Line(
        kind=kind, text=piece.text, slots=slots, claims=list(keys), numbers=numbers, depth=depth
    )  # fmt: skip
