"""Who is named together with somebody, and who is named twice."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.annotations import Group
from isnad.records import Participant, Report
from isnad.resolve.who.company import listed, once


def group(*members: Group) -> Group:
    """A noun group of somebody, with the others of its list."""
    return Group("np", 0, 1, cls="country", members=list(members))


def test_a_list_is_taken_whole_but_for_those_who_do_not_fit() -> None:
    south, islands, harbour = group(), group(), group()
    north = group(south, islands, harbour)
    assert listed([islands, north], lambda g: g is not harbour) == [north, south, islands]
    assert listed([north], lambda g: True) == [north, south, islands, harbour]


def test_who_takes_part_stays_where_the_rest_of_the_list_does_not_fit() -> None:
    south = group()
    assert listed([south, group(south)], lambda g: False) == [south]


def test_who_only_hangs_on_a_list_is_not_of_it() -> None:
    mayor = group()
    assert listed([mayor, group(group())], lambda g: True) == [mayor]


def somebody(start: int | None, entity: str | None = None) -> Participant:
    """A participant whose words begin at ``start``; None: no words stand for them."""
    text = None if start is None else "Rima"
    end = None if start is None else start + 4
    return Participant(name="Rima", text=text, start=start, end=end, entity=entity)


def test_nobody_stands_in_a_claim_twice() -> None:
    first, same, known = somebody(3), somebody(3), somebody(20, "person:rima")
    again, unspoken = somebody(40, "person:rima"), somebody(None)
    assert once([first, same, known, again, unspoken], []) == [first, known, unspoken]
    assert once([same, known], [first]) == [known]


@pytest.mark.parametrize(
    ("language", "killed", "text"),
    [
        ("ar", "خمسة", "قتل خمسة جنود وأصيب سبعة في هجوم على البلدة."),
        ("ar", "شخصان", "قتل شخصان وجرح ثلاثة في البلدة."),
        ("ar", "خمسة", "قتل خمسة جنود واعتقل ثلاثة في البلدة."),
        ("en", "soldiers", "Five soldiers were killed and three were arrested in the town."),
    ],
)
def test_whoever_was_killed_did_not_do_what_befell_others(
    language: str, killed: str, text: str
) -> None:
    report = Report(id="x", sha256="0" * 64, text=text, language=language, published="2020-05-06")
    told = [c for c in flow.read(report).claims if c.type in ("ASSAULT", "COERCE")]
    assert told and not any(killed in (who.text or "") for c in told for who in c.actors)
