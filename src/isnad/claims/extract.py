"""What a sentence claims, and who says so: the claims stage over one sentence."""

from __future__ import annotations

from isnad.annotations import Link, Sentence
from isnad.claims import (
    aimed,
    attribution,
    called,
    clauses,
    colons,
    depth,
    events,
    implied,
    proposals,
    quotes,
    scope,
    units,
    voiced,
)
from isnad.claims.headed import headed
from isnad.languages.pack import Pack


def extract(sentence: Sentence, pack: Pack, *, opened: bool = False) -> bool:
    """Fill ``units``, ``predicates``, ``links`` and ``candidates`` of the sentence.

    ``opened``: a quotation goes on from the sentence before. Returns whether one stays open.
    """
    size = len(sentence.tokens)
    sentence.quotes, still = quotes.spans(sentence.items, size, opened=opened)
    sentence.units = units.arrange(sentence, pack)
    sentence.predicates = clauses.analyse(sentence.units, pack)
    vso = pack.settings.get("order") == "vso"
    sentence.links = attribution.links(
        sentence.units, sentence.predicates, size, sentence.quotes, vso=vso
    )
    sentence.links += colons.links(sentence.units, size, pack)
    sentence.links += headed(sentence.units, size) if vso else []
    sentence.above = depth.above(sentence.links, size)
    unnamed = attribution.continued(
        sentence.units, sentence.predicates, sentence.quotes, sentence.above
    )
    if unnamed or sentence.speech:
        whole = [Link(None, 0, size)] if sentence.speech else []
        sentence.links = [*whole, *sentence.links, *unnamed]
        sentence.above = depth.above(sentence.links, size)
    found = events.candidates(sentence.units, sentence.predicates)
    settled = [*voiced.voiced(scope.settle(found, sentence.units), sentence.above)]
    acts = implied.acts(sentence.predicates, sentence.above, settled)
    acts += implied.demands(sentence.units, sentence.above)
    acts += implied.refusals(sentence.items, sentence.above, [*settled, *acts])
    kept = [*implied.without_content(settled, acts), *acts]
    kept += called.called(sentence.predicates, sentence.units, kept)
    for candidate in kept:
        aimed.of_described(candidate, sentence.predicates)
    aimed.aim(kept, sentence.units)
    for candidate in kept:
        aimed.of_content(candidate, sentence.predicates)
    aimed.answer(kept)
    sentence.candidates = sorted(kept, key=lambda candidate: candidate.at)
    sentence.proposals = proposals.proposals(sentence, found, kept)
    return still
