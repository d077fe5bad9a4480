"""Reading the tokens of a sentence as words of the language: the longest entries, one class each.

Where a form can be a verb or a noun its neighbours decide. Clitics become items of their own, so
that later layers see the same stream in every language.
"""

from __future__ import annotations

from isnad.annotations import Item, Token
from isnad.languages.pack import Lex, Pack
from isnad.mentions.choosing import Chooser
from isnad.mentions.given import particles
from isnad.mentions.lookup import tag_of
from isnad.records import DateMention

_MARKS = {'"': "quote", "“": "open", "”": "close", "«": "open", "»": "close", "„": "open", "(": "lparen", ")": "rparen", "[": "lparen", "]": "rparen", ",": "comma", "،": "comma", ";": "stop", "؛": "stop", ":": "colon", "-": "dash", "–": "dash", "—": "dash", "'": "apostrophe", "…": "stop", "/": "slash"}  # fmt: skip

_SINGLE = frozenset({"single", "unsingle"})
_CURRENCIES = frozenset("$€£¥")
# Nouns of these classes are family names too ("Judge Hill").
_SURNAMES = frozenset({"place", "thing", "nature"})
# Joined prepositions of one letter that never melt into the word after them.
_CUT = frozenset({"prep:by", "prep:as"})
_NAMING = frozenset({"ent", "nat", "title"})
# Roles and bodies that a name follows, and words that begin a noun group of their own.
_ROLES, _BODIES = frozenset({"person", "office"}), frozenset({"org", "group", "force"})
_NAMED_BY = frozenset({"noun", "name", "nat", "det", "pron"})
# Behind these a form of a verb is a noun, but behind a word that points ("those meeting with him").
_BEFORE_NOUNS, _POINTING = frozenset({"det", "adj", "poss", "nat"}), frozenset({"dem", "quant"})
_BEFORE_PLURALS = _BEFORE_NOUNS | {"verb", "prep"}
# Forms that no noun has.
_TOLD = frozenset({"past", "pp"})


def tag(tokens: list[Token], pack: Pack, dates: list[DateMention]) -> list[Item]:
    """The sentence as items in order; every token stands in exactly one item, clitics aside."""
    return _Tagger(tokens, pack, dates).run()


class _Tagger(Chooser):
    def __init__(self, tokens: list[Token], pack: Pack, dates: list[DateMention]) -> None:
        super().__init__(tokens, pack)
        self.dates = list(dates)
        self.parted = -1  # where the particle stands of the verb before

    def run(self) -> list[Item]:
        i, size = 0, len(self.tokens)
        while i < size:
            i = (self._date(i) if self.dates else 0) or self._word(i)
        return self.items

    def _date(self, i: int) -> int:
        token = self.tokens[i]
        while self.dates and self.dates[0].end <= token.start:
            self.dates.pop(0)
        if not self.dates or token.end <= self.dates[0].start:
            return 0
        date, j = self.dates.pop(0), i + 1
        while j < len(self.tokens) and self.tokens[j].start < date.end:
            j += 1
        for pro in self.pack.guess(token.form)[0].split("+") if token.start < date.start else ():
            self._clitic(pro, i)
        item = Item(i, j, "date")
        item.date = date
        self.items.append(item)
        return j

    def _point(self, i: int) -> int:
        """One mark of punctuation: what it belongs to, or what it says."""
        token = self.tokens[i]
        if token.form == "." and self._abbreviates(i):
            self.items[-1].j = i + 1
        elif token.form == "'" and self._owns(i):
            self.items.append(Item(i, i + 1, "poss", "gen"))
        elif token.form == "-" and self._model(i):
            self.items[-1].j, self.items[-1].sub = i + 2, "model"
            return i + 2
        else:
            mark = "hyphen" if self._inside_word(i) else _MARKS.get(token.form, "other")
            mark = self._single(i) if mark == "apostrophe" else mark
            self.items.append(Item(i, i + 1, "punct", mark))
        return i + 1

    def _word(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "p" and len(token.form) == 1:
            return self._point(i)
        j, lexes = self.whole(i)
        if j > i + 1 and (
            self._particle_dates(j) or self._is_noun_phrase(lexes) or self._is_act(i, lexes)
        ):
            j, lexes = i + 1, self.pack.word(token.form).alone
        if not self.capitals and j <= i + 1 and (end := self.place_of_words(i)):
            self.items.append(Item(i, end, "name", "place"))
            return end
        if end := self._without_entry(i, j, lexes):
            return end
        if self.cased and token.cap and (as_name := self._in_name_of(i, j, lexes)):
            self.items.append(Item(i, j, as_name, "name"))
            return j
        after_hyphen = bool(self.items and self.items[-1].sub == "hyphen")
        modifiers = [x for x in lexes if x.entry.pos == "a"] if after_hyphen else []
        tag, lexes = ("adj", modifiers) if modifiers else self.choose(i, j, lexes)
        if tag == "verb" and after_hyphen:
            tag = "adj"
        tag, lexes = self._with_particle(i, j, tag, lexes)
        if not lexes:
            self.items.append(Item(i, j, tag, "place" if tag == "name" else "unknown"))
            return j
        first, sub, joined = lexes[0], "", ""
        for pro in first.pro.split("+") if first.pro else ():
            self._clitic(pro, i)
        if first.entry.kind == "func":
            sub, _, joined = first.entry.cls.partition(":")[2].partition("+")
        self.items.append(Item(i, j, tag, sub, lexes, first.enc or joined))
        return j

    def _with_particle(self, i: int, j: int, tag: str, lexes: list[Lex]) -> tuple[str, list[Lex]]:
        """A verb with the particle behind its object, which adds nothing where it stands."""
        if self.words != "inflected" or i == self.parted:
            return ("adv", lexes) if i == self.parted else (tag, lexes)
        if tag == "verb" and j == i + 1:
            self.parted, whole = self.particle(i)
            return tag, whole or lexes
        return tag, lexes

    def _without_entry(self, i: int, j: int, lexes: list[Lex]) -> int:
        """Where a word ends that no table knows, or that is part of a name whatever the tables
        say; 0 for others."""
        if self.words == "joined" and j <= i + 1 and self.is_named(i):
            self.items.append(Item(i, i + 1, "name", "name"))
            return i + 1
        if not lexes:
            self.parted, whole = self.particle(i) if self.words == "inflected" else (-1, [])
            if not whole:
                return self._unknown(i)
            self.items.append(Item(i, i + 1, "verb", "", whole))
            return i + 1
        if self.words != "joined" or j > i + 1:
            return 0
        if all(x.cost > 1 for x in lexes) and self._place(i):
            return i + 1  # "and [the town of] X", not "and for" with a rare form
        if not self.in_joined_name(i, lexes):
            return 0
        self.items.append(Item(i, j, "name", "name"))
        return j

    def _is_noun_phrase(self, lexes: list[Lex]) -> bool:
        """Whether what may be a preposition of two words is a noun with one ("the north of")."""
        if self.words != "inflected" or not self.items or self.items[-1].tag not in ("det", "adj"):
            return False
        return all(x.tag == "prep" or x.entry.cls == "det:quant" for x in lexes)

    def _is_act(self, i: int, lexes: list[Lex]) -> bool:
        """Whether a form and a word behind it, which together can be a verb, are the noun for an
        act and a preposition: something stands before it that only nouns follow ("a meeting with",
        "rejected calls for")."""
        last = self.items[-1] if self.items else None
        if self.words != "inflected" or last is None or last.sub in _POINTING:
            return self.words == "isolating" and self.counts_harmed(last, lexes)
        forms = frozenset[str]().union(*(x.feats for x in lexes))
        if not all(x.tag == "verb" for x in lexes):
            return False
        if forms & _TOLD:
            return last.tag == "verb" and "base" not in forms
        if last.tag not in (_BEFORE_NOUNS if "s" not in forms else _BEFORE_PLURALS):
            return False
        return any(x.tag == "noun" for x in self.pack.word(self.tokens[i].form).alone)

    def _abbreviates(self, i: int) -> bool:
        """A point that touches a form of address or the initial of a name ("Sen. Lena K. Hill")."""
        last = self.items[-1] if self.items else None
        if last is None or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        initial = last.tag == "name" and len(self.tokens[last.j - 1].form) == 1
        return last.tag == "title" or (initial and self._touching(i, 1) and self.tokens[i + 1].cap)

    def _touching(self, i: int, gap: int) -> bool:
        """Whether a word stands ``gap`` characters after token i."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return after is not None and after.kind == "w" and after.start == self.tokens[i].end + gap

    def _owns(self, i: int) -> bool:
        """An apostrophe after a plural is its genitive ("the rebels' retreat")."""
        last = self.items[-1] if self.items else None
        if self.words != "inflected" or last is None or last.tag not in ("noun", "name", "nat"):
            return False
        plural = (
            self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i - 1].form[-1] == "s"
        )
        return plural and self._touching(i, 1) and not self._quoting()

    def _quoting(self) -> bool:
        """Whether a quotation in single marks is open."""
        marks = (item.sub for item in reversed(self.items) if item.sub in _SINGLE)
        return next(marks, "") == "single"

    def _single(self, i: int) -> str:
        """An apostrophe that opens or closes a quotation in single marks."""
        before = i > 0 and self.tokens[i - 1].end == self.tokens[i].start
        if self._quoting():
            return "unsingle" if before and not self._touching(i, 0) else "apostrophe"
        return "single" if not before and self._touching(i, 0) else "apostrophe"

    def _model(self, i: int) -> bool:
        """A dash and a number that belong to the short name before them: a make of weapon."""
        last = self.items[-1] if self.items else None
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if last is None or after is None or last.tag != "name" or last.j != i or after.kind != "n":
            return False
        short = last.j - last.i == 1 and len(self.tokens[last.i].form) <= 4
        return short and self.tokens[i].end == after.start

    def _inside_word(self, i: int) -> bool:
        """A hyphen that touches the words on both sides, and does not part two names where words never
        change ("US-China talks")."""
        around = self.tokens[i - 1 : i + 2]
        if len(around) != 3 or self.tokens[i].form != "-":
            return False
        parts = self.words == "isolating" and around[0].cap and around[2].cap
        return not parts and around[0].end == around[1].start and around[1].end == around[2].start

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "n":
            return self._number(i)
        if self._ordinal(i):
            self.items[-1] = Item(i - 1, i + 1, "adj", "ordinal")
            return i + 1
        pro, core, enc = self.pack.guess(token.form)
        for clitic in pro.split("+") if pro else ():
            self._clitic(clitic, i)
        if self.cased and not token.cap and len(token.form) <= 3 and self._in_name(i):
            self.items.append(Item(i, i + 1, "name", "name"))
            return i + 1
        first = not any(item.tag != "punct" for item in self.items)
        sub = self.pack.grammar.unknown(
            core, token.cap and self.cased, first and not self._name_goes_on(i)
        )
        tag = {"name": "name", "adv": "adv", "adj": "adj", "ed": "verb", "ing": "verb"}.get(
            sub, "noun"
        )
        if tag == "verb":
            tag = self._participle(sub)
        elif tag in ("noun", "name") and not enc and self._finite(i, core, tag):
            tag, sub = "verb", "finite"
        joined = self.words == "joined" and not pro
        if joined and self._surname_follows(i + 1) and self._given(i):
            return i + 1  # a name before a surname, though a town may be called so
        if not self.capitals and tag in ("noun", "name") and self._place(i):
            return i + 1
        if joined and self._given(i):
            return i + 1
        definite = "def" if "def" in pro.split("+") else ""
        self.items.append(
            Item(i, i + 1, tag, sub if tag != "noun" else f"unknown{definite}", [], enc)
        )
        return i + 1

    def _number(self, i: int) -> int:
        """Digits; after the sign of a currency a sum, with the word or letters for its size."""
        last, j = self.items[-1] if self.items else None, i + 1
        if last is None or last.j != i or self.tokens[i - 1].form not in _CURRENCIES:
            self.items.append(Item(i, j, "num", "digits"))
            return j
        sized = j < len(self.tokens) and self.tokens[j].form in self.pack.settings.get("sums", ())
        self.items[-1] = Item(i - 1, j + sized, "num", "money")
        return j + sized

    def _ordinal(self, i: int) -> bool:
        """The ending of a number that makes it an ordinal ("the 12th round")."""
        last = self.items[-1] if self.items else None
        if last is None or last.sub != "digits" or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        return self.tokens[i].form in self.pack.settings.get("ordinals", ())

    def _particle_dates(self, j: int) -> bool:
        """The last word of an entry introduces the date after it: it is no part of the verb
        ("was hanged on Friday")."""
        if not self.dates or j >= len(self.tokens) or self.dates[0].start != self.tokens[j].start:
            return False
        return any(x.entry.cls == "prep:on" for x in self.match(j - 1)[1])

    def _finite(self, i: int, form: str, tag: str) -> bool:
        """Whether an unknown word is a verb by the word before it, or as "and" with one that opens
        a sentence before a noun with an article."""
        opens = self.pack.opens
        if opens is not None and not self.items and i + 1 < len(self.tokens):
            if opens(form, self.tokens[i + 1].form):
                return True
        last = self.items[-1] if self.items else Item(0, 0, "")
        if self.capitals:
            return tag == "noun" and last.tag == "aux"
        finite = self.pack.finite
        return finite is not None and finite(form, last.tag, last.sub, last.enc)

    def _given(self, i: int) -> bool:
        """A word that no table knows, as somebody's given name, with the particles before it."""
        form = self.tokens[i].form
        pro = "" if form in self.given else particles(self.pack.word(form))
        if pro is None:
            return False
        for clitic in pro.split("+") if pro else ():
            self._clitic(clitic, i)
        self.items.append(Item(i, i + 1, "name", "name"))
        return True

    def _place(self, i: int) -> bool:
        """A word that no table knows, as the name of a place, with the particles before it."""
        form = self.tokens[i].form
        for pro, core, enc in self.pack.grammar.splits(form):
            name = self.pack.grammar.joined_name(pro, core) if pro else core
            if not enc and "prep:as" not in self.pack.neutral(pro) and self.known_place(name):
                self.take_back(i)
                for clitic in self.pack.neutral(pro).split("+") if pro else ():
                    self._clitic(clitic, i)
                self.items.append(Item(i, i + 1, "name", self.kind_of_place(name)))
                return True
        return False

    def _in_name_of(self, i: int, j: int, lexes: list[Lex]) -> str:
        """The class of a word written with a capital as part of a name, whatever else it means."""
        last = self.items[-1] if self.items else None
        if last is None or last.j != i or any(x.entry.kind in _NAMING for x in lexes):
            return ""
        if self.words == "inflected":
            named = self._surname(last, lexes) or self._peoples(j, lexes)
            return "name" if j == i + 1 and named else ""
        if self.words != "isolating":
            return ""
        if called := self._called(last, lexes):
            return called
        small = any(not t.cap for t in self.tokens[i:j]) or any(
            x.entry.cls in _ROLES | _BODIES for x in lexes
        )
        fits = j == i + 1 or not small
        return "name" if fits and self._part_of_name(i, last) else ""

    def _part_of_name(self, i: int, last: Item) -> bool:
        """A word between other parts of a name."""
        after = self.tokens[i + 1].cap if i + 1 < len(self.tokens) else False
        if last.tag == "name":
            return last.sub == "name" or after
        named = last.tag == "title" or any(x.entry.cls in ("person", "place") for x in last.lexes)
        return named and (after or last.tag == "title")

    def _peoples(self, j: int, lexes: list[Lex]) -> bool:
        """The name of a people before a word with a capital is part of a name."""
        if not all(x.entry.cls.startswith("people:") for x in lexes) or j >= len(self.tokens):
            return False
        return self.tokens[j].cap and self.tokens[j].kind == "w"

    def _surname(self, last: Item, lexes: list[Lex]) -> bool:
        """A word after a form of address, or an auxiliary with a capital after somebody's office,
        is a name whatever else it means ("Mrs May", "Rep. Lena Waters")."""
        before = self.items[-2] if len(self.items) > 1 else None
        if last.tag == "title" or (
            last.tag == "name" and before is not None and before.tag == "title"
        ):
            return not any(x.entry.cls == "person" for x in lexes)
        office = any(x.entry.kind == "noun" and x.entry.cls == "person" for x in last.lexes)
        if office and self.tokens[last.j - 1].cap and all(x.entry.cls in _SURNAMES for x in lexes):
            return True
        return office and all(x.entry.cls.startswith("aux") for x in lexes)

    def _called(self, last: Item, lexes: list[Lex]) -> str:
        """A verb right after a role or the kind of a body: the name of a person, or what the body
        is for ("Minister Sew", "the Agency To Rescue")."""
        if last.tag != "noun" or any(tag_of(x) in _NAMED_BY for x in lexes):
            return ""
        kinds = {x.entry.cls for x in last.lexes if x.entry.kind == "noun"}
        return "name" if kinds & _ROLES else ("adj" if kinds & _BODIES else "")

    def _in_name(self, i: int) -> bool:
        """A short word in small letters between two parts of a name ("Deir ez Zor")."""
        last, after = self.items[-1] if self.items else None, self.tokens[i + 1 : i + 2]
        return bool(
            last and last.tag == "name" and after and after[0].cap and not self.match(i + 1)[1]
        )

    def _name_goes_on(self, i: int) -> bool:
        """The next token is written with a capital too, or a verb or a comma follows."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None or (after.kind == "w" and after.cap):
            return after is not None
        acts = any(tag_of(x) == "verb" for x in self.match(i + 1)[1])
        return acts or self.after(i + 1) in ("aux", "poss") or after.form == ","

    def _participle(self, sub: str) -> str:
        last = self.items[-1].tag if self.items else ""
        return "adj" if last in ("det", "adj", "num", "nat", "poss") else "verb"

    def _clitic(self, name: str, i: int) -> None:
        tag, colon, sub = name.partition(":")
        if colon:
            before = sum(1 for item in self.items[-2:] if item.i == item.j == i)
            if self.tokens[i].lead == before and (tag == "conj" or name in _CUT):
                self.tokens[i].lead += 1
            self.items.append(Item(i, i, tag, sub))
