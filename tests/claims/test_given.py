"""Who is sent something without a word for "to"; so many of those who are counted."""

from __future__ import annotations

from tests.reads import one


def test_whom_a_state_sends_arms_is_helped() -> None:
    claim = one("Denmark has sent Chad 20 tanks.", "en", "AID")
    assert [p.country for p in claim.recipients] == ["TCD"]


def test_what_is_shot_down_may_be_counted() -> None:
    claim = one("The army shot down 24 of 30 rockets.", "en", "ASSAULT")
    assert [p.text for p in claim.recipients] == ["24 of 30 rockets"]


def test_a_day_behind_what_would_be_is_to_come() -> None:
    # The report is of a Wednesday.
    time = one("Rebels said they would free two nurses on Friday.", "en", "RETREAT").time
    assert time is not None
    assert time.edtf == "2020-05-08"
