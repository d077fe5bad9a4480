"""Bodies that a report has named, and the words that point to one of them: the head of its name
alone ("the Observatory"), what it was said to be ("the monitor"), or a word for its kind ("the
group")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from isnad.annotations import Group, Sentence
from isnad.languages.pack import Pack
from isnad.resolve.memory import Known, Memory

BODIES = frozenset({"org", "group", "force"})
_OF_STATE = frozenset({"MIL", "COP"})
_ARMED = frozenset({"MIL", "REB"})
_RISING = frozenset({"REB"})
# How many bodies back a word for a kind may point.
_REACH = 12
_SEVERAL = 2
_BEARERS = frozenset({"person", "office", "name"})


class Bodies:
    """The named bodies of one report, in the order of reading."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.head_last = pack.settings.get("heads") == "last"
        # Who spoke last of all bodies with a name.
        self.spoken: Known | None = None
        self._named: list[Known] = []
        self._bands: dict[str, Known] = {}
        self._by_head: dict[str, list[tuple[tuple[str, ...], Known]]] = defaultdict(list)
        self._told: dict[str, dict[str, Known]] = defaultdict(dict)

    def note(self, known: Known, group: Group, sentence: Sentence) -> None:
        """Remember a body with a name, and what an apposition says that it is."""
        if known.cls not in BODIES or not known.named:
            return
        for kind in self.kinds(group.apposed, sentence) if group.apposed is not None else ():
            self._told[kind].setdefault(known.entity or known.name, known)
        if known.sector in _RISING and known.entity is not None:
            self._bands[known.entity] = known
        if group.name is None:
            return
        self._named.append(known)
        forms = self._name(*group.name, sentence)
        if forms:
            self._by_head[forms[-1] if self.head_last else forms[0]].append((forms, known))

    def find(self, group: Group, sentence: Sentence) -> Known | None:
        """The body that words without a name point back to."""
        if group.poss is not None or not self._named:
            return None
        if several(group):
            return self._all_of(group)
        if not (group.of is None or group.of.cls == "country"):
            return None
        found = self._by_name(group, sentence) or self._as_told(group, sentence)
        return found if found is not None else self._of_kind(group, sentence)

    def told(self, kinds: Iterable[str]) -> Known | None:
        """The one body of the report of which an apposition says that it is such a thing."""
        every = [found for kind in kinds if (found := self._told.get(kind))]
        return next(iter(every[0].values())) if every and len(every[0]) == 1 else None

    def kinds(self, group: Group, sentence: Sentence) -> tuple[str, ...]:
        """What words without a name say that somebody is: the row of the head noun, and the last of
        the words that it is made of."""
        entry, head = group.entry("noun"), group.head
        if entry is None or head is None or head.i >= head.j:
            return ()
        n = head.j - 1 if self.head_last else head.i
        return entry.id, self._stem(sentence.tokens[n].bare)

    def phrase(self, group: Group, sentence: Sentence) -> str:
        """The words of a head noun of several, as they are written, where it closes its group; empty
        for one word."""
        head = group.head
        if head is None or head.j - head.i < _SEVERAL or group.entry("noun") is None:
            return ""
        if not self.head_last:
            return ""
        return " ".join(token.bare for token in sentence.tokens[head.i : head.j])

    def _name(self, i: int, j: int, sentence: Sentence) -> tuple[str, ...]:
        """The words of a name up to what hangs on it, where its head comes last."""
        forms: list[str] = []
        for token in sentence.tokens[i:j]:
            if self.head_last and forms and self._is_preposition(token.form):
                break
            forms.append(self._stem(token.bare))
        return tuple(forms)

    def _is_preposition(self, form: str) -> bool:
        return any(x.tag == "prep" for x in self.pack.word(form).alone)

    def _stem(self, form: str) -> str:
        stem = self.pack.stem
        return str(stem(form)) if stem is not None else form

    def _by_name(self, group: Group, sentence: Sentence) -> Known | None:
        """The last body whose name has the head of the group for its own."""
        head = group.head
        if head is None or head.tag not in ("noun", "name") or head.i >= head.j:
            return None
        capital = self._capital(group, sentence)
        if not (capital or (group.definite and group.cls in BODIES)):
            return None
        forms = tuple(self._stem(t.bare) for t in sentence.tokens[head.i : head.j])
        for name, known in reversed(self._by_head.get(forms[-1 if self.head_last else 0], ())):
            part = name[-len(forms) :] if self.head_last else name[: len(forms)]
            if part == forms and _agree(group, known):
                return known
        return None

    def _capital(self, group: Group, sentence: Sentence) -> bool:
        """Whether the head is written with a capital that is not that of the sentence."""
        head = group.head
        if head is None or not self.pack.settings.get("capitals"):
            return False
        return any(t.cap for t in sentence.tokens[max(head.i, 1) : head.j])

    def _as_told(self, group: Group, sentence: Sentence) -> Known | None:
        known = self.told(self.kinds(group, sentence)) if group.definite else None
        return known if known is not None and _agree(group, known) else None

    def _of_kind(self, group: Group, sentence: Sentence) -> Known | None:
        """The last body of the kind that a word stands for; of one that speaks, the last that did
        so before."""
        entry = group.entry("noun")
        sectors = entry.opts.get("stands_for") if entry is not None else None
        if not sectors or not group.definite:
            return None
        fits = [k for k in self._named[-_REACH:] if k.sector in sectors.split(",")]
        fits = [k for k in fits if _agree(group, k)]
        if self.spoken in fits and any(link.speaker is group for link in sentence.links):
            return self.spoken
        return fits[-1] if fits else None

    def _all_of(self, group: Group) -> Known | None:
        """The one band of rebels of the report, where words for all of them ("the rebels") can mean
        no other."""
        if group.sector not in _RISING or not group.definite or group.number is not None:
            return None
        if group.of is not None or group.members:
            return None
        unknown = any(k.sector in _RISING and k.entity is None for k in self._named)
        if unknown or len(self._bands) != 1:
            return None
        only = next(iter(self._bands.values()))
        return only if _agree(group, only) else None


def bearer(group: Group, sentence: Sentence, memory: Memory) -> Known | None:
    """The person named before whose surname a common noun with a capital is ("Baker said", after
    "Lena Baker")."""
    head = group.head
    if head is None or head.tag != "noun" or len(group.items) > 1 or head.j - head.i > 1:
        return None
    token = sentence.tokens[head.i]
    known = memory.by_name(frozenset({token.bare})) if token.cap else None
    whole = known is not None and len(known.words) >= _SEVERAL
    return known if whole and known is not None and known.cls in _BEARERS else None


def several(group: Group) -> bool:
    """Whether a noun group by itself, without what stands beside it in a list, is of several."""
    return group.number is not None or (group.plural and not group.members)


def ranks(group: Group) -> str | None:
    """The armed body whose people a noun group is of as a whole ("M23 rebels")."""
    if group.cls != "person" or group.sector not in _ARMED or group.number is not None:
        return None
    if any(item.sub == "indef" for item in group.items) or _is_one(group):
        return None
    inner = group.of or group.owner
    if inner is not None and inner.entity is None and inner.cls in BODIES:
        inner = inner.of
    if inner is not None:
        return inner.entity if inner.cls in BODIES and inner.sector in _ARMED else None
    named = (x.entry for item in group.items if item is not group.head for x in item.lexes)
    return next((e.id for e in named if e.kind == "ent" and e.sector in _ARMED), None)


def _is_one(group: Group) -> bool:
    """Whether the form of the head tells that it is one person ("the brigade's commander")."""
    return not group.plural and not group.members and any("sg" in x.feats for x in group.lexes)


def _agree(group: Group, known: Known) -> bool:
    """Whether nothing that the words say of a body speaks against it: "the army" is no band that
    calls itself one."""
    if group.sector in _OF_STATE and group.sector != known.sector:
        return False
    return group.country is None or known.country is None or group.country == known.country
