"""Sources without a name that an outlet cites, and documents that stand between them and their words."""

from __future__ import annotations

import pytest

from tests.reads import claims


def chain(text: str, language: str, kind: str) -> list[str | None]:
    """Who passes on the first claim of a type, outermost first."""
    return [source.name for source in claims(text, language, kind)[0].sources]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "AFP, citing two diplomats who would not be named, reported that Chad had agreed to a swap.",
            "en",
            ["AFP", "diplomats"],
        ),
        (
            "AFP, citing a Chadian official, reported that Chad had agreed to a swap.",
            "en",
            ["AFP", "Chadian official"],
        ),
        (
            "AFP dẫn lời ba nhà ngoại giao giấu tên cho biết Chad đã đồng ý trao đổi tù binh.",
            "vi",
            ["AFP", "diplomats"],
        ),
    ],
)
def test_an_official_without_a_name_does_not_speak_for_the_state(
    text: str, language: str, names: list[str]
) -> None:
    assert chain(text, language, "AGREE") == names


def test_a_minister_whom_an_outlet_cites_does() -> None:
    text = "AFP, citing the Chadian foreign minister, reported that Chad had agreed to a swap."
    assert chain(text, "en", "AGREE") == ["AFP"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Two people familiar with the plan told AFP that rebels shelled the mill.",
            ["AFP", "people"],
        ),
        ("The commission found that rebels shelled the mill.", ["commission"]),
        ("The commission concluded in a letter that rebels shelled the mill.", ["commission"]),
        (
            "The commission concluded in a letter seen by reporters that rebels shelled the mill.",
            ["commission"],
        ),
    ],
)
def test_words_between_a_source_and_what_it_says(text: str, names: list[str]) -> None:
    assert chain(text, "en", "ASSAULT") == names


def test_who_ends_something_says_nothing() -> None:
    assert not claims("The two sides concluded a third round of talks.", "en", "STATEMENT")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Theo quân đội Mali, được hãng tin AFP trích dẫn, phiến quân đã pháo kích nhà máy.",
            ["AFP", "Malian army"],
        ),
        (
            "Bộ Tổng tham mưu Hàn Quốc cho biết phiến quân đã pháo kích nhà máy.",
            ["South Korean army"],
        ),
    ],
)
def test_who_cites_and_who_commands_in_vietnamese(text: str, names: list[str]) -> None:
    assert chain(text, "vi", "ASSAULT") == names


def test_a_verb_behind_a_number_is_no_name() -> None:
    text = "نقلت الوكالة عن طبيبين اثنين طلبا عدم الكشف عن اسميهما أن مسلحين هاجموا السوق."
    assert claims(text, "ar", "ASSAULT")[0].sources[-1].text == "طبيبين اثنين"


def test_a_place_in_the_name_of_an_outlet_gives_no_country() -> None:
    text = "قال الوزير لقناة الجزيرة إن مسلحين هاجموا السوق."
    assert claims(text, "ar", "ASSAULT")[0].sources[-1].country is None
