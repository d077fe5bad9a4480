"""A brief is whole: slots, spans, references, and nothing between the slots but phrases."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.checking import told as said
from isnad.joins import ClaimKey
from isnad.pages import Line, Reference, Slot
from isnad.records import Span
from isnad.tombstones import Tombstone

from .samples import WIRE, Told, piece, span

TOLL = "The Syrian Observatory for Human Rights said at least 14 people were killed in Homs on 3 December."


def whole() -> Told:
    """A brief with a line that follows from its words."""
    told = Told()
    key = told.claim("c1", WIRE, TOLL)
    place = piece("place", "Homs", of=[key], kind="name", span=span(WIRE, "Homs"))
    own = piece("words", "killed", of=[key], span=span(WIRE, "killed"))
    mark = piece("reference", "1", of=[key])
    told.line("event", place, " — “", own, "” [", mark, "]", claims=[key])
    return told


def given(told: Told) -> list[str]:
    return [fault.given for fault in told.faults()]


def changed(told: Told, **more: Any) -> Told:
    told.lines[0] = msgspec.structs.replace(told.lines[0], **more)
    return told


def slot(told: Told, n: int, **more: Any) -> Told:
    slots = list(told.lines[0].slots)
    slots[n] = msgspec.structs.replace(slots[n], **more)
    return changed(told, slots=slots)


def test_a_line_that_follows_from_its_words_has_no_faults() -> None:
    assert given(whole()) == []


def test_free_text_is_found() -> None:
    line = whole().lines[0]
    spoilt = changed(whole(), text=line.text + " as everybody knows")
    assert "no phrase" in given(spoilt)[0]


def test_what_a_slot_alone_may_say_is_found_outside_of_one() -> None:
    line = whole().lines[0]
    assert given(changed(whole(), text=line.text + " — denied"))


def test_slots_lie_in_their_line_and_not_across_one_another() -> None:
    assert "letters" in given(slot(whole(), 0, end=900))[0]
    assert "across" in given(slot(whole(), 0, end=12))[0]


def test_spans_are_verbatim() -> None:
    moved = span(WIRE, "Homs")
    moved = msgspec.structs.replace(moved, start=moved.start + 1, end=moved.end + 1)
    assert "other words" in given(slot(whole(), 0, span=moved))[0]


def test_a_report_that_was_not_handed_in_is_named() -> None:
    assert "handed in" in given(slot(whole(), 0, of=[ClaimKey("elsewhere", "c1")]))[0]


def test_a_slot_of_a_claim_of_another_line_is_found() -> None:
    told = whole()
    other = told.claim("c2", WIRE, "Rebels took the villages")
    assert "not the line's" in given(slot(told, 1, of=[other], span=span(WIRE, "took")))[0]


def test_a_claim_without_a_reference_is_found() -> None:
    told = whole()
    told.references.clear()
    assert "no reference shows its words" in given(told)


def test_a_number_is_that_of_the_words_of_its_claim() -> None:
    told = whole()
    told.claim("c2", WIRE, "Rebels took the villages")
    line = told.lines[0]
    text = line.text.replace("[1]", "[2]")
    assert "reference 2 is of c2" in given(changed(told, text=text, numbers=[2]))[0]


def test_a_number_that_no_reference_has_is_found() -> None:
    line = whole().lines[0]
    text = line.text.replace("[1]", "[7]")
    assert "no reference has that number" in given(changed(whole(), text=text, numbers=[7]))[0]


def test_the_numbers_of_a_line_are_those_that_stand_in_it() -> None:
    assert given(changed(whole(), numbers=[1, 2])) == ["the line shows ['1']"]


def test_references_are_verbatim_and_counted_once() -> None:
    told = whole()
    wrong = Span(start=0, end=5, quote="Those")
    told.references.append(Reference(number=1, report=WIRE.id, span=wrong, claims=["c9"]))
    assert [g for g in given(told) if "one number" in g or "other words" in g]


def test_the_list_of_reports_is_that_of_the_reports() -> None:
    told = whole()
    listed = told.brief().reports
    listed[0] = msgspec.structs.replace(listed[0], published="2020-01-01")
    assert told.faults(reports=listed)[0].given == "its published is 2024-12-04T09:00:00Z"


def test_what_was_forgotten_is_told_as_its_tombstones_have_it() -> None:
    stone = Tombstone(
        kind="report",
        sha256="0" * 64,
        reports=1,
        claims=3,
        reason="court order",
        recorded="2024-12-05T10:00:00Z",
    )
    told = Told()
    note = Line(
        kind="note", text="Reports forgotten on request: 1, on 5 December 2024; reason: court order"
    )
    assert told.faults(notes=[note], forgotten=[stone]) == []
    assert told.faults(notes=[note])


def test_a_fault_tells_where_it_is_and_the_way_out() -> None:
    [fault] = slot(whole(), 1, span=span(WIRE, "said")).faults()
    line = said(fault)
    assert "\n" not in line
    assert all(part in line for part in ("events", "killed", "wire-4", "text", "isnad why"))


def test_no_slot_is_empty() -> None:
    line = whole().lines[0]
    empty = Slot(role="words", start=3, end=3)
    assert given(changed(whole(), slots=[*line.slots, empty]))
