"""The units of a sentence as clauses see them: walking over them, filling slots."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Group, Predicate
from isnad.languages.pack import Pack

_WHERE = frozenset({"place", "country", "name", "unknown"})
# Whose hand something is done by, or is in.
_BOTH = {"hand": ("by", "held")}
# No object of news is described by more verbs.
_DEEP = 4
_QUOTES = frozenset({"quote", "open", "close"})
# The relative of people.
_WHO = "who"
# What may stand between a verb and the end of its clause.
_WITHIN = frozenset({"np", "adv", "date", "prep", "punct"})
# What is said stands behind these, and a figure of speech behind whom it is of.
_OPENED = frozenset({"comp", "punct", "attr", "rel", "sub", "np"})
BREAK = frozenset({"stop", "colon", "quote", "open", "close", "dash", "single", "unsingle"})


class Units:
    """Units in order, the predicates among them, and how to move from one to the next."""

    def __init__(self, units: list[Group], pack: Pack) -> None:
        self.units, self.pack = units, pack
        self.verbs: list[Predicate] = []
        self.by_unit: dict[int, Predicate] = {}
        self.bare = pack.settings.get("words") == "isolating"
        # Quotation marks that part nothing.
        self.passed = frozenset(_inside_clause(units)) if self.bare else frozenset()

    def unit(self, n: int) -> Group | None:
        """The unit at a position, if there is one."""
        return self.units[n] if 0 <= n < len(self.units) else None

    def skip(self, n: int, step: int) -> int:
        """Over adverbs, dates, taken groups and prepositional phrases."""
        while 0 <= n < len(self.units):
            unit = self.units[n]
            aside = unit.joined or unit.kind in ("adv", "date") or n in self.passed
            if aside or (unit.kind == "prep" and step < 0):
                n += step
            else:
                break
        return n

    def antecedent(self, n: int) -> Group | None:
        """The noun group that a relative at position n speaks of; that of the relative before where
        a conjunction joins both ("those who fled and who …")."""
        human = self.units[n].sub == _WHO
        if n > 1 and self.units[n - 1].kind == "conj" and self.units[n].head is not None:
            n = self._first_relative(n)
        n -= 1
        while n >= 0:
            unit = self.units[n]
            if unit.kind == "np" and not (unit.joined and not unit.of):
                before = self.unit(n - 1)
                if (
                    unit.prep
                    and unit.cls in _WHERE
                    and before is not None
                    and before.kind == "np"
                    and before.cls == "event"
                ):
                    return before
                return unit.of if human and _is_of_somebody(unit) else unit
            if unit.kind == "vg":
                return None
            n -= 1
        return None

    def _first_relative(self, n: int) -> int:
        """The position of the relative of the same form in the sentence before the one at n; n
        without one."""
        before = (m for m in range(n - 2, -1, -1) if self.units[m].kind in ("rel", "comp"))
        m = next(before, n)
        return m if self.units[m].kind == "rel" and self.units[m].sub == self.units[n].sub else n

    def joined_to(self, n: int, begin: int) -> bool:
        """Whether a conjunction stands between."""
        return any(u.kind == "conj" for u in self.units[n + 1 : begin])

    def breaks(self, n: int) -> bool:
        """Whether a clause ends at the mark at n."""
        unit = self.units[n]
        return unit.kind == "punct" and unit.sub in BREAK and n not in self.passed

    def before_aside(self, n: int) -> int:
        """The position n, or that of the dash before it which opens an aside that ends at n."""
        if n < 1 or self.units[n - 1].sub != "dash":
            return n
        return next((m for m in range(n - 2, -1, -1) if self.units[m].sub == "dash"), n)

    def past_object(self, verb: Predicate, n: int) -> bool:
        """Whether the noun group at n, right before a conjunction, ends the clause that a verb goes
        on with, where words never change: it is of the verb before it."""
        before = self.unit(self.skip(verb.begin - 1, -1))
        if not self.bare or before is None or before.kind != "conj":
            return False
        if not all(_hangs(unit) for unit in self.units[n + 1 : before.index]):
            return False
        m = n - 1
        while m >= 0 and self.units[m].kind in _WITHIN and not self.breaks(m):
            m -= 1
        return m >= 0 and m in self.by_unit

    def cause_of(self, verb: Predicate, n: int) -> Predicate | None:
        """The verb whose object the noun group at n is, where another behind it says what came of
        that ("shelled the village [and] left two dead"), or what its subject does with the object
        ("used a lorry [to] hit the crowd"), and words never change."""
        if not self.bare or (self.units[n].cls == "person" and not _causes(verb)):
            return None
        over = self.by_unit.get(self.skip(n - 1, -1))
        return over if over is not None and (_causes(verb) or _told(over, "means")) else None

    def past_description(self, verb: Predicate, other: Predicate | None) -> Predicate | None:
        """The verb whose object another only describes ("closed the sites [that] tested arms and
        …"), or says what it is called ("called the miners thieves and …"), or whose victims it
        tells ("the raid left two dead and …"): that is what a verb goes on with, where words never
        change."""
        for _ in range(_DEEP if self.bare else 0):
            thing = other.first("S") if other is not None else None
            if thing is None or thing.index < 1:
                break
            over = self.by_unit.get(self.skip(thing.index - 1, -1))
            if over is None or over is other:
                break
            named = other is not None and other.group.form == "cop" and _has_named(over, thing)
            if thing.acts and not named and (not _causes(over) or _tells_death(verb)):
                break
            other = over
        return other

    def comma_between(self, a: int, b: int) -> bool:
        """Whether punctuation stands between."""
        between = range(a + 1, b)
        return any(self.units[n].kind == "punct" and n not in self.passed for n in between)

    def put(self, verb: Predicate, slot: str, unit: Group | None) -> None:
        """Fill a slot of a predicate."""
        if unit is not None and unit is not verb.group:
            verb.slots.setdefault(slot, []).append(unit)

    def _aimed(self, n: int) -> bool:
        """Whether the phrase at n says whom the act right before it is against."""
        before = self.unit(self.skip(n - 1, -1))
        if self.pack.settings.get("words") == "joined" or self.units[n].prep != "against":
            return False
        return before is not None and before.kind == "np" and before.cls == "event"

    def aims(self, verb: Predicate, n: int) -> Group | None:
        """Whoever does the act right before an infinitive of purpose, where words never change
        ("raids of the army to retake the town")."""
        unit = self.units[n]
        if self.pack.settings.get("words") != "isolating" or verb.group.form != "inf":
            return None
        own = unit.cls == "event" and unit.of is not None and unit.of.prep == "of"
        return unit.of if own and unit.of is not None and unit.of.acts else None

    def past_aside(self, n: int) -> Group | None:
        """Who stands before words between two dashes, the second of which is at n."""
        first = next((m for m in range(n - 1, -1, -1) if self.units[m].sub == "dash"), -1)
        m = self.skip(first - 1, -1) if first > 0 else -1
        while m > 0 and self.units[m].prep:
            m = self.skip(m - 1, -1)
        who = self.unit(m)
        return who if who is not None and who.kind == "np" and not who.prep else None

    def given_to(self, n: int) -> bool:
        """Whoever gets what a noun group right behind them names, where words never change ("gave
        to the army three tanks")."""
        unit, after = self.units[n], self.unit(n + 1)
        if self.pack.settings.get("words") != "isolating" or unit.prep != "for" or not unit.acts:
            return False
        return after is not None and after.kind == "np" and not after.prep and not after.joined

    def phrases(self, verb: Predicate) -> None:
        """Prepositional phrases after the verb, and those that open the clause."""
        for n in range(verb.group.index + 1, verb.end):
            unit = self.units[n]
            if unit.kind == "np" and unit.prep and not unit.joined and not self._aimed(n):
                over = self._governing(verb, unit) or verb
                for slot in _BOTH.get(unit.prep, (unit.prep,)):
                    self.put(over, slot, unit)
        after = self.unit(verb.end)
        if after is not None and after.kind == "comp":
            self.put(verb, "comp", after)
        n = verb.begin - 1
        while n >= 0:
            unit = self.units[n]
            opens = unit.kind == "prep" and n == verb.begin - 1
            if (
                opens
                or unit.kind in ("vg", "comp", "rel", "sub", "attr")
                or (unit.kind == "punct" and unit.sub in BREAK)
            ):
                break
            if unit.kind == "np" and unit.prep and not unit.joined:
                self.put(verb, "pre:" + unit.prep, unit)
            n -= 1
        verb.begin = min(verb.begin, n + 1)

    def _governing(self, verb: Predicate, phrase: Group) -> Predicate | None:
        """The verb that a phrase with somebody belongs to behind another that only describes its
        object, where words never change ("retook the bridge [that] joins two towns from rebels")."""
        thing = verb.first("S") if self.bare and phrase.acts else None
        if thing is None or thing.acts or verb.passive:
            return None
        if (
            any(x.entry.type for x in verb.group.lexes)
            or self.units[phrase.index - 1].cls == "event"
        ):
            return None
        for over in reversed(self.verbs):
            if thing in over.slots.get("O", ()) and over.group.index < thing.index:
                return over if _gives_role(over, phrase.prep) else None
        return None


def _hangs(unit: Group) -> bool:
    """Whether a unit may belong to the noun group before it, or is no part of the clause."""
    phrase = unit.kind == "np" and bool(unit.prep)
    return unit.joined or phrase or unit.kind in ("adv", "date", "prep") or unit.sub == "comma"


def _gives_role(verb: Predicate, slot: str) -> bool:
    """Whether some sense of a verb says what part a phrase of the class has in it."""
    frames = (x.entry.frame for x in verb.group.lexes)
    names = (name.split("|") for frame in frames for name, role in frame.items() if role != "-")
    return any(slot in name for name in names)


def _inside_clause(units: list[Group]) -> Iterator[int]:
    """The quotation marks around words that only quote how a clause goes on, which end none where
    words never change ("vowed to “wipe out” the rebels, but …")."""
    opened: int | None = None
    for n, unit in enumerate(units):
        if unit.sub not in _QUOTES or unit.kind != "punct":
            continue
        if opened is None:
            opened = n
            continue
        before = units[opened - 1] if opened else None
        if before is not None and before.kind not in _OPENED and not _says(before):
            yield from (opened, n)
        opened = None


def _has_named(verb: Predicate, thing: Group) -> bool:
    """Whether somebody is called something by a verb, which says no clause about them."""
    says = any(x.entry.kind == "say" for x in verb.group.lexes)
    return not says and thing in verb.slots.get("O", ())


def _causes(verb: Predicate) -> bool:
    return _told(verb, "causes")


def _told(verb: Predicate, option: str) -> bool:
    return any(option in x.entry.opts for x in verb.group.lexes)


def _tells_death(verb: Predicate) -> bool:
    return any(x.entry.type == "TOLL" for x in verb.group.lexes)


def _says(unit: Group) -> bool:
    return unit.kind == "vg" and any(x.entry.kind == "say" for x in unit.lexes)


def describes(verb: Predicate, group: Group) -> bool:
    """Whether a clause without a marker may say more of its subject: of somebody, of an act, and
    of what holds something ("the bus [that] carried pupils")."""
    first = group.items[0] if group.items else None
    act = first is not None and first.tag == "det" and first.sub == "act"
    loads = any(x.entry.opts.get("loads") for x in verb.group.lexes)
    return act or loads or any(x.entry.opts.get("described") for x in group.lexes)


def how_often(group: Group) -> bool:
    """Whether a noun group without an article may only count ("visited the kingdom three times", "put
    it off another three days")."""
    first = next((item for item in group.items if item.sub != "quant"), None)
    counted = first is not None and first.tag == "num"
    return counted and group.cls == "abstract" and group.of is None


def _is_of_somebody(unit: Group) -> bool:
    """Whether a noun group is nobody and of somebody ("the criticism of the king, who …")."""
    told = not unit.acts and unit.head is not None and unit.head.tag == "noun"
    return told and unit.of is not None and unit.of.acts
