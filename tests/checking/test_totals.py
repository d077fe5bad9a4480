"""What a brief adds up follows from what it is of: reports, origins, sides, places, lineage."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from isnad import flow
from isnad.checking import Fault, check
from isnad.joins import ClaimKey
from isnad.pages import Line

from .samples import ARAB, REPORTS, WIRE, Told, piece, span

TOLL = "The Syrian Observatory for Human Rights said at least 14 people were killed in Homs on 3 December."
ARABIC = (
    "قال المرصد السوري لحقوق الإنسان إن 14 شخصا على الأقل قتلوا في حمص يوم 3 كانون الأول/ديسمبر."
)
VISIT = "A doctor at the hospital said 9 people had died since Tuesday, but the mayor did not visit the city."
OBSERVATORY = "Syrian Observatory for Human Rights"


def given(told: Told) -> list[str]:
    return [fault.given for fault in told.faults()]


def counted(reports: str, origins: str, sides: str = "") -> list[str]:
    """What is wrong with how many tell it: two reports, both quoting the Observatory, and a doctor."""
    told = Told()
    one = told.claim("c1", WIRE, TOLL)
    two = told.claim("c2", ARAB, ARABIC)
    three = told.claim("c3", WIRE, VISIT)
    every = [one, two, three]
    parts: list[Any] = [
        "reports: ", piece("reports", reports, of=every),
        "; origins: ", piece("origins", origins, of=[one, three], kind="each"),
    ]  # fmt: skip
    if sides:
        parts += ["; sides: ", piece("sides", sides, of=[one], kind="each")]
    told.line("standing", *parts)
    words = {one: OBSERVATORY, two: "المرصد السوري لحقوق الإنسان", three: "doctor"}
    for key, quote in words.items():
        report = REPORTS[key.report]
        kind, shown = ("called", "doctor") if key == three else ("name", OBSERVATORY)
        who = piece("source", shown, of=[key], kind=kind, span=span(report, quote))
        said = piece("stance", "according to ", who, of=[key], kind="states")
        told.line("chain", said, " (not named)" if key == three else "", claims=[key])
    return given(told)


def test_reports_are_those_of_the_claims() -> None:
    assert counted("2", "2") == []
    assert counted("3", "2") == ["it stands on 2 reports"]


def test_origins_are_as_many_as_have_a_claim_for_each() -> None:
    assert counted("2", "1") == ["it has claims for 2"]
    assert counted("2", "3") == ["it has claims for 2"]


def test_sides_are_no_more_than_origins() -> None:
    assert counted("2", "2", "1") == []
    assert counted("2", "2", "3")


def place(age: str = "2", day: str = "4 December 2024", many: str = "2") -> list[str]:
    """What is wrong with how much is told of Homs, which two reports name, the last on 5 December."""
    told = Told()
    key = told.claim("c1", WIRE, TOLL)
    told.line(
        "standing",
        piece("place", "Homs", of=[key], kind="name", span=span(WIRE, "Homs")),
        ": last report ", piece("last_report", day, kind="169577"),
        " (days since: ", piece("age", age, kind="169577"),
        "); reports: ", piece("reports", many, kind="169577"),
    )  # fmt: skip
    return given(told)


def test_the_last_report_of_a_place_names_it() -> None:
    assert place() == []
    assert place(day="5 December 2024", age="1") == []
    assert "no report of that day names it" in place(day="6 December 2024", age="0")
    assert place(day="1 December 2024", age="5")  # the brief itself has a later one


def test_an_age_is_counted_from_the_day_in_the_line() -> None:
    assert place(age="3") == ["from that day on it is 2"]


@pytest.mark.parametrize("many", ["0", "3", "17"])
def test_no_more_reports_tell_of_a_place_than_name_it(many: str) -> None:
    assert place(many=many)


COPY = msgspec.structs.replace(WIRE, id="copy-5", outlet="Quay Post", sha256="c" * 64)
OTHER = msgspec.structs.replace(
    WIRE, id="own-6", outlet="Pier News", sha256="d" * 64,
    text="In Homs no fewer than 14 were dead on 3 December, according to an observatory in London.",
)  # fmt: skip


def taken(phrase: str, kind: str, report: Any) -> list[Fault]:
    """What is wrong with how a report is said to have taken over what the wire tells."""
    told = Told()
    key = told.claim("c1", WIRE, TOLL)
    of = [ClaimKey(report.id, "")]
    over = piece("outlet", report.outlet, of=of, kind="name")
    first = piece("outlet", "Harbour Wire", of=[ClaimKey(WIRE.id, "")], kind="name")
    told.line(
        "chain",
        "in ",
        first,
        "; ",
        piece("lineage", phrase, over, of=[key], kind=kind),
        claims=[key],
    )
    every = {**REPORTS, report.id: report}
    brief = told.brief()
    more = {"id": report.id, "sha256": report.sha256, "outlet": report.outlet}
    other = msgspec.structs.replace(brief.reports[0], **more)
    listed = [*brief.reports, *([other] if report.id not in REPORTS else [])]
    return check(msgspec.structs.replace(brief, reports=listed), every, flow.dates)


def test_a_copy_has_the_words_of_another() -> None:
    assert taken("copied in ", "copies", COPY) == []
    assert taken("copied in ", "copies", OTHER)[0].given == "own-6 is in words of its own"


def test_a_translation_is_of_another_language() -> None:
    assert taken("translated in ", "translates", OTHER)
    assert taken("translated in ", "translates", ARAB) == []


def test_a_rewrite_is_not_word_for_word() -> None:
    assert taken("rewritten in ", "rewrites", OTHER) == []
    assert taken("rewritten in ", "rewrites", COPY)


def contradiction(kind: str, first: str, second: str, phrase: str = "the number") -> list[str]:
    told = Told()
    keys = [told.claim("c1", WIRE, TOLL), told.claim("c3", WIRE, VISIT)]
    told.line("standing", piece("conflict", phrase, of=keys, kind=kind))
    sides = [
        piece("words", quote, of=[key], kind="side", span=span(WIRE, quote))
        for key, quote in zip(keys, (first, second), strict=True)
    ]
    told.line(
        "contradiction", piece("conflict", phrase, of=keys, kind=kind), ": “", sides[0], "”; “",
        sides[1], "”", claims=keys,
    )  # fmt: skip
    return given(told)


def test_sides_of_a_contradiction_differ_in_what_it_is_about() -> None:
    assert contradiction("number", "14 people", "9 people") == []
    assert contradiction("number", "people were", "people had")
    assert contradiction("number", "14 people", "9 people", "where")


def test_a_story_names_the_contradictions_that_are_told() -> None:
    told = Told()
    keys = [told.claim("c1", WIRE, TOLL)]
    told.line("standing", piece("conflict", "the number", of=keys, kind="number"))
    assert given(told) == ["no such contradiction is told"]


def test_the_brief_s_own_days_are_those_that_were_asked() -> None:
    told = Told()
    note = Line(kind="note", text="")
    assert told.faults(title=note) == []
    told.line("note", piece("time", "6 December 2024", kind="as_of"))
    assert given(told) == []
    told.line("note", piece("time", "5 December 2024", kind="known_by"))
    assert given(told) == ["the brief's is 2024-12-06"]


@pytest.mark.parametrize(
    ("shown", "outlet", "right"),
    [
        ("Bakers march", None, True),
        ("Bakers marched", None, False),
        ("Bakers march", "Quay Post", False),
    ],
)
def test_a_report_without_an_outlet_is_called_by_its_title(
    shown: str, outlet: str | None, right: bool
) -> None:
    bare = msgspec.structs.replace(WIRE, title="Bakers march", outlet=outlet)
    told = Told()
    key = told.claim("c1", WIRE, TOLL)
    of = [ClaimKey(WIRE.id, "")]
    told.line("chain", "in “", piece("outlet", shown, of=of, kind="title"), "”", claims=[key])
    found = check(told.brief(), {**REPORTS, WIRE.id: bare}, flow.dates)
    faults = [one for one in found if one.slot is not None and one.slot.role == "outlet"]
    assert not faults if right else faults
