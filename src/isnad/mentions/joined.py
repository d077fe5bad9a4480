"""Verbs, nouns and participles where words join their particles (Arabic): what stands around a
form that can be several of them decides."""

from __future__ import annotations

from isnad.annotations import Item
from isnad.languages.pack import Lex
from isnad.mentions.amid import amid
from isnad.mentions.lookup import BOUNDARIES
from isnad.mentions.named import ROLES, Named, performs

_AGREEING = frozenset({"fs", "mp"})
# What several things are in that something is done to: a form that some duals of verbs have too.
_OBJECTS = frozenset({"acc", "pl"})
_ONE = frozenset({"ms", "sg"})
_RARE = frozenset({"du", "3md", "3fd", "3fp"})
# Forms of a noun that ask for another behind it, or that some are in that something is done to.
_ASKED = frozenset({"obl", "cons"})
# A form of the first person that stands behind a negation alone.
_OWN_JUSSIVE = frozenset({"1s", "juss"})
_ATTRIBUTES = frozenset({"adj", "nat"})
_SPEECH = frozenset(':"«“')


def _tells(lex: Lex) -> bool:
    """Whether a form is "and" with a verb of news, which opens a sentence more often than a name."""
    return (
        lex.tag == "verb"
        and lex.pro.startswith("conj")
        and bool(lex.entry.type or lex.entry.kind == "verb")
    )


class Joined(Named):
    """Chooses between a verb and what else a form can be."""

    def counts_before(self, number: Item) -> bool:
        """Whether a number stands behind what it counts ("men two asked …")."""
        before = self.items[-2] if len(self.items) > 1 else None
        return number.tag == "num" and before is not None and before.tag == "noun"

    def _is_verb_joined(
        self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]
    ) -> bool:
        """Words that join their particles: a verb opens a clause or follows its subject."""
        lex = verbs[0]
        if lex.pro.startswith("conj"):
            if last is None and "perf" in lex.feats:
                return True  # a sentence of news opens with "and" and a verb
            before = "conj"
        if "perf" in lex.feats and (self._owned(last, before, lex) or self._told_by(j, lex)):
            return False
        if "impf" in lex.feats or "juss" in lex.feats or lex.enc:
            return before not in ("prep", "det")
        if before == "punct" and self._after_preposition():
            return False
        if before in ("prep", "det", "num", "verb", "poss") or (
            last is not None and last.sub.startswith("pass")
        ):
            return False
        if before in ("conj", "punct", "date", "adv") and self._in_list(j, lex):
            return False
        if before in ("noun", "name", "adj", "nat") and last is not None:
            has_verb, boundary = self._clause_so_far()
            if has_verb:
                return False
            definite = any("def" in x.pro for x in last.lexes) or last.sub == "unknowndef"
            return boundary == "comp" or before == "name" or definite or bool(last.enc)
        return True

    def _after_preposition(self) -> bool:
        """Whether a preposition stands before the quotation that opens here."""
        return (
            len(self.items) > 1
            and self.items[-1].sub in ("quote", "open")
            and self.items[-2].tag == "prep"
        )

    def _owned(self, last: Item | None, before: str, lex: Lex) -> bool:
        """Whether a form that could be a perfect is a noun: after "that", which only a noun
        follows, or with an owner's pronoun inside a sentence."""
        if before == "comp":
            return last is not None and not last.enc
        if not lex.enc:
            return False
        if _is_light(lex) and self._behind_bare_event():
            return False  # "an attack [that] rebels carried out"
        if lex.pro and last is not None and last.tag == "noun" and last.enc == lex.enc:
            return True  # "their help and their support"
        if before in ("noun", "name", "adj", "nat", "verb"):
            return self._clause_so_far() != (False, "comp") or not self._is_somebody(last)
        return any(item.tag == "verb" for item in self.items) and before == "punct"

    def _told_by(self, j: int, lex: Lex) -> bool:
        """Whether an adjective alone follows a form that could be a perfect of one man: it is told of a
        noun ("mutual shelling")."""
        lexes = self.match(j)[1] if j < len(self.tokens) else []
        one = "3ms" in lex.feats and not (lex.enc or lex.pro)
        return one and bool(lexes) and all(x.tag == "adj" and _ONE & x.feats for x in lexes)

    def _is_somebody(self, last: Item | None) -> bool:
        """Whether a name, or somebody with an article, stands before: behind "that" a verb follows."""
        if last is None or last.tag == "name":
            return last is not None
        people = any(x.entry.cls in ROLES for x in last.lexes)
        return people and any(x.definite for x in last.lexes)

    def _behind_bare_event(self) -> bool:
        """Whether an event noun without article stands before, with at most one word that tells of
        what kind it is."""
        for item in self.items[:-3:-1]:
            if item.tag == "noun" and _bare_event(item):
                return True
            if item.tag not in ("noun", "adj") or item.enc or item.sub == "unknowndef":
                return False
            if any(x.definite for x in item.lexes):
                return False
        return False

    def _in_list(self, j: int, lex: Lex) -> bool:
        """Whether a form goes on a list of verbal nouns: under the auxiliary of a passive, after a
        verb with whose subject it does not agree, or after one that announces some."""
        listed = False
        for item in reversed(self.items):
            if item.tag == "aux" and item.sub.startswith("pass"):
                return True
            if item.tag in ("comp", "rel", "sub") or item.sub in ("stop", "quote", "close"):
                return False
            if item.tag == "verb":
                other = item.has("3fs") and not item.has("3ms") and "3ms" in lex.feats
                listed = listed and any(x.entry.opts.get("performs") for x in item.lexes)
                return (other or listed) and not self._definite_noun(j)
            listed = listed or item.has("masdar")
        return False

    def _definite_noun(self, j: int) -> bool:
        """A name, or a noun with an article, comes next: it may be the subject of a verb."""
        lexes = self.match(j)[1] if j < len(self.tokens) else []
        bare = [x for x in lexes if "prep" not in x.pro]
        return any(x.tag in ("name", "title") or (x.tag == "noun" and x.definite) for x in bare)

    def _clause_so_far(self) -> tuple[bool, str]:
        """Whether the clause has a verb already, and what opened it."""
        for item in reversed(self.items):
            if item.tag == "verb":
                return True, ""
            if item.tag in BOUNDARIES and item.sub not in ("quote", "open", "close"):
                return False, item.tag
        return False, ""

    def _verb_or_preposition(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """A verb opens a clause, behind a mark with a conjunction, and a noun follows it; what
        excepts is never a verb."""
        preposition = by_tag["prep"][0]
        opens = before in ("", "conj", "comp", "sub") or (
            before == "punct" and preposition.pro != ""
        )
        opens = opens and preposition.entry.cls != "prep:except"
        opens = opens and preposition.pro == by_tag["verb"][0].pro
        return "verb" if opens and self.after(j) in ("noun", "name") else "prep"

    def _tells_how(self, lexes: list[Lex], j: int) -> bool:
        """A participle without article after a noun that has one tells how somebody acted, where
        what it governs follows ("the minister left, saying that")."""
        last = self.items[-1] if self.items else None
        mine = [x for x in lexes if "actpart" in x.feats and not x.pro]
        if last is None or not any(_AGREEING & x.feats for x in mine):
            return False
        if not any(x.entry.type or x.entry.kind == "say" for x in mine):
            return False
        closed = last.tag in ("name", "date", "verb") or bool(last.enc)
        closed = closed or any(x.definite for x in last.lexes)
        return closed and (self._complement_follows(j) or self._definite_noun(j))

    def tells_beside(self, lexes: list[Lex], j: int) -> list[Lex]:
        """The readings of a word that is also a noun as a participle that tells what somebody did
        as well, with whom it was done to behind it ("…, calling on the world to act")."""
        last = self.items[-1] if self.items else None
        mine = [x for x in lexes if "actpart" in x.feats and not x.pro and performs(x)]
        if last is None or not mine:
            return []
        aside = last.sub == "comma"
        mine = [
            x for x in mine if "acc" in x.feats or (aside and not _AGREEING.isdisjoint(x.feats))
        ]
        follows = mine and (self._definite_noun(j) or (aside and self._complement_follows(j)))
        return mine if follows else []

    def _qualifies(self) -> bool:
        """Whether a word with an article that is an adjective or the name of a state belongs to a
        noun before it: one that has an article too, and is not a man ("the Saudi government", "the
        minister visited Saudi Arabia")."""
        n = len(self.items) - 1
        if n > 0 and self.items[n].tag == "conj":
            n -= 1
            if self.items[n].tag not in _ATTRIBUTES:
                return False
        while n > 0 and self.items[n].tag in _ATTRIBUTES:
            n -= 1
        noun = self.items[n] if n >= 0 else None
        if noun is None or noun.tag not in ("noun", "name"):
            return False
        if noun.tag == "name":
            return not any(x.entry.cls in ("country", "person") for x in noun.lexes)
        if not (noun.lexes or noun.sub == "unknowndef"):
            return False
        known = [x for x in noun.lexes if x.entry.kind == "noun"]
        man = [x.entry.cls in ROLES and "fem" not in x.feats and "sg" in x.feats for x in known]
        if man and all(man):
            return False
        return noun.sub == "unknowndef" or any(
            x.definite for x in self.pack.word(self.tokens[noun.j - 1].form).alone
        )

    def _tells_manner(self, i: int, lexes: list[Lex]) -> bool:
        """Whether an adjective of origin in the form of objects says how something is done
        ("economically"): the noun before it is in another form."""
        last = self.items[-1] if self.items else None
        if not self.tokens[i].form.endswith(self.origin) or not any(
            "acc" in x.feats for x in lexes
        ):
            return False
        if any(x.entry.kind != "adj" or x.pro or x.enc for x in lexes):
            return False
        if last is None or last.tag in ("num", "aux", "prep"):
            return False
        return last.tag not in ("noun", "adj") or not (last.has("acc") or not last.lexes)

    def _complement_follows(self, j: int) -> bool:
        """A clause, a phrase with a preposition, a colon or a quotation mark comes next."""
        if j >= len(self.tokens):
            return False
        if self.tokens[j].form in _SPEECH or self.after(j) in ("comp", "prep", "pron"):
            return True
        lexes = self.match(j)[1]
        pro = lexes[0].pro if lexes else self.pack.guess(self.tokens[j].form)[0]
        return pro.startswith("prep")

    def as_it_is(self, j: int) -> bool:
        """Whether the last letter of a word is written as forms have it."""
        return self.tokens[j - 1].form.endswith(self.tokens[j - 1].last)

    def is_no_pair(self, nouns: list[Lex]) -> bool:
        """Whether a word that as a noun is two in the form of subjects is none: no verb that can have
        them as its subject stands before ("the Taliban said [fem.]", "in the name of the Taliban")."""
        if not nouns or not all("du" in x.feats and not _ASKED & x.feats for x in nouns):
            return False
        last = self.items[-1] if self.items else None
        hers = last is not None and last.has("3fs") and not last.has("3ms")
        return last is None or last.tag != "verb" or hers

    def _of_two(self, last: Item | None, lexes: list[Lex]) -> list[Lex]:
        """The readings as a verb of two men, right behind "that" and two of them ("that two men
        stabbed")."""
        opens = len(self.items) > 1 and self.items[-2].tag == "comp"
        two = opens and last is not None and last.tag == "noun" and last.has("du")
        return [x for x in lexes if two and x.tag == "verb" and "3md" in x.feats]

    def _without_rare(self, i: int, j: int, lexes: list[Lex]) -> list[Lex]:
        """The readings but for rare ones; none where the word is a place better known than they."""
        last = self.items[-1] if self.items else None
        if last is None or not (last.tag == "neg" or last.sub.endswith(".neg")):
            lexes = [] if all(x.feats >= _OWN_JUSSIVE for x in lexes) else _without(lexes, "juss")
        if pair := self._of_two(last, lexes):
            return pair
        lexes = amid(self.tokens, self.match, i, j, _without(lexes, "1s"))
        if any([x.tag == "title" for x in lexes]) and self._is_nobodys(lexes, j):  # noqa: C419
            lexes = [x for x in lexes if x.tag != "title"] or lexes
        if any([x.tag == "adv" for x in lexes]):  # noqa: C419 - too often
            lexes = [x for x in lexes if not _RARE & x.feats]
        if any([x.tag == "noun" and x.feats >= _OBJECTS for x in lexes]):  # noqa: C419
            lexes = [x for x in lexes if x.tag != "verb" or _RARE.isdisjoint(x.feats)]
        if (last is None or last.tag == "punct") and any(_tells(x) for x in lexes):
            return lexes
        if j == i + 1 and _weak(lexes) and self.known_place(self.tokens[i].form):
            return []
        return lexes


def _bare_event(item: Item) -> bool:
    """Whether a noun without article or owner tells an event."""
    return not item.enc and any(x.entry.type and not x.definite for x in item.lexes)


def _is_light(lex: Lex) -> bool:
    return lex.tag == "verb" and "support" in lex.entry.opts


def _weak(lexes: list[Lex]) -> bool:
    """Whether every reading takes something off the word or is rare."""
    for lex in lexes:  # noqa: SIM110 - asked too often for a generator
        if not lex.cost and _RARE.isdisjoint(lex.feats):
            return False
    return True


def _without(lexes: list[Lex], feature: str) -> list[Lex]:
    """The readings that do not have a feature; all where every one has it."""
    for lex in lexes:
        if feature in lex.feats:
            return [one for one in lexes if feature not in one.feats] or lexes
    return lexes
