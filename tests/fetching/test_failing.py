"""Reasons for which something is not fetched."""

from __future__ import annotations

from isnad.fetching import failing, statuses
from isnad.reading.reasons import reasons


def test_r26_every_reason_that_is_looked_up_has_its_row() -> None:
    named = {reason for reason, _ in statuses._FAILURES.values()}
    assert named | failing._FINAL | failing._OF_HOST <= reasons().keys()


def test_what_is_known_for_good_says_nothing_of_the_host() -> None:
    assert not failing._FINAL & failing._OF_HOST
