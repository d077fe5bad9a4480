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
        # a people lives in more than one country
        ("Turkish jets bombed Kurds in Idlib.", "en", None),
    ],
)
def test_victims_of_whom_nothing_is_told_live_where_it_happens(
    text: str, language: str, country: str | None
) -> None:
    (claim,) = isnad.read(text, language=language).claims
    assert [one.country for one in claim.recipients if one.sector == "CVL"] == [country]
