"""What the stages write over the words of one sentence: items, groups, clauses.

Each layer keeps the one below it as it is. Positions ``i`` and ``j`` count tokens of the sentence,
``j`` excluded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from isnad.languages.pack import Entry, Lex
from isnad.records import DateMention, Passage

# Types of claims: acts by words; those that nobody annotated, which only frames tell.
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
UNJUDGED = frozenset({"STATEMENT", "TOLL", "DISPLACEMENT"})
ACTING = frozenset({"person", "group", "org", "force", "office", "name", "country", "pron"})
NOMINAL = frozenset({"noun", "name", "nat", "adj", "det", "num", "title", "poss"})


class Token(msgspec.Struct, eq=False, gc=False):
    """A token: offsets into the part it stands in, its folded form, and what it looks like.

    ``kind`` is w (word), n (number) or p (punctuation); ``cap``: it begins with a capital;
    ``last``: its last letter as it is written; ``lead``: how many letters at its beginning are
    particles that can be cut off; ``marked``: the word as it is written, where it has marks on
    letters of their own (vowels).
    """

    start: int
    end: int
    form: str
    kind: str
    cap: bool
    last: str = ""
    lead: int = 0
    marked: str = ""

    @property
    def bare(self) -> str:
        """The form without particles at its beginning."""
        return self.form[self.lead :]

    def __repr__(self) -> str:
        return f"{self.form}[{self.start}:{self.end}]"


class Item(msgspec.Struct, eq=False, gc=False):
    """Tokens read as one word: its class ``tag``, a finer class ``sub``, and its readings, which
    it shares with other items of the same form."""

    i: int
    j: int
    tag: str
    sub: str = ""
    lexes: list[Lex] = []
    enc: str = ""
    date: DateMention | None = None

    def has(self, feature: str) -> bool:
        """Whether some reading of the item has the feature."""
        for lex in self.lexes:  # noqa: SIM110 - asked too often for a generator
            if feature in lex.feats:
                return True
        return False

    def __repr__(self) -> str:
        return f"<{self.tag}:{self.sub} {self.i}-{self.j}>"


class Group(msgspec.Struct, eq=False):
    """A noun group, verb group or a single function word, in the order of the sentence.

    ``kind``: np, vg, or the tag of the item. For noun groups ``cls`` is the class of the head
    (person, group, org, force, place, event, thing, name, pron, unknown …), ``name`` the token
    span of the proper name in it, ``prep`` the class of the preposition before it, ``of`` the
    group that hangs on it, ``members`` what is coordinated with it. ``means``: of a
    pronoun in what somebody says, them.
    """

    kind: str
    i: int
    j: int
    items: list[Item] = []
    head: Item | None = None
    cls: str = ""
    sub: str = ""
    country: str | None = None
    sector: str | None = None
    entity: str | None = None
    name: tuple[int, int] | None = None
    prep: str = ""
    prep_item: Item | None = None
    of: Group | None = None
    owner: Group | None = None
    poss: Group | None = None
    apposed: Group | None = None
    members: list[Group] = []
    joined: bool = False
    plural: bool = False
    definite: bool = False
    number: Item | None = None
    voice: str = ""
    form: str = ""
    tense: str = ""
    polarity: str = ""
    modality: str = ""
    cues: list[tuple[Item, str]] = []
    index: int = -1
    means: Group | None = None

    @property
    def lexes(self) -> list[Lex]:
        """The readings of the head."""
        return self.head.lexes if self.head else []

    @property
    def acts(self) -> bool:
        """Whether a noun group can act: people, bodies, countries, unknown names, pronouns."""
        return self.cls in ACTING or (self.cls == "unknown" and self.name is not None)

    @property
    def is_nobody(self) -> bool:
        """Whether its first word says that there is none of those who are told ("no group"), or that
        it is any of them, of whom none is known."""
        return bool(self.items) and self.items[0].sub in ("none", "any")

    def entry(self, *kinds: str) -> Entry | None:
        """The first entry of the head that is of one of the kinds."""
        for lex in self.lexes:
            if lex.entry.kind in kinds:
                return lex.entry
        return None


class Numeral(NamedTuple):
    """A number in a sentence: token span, and the closed range that it stands for; ``amount``:
    only a word for many ("dozens")."""

    i: int
    j: int
    low: int
    high: int
    amount: bool = False


class Sentence(msgspec.Struct, eq=False):
    """One sentence of a passage with its layers. ``dating``: the dates that can be the time of
    something, told to the year at least. ``quotes``: token spans inside quotation marks, with
    whether the quotation was opened before this sentence or goes on after it. ``speech``: whoever
    was given the word in a passage before says all of it. ``above``: for each token the links that
    cover it, the widest first; nobody may change these lists. ``concepts``, ``families``: what the
    words have to do with, by the tokens that they begin at; ``proposed``: the tokens of all verbs,
    nouns and speeches that no frame vouches for, of which ``proposals`` holds those that may tell
    something."""

    passage: Passage
    start: int
    end: int
    tokens: list[Token]
    items: list[Item] = []
    groups: list[Group] = []
    dates: list[DateMention] = []
    numerals: list[Numeral] = []
    dating: list[DateMention] = []
    quotes: list[tuple[int, int]] = []
    open_before: bool = False
    open_after: bool = False
    speech: bool = False
    units: list[Group] = []
    predicates: list[Predicate] = []
    links: list[Link] = []
    above: list[list[Link]] = []
    candidates: list[Candidate] = []
    proposals: list[Candidate] = []
    proposed: list[int] = []
    concepts: dict[int, str] = {}
    families: dict[int, str] = {}

    def numbers(self, i: int, j: int) -> list[Numeral]:
        """The numbers that have a word between two tokens."""
        found = []
        for at in range(bisect_right(self.numerals, i, key=_end), len(self.numerals)):
            if self.numerals[at].i >= j:
                break
            found.append(self.numerals[at])
        return found

    def quoted(self, i: int) -> tuple[int, int] | None:
        """The quotation that a token stands in, as a token span."""
        n = bisect_right(self.quotes, (i, len(self.tokens))) - 1 if self.quotes else -1
        return self.quotes[n] if n >= 0 and i < self.quotes[n][1] else None


def _end(number: Numeral) -> int:
    return number.j


class Predicate(msgspec.Struct, eq=False):
    """A verb group or event noun in its clause. ``link`` says how it hangs on ``parent``:
    conj, rel, comp, inf, ger, sub or nothing; ``begin`` and ``end`` bound its clause in units;
    ``dropped``: the language leaves its subject unspoken; ``twin``: the verb right after a
    conjunction that goes on with it ("shot and killed"); ``joined``: all verbs that hang on it
    by a conjunction; ``aside``: it tells what somebody did beside the act of the parent
    ("welcomed the deal, urging both sides …"), which does not govern it."""

    group: Group
    slots: dict[str, list[Group]] = {}
    parent: Predicate | None = None
    link: str = ""
    begin: int = 0
    end: int = 0
    passive: bool = False
    shared_subject: bool = False
    twin: Predicate | None = None
    dropped: bool = False
    aside: bool = False
    joined: list[Predicate] = []

    def first(self, slot: str) -> Group | None:
        """The first filler of a slot."""
        found = self.slots.get(slot)
        return found[0] if found else None


class Candidate(msgspec.Struct, eq=False):
    """A claim in the making: its entry, trigger items, role fillers, scope.

    ``proposed``: why it is more than the frames vouch for (verb, noun, scope, speech), that it
    is only what somebody pledges (pledged), or nothing;
    ``link``: the speech that it sums up; ``harms``: the words that tell what befell the victims
    of an attack, each with these;
    ``sure``: recipients whom the words themselves name for it; ``within``: the words of others that
    tell no more than a part of it.
    """

    entry: Entry
    type: str
    trigger: list[Item]
    roles: dict[str, list[Group]] = {}
    predicate: Predicate | None = None
    noun: Group | None = None
    polarity: str = "affirmed"
    modality: str = "actual"
    cues: list[tuple[Item, str]] = []
    status: str | None = None
    fired: list[str] = []
    proposed: str = ""
    link: Link | None = None
    harms: list[tuple[Item, list[Group]]] = []
    sure: list[Group] = []
    within: list[Item] = []

    @property
    def at(self) -> int:
        """The token position of the trigger."""
        return self.trigger[0].i


class Link(msgspec.Struct, eq=False):
    """A speaker, the tokens ``begin`` to ``end`` that are theirs, the cue and its entry; ``cut``:
    it stands too deep in the speech of others, and covers no more than a part of its words;
    ``beside``: who says it too, in a phrase of their own; ``document``: the speaker as the words
    have it, who may be the document of another; ``told``: the speaker is an outlet that somebody
    tells it, and passes it on; ``behind``: the speaker, where only a later sentence names them,
    with that sentence."""

    speaker: Group | None
    begin: int
    end: int
    cue: Item | None = None
    entry: Entry | None = None
    verb: Predicate | None = None
    carried: bool = False
    cut: bool = False
    holes: list[tuple[int, int]] = []
    beside: list[Group] = []
    document: Group | None = None
    told: bool = False
    behind: tuple[Group, Sentence] | None = None

    def tokens(self) -> Sequence[int]:
        """The tokens of what the speaker says."""
        inside = range(max(self.begin, 0), self.end)
        return [i for i in inside if self.covers(i)] if self.holes else inside

    def covers(self, i: int) -> bool:
        """Whether token i is inside what the speaker says."""
        return self.begin <= i < self.end and not any(a <= i < b for a, b in self.holes)
