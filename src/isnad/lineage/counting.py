"""Whether a rendering gives another number of what its original counts."""

from __future__ import annotations

from isnad import edtf
from isnad.joins import Drift
from isnad.lineage.amounts import Amount
from isnad.lineage.renderings import Rendering
from isnad.lineage.sentence import Sentence
from isnad.records import Span

# What nouns count people and what things; how near after the number they stand.
_COUNTED = {
    "people": frozenset({"person", "group", "force", "org"}),
    "things": frozenset({"place", "thing", "vehicle", "weapon", "doc", "nature"}),
}
_NEAR = 2


def number(rendering: Rendering) -> Drift | None:
    """The one amount of a sentence that has become another. What is rounded, told in a word for
    an amount, left out or added is no change, nor is a count that has grown since."""
    other = rendering.sole
    if other is None or rendering.repeated:
        return None
    mine = _unmet(rendering.first, rendering.later)
    theirs = _unmet(other, [rendering.first, *rendering.joined])
    if len(mine) != 1 or len(theirs) != 1 or _counted_anew(rendering, other):
        return None
    one, two = mine[0].span, theirs[0].span
    if _things(one, rendering.first).isdisjoint(_things(two, other)):
        return None
    return Drift(
        kind="number", from_quote=one.quote, to_quote=two.quote, from_span=one, to_span=two
    )


def _unmet(one: Sentence, others: list[Sentence]) -> list[Amount]:
    """The amounts of a sentence that none of the others gives."""
    given = [amount for other in others for amount in other.amounts]
    return [mine for mine in one.amounts if not any(mine.agrees(two) for two in given)]


def _counted_anew(rendering: Rendering, other: Sentence) -> bool:
    """Whether the later sentence gives a day of its own, after what the original was published."""
    day = (rendering.first.held.report.published or "")[:10]
    told = set(rendering.first.trace.dates)
    new = [d for d in other.trace.dates if d not in told]
    return any((last := edtf.bounds(d)[0]) is not None and last >= day for d in new)


def _things(amount: Span, sentence: Sentence) -> frozenset[str]:
    """What may be counted, people or things, by the nouns right after a number; both, where that
    is not told."""
    end = next((i for i, t in enumerate(sentence.tokens) if t.start >= amount.end), 0)
    near = {
        m.entry.cls for m in sentence.met if m.entry.kind == "noun" and end <= m.i < end + _NEAR
    }
    found = {kind for kind, classes in _COUNTED.items() if near & classes}
    return frozenset(found or _COUNTED)
