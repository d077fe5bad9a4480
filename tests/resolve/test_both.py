"""Who "both sides", "the two countries" and "they" are of whom a meeting was told."""

from __future__ import annotations

import pytest

from tests.reads import claims

_MET = "Tổng thống Kenya William Ruto hôm thứ Ba gặp Thủ tướng Ethiopia Abiy Ahmed tại Nairobi. "


def _names(text: str, kind: str) -> list[str | None]:
    return [p.name for p in claims(text, "vi", kind)[-1].actors]


def test_they_who_do_something_together_are_the_two_who_met() -> None:
    assert _names(_MET + "Họ đã thảo luận về thương mại.", "CONSULT") == [
        "William Ruto",
        "Abiy Ahmed",
    ]


def test_two_countries_are_those_of_the_two_who_met() -> None:
    assert _names(_MET + "Hai nước ký thỏa thuận hợp tác.", "AGREE") == ["Kenya", "Ethiopia"]


def test_the_words_of_the_two_stand_in_the_text_and_point_to_who_they_are() -> None:
    found = claims(_MET + "Họ đã thảo luận về thương mại.", "vi", "CONSULT")[-1].actors
    assert [p.text for p in found] == ["Họ", "Họ"]
    assert [p.antecedent.quote for p in found if p.antecedent] == ["William Ruto", "Abiy Ahmed"]


def test_two_of_whom_nothing_was_told_stay_words() -> None:
    assert len(_names("Hai nước ký thỏa thuận hợp tác.", "AGREE")) == 1


def test_those_of_the_two_countries_are_one_of_each() -> None:
    found = claims(_MET + "Ngoại trưởng hai nước hội đàm ở Cairo.", "vi", "CONSULT")[-1].actors
    assert [p.country for p in found] == ["KEN", "ETH"]
    assert {p.text for p in found} == {"Ngoại trưởng hai nước"}


def test_two_sides_may_be_those_who_fought() -> None:
    text = "Quân đội Sudan tấn công RSF ở Omdurman. Hai bên ký thỏa thuận ngừng bắn."
    assert _names(text, "AGREE") == ["Sudanese army", "Rapid Support Forces"]


def test_they_behind_a_list_are_all_of_it() -> None:
    text = "Kenya và Uganda đang căng thẳng, với bằng chứng là họ đã tấn công Somalia."
    assert _names(text, "ASSAULT") == ["Kenya", "Uganda"]


_SAW = (
    "Kenyan President William Ruto met Ethiopian Prime Minister Abiy Ahmed in Nairobi on Tuesday. "
)


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("They discussed trade.", "CONSULT", ["William Ruto", "Abiy Ahmed"]),
        ("Both sides agreed to reopen the road.", "AGREE", ["William Ruto", "Abiy Ahmed"]),
        ("The two countries signed a trade agreement.", "AGREE", ["Kenya", "Ethiopia"]),
    ],
)
def test_words_for_the_two_in_english(text: str, kind: str, names: list[str]) -> None:
    found = claims(_SAW + text, "en", kind)[-1].actors
    assert [p.name for p in found] == names


def test_words_before_the_head_say_which_two_others_are_meant() -> None:
    found = claims(_SAW + "The two wounded men were arrested.", "en", "COERCE")[-1].recipients
    assert len(found) == 1 and found[0].name not in {"William Ruto", "Abiy Ahmed"}


def test_they_of_whom_the_sentence_itself_tells_are_not_the_two() -> None:
    text = _SAW + "Miners said they had reached an agreement with the firm."
    assert "Abiy Ahmed" not in [p.name for p in claims(text, "en", "AGREE")[-1].actors]


def test_two_countries_may_be_those_named_together_of_whom_nothing_was_told() -> None:
    text = "Quan hệ giữa Kenya và Uganda xấu đi. Ngoại trưởng hai nước hội đàm ở Cairo."
    found = claims(text, "vi", "CONSULT")[-1].actors
    assert [p.country for p in found] == ["KEN", "UGA"]


def test_those_of_two_sides_are_one_of_each_state() -> None:
    found = claims(_MET + "Nhà lãnh đạo hai bên hội đàm ở Cairo.", "vi", "CONSULT")[-1].actors
    assert [p.country for p in found] == ["KEN", "ETH"]
