"""What a brief tells twice is told alike, and what stands under a heading is what the heading says."""

from __future__ import annotations

from isnad.joins import ClaimKey
from isnad.pages import Line, Section, Slot

from .samples import WIRE, Told, piece, span

TAKEN = "Rebels took the villages except the southern quarters overnight, witnesses said."
TOLL = "The Syrian Observatory for Human Rights said at least 14 people were killed in Homs on 3 December."


def taken(told: Told, key: ClaimKey, gloss: str, kind: str) -> None:
    """A line that tells what was taken, as a type."""
    own = piece("words", "took", of=[key], span=span(WIRE, "took"))
    told.line(
        "event", "“", own, "” (", piece("type", gloss, of=[key], kind=kind), ")", claims=[key]
    )


def given(told: Told) -> list[str]:
    return [fault.given for fault in told.faults()]


def test_a_claim_is_of_one_type_in_all_lines() -> None:
    told = Told()
    key = told.claim("c1", WIRE, TAKEN)
    taken(told, key, "taking control", "CONTROL.begins")
    taken(told, key, "taking control", "CONTROL.begins")
    assert given(told) == []
    taken(told, key, "attack or other use of force", "ASSAULT")
    assert any("another line has" in one for one in given(told))


def test_two_claims_of_the_same_words_are_not_of_one_type() -> None:
    told = Told()
    taken(told, told.claim("c1", WIRE, TAKEN), "taking control", "CONTROL.begins")
    taken(told, told.claim("c2", WIRE, TAKEN), "attack or other use of force", "ASSAULT")
    assert given(told) == []
    taken(told, told.claim("c3", WIRE, TAKEN), "attack or other use of force", "ASSAULT")
    assert any("another claim of these words" in one for one in given(told))


def test_a_day_is_that_of_its_section() -> None:
    told = Told()
    heading = told.line("note", piece("time", "4 December 2024", kind="day"))
    right = Section(key="events/2024-12-04", heading=heading)
    assert told.faults(sections=[right]) == []
    wrong = Section(key="events/2024-12-05", heading=heading)
    assert [fault.slot.role for fault in told.faults(sections=[wrong]) if fault.slot] == ["time"]


def test_a_line_is_of_the_place_that_heads_its_section() -> None:
    told = Told()
    key = told.claim("c1", WIRE, TOLL)
    place = {"of": [key], "kind": "name", "span": span(WIRE, "Homs")}
    heading = told.line("note", piece("place", "Homs", **place))
    line = told.line("state", piece("place", "Homs", **place), claims=[key])
    section = Section(key="situation/SYR/1", heading=heading, lines=[line])
    assert [f for f in told.faults(sections=[section]) if "section" in f.given] == []
    other = Slot(role="place", start=0, end=4, of=[key], kind="name", span=span(WIRE, "Hama"))
    heads = Section(
        key="situation/SYR/2", heading=Line(kind="note", text="Hama", slots=[other]),
        lines=[line],
    )  # fmt: skip
    assert any("that of Hama" in fault.given for fault in told.faults(sections=[heads]))
