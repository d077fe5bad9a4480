"""What a claim says, in a sentence of the reader's language around the report's own words."""

from __future__ import annotations

from collections.abc import Iterable

from isnad import world
from isnad.brief import phrases
from isnad.brief.names import Names
from isnad.brief.sentence import Sentence
from isnad.folding import fold
from isnad.records import Claim


class Sayings:
    """Sentences in one language. ``outlets``: the names of those who publish."""

    def __init__(self, language: str, outlets: Iterable[str | None]) -> None:
        known = frozenset(fold(one) for one in outlets if one)
        self._names = Names(phrases.load(language), world.load(), known)

    def of(self, claim: Claim) -> str:
        """Who, the word of the report, to whom, and how it stands; who says so is not in it."""
        return Sentence(self._names, [claim]).piece().text
