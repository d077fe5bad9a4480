"""Days that no calendar has, and sentences that stop where more is expected."""

from __future__ import annotations

import pytest

from isnad.mentions.dates.values import Partial
from tests.reads import claims


@pytest.mark.parametrize(("month", "day"), [(2, 31), (13, 1), (0, 1), (4, 0), (6, 31)])
def test_no_calendar_has_such_a_day(month: int, day: int) -> None:
    unreal = Partial(2019, month, day, "day")
    assert not unreal.real()
    assert unreal.first() is None


def test_a_sentence_may_end_at_whom_somebody_meets() -> None:
    assert claims("Quân đội gặp người", "vi", "CONSULT")
