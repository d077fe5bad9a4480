"""Type, title, place and time of a story are those that most of its tellings give."""

from __future__ import annotations

from tests.stories.told import Text, story

TOOK: Text = ("en", "Rebels captured the town of Bara on Tuesday.")


def test_the_type_is_what_most_tell() -> None:
    found = story(
        TOOK, ("vi", "Phiến quân kiểm soát thị trấn Bara hôm thứ Ba."), ("en", "We wait, she said.")
    )
    assert found.type == "CONTROL"


def test_the_place_is_the_most_exact_that_most_agree_on() -> None:
    found = story(
        ("en", "A strike killed 4 people in Omdurman on Tuesday."),
        ("en", "A strike killed 4 people in Khartoum state on Tuesday."),
        ("en", "A strike killed 4 people in Sudan on Tuesday."),
    )
    assert found.place is not None
    assert (found.place.name, found.place.country) == ("Omdurman", "SDN")
    assert found.place.latitude is not None


def test_the_time_is_never_finer_than_most_tell() -> None:
    exact = story(TOOK, ("en", "Rebels captured the town of Bara in May."))
    assert exact.time is not None
    assert (exact.time.edtf, exact.time.first, exact.time.last) == ("2024-05-14",) * 3
    vague = story(("en", "Rebels captured the town of Bara in May."))
    assert vague.time is not None
    assert vague.time.edtf == "2024-05"


def test_a_growing_toll_lasts_from_its_first_day_to_its_last() -> None:
    found = story(
        ("vi", "27 người thiệt mạng ở Bara kể từ ngày 10/5.", "2024-05-14"),
        ("vi", "61 người thiệt mạng ở Bara kể từ ngày 10/5.", "2024-05-18"),
    )
    assert found.time is not None
    assert (found.time.first, found.time.last) == ("2024-05-10", "2024-05-18")


def test_the_title_is_the_shortest_that_tells_it() -> None:
    long, short = "Rebels captured the town of Bara, residents say", "Rebels captured Bara"
    found = story((*TOOK, "2024-05-14", long), (*TOOK, "2024-05-14", short))
    assert found.title == short


def test_without_a_title_it_is_what_most_say() -> None:
    assert story(TOOK, TOOK).title == "rebels took Bara"
