"""Numbers in words, in digits and in both, in three languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import flow
from isnad.records import Report

NUMBERS = [
    ("en", "Some 15 thousand people fled the town.", [15_000]),
    ("en", "Fifteen thousand people fled the town.", [15_000]),
    ("en", "Two hundred and fifty people were killed.", [250]),
    ("en", "About 1.2 million people and 3,400 soldiers left.", [1_200_000, 3_400]),
    ("en", "Between 10 thousand and 15 thousand people left.", [10_000, 15_000]),
    ("en", "Seven people and five soldiers were killed.", [7, 5]),
    ("ar", "نزح نحو 15 ألف شخص من البلدة.", [15_000]),
    ("ar", "نزح أكثر من 31 ألفاً و200 شخص.", [31_200]),
    ("ar", "قُتل خمسة وأربعون مدنياً.", [45]),
    ("ar", "نزح مئتا ألف شخص.", [200_000]),
    ("ar", "نزح ما بين 10 آلاف و15 ألف شخص.", [10_000, 15_000]),
    ("vi", "Hơn 15 nghìn người phải rời bỏ nhà cửa.", [15_000]),
    ("vi", "Mười lăm nghìn người phải rời bỏ nhà cửa.", [15_000]),
    ("vi", "Khoảng 1,2 triệu người và 3.400 binh sĩ rời đi.", [1_200_000, 3_400]),
]


def numbers(language: str, text: str) -> list[int]:
    """The numbers that the trace of a sentence holds."""
    read = flow.read(Report(id="n", sha256="0", text=text, language=language))
    return [number for trace in read.traces for number in trace.numbers]


@pytest.mark.parametrize(("language", "text", "expected"), NUMBERS)
def test_a_number_is_read_whole(language: str, text: str, expected: list[int]) -> None:
    assert numbers(language, text) == expected


@given(st.integers(min_value=2, max_value=999))
def test_thousands_are_the_same_in_digits_and_with_a_word(number: int) -> None:
    with_word = numbers("en", f"Some {number} thousand people fled the town.")
    assert with_word == numbers("en", f"Some {number},000 people fled the town.")


def test_the_count_of_a_claim_is_the_whole_number() -> None:
    text = "Some 15 thousand people fled the town of Saraqib."
    read = flow.read(Report(id="n", sha256="0", text=text, language="en"))
    counted = [count for claim in read.claims for count in claim.counts.values()]
    assert {(count.low, count.quote) for count in counted} == {(15_000, "15 thousand")}
