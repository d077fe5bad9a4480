"""Whether a brief is whole: slots in their lines, spans in their reports, references that resolve,
and nothing between the slots but phrases."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.checking import times
from isnad.checking.faults import Problem
from isnad.checking.ground import Ground, around
from isnad.checking.phrasebook import plain, visible
from isnad.joins import ClaimKey
from isnad.pages import Brief, Line, Reference, Slot
from isnad.records import Report, Span
from isnad.tombstones import together

_COUNTED = ("number", "reports")
# Slots that say where and when, which a line may have of another claim of its story.
_ABOUT = frozenset({"place", "precision", "country", "claimants", "time"})


def line_problems(line: Line, ground: Ground) -> Iterator[Problem]:
    """What is wrong with a line as such."""
    slots = list(_slots(line))
    yield from slots
    if slots:
        return
    for slot in line.slots:
        yield from _spans(slot, ground)
    left = ground.phrases.leftover(around(line, None))
    if left and not (line.kind == "note" and _is_tombstone(line, ground)):
        yield Problem(left, "it stands in no slot and is no phrase of the reader's language")
    yield from number_problems(line, ground)


def _is_tombstone(line: Line, ground: Ground) -> bool:
    """Whether a note says what was forgotten, as the tombstones of the brief have it."""
    text = visible(line.text)
    for one in together(ground.brief.forgotten):
        gaps = ground.phrases.undo("forgotten", one.kind, text)
        told = gaps and times.shown(gaps["date"], ground.phrases), gaps and gaps["reason"]
        if gaps and told == (one.day, plain(one.reason)):
            numbers = {key: ground.phrases.number(gaps.get(key, "")) for key in _COUNTED}
            right = {"number": one.number, "reports": one.reports}
            return all(numbers[key] in (None, right[key]) for key in _COUNTED)
    return False


def _slots(line: Line) -> Iterator[Problem]:
    """Slots that lie outside of their line, or across one another."""
    open_: list[int] = []
    for slot in sorted(line.slots, key=lambda s: (s.start, -s.end)):
        if not 0 <= slot.start < slot.end <= len(line.text):
            yield Problem(
                f"{slot.start}-{slot.end}", f"the line has {len(line.text)} letters", slot
            )
            continue
        while open_ and open_[-1] <= slot.start:
            open_.pop()
        if open_ and slot.end > open_[-1]:
            yield Problem(line.text[slot.start : slot.end], "the slot lies across another", slot)
        open_.append(slot.end)


def _spans(slot: Slot, ground: Ground) -> Iterator[Problem]:
    for key in slot.of:
        if key.report not in ground.reports:
            yield Problem(key.report, "no report of that id was handed in", slot)
            return
    if slot.span is not None and not slot.of:
        yield Problem(slot.span.quote, "the slot does not say which report the words are of", slot)
    elif slot.span is not None and not is_verbatim(slot.span, ground.reports[slot.of[0].report]):
        yield Problem(slot.span.quote, "the report has other words there", slot)


def is_verbatim(span: Span, report: Report) -> bool:
    """Whether a report has the words of a span where it says."""
    return report.part(span.part)[span.start : span.end] == span.quote


def number_problems(line: Line, ground: Ground) -> Iterator[Problem]:
    """References: all claims of a line have one, and its numbers are those that stand in it."""
    for key in line.claims:
        if key.claim and key not in ground.references:
            yield Problem(f"claim {key.claim} of {key.report}", "no reference shows its words")
    found, own = set(), set(line.claims)
    for slot in line.slots:
        if slot.role == "reference":
            found.add(ground.phrases.number(line.text[slot.start : slot.end]))
            yield from _reference(line, slot, ground)
        else:
            yield from _claims(line, slot, own, ground)
    if found != set(line.numbers):
        yield Problem(
            ", ".join(map(str, line.numbers)), f"the line shows {sorted(map(str, found))}"
        )


def _reference(line: Line, slot: Slot, ground: Ground) -> Iterator[Problem]:
    """Whether a number is that of the words of its claims."""
    text = line.text[slot.start : slot.end]
    reference = ground.numbered.get(ground.phrases.number(text) or 0)
    if reference is None:
        yield Problem(text, "no reference has that number", slot)
        return
    for key in slot.of:
        yield from _is_of(key.report, key.claim, reference, slot)


def _claims(line: Line, slot: Slot, own: set[ClaimKey], ground: Ground) -> Iterator[Problem]:
    """Whether a slot is of claims of its line, and of some whose words can be read."""
    told = [key for key in slot.of if key.claim]
    if own and slot.role not in _ABOUT and not own.issuperset(told):
        yield Problem(
            line.text[slot.start : slot.end], "it is of a claim that is not the line's", slot
        )
    if slot.span is not None and told:
        yield from _has_reference(slot, ground)


def _has_reference(slot: Slot, ground: Ground) -> Iterator[Problem]:
    if slot.of[0] not in ground.references:
        yield Problem(f"claim {slot.of[0].claim}", "no reference shows its words", slot)


def _is_of(report: str, claim: str, reference: Reference, slot: Slot) -> Iterator[Problem]:
    if report != reference.report or claim not in reference.claims:
        there = (
            f"reference {reference.number} is of {', '.join(reference.claims)} ({reference.report})"
        )
        yield Problem(f"claim {claim} of {report}", there, slot)


def brief_problems(brief: Brief, ground: Ground) -> Iterator[Problem]:
    """What is wrong with the references and the list of reports."""
    numbers = [one.number for one in brief.references]
    if len(set(numbers)) != len(numbers):
        yield Problem(f"references {numbers}", "two have one number")
    for one in brief.references:
        there = ground.reports.get(one.report)
        if there is None:
            yield Problem(f"reference {one.number}", f"no report {one.report!r} was handed in")
        elif not is_verbatim(one.span, there):
            yield Problem(one.span.quote, f"report {one.report!r} has other words there")
    if brief.direction != ground.phrases.direction:
        yield Problem(brief.direction, f"the language is written {ground.phrases.direction}")
    for listed in brief.reports:
        there = ground.reports.get(listed.id)
        if there is None:
            yield Problem(listed.id, "no report of that id was handed in")
            continue
        for field in ("sha256", "language", "outlet", "title", "url", "published", "received"):
            if getattr(listed, field) != getattr(there, field):
                yield Problem(
                    f"{listed.id}: {getattr(listed, field)}",
                    f"its {field} is {getattr(there, field)}",
                )
