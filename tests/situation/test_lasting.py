from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.situation.lasting import lasting
from isnad.states import Assertion, Effect
from tests.situation.samples import ARMY, FORCE, held

A_LATE_DAY = "2025-04-30"


def truce(day: str, effect: Effect, root: str = "one") -> Assertion:
    return held([ARMY, FORCE], day, effect, what="CEASEFIRE", subject="CEASEFIRE", root=root)


def told(*days: tuple[str, Effect]) -> list[Assertion]:
    return [truce(day, effect) for day, effect in days]


def test_a_truce_holds_from_the_day_it_begins_until_it_is_violated() -> None:
    course = told(("2025-03-01", "begins"), ("2025-03-10", "violated"), ("2025-03-20", "ends"))
    statuses = [
        found.status if (found := lasting(course, day)) else None
        for day in ("2025-02-28", "2025-03-01", "2025-03-09", "2025-03-15", A_LATE_DAY)
    ]
    assert statuses == [None, "begins", "holds", "violated", "ends"]


def test_a_violated_truce_has_been_there_since_it_began() -> None:
    found = lasting(told(("2025-03-01", "begins"), ("2025-03-10", "violated")), A_LATE_DAY)
    assert found is not None
    assert found.since == ("2025-03-01", True)


def test_both_parties_are_told() -> None:
    found = lasting(told(("2025-03-01", "begins")), A_LATE_DAY)
    assert found is not None
    assert set(found.names) == {"Sudanese army", "Rapid Support Forces"}


def test_what_is_only_denied_is_told_as_denied() -> None:
    found = lasting(told(("2025-03-01", "denied")), A_LATE_DAY)
    assert found is not None
    assert (found.status, found.support) == ("denied", [])


def test_a_denial_of_what_is_said_disputes_it() -> None:
    course = [truce("2025-03-01", "holds"), truce("2025-03-02", "denied", "two")]
    found = lasting(course, A_LATE_DAY)
    assert found is not None
    assert (found.status, len(found.against)) == ("holds", 1)


def test_accounts_of_one_day_that_differ_stand_side_by_side() -> None:
    course = [truce("2025-03-01", "holds", "one"), truce("2025-03-01", "ends", "two")]
    found = lasting(course, A_LATE_DAY)
    assert found is not None
    assert found.status == "contested"


_DAYS = st.sampled_from([f"2025-03-0{n}" for n in range(1, 8)])
_EFFECTS = st.sampled_from(["begins", "holds", "violated", "ends", "denied"])
_COURSE = st.lists(
    st.builds(truce, _DAYS, _EFFECTS, st.sampled_from(["", "one", "two"])), max_size=8
)


@given(_COURSE, _DAYS, st.randoms())
def test_the_order_of_what_is_told_changes_nothing(
    course: list[Assertion], day: str, dice: object
) -> None:
    mixed = list(course)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert lasting(mixed, day) == lasting(course, day)


def test_who_left_on_a_day_was_there_on_it() -> None:
    here = {"what": "PRESENCE", "subject": "PRESENCE"}
    still = held(ARMY, "2025-03-01", "holds", dated=False, still=True, **here)
    found = lasting([still, held(ARMY, "2025-03-01", "ends", **here)], A_LATE_DAY)
    assert found is not None
    assert found.status == "ends"
