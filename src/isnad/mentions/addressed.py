"""Forms of address that are also lands ("he", or England), where they open sentences: which of both a
report means by one, it shows inside its other sentences, where only the land has a capital."""

from __future__ import annotations

import re

from isnad.annotations import Token
from isnad.languages.pack import Pack

_LAND = "country:"


class Addressed:
    """The forms of address in one report of which it never says that they are lands."""

    def __init__(self, texts: tuple[str, ...], pack: Pack) -> None:
        self.texts, self.pack = texts, pack
        self._told: dict[str, bool] = {}

    def settle(self, tokens: list[Token], text: str) -> None:
        """Take the first word of a sentence as if it were written without its capital, where it stands
        for somebody who was told of. ``text``: the part that the tokens count in."""
        first = tokens[0]
        if not first.cap or len(tokens) == 1 or not self._goes_on(tokens[1]):
            return
        if self._is_somebody(first.form, text[first.start : first.end]):
            first.cap = False

    def _goes_on(self, token: Token) -> bool:
        """Whether a word that is no name and joins no other land comes next."""
        joins = any(x.tag == "conj" for x in self.pack.word(token.form).alone)
        return token.kind == "w" and not token.cap and not joins

    def _is_somebody(self, form: str, written: str) -> bool:
        if form not in self._told:
            entries = [x.entry for x in self.pack.word(form).alone]
            alone = any(e.kind == "title" and e.cls for e in entries)
            land = any(e.id.startswith(_LAND) for e in entries)
            self._told[form] = alone and land and self._is_never_land(written)
        return self._told[form]

    def _is_never_land(self, written: str) -> bool:
        """Whether the report has the word without a capital, and with one only where sentences begin."""
        small = re.compile(rf"\b{re.escape(written.lower())}\b")
        inside = re.compile(rf"[\w,;)]\s+{re.escape(written)}\b")
        told = any(small.search(text) for text in self.texts)
        return told and not any(inside.search(text) for text in self.texts)
