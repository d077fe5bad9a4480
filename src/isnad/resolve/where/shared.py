"""The word for a kind that the names of a list share: "Homs and Hama provinces"."""

from __future__ import annotations

from functools import lru_cache

from isnad.annotations import Token
from isnad.languages.pack import Pack
from isnad.memo import Memo
from isnad.world.kinds import plurals

# A list of so many tokens between a name and the word for its kind.
_REACH = 6
_COMMAS = frozenset(",،")


class SharedKinds:
    """Finds the word in the sentences of one language. Get one with ``load``."""

    def __init__(self, pack: Pack) -> None:
        self.plurals = plurals(pack.code)
        self.step = 1 if pack.settings.get("heads") == "last" else -1
        self.longest = max((len(word.split()) for word in self.plurals), default=1)
        self.cased = bool(pack.settings.get("capitals"))
        # Words that a list is looked through to: the first of a phrase before it, the last after.
        self._outer = frozenset(word.split()[0 if self.step > 0 else -1] for word in self.plurals)
        self._word = pack.word
        self._joint = Memo(self._is_joint).__getitem__

    def word(self, tokens: list[Token], i: int, j: int) -> str | None:
        """The word for one place of the kind that stands with the list in which the tokens i to j
        are a name; null where none does, or where it stands right beside the name alone."""
        n, far = (j, i - 1) if self.step > 0 else (i - 1, j)
        listed = tokens[i].lead > 0
        for _ in range(_REACH):
            if not 0 <= n < len(tokens):
                return None
            token = tokens[n]
            if token.bare in self._outer and (word := self._plural(tokens, n)) is not None:
                return word if listed or self._goes_on(tokens, far) else None
            joint = self._joint(token.form)
            if not (joint or self._names(token)):
                return None
            listed = listed or joint or token.lead > 0
            n += self.step
        return None

    def _goes_on(self, tokens: list[Token], n: int) -> bool:
        """Whether the list goes on at a token on the other side of a name."""
        return 0 <= n < len(tokens) and (tokens[n].lead > 0 or self._joint(tokens[n].form))

    def _plural(self, tokens: list[Token], n: int) -> str | None:
        for size in range(self.longest, 0, -1):
            a, b = (n, n + size) if self.step > 0 else (n - size + 1, n + 1)
            if a >= 0 and (one := self.plurals.get(" ".join(t.bare for t in tokens[a:b]))):
                return one
        return None

    def _is_joint(self, form: str) -> bool:
        if form in _COMMAS:
            return True
        return any(x.entry.cls == "conj:and" for x in self._word(form).alone)

    def _names(self, token: Token) -> bool:
        """Whether a token may be of a name: by its capital, where names have one."""
        return token.kind == "w" and (token.cap or not self.cased)


@lru_cache(maxsize=8)
def load(pack: Pack) -> SharedKinds:
    """The words of a language, made once for its pack."""
    return SharedKinds(pack)
