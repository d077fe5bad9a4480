"""One class for a form that several entries read: its neighbours decide.

Three kinds of language are known: words that are inflected (English), words that never change
(Vietnamese), words that join their particles (Arabic). A pack names its own.
"""

from __future__ import annotations

from isnad.annotations import Item
from isnad.languages.pack import Lex
from isnad.mentions.inflected import Inflected
from isnad.mentions.lookup import clitics, tag_of

_ORDER = tuple(
    "aux neg comp rel sub prep conj attr pron det poss verb name title num adj nat noun adv".split()
)
_VERBAL = frozenset({"verb", "aux", "neg"})
_BOUNDARIES = frozenset({"comp", "rel", "sub", "conj", "punct"})
_AGREEING = frozenset({"fs", "mp"})
_RARE = frozenset({"du", "3md", "3fd", "3fp"})
_PEOPLE = frozenset({"mp", "md", "fp"})


class Chooser(Inflected):
    """Chooses among the readings of a form by what stands before and after."""

    def choose(self, i: int, j: int, lexes: list[Lex]) -> tuple[str, list[Lex]]:
        """The class of the tokens i to j and the readings that are of it."""
        if self.words == "joined":
            lexes = self._without_rare(i, j, lexes)
            if not lexes:
                return "name", []
        by_tag: dict[str, list[Lex]] = {}
        for lex in lexes:
            by_tag.setdefault(tag_of(lex), []).append(lex)
        if set(by_tag) == {"adj"} and any("actpart" in x.feats for x in lexes):
            return self._participle_class(lexes), lexes
        if len(by_tag) == 1:
            only = next(iter(by_tag.items()))
            return self._only_verb(*only, j) if only[0] == "verb" else only
        chosen = self._prefer(i, j, by_tag)
        return chosen, by_tag[chosen]

    def _without_rare(self, i: int, j: int, lexes: list[Lex]) -> list[Lex]:
        """The readings but for rare ones; none where the word is a place better known than they."""
        last = self.items[-1] if self.items else None
        if last is None or last.tag not in ("neg", "aux"):
            lexes = [x for x in lexes if "juss" not in x.feats] or lexes
        lexes = [x for x in lexes if "1s" not in x.feats] or lexes
        weak = all(clitics(x) or _RARE & x.feats for x in lexes)
        if weak and j == i + 1 and self.known_place(self.tokens[i].form):
            return []
        return lexes

    def _participle_class(self, lexes: list[Lex]) -> str:
        """A participle: a verb where it tells how somebody acted, a noun for people, else an
        adjective."""
        last = self.items[-1] if self.items else None
        feats = frozenset().union(*(x.feats for x in lexes if "actpart" in x.feats))
        aside = last is not None and last.sub == "comma" and bool(_AGREEING & feats)
        if ("acc" in feats or aside) and any(x.entry.type or x.entry.kind == "say" for x in lexes):
            return "adj" if last is not None and last.sub == "be" else "verb"
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
            and "perf" in lexes[0].feats
            and last.i != last.j
        ):
            return "noun", []
        return tag, lexes

    def _prefer(self, i: int, j: int, by_tag: dict[str, list[Lex]]) -> str:
        """One class among several, by what stands before and after."""
        last = self.items[-1] if self.items else None
        before = last.tag if last else ""
        token = self.tokens[i]
        if "title" in by_tag and "name" in by_tag and self._names_a_land(last, token.cap):
            return "name"
        if (
            "title" in by_tag
            and j < len(self.tokens)
            and self.tokens[j].cap
            and self.after(j) == "name"
        ):
            return "title"
        if "name" in by_tag and self.cased and token.cap and (i > 0 or len(by_tag) == 2):
            return "name"
        if "nat" in by_tag and token.cap and self.cased:
            return "nat"
        if self.words == "joined" and "prep" in by_tag and "verb" in by_tag:
            opens = before in ("", "conj", "punct", "comp", "sub")
            opens = opens and by_tag["prep"][0].pro == by_tag["verb"][0].pro
            return "verb" if opens and self.after(j) in ("noun", "name") else "prep"
        if "nat" in by_tag and "name" in by_tag and "def" in by_tag["nat"][0].pro:
            return "nat"
        chosen = self._function(j, before, by_tag) or self._content(i, j, last, by_tag)
        if chosen:
            return chosen
        for tag in _ORDER:
            if tag in by_tag:
                return tag
        return next(iter(by_tag))

    def _names_a_land(self, last: Item | None, cap: bool) -> bool:
        """A form of address that is also a land is the land where it has a capital inside a
        sentence of a language that writes forms of address without ("the minister [of] England")."""
        return self.words == "isolating" and cap and last is not None and last.tag != "punct"

    def _function(self, j: int, before: str, by_tag: dict[str, list[Lex]]) -> str:
        """A word that can be two function words, by what follows; empty for other words."""
        if "prep" in by_tag and "det" in by_tag and self.after(j) == "num":
            return "det"
        if by_tag.keys() == {"adj", "adv"} and before in ("aux", "pron", "conj"):
            return "adv"
        if "rel" in by_tag and "prep" in by_tag:
            return "rel" if self.after(j) in _VERBAL else "prep"
        if "aux" in by_tag and "prep" in by_tag and by_tag["aux"][0].entry.cls == "aux:inf":
            return "aux" if self.infinitive(j) else "prep"
        if self.words == "isolating" and "prep" in by_tag and "verb" in by_tag:
            governs = self.after(j) in ("", "punct", "conj", "prep", "aux")
            return "verb" if before in ("aux", "neg") or governs else "prep"
        if "prep" in by_tag and "sub" in by_tag:
            return "sub" if self._clause_follows(j) else "prep"
        if "comp" in by_tag and "det" in by_tag and before not in ("verb", "noun"):
            if self.after(j) in ("noun", "adj"):
                return "det"
        if "rel" in by_tag and "comp" in by_tag:
            relative = before in ("noun", "name", "punct") and self.after(j) in _VERBAL
            return "rel" if relative else "comp"
        return ""

    def _content(self, i: int, j: int, last: Item | None, by_tag: dict[str, list[Lex]]) -> str:
        """A verb, a noun or an adjective; empty where no two of them are at hand."""
        if self.words == "joined" and {"noun", "adj"} <= by_tag.keys() and "verb" not in by_tag:
            if not any(x.entry.kind == "adj" for x in by_tag["adj"]):
                return "noun"
            return "adj" if self._agrees(last, by_tag["adj"]) else "noun"
        if self.words == "isolating" and {"noun", "adj"} <= by_tag.keys() and "verb" not in by_tag:
            return "adj" if last is not None and last.tag in ("noun", "name", "adj") else "noun"
        if "verb" in by_tag and ({"noun", "adj"} & by_tag.keys()):
            other = "noun" if "noun" in by_tag else "adj"
            before = last.tag if last else ""
            if self.words == "isolating" and (
                self._names_somebody(j, last, by_tag)
                or self._is_told(j, last, by_tag["verb"])
                or self._is_subject(j, last)
            ):
                return other
            return "verb" if self._is_verb(last, before, i, j, by_tag["verb"]) else other
        return ""

    def _agrees(self, last: Item | None, adjectives: list[Lex]) -> bool:
        """Whether an adjective can belong to the noun before it: both with an article or neither."""
        if last is None or last.tag not in ("noun", "adj", "name"):
            return False
        if any(clitics(x) for x in adjectives):
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
            if tags and tags <= {"verb", "aux"} and not any("ing" in x.feats for x in lexes):
                return True
        return False

    def _is_verb(self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]) -> bool:
        """Whether a form that can be a verb or a noun is a verb here."""
        if self.words == "isolating":
            return self._is_verb_isolating(last, before, j)
        if self.words == "joined":
            return self._is_verb_joined(last, before, i, j, verbs)
        return self.is_verb_inflected(last, before, j, verbs)

    def _names_somebody(self, j: int, last: Item | None, by_tag: dict[str, list[Lex]]) -> bool:
        """A word for somebody or for what they do, right after the verb of an event and before
        a name: whom the event is with ("met the leader of …")."""
        if last is None or last.tag != "verb" or self.after(j) not in ("name", "nat"):
            return False
        people = any(x.entry.cls in ("person", "office") for x in by_tag.get("noun", ()))
        return people and any(x.entry.type for x in last.lexes)

    def _is_verb_isolating(self, last: Item | None, before: str, j: int) -> bool:
        """Words that do not change: what stands before, and whether an owner follows."""
        after = self.after(j)
        if before in ("aux", "neg", "adv", "pron", "title", "comp", "rel", "sub"):
            return before != "aux" or not (
                after == "poss" and last is not None and last.sub.startswith("pass")
            )
        if before == "det":
            return last is not None and last.sub == "after"
        if before in ("num", "prep"):
            return (
                last is not None
                and before == "prep"
                and last.sub in ("for", "time")
                and after not in ("prep", "")
            )
        if (
            last is not None
            and before == "verb"
            and any(x.entry.opts.get("support") for x in last.lexes)
        ):
            return after in ("noun", "name", "num", "det", "title", "pron")
        if j < len(self.tokens) and (self._owner_follows(j) or self._pointed_at(j)):
            return False
        return not (
            before == "noun"
            and last is not None
            and any(x.entry.kind == "frame" for x in last.lexes)
        )

    def _is_told(self, j: int, last: Item | None, verbs: list[Lex]) -> bool:
        """A word of saying right after another verb, with nothing said after it, is what is told;
        so is any word after a verb of happening."""
        if last is None or last.tag != "verb":
            return False
        if any(x.entry.opts.get("happens") for x in last.lexes):
            return True
        silent = self.after(j) in ("", "punct", "conj", "prep")
        return silent and all(x.entry.kind == "say" for x in verbs)

    def _is_subject(self, j: int, last: Item | None) -> bool:
        """A word that opens a clause before a word that points at it, or before an auxiliary,
        adjectives aside, but for the one that says to what end: it is the subject."""
        if last is not None and last.tag in _BOUNDARIES and self._pointed_at(j):
            return True
        says = last is not None and any(x.entry.kind == "say" for x in last.lexes)
        if last is not None and not says and last.tag not in _BOUNDARIES:
            return False
        while self.after(j) == "adj":
            j = self.match(j)[0]
        ends = j < len(self.tokens) and any(x.entry.cls == "aux:inf" for x in self.match(j)[1])
        return self.after(j) == "aux" and not ends

    def _pointed_at(self, j: int) -> bool:
        """Whether a word that points at the noun before it follows ("this", "that")."""
        return any(x.entry.cls == "det:after" for x in self.match(j)[1])

    def _clause_so_far(self) -> tuple[bool, str]:
        """Whether the clause has a verb already, and what opened it."""
        for item in reversed(self.items):
            if item.tag == "verb":
                return True, ""
            if item.tag in _BOUNDARIES and item.sub not in ("quote", "open", "close"):
                return False, item.tag
        return False, ""

    def _owner_follows(self, j: int) -> bool:
        return any(x.entry.cls in ("prep:of", "prep:between") for x in self.match(j)[1])

    def _is_verb_joined(
        self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]
    ) -> bool:
        """Words that join their particles: a verb opens a clause or follows its subject."""
        lex = verbs[0]
        if lex.enc and "perf" in lex.feats and before in ("noun", "name", "adj", "nat", "verb"):
            return False
        if "impf" in lex.feats or "juss" in lex.feats or lex.enc:
            return before not in ("prep", "det")
        if before in ("prep", "det", "num", "verb", "poss") or (
            last is not None and last.sub.startswith("pass")
        ):
            return False
        if before in ("noun", "name", "adj", "nat") and last is not None:
            has_verb, boundary = self._clause_so_far()
            if has_verb:
                return False
            definite = any("def" in x.pro for x in last.lexes) or last.sub == "unknowndef"
            return boundary == "comp" or before == "name" or definite or bool(last.enc)
        return True
