"""Who "both sides", "the two countries" and "they" are of whom a meeting was told."""

from __future__ import annotations

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
