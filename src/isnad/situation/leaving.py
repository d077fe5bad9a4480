"""Whether somebody is told to leave a place, or to leave for it."""

from __future__ import annotations

from isnad.folding import fold
from isnad.languages import codes, pack
from isnad.records import Claim, Place

_TOWARDS = "prep:to"
# So many words before a place may say how it stands to what is told.
_BEFORE = 3


def leaves_for(claim: Claim, place: Place) -> bool:
    """Whether the words before a place say that it is where somebody goes."""
    language = claim.report.language
    if place.start is None or language not in codes():
        return False
    words = fold(claim.evidence.quote[: max(place.start - claim.evidence.start, 0)]).split()
    known = pack.load(language)
    return any(
        entry.cls == _TOWARDS and tail == tuple(words[len(words) - n + 1 :])
        for n in range(1, min(_BEFORE, len(words)) + 1)
        for tail, entry in known.lookup(words[-n])
    )
