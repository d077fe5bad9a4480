"""Looking up the tokens of a sentence: the longest entries that begin at a token."""

from __future__ import annotations

from functools import lru_cache

from isnad import world
from isnad.annotations import Item, Token
from isnad.languages.pack import Lex, Pack, Reading

# Inhabitants from which on the name of a place is more likely than a rare form of a word.
_SIZE = 50_000
_VERBAL = frozenset({"verb", "say"})


class Reader:
    """The tokens of a sentence, the items read so far, and look-ups in the pack."""

    def __init__(self, tokens: list[Token], pack: Pack) -> None:
        self.tokens, self.pack = tokens, pack
        self.items: list[Item] = []
        self.capitals = bool(pack.settings.get("capitals"))
        self.cased = self.capitals and any(t.kind == "w" and not t.cap for t in tokens)
        self.words: str = pack.settings.get("words", "inflected")
        self.places = world.load().places
        self.matches: dict[int, tuple[int, list[Lex]]] = {}

    def match(self, i: int) -> tuple[int, list[Lex]]:
        """The longest entries that begin at token i: where they end, and their readings."""
        known = self.matches.get(i)
        if known is None:
            known = self.matches[i] = self._longest(i)
        return known

    def _longest(self, i: int) -> tuple[int, list[Lex]]:
        token = self.tokens[i]
        alone, longer = self.pack.readings(token.form)
        if longer and i + 1 < len(self.tokens):
            best, found = self._continued(i, longer)
            if found:
                return i + best, _plainest(found)
        found = [
            Lex(i, i + 1, entry, feats, pro, enc)
            for _, entry, feats, pro, enc in alone
            if self._case_fits(token, entry.kind)
        ]
        return (i + 1 if found else i), _plainest(found)

    def _continued(self, i: int, longer: dict[str, list[Reading]]) -> tuple[int, list[Lex]]:
        best = 0
        found: list[Lex] = []
        for key in self.pack.keys(self.tokens[i + 1].form):
            for tail, entry, feats, pro, enc in longer.get(key, ()):
                size = 1 + len(tail)
                if size < best:
                    break
                if self._case_fits(self.tokens[i], entry.kind) and self._ends(i + 2, tail[1:]):
                    if size > best:
                        best, found = size, []
                    found.append(Lex(i, i + size, entry, feats, pro, enc))
        return best, found

    def _ends(self, i: int, tail: tuple[str, ...]) -> bool:
        if i + len(tail) > len(self.tokens):
            return False
        keys = self.pack.keys
        return all(word in keys(self.tokens[i + n].form) for n, word in enumerate(tail))

    def _case_fits(self, token: Token, kind: str) -> bool:
        return not (self.cased and kind in ("ent", "nat") and not token.cap)

    def after(self, j: int) -> str:
        """The likely class of the token at j, before it is read; empty at the end."""
        if j >= len(self.tokens):
            return ""
        token = self.tokens[j]
        if token.kind == "n":
            return "num"
        _, lexes = self.match(j)
        if lexes:
            return tag_of(lexes[0])
        return "name" if token.cap and self.cased else ("punct" if token.kind == "p" else "noun")

    def place_of_words(self, i: int) -> int:
        """Where the name of a place of two words ends that begins at token i; 0 without one."""
        if i + 1 >= len(self.tokens) or self.tokens[i + 1].kind != "w":
            return 0
        key = f"{self.tokens[i].form} {self.tokens[i + 1].form}"
        found = self.places.find(key)
        return i + 2 if any(r.population >= _SIZE or r.source != "geonames" for r in found) else 0

    def kind_of_place(self, core: str) -> str:
        """A capital can stand for its government, so it is a name; other places are places."""
        return "name" if world.load().capital(core) else "place"

    def known_place(self, core: str) -> bool:
        """Whether a word that no table knows is the name of a place of some size."""
        return any(r.population >= _SIZE or r.source != "geonames" for r in self.places.find(core))


def _plainest(found: list[Lex]) -> list[Lex]:
    """The readings that take the fewest particles off the word; an article is no particle."""
    if len(found) < 2:
        return found
    least = min(map(clitics, found))
    return [lex for lex in found if clitics(lex) == least]


def clitics(lex: Lex) -> int:
    """How many particles and pronouns a reading takes off; an article is none."""
    particles = _particles(lex.pro) if lex.pro else 0
    joined = particles and lex.entry.kind == "func" and lex.pro.startswith("conj")
    return particles - bool(joined) + bool(lex.enc)


@lru_cache(maxsize=256)
def _particles(pro: str) -> int:
    return sum(1 for name in pro.split("+") if name and name != "def")


def tag_of(lex: Lex) -> str:
    """The word class that a reading gives its item."""
    entry, kind = lex.entry, lex.entry.kind
    if kind == "func":
        return entry.cls.partition(":")[0]
    if kind == "ent":
        return "name"
    if kind in _VERBAL or (kind == "frame" and entry.pos == "v"):
        if "actpart" in lex.feats or "paspart" in lex.feats:
            return "adj"
        return "noun" if "masdar" in lex.feats or entry.pos == "n" else "verb"
    return {"frame": "adj" if entry.pos == "a" else "noun"}.get(kind, kind)
