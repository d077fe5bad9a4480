"""All who meet take part where words never change, whichever of them the sentence begins with."""

from __future__ import annotations

import pytest

import isnad


@pytest.mark.parametrize(
    "text",
    [
        "Thủ tướng Kenya gặp người đồng cấp Uganda ở Lomé.",
        "Thủ tướng Kenya gặp gỡ Thủ tướng Uganda ở Lomé.",
        "Thủ tướng Kenya gọi điện cho Thủ tướng Uganda.",
    ],
)
def test_both_who_meet_take_part(text: str) -> None:
    (claim,) = isnad.read(text, language="vi").claims
    assert [(one.country, one.sector) for one in claim.actors] == [("KEN", "GOV"), ("UGA", "GOV")]
    assert claim.recipients == []
