"""Every token stands in one item and every item in one group, whatever the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.annotations import Item
from isnad.languages import codes, pack
from isnad.mentions.dates import DateReader
from isnad.mentions.groups import group
from isnad.mentions.tagging import tag
from isnad.text.tokens import tokenise
from tests.flow.test_truth import texts
from tests.reads import claims


def items_of(text: str, code: str) -> tuple[int, list[Item]]:
    """How many tokens a text has, and its items."""
    known = pack.load(code)
    tokens = tokenise(text, 0, len(text), known.joints)
    dates = DateReader.load(code).find(text, "2020-05-06")
    return len(tokens), tag(tokens, known, dates)


@pytest.mark.parametrize("code", codes())
@given(data=st.data())
def test_items_cover_the_tokens_in_order(code: str, data: st.DataObject) -> None:
    size, items = items_of(data.draw(texts(code)), code)
    at = 0
    for item in items:
        # A particle that is written together with its word stands before it and takes no token.
        assert item.i == at and item.j >= item.i
        at = item.j
    assert at == size


@pytest.mark.parametrize("code", codes())
@given(data=st.data())
def test_groups_stand_in_order_inside_the_text(code: str, data: st.DataObject) -> None:
    text = data.draw(texts(code))
    known = pack.load(code)
    tokens = tokenise(text, 0, len(text), known.joints)
    groups = group(tag(tokens, known, []), tokens, known)
    assert all(0 <= one.i <= one.j <= len(tokens) for one in groups)
    assert [one.i for one in groups] == sorted(one.i for one in groups)


@pytest.mark.parametrize(
    ("code", "text", "date"),
    [
        ("en", "They met on 3 May 2020 in Homs.", "2020-05-03"),
        ("ar", "التقيا في 3 أيار 2020 في حمص.", "2020-05-03"),
        ("vi", "Họ gặp nhau ngày 3/5/2020 ở Homs.", "2020-05-03"),
    ],
)
def test_a_date_is_one_item(code: str, text: str, date: str) -> None:
    _, items = items_of(text, code)
    (found,) = [item for item in items if item.tag == "date"]
    assert found.date is not None and found.date.edtf == date


def test_the_longest_entry_is_taken() -> None:
    _, items = items_of("The prime minister met the foreign minister.", "en")
    assert [item.j - item.i for item in items if item.tag == "noun"] == [2, 2]


def test_a_verb_and_a_noun_are_told_apart_by_their_neighbours() -> None:
    for text, tag_of in (("The attack failed.", "noun"), ("Rebels attack the town.", "verb")):
        _, items = items_of(text, "en")
        assert [i.tag for i in items if any(x.entry.type == "ASSAULT" for x in i.lexes)] == [tag_of]


def test_a_word_with_a_capital_after_a_role_or_a_body_is_part_of_its_name() -> None:
    for text, word in (("Thủ tướng May bác bỏ.", "name"), ("Cơ quan Chỉ đạo đóng cửa.", "adj")):
        _, items = items_of(text, "vi")
        assert [item.tag for item in items[:2]] == ["noun", word]


def test_words_of_the_language_with_capitals_behind_part_of_a_name_go_on_with_it() -> None:
    _, items = items_of("Ông Trần Bình Yên gặp dân làng ở vùng bình yên.", "vi")
    assert [item.tag for item in items[:4]] == ["title", "name", "name", "verb"]
    assert items[-2].tag == "adj"


def test_what_a_sum_of_money_is_for_may_stand_right_behind_it() -> None:
    text = "Brazil cấp 30 triệu USD viện trợ quân sự cho Kenya."
    _, items = items_of(text, "vi")
    assert [item.tag for item in items][-5:-3] == ["noun", "noun"]


def test_no_second_verb_stands_behind_one_and_a_form_of_address() -> None:
    _, items = items_of("وصرح السيد بارك في خطابه أن الجسر انهار.", "ar")
    assert [item.tag for item in items[:5]] == ["conj", "verb", "title", "name", "prep"]


def test_behind_that_and_somebody_a_verb_stands_and_no_noun_of_theirs() -> None:
    _, items = items_of("قالت المنظمة إن سالم جابر منعها من البث.", "ar")
    assert next(item.tag for item in items if item.enc) == "verb"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قصفت مسيرة روسية مصنعا.", {"ASSAULT"}),
        ("أسقط الجيش 12 مسيرة فوق درنة.", {"ASSAULT"}),
        ("نظم السكان مسيرة في درنة.", {"PROTEST"}),
        ("هاجمت الشرطة مسيرة روسية في درنة.", {"ASSAULT", "PROTEST"}),
    ],
)
def test_a_march_is_a_drone_only_amid_fighting(text: str, kinds: set[str]) -> None:
    assert {c.type for c in claims(text, "ar")} == kinds
