"""One class for a form that several entries read: its neighbours decide.

Three kinds of language are known: words that are inflected (English), words that never change
(Vietnamese), words that join their particles (Arabic). A pack names its own.
"""

from __future__ import annotations

from isnad.annotations import NOMINAL, Item
from isnad.languages.pack import Lex
from isnad.mentions.inflected import Inflected
from isnad.mentions.lookup import tag_of

_ORDER = tuple(
    "aux neg comp rel sub prep conj attr pron det poss verb name title num adj nat noun adv".split()
)
_VERBAL = frozenset({"verb", "aux", "neg"})
_AGREEING = frozenset({"fs", "mp"})
_PEOPLE = frozenset({"mp", "md", "fp"})
_ASKING = frozenset({"du", "cons"})
_SEVERAL = frozenset({"pl", "du"})
# Words right behind which what may be an adjective or an adverb is an adverb.
_BEFORE_ADVERBS = frozenset({"aux", "pron", "conj"})
# Pronouns of one, behind which a sign of the genitive is an auxiliary; whoever may have something.
_ALONE = frozenset({"3ms", "3fs", "3n"})
_SUBJECTS = frozenset({"noun", "name", "nat", "num", "pron", "rel"})
_HER, _HAVING, _BEFORE = {"pron", "poss"}, "aux:have", frozenset({"det", "poss"})
_NAMED = frozenset({"noun", "name", "nat", "adj", "num"})
# Behind which a word that may be an adjective is a noun where none follows ("the NATO chief said").
_TOLD_OF = frozenset({"num", "det", "name", "nat", "adj", "poss"})
_GOVERNING = frozenset({"prep", "det", "num"})
# What may stand before an adjective that goes on after the noun and its first adjective.
_JOINING = frozenset({"", "def", "conj:and"})


# One line of classes down to Reader: a compiled class has one base.
class Chooser(Inflected):
    """Chooses among the readings of a form by what stands before and after."""

    def choose(self, i: int, j: int, lexes: list[Lex]) -> tuple[str, list[Lex]]:
        """The class of the tokens i to j and the readings that are of it."""
        if self.words == "joined":
            lexes = self._without_rare(i, j, lexes)
            if lexes and i and lexes[0].tag in ("num", "adj") and self._ends_a_name(i):
                return "name", []
            if not lexes or (j == i + 1 and self.stands_for_place(i, lexes)):
                return "name", []
        if self.words == "inflected" and (called := self.by_neighbours(i, j, lexes)):
            return called, lexes if called == "adv" else []
        only = lexes[0].tag
        if len(lexes) == 1 or all([lex.tag == only for lex in lexes]):  # noqa: C419 - too often
            if only == "adj" and self.words == "joined" and self._tells_manner(i, lexes):
                return "adv", lexes
            if only == "adj" and any("actpart" in x.feats for x in lexes):
                return self._participle_class(lexes, j), lexes
            return self._only_verb(only, lexes, j) if only == "verb" else (only, lexes)
        if self.words == "joined" and (beside := self.tells_beside(lexes, j)):
            return "verb", beside
        by_tag: dict[str, list[Lex]] = {}
        for lex in lexes:
            by_tag.setdefault(lex.tag, []).append(lex)
        chosen = self._prefer(i, j, by_tag)
        return chosen, by_tag[chosen]

    def _ends_a_name(self, i: int) -> bool:
        """Whether a name goes on at a token, which stands behind a word for "house of"."""
        last = self.items[-1] if self.items else None
        named = last is not None and last.tag == "name" and last.j == i
        return named and self.tokens[i - 1].form in self.pack.settings.get("name_links", ())

    def _participle_class(self, lexes: list[Lex], j: int) -> str:
        """A participle: a verb where it tells how somebody acted, a noun for people, else an
        adjective."""
        last = self.items[-1] if self.items else None
        feats = frozenset().union(*(x.feats for x in lexes if "actpart" in x.feats))
        aside = last is not None and last.sub == "comma" and bool(_AGREEING & feats)
        if ("acc" in feats or aside) and any(x.entry.type or x.entry.kind == "say" for x in lexes):
            return "adj" if last is not None and last.sub == "be" else "verb"
        if self._tells_how(lexes, j):
            return "verb"
        if feats & _PEOPLE and (last is None or last.tag not in ("noun", "name")):
            return "noun"
        return "adj"

    def _only_verb(self, tag: str, lexes: list[Lex], j: int) -> tuple[str, list[Lex]]:
        """A form known as a verb alone, after a word that only nouns follow."""
        last = self.items[-1] if self.items else None
        if self.words == "inflected":
            return self.only_verb_inflected(last, lexes, j)
        if (
            self.words == "joined"
            and last is not None
            and last.tag in ("prep", "num")
            and ("perf" in lexes[0].feats or last.tag == "num")
            and last.i != last.j
            and not self.counts_before(last)
            and not all("3mp" in x.feats for x in lexes)
        ):
            return "noun", [x for x in lexes if "support" in x.entry.opts]
        return tag, lexes

    def _prefer(self, i: int, j: int, by_tag: dict[str, list[Lex]]) -> str:
        """One class among several, by what stands before and after."""
        last = self.items[-1] if self.items else None
        before = last.tag if last else ""
        if called := self._by_capital(i, j, last, by_tag):
            return called
        if self.words == "joined" and (other := self._with_particles(j, before, by_tag)):
            return other
        if self.words == "joined" and before == "num" and by_tag.keys() == {"nat", "name"}:
            return "nat"  # "12 Syrians", in a form that is the name of the state too
        if "nat" in by_tag and "name" in by_tag and "def" in by_tag["nat"][0].pro:
            return "nat" if self.words != "joined" or self._qualifies() else "name"
        chosen = self._function(j, before, by_tag) or self._content(i, j, last, by_tag)
        if chosen:
            return chosen
        for tag in _ORDER:
            if tag in by_tag:
                return tag
        return next(iter(by_tag))

    def _with_particles(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """What a word is where words join their particles, as far as two readings alone tell."""
        if {"noun", "adv"} == by_tag.keys():
            acts = all("masdar" in x.feats and not x.entry.type for x in by_tag["noun"])
            return "adv" if acts else ""
        if {"verb", "adv"} == by_tag.keys() and self.as_it_is(j):
            return "adv"  # "here", and not "congratulated", which ends in another letter
        if {"noun", "name"} == by_tag.keys():
            return "noun" if self._told_of(j, by_tag) else ""
        if before == "prep" and "name" in by_tag and self._ends_without(j, by_tag):
            return "name"
        if "name" in by_tag and self.is_no_pair(by_tag.get("noun", [])):
            return "name"
        return self._beside_verb(j, before, by_tag) if "verb" in by_tag else ""

    def _ends_without(self, j: int, by_tag: dict[str, list[Lex]]) -> bool:
        """Whether each noun that a word may be is in a form that asks for another noun, and none
        comes ("in Mali", not "in two riches [of]")."""
        nouns = by_tag.get("noun", ())
        return (
            bool(nouns) and all(x.feats >= _ASKING for x in nouns) and self.after(j) not in NOMINAL
        )

    def _told_of(self, j: int, by_tag: dict[str, list[Lex]]) -> bool:
        """Whether an adjective that agrees stands behind a noun with its article, which may also be
        somebody's name ("the military base", not "the Base")."""
        nouns = [x for x in by_tag["noun"] if x.definite and x.entry.kind == "noun"]
        if not nouns or j >= len(self.tokens):
            return False
        after = [x for x in self.match(j)[1] if x.tag in ("adj", "nat") and x.definite]
        hers = self.pack.grammar.feminine(self.tokens[j - 1].form)
        several = any(not _SEVERAL.isdisjoint(x.feats) for x in nouns)
        return any((hers or several) == bool({"f", "fs"} & x.feats) for x in after)

    def _beside_verb(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """What a word is that can be a number, a preposition or a name as well as a verb, which is
        no passive that no vowel tells; empty for others."""
        if "num" in by_tag:
            return "num"
        if "noun" in by_tag and "aux" in by_tag and before not in _GOVERNING:
            return "" if by_tag["aux"][0].pro else "aux"  # "is", and not "promises"
        particle = by_tag.get("prep") or by_tag.get("aux")
        if particle and particle[0].pro and all(_is_hers(x) for x in by_tag["verb"]):
            return "verb"  # "she opened", not "so under"
        if "prep" in by_tag:
            return self._verb_or_preposition(j, before, by_tag)
        passive = all("pass" in x.feats and "act" not in x.feats for x in by_tag["verb"])
        return "name" if passive and "name" in by_tag else ""

    def _by_capital(self, i: int, j: int, last: Item | None, by_tag: dict[str, list[Lex]]) -> str:
        """A name, what belongs to one, or a word for a people, where a capital tells it."""
        cap = self.tokens[i].cap
        if "rel" in by_tag and cap:
            return "name" if "name" in by_tag and self.tokens[i].last.isupper() else "rel"
        if "title" in by_tag and "name" in by_tag and self._names_a_land(last, cap):
            return "name"
        if (
            "title" in by_tag
            and j < len(self.tokens)
            and self.tokens[j].cap
            and (self.after(j) == "name" or self._counts_in_name(j))
        ):
            return "title"
        if "name" in by_tag and self.cased and cap:
            if i > 0 or len(by_tag) == 2 or self._is_initials(i):
                return "name"
        return "nat" if "nat" in by_tag and cap and self.cased else ""

    def _is_initials(self, i: int) -> bool:
        """Whether a word of two letters or more is written in capitals ("US", not "Us")."""
        return self.tokens[i].last.isupper() and len(self.tokens[i].form) > 1

    def _function(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """A word that can be two function words, by what follows; empty for other words."""
        her = by_tag.keys() == _HER and self.words == "inflected"
        if ("aux" in by_tag or her) and (other := self._auxiliary_or(j, by_tag)):
            return other
        if "prep" in by_tag and "det" in by_tag and self._may_count(j):
            return "det"
        if "adv" in by_tag and ("adj" in by_tag or "det" in by_tag):
            return self._how(j, before, by_tag)
        if "rel" in by_tag and "prep" in by_tag:
            return "rel" if self.after(j) in _VERBAL else "prep"
        if self.words == "isolating" and "prep" in by_tag and "verb" in by_tag:
            governs = self.after(j) in ("", "punct", "conj", "prep", "aux")
            return "verb" if before in ("aux", "neg") or governs else "prep"
        if "sub" in by_tag and (other := self._opener_or(j, before, by_tag)):
            return other
        if "comp" in by_tag and "det" in by_tag and before not in ("verb", "noun"):
            if self.after(j) in ("noun", "adj"):
                return "det"
        if "rel" in by_tag and "comp" in by_tag:
            relative = before in ("noun", "name", "punct") and self.after(j) in _VERBAL
            return "rel" if relative else "comp"
        return ""

    def _opener_or(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """What a word is that can open a clause, and else an adverb ("land the rebels once held") or a
        preposition; empty where nothing tells."""
        if "adv" in by_tag and before in _SUBJECTS and self.after(j) == "verb":
            return "adv"
        if "prep" not in by_tag:
            return ""
        if j < len(self.tokens) and any(d.start == self.tokens[j].start for d in self.dates[:1]):
            return "prep"  # "since Monday"
        return "sub" if self._clause_follows(j) else "prep"

    def _auxiliary_or(self, j: int, by_tag: dict[str, list[Lex]]) -> str:
        """What a word is that can be an auxiliary and something else, or "her"; empty where nothing
        tells: "he's" has one and "the king's" none, and who has something has it."""
        if "aux" not in by_tag:
            return "poss" if self._named_next(j) else "pron"
        if "prep" in by_tag and by_tag["aux"][0].entry.cls == "aux:inf":
            return "aux" if self.infinitive(j) else "prep"
        if self.words == "isolating" and "sub" in by_tag:
            return "sub" if self._has_told() else "aux"
        if self.words != "inflected":
            return ""
        last = self.items[-1] if self.items else None
        if "poss" in by_tag:
            return "aux" if last is not None and last.sub in _ALONE else "poss"
        if "verb" not in by_tag or last is None or by_tag["aux"][0].entry.cls != _HAVING:
            return ""
        follows = last.tag in _SUBJECTS or (last.tag == "aux" and last.sub != "inf")
        return "verb" if follows and self._has_something(j) else ""

    def _has_something(self, j: int) -> bool:
        """Whether a noun with an article or a number comes next, and no participle."""
        for _ in range(2):
            if self.after(j) == "num":
                return True
            end, lexes = self.match(j) if j < len(self.tokens) else (j, [])
            tags = {x.tag for x in lexes}
            if tags.isdisjoint(_BEFORE) or any(x.entry.cls == "det:none" for x in lexes):
                return False
            if "prep" in tags:  # "has about", and not "has over the years"
                return self.after(end) == "num"
            if self.after(end) in _NAMED:
                return True
            j = end
        return False

    def _named_next(self, j: int) -> bool:
        """Whether the next word can be one of a noun group ("her aides", not "her to leave")."""
        if j >= len(self.tokens) or self.tokens[j].kind != "w":
            return j < len(self.tokens) and self.tokens[j].kind == "n"
        lexes = self.match(j)[1]
        return not lexes or any(x.tag in _NAMED for x in lexes)

    def _may_count(self, j: int) -> bool:
        """Whether the next word is a number, or may be one and no article ("on a")."""
        if j >= len(self.tokens):
            return False
        tags = {lex.tag for lex in self.match(j)[1]}
        return self.after(j) == "num" or ("num" in tags and "det" not in tags)

    def _how(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """An adverb, of a word that can be an adjective as well; empty where it may be one."""
        if "adj" not in by_tag:
            return "adv" if self.words == "inflected" and self.after(j) == "adv" else ""
        behind = _BEFORE_ADVERBS | ({"verb"} if self.words == "joined" else set())
        only = by_tag.keys() == {"adj", "adv"} and (before in behind or self._unlike(by_tag["adj"]))
        return "adv" if only or (before in ("noun", "name") and self.after(j) == "verb") else ""

    def _unlike(self, adjectives: list[Lex]) -> bool:
        """Whether, where words join their particles, an adjective cannot belong to the noun before it
        ("jailed the man two years", of which the last two are also "general")."""
        last = self.items[-1] if self.items else None
        if self.words != "joined" or last is None or last.tag not in ("noun", "name"):
            return False
        return not (self._agrees(last, adjectives) and _same_number(last, adjectives))

    def _content(self, i: int, j: int, last: Item | None, by_tag: dict[str, list[Lex]]) -> str:
        """A verb, a noun or an adjective; empty where no two of them are at hand."""
        if self.words == "joined" and "noun" in by_tag and "adj" in by_tag and "verb" not in by_tag:
            if not any(x.entry.kind == "adj" for x in by_tag["adj"]):
                return "noun"
            if not self._agrees(last, by_tag["adj"]):
                return "noun"
            feminine = self.pack.grammar.feminine(self.tokens[i].form)
            return "adj" if feminine or _same_number(last, by_tag["adj"]) else "noun"
        if (
            self.words == "isolating"
            and "noun" in by_tag
            and "adj" in by_tag
            and "verb" not in by_tag
        ):
            return "adj" if last is not None and last.tag in ("noun", "name", "adj") else "noun"
        if (
            self.words == "inflected"
            and "noun" in by_tag
            and "adj" in by_tag
            and "verb" not in by_tag
        ):
            told = last is not None and (last.tag in _TOLD_OF or self._of_role(last, by_tag))
            return "noun" if told and self.after(j) not in NOMINAL else ""
        if "verb" in by_tag and ("noun" in by_tag or "adj" in by_tag):
            other = "noun" if "noun" in by_tag else "adj"
            before = last.tag if last else ""
            if self.words == "isolating" and (
                self._names_somebody(j, last, by_tag)
                or self._is_told(j, last, by_tag["verb"])
                or (self._is_subject(j, last) and not self._says_behind(last, by_tag["verb"]))
            ):
                return other
            return "verb" if self._is_verb(last, before, i, j, by_tag["verb"]) else other
        return ""

    def _of_role(self, last: Item, by_tag: dict[str, list[Lex]]) -> bool:
        """Whether a word that may be an adjective is one for an office, behind the noun that it is an
        office of ("the hospital chief said")."""
        roles = [x.entry for x in by_tag["noun"]]
        return last.tag == "noun" and all(
            e.cls == "person" and "count" not in e.opts for e in roles
        )

    def _agrees(self, last: Item | None, adjectives: list[Lex]) -> bool:
        """Whether an adjective can belong to the noun before it: both with an article or neither."""
        if last is None or last.tag not in ("noun", "adj", "name"):
            return False
        if any(x.enc or set(x.pro.split("+")) - _JOINING for x in adjectives):
            return False
        definite = last.sub == "unknowndef" or any("def" in x.pro for x in last.lexes)
        definite = definite or last.tag == "name"
        return definite == any("def" in x.pro for x in adjectives)

    def _clause_follows(self, j: int) -> bool:
        """A finite verb comes before the next comma or the end."""
        for n in range(j, min(j + 8, len(self.tokens))):
            if self.tokens[n].kind == "p" and self.tokens[n].form in ",.;":
                return False
            lexes = self.match(n)[1]
            if n == j and any("ing" in x.feats for x in lexes):
                return True
            tags = {tag_of(x) for x in lexes}
            if n > j and {"rel", "sub"} & tags:
                return False
            finite = tags and tags <= {"verb", "aux"} and not any("ing" in x.feats for x in lexes)
            if finite:
                return n == j or not self._joined(n)
            if n > j and self.words == "inflected" and self.does(n):
                return True
        return False

    def _joined(self, n: int) -> bool:
        """Whether a conjunction stands right before token n, where words are inflected: what comes
        goes on with the verb before the clause ("hailed as a saint and feared")."""
        return self.words == "inflected" and self.after(n - 1) == "conj"

    def _is_verb(self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]) -> bool:
        """Whether a form that can be a verb or a noun is a verb here."""
        if self.words == "isolating":
            return self._is_verb_isolating(last, before, j)
        if self.words == "joined":
            return self._is_verb_joined(last, before, i, j, verbs)
        if before == "noun" and self.tokens[i].cap and self.is_small(i):
            return False  # a part of a name
        return self.is_verb_inflected(last, before, j, verbs)


def _same_number(noun: Item | None, adjectives: list[Lex]) -> bool:
    """Whether a masculine adjective is not of several after one, nor, behind "and", of one after
    several; those that change inside for several look as if of one."""
    several = [not _SEVERAL.isdisjoint(x.feats) for x in noun.lexes] if noun is not None else []
    if noun is None or noun.tag != "noun" or not several:
        return True
    many = [not _SEVERAL.isdisjoint(x.feats) for x in adjectives]
    if all(many):
        return any(several)
    return any(many) or not all(several) or not adjectives[0].pro.startswith("conj")


def _is_hers(lex: Lex) -> bool:
    """Whether a verb stands without a particle in the form of a feminine."""
    return not lex.pro and "3fs" in lex.feats
