"""From a run of date words to matched rules, and from these to whole expressions."""

from __future__ import annotations

from isnad.mentions.dates.atoms import Atom, Run
from isnad.mentions.dates.numbers import merged
from isnad.mentions.dates.tables import Classes, Node, Rule, Tables

Slots = dict[str, int | str]
# Index after the last atom, rule, number of atoms of context before, slots.
Ending = tuple[int, int, int, Slots]


class Match:
    """A rule that holds over words of a run: what it makes, its slots, its offsets.

    ``of``: that run, or another match in it. ``about``, ``since``, ``time`` and ``to`` are filled
    from the words beside it.
    """

    __slots__ = (
        "about", "end", "future", "line", "make", "since", "slots", "start", "time", "to",
    )  # fmt: skip

    def __init__(self, make: str, slots: Slots, start: int, end: int, of: Run | Match) -> None:
        self.make, self.slots, self.start, self.end = make, slots, start, end
        self.line: int = of.line
        self.future: bool = of.future
        self.about = self.since = False
        self.time: Slots = {}
        self.to: Match | None = None

    def __repr__(self) -> str:
        return f"{self.make} {self.slots} {self.start}:{self.end}"


Item = Atom | Match


class Parser:
    """Matches the rules of a language against runs."""

    def __init__(self, tables: Tables) -> None:
        self._rules, self._tree = tables.rules, tables.tree
        self._makers, self._steps = tables.makers, tables.steps

    def items(self, run: Run) -> list[Item]:
        """The run with every matched rule as one item, what is left as it is."""
        atoms = self._composed(merged(run.atoms))
        out: list[Item] = []
        i = 0
        while i < len(atoms):
            best = _best(self._tree, self._rules, atoms, i, run.counted)
            if best is None or self._outreached(atoms, i, best, run.counted):
                out.append(atoms[i])
                i += 1
                continue
            end, rule, before, slots = best
            out.extend(atoms[i : i + before])
            made = self._rules[rule]
            slots = {**slots, **made.fixed}
            out.append(Match(made.make, slots, atoms[i + before].start, atoms[end - 1].end, run))
            i = end
        return out

    def _outreached(self, atoms: list[Atom], i: int, best: Ending, counted: bool) -> bool:
        """Whether a match that begins within the core of this one reaches further than it."""
        for k in range(i + 1, best[0]):
            rival = _best(self._tree, self._rules, atoms, k, counted)
            if rival and rival[0] > best[0] and k + rival[2] < best[0]:
                return True
        return False

    def _composed(self, atoms: list[Atom]) -> list[Atom]:
        """The atoms with several that make one date word together replaced by that word."""
        if not self._makers:
            return atoms
        out: list[Atom] = []
        i = 0
        while i < len(atoms):
            best = _best(self._steps, self._makers, atoms, i, False)
            if best is None:
                out.append(atoms[i])
                i += 1
                continue
            end, rule, _, slots = best
            made = self._makers[rule]
            classes = {made.make: slots[made.make], **made.fixed}
            out.append(Atom(atoms[i].start, atoms[end - 1].end, classes, atoms[i].spaced))
            i = end
        return out


def _best(
    tree: list[Node], rules: list[Rule], atoms: list[Atom], i: int, counted: bool
) -> Ending | None:
    """The ending that reaches furthest from atom i; the rule that stands first among equals."""
    endings = _walk(tree, atoms, i)
    if not endings:
        return None
    endings.sort(key=lambda ending: (-ending[0], ending[2], ending[1]))
    for ending in endings:
        end, made = ending[0], rules[ending[1]]
        if (
            end < len(atoms)
            and made.unless
            and not atoms[end].classes.keys().isdisjoint(made.unless)
        ):
            continue
        if holds(ending[3], made.fixed, counted and end == len(atoms)):
            return ending
    return None


def _walk(tree: list[Node], atoms: list[Atom], i: int) -> list[Ending]:
    """Every rule that can end somewhere when begun at atom i."""
    found: list[Ending] = []
    stack: list[tuple[int, int, Slots]] = [(0, i, {})]
    count = len(atoms)
    while stack:
        at, j, slots = stack.pop()
        node = tree[at]
        for rule, before, after in node.ends:
            found.append((j - after, rule, before, slots))
        if j == count or not node.edges:
            continue
        for name, value in atoms[j].classes.items():
            for slot, target in node.edges.get(name, ()):
                stack.append((target, j + 1, _filled(slots, slot, name, value)))
    return found


def _filled(slots: Slots, slot: str, name: str, value: int | str) -> Slots:
    """The slots with one more; glue words, whose value is their name, fill none."""
    return slots if value == name == slot else {**slots, slot: value}


def holds(slots: Slots, fixed: Classes, counted: bool) -> bool:
    """Whether the slots can be a date: days and months in range, paired months the same."""
    for name in ("day", "day2"):
        day = slots.get(name)
        if isinstance(day, int) and not 1 <= day <= 31:
            return False
    if "pair" in slots and slots["pair"] != slots.get("month"):
        return False
    bare = fixed.get("bare", slots.get("bare"))
    if not bare:
        return True
    year = str(slots["years"]).split()[0] if "years" in slots else slots.get("year")
    return not counted and _year_like(int(year) if year else None, str(bare))


def _year_like(year: int | str | None, bare: str) -> bool:
    """Whether a number alone may be a year, given how strong the evidence beside it is."""
    if not isinstance(year, int):
        return True
    if bare == "weak":
        return 1800 <= year <= 2100 and year % 100 != 0
    return bare != "fair" or 1000 <= year <= 2100
