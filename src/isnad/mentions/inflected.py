"""A verb or a noun, where words are inflected but many forms are both (English)."""

from __future__ import annotations

from isnad.annotations import Item
from isnad.languages.pack import Lex
from isnad.mentions.isolating import Isolating
from isnad.mentions.lookup import tag_of

# What a verb's object begins with.
_OBJECT = frozenset({"det", "name", "nat", "noun", "num", "poss"})
_BEGINS = _OBJECT | {"pron", "adj"}
# What stands behind a verb of the present.
_BEHIND = (_BEGINS - {"noun"}) | {"comp"}
_NOMINAL = frozenset({"noun", "name", "nat", "adj", "num", "title"})
_FINITE = frozenset({"verb", "aux"})
_TRUCE = "CEASEFIRE"
_SUBJECTS = frozenset({"noun", "name", "pron", "nat"})
_WITHIN = _NOMINAL | {"det", "poss"}
# Who does something in a headline, and to whom.
_WHO = frozenset({"person", "group", "org", "force", "office", "country"})
_BANDS = frozenset({"group", "force"})
_AIMED = _WHO | {"place", "vehicle"}


# Classes and parts of words that are surnames too.
_SURNAMES = frozenset({("person", "CVL"), ("nature", "CVL")})
_COMMON = frozenset({"abstract", "thing"})
# So near words tell whether a headline begins all with a capital, but for short ones.
_AROUND, _SHORT = 6, 4
# So far from its verb a particle stands, behind these words; what comes then is no object.
_APART, _OBJECT_WORDS = 6, frozenset({"noun", "name", "nat", "adj", "num"})
_PARTED = frozenset({"", "punct", "prep", "conj", "adv", "sub"})
# Names of one body, whose verbs take the ending of the singular.
_SINGULAR = frozenset({"country", "igo"})
# The class of the number that one of whom it is told has, and what no number counts.
_ONE, _NOT_COUNTED = "1", frozenset({"", "prep", "det", "sub", "punct"})
# Whom or what somebody does something to.
_AIMS = _OBJECT | {"pron"}

# What only a noun stands before: "the state's".
_OWNS = "poss:gen"
# What a participle can describe; what a phrase can begin behind.
_NAMED = frozenset({"noun", "nat", "name"})
_OPENING = frozenset({"prep", "punct", "det"})
_TOLD = frozenset({"past", "s"})
# Auxiliaries that only a subject stands before.
_CARRYING = frozenset({"aux:be", "aux:have", "aux:fut", "aux:poss", "aux:cond"})


class Inflected(Isolating):
    """Tells verbs from nouns by inflection and neighbours."""

    def by_neighbours(self, i: int, j: int, lexes: list[Lex]) -> str:
        """The class of a form where the words around it settle that; empty where not."""
        if self.surname(i, j, lexes):
            return "name"
        return "adv" if self._floats(i, j) else ""

    def surname(self, i: int, j: int, lexes: list[Lex]) -> bool:
        """Whether a common noun with a capital is the name of somebody: behind a first name that no
        table knows ("Lena Baker"), and nature's words where no article stands ("met with Moon").
        Not in headlines that begin all words with one."""
        last = self.items[-1] if self.items else None
        if last is None or j - i > 1 or not self.tokens[i].cap or last.j != i:
            return False
        if not self.is_small(i):
            return False
        if all(x.tag == "verb" for x in lexes):
            return bool(lexes) and self._behind_first_name(last)
        nouns = [x for x in lexes if x.entry.kind == "noun" and "pl" not in x.feats]
        kinds = {(x.entry.cls, x.entry.sector or "CVL") for x in nouns}
        if kinds and not kinds <= _SURNAMES:
            also = all(x.tag in ("noun", "verb") and x.entry.kind != "frame" for x in lexes)
            return also and {cls for cls, _ in kinds} <= _COMMON and self._behind_first_name(last)
        if last.tag == "name" or not kinds:
            return bool(kinds) and self._behind_first_name(last)
        return all(cls == "nature" for cls, _ in kinds) and last.tag in ("prep", "verb", "conj")

    def _behind_first_name(self, last: Item) -> bool:
        """Whether a name that no table knows stands right before."""
        named = last.tag == "name" and last.sub == "name" and not last.lexes
        return named and self.tokens[last.i].cap

    def is_small(self, i: int) -> bool:
        """Whether words of the sentence around the token at i that are no function words begin with a
        small letter, as in headlines that begin all others with a capital they do not."""
        around = self.tokens[max(i - _AROUND, 0) : i + _AROUND]
        return any(t.kind == "w" and not t.cap and len(t.form) > _SHORT for t in around)

    def _floats(self, i: int, j: int) -> bool:
        """Whether a word for all of whom it is told stands apart from them, right before what they
        do ("the states have all left", "they both agreed")."""
        if self.tokens[i].form not in self.pack.settings.get("floating", ()):
            return False
        last = next((item for item in reversed(self.items) if item.tag != "adv"), None)
        if last is None:
            return False
        behind = {tag_of(x) for x in self.match(j)[1]} if j < len(self.tokens) else set()
        if last.tag == "aux":
            return "verb" in behind
        return last.tag in _SUBJECTS and last.j == i and not behind.isdisjoint(_FINITE)

    def particle(self, i: int) -> tuple[int, list[Lex]]:
        """Where the particle of the verb at token i stands behind its object, and what both mean
        ("broke the march up"); -1 where there is none."""
        longer = self.pack.word(self.tokens[i].form).longer
        for k in range(i + 2, min(i + _APART, len(self.tokens)) if longer else 0):
            if not self._may_be(k - 1, _OBJECT_WORDS if k > i + 2 else _BEGINS):
                break
            form = self.tokens[k].form
            if form not in self.pack.settings.get("particles", ()) or self.match(k)[0] > k + 1:
                continue
            whole = [lex for tail, lex in longer.get(form, ()) if tail == (form,)]
            if any(x.tag == "verb" for x in whole) and self.after(k + 1) in _PARTED:
                return k, [x for x in whole if x.tag == "verb"]
        return -1, []

    def _may_be(self, n: int, classes: frozenset[str]) -> bool:
        """Whether some reading of the token at n is of one of the classes."""
        tags = {tag_of(x) for x in self.match(n)[1]} or {self.after(n)}
        return not tags.isdisjoint(classes)

    def only_verb_inflected(
        self, last: Item | None, lexes: list[Lex], j: int
    ) -> tuple[str, list[Lex]]:
        """A form known as a verb alone: after a word that only nouns follow it is none, but for
        participles; an -ing form with an article is the name of the act ("the arming of rebels")."""
        before = last.tag if last else ""
        if "ing" in lexes[0].feats and (self._of_follows(j) or self._happens(last, j)):
            return "noun", lexes
        if self._in_phrase(before) and self._describes(lexes, j):
            return "adj", []
        if last is None or before not in ("det", "poss", "adj", "num"):
            return "verb", lexes
        if last.sub in ("after", "dem"):
            return "verb", lexes
        if any({"pp", "ing"} & x.feats for x in lexes):
            if self.after(j) in ("noun", "adj", "name", "nat"):
                return "adj", []
            named = before in ("det", "poss") and last.sub != "quant"
            return ("noun" if named and "ing" in lexes[0].feats else "verb"), lexes
        counted = all("s" in x.feats for x in lexes)  # "22 targets"
        return ("verb", lexes) if before == "num" and not counted else ("noun", [])

    def is_verb_inflected(self, last: Item | None, before: str, j: int, verbs: list[Lex]) -> bool:
        """Whether a form that can be a verb or a noun is a verb here."""
        feats = verbs[0].feats
        owns = j < len(self.tokens) and any(x.entry.cls == _OWNS for x in self.match(j)[1])
        how = before == "verb" and "ing" in feats and self._is_said_how(j)
        if owns or how or (self._in_phrase(before) and self._describes(verbs, j)):
            return False
        if "ing" in feats and before != "aux":
            if self._of_follows(j) or self._happens(last, j):
                return False
        if before in ("aux", "neg", "pron", "comp", "rel"):
            return (
                before != "aux"
                or bool(last and not last.sub.startswith("be"))
                or bool({"ing", "pp"} & feats)
            )
        if before in ("det", "adj", "num", "poss") or (
            before == "prep" and last and last.sub != "inf"
        ):
            return self._is_verb_in_phrase(last, before, j, feats)
        if before == "nat":
            return bool({"past", "pp", "perf"} & feats) or self.after(j) in ("det", "pron")
        if "ing" in feats:
            return not self._is_of_place(j) and (
                before not in ("", "conj") or self.after(j) in _OBJECT
            )
        if "base" in feats and any("past" in x.feats for x in verbs):
            alone = not any(self._is_finite(n) for n in range(j, self._clause_end(j)))
            return alone or self._is_present(last, before, j, feats)
        if {"base", "s"} & feats and "past" not in feats:
            return self._stands(j, verbs) or self._is_present(last, before, j, feats)
        return True

    def _is_verb_in_phrase(
        self, last: Item | None, before: str, j: int, feats: frozenset[str]
    ) -> bool:
        """Whether a form is a verb behind a word that mostly only nouns follow."""
        if last is not None and before == "num" and self._so_many_do(last, j, feats):
            return True
        return before == "prep" and "ing" in feats and self.after(j) in _OBJECT

    def _so_many_do(self, last: Item, j: int, feats: frozenset[str]) -> bool:
        """Whether a plain form tells what so many do ("thousands protest in"): behind a word for a
        round number, which counts nothing by itself, or one that opens the sentence."""
        if "base" not in feats or "past" in feats:
            return False
        if any("-" in x.entry.cls for x in last.lexes):
            return True
        one = any(x.entry.cls == _ONE for x in last.lexes)
        opens = last is self.items[0] and last.sub != "digits" and not one
        return opens and self.after(j) in _NOT_COUNTED

    def does(self, n: int) -> bool:
        """Whether the token at n, which can be a noun as well, tells what somebody right before it
        does to whoever stands behind it ("as rebels attack the town")."""
        end, lexes = self.match(n)
        verbs = [x for x in lexes if x.tag == "verb"]
        before = self.match(n - 1)[1] or self._ends_before(n)
        if not verbs or self.after(end) not in _AIMS:
            return False
        who = [x for x in before if x.entry.cls in _WHO and x.entry.kind in ("noun", "ent")]
        if "base" in verbs[0].feats:
            return any("pl" in x.feats or x.entry.opts.get("number") == "pl" for x in who)
        one = [x for x in who if x.entry.kind == "ent" or "sg" in x.feats]
        return bool(one) and "s" in verbs[0].feats

    def _ends_before(self, n: int) -> list[Lex]:
        """The readings of two words that stand before the token at n."""
        end, lexes = self.match(n - 2) if n > 1 else (0, [])
        return lexes if end == n else []

    def _stands(self, j: int, verbs: list[Lex]) -> bool:
        """Whether a headline tells what becomes of a state ("truce holds in", "ceasefire ends")."""
        states = any("state" in x.entry.opts for x in verbs) and "s" in verbs[0].feats
        last = self.items[-1] if self.items else None
        if not states or last is None or last.tag != "noun":
            return False
        if not any(x.entry.type == _TRUCE for x in last.lexes):
            return False
        return not any(self._is_finite(n) for n in range(j, self._clause_end(j)))

    def _is_of_place(self, j: int) -> bool:
        """Whether an -ing form that governs nothing is a noun that a place tells apart: behind a name
        with an article, or before a verb ("the Rafah crossing", "Oslo shooting leaves two dead")."""
        n = len(self.items)
        while n and self.items[n - 1].tag == "name" and not self.items[n - 1].lexes:
            n -= 1
        if n == len(self.items) or self.after(j) in _BEGINS:
            return False
        return self.after(j) in _FINITE or (n > 0 and self.items[n - 1].sub == "def")

    def _in_phrase(self, before: str) -> bool:
        """Whether what comes now can be no finite verb: it stands right behind one, or behind an
        adverb that opens a phrase ("…, by heavily armed men")."""
        if before != "adv" or len(self.items) < 2:
            return before == "verb" or (before == "adv" and len(self.items) == 1)
        return self.items[-2].tag in _OPENING

    def _describes(self, verbs: list[Lex], j: int) -> bool:
        """Whether a participle says more of the noun after it ("resisted repeated calls")."""
        if j >= len(self.tokens) or not {"past", "pp"} <= verbs[0].feats:
            return False
        return any(x.tag in _NAMED for x in self.pack.word(self.tokens[j].form).alone)

    def _is_said_how(self, j: int) -> bool:
        """Whether an -ing form that the tables have as an adjective too stands right before a noun
        ("faces growing pressure")."""
        alone = self.pack.word(self.tokens[j - 1].form).alone
        return any(x.entry.kind == "adj" for x in alone) and self.after(j) == "noun"

    def _happens(self, last: Item | None, j: int) -> bool:
        """Whether an -ing form that opens a clause is what happens: an auxiliary or a finite verb
        follows it ("said shelling had resumed")."""
        opens = last is None or last.tag in ("verb", "comp") or last.sub in ("comma", "quote")
        after = self.match(j)[1] if opens and j < len(self.tokens) else []
        finite = bool(after) and after[0].tag == "verb" and bool(_TOLD & after[0].feats)
        return finite or any(x.entry.cls in _CARRYING for x in after)

    def _is_present(self, last: Item | None, before: str, j: int, feats: frozenset[str]) -> bool:
        """Whether a form that is a noun or a verb of the present is a verb."""
        if last is None or (before == "punct" and last.sub not in ("comma", "quote")):
            return False
        after = self.after(j)
        if self._lacks_agreement(last, feats) or self._is_rule_of(before, j, feats):
            return False
        if before == "verb" and "base" in feats:
            return self._bare_follows(last) and after in _BEGINS
        if before in ("noun", "name") and (self._to_do(j) or self._headed(j, feats)):
            return True
        if "s" in feats and after not in _BEHIND and self._is_object():
            return False
        return after in _BEHIND or (before == "name" and after not in ("verb", "noun"))

    def _is_object(self) -> bool:
        """Whether what stands right before is of the object of a verb that is done to somebody
        ("bombed Brigade targets in")."""
        verb = next((x for x in reversed(self.items) if x.tag not in _WITHIN), None)
        if verb is None or verb.tag != "verb" or any(x.entry.kind == "say" for x in verb.lexes):
            return False
        return any(x.entry.type for x in verb.lexes)

    def _bare_follows(self, last: Item) -> bool:
        """Whether a verb takes another in its base form without a particle ("helped rescue")."""
        return self.tokens[last.i].form in self.pack.settings.get("bare", ())

    def _headed(self, j: int, feats: frozenset[str]) -> bool:
        """A headline, which leaves articles out: who, the verb, and to whom ("Police arrest man")."""
        last = self.items[-1]
        who = [x.entry for x in last.lexes]
        named = last.tag == "name" and "s" in feats
        if not (named or any(e.cls in _WHO for e in who)):
            return False
        plural = self._is_band(last) or any("pl" in x.feats for x in last.lexes)
        if "base" in feats and not (plural or any(e.opts.get("number") == "pl" for e in who)):
            return False
        if not self._only_subject():
            return False
        aims = self.match(j)[1] if j < len(self.tokens) else []
        aimed = any(x.entry.kind == "noun" and x.entry.cls in _AIMED for x in aims)
        aimed = aimed or ((named or self._is_band(last)) and self.after(j) == "noun")
        return aimed and not any(self._is_finite(n) for n in range(j, self._clause_end(j)))

    def _is_band(self, item: Item) -> bool:
        """Whether a name is that of several: a band in the plural ("the Houthis attack ships")."""
        several = self.tokens[item.j - 1].form.endswith("s")
        return several and any(x.entry.kind == "ent" and x.entry.cls in _BANDS for x in item.lexes)

    def _only_subject(self) -> bool:
        """Whether nothing but a subject stands before, in its clause: in a headline without an
        article, or behind a word that opens a clause ("as the army shells villages")."""
        article = False
        for item in reversed(self.items):
            if item.sub == "colon" or item.tag == "sub":
                return True
            article = article or item.tag == "det"
            if item.tag not in _NOMINAL and item.tag != "det":
                return False
        return not article or self._is_band(self.items[-1])

    def _lacks_agreement(self, last: Item, feats: frozenset[str]) -> bool:
        """A plain form right after one country or body ("UK support for …") is a noun."""
        if "base" not in feats or last.tag != "name" or len(self.items) < 1:
            return False
        before = self.items[-2] if len(self.items) > 1 else None
        if before is not None and (before.tag == "conj" or before.sub == "comma"):
            return False
        if not last.lexes and self.cased:
            return not self.tokens[last.j - 1].form.endswith("s")  # "Shan state"
        entities = [x.entry for x in last.lexes if x.entry.kind == "ent"]
        return bool(entities) and all(e.cls in _SINGULAR for e in entities)

    def _is_rule_of(self, before: str, j: int, feats: frozenset[str]) -> bool:
        """Whether a plain form stands behind "of" and a name, and governs nothing: it is what those
        who have the name do ("a year of Fula rule there")."""
        prep = self.items[-2] if before == "name" and len(self.items) > 1 else None
        behind = prep is not None and prep.tag == "prep" and prep.sub == "of"
        return behind and "base" in feats and self.after(j) not in _OBJECT

    def _of_follows(self, j: int) -> bool:
        """``of`` comes next, which makes an -ing form the name of an act."""
        return j < len(self.tokens) and any(x.entry.cls == "prep:of" for x in self.match(j)[1])

    def _clause_end(self, j: int) -> int:
        """Where the next punctuation or conjunction stands, or the end."""
        while j < len(self.tokens) and self.tokens[j].kind != "p" and self.after(j) != "sub":
            j += 1
        return j

    def _is_finite(self, n: int) -> bool:
        tags = {tag_of(x) for x in self.match(n)[1]}
        return bool(tags) and tags <= _FINITE

    def infinitive(self, j: int) -> bool:
        """A verb in its base form comes next, adverbs aside."""
        while j < len(self.tokens):
            end, lexes = self.match(j)
            if lexes and all(tag_of(x) == "adv" for x in lexes):
                j = end
                continue
            if any(tag_of(x) == "verb" and "base" in x.feats for x in lexes):
                return self.tokens[j].kind == "w" and not (self.tokens[j].cap and self.cased)
            return (
                not lexes
                and self.tokens[j].kind == "w"
                and not self.tokens[j].cap
                and not self.tokens[j].form.endswith(("ing", "ed"))
            )
        return False

    def _to_do(self, j: int) -> bool:
        """The word of the infinitive comes next, and a verb after it."""
        marks = (
            any(x.entry.cls == "aux:inf" for x in self.match(j)[1])
            if j < len(self.tokens)
            else False
        )
        return marks and self.infinitive(j + 1)
