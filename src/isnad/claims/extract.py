"""What a sentence claims, and who says so: the claims stage over one sentence."""

from __future__ import annotations

from isnad.annotations import Sentence
from isnad.claims import attribution, clauses, events, scope, units
from isnad.languages.pack import Pack


def extract(sentence: Sentence, pack: Pack) -> None:
    """Fill ``units``, ``predicates``, ``links`` and ``candidates`` of the sentence."""
    sentence.units = units.arrange(sentence, pack)
    sentence.predicates = clauses.analyse(sentence.units, pack)
    sentence.links = attribution.links(
        sentence.units, sentence.predicates, len(sentence.tokens), pack
    )
    found = events.candidates(sentence.units, sentence.predicates)
    sentence.candidates = scope.settle(found, sentence.units, sentence.predicates)
