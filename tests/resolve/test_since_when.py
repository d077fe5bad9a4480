"""What goes on since a date, what happened then, and what stands beside a weekday."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


def test_what_happened_on_the_day_does_not_go_on_since() -> None:
    text = "It has been quiet since April 3 when rebels kidnapped two bakers in Homs."
    kidnapped = one(text, "en", "ASSAULT")
    assert kidnapped.time is not None
    assert kidnapped.time.edtf == "2020-04-03"
    shelled = one("Troops have shelled Homs since April 3.", "en", "ASSAULT")
    assert shelled.time is not None
    assert shelled.time.edtf == "2020-04-03/.."


@pytest.mark.parametrize("rest", ["the third such strike", "the first since the truce"])
def test_a_rank_behind_a_weekday_is_no_day(rest: str) -> None:
    claim = claims(f"Jets bombed Homs on Sunday, {rest}.", "en", "ASSAULT")[0]
    assert claim.time is not None
    assert claim.time.edtf == "2020-05-03"


def test_who_is_cited_for_what_a_state_threatens_is_a_source() -> None:
    text = "Tehran threatened to close the port, Reuters reported, citing an Iranian admiral."
    claim = one(text, "en", "THREATEN")
    assert [p.text for p in claim.sources] == ["Reuters", "Iranian admiral"]
