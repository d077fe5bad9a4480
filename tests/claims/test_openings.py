"""What stands before, or between commas behind, the subject of a sentence whose words never change."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import claims, one


def words(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    """The words of who did it and of those it was done to."""
    return [p.text for p in claim.actors], [p.text for p in claim.recipients]


@pytest.mark.parametrize(
    "text",
    [
        "Được Rwanda hậu thuẫn, M23 đã chiếm Bukavu.",
        "M23, do Rwanda hậu thuẫn, đã chiếm Bukavu.",
        "M23, được Rwanda hậu thuẫn, đã chiếm Bukavu.",
    ],
)
def test_who_is_backed_is_the_subject_of_the_sentence(text: str) -> None:
    assert words(one(text, "vi", "ALLIANCE")) == (["Rwanda"], ["M23"])
    assert words(one(text, "vi", "CONTROL"))[0] == ["M23"]


@pytest.mark.parametrize(
    "text",
    [
        "Bà Mensah giám sát công việc của cố vấn Kofi Boateng, người đang điều tra Kenya.",
        "Bà Mensah gặp cố vấn Kofi Boateng - người lúc ấy đang điều tra Kenya.",
    ],
)
def test_one_who_is_whoever_was_named_before(text: str) -> None:
    (asked,) = one(text, "vi", "ACCUSE").actors
    assert asked.name == "Kofi Boateng"


def test_an_attack_opens_a_sentence_that_says_what_came_of_it() -> None:
    (attack,) = claims("Tấn công Kisumu khiến năm người chết.", "vi")
    assert (attack.type, words(attack)) == ("ASSAULT", ([], ["năm người"]))


def test_a_place_is_hit_by_somebodys_missile() -> None:
    assert words(one("Căn cứ Kisumu trúng tên lửa Iran.", "vi", "ASSAULT"))[0] == ["Iran"]


def test_a_list_of_terrorists_is_no_attack() -> None:
    (listed,) = claims("Mỹ đưa nhóm Boko Haram vào danh sách khủng bố.", "vi")
    assert (listed.type, words(listed)) == ("SANCTION", (["Mỹ"], ["Boko Haram"]))


def test_a_group_is_no_town_of_its_name() -> None:
    (killed,) = claims("Quân đội Pakistan tiêu diệt 23 phần tử Taliban.", "vi")
    assert (killed.type, killed.place) == ("ASSAULT", None)


def test_to_what_end_something_is_done_is_told_of_who_does_it() -> None:
    fired = claims("Cảnh sát giải tán đám đông bằng cách bắn hơi cay.", "vi", "COERCE")[-1]
    assert words(fired)[0] == ["Cảnh sát"]
