"""The units of a sentence as clauses see them: walking over them, filling slots."""

from __future__ import annotations

from isnad.annotations import Group, Predicate
from isnad.languages.pack import Pack

_WHERE = frozenset({"place", "country", "name", "unknown"})
# Whose hand something is done by, or is in.
_BOTH = {"hand": ("by", "held")}
BREAK = frozenset({"stop", "colon", "quote", "open", "close", "dash", "single", "unsingle"})


class Units:
    """Units in order, the predicates among them, and how to move from one to the next."""

    def __init__(self, units: list[Group], pack: Pack) -> None:
        self.units, self.pack = units, pack
        self.verbs: list[Predicate] = []
        self.by_unit: dict[int, Predicate] = {}

    def unit(self, n: int) -> Group | None:
        """The unit at a position, if there is one."""
        return self.units[n] if 0 <= n < len(self.units) else None

    def skip(self, n: int, step: int) -> int:
        """Over adverbs, dates, taken groups and prepositional phrases."""
        while 0 <= n < len(self.units):
            unit = self.units[n]
            if unit.joined or unit.kind in ("adv", "date") or (unit.kind == "prep" and step < 0):
                n += step
            else:
                break
        return n

    def antecedent(self, n: int) -> Group | None:
        """The noun group that a relative at position n speaks of."""
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
                return unit
            if unit.kind == "vg":
                return None
            n -= 1
        return None

    def joined_to(self, n: int, begin: int) -> bool:
        """Whether a conjunction stands between."""
        return any(u.kind == "conj" for u in self.units[n + 1 : begin])

    def comma_between(self, a: int, b: int) -> bool:
        """Whether punctuation stands between."""
        return any(u.kind == "punct" for u in self.units[a + 1 : b])

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

    def phrases(self, verb: Predicate) -> None:
        """Prepositional phrases after the verb, and those that open the clause."""
        for n in range(verb.group.index + 1, verb.end):
            unit = self.units[n]
            if unit.kind == "np" and unit.prep and not unit.joined and not self._aimed(n):
                for slot in _BOTH.get(unit.prep, (unit.prep,)):
                    self.put(verb, slot, unit)
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
