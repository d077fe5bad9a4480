"""Where people without a name are from to whom something is done."""

from __future__ import annotations

import pytest

import isnad


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Russian jets bombed Idlib, killing nine people.", "en", "SYR"),
        ("Máy bay Nga ném bom Idlib khiến ba người chết.", "vi", "SYR"),
        # what they are is told
        ("Russian jets bombed Idlib, killing nine Turkish farmers.", "en", "TUR"),
        # they are said to be from elsewhere
        ("A bomb killed three tourists in Luxor.", "en", None),
        ("Police arrested nine foreign farmers in Luxor.", "en", None),
        ("Cảnh sát bắt ba người nước ngoài ở Luxor.", "vi", None),
        ("اعتقلت الشرطة ثلاثة سياح في الأقصر.", "ar", None),
        # a people lives in more than one country
        ("Turkish jets bombed Kurds in Idlib.", "en", None),
    ],
)
def test_victims_of_whom_nothing_is_told_live_where_it_happens(
    text: str, language: str, country: str | None
) -> None:
    (claim,) = isnad.read(text, language=language).claims
    assert [one.country for one in claim.recipients if one.sector == "CVL"] == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenya's army said that Ugandan jets killed nine people.", "KEN"),
        # they say so of their own
        ("Uganda's army said that its jets killed nine people.", None),
        # of whom is told
        ("Kenya's army said that Ugandan jets killed nine Somali traders.", "SOM"),
    ],
)
def test_victims_of_whom_officials_of_another_state_tell_are_theirs(
    text: str, country: str | None
) -> None:
    claims = [c for c in isnad.read(text, language="en").claims if c.type == "ASSAULT"]
    victims = [one for c in claims for one in c.recipients if one.sector != "MIL"]
    assert {one.country for one in victims} <= {country, "UGA" if country is None else country}
    assert victims
