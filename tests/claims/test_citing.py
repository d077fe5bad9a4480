"""Who passes on what another says, by a word without a form of its own (Vietnamese)."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters dẫn nguồn tin quân đội cho biết phiến quân đã tấn công thị trấn.", ["Reuters", "army source"]),
        ("Phiến quân đã tấn công thị trấn, Reuters dẫn tuyên bố của quân đội Kenya.", ["Reuters", "Kenyan army"]),
        ("IS nói qua hãng tin Amaq rằng phiến quân đã tấn công thị trấn.", ["Amaq", "Islamic State"]),
    ],
)  # fmt: skip
def test_an_outlet_stands_before_whom_it_cites(text: str, names: list[str]) -> None:
    assert [s.name for s in one(text, "vi", "ASSAULT").sources] == names


def test_when_an_outlet_cites_somebody_is_no_time_of_what_they_say() -> None:
    text = "Phiến quân đã tấn công thị trấn, Reuters ngày 25/9 dẫn tuyên bố của quân đội Kenya."
    assert one(text, "vi", "ASSAULT").time is None


def test_who_only_mentions_an_act_is_no_source_of_it() -> None:
    text = "Ông Hải đề cập đến cuộc gặp giữa Tổng thống Kenya và Thủ tướng Ethiopia."
    assert one(text, "vi", "CONSULT").sources == []
    text = "Quân đội lấy cớ dịch bệnh để bắt giữ ba nông dân."
    assert one(text, "vi", "COERCE").sources == []


def test_what_came_at_another_time_the_report_tells() -> None:
    text = (
        "Ông Hải cho biết cuộc đàm phán đã tiến triển, nhưng chỉ vài giờ sau đó, Kenya cáo buộc"
        " Uganda phá hoại."
    )
    assert one(text, "vi", "ACCUSE").sources == []


def test_who_says_what_he_will_do_speaks_of_himself() -> None:
    text = (
        "Ngoại trưởng Kenya Nam Hải gặp Ngoại trưởng Uganda Minh Sơn và cho biết ông sẽ tới thăm"
        " Cairo."
    )
    assert [p.name for p in one(text, "vi", "AGREE").actors] == ["Nam Hải"]
