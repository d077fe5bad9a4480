"""What speaks for two nodes telling one story."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given

from isnad.joins import Aligned, Lineage, Node, Original
from isnad.stories import carried, keys, tie
from isnad.stories.evidence import significant, weigh
from tests.stories.samples import node, on, told

TOWN, NEXT, PROVINCE = ["a", "p", "SDN"], ["b", "p", "SDN"], ["p", "SDN"]
DAY, AFTER, WEEK = "2024-05-12", "2024-05-13", "2024-05-20"


def tied(one: Node, other: Node) -> bool:
    """Whether two nodes meet and are tied."""
    return bool(set(keys(one)) & set(keys(other))) and tie(one, other) is not None


@given(told(most=4))
def test_it_is_the_same_from_both_sides(nodes: list[Node]) -> None:
    for one in nodes:
        for other in nodes:
            if one.id < other.id:
                assert tie(one, other) == tie(other, one)


def test_one_town_on_one_day_is_one_story() -> None:
    assert tied(on("x", DAY, *TOWN), on("y", DAY, *TOWN))


def test_an_attack_and_its_dead_are_one_story() -> None:
    assert tied(on("x", DAY, *TOWN), on("y", DAY, *TOWN, types=["TOLL"], harm=True))


@pytest.mark.parametrize(
    "other",
    [
        on("y", DAY, *NEXT),
        on("y", WEEK, *TOWN),
        on("y", AFTER, *TOWN),
        on("y", DAY, *TOWN, types=["CONSULT"]),
        on("y", DAY, "KEN"),
        on("y", DAY, *TOWN, toll=90),
    ],
    ids=["town", "week", "day after", "type", "country", "toll"],
)
def test_what_differs_keeps_apart(other: Node) -> None:
    assert tie(on("x", DAY, *TOWN, toll=4), other) is None


def test_who_holds_a_thing_in_a_town_need_not_hold_the_town() -> None:
    inside = {"point": (33.47, 36.33)}
    town = on("x", DAY, *TOWN, types=["CONTROL"], point=(33.51, 36.3))
    assert tie(town, on("y", DAY, "airport", "p", "SDN", types=["CONTROL"], **inside)) is None
    assert tied(
        on("x", DAY, "port", "p", "SDN", types=["CONTROL"], **inside),
        on("y", DAY, "port", "p", "SDN", types=["CONTROL"], **inside),
    )


def test_accounts_of_one_event_differ_a_little() -> None:
    assert tied(on("x", DAY, *TOWN, toll=18), on("y", DAY, *TOWN, toll=25))


def test_a_great_city_says_less_than_a_town() -> None:
    assert weigh(on("x", DAY, *TOWN, busy=True), on("y", DAY, *TOWN, busy=True)) < weigh(
        on("x", DAY, *TOWN), on("y", DAY, *TOWN)
    )


def test_a_town_lies_in_its_province() -> None:
    inside = weigh(on("x", DAY, *TOWN), on("y", DAY, *PROVINCE))
    assert weigh(on("x", DAY, *TOWN), on("y", DAY, *NEXT)) < inside
    assert inside < weigh(on("x", DAY, *TOWN), on("y", DAY, *TOWN))


def test_what_lies_a_few_kilometres_off_may_lie_in_the_town() -> None:
    town = on("x", DAY, *TOWN, point=(13.63, 25.35))
    base = on("y", DAY, "SDN Airport", "p", "SDN", point=(13.61, 25.32))
    assert weigh(town, base) > weigh(town, on("y", DAY, "SDN Airport", "p", "SDN"))


def test_no_day_is_less_than_a_day() -> None:
    window = {"first": "2024-05-09", "last": DAY, "dated": "published"}
    unknown = weigh(node("x", places=TOWN, **window), on("y", DAY, *TOWN))
    assert weigh(on("x", AFTER, *TOWN), on("y", DAY, *TOWN)) < unknown
    assert unknown < weigh(on("x", DAY, *TOWN), on("y", DAY, *TOWN))


def test_an_old_event_is_told_again_years_later() -> None:
    month = {"first": "2016-12-01", "last": "2016-12-31", "dated": "claim", "types": ["CONTROL"]}
    assert tied(
        node("x", places=TOWN, **month), node("y", places=TOWN, published="2025-03-01", **month)
    )


def test_a_count_that_goes_on_is_one_story() -> None:
    going = {"since": "2024-05-01", "first": "2024-05-01", "dated": "claim", "lasting": True}
    one = node("x", last=DAY, toll=85, numbers=[85], harm=True, **going)
    other = node("y", last=WEEK, published=WEEK, toll=134, numbers=[134], types=["TOLL"], **going)
    assert tied(one, other)


def test_days_of_an_unknown_year_are_compared_by_day_and_month() -> None:
    assert tied(on("x", "0004-05-12", *TOWN), on("y", "0004-05-12", *TOWN))
    assert tie(on("x", "0004-05-12", *TOWN), on("y", "0004-05-20", *TOWN)) is None


def test_an_outlet_that_tells_the_like_on_another_day_tells_something_else() -> None:
    words = list(range(10))
    daily = {"places": TOWN, "words": words, "outlet": "gazette", "language": "en"}
    window = {"first": "2024-05-10", "last": DAY, "dated": "published"}
    one = node("x", **daily, **window)
    assert tie(one, node("y", published=AFTER, **daily, **window)) is None
    assert tied(one, node("y", published=AFTER, **{**daily, "outlet": "herald"}, **window))


def test_names_that_sound_alike_speak_for_one_story() -> None:
    heard = [["PrSm"], ["KmrT", "KmrS"]]
    one, other = on("x", DAY, sounds=heard), on("y", DAY, sounds=[["KmrS"], ["PrSm"]])
    assert weigh(one, other) > weigh(one, on("y", DAY, sounds=[["lKTn"]]))
    assert set(keys(one)) & set(keys(other))


def test_in_one_sentence_an_act_and_its_harm_are_one_and_two_acts_are_two() -> None:
    raid, dead = on("x", DAY, *TOWN), on("x", DAY, *TOWN, start=9, harm=True)
    seized = on("x", DAY, *NEXT, start=20)
    assert tied(raid, dead)
    assert tie(raid, seized) is None


def test_a_report_goes_on_to_something_else() -> None:
    one = on("x", DAY, *TOWN)
    assert weigh(one, on("x", DAY, *TOWN, trace=4, start=90)) < weigh(one, on("y", DAY, *TOWN))


def test_a_denial_is_of_what_was_told_before_it() -> None:
    denial = node("x", start=80, trace=1, types=["REJECT"], speech=True, lone=True)
    assert weigh(on("x", DAY), denial) > weigh(on("x", DAY), node("x", start=80, trace=1))


def test_a_witness_tells_of_what_the_report_leads_with_unless_of_another_place() -> None:
    led = on("x", DAY, *TOWN, lead=True)
    said = {"types": ["STATEMENT"], "speech": True, "lone": True, "witness": True, "start": 80}
    assert tied(led, node("x", trace=3, **said))
    assert tied(led, node("x", trace=3, around=["a"], **said))
    assert tie(led, node("x", trace=3, around=["b"], **said)) is None
    assert tie(on("x", DAY, *TOWN), node("x", trace=3, **said)) is None


def test_a_statement_beside_what_happens_is_its_own_story() -> None:
    said = on("x", DAY, types=["STATEMENT"], speech=True, around=["a"])
    assert tie(said, on("y", DAY, *TOWN)) is None


@pytest.mark.parametrize(("number", "digits"), [(7, 0), (20, 1), (327, 3), (5000, 1), (48500, 3)])
def test_digits_that_tell_something(number: int, digits: int) -> None:
    assert significant(number) == digits


def _lineage(closeness: float = 0.6) -> Lineage:
    return Lineage(
        report="mine", kind="translation", of=Original(report="theirs"), because="",
        aligned=[Aligned(2, 5, closeness)],
    )  # fmt: skip


def test_lineage_carries_each_node_to_its_like() -> None:
    theirs = [
        node("theirs", trace=2, start=1, types=["CONTROL"]),
        node("theirs", trace=2, start=2),
        node("theirs", trace=3, start=3),
    ]
    mine = [
        node("mine", trace=5, start=4, types=["TOLL"]),
        node("mine", trace=5, start=5, types=["CONTROL"]),
        node("mine", trace=6, start=6),
    ]
    found = {(t.one, t.other) for t in carried(_lineage(), theirs, mine)}
    assert found == {("mine text 4", "theirs text 2"), ("mine text 5", "theirs text 1")}


def test_lineage_carries_to_the_only_thing_that_a_sentence_says() -> None:
    said = node("mine", trace=5, types=["STATEMENT"], speech=True, lone=True)
    assert list(carried(_lineage(), [node("theirs", trace=2)], [said]))
    assert not list(
        carried(_lineage(), [node("theirs", trace=2, types=["AID"])], [node("mine", trace=5)])
    )


def test_closer_sentences_carry_more() -> None:
    theirs, mine = [node("theirs", trace=2)], [node("mine", trace=5)]
    (far,), (close,) = (list(carried(_lineage(c), theirs, mine)) for c in (0.3, 0.9))
    assert far.weight < close.weight


MONTH = {"first": "2024-05-01", "last": "2024-05-12", "dated": "claim"}
FLED = {"types": ["DISPLACEMENT"], "counts": "displaced", "setting": ["a", "p", "SDN"], **MONTH}


def test_a_count_of_those_who_fled_grows() -> None:
    more = node("y", published="2024-05-18", numbers=[310], **FLED)
    assert tied(node("x", numbers=[90], **FLED), more)
    elsewhere = {**FLED, "setting": ["k", "KEN"]}
    assert tie(node("x", numbers=[90], **FLED), node("y", numbers=[310], **elsewhere)) is None


def test_those_who_fled_and_those_who_died_since_one_day_are_two_counts() -> None:
    since = {"since": "2024-05-01", "setting": ["a", "p", "SDN"]}
    dead = node("x", types=["TOLL"], counts="killed", toll=40, **since)
    fled = node("y", types=["DISPLACEMENT"], counts="displaced", **since)
    assert tie(dead, fled) is None


def test_hundreds_of_dead_that_one_body_counts_are_one_toll() -> None:
    war = {"types": ["TOLL"], "counts": "killed", "sources": ["org:monitor"]}
    first = node("x", toll=180, first=DAY, last=DAY, **war)
    later = node("y", toll=420, first=WEEK, last=WEEK, published=WEEK, **war)
    assert tied(first, later)
    few = node("z", toll=18, first=WEEK, last=WEEK, published=WEEK, **war)
    assert tie(first, few) is None


def test_one_count_told_again_is_one_story_whatever_its_day() -> None:
    count = {"types": ["TOLL"], "counts": "killed", "toll": 37, "numbers": [37]}
    first = on("x", DAY, *TOWN, **count)
    again = on("y", "2024-05-14", *TOWN, published="2024-05-14", **count)
    assert tied(first, again)
    other = on("y", "2024-05-14", *TOWN, published="2024-05-14", types=["TOLL"], counts="killed")
    assert tie(first, other) is None


def test_a_count_of_many_days_is_no_event_of_one() -> None:
    count = {"types": ["TOLL"], "counts": "killed", "toll": 37, "numbers": [37]}
    strike = on("x", DAY, *TOWN, **{**count, "toll": 4, "numbers": [4]})
    so_far = on("y", DAY, *TOWN, since="2024-04-01", **count)
    assert weigh(strike, so_far) < weigh(strike, on("y", DAY, *TOWN, **count))


def test_who_accuses_somebody_of_it_speaks_of_what_was_just_told() -> None:
    told = on("x", DAY, *TOWN, types=["ASSAULT"], trace=1)
    blame = node(
        "x",
        start=40,
        trace=2,
        types=["ACCUSE"],
        hints=["ASSAULT"],
        speech=True,
        lone=True,
        dated="published",
    )
    other = msgspec.structs.replace(blame, hints=["CONSULT"])
    assert weigh(told, blame) > weigh(told, other)


def test_somebody_of_one_full_name_dies_once() -> None:
    name = {"sounds": [["karam"], ["danat"]], "harm": True}
    first, after = on("x", DAY, **name), on("y", AFTER, **name)
    assert weigh(first, after) > weigh(first, on("y", AFTER, sounds=[["karam"]], harm=True))


def test_a_side_denies_one_thing_twice() -> None:
    denial = {"types": ["REJECT"], "hints": ["ASSAULT"], "speech": True, "doers": ["SDN GOV"]}
    first = node("x", people=["SDN GOV"], first=DAY, last=DAY, **denial)
    again = node("y", people=["SDN GOV"], first=DAY, last=DAY, **denial)
    assert tied(first, again)
    others = {**denial, "doers": ["TCD GOV"]}
    assert tie(first, node("y", people=["TCD GOV"], first=DAY, last=DAY, **others)) is None


def test_a_place_that_the_other_sentence_names_too_is_no_other_place() -> None:
    both = on("y", DAY, *NEXT, around=["a", "b"])
    assert weigh(on("x", DAY, *TOWN), both) > weigh(on("x", DAY, *TOWN), on("y", DAY, *NEXT))


def test_names_of_a_building_in_two_languages_speak_neither_for_nor_against() -> None:
    one = on("a", "2024-05-12", "SDN headquarters of the central bank", "SDN", language="en")
    again = on("b", "2024-05-12", "SDN the central bank's headquarters", "SDN", language="en")
    bridge = on("c", "2024-05-12", "SDN Manshiya bridge", "SDN", language="en")
    abroad = on("d", "2024-05-12", "SDN trụ sở ngân hàng trung ương", "SDN", language="vi")
    assert weigh(one, bridge) < weigh(one, abroad) < weigh(one, again)


def test_a_place_that_is_taken_and_people_who_are_harmed_there_are_two_stories() -> None:
    taken = on("x", DAY, *TOWN, types=["ASSAULT", "CONTROL"])
    struck = on("y", DAY, *TOWN, types=["ASSAULT"], toll=3)
    assert weigh(taken, struck) < weigh(on("x", DAY, *TOWN, types=["ASSAULT"]), struck)


def test_a_building_of_one_name_is_one_in_all_reports() -> None:
    bridge, other = ["SDN Halim bridge", "SDN"], ["SDN Sirin bridge", "SDN"]
    assert weigh(on("x", DAY, *bridge), on("y", DAY, *bridge)) > weigh(
        on("x", DAY, "SDN bridge", "SDN"), on("y", DAY, "SDN bridge", "SDN")
    )
    assert not tied(on("x", DAY, *bridge), on("y", DAY, *other))


def test_buildings_in_one_town_that_two_languages_call_otherwise_may_be_one() -> None:
    at = (15.5, 32.5)
    one = on("x", DAY, "SDN Main Mill", "SDN", types=["CONTROL"], point=at, language="en")
    other = on("y", DAY, "SDN Mathana", "SDN", types=["CONTROL"], point=at, language="ar")
    assert weigh(one, other) > weigh(one, msgspec.structs.replace(other, language="en"))
