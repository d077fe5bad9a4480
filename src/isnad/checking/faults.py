"""What is wrong with a brief: where, what it shows, what the words give."""

from __future__ import annotations

import msgspec

from isnad.pages import Line, Slot


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of a brief that does not follow from what it stands on.

    ``section``: keys of the sections that it is in, the outermost first; ``line``: the text of the
    line; ``slot``: null where the line itself is at fault; ``shown``: what the brief says there;
    ``given``: what the words give; ``where``: the report and the offsets of the words.
    """

    section: list[str]
    line: str
    slot: Slot | None
    shown: str
    given: str
    where: str


class Problem(msgspec.Struct, frozen=True):
    """What a check found: what is shown and what should be; ``slot``: of which slot."""

    shown: str
    given: str
    slot: Slot | None = None


def told(fault: Fault) -> str:
    """A fault in one line: where it is, what is wrong, and the way out."""
    role = (
        f"{fault.slot.role}{f' ({fault.slot.kind})' if fault.slot.kind else ''}"
        if fault.slot
        else "line"
    )
    section = " / ".join(fault.section) or "the brief"
    shown = " ".join(fault.shown.split())
    way = (
        f"read the words with `isnad why CLAIM`, at {fault.where}"
        if fault.where
        else "tell the maintainers: the writer of briefs is at fault"
    )
    return f"{section}: {role}: shows {shown!r}, but {fault.given}; {way}. The line: {fault.line}"


def place_of(slot: Slot | None) -> str:
    """The report and the offsets that a slot stands on."""
    if slot is None or not slot.of:
        return ""
    report = slot.of[0].report
    if slot.span is None:
        return f"{report}, claim {slot.of[0].claim}" if slot.of[0].claim else report
    span = slot.span
    return f"{report}, {span.part} {span.start}-{span.end}, claim {slot.of[0].claim}"


def lines_text(line: Line, slot: Slot) -> str:
    """What a line shows in a slot."""
    return line.text[slot.start : slot.end]
