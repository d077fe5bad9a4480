"""Looking up the tokens of a sentence: the longest entries that begin at a token."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Item, Token
from isnad.languages.pack import Lex, Pack, Reading
from isnad.records import DateMention

# Classes of words that open a clause.
BOUNDARIES = frozenset({"comp", "rel", "sub", "conj", "punct"})
# Inhabitants from which on the name of a place is more likely than a rare form of a word.
_SIZE = 50_000
# So many words behind a verb of saying its complementiser is looked for.
_REACH = 12
# Readings that a word in small letters is not, in text that has capitals.
_CASED = frozenset({"ent", "nat"})
# Marks between two states, and the class of states.
_ACT, _THREE = "det:act", 3
DASHES, _LAND = frozenset({"-", "\u2013", "\u2014"}), "country"


class Reader:
    """The tokens of a sentence, the items read so far, and look-ups in the pack."""

    def __init__(self, tokens: list[Token], pack: Pack) -> None:
        self.tokens, self.pack = tokens, pack
        self.items: list[Item] = []
        self.dates: list[DateMention] = []  # those that are still to come
        self.capitals = bool(pack.settings.get("capitals"))
        self.cased = self.capitals and any(t.kind == "w" and not t.cap for t in tokens)
        self.words: str = pack.settings.get("words", "inflected")
        self.verbal = pack.set_of("verbal_letters")
        self.final = pack.set_of("final_letters")
        self.paired: dict[str, str] = pack.settings.get("paired", {})
        self.origin: str = pack.settings.get("origin_ending", "")
        self.passive = pack.passive
        self.name_links = pack.set_of("name_links")
        self.sons = pack.set_of("name_sons")
        self.name_opens = pack.set_of("name_opens")
        self.letters = pack.set_of("letters")
        self.name_ends = pack.set_of("name_ends")
        self.given: dict[str, str] = pack.settings.get("given", {})
        self.places = world.load().places
        self.matches: list[tuple[int, list[Lex]] | None] = [None] * len(tokens)

    def match(self, i: int) -> tuple[int, list[Lex]]:
        """The longest entries that begin at token i: where they end, and their readings.

        The readings are shared by all tokens of a form: nobody may change the list.
        """
        known = self.matches[i]
        if known is None:
            known = self.matches[i] = self._longest(i)
        return known

    def _longest(self, i: int) -> tuple[int, list[Lex]]:
        token = self.tokens[i]
        word = self.pack.word(token.form)
        small = self.cased and not token.cap
        if word.longer and i + 1 < len(self.tokens):
            best, found = self._continued(i, word.longer, small)
            if found and (act := self._act_before_preposition(i, best, found)):
                best, found = best - 1, act
            if found and not self._cuts(i + best, found):
                return i + best, _plainest(found)
        if token.form in self.paired and (land := self._in_pair(i)):
            return i + 1, land
        alone = word.small if small else word.alone
        if word.told and (token.last in self.verbal or self._says(i, alone, word.told)):
            alone = word.told
        if not alone:
            return i, alone
        if token.last in self.final:
            alone = [lex for lex in alone if not (lex.enc or "+" in lex.entry.cls)]
        if token.marked and self.passive is not None and self.passive(token.marked):
            alone = [
                lex for lex in alone if "perf" not in lex.feats or "pass" in lex.feats
            ] or alone
        return (i + 1 if alone else i), alone

    def _in_pair(self, i: int) -> list[Lex]:
        """The state whose first word stands for it beside a dash and another name ("US - North [Korea]
        talks"); empty where there is none."""
        sides = ((i - 1, i - 2), (i + 1, i + 2))
        size, tokens = len(self.tokens), self.tokens
        beside = any(
            0 <= mark < size
            and 0 <= other < size
            and tokens[mark].form in DASHES
            and tokens[other].cap
            for mark, other in sides
        )
        if not (beside and tokens[i].cap):
            return []
        rest = self.pack.word(tokens[i].form).longer.get(self.paired[tokens[i].form], ())
        return [lex for tail, lex in rest if len(tail) == 1 and lex.entry.cls == _LAND]

    def _says(self, i: int, alone: list[Lex], told: list[Lex]) -> bool:
        """Whether what may be a preposition behind "and" opens a sentence as a verb of saying: a
        complementiser follows before any other verb."""
        opens = i == 0 or self.tokens[i - 1].kind == "p"
        if not (opens and all(x.tag == "prep" for x in alone)):
            return False
        if not any(x.entry.kind == "say" for x in told):
            return False
        for token in self.tokens[i + 1 : i + _REACH]:
            tags = {x.tag for x in self.pack.word(token.form).alone}
            if "comp" in tags or tags == {"verb"}:
                return "comp" in tags
        return False

    def _cuts(self, j: int, found: list[Lex]) -> bool:
        """Whether the last word of the longest entry begins another that is meant."""
        if self.words == "isolating":
            return self._cuts_an_act(j, found)
        return self._cuts_a_role(j, found)

    def _act_before_preposition(self, i: int, size: int, found: list[Lex]) -> list[Lex]:
        """The noun for an act that verbs of some words are but for a preposition at their end, behind a
        word that makes nouns of acts, where words never change ("the clash with")."""
        if self.words != "isolating" or i == 0 or any(x.tag != "verb" for x in found):
            return []
        before = self.pack.word(self.tokens[i - 1].form).alone
        ends = self.pack.word(self.tokens[i + size - 1].form).alone
        if not any(x.entry.cls == _ACT for x in before) or not any(x.tag == "prep" for x in ends):
            return []
        if size < _THREE:
            return [x for x in self.pack.word(self.tokens[i].form).alone if x.entry.kind == "frame"]
        return [x for x in self._of_size(i, size - 1) if x.tag == "noun"]

    def _of_size(self, i: int, size: int) -> list[Lex]:
        """The readings of so many words, more than one, that begin at token i."""
        longer = self.pack.word(self.tokens[i].form).longer
        return [
            lex
            for key in self.pack.keys(self.tokens[i + 1].form)
            for tail, lex in longer.get(key, ())
            if 1 + len(tail) == size and (size < _THREE or self._ends(i + 2, tail[1:]))
        ]

    def _cuts_an_act(self, j: int, found: list[Lex]) -> bool:
        """Whether the last of some function words is the first of a verb or a noun where words never
        change ("has not", where "not strike" together means to bomb)."""
        if j >= len(self.tokens) or any(x.entry.kind != "func" for x in found):
            return False
        longer = self.pack.word(self.tokens[j - 1].form).longer
        act = self._continued(j - 1, longer, small=False)[1] if longer else []
        return any(x.entry.kind == "frame" for x in act)

    def _cuts_a_role(self, j: int, found: list[Lex]) -> bool:
        """Whether the last word of a name is the first of somebody's role ("the Syrian [army
        chief]", where an army is known by name)."""
        if not all(x.entry.kind == "ent" for x in found) or j >= len(self.tokens):
            return False
        longer = self.pack.word(self.tokens[j - 1].form).longer
        if not longer or self.tokens[j].cap or self.pack.settings.get("heads") != "last":
            return False
        best, role = self._continued(j - 1, longer, small=False)
        people = any(x.entry.kind == "noun" and x.entry.cls == "person" for x in role)
        return people and best > 1

    def _continued(
        self, i: int, longer: dict[str, tuple[Reading, ...]], small: bool
    ) -> tuple[int, list[Lex]]:
        best = 0
        found: list[Lex] = []
        for key in self.pack.keys(self.tokens[i + 1].form):
            if key not in longer:
                continue
            for tail, lex in longer[key]:
                size = 1 + len(tail)
                if size < best:
                    break
                if small and lex.entry.kind in _CASED:
                    continue
                if size == 2 or self._ends(i + 2, tail[1:]):
                    if size > best:
                        best, found = size, []
                    found.append(lex)
        return best, found

    def _ends(self, i: int, tail: tuple[str, ...]) -> bool:
        if i + len(tail) > len(self.tokens):
            return False
        keys = self.pack.keys
        for n, word in enumerate(tail, i):  # noqa: SIM110 - asked too often for a generator
            if word not in keys(self.tokens[n].form):
                return False
        return True

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
        first = self.tokens[i].form
        if self.places.most_words(first) < 2:
            return 0
        return i + 2 if self.places.settled(f"{first} {self.tokens[i + 1].form}", _SIZE) else 0

    def kind_of_place(self, core: str) -> str:
        """A capital can stand for its government, so it is a name; other places are places."""
        return "name" if world.load().capital(core) else "place"

    def take_back(self, i: int) -> None:
        """Forget the particles that were read off the word of token i."""
        while self.items and self.items[-1].i == self.items[-1].j == i:
            self.items.pop()
        self.tokens[i].lead = 0

    def known_place(self, core: str) -> bool:
        """Whether a word that no table knows is the name of a place of some size."""
        return self.places.settled(core, _SIZE)


def _plainest(found: list[Lex]) -> list[Lex]:
    """The readings that take the fewest particles off the word; an article is no particle."""
    if len(found) < 2:
        return found
    least = min(map(clitics, found))
    return [lex for lex in found if lex.cost == least]


def clitics(lex: Lex) -> int:
    """How many particles and pronouns a reading takes off; an article is none."""
    return lex.cost


def tag_of(lex: Lex) -> str:
    """The word class that a reading gives its item."""
    return lex.tag
