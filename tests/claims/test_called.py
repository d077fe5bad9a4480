"""What amounts to an accusation without a word for one."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


def kinds(text: str) -> list[str]:
    return [c.type for c in claims(text, "vi") if c.type != "STATEMENT"]


@pytest.mark.parametrize(
    "text",
    [
        "Đại sứ Kenya nói Uganda bịa đặt thông tin.",
        "Rima Hill gọi chính phủ Kenya là “lũ hèn nhát”.",
    ],
)
def test_who_says_that_another_does_wrong_accuses(text: str) -> None:
    accused = one(text, "vi", "ACCUSE")
    assert len(accused.actors) == len(accused.recipients) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Đại sứ Kenya nói Kenya phạm sai lầm.",
        "Đại sứ Kenya nói Uganda không bịa đặt thông tin.",
        "Rima Hill gọi chính phủ Kenya là một liên minh.",
    ],
)
def test_of_ones_own_or_denied_or_without_marks_it_is_none(text: str) -> None:
    assert "ACCUSE" not in kinds(text)


def test_what_somebody_is_accused_of_is_told_once() -> None:
    assert kinds("Đại sứ Kenya cáo buộc Uganda và Mali đã dàn dựng vụ việc.") == ["ACCUSE"]


def test_what_is_called_so_is_what_somebody_said() -> None:
    assert "REJECT" in kinds("Thủ tướng Armenia gọi đề nghị của Iran là “chuyện cổ tích”.")


def test_what_somebody_wants_another_body_to_do_they_ask() -> None:
    asked = one("Berlin muốn Kenya mở cửa khẩu.", "vi", "REQUEST")
    assert [p.text for p in asked.recipients] == ["Kenya"]


@pytest.mark.parametrize("text", ["Berlin muốn mở cửa khẩu.", "Rima Hill muốn mẹ mở cửa."])
def test_what_they_want_for_themselves_or_of_kin_is_no_request(text: str) -> None:
    assert "REQUEST" not in kinds(text)


def test_what_an_official_urges_is_asked() -> None:
    assert "REQUEST" in kinds("“Hãy gửi đến một lực lượng”, Thủ tướng Haiti nói.")
    assert "REQUEST" not in kinds("“Hãy gửi đến một bác sĩ”, người bán rau nói.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bộ trưởng Mali gọi cuộc tập trận của Kenya là “trò múa rối”.", "ACCUSE"),
        ("Đại sứ Mali ví Kenya như “kẻ trộm gà”.", "ACCUSE"),
        ("Đại sứ Mali coi đó là “trò hề”.", "ACCUSE"),
        ("Đại sứ Mali gọi cuộc không kích của Kenya là hành động tàn bạo.", "ACCUSE"),
        ("Đại sứ Mali coi phán quyết của tòa án là “một bước ngoặt dũng cảm”.", "SUPPORT"),
    ],
)
def test_words_say_whether_it_is_blame_or_praise(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Đại sứ Mali gọi đây là “thảm họa”.",
        "Đại sứ Mali gọi trận lũ là thảm kịch.",
        "Đại sứ Mali gọi cuộc gặp với Kenya là một hội nghị.",
    ],
)
def test_a_mishap_is_nobodys_fault(text: str) -> None:
    assert not {"ACCUSE", "SUPPORT", "REJECT"} & set(kinds(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ông Hill gọi Kenya là nhà nước khủng bố.",
        "“Chúng tôi ở lại đây”, ông Hill nói, trong khi gọi Kenya là kẻ xâm lược.",
    ],
)
def test_a_noun_that_blames_needs_no_marks(text: str) -> None:
    accused = one(text, "vi", "ACCUSE")
    assert [who.text for who in accused.actors] == ["Hill"]
    assert [who.name for who in accused.recipients] == ["Kenya"]


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("The president called the rebels killers.", "ACCUSE", ["rebels"]),
        ("The mayor called the government corrupt.", "ACCUSE", ["government"]),
        ("The mayor called the ministers thieves.", "ACCUSE", ["ministers"]),
        ("Chad called the report false.", "ACCUSE", []),
        ("The mayor called the general.", "CONSULT", []),
    ],
)
def test_what_somebody_is_called_without_a_mark(text: str, kind: str, whom: list[str]) -> None:
    assert [p.name for p in one(text, "en", kind).recipients] == whom


def test_praise_and_plain_words_are_no_claim() -> None:
    assert claims("The mayor called the general brave.", "en") == []
    assert claims("The premier called the deal historic.", "en") == []
