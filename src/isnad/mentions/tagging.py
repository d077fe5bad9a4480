"""Reading the tokens of a sentence as words of the language: the longest entries, one class each.

Where a form can be a verb or a noun its neighbours decide. Clitics become items of their own, so
that later layers see the same stream in every language.
"""

from __future__ import annotations

from isnad import world
from isnad.annotations import Item, Token
from isnad.languages.pack import Lex, Pack
from isnad.records import DateMention

_SIZE = 50_000
_VERBAL = frozenset({"verb", "say"})
_ORDER = (
    "aux",
    "neg",
    "comp",
    "rel",
    "sub",
    "prep",
    "conj",
    "attr",
    "pron",
    "det",
    "poss",
    "verb",
    "name",
    "title",
    "num",
    "adj",
    "nat",
    "noun",
    "adv",
)
_CLITIC = {"conj": "conj", "prep": "prep", "fut": "aux", "comp": "comp"}
_MARKS = {'"': "quote", "“": "open", "”": "close", "«": "open", "»": "close", "„": "open", "(": "lparen", ")": "rparen", "[": "lparen", "]": "rparen", ",": "comma", "،": "comma", ";": "stop", "؛": "stop", ":": "colon", "-": "dash", "–": "dash", "—": "dash", "'": "apostrophe", "…": "stop", "/": "slash"}  # fmt: skip


def tag(tokens: list[Token], pack: Pack, dates: list[DateMention]) -> list[Item]:
    """The sentence as items in order; every token stands in exactly one item, clitics aside."""
    return _Tagger(tokens, pack, dates).run()


class _Tagger:
    def __init__(self, tokens: list[Token], pack: Pack, dates: list[DateMention]) -> None:
        self.tokens, self.pack = tokens, pack
        self.dates = list(dates)
        self.items: list[Item] = []
        self.capitals = bool(pack.settings.get("capitals"))
        self.cased = self.capitals and any(t.kind == "w" and not t.cap for t in tokens)
        self.words: str = pack.settings.get("words", "inflected")
        self.places = world.load().places
        self.matches: dict[int, tuple[int, list[Lex]]] = {}

    def run(self) -> list[Item]:
        i = 0
        while i < len(self.tokens):
            i = self._date(i) or self._word(i)
        return self.items

    def _date(self, i: int) -> int:
        if not self.dates:
            return 0
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

    def _word(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "p" and len(token.form) == 1:
            if token.form == "-" and self._model(i):
                self.items[-1].j, self.items[-1].sub = i + 2, "model"
                return i + 2
            mark = "hyphen" if self._inside_word(i) else _MARKS.get(token.form, "other")
            self.items.append(Item(i, i + 1, "punct", mark))
            return i + 1
        j, lexes = self._match(i)
        if not lexes:
            return self._unknown(i)
        after_hyphen = bool(self.items and self.items[-1].sub == "hyphen")
        modifiers = [x for x in lexes if x.entry.pos == "a"] if after_hyphen else []
        tag, lexes = ("adj", modifiers) if modifiers else self._choose(i, j, lexes)
        if tag == "verb" and after_hyphen:
            tag = "adj"
        if not lexes:
            self.items.append(Item(i, j, tag, "unknown"))
            return j
        for pro in lexes[0].pro.split("+") if lexes[0].pro else ():
            self._clitic(pro, i)
        sub = lexes[0].entry.cls if lexes[0].entry.kind == "func" else ""
        self.items.append(Item(i, j, tag, sub.partition(":")[2], lexes, lexes[0].enc))
        return j

    def _model(self, i: int) -> bool:
        """A dash and a number that belong to the short name before them: a make of weapon."""
        last = self.items[-1] if self.items else None
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if last is None or after is None or last.tag != "name" or last.j != i or after.kind != "n":
            return False
        short = last.j - last.i == 1 and len(self.tokens[last.i].form) <= 4
        return short and self.tokens[i].end == after.start

    def _inside_word(self, i: int) -> bool:
        """A hyphen that touches the words on both sides."""
        around = self.tokens[i - 1 : i + 2]
        return (
            len(around) == 3
            and self.tokens[i].form == "-"
            and around[0].end == around[1].start
            and around[1].end == around[2].start
        )

    def _match(self, i: int) -> tuple[int, list[Lex]]:
        """The longest entries that begin at token i: where they end, and their readings."""
        if i in self.matches:
            return self.matches[i]
        token, best, found = self.tokens[i], 0, []
        for tail, entry, feats, pro, enc in self.pack.lookup(token.form):
            size = 1 + len(tail)
            if size < best:
                break
            if (tail and not self._continues(i + 1, tail)) or not self._case_fits(
                token, entry.kind, pro
            ):
                continue
            best = size
            found.append(Lex(i, i + size, entry, feats, pro, enc))
        self.matches[i] = (i + best, _plainest(found))
        return self.matches[i]

    def _continues(self, i: int, tail: tuple[str, ...]) -> bool:
        if i + len(tail) > len(self.tokens):
            return False
        keys = self.pack.keys
        return all(word in keys(self.tokens[i + n].form) for n, word in enumerate(tail))

    def _case_fits(self, token: Token, kind: str, pro: str) -> bool:
        return not (self.cased and kind in ("ent", "nat") and not token.cap)

    def _unknown(self, i: int) -> int:
        token = self.tokens[i]
        if token.kind == "n":
            self.items.append(Item(i, i + 1, "num", "digits"))
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
        elif tag == "noun" and self.capitals and self.items and self.items[-1].tag == "aux":
            tag = "verb"
        if not self.capitals and tag == "noun" and (known := self._known_place(core)):
            self.items.append(Item(i, i + 1, "name", "place", [], enc if not known else ""))
            return i + 1
        definite = "def" if "def" in pro.split("+") else ""
        self.items.append(
            Item(i, i + 1, tag, sub if tag != "noun" else f"unknown{definite}", [], enc)
        )
        return i + 1

    def _known_place(self, core: str) -> bool:
        """Whether a word that no table knows is the name of a place of some size."""
        return any(r.population >= _SIZE or r.source != "geonames" for r in self.places.find(core))

    def _in_name(self, i: int) -> bool:
        """A short word in small letters between two parts of a name ("Deir ez Zor")."""
        last, after = self.items[-1] if self.items else None, self.tokens[i + 1 : i + 2]
        return bool(
            last and last.tag == "name" and after and after[0].cap and not self._match(i + 1)[1]
        )

    def _name_goes_on(self, i: int) -> bool:
        """The next token is written with a capital too, or a verb or a comma follows."""
        after = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        if after is None or (after.kind == "w" and after.cap):
            return after is not None
        return self._after(i + 1) in ("verb", "aux", "poss") or after.form == ","

    def _participle(self, sub: str) -> str:
        last = self.items[-1].tag if self.items else ""
        return "adj" if last in ("det", "adj", "num", "nat", "poss") else "verb"

    def _clitic(self, name: str, i: int) -> None:
        tag, colon, sub = name.partition(":")
        if colon:
            self.items.append(Item(i, i, tag, sub))

    def _choose(self, i: int, j: int, lexes: list[Lex]) -> tuple[str, list[Lex]]:
        by_tag: dict[str, list[Lex]] = {}
        for lex in lexes:
            by_tag.setdefault(_tag(lex), []).append(lex)
        if len(by_tag) == 1:
            only = next(iter(by_tag.items()))
            return (
                self._only_verb(*only, j)
                if only[0] == "verb" and self.words == "inflected"
                else only
            )
        chosen = self._prefer(i, j, by_tag)
        return chosen, by_tag[chosen]

    def _only_verb(self, tag: str, lexes: list[Lex], j: int) -> tuple[str, list[Lex]]:
        """A form known as a verb alone, after a word that only nouns follow."""
        last = self.items[-1] if self.items else None
        if (
            last is None
            or last.tag not in ("det", "poss", "adj", "num")
            or last.sub in ("after", "dem")
        ):
            return tag, lexes
        if any({"pp", "ing"} & x.feats for x in lexes):
            return ("adj", []) if self._after(j) in ("noun", "adj", "name", "nat") else (tag, lexes)
        return ("verb", lexes) if last.tag == "num" else ("noun", [])

    def _prefer(self, i: int, j: int, by_tag: dict[str, list[Lex]]) -> str:
        """One class among several, by what stands before and after."""
        last = self.items[-1] if self.items else None
        before = last.tag if last else ""
        token = self.tokens[i]
        if "name" in by_tag and self.cased and token.cap and (i > 0 or len(by_tag) == 2):
            return "name"
        if "nat" in by_tag and token.cap and self.cased:
            return "nat"
        if "nat" in by_tag and "name" in by_tag and "def" in by_tag["nat"][0].pro:
            return "nat"
        if "rel" in by_tag and "prep" in by_tag:
            return "rel" if self._after(j) in ("verb", "aux", "neg") else "prep"
        if "aux" in by_tag and "prep" in by_tag and by_tag["aux"][0].entry.cls == "aux:inf":
            return "aux" if self._infinitive(j) else "prep"
        if "prep" in by_tag and "sub" in by_tag:
            return "sub" if self._clause_follows(j) else "prep"
        if (
            "comp" in by_tag
            and "det" in by_tag
            and before not in ("verb", "noun")
            and self._after(j) in ("noun", "adj")
        ):
            return "det"
        if "rel" in by_tag and "comp" in by_tag:
            return (
                "rel"
                if before in ("noun", "name", "punct") and self._after(j) in ("verb", "aux", "neg")
                else "comp"
            )
        if "verb" in by_tag and ({"noun", "adj"} & by_tag.keys()):
            other = "noun" if "noun" in by_tag else "adj"
            return "verb" if self._is_verb(last, before, i, j, by_tag["verb"]) else other
        for tag in _ORDER:
            if tag in by_tag:
                return tag
        return next(iter(by_tag))

    def _infinitive(self, j: int) -> bool:
        """A verb in its base form comes next, adverbs aside."""
        while j < len(self.tokens):
            end, lexes = self._match(j)
            if lexes and all(_tag(x) == "adv" for x in lexes):
                j = end
                continue
            if any(_tag(x) == "verb" and "base" in x.feats for x in lexes):
                return self.tokens[j].kind == "w" and not (self.tokens[j].cap and self.cased)
            return (
                not lexes
                and self.tokens[j].kind == "w"
                and not self.tokens[j].cap
                and not self.tokens[j].form.endswith(("ing", "ed"))
            )
        return False

    def _clause_follows(self, j: int) -> bool:
        """A finite verb comes before the next comma or the end."""
        for n in range(j, min(j + 8, len(self.tokens))):
            if self.tokens[n].kind == "p" and self.tokens[n].form in ",.;":
                return False
            lexes = self._match(n)[1]
            if n == j and any("ing" in x.feats for x in lexes):
                return True
            tags = {_tag(x) for x in lexes}
            if tags and tags <= {"verb", "aux"} and not any("ing" in x.feats for x in lexes):
                return True
        return False

    def _is_verb(self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]) -> bool:
        """Whether a form that can be a verb or a noun is a verb here."""
        if self.words == "isolating":
            return self._is_verb_isolating(last, before, j)
        if self.words == "joined":
            return self._is_verb_joined(last, before, i, j, verbs)
        feats = verbs[0].feats
        if before in ("aux", "neg", "pron", "comp", "rel"):
            return before != "aux" or bool(last and last.sub != "be") or bool({"ing", "pp"} & feats)
        if before in ("det", "adj", "num", "poss") or (
            before == "prep" and last and last.sub != "inf"
        ):
            return (
                before == "prep"
                and "ing" in feats
                and self._after(j) in ("det", "name", "nat", "noun", "num", "poss")
            )
        if before == "nat":
            return bool({"past", "pp", "perf"} & feats) or self._after(j) in ("det", "pron")
        if "ing" in feats:
            return before not in ("", "conj") or self._after(j) in (
                "det",
                "name",
                "nat",
                "num",
                "noun",
                "poss",
            )
        if {"base", "s"} & feats and "past" not in feats:
            if not before or (
                before == "punct" and last is not None and last.sub not in ("comma", "quote")
            ):
                return False
            return self._after(j) in (
                "det",
                "name",
                "nat",
                "num",
                "pron",
                "poss",
                "adj",
                "comp",
            ) or (before == "name" and self._after(j) not in ("verb", "noun"))
        return True

    def _is_verb_isolating(self, last: Item | None, before: str, j: int) -> bool:
        """Words that do not change: what stands before, and whether an owner follows."""
        after = self._after(j)
        if before in ("aux", "neg", "adv", "pron", "title", "comp", "rel", "sub"):
            return before != "aux" or not (
                after in ("poss",) and last is not None and last.sub.startswith("pass")
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
            return False
        if j < len(self.tokens) and self._owner_follows(j):
            return False
        return not (
            before == "noun"
            and last is not None
            and any(x.entry.kind == "frame" for x in last.lexes)
        )

    def _owner_follows(self, j: int) -> bool:
        return any(x.entry.cls in ("prep:of", "prep:between") for x in self._match(j)[1])

    def _is_verb_joined(
        self, last: Item | None, before: str, i: int, j: int, verbs: list[Lex]
    ) -> bool:
        """Words that join their particles: a verb opens a clause or follows its subject."""
        lex = verbs[0]
        if "impf" in lex.feats or "juss" in lex.feats or lex.enc:
            return before not in ("prep", "det")
        if before in ("prep", "det", "num", "verb", "poss") or (
            last is not None and last.sub.startswith("pass")
        ):
            return False
        if before == "noun" and last is not None:
            return any("def" in x.pro for x in last.lexes) or last.sub == "unknowndef"
        if before == "adj":
            return bool(last and any("def" in x.pro for x in last.lexes))
        return True

    def _after(self, j: int) -> str:
        if j >= len(self.tokens):
            return ""
        token = self.tokens[j]
        if token.kind == "n":
            return "num"
        _, lexes = self._match(j)
        if lexes:
            return _tag(lexes[0])
        return "name" if token.cap and self.cased else ("punct" if token.kind == "p" else "noun")


def _plainest(found: list[Lex]) -> list[Lex]:
    """The readings that take the fewest particles off the word; an article is no particle."""
    if len(found) < 2:
        return found
    least = min(map(_clitics, found))
    return [lex for lex in found if _clitics(lex) == least]


def _clitics(lex: Lex) -> int:
    return sum(1 for name in lex.pro.split("+") if name and name != "def") + bool(lex.enc)


def _tag(lex: Lex) -> str:
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
