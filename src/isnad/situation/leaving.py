"""Whether somebody is told to leave a place or to leave for it, and whether all of them leave."""

from __future__ import annotations

from isnad.folding import fold
from isnad.languages import codes, pack
from isnad.records import Claim, Participant, Place

_TOWARDS = "prep:to"
_NUMBER, _SOME = "num", "det:quant"
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


def are_some(who: Participant, language: str) -> bool:
    """Whether words for somebody begin with how many they are: some of those of their kind."""
    words = fold(who.text or "").split()
    if not words or language not in codes():
        return False
    if words[0].isdecimal():
        return True
    return any(
        (entry.kind == _NUMBER or entry.cls == _SOME) and tail == tuple(words[1 : len(tail) + 1])
        for tail, entry in pack.load(language).lookup(words[0])
    )
