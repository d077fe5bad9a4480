"""Whether a rendering lost the words by which its original says that it is not certain."""

from __future__ import annotations

from collections.abc import Iterable

from isnad.joins import Drift
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Sentence
from isnad.records import Span

_TOLD = frozenset({"doubt", "maybe"})
_UNVERIFIED = "unverified"


def hedge(rendering: Rendering) -> Drift | None:
    """A doubt of the sentence, or of the next that says that nobody could verify it, of which the
    later report has no trace, neither there nor beside it."""
    lost = _doubt(rendering)
    if lost is None or _kept(rendering):
        return None
    to = rendering.later[0].whole
    return Drift(kind="hedge", from_quote=lost.quote, to_quote=to.quote, from_span=lost, to_span=to)


def _doubt(rendering: Rendering) -> Span | None:
    first = rendering.first
    found = None if rendering.repeated else _words(first, {*_TOLD, _UNVERIFIED})
    if found is not None and not first.attributions:
        # Somebody who says it takes the place of "it is said".
        return None if any(one.attributions for one in rendering.later) else found
    return found or next((s for one in rendering.after if (s := _remark(one)) is not None), None)


def _kept(rendering: Rendering) -> bool:
    later = rendering.later
    beside = [
        w for w in (*rendering.before, *rendering.then) if any(w.beside(one) for one in later)
    ]
    if any(_hedged(one) for one in (*later, *beside)):
        return True
    return any(_words(one, {_UNVERIFIED}) for one in rendering.then)


def _remark(one: Sentence) -> Span | None:
    """The sentence, if it says no more than that nobody could verify what was said before."""
    return one.whole if _words(one, {_UNVERIFIED}) is not None else None


def _words(one: Sentence, kinds: Iterable[str]) -> Span | None:
    return next((one.span(p.start, p.end) for p in one.hedges if p.says in kinds), None)


def _hedged(one: Sentence) -> bool:
    return bool(one.hedges) or any(claim.modality == "possible" for claim in one.claims)
