"""Briefs in which exactly one thing is swapped for another of its kind: a slot, a number, a source,
or whether it is said to be so. For the checker to catch.
"""

from __future__ import annotations

from collections import defaultdict
from random import Random
from typing import NamedTuple

import msgspec

from isnad.checking.ground import inside, lines
from isnad.checking.phrasebook import Phrasebook, load, visible
from isnad.pages import Brief, Line, Section, Slot

# Slots whose text may be another's of the same role; numbers and sources are kinds of their own.
_SLOTS = frozenset(
    "actor recipient broker words content type modality stance place origin_place precision country"
    " claimants time time_of_day share exception credit outlet language lineage conflict".split()
)
_NUMBERS = frozenset("reference count reports origins sides last_report age".split())
_POLARITY = "polarity"
KINDS = ("slot", "number", "source", "polarity")


class Swap(NamedTuple):
    """What was swapped: the kind, the role of the slot, the line before and after."""

    kind: str
    role: str
    before: Line
    after: Line
    brief: Brief


class Swapper:
    """Swaps one thing at a time in a brief; the choice is the caller's random numbers'."""

    def __init__(self, brief: Brief) -> None:
        self.brief, self.phrases = brief, load(brief.language)
        self.lines = [line for _, line in lines(brief)]
        self._slots: dict[str, list[tuple[Line, Slot]]] = defaultdict(list)
        for line in self.lines:
            for slot in line.slots:
                self._slots[slot.role].append((line, slot))

    def swap(self, kind: str, random: Random, roles: frozenset[str] | None = None) -> Swap | None:
        """A brief with one thing of a kind swapped, of one of some roles if these are told; null
        where there is none to swap."""
        if kind == _POLARITY:
            return self._polarity(random)
        wanted = {"slot": _SLOTS, "number": _NUMBERS, "source": frozenset({"source"})}[kind]
        wanted = wanted if roles is None else wanted & roles
        every = [there for role in sorted(wanted) for there in self._slots.get(role, ())]
        if not every:
            return None
        line, slot = random.choice(every)
        others = [
            (there, other)
            for there, other in self._slots[slot.role]
            if _alike(slot, other) and _shown(there, other) != _shown(line, slot)
        ]
        if not others:
            return None
        there, other = random.choice(others)
        after = self._replaced(line, slot, there, other)
        return self._made(kind, slot.role, line, after)

    def _replaced(self, line: Line, slot: Slot, there: Line, other: Slot) -> Line | None:
        """The line with what another slot shows in place of a slot's."""
        mine, theirs = inside(line, slot), inside(there, other)
        if bool(mine) != bool(theirs):
            return None
        kind = other.kind if slot.role not in _NUMBERS else slot.kind
        if not mine:
            return _filled(line, slot, there.text[other.start : other.end], kind)
        first, last = _ends(mine)
        begin, end = _ends(theirs)
        before, after = there.text[other.start : begin], there.text[end : other.end]
        return _reframed(line, slot, before, line.text[first:last], after, kind)

    def _polarity(self, random: Random) -> Swap | None:
        """What is said not to be so is said to be so, or the other way."""
        denied = self._slots[_POLARITY]
        told = [
            line
            for line in self.lines
            if line.kind in ("event", "saying", "state")
            and any(s.role == "words" for s in line.slots)
            and not any(s.role in (_POLARITY, "modality") for s in line.slots)
        ]
        if not denied and not told:
            return None
        at = random.randrange(len(denied) + len(told))
        if at < len(denied):
            line, slot = denied[at]
            return self._made(_POLARITY, "affirmed", line, self._without(line, slot))
        line = told[at - len(denied)]
        return self._made(_POLARITY, "negated", line, self._negated(line))

    def _without(self, line: Line, slot: Slot) -> Line:
        """The line without saying that it is not so."""
        dash = self.phrases.marks["dash"]
        end = slot.end + (len(dash) if line.text.startswith(dash, slot.end) else 0)
        size = end - slot.start
        slots = [_moved(s, slot.end, -size) for s in line.slots if s is not slot]
        text = line.text[: slot.start] + line.text[end:]
        return msgspec.structs.replace(line, text=text, slots=slots)

    def _negated(self, line: Line) -> Line:
        """The line with a phrase before it that says it is not so."""
        phrase = self.phrases.tables["standing"]["negated"]
        before = phrase + self.phrases.marks["dash"]
        of = next(s.of for s in line.slots if s.role == "words")
        told = Slot(role="polarity", start=0, end=len(phrase), of=of, kind="negated")
        slots = [told, *(_moved(s, 0, len(before)) for s in line.slots)]
        return msgspec.structs.replace(line, text=before + line.text, slots=slots)

    def _made(self, kind: str, role: str, before: Line, after: Line | None) -> Swap | None:
        if after is None or visible(after.text) == visible(before.text):
            return None
        if role == "reference":
            after = _numbered(after, self.phrases)
        return Swap(kind, role, before, after, _with_line(self.brief, before, after))


def _alike(slot: Slot, other: Slot) -> bool:
    """Whether two slots of one role show the same kind of thing, and not one report in two ways."""
    if slot.role == "outlet" and slot.of[:1] == other.of[:1]:
        return False
    phrases = ("type", "modality", "stance", "precision", "share", "lineage", "conflict")
    return slot.role in phrases or slot.kind == other.kind


def _shown(line: Line, slot: Slot) -> str:
    return visible(line.text[slot.start : slot.end])


def _ends(slots: list[Slot]) -> tuple[int, int]:
    return min(s.start for s in slots), max(s.end for s in slots)


def _filled(line: Line, slot: Slot, text: str, kind: str | None) -> Line:
    """The line with other text in a slot that has none inside it."""
    return _reframed(line, slot, text, "", "", kind)


def _reframed(
    line: Line, slot: Slot, before: str, inner: str, after: str, kind: str | None
) -> Line:
    """The line with other text around what stands in the slots inside a slot."""
    whole = before + inner + after
    by = len(whole) - (slot.end - slot.start)
    first = min((s.start for s in inside(line, slot)), default=slot.start)
    inward = slot.start + len(before) - first
    slots = []
    for one in line.slots:
        if one is slot:
            slots.append(msgspec.structs.replace(one, end=one.end + by, kind=kind))
        elif slot.start <= one.start and one.end <= slot.end and inner:
            slots.append(_shifted(one, inward, inward))
        else:
            slots.append(_shifted(one, by * (one.start >= slot.end), by * (one.end >= slot.end)))
    text = line.text[: slot.start] + whole + line.text[slot.end :]
    return msgspec.structs.replace(line, text=text, slots=slots)


def _moved(slot: Slot, at: int, by: int) -> Slot:
    """A slot in a line of which text from ``at`` on was moved."""
    return _shifted(slot, by * (slot.start >= at), by * (slot.end > at))


def _shifted(slot: Slot, start: int, end: int) -> Slot:
    return msgspec.structs.replace(slot, start=slot.start + start, end=slot.end + end)


def _numbered(line: Line, phrases: Phrasebook) -> Line:
    """The line with the numbers that it shows, as a writer would have it that got one wrong."""
    found = {
        phrases.number(line.text[s.start : s.end]) for s in line.slots if s.role == "reference"
    }
    return msgspec.structs.replace(line, numbers=sorted(n for n in found if n is not None))


def _with_line(brief: Brief, before: Line, after: Line) -> Brief:
    """The brief with another line in place of one."""

    def line(one: Line) -> Line:
        return after if one is before else one

    def section(one: Section) -> Section:
        return msgspec.structs.replace(
            one,
            heading=line(one.heading),
            lines=[line(inner) for inner in one.lines],
            sections=[section(inner) for inner in one.sections],
        )

    return msgspec.structs.replace(
        brief,
        title=line(brief.title),
        sections=[section(one) for one in brief.sections],
        reports=[msgspec.structs.replace(one, line=line(one.line)) for one in brief.reports],
        notes=[line(one) for one in brief.notes],
    )
