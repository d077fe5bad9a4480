from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.situation.holding import control
from isnad.situation.standing import before
from isnad.states import Assertion
from tests.situation.samples import ARMY, FORCE, GUNMEN, held

A_LATE_DAY = "2025-03-30"


def test_whoever_took_it_last_holds_it() -> None:
    told = [held(ARMY, "2025-03-01"), held(FORCE, "2025-03-10")]
    found = control(told, "2025-03-09")
    assert found is not None
    assert (found.names, found.status, found.since) == (
        ["Sudanese army", "Sudanese government"],
        "holds",
        ("2025-03-01", True),
    )
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.since) == (["Rapid Support Forces"], ("2025-03-10", True))


def test_nothing_is_said_of_the_days_before() -> None:
    assert control([held(ARMY, "2025-03-01")], "2025-02-28") is None


def test_it_begins_on_the_day_itself() -> None:
    found = control([held(ARMY, "2025-03-01")], "2025-03-01")
    assert found is not None
    assert found.status == "begins"


def test_whoever_still_holds_it_has_held_it_since_it_began() -> None:
    told = [held(ARMY, "2025-03-01"), held(ARMY, "2025-03-05", "holds", still=True, dated=False)]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.since == ("2025-03-01", True)
    assert len(found.support) == 2


def test_a_day_that_no_claim_gives_is_that_of_the_telling() -> None:
    told = [held(ARMY, "2025-03-05", "holds", dated=False), held(ARMY, "2025-03-07")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.since == ("2025-03-05", False)


def test_two_accounts_of_one_day_contend() -> None:
    told = [held(ARMY, "2025-03-05"), held(FORCE, "2025-03-05", "holds")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.status == "contested"
    assert set(found.names) == {"Sudanese army", "Rapid Support Forces"}
    assert found.support
    assert found.against


def test_nobody_contends_with_himself() -> None:
    told = [
        held(ARMY, "2025-03-05", root="monitor"),
        held(ARMY, "2025-03-05", root="monitor"),
        held(FORCE, "2025-03-05", root="monitor"),
    ]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Sudanese army", "Sudanese government"], "holds")


def test_a_report_that_adds_in_its_own_words_who_held_it_before_contends_with_nobody() -> None:
    told = [
        held(FORCE, "2025-03-05", report="one", dated=False, at=1, root="residents"),
        held(ARMY, "2025-03-05", "holds", report="one", dated=False, at=2, root=""),
    ]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Rapid Support Forces"], "holds")


def test_whoever_holds_it_as_before_has_not_taken_it_over() -> None:
    told = [held(FORCE, "2025-03-05"), held(ARMY, "2025-03-06", "holds", still=True, dated=False)]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.status == "contested"


def test_a_takeover_that_is_denied_leaves_it_contested() -> None:
    told = [held(FORCE, "2025-03-01"), held(ARMY, "2025-03-05"), held(ARMY, "2025-03-05", "denied")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.status == "contested"
    assert set(found.names) == {"Sudanese army", "Rapid Support Forces"}


def test_a_denial_disputes_who_holds_it() -> None:
    told = [held(FORCE, "2025-03-01"), held(FORCE, "2025-03-02", "denied")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Rapid Support Forces"], "holds")
    assert [one.effect for one in found.against] == ["denied"]


def test_what_is_only_denied_is_told_as_denied() -> None:
    found = control([held(FORCE, "2025-03-02", "denied")], A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Rapid Support Forces"], "denied")


def test_who_leaves_holds_it_no_longer() -> None:
    told = [held(ARMY, "2025-03-01"), held(ARMY, "2025-03-05", "ends")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Sudanese army", "Sudanese government"], "ends")


def test_who_holds_part_of_a_town_contends_for_it() -> None:
    told = [held(ARMY, "2025-03-01"), held(FORCE, "2025-03-05", share="part")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Sudanese army", "Rapid Support Forces"], "contested")
    assert found.since == ("2025-03-01", True)


def test_what_is_told_of_an_exception_is_not_of_the_town() -> None:
    told = [held(ARMY, "2025-03-01"), held(FORCE, "2025-03-05", aside=True)]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert found.names == ["Sudanese army", "Sudanese government"]


def test_somebody_described_may_be_the_one_who_is_named() -> None:
    told = [held(GUNMEN, "2025-03-05"), held(FORCE, "2025-03-05")]
    found = control(told, A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Rapid Support Forces"], "holds")


def test_those_who_hold_it_together_do_not_contend() -> None:
    other = FORCE.__class__(key="group:other", name="Other Front", entity="group:other")
    found = control([held([FORCE, other], "2025-03-05")], A_LATE_DAY)
    assert found is not None
    assert (set(found.names), found.status) == ({"Rapid Support Forces", "Other Front"}, "holds")


def test_what_is_as_before_tells_of_the_days_before_and_does_not_say_since_when() -> None:
    told = [held(ARMY, "2025-03-05", "holds", still=True, dated=False)]
    found = before(told, "2025-03-03")
    assert found is not None
    assert (found.names, found.status, found.since) == (
        ["Sudanese army", "Sudanese government"],
        "holds",
        None,
    )
    assert before([held(ARMY, "2025-03-05")], "2025-03-03") is None


_DAYS = st.sampled_from([f"2025-03-0{n}" for n in range(1, 8)])
_ONE = st.builds(
    held,
    st.sampled_from([ARMY, FORCE, GUNMEN]),
    _DAYS,
    st.sampled_from(["begins", "holds", "ends", "denied"]),
    dated=st.booleans(),
    still=st.booleans(),
    share=st.sampled_from([None, "part", "most"]),
    root=st.sampled_from(["", "one", "two"]),
    report=st.sampled_from(["r1", "r2", "r3"]),
)


@given(st.lists(_ONE, max_size=8), _DAYS, st.randoms())
def test_the_order_of_what_is_told_changes_nothing(
    told: list[Assertion], day: str, dice: object
) -> None:
    mixed = list(told)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert control(mixed, day) == control(told, day)


@given(st.lists(_ONE, max_size=8), _DAYS)
def test_a_day_depends_on_nothing_that_is_told_of_later_ones(
    told: list[Assertion], day: str
) -> None:
    assert control(told, day) == control([one for one in told if one.day <= day], day)


@given(st.lists(_ONE, max_size=8), _DAYS)
def test_a_state_rests_on_claims_and_says_since_when(told: list[Assertion], day: str) -> None:
    found = control(told, day)
    if found is not None:
        assert found.keys
        assert {*found.keys} <= {one.key for one in told}
        assert found.names
        assert found.status == "denied" or (found.since and found.since.day[:10] <= day)


def test_who_says_that_a_place_was_taken_took_it_from_another() -> None:
    found = control([held(ARMY, "2025-03-01"), held(FORCE, "2025-03-09", "taken")], A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Rapid Support Forces"], "holds")


def test_who_held_a_place_and_says_that_it_was_taken_lost_it() -> None:
    found = control([held(FORCE, "2025-03-01"), held(FORCE, "2025-03-09", "taken")], A_LATE_DAY)
    assert found is not None
    assert found.status == "ends"


def test_a_state_that_says_a_place_was_taken_took_or_lost_it() -> None:
    assert control([held(ARMY, "2025-03-09", "taken")], A_LATE_DAY) is None


def test_who_took_a_place_may_tell_so_again() -> None:
    day = [held(ARMY, "2025-03-09", "taken"), held(ARMY, "2025-03-10", "taken")]
    found = control([held(FORCE, "2025-03-01"), *day], A_LATE_DAY)
    assert found is not None
    assert (found.names, found.status) == (["Sudanese army", "Sudanese government"], "holds")
