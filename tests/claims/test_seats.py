"""Bodies of a state that are told of by its capital, or by the country alone."""

from __future__ import annotations

import pytest

import isnad


@pytest.mark.parametrize(
    ("who", "country", "sector"),
    [
        ("Quân đội Kabul", "AFG", "MIL"),
        ("Quân đội của Kabul", "AFG", "MIL"),
        ("Lực lượng Kiev", "UKR", "MIL"),
        ("Chính quyền Damascus", "SYR", "GOV"),
        ("Lực lượng Chad", "TCD", "MIL"),
        ("Các lực lượng của Chad", "TCD", "MIL"),
        # nothing tells of which state
        ("Quân đội Hà Tĩnh", None, "MIL"),
        # armed, but not of the state
        ("Lực lượng nổi dậy Chad", "TCD", "REB"),
    ],
)
def test_a_capital_or_a_country_tells_whose_a_body_is(
    who: str, country: str | None, sector: str
) -> None:
    (claim,) = isnad.read(f"{who} pháo kích một ngôi làng.", language="vi").claims
    (actor,) = claim.actors
    assert (actor.text, actor.country, actor.sector) == (who, country, sector)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Cư dân Idlib tố cáo quân đội pháo kích.", "Cư dân Idlib"),
        ("Người dân Goma tố cáo quân đội pháo kích.", "Người dân Goma"),
    ],
)
def test_residents_are_of_the_place_named_right_behind_them(text: str, who: str) -> None:
    claim = next(c for c in isnad.read(text, language="vi").claims if c.type == "ACCUSE")
    assert [(one.text, one.sector) for one in claim.actors] == [(who, "CVL")]


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("Thị trưởng London Rima Hill", "Rima Hill"),
        ("Thống đốc California Rima Hill", "Rima Hill"),
        ("Thị trưởng Rima Hill", "Rima Hill"),
        ("Thị trưởng Goma", "Thị trưởng Goma"),
    ],
)
def test_an_office_is_named_after_a_place(who: str, text: str) -> None:
    (claim,) = isnad.read(f"{who} lên án quân đội Kenya.", language="vi").claims
    assert [one.text for one in claim.actors] == [text]
