"""Where the names of one person are found in a text, and where they are not."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.names.standing import Standing

LEADS = ("و", "ف", "ب", "ل", "ال")
NOOR = Standing(["Noor Sabbagh", "نور صباغ", "Đỗ Thị Hạnh"], LEADS)


def found(names: Standing, text: str, *, parts: bool = False) -> list[str]:
    return [text[start:end] for start, end in names.find(text, parts=parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Noor Sabbagh", "NOOR SABBAGH", "noor  sabbagh", "Noor-Sabbagh", "Noor\nSabbagh",
        "NoorSabbagh", "noorsabbagh", "No\u200bor Sabb\u00adagh", "نور صباغ", "نُور صبّاغ", "نـــور صباغ",
        "Đỗ Thị Hạnh", unicodedata.normalize("NFD", "Đỗ Thị Hạnh"), "ĐỖ THỊ HẠNH",
    ],
)  # fmt: skip
def test_every_way_to_write_it_is_found(text: str) -> None:
    assert found(NOOR, f"seen: {text}, they said") == [text]
    assert NOOR.may_stand(f"seen: {text}, they said")
    assert NOOR.named(text)


@pytest.mark.parametrize(
    ("text", "what"), [("قالت ونور صباغ إن", "نور صباغ"), ("لنور صباغ", "نور صباغ")]
)
def test_what_is_written_together_with_it_stays(text: str, what: str) -> None:
    assert found(NOOR, text) == [what]


@pytest.mark.parametrize(
    "text", ["Noor. And in the end Sabbagh", "Noora Sabbagh", "Noor Sabbaghi", "نورا صباغ"]
)
def test_other_words_are_not_taken_for_it(text: str) -> None:
    assert found(NOOR, text) == []


def test_a_word_of_it_counts_only_where_it_is_asked_for() -> None:
    text = "Sabbagh said so. Omar Sabbagh, too; a sabbagh is a dyer. وقالت صباغ. Bà Hạnh hạnh phúc."
    assert found(NOOR, text) == []
    assert found(NOOR, text, parts=True) == ["Sabbagh", "Sabbagh", "صباغ", "Hạnh"]


def test_what_tells_nobody_apart_is_no_part() -> None:
    names = Standing(["Karim bin Yusuf al-Attar"])
    assert found(names, "Bin and Al met Attar", parts=True) == ["Attar"]


def test_one_word_alone_has_a_capital() -> None:
    assert found(Standing(["Rose"]), "Rose rose and ROSE") == ["Rose", "ROSE"]


def test_an_address_may_have_it() -> None:
    assert NOOR.stands_in("https://paper.example/2024/noor-sabbagh-freed.html")
    assert NOOR.stands_in("https://paper.example/%D9%86%D9%88%D8%B1_%D8%B5%D8%A8%D8%A7%D8%BA")
    assert not NOOR.stands_in("https://paper.example/2024/nooradin")
    assert not NOOR.stands_in("https://paper.example/2024/sabbagh-freed")
    assert NOOR.stands_in("https://paper.example/2024/sabbagh-freed", parts=True)


@given(st.text(alphabet="Nor Sabghنورصباغu0301\u0651\u200f.-\n", max_size=60))
def test_quick_looks_never_miss(text: str) -> None:
    spans = NOOR.find(text)
    assert not spans or NOOR.may_stand(text)
    assert spans == sorted(spans) and all(a[1] < b[0] for a, b in pairwise(spans))
    assert all(NOOR.named(text[start:end]) for start, end in spans if end - start < 30)
