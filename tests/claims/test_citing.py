"""Who passes on what another says, by a word without a form of its own (Vietnamese)."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters dẫn nguồn tin quân đội cho biết phiến quân đã tấn công thị trấn.", ["Reuters", "army"]),
        ("Phiến quân đã tấn công thị trấn, Reuters dẫn tuyên bố của quân đội Kenya.", ["Reuters", "Kenyan army"]),
        ("IS nói qua hãng tin Amaq rằng phiến quân đã tấn công thị trấn.", ["Amaq", "Islamic State"]),
    ],
)  # fmt: skip
def test_an_outlet_stands_before_whom_it_cites(text: str, names: list[str]) -> None:
    assert [s.name for s in one(text, "vi", "ASSAULT").sources] == names


def test_when_an_outlet_cites_somebody_is_no_time_of_what_they_say() -> None:
    text = "Phiến quân đã tấn công thị trấn, Reuters ngày 25/9 dẫn tuyên bố của quân đội Kenya."
    assert one(text, "vi", "ASSAULT").time is None
