"""Parts of names where words join their particles and names are not written otherwise (Arabic)."""

from __future__ import annotations

from isnad import world
from isnad.annotations import Item
from isnad.languages.pack import Lex
from isnad.mentions.given import is_given
from isnad.mentions.lookup import Reader

_ATTRIBUTES = frozenset({"adj", "nat"})
ROLES = frozenset({"person", "office"})
# What else a given name may be that stands where names do.
_PARTICLES = frozenset({"prep", "adv", "neg"})
_NATURE, _PARTICIPLES = "nature", frozenset({"actpart", "paspart"})
# So many letters one after another are initials.
_INITIALS = 3
# A role that a place may have.
_PLACE = "place"
# Readings beside which a word is no part of a name where names are not written otherwise.
_NO_NAME, _PERSON = frozenset({"ent", "nat", "title", "func", "num"}), "person:"


class Named(Reader):
    """Tells parts of names from other words."""

    def in_joined_name(self, i: int, lexes: list[Lex]) -> bool:
        """Whether a known word is part of a name: a given name between a role, or what closes one, and
        a word that no table knows, or a word that ends names behind such a word ("Nour al-Din")."""
        last = self.items[-1] if self.items else None
        if last is None or last.j != i or (last.enc and last.tag != "verb"):
            return False
        if self._is_given_here(i, last, lexes) or self._is_family(i, last, lexes):
            return True
        given = self._surname_follows(i + 1) and is_given(self.pack.word(self.tokens[i].form))
        if self._no_verb_here(last, lexes, given=given):
            return True
        return not last.enc and self._goes_on(i, last, lexes, given=given)

    def _goes_on(self, i: int, last: Item, lexes: list[Lex], *, given: bool) -> bool:
        """Whether a name goes on with a known word, or begins with it behind a role."""
        if given and self._closes(last):
            if not any(x.cost < 1 and x.tag != "verb" for x in lexes):
                return True  # what else it may be is a verb, or a word with particles
        if any(x.entry.kind in _NO_NAME for x in lexes):
            return False
        if self.tokens[i].form in self.name_ends and not last.lexes:
            if last.tag == "noun" and last.sub == "unknown":
                last.tag, last.sub = "name", "name"
            return last.tag == "name"
        if last.tag == "noun" and given:
            return any(x.entry.kind == "noun" and x.entry.cls in ROLES for x in last.lexes)
        known = any(x.entry.kind == "noun" for x in lexes)  # "the town [of] bin Salem"
        return not known and self._is_fathers(i + 1) and self._closes(last)

    def stands_for_place(self, i: int, lexes: list[Lex]) -> bool:
        """Whether a form of verbs alone is the name of a place of some size, where
        only a noun can stand: behind a preposition, a word for its kind ("in [the town of] X"), or a
        verb that befalls places ("shelled X");
        so is, behind a preposition, a word for weather or the like that is a capital too."""
        last = self.items[-1] if self.items else None
        if last is None or last.enc:
            return False
        if last.tag == "prep" and all(x.entry.cls == _NATURE for x in lexes):
            return self._is_capital_alone(i)
        if not all(x.tag == "verb" or not _PARTICIPLES.isdisjoint(x.feats) for x in lexes):
            return False
        kind = last.tag == "noun" and any(x.entry.cls == "place" for x in last.lexes)
        hit = last.tag == "verb" and any(_PLACE in x.entry.frame.get("O", "") for x in last.lexes)
        if last.tag != "prep" and not hit and (not kind or any(x.definite for x in last.lexes)):
            return False
        return self.known_place(self.tokens[i].form)

    def _is_capital_alone(self, i: int) -> bool:
        """Whether a word is the name of a capital, and no adjective behind it tells of it else."""
        if not world.load().capital(self.tokens[i].form):
            return False
        return i + 1 >= len(self.tokens) or not any(x.tag == "adj" for x in self.match(i + 1)[1])

    def _is_nobodys(self, lexes: list[Lex], j: int) -> bool:
        """Whether a form of address without an article stands before no name ("a lady in")."""
        if any(x.definite for x in lexes):
            return False
        return j >= len(self.tokens) or self.tokens[j].kind == "p" or bool(self.match(j)[1])

    def links_names(self, i: int) -> bool:
        """Whether a word that links names stands behind one ("Ahmed bin Salem")."""
        last = self.items[-1] if self.items else None
        linked = last is not None and last.tag == "name" and last.j == i and not last.lexes
        return linked and self.tokens[i].form in self.name_links

    def _is_family(self, i: int, last: Item, lexes: list[Lex]) -> bool:
        """Whether a word for where one man is from is the surname behind a given name alone."""
        if last.tag != "name" or last.lexes or last.j - last.i != 1:
            return False
        form = self.tokens[i - 1].form
        if form not in self.given and not is_given(self.pack.word(form)):
            return False
        return all(x.tag == "nat" and x.definite and "ms" in x.feats for x in lexes)

    def _is_given_here(self, i: int, last: Item, lexes: list[Lex]) -> bool:
        """Whether a given name that is another word too stands where a name does: behind a verb that
        carries or reports something, a form of address, a preposition, or a role before what ends
        a name."""
        if self.given.get(self.tokens[i].form) != self.tokens[i].last:
            return False
        tags = {x.tag for x in lexes}
        if "prep" in tags and self._tells_apart(i):
            return True
        named = self._surname_follows(i + 1)
        if tags & _PARTICLES:
            person = any(x.entry.cls in ROLES for x in last.lexes) and last.tag == "noun"
            return named and (
                person or last.tag == "title" or (last.tag == "verb" and "prep" not in tags)
            )
        if last.tag == "verb":
            return named or any(performs(x) for x in last.lexes)
        if last.tag in ("prep", "title"):
            return True
        person = any(x.entry.cls in ROLES for x in last.lexes) and last.tag == "noun"
        return (named or self._of_a_place(i + 1)) and (person or self._closes(last))

    def _tells_apart(self, i: int) -> bool:
        """Whether the last letter of a word is written otherwise than that of the preposition which
        it may be: another word of the sentence ends in the letter of that."""
        return self.tokens[i].last not in self.verbal and any(
            token.last in self.verbal for token in self.tokens
        )

    def _of_a_place(self, j: int) -> bool:
        """Whether a word with an article for where somebody is from, as many surnames are, stands
        at a token."""
        if j >= len(self.tokens) or self.tokens[j].kind != "w":
            return False
        return any(x.tag in _ATTRIBUTES and x.definite for x in self.match(j)[1])

    def _no_verb_here(self, last: Item, lexes: list[Lex], *, given: bool) -> bool:
        """Whether a form of verbs alone is a name: behind a verb no second one stands, where it is a
        given name, or where a form of address stands between ("said Mr …")."""
        titled = [item.tag for item in self.items[-2:]] == ["verb", "title"]
        verbs = all(x.tag == "verb" and not x.pro for x in lexes)
        return verbs and (titled or (given and last.tag in ("verb", "title")))

    def _closes(self, last: Item) -> bool:
        """Whether an item with an article, or a name that is known, closes what a role is of."""
        if last.tag == "name":
            return any(not x.entry.id.startswith(_PERSON) for x in last.lexes)
        if last.sub == "unknowndef":
            return True
        whole = [*last.lexes, *self.pack.word(self.tokens[last.j - 1].form).alone]
        return last.tag in ("noun", "adj", "nat") and any(x.definite for x in whole)

    def _is_fathers(self, i: int) -> bool:
        """Whether "son of" stands at a token: a name stands before it."""
        return i < len(self.tokens) and self.tokens[i].form in self.sons

    def is_named(self, i: int) -> bool:
        """Whether a word is part of a name whatever else it means."""
        return self.is_opened(i) or self.links_names(i) or self.is_spelled(i)

    def is_opened(self, i: int) -> bool:
        """Whether a word that opens names stands right before a word as a name ("Abd al-Malik")."""
        last = self.items[-1] if self.items else None
        named = last is not None and last.tag == "name" and last.j == i
        named = named and self.tokens[i].kind == "w"
        return named and self.tokens[i - 1].form in self.name_opens

    def is_spelled(self, i: int) -> bool:
        """Whether a token is the name of a foreign letter, as initials in a name are told: of three,
        or of two before a word that no table knows."""
        if not self._is_letter(i):
            return False
        low, high = i, i + 1
        while i - low < _INITIALS and self._is_letter(low - 1):
            low -= 1
        while high - i < _INITIALS and self._is_letter(high):
            high += 1
        many = high - low
        return many >= _INITIALS or (many == _INITIALS - 1 and self._unknown_word(high))

    def whole(self, i: int) -> tuple[int, list[Lex]]:
        """Where what the tables know at a token ends, and its readings: no name that is only the
        last letters of longer initials ("MRTV", of which "RT" is no name by itself)."""
        j, lexes = self.match(i)
        if j > i + 1 and self._is_letter(i - 1) and all(map(self._is_letter, range(i, j))):
            return i + 1, self.pack.word(self.tokens[i].form).alone
        return j, lexes

    def _is_letter(self, i: int) -> bool:
        return 0 <= i < len(self.tokens) and self.tokens[i].form in self.letters

    def _surname_follows(self, i: int) -> bool:
        """Whether a token is a word that no table knows, or one that links names."""
        linked = i < len(self.tokens) and self.tokens[i].form in self.name_links
        return linked or self._unknown_word(i)

    def _unknown_word(self, i: int) -> bool:
        """Whether a word that no table knows stands at a token."""
        return i < len(self.tokens) and self.tokens[i].kind == "w" and not self.match(i)[1]


def performs(lex: Lex) -> bool:
    """Whether a word carries a type or says something."""
    return bool(lex.entry.type) or lex.entry.kind == "say"
