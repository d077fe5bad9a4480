"""Where forces and people in office are said to be, or to have left."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "polarity"),
    [
        ("The militia said its fighters were still inside Homs.", "en", "affirmed"),
        ("The army is present in Homs.", "en", "affirmed"),
        ("There are no Chadian troops in Homs.", "en", "negated"),
        ("قالت الحركة إن مقاتليها لا يزالون داخل حمص.", "ar", "affirmed"),
        ("نفى الوزير وجود قوات تشادية في حمص.", "ar", "negated"),
        ("Quân đội đang có mặt tại Homs.", "vi", "affirmed"),
        ("Các tay súng vẫn ở trong Homs.", "vi", "affirmed"),
    ],
)
def test_forces_are_somewhere_or_are_not(text: str, language: str, polarity: str) -> None:
    claim = one(text, language, "PRESENCE")
    assert claim.polarity == polarity
    assert claim.place is not None
    assert claim.place.name == "Homs"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iraq's president fled Iraq on Monday.", "en"),
        ("غادر الرئيس العراقي العراق.", "ar"),
        ("Tổng thống Iraq đã rời khỏi Iraq.", "vi"),
    ],
)
def test_who_is_in_office_and_leaves_their_country_is_there_no_more(
    text: str, language: str
) -> None:
    assert one(text, language, "PRESENCE").status == "ends"


@pytest.mark.parametrize(
    "text",
    [
        "The nurse left Iraq.",
        "Chad's foreign minister left Iraq after talks.",
        "The mayor is in Homs for talks.",
    ],
)
def test_travellers_and_visitors_are_not_followed(text: str) -> None:
    assert claims(text, "en", "PRESENCE") == []


def test_whose_plane_is_shot_down_is_not_where() -> None:
    (shot,) = claims(
        "Quân đội Kenya bắn rơi một máy bay của Uganda, vận tải cơ C-130.", "vi", "ASSAULT"
    )
    assert shot.place is None
    assert one("Kenya bắn rơi một máy bay Uganda.", "vi", "ASSAULT").place is None
