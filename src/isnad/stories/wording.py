"""What the words of a sentence say that its claims may not: what is done to a place and by whom,
what of it is denied, and numbers with what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from isnad import world
from isnad.folding import fold
from isnad.languages import accounts, codes, pack
from isnad.languages.concepts import concepts, said_of
from isnad.languages.pack import Entry, Pack
from isnad.memo import Memo
from isnad.stories.readings import Act, Number, Party, Reading

ACTS = frozenset(
    {"take", "hold", "enter", "reach", "leave", "repel", "prevent", "foothold", "settle"}
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670])"
# A short word that is written together with the number after it is a word of its own.
_TOKEN = re.compile(
    rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_]{_LETTER}*(?=\d)|[^\W\d_][\w\u0300-\u036f\u064b-\u065f\u0670]*|[:;،؛,]"
)
_HYPHENS = frozenset("-\u2010\u2011")
_STOPS = frozenset(";؛:،,")
_BREAKS = frozenset(";؛:")
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+", re.ASCII)
_STATE = frozenset({"MIL", "GOV", "COP", "SPY"})
_REBEL = frozenset({"REB", "OPP"})
# Concepts and auxiliaries of what is no more than meant.
_MEANT = frozenset({"WANT", "INTEND", "TRY.EFFORT", "MUST"})
_TO_COME = ("aux:fut", "aux:cond", "aux:should")
# Words of the table at which another account begins.
_PARTING = frozenset({"turn", "affirm"})
_WITHOUT = "prep:without"
_NAMES = frozenset({"ent", "nat"})
_PEOPLE = frozenset({"person", "group", "org", "force", "office"})
# How far before a word its negation, and before a number its bound, may stand, in tokens.
_NEGATED, _BOUND, _NEAR = 3, 3, 3
# How soon after a word for before or after the words tell of what was.
_SOON = 5
# How far from a word who does it may stand, before and after it.
_BEFORE, _AFTER = 10, 4
# How far from a number what it counts may stand.
_COUNTED = 12
_YEAR = 4
# How soon after it, and whom: sectors that are no people at large.
_OF, _ARMED = 2, _STATE | _REBEL | {"CRM"}
# Concepts of people at large, and of measures.
_AT_LARGE = frozenset({"NEUTRAL.PEOPLE", "DIE", "KILL", "WOUND"})
_MEASURES = frozenset({"NEUTRAL.SIZE", "NEUTRAL.TIME", "NEUTRAL.ECON"})


def read(sentence: str, language: str) -> Reading | None:
    """What the words of a sentence say; null for a language without a pack."""
    return _READ[sentence, language]


def remember(sentence: str, language: str, reading: Reading | None) -> None:
    """What ``read`` said of a sentence in another process."""
    _READ.put((sentence, language), reading)


def _read(of: tuple[str, str]) -> Reading | None:
    sentence, language = of
    return _Reader(sentence, language).reading() if language in codes() else None


_READ = Memo(_read, 1 << 13)


def party(country: str | None, sector: str) -> Party | None:
    """Whom a country and a sector stand for; null where they tell no side."""
    side = "state" if sector in _STATE else "rebel" if sector in _REBEL else ""
    return Party(country, side) if side else None


class _Reader:
    def __init__(self, sentence: str, language: str) -> None:
        found = list(_TOKEN.finditer(sentence))
        self.spans = [m.span() for m in found]
        self.forms = [fold(m[0]) for m in found]
        # What a hyphen joins to the word before it only describes ("rebel-held").
        self.joined = {
            n for n, m in enumerate(found) if sentence[m.start() - 1 : m.start()] in _HYPHENS
        }
        self.pack = pack.load(language)
        self.cues = accounts.load(language).find(self.forms)
        small = self.pack.settings.get("capitals", False)
        named = [not small or m[0][0].isupper() for m in found]
        self.entries = list(_entries(self.forms, named, self.pack))
        self.concepts = concepts(self.forms, self.pack)
        self.vague: list[int] = []
        self.parties = list(self._parties())
        self.other_times = [c.i for c in self.cues if c.says == "ago" and self._tells(c.j)]
        self.parts = sorted(
            [c.i for c in self.cues if c.says in _PARTING]
            + self.other_times
            + [n + 1 for n, form in enumerate(self.forms) if form in _BREAKS]
        )
        self.nots = self._negations()

    def reading(self) -> Reading:
        """All of it together."""
        return Reading(
            starts=tuple(start for start, _ in self.spans),
            acts=tuple(self._acts()),
            families=tuple(self._families()),
            numbers=tuple(self._numbers()),
            parties=tuple(self.parties),
            denials=tuple((c.i, c.says) for c in self.cues if c.says in ("deny", "untrue")),
            parts=tuple(self.parts),
            concepts=tuple(self.concepts.items()),
            other_times=tuple(self.other_times),
            limits=tuple(c.i for c in self.cues if c.says == "by"),
            refers=tuple(c.i for c in self.cues if c.says == "refers"),
            backing=tuple(c.i for c in self.cues if c.says == "backed"),
            ends=tuple(self._ends()),
        )

    def _ends(self) -> Iterator[int]:
        """Where the longest word that begins with each token ends."""
        last = list(range(1, len(self.spans) + 1))
        for i, j in [(i, j) for i, j, _ in self.entries] + [(c.i, c.j) for c in self.cues]:
            last[i] = max(last[i], j)
        return (self.spans[j - 1][1] for j in last)

    def _tells(self, at: int) -> bool:
        """Whether the words from a token on tell of something that is done: a time does not."""
        near = range(
            at, next((n for n, f in enumerate(self.forms) if n >= at and f in _STOPS), at + _SOON)
        )
        acts = {c.i for c in self.cues if c.says in ACTS}
        typed = {i for i, _, e in self.entries if e.kind == "frame" and e.type}
        return any(n in acts or n in typed for n in near[:_SOON])

    def _negations(self) -> list[tuple[int, bool]]:
        """Where words say that something is not so, and whether of what follows as a noun."""
        found = [(c.j - 1, True) for c in self.cues if c.says == "none"]
        for _, j, entry in self.entries:
            if entry.kind == "func" and _negative(entry.cls):
                found.append((j - 1, entry.cls == _WITHOUT))
        return found

    def denied(self, i: int) -> str:
        """The kind of word by which the token is said not to be so, or empty."""
        first, last = self._part(i)
        if any(c.says == "deny" and first <= c.i < i for c in self.cues):
            return "deny"
        if any(c.says == "untrue" and i < c.i < last for c in self.cues):
            return "untrue"
        return "not" if any(first <= n < i for n in self._nots_near(i)) else ""

    def _nots_near(self, i: int) -> Iterator[int]:
        """The negations right before a token: of nouns, or with no word of weight between."""
        light = {n for n, _, e in self.entries if e.kind in ("func", "adv")}
        for n, of_noun in self.nots:
            if n < i <= n + _NEGATED and (of_noun or light.issuperset(range(n + 1, i))):
                yield n

    def _part(self, i: int) -> tuple[int, int]:
        first = max((p for p in self.parts if p <= i), default=0)
        return first, min((p for p in self.parts if p > i), default=len(self.forms))

    def _acts(self) -> Iterator[Act]:
        for cue in self.cues:
            if cue.says in ACTS and cue.i not in self.joined and not self._only_meant(cue.i):
                first, _ = self._part(cue.i)
                still = any(
                    c.says == "remain" and max(first, cue.i - _NEAR) <= c.i < cue.i
                    for c in self.cues
                )
                who = self._who(cue)
                yield Act(cue.i, cue.says, who, self.denied(cue.i), still)

    def _only_meant(self, i: int) -> bool:
        """Whether the words before say that it is wanted, tried or to come, and no more."""
        near = range(max(0, i - _NEAR), i)
        aux = {n for n, _, e in self.entries if e.kind == "func" and e.cls.startswith(_TO_COME)}
        return any(n in aux or self.concepts.get(n) in _MEANT for n in near)

    def _who(self, cue: accounts.Word) -> Party | None:
        """Who does it: the nearest party on the side of the word where it is told, not beyond a
        word of denial; null where the nearest is one that other words tell."""
        first, last = self._part(cue.i)
        denials = [c.j for c in self.cues if c.says == "deny" and c.i < cue.i]
        first = max(first, cue.i - _BEFORE, *denials)
        told: list[tuple[int, Party | None]] = [*self.parties, *((i, None) for i in self.vague)]
        before = [(i, p) for i, p in sorted(told, key=_place) if first <= i < cue.i]
        after = [
            (i, p) for i, p in sorted(told, key=_place) if cue.i < i < min(last, cue.j + _AFTER)
        ]
        if cue.party == "after":
            return after[0][1] if after else None
        if self.pack.settings.get("order") == "vso":
            near = [*before[-1:], *after[:1]]
            return min(near, key=lambda pair: abs(pair[0] - cue.i))[1] if near else None
        return before[-1][1] if before else None

    def _families(self) -> Iterator[tuple[int, str, str]]:
        """Types of claims that verbs and nouns of events tell of."""
        family = said_of("family")
        typed = {i: e.type for i, _, e in self.entries if e.kind == "frame" and e.type}
        people = {i for i, _, e in self.entries if e.cls in _PEOPLE or e.kind == "ent"}
        for i, concept in self.concepts.items():
            if i not in people and i not in typed:
                typed[i] = family.get(concept, "")
        for i, kind in sorted(typed.items()):
            if kind.isupper():
                yield i, kind, self.denied(i)

    def _parties(self) -> Iterator[tuple[int, Party]]:
        vague = {(c.i, c.j) for c in self.cues if c.says == "vague"}
        nations = [(i, e.cls) for i, _, e in self.entries if e.kind == "nat"]
        seen: set[int] = set()
        for i, j, entry in self.entries:
            if entry.kind not in ("noun", "ent") or i in seen:
                continue
            country = next((c for n, c in nations if abs(n - i) <= _NEAR), None)
            if (i, j) in vague and country is None:
                self.vague.append(i)
                continue
            sector = entry.sector
            if entry.kind == "ent" and (known := world.load().entity(entry.id)):
                country, sector = known.country, known.sector
            # Officials speak for a state; they hold no town.
            found = party(country, "UNK" if entry.cls == "person" and sector == "GOV" else sector)
            if found:
                seen.add(i)
                yield i, found

    def _numbers(self) -> Iterator[Number]:
        """The numbers that may be of people, each with what the nearest word that counts says."""
        counting = {i: k for i, c in self.concepts.items() if (k := said_of("counts").get(c))}
        counting.update((c.i, "") for c in self.cues if c.says == "else")
        for i, j, low, high in _values(self.forms, self.entries):
            if self._of_things(i, j):
                continue
            before = self.forms[max(0, i - _BOUND) : i]
            bound = {self.pack.bounds.get(" ".join(before[n:])) for n in range(len(before))}
            near = [n for n in counting if abs(n - i) <= _COUNTED]
            nearest = min(near, key=lambda n: (abs(n - i), n < i), default=None)
            yield Number(
                start=self.spans[i][0],
                end=self.spans[j - 1][1],
                low=None if "most" in bound else low,
                high=None if "least" in bound else high,
                counts=counting[nearest] if nearest is not None else None,
                minor=self._minor(i, j),
                whom=self._whom(j),
                plain=self._plain(j),
            )

    def _of_things(self, i: int, j: int) -> bool:
        """Whether a number, tokens ``i`` to ``j``, is a name, an age or a measure, or counts things."""
        if any(c.says == "label" and c.j == i for c in self.cues) or self._of_date(j):
            return True
        if self._victims(j):
            return False
        here = [e for n, _, e in self.entries if n == j]
        nouns = [e for e in here if e.kind == "noun"]
        if nouns:
            return not any(e.cls in _PEOPLE for e in nouns)
        return any(e.kind == "num" for e in here) or (
            not here and self.concepts.get(j) in _MEASURES
        )

    def _of_date(self, at: int) -> bool:
        """Whether a word of no other kind and a year come next, as after a day."""
        year = self.forms[at + 1 : at + 2]
        known = any(n == at for n, _, _ in self.entries)
        return bool(year) and not known and len(year[0]) == _YEAR and year[0].isdigit()

    def _victims(self, at: int) -> bool:
        return any(c.says == "victims" and c.i == at for c in self.cues)

    def _plain(self, at: int) -> bool:
        """Whether no word right after a number says which people it counts."""
        nouns = any(n == at and e.kind == "noun" for n, _, e in self.entries)
        return not nouns or self._victims(at) or self.concepts.get(at) in _AT_LARGE

    def _whom(self, at: int) -> str:
        """Whom alone the number that ends before a token counts."""
        near = range(at, at + _OF)
        kinds = (c.party for c in self.cues if c.says == "kind" and c.i in near)
        armed = (e.sector for i, _, e in self.entries if i in near and e.sector in _ARMED)
        return next(iter((*kinds, *armed)), "")

    def _minor(self, i: int, j: int) -> bool:
        """Whether a number, tokens ``i`` to ``j``, is part of another, of an earlier day, or one that
        is said not to be so ("not three")."""
        first, _ = self._part(i)
        if any(n == i - 1 for n, _ in self.nots):
            return True
        return any(
            (c.says in ("among", "older") and first <= c.i < i)
            or (c.says == "earlier" and c.j == i)
            or (c.says == "of" and (c.i == j or c.j == i))
            for c in self.cues
        )


def _place(pair: tuple[int, Party | None]) -> int:
    return pair[0]


def _negative(cls: str) -> bool:
    return cls in ("neg", _WITHOUT) or cls.endswith(".neg")


def _entries(
    forms: Sequence[str], named: Sequence[bool], known: Pack
) -> Iterator[tuple[int, int, Entry]]:
    """What the tokens may be: of the longest entry that begins with each, and every reading of a
    token by itself that is in none. ``named``: whether a token is written as names are."""
    free = 0
    for i, form in enumerate(forms):
        if i < free:
            continue
        word = known.word(form)
        starts = known.keys(forms[i + 1]) if i + 1 < len(forms) else ()
        following = (pair for start in starts for pair in word.longer.get(start, ()))
        fitting = [
            (tail, lex)
            for tail, lex in following
            if (named[i] or lex.entry.kind not in _NAMES) and _fits(forms, i + 1, tail, known)
        ]
        longest = max((len(tail) for tail, _ in fitting), default=0)
        free = i + 1 + longest
        for tail, lex in fitting:
            if len(tail) == longest:
                yield i, free, lex.entry
        if not longest:
            for lex in word.alone if named[i] else word.small:
                yield i, free, lex.entry


def _fits(forms: Sequence[str], at: int, tail: Sequence[str], known: Pack) -> bool:
    return at + len(tail) <= len(forms) and all(
        word in known.keys(forms[at + n]) for n, word in enumerate(tail)
    )


def _values(
    forms: Sequence[str], entries: Iterable[tuple[int, int, Entry]]
) -> Iterator[tuple[int, int, int, int]]:
    """Numbers as first token, token after, least and most."""
    words: dict[int, tuple[int, str]] = {i: (j, e.cls) for i, j, e in entries if e.kind == "num"}
    for i, form in enumerate(forms):
        j, written = words.get(i, (i + 1, _plain(form)))
        low, _, high = written.partition("-")
        if low.isdigit():
            yield i, j, int(low), int(high or low)


def _plain(form: str) -> str:
    """A number in digits without marks between them; empty for what is none."""
    if _GROUPED.fullmatch(form):
        return re.sub(r"\D", "", form)
    return form if form.isdigit() else ""
