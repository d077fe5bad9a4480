"""What reports in words of their own say of states."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.joins import Held
from isnad.records import Participant, Report
from isnad.situation import assertions, bare_name
from isnad.situation.parties import party
from isnad.states import Assertion

DAY = "2024-12-07"


def told(text: str, language: str, what: str, place: str | None = None) -> list[Assertion]:
    """What a report of a Saturday says of one kind of state, of a place where one is given."""
    report = Report(
        id="r", sha256="0" * 64, text=text, language=language, published=f"{DAY}T15:00:00Z"
    )
    read = flow.read(report)
    found = assertions(Held(report=read.report, claims=read.claims, traces=read.traces))
    return [one for one in found if one.what == what and place in (None, one.place)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Hundreds of government soldiers withdrew from Daraa in Syria."),
        ("ar", "انسحب مئات الجنود السوريين من درعا."),
        ("vi", "Hàng trăm binh sĩ chính phủ Syria đã rút khỏi Daraa."),
    ],
)
def test_some_who_leave_leave_others_behind(language: str, text: str) -> None:
    assert told(text, language, "PRESENCE") == []


def test_an_army_that_leaves_is_there_no_longer() -> None:
    found = told("The Syrian army withdrew from Daraa.", "en", "PRESENCE", "Daraa")
    assert [one.effect for one in found] == ["ends"]


def test_what_is_denied_is_denied_as_of_the_day_of_the_denial() -> None:
    text = "On Thursday the presidency had denied reports that Bashar al-Assad had left Damascus."
    found = told(text, "en", "PRESENCE", "Damascus")
    assert [(one.effect, one.day) for one in found] == [("holds", "2024-12-05")]


def test_who_fights_and_says_that_a_place_was_freed_is_its_party() -> None:
    text = "Syrian rebels declared on Friday that Daraa had been freed."
    (found,) = told(text, "en", "CONTROL", "Daraa")
    assert (found.effect, [one.name for one in found.parties]) == ("taken", ["Syrian rebels"])


def test_an_army_that_denies_that_a_place_fell_holds_it() -> None:
    text = "The Syrian army denied the fall of Daraa."
    (found,) = told(text, "en", "CONTROL", "Daraa")
    assert (found.effect, [one.name for one in found.parties]) == ("holds", ["Syrian army"])


def test_who_only_watches_holds_nothing() -> None:
    text = "The Syrian Observatory for Human Rights said that Daraa had been freed."
    assert told(text, "en", "CONTROL", "Daraa") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gunmen led by Hayat Tahrir al-Sham seized Daraa. The Free Syrian Army fled."),
        ("ar", "سيطر مسلحون تقودهم «هيئة تحرير الشام» على درعا. وفرّ «الجيش الوطني السوري»."),
    ],
)
def test_who_is_led_by_a_body_is_called_by_its_name(language: str, text: str) -> None:
    found = told(text, language, "CONTROL", "Daraa")
    assert [p.likely or p.name for one in found for p in one.parties] == ["Hayat Tahrir al-Sham"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Hayat Tahrir al-Sham attacked Saraqib. Syrian factions loyal to Ankara seized Daraa.",
        ),
        ("ar", "هاجمت هيئة تحرير الشام سراقب. وسيطرت فصائل سورية موالية لأنقرة على بلدة درعا."),
        ("vi", "Hayat Tahrir al-Sham tấn công Saraqib. Phiến quân Syria chiếm thị trấn Daraa."),
    ],
)
def test_who_is_only_described_is_not_called_by_a_body_that_is_named_elsewhere(
    language: str, text: str
) -> None:
    found = [p for one in told(text, language, "CONTROL", "Daraa") for p in one.parties]
    assert found
    assert not any(p.likely or p.entity for p in found)


def test_who_leads_a_body_that_fights_agrees_to_a_truce_for_it() -> None:
    text = "Hemedti and the Sudanese army agreed to a ceasefire in El Fasher in Sudan."
    names = {p.name for one in told(text, "en", "CEASEFIRE") for p in one.parties}
    assert "Rapid Support Forces" in names
    assert "Mohamed Hamdan Dagalo" not in names


def test_who_says_it_took_a_place_means_itself() -> None:
    text = (
        "A shell hit the mill in Daraa hours after the Syrian army announced it had retaken Daraa."
    )
    found = told(text, "en", "CONTROL", "Daraa")
    assert [[p.name for p in one.parties] for one in found] == [["Syrian army"]]


def test_a_military_source_speaks_for_the_army_of_its_country() -> None:
    text = "Daraa fell on Friday, a Syrian military source said."
    found = told(text, "en", "CONTROL", "Daraa")
    assert [(one.effect, [p.name for p in one.parties]) for one in found] == [
        ("taken", ["Syrian army"])
    ]


def test_a_place_is_the_same_with_an_article_and_without() -> None:
    assert bare_name("Al-Manshiya bridge") == bare_name("Manshiya bridge")


def test_a_place_is_no_party() -> None:
    city = Participant(name="Idlib", text="Idlib")
    assert party(city, DAY, "SYR") is None
    assert party(Participant(name="rebels", text="rebels", sector="REB"), DAY, "SYR") is not None
