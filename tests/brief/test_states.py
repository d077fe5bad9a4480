"""What is told of states: who is said to hold what, since when, according to whom."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from isnad.brief import foremost
from isnad.joins import Link
from isnad.records import Claim, Place, Time
from isnad.states import Seen, State

from .samples import aleppo, claim, everything, people, source, taken
from .written import account, lines, sections, state, story, telling, written

SEEN = Seen(place="Aleppo", country="SYR", geonames=170063, last_report="2024-12-01", reports=1234)


def held(**more: Any) -> State:
    """Aleppo, held by rebels according to two, most of it."""
    first, second, third = taken()
    the_observatory = account("o", first, second, entity="org:observatory", side="x")
    other = account("Harbour TV", third)
    fields: dict[str, Any] = {
        "parties": ["Syrian rebels"], "since": "2024-11-30", "extent": first.extent,
    }  # fmt: skip
    return state("CONTROL", "holds", the_observatory, other, **(fields | more))


def told(one: State, claims: list[Claim], language: str = "en", **more: Any) -> list[str]:
    """The lines of the states of Aleppo."""
    page = written(claims, language, states=[one], **more)
    return [row.text for row in sections(page)["situation/SYR/170063"].lines]


def test_a_holder_with_extent_day_sources_and_counts() -> None:
    (line, *chains) = told(held(), taken())
    assert line == (
        "Aleppo: held by rebels (“overran”, “\u2068سيطر\u2069”, “chiếm”), most of it, "
        "except “Kurdish quarters”, since 30 November 2024 — "
        "according to the Observatory, Harbour TV (“đài Bến Cảng”) "
        "(reports: 3, origins: 2, sides: 1) [1] [2] [3]"
    )
    assert chains == [
        (
            "according to the Observatory, in Harbour Wire (wire-1); most of it, "
            "except “Kurdish quarters” [1]"
        ),
        "according to the Observatory, in \u2068صحيفة المرفأ\u2069 (ar-7); most of it [2]",
        "according to Harbour TV (“đài Bến Cảng”), in report vi-3; most of it [3]",
    ]


def test_the_readers_language() -> None:
    arabic = told(held(), taken(), "ar")[0].replace("\u2068", "").replace("\u2069", "")
    assert arabic.startswith(
        "حلب: السيطرة بيد «المسلحون» («overran»، «سيطر»، «chiếm»)، معظم المكان"
    )
    assert "منذ ٣٠ نوفمبر/تشرين الثاني ٢٠٢٤ — بحسب المرصد" in arabic
    assert told(held(), taken(), "vi")[0].startswith("Aleppo: do quân nổi dậy kiểm soát (")


def test_who_disputes_it_stands_on_the_same_line() -> None:
    first, second, third = taken()
    army = people("wire-1", "Syrian army", "the army", sector="MIL", country="SYR")
    denial = msgspec.structs.replace(
        claim("wire-1", "CONTROL", "leaving", actors=[army], place=aleppo(), polarity="negated"),
        sources=[source("wire-1", "army", "the army", stance="denies")],
    )
    against = account("army", denial, disputes=True)
    one = held(accounts=[account("o", first, second), against])
    line = told(one, [first, second, third, denial])[0]
    assert line.endswith("; against it: denied — “leaving” (the army) [1]")


def test_contested_accounts_stand_side_by_side() -> None:
    first, _, third = taken()
    other = msgspec.structs.replace(
        third, actors=[people("vi-3", "Syrian army", "đài Bến Cảng", sector="MIL")]
    )
    accounts = [
        account("o", first, entity="org:observatory"),
        account("Harbour TV", other, disputes=True),
    ]
    one = state(
        "CONTROL", "contested", *accounts, parties=["Syrian rebels", "Syrian army"],
    )  # fmt: skip
    rows = told(one, [first, other])
    assert rows[0].startswith(
        "Aleppo: accounts differ on who holds it: rebels and Syrian army (“đài Bến Cảng”)"
    )
    assert rows[1].startswith("rebels: “overran” (taking control) — most of it")
    assert rows[1].endswith(" — according to the Observatory (reports: 1, origins: 1) [1]")
    assert rows[3].startswith("Syrian army (“đài Bến Cảng”): “chiếm” (taking control)")


def test_a_truce_with_its_brokers() -> None:
    (truce,) = (one for one in everything() if one.type == "CEASEFIRE")
    one = state(
        "CEASEFIRE", "violated", account("ministry", truce), brokers=["Qatar"], since="2020",
        place=None, country=None, geonames=None,
    )  # fmt: skip
    page = written([truce], states=[one])
    line = sections(page)["situation/unplaced"].lines[0].text
    assert line.startswith(
        "ceasefire violated; parties: (not said) (“\u2068الهدنة\u2069”), brokered by Qatar, since 2020"
    )


def test_a_presence_that_is_denied_says_so() -> None:
    (absent,) = (one for one in everything() if one.type == "PRESENCE")
    one = state(
        "PRESENCE", "denied", account("Iran", absent, disputes=True), place="Syria",
        geonames=None, parties=["Iran"],
    )  # fmt: skip
    page = written([absent], states=[one])
    line = sections(page)["situation/SYR"].lines[0].text
    assert line.startswith("Syria: presence of forces denied: Iran (“troops”) — according to Iran")


def test_words_that_are_denied_are_not_told_as_if_they_were_said() -> None:
    left = claim("wire-1", "RETREAT", "leaving", place=aleppo(), polarity="negated",
                 sources=[source("wire-1", "army", "the army", stance="denies")])  # fmt: skip
    line = told(state("PRESENCE", "holds", account("army", left)), [left])[0]
    assert line.startswith("Aleppo: forces present: (not said) (“leaving” — denied)")


def test_a_day_that_no_claim_gives_is_that_of_the_report() -> None:
    first = msgspec.structs.replace(taken()[0], time=None)
    dated = msgspec.structs.replace(first.report, published="2024-12-02")
    first = msgspec.structs.replace(first, report=dated)
    one = state("CONTROL", "holds", account("o", first), since="2024-12-02")
    assert "first told on 2 December 2024" in told(one, [first])[0]


@pytest.mark.parametrize(("as_of", "silent"), [("2024-12-02", False), ("2024-12-08", True)])
def test_every_place_says_how_much_is_told_of_it(as_of: str, silent: bool) -> None:
    page = written(taken(), states=[held()], seen=[SEEN], as_of=as_of)
    line = sections(page)["situation/SYR/170063"].lines[0]
    assert (line.kind == "silence") is silent
    if silent:
        assert line.text == (
            "Aleppo: no report tells of it since 1 December 2024 (days: 7); "
            "reports before: 1,234. That is not calm."
        )
    else:
        assert line.text == "Aleppo: last report 1 December 2024 (days since: 1); reports: 1,234"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "last report 1 December 2024, after the day told of; reports: 1,234"),
        ("ar", "بعد اليوم الذي يُروى عنه"),
        ("vi", "sau ngày được kể đến"),
    ],
)
def test_a_report_that_came_after_the_day_told_of_has_no_age(language: str, told: str) -> None:
    page = written(taken(), states=[held()], seen=[SEEN], as_of="2024-11-30", language=language)
    line = sections(page)["situation/SYR/170063"].lines[0]
    assert told in line.text
    assert [slot for slot in line.slots if slot.role == "age"] == []


def test_places_that_are_only_told_of_in_events_are_listed_too() -> None:
    page = written(taken(), seen=[SEEN])
    (line,) = sections(page)["situation/others"].lines
    assert line.text.startswith("Aleppo: last report")


def test_states_of_a_whole_country_stand_under_it() -> None:
    syria = Place(name="Syria", text="Syria", country="SYR", precision="country")
    one = claim("wire-1", "CONTROL", "keeps", place=syria, time=Time(edtf="2015"))
    page = written(
        [one], states=[state("CONTROL", "holds", account("w", one), place="Syria", geonames=None)]
    )
    found = sections(page)["situation/SYR"]
    assert [s.key for s in found.sections] == []
    assert found.lines[0].text.startswith("Syria: held by (not said) (“keeps”)")


def test_chains_come_from_stories_of_other_days() -> None:
    """A state rests on a claim that a story of long ago tells: its chain is joined all the same."""
    first, second, _ = taken()
    one = state("CONTROL", "holds", account("o", first, second))
    wire = Link(name="Harbour Wire", link="published", report="wire-1")
    copied = Link(name="Harbour Wire", link="copies", report="wire-1")
    tellings = [telling(first, wire), telling(second, wire, copied)]
    old = story([first, second], tellings=tellings)
    page = written([first, second], states=[one], stories=[], others=[old])
    texts = [row.text for row in lines(page)]
    assert any("; copied in " in text for text in texts)


def test_the_states_that_most_reports_tell_come_before_others() -> None:
    few, many, late = (
        held(reports=1, place="a", last_report="2024-12-02"),
        held(reports=9, place="b", last_report="2024-12-01"),
        held(reports=9, place="c", last_report="2024-12-02"),
    )
    assert foremost([few, many, late], 2) == [many, late]
    assert foremost([few, many, late], 1) == [late]
    assert foremost([few], 5) == [few]
