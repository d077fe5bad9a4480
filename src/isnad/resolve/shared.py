"""The word for a kind that the names of a list share: "Homs and Hama provinces"."""

from __future__ import annotations

from isnad.annotations import Token
from isnad.languages.pack import Pack
from isnad.world.kinds import plurals

# A list of so many tokens between a name and the word for its kind.
_REACH = 6
_COMMAS = frozenset(",،")


class SharedKinds:
    """Finds the word in the sentences of one language."""

    def __init__(self, pack: Pack) -> None:
        self.pack, self.plurals = pack, plurals(pack.code)
        self.step = 1 if pack.settings.get("heads") == "last" else -1
        self.longest = max((len(word.split()) for word in self.plurals), default=1)

    def word(self, tokens: list[Token], i: int, j: int) -> str | None:
        """The word for one place of the kind that stands with the list in which the tokens i to j
        are a name; null where none does, or where it stands right beside the name alone."""
        n, far = (j, i - 1) if self.step > 0 else (i - 1, j)
        listed = tokens[i].lead > 0 or self._goes_on(tokens, far)
        for _ in range(_REACH):
            if not 0 <= n < len(tokens):
                return None
            word = self._plural(tokens, n)
            if word is not None:
                return word if listed else None
            joint = self._joins(tokens[n])
            if not (joint or self._names(tokens[n])):
                return None
            listed = listed or joint or tokens[n].lead > 0
            n += self.step
        return None

    def _goes_on(self, tokens: list[Token], n: int) -> bool:
        """Whether the list goes on at a token on the other side of a name."""
        return 0 <= n < len(tokens) and (tokens[n].lead > 0 or self._joins(tokens[n]))

    def _plural(self, tokens: list[Token], n: int) -> str | None:
        for size in range(self.longest, 0, -1):
            a, b = (n, n + size) if self.step > 0 else (n - size + 1, n + 1)
            if a >= 0 and (one := self.plurals.get(" ".join(t.bare for t in tokens[a:b]))):
                return one
        return None

    def _joins(self, token: Token) -> bool:
        if token.form in _COMMAS:
            return True
        return any(x.entry.cls == "conj:and" for x in self.pack.word(token.form).alone)

    def _names(self, token: Token) -> bool:
        """Whether a token may be of a name: by its capital, where names have one."""
        if token.kind != "w":
            return False
        return token.cap or not self.pack.settings.get("capitals")
