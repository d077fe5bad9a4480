"""Noun groups and verb groups over the items of a sentence.

Two orders are known: head-last (English) and head-first (Arabic, Vietnamese); a pack names its
own. In a head-first group a further noun that can itself act hangs on the head (``of``).
"""

from __future__ import annotations

from isnad.annotations import NOMINAL, Group, Item, Token
from isnad.languages.pack import Entry, Pack
from isnad.mentions.apart import begins_anew, counts_others
from isnad.mentions.construct import COUNTABLE, SOME, Construct, is_definite, is_event
from isnad.mentions.describe import describe
from isnad.mentions.verbs import verb_group

_VERBAL = frozenset({"aux", "neg", "verb"})
# Behind these a passive marker belongs to the verb or noun that comes.
_BEFORE_VERB = _VERBAL | {"name", "noun", "pron", "title", "nat"}
_HEADS, _OTHER_HEADS = frozenset({"noun", "name"}), frozenset({"nat", "adj", "num", "det", "poss"})
_TITLES, _PLAIN = frozenset({"title"}), frozenset({"title", "adj"})
_NUMBERED = frozenset({"place", "force", "org", "doc"})
# Those of whom two kinds are told at once; no noun group has more items, or the work grows.
_SPEAKING = frozenset({"person", "office"})
_LONGEST = 40
# What a number before it counts.
_COUNTED = frozenset({"noun", "nat"})
# A body, a bracket, what it is called for short, a bracket, and its people.
_FIVE, _PEOPLE = 5, frozenset({"person", "office", "force", "group"})
_BODIES = frozenset({"org", "force", "group"})
# Quotation marks, and what may stand in them as what somebody is called.
_OPENING = frozenset({"quote", "open", "single"})
_MARKS, _WORDS = _OPENING | {"close", "unsingle"}, frozenset({"adj", "name", "noun"})


def group(items: list[Item], tokens: list[Token], pack: Pack) -> list[Group]:
    """The sentence as groups in order."""
    found = _Grouper(items, tokens, pack).run()
    return _abbreviated(found, tokens, pack) if pack.settings.get("heads") == "last" else found


class _Grouper(Construct):
    def __init__(self, items: list[Item], tokens: list[Token], pack: Pack) -> None:
        super().__init__(tokens, pack)
        self.items = items
        self.head_last = pack.settings.get("heads") == "last"
        self.isolating = pack.settings.get("words") == "isolating"

    def run(self) -> list[Group]:
        k = 0
        while k < len(self.items):
            tag = self.items[k].tag
            if tag in _VERBAL:
                k = self._verbs(k)
            elif self.isolating and tag == "adj" and self._tells_how(k):
                k = self._single(k)
                self.out[-1].kind = "adv"
            elif tag in NOMINAL and not self._genitive(self.items[k]):
                k = self._nouns(k)
            else:
                k = self._single(k)
        return self.out

    def _single(self, k: int) -> int:
        item = self.items[k]
        last = self.out[-1] if self.out else None
        if self._genitive(item) and last is not None and last.kind == "date":
            return k + 1
        if last is not None and item.tag == "pron" and counts_others(last, item):
            last.j, last.items, last.cls = item.j, [*last.items, item], "person"
            return k + 1
        made = Group(kind=item.tag, i=item.i, j=item.j, items=[item], head=item, sub=item.sub)
        if item.tag == "pron":
            made.kind, made.cls = "np", "pron"
        self.out.append(made)
        if item.enc and item.tag in ("prep", "attr", "conj", "comp"):
            self.out.append(self._pronoun(item))
        return k + 1

    def _pronoun(self, item: Item) -> Group:
        """The enclitic pronoun of an item as a noun group of its own."""
        return Group(kind="np", i=item.i, j=item.j, head=item, cls="pron", sub=item.enc)

    def _verbs(self, k: int) -> int:
        first, parts = k, []
        while k < len(self.items) and (
            self.items[k].tag in _VERBAL or (self.items[k].tag == "adv" and self._verb_follows(k))
        ):
            parts.append(self.items[k])
            k += 1
            if parts[-1].tag == "verb":
                break
        made = verb_group(parts)
        if self._comes_off(k, made):
            k += 1
        noun = self.items[k] if k < len(self.items) else None
        if (
            made.voice == "passive"
            and made.form == "aux"
            and noun
            and noun.tag == "noun"
            and (noun.has("masdar") or is_event(noun))
        ):
            made.head, made.j, k = noun, noun.j, k + 1
            made.form = "fin"
        self.out.append(made)
        if parts[-1].enc and parts[-1].tag == "verb":
            self.out.append(self._pronoun(parts[-1]))
        return max(k, first + 1)

    def _comes_off(self, k: int, made: Group) -> bool:
        """A passive marker after a verb and before no other: it says that the act came off."""
        if made.head is None or k >= len(self.items) or self.items[k].sub != "pass.done":
            return False
        after = self.items[k + 1].tag if k + 1 < len(self.items) else ""
        return after not in _BEFORE_VERB

    def _verb_follows(self, k: int) -> bool:
        while k < len(self.items) and self.items[k].tag == "adv":
            k += 1
        return k < len(self.items) and self.items[k].tag in _VERBAL

    def _genitive(self, item: Item) -> bool:
        return item.tag == "poss" and item.sub == "gen"

    def _nouns(self, k: int) -> int:
        parts: list[Item] = []
        owner: Group | None = None
        while k < len(self.items):
            item = self.items[k]
            if item.tag not in NOMINAL:
                if not (parts and self._inside(parts, item, k)):
                    break
            elif parts and self._genitive(item):
                owner = self._make(parts, owner)
                parts = []
            elif parts and (len(parts) == _LONGEST or self._ends(parts, item, k)):
                break
            else:
                parts.append(item)
            k += 1
        if parts:
            made = self._make(parts, owner)
            self.out.append(made)
        elif owner:
            self.out.append(owner)
        return k

    def _inside(self, parts: list[Item], item: Item, k: int) -> bool:
        """Whether the noun group goes on after an item that is no part of it."""
        if item.tag == "date":
            return self._dated(parts, k)
        if item.sub == "comma":
            return self._listed(parts, k)
        if item.sub in _MARKS:
            return self.head_last and self._nickname(parts, k)
        if item.tag == "conj":
            return self._both(parts, k)
        after = self.items[k + 1].tag if k + 1 < len(self.items) else ""
        return after == "adj" if item.tag == "adv" else item.sub == "hyphen" and after in NOMINAL

    def _tells_how(self, k: int) -> bool:
        """An adjective right after a verb that says how it is done, where words never change; one
        of a single syllable may belong to a noun after it."""
        item, last = self.items[k], self.out[-1] if self.out else None
        if last is None or last.head is None:
            return False
        if last.kind not in ("vg", "adv") or any(x.entry.sector for x in item.lexes):
            return False
        after = self.items[k + 1].tag if k + 1 < len(self.items) else ""
        return item.j - item.i > 1 or after not in NOMINAL

    def _listed(self, parts: list[Item], k: int) -> bool:
        """A comma between two adjectives before their noun."""
        rest = self.items[k + 1 : k + 3]
        if not self.head_last or parts[-1].tag != "adj" or len(rest) < 2 or rest[0].tag != "adj":
            return False
        return rest[1].tag in ("adj", "noun", "nat") and not any(
            p.tag in ("noun", "name") for p in parts
        )

    def _both(self, parts: list[Item], k: int) -> bool:
        """A conjunction between two adjectives of one noun ("local and foreign officials")."""
        rest = [item.tag for item in self.items[k + 1 : k + 3]]
        if not self.head_last or parts[-1].tag != "adj" or len(rest) < 2:
            return False
        human = any(x.entry.cls in _SPEAKING | _BODIES for x in self.items[k + 2].lexes)
        bare = not any(p.tag in ("noun", "name") for p in parts)
        return bare and human and rest[0] in ("adj", "nat", "name") and rest[1] == "noun"

    def _nickname(self, parts: list[Item], k: int) -> bool:
        """A mark around what somebody is called in the middle of their name (``Lena "Red" Hill``)."""
        inside = k > 1 and len(parts) > 1 and self.items[k - 2].sub in _OPENING
        opens = k - 2 if inside and self.items[k - 1] is parts[-1] else k
        five = self.items[max(opens - 1, 0) : opens + 4]
        if len(five) < _FIVE or five[1].sub not in _OPENING or five[3].sub not in _MARKS:
            return False
        called = five[2]
        if called.j - called.i > 1 or not self.tokens[called.i].cap or called.tag not in _WORDS:
            return False
        if any(x.tag != "name" or x.lexes for x in (five[0], five[4])):
            return False
        called.tag, called.sub, called.lexes = "name", "name", []
        return True

    def _dated(self, parts: list[Item], k: int) -> bool:
        """A date that stands among the words before a noun ("a bloody 19th-century war")."""
        if not self.head_last or any(p.tag in ("noun", "name") for p in parts):
            return False
        return k + 1 < len(self.items) and self.items[k + 1].tag in ("noun", "adj")

    def _make(self, parts: list[Item], owner: Group | None) -> Group:
        made = self._tree(parts)
        if owner:
            made.owner = owner
            made.i = owner.i if owner.cls == "country" else made.i
        describe(made, self.tokens, self.pack)
        plain = _PLAIN if self.isolating else _TITLES  # "hit him hard"
        titles = parts[0].tag == "title" and all(p.tag in plain for p in parts)
        if titles and (person := _stands_alone(parts)):
            made.cls, made.sub, made.name = "pron", person, None
        elif self.isolating and self._several(parts):
            made.cls, made.sub, made.name = "pron", "3p", None
        return made

    def _several(self, parts: list[Item]) -> bool:
        """A number, or a word for several, before a form of address alone ("the two men")."""
        many = parts[0].tag == "num" or (parts[0].tag == "det" and parts[0].sub in ("pl", "quant"))
        rest = parts[1:]
        return many and all(p.tag == "title" for p in rest) and bool(_stands_alone(rest))

    def _tree(self, parts: list[Item]) -> Group:
        """A group; in head-first languages nested to the right at each noun that can act."""
        made = Group(kind="np", i=parts[0].i, j=parts[-1].j, items=parts)
        if self.head_last:
            made.head = _last(parts, _HEADS) or _last(parts, _OTHER_HEADS)
            return made
        heads = [n for n, p in enumerate(parts) if p.tag in ("noun", "name")]
        made.head = (
            parts[heads[0]]
            if heads
            else next((p for p in parts if p.tag in ("nat", "adj")), parts[-1])
        )
        if heads and parts[heads[0]].tag == "noun":
            for n in heads[1:]:
                if self._nests(parts, heads[0], n):
                    while n > heads[0] + 1 and parts[n - 1].tag in ("num", "det"):
                        n -= 1  # noqa: PLW2901
                    m = self._own_name(parts, heads[0], n)
                    made.of = self._tree(parts[n:m])
                    made.items = parts[:n] + parts[m:]
                    describe(made.of, self.tokens, self.pack)
                    break
        if made.of is None and self.split_definite and is_event(made.head):
            self._count_in(made)
        return made

    def _count_in(self, made: Group) -> None:
        """Give an act the people whom a number counts by a word that is no noun ("the death of 12
        Kenyans", "of 30 others")."""
        n = next((n for n, p in enumerate(made.items) if p.tag == "num"), 0)
        if n and made.items[-1].tag in COUNTABLE:
            made.of, made.items = self._tree(made.items[n:]), made.items[:n]
            describe(made.of, self.tokens, self.pack)

    def _own_name(self, parts: list[Item], head: int, n: int) -> int:
        """Where the name of a person begins after the known body that their role belongs to at n
        ("spokesman [of the] Ministry Jane Doe"); the end where there is none."""
        role = any(x.entry.cls in ("person", "office") for x in parts[head].lexes)
        if not self.isolating or not role or parts[n].tag != "name":
            return len(parts)
        m = n + 1
        while m < len(parts) and (parts[m].tag != "name" or parts[m].lexes):
            m += 1
        return m

    def _nests(self, parts: list[Item], head: int, n: int) -> bool:
        item = parts[n]
        if item.tag == "name":
            entry = item.lexes[0].entry if item.lexes else None
            return (
                parts[head].has("event")
                or is_event(parts[head])
                or (entry is not None and entry.cls not in ("country", "person", "office"))
            )
        governs = self.split_definite and is_event(parts[head])
        if governs and any(x.entry.kind == "noun" for x in item.lexes):
            return True  # what an event noun governs
        return any(
            x.entry.kind == "frame"
            or (
                x.entry.kind == "noun"
                and x.entry.cls in ("person", "group", "org", "force", "office")
            )
            for x in item.lexes
        )

    def _ends(self, parts: list[Item], item: Item, k: int) -> bool:
        """Whether the group is complete before ``item``."""
        last = parts[-1]
        if item.tag == "det" or (item.tag == "poss" and item.sub != "gen"):
            if item.sub == "after":
                return False
            if self.split_definite and item.sub in SOME and self.governs(last):
                return is_definite(last)  # "the closing of all crossings", "the stance of some"
            return any(p.tag in ("noun", "name", "adj", "nat") for p in parts)
        if (last.tag == "det" and last.sub == "after") or self._clause_behind(last, k):
            return True
        if self.head_last:
            return begins_anew(parts, self.items, k)
        if last.enc:
            return item.tag not in ("adj", "nat") and item.sub != "unknowndef"
        if item.tag == "num":
            return self._before_number(parts, item, k)
        if item.tag == "title":
            return any(p.tag in ("noun", "name") for p in parts)
        if self.split_definite:
            return self.new_by_definiteness(parts, item)
        human = any(
            x.entry.kind == "noun" and x.entry.cls in ("person", "office") for x in item.lexes
        )
        return human and any(p.tag == "name" for p in parts)

    def _clause_behind(self, last: Item, k: int) -> bool:
        """A noun behind which a clause without a marker tells what it is of, and whoever is the
        subject of that clause ("[the] risk [that] rebels attack")."""
        if not any("clause" in x.entry.opts and x.entry.kind == "noun" for x in last.lexes):
            return False  # no language but one whose words never change has such
        n = k
        while n < min(k + _LONGEST, len(self.items)) and self.items[n].tag in NOMINAL:
            n += 1
        who = (x.entry.cls for x in self.items[k].lexes)
        acts = self.items[k].tag == "name" or any(c in _PEOPLE | _BODIES for c in who)
        return acts and n < len(self.items) and self.items[n].tag in _VERBAL

    def _before_number(self, parts: list[Item], item: Item, k: int) -> bool:
        """Whether the group is complete before a number, which often counts what comes next."""
        if self._numbered(parts, item, k) or self.counted(
            parts, self.items[k + 1] if k + 1 < len(self.items) else None
        ):
            return False
        if parts[-1].tag == "noun" and parts[-1].has("du") and item.sub != "digits":
            return False  # "two men" where the noun tells two as well
        if is_definite(item) and is_definite(parts[-1]):
            return False  # "the three men", "the first visit" where numbers follow
        return any(p.tag in ("noun", "name") for p in parts) and item.sub != "after"

    def _numbered(self, parts: list[Item], item: Item, k: int) -> bool:
        """A number that belongs to the noun before it ("district 5", "division 325")."""
        after = self.items[k + 1] if k + 1 < len(self.items) else None
        bodies = any(x.entry.cls in _NUMBERED for x in parts[-1].lexes)
        return item.sub == "digits" and bodies and (after is None or after.tag not in _COUNTED)


def _last(parts: list[Item], tags: frozenset[str]) -> Item | None:
    """The last part of one of the classes."""
    for part in reversed(parts):
        if part.tag in tags:
            return part
    return None


def _stands_alone(parts: list[Item]) -> str:
    """The person of a form of address that stands for somebody without a name."""
    return next((x.entry.cls for p in parts for x in p.lexes if x.entry.kind == "title"), "")


def entry_of(item: Item | None, *kinds: str) -> Entry | None:
    """The first entry of an item that is of one of the kinds."""
    return next((x.entry for x in item.lexes if x.entry.kind in kinds), None) if item else None


def _abbreviated(groups: list[Group], tokens: list[Token], pack: Pack) -> list[Group]:
    """The groups with a body, its abbreviation in brackets and its people as one ("Relief
    Association (RA) officials")."""
    out: list[Group] = []
    n = 0
    while n < len(groups):
        five = groups[n : n + _FIVE]
        if len(five) == _FIVE and _is_abbreviated(*five):
            made = Group(kind="np", i=five[0].i, j=five[-1].j, head=five[-1].head)
            made.items = [*five[0].items, *five[-1].items]
            describe(made, tokens, pack)
            out.append(made)
            n += _FIVE
        else:
            out.append(groups[n])
            n += 1
    return out


def _is_abbreviated(body: Group, opens: Group, short: Group, closes: Group, people: Group) -> bool:
    if (opens.sub, closes.sub) != ("lparen", "rparen"):
        return False
    if not all(group.kind == "np" for group in (body, short, people)):
        return False
    bare = people.name is None and all(item.tag in ("noun", "adj") for item in people.items)
    named = body.name is not None or body.cls in _BODIES
    return bare and named and len(short.items) == 1 and people.cls in _PEOPLE
