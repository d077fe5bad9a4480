"""The learned attachment: how answers are chosen, and what becomes of them in claims."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad import flow
from isnad.errors import IsnadError
from isnad.records import Claim, Report
from isnad.resolve.learned import heads as weights
from isnad.resolve.learned import judge
from isnad.resolve.learned.heads import HEADS, Bars, Head, Heads


def head(bias: float = -9.0, **rows: float) -> Head:
    """Weights under which nothing is likely but what has a feature of ``rows``."""
    return Head(bias=bias, bars=Bars(kept=0.2, swapped=0.4, added=0.6), rows=rows)


def heads(**known: Head) -> Heads:
    """Weights of all questions; those not given keep what the rules have and add nothing."""
    as_ruled = {
        "rule=0/True": 18.0,
        "rule=True": 18.0,
        "fill=True/actor": 18.0,
        "fill=True/recipient": 18.0,
    }
    return Heads(
        heads={name: known.get(name, Head(-9.0, Bars(0.2, 0.4, 0.6), as_ruled)) for name in HEADS}
    )


def read(text: str, monkeypatch: pytest.MonkeyPatch, one: Heads | None) -> list[Claim]:
    """The claims of an English text under given weights, without the judge."""
    monkeypatch.setattr(weights, "load", lambda: one)
    monkeypatch.setattr(judge, "load", lambda: None)
    report = Report(id="r", sha256="0" * 64, text=text, language="en", published="2019-03-14")
    return flow.read(report).claims


@pytest.mark.parametrize(
    ("answers", "taken"),
    [
        ([(True, ["low"]), (False, [])], 0),
        ([(True, []), (False, ["low"])], None),
        ([(True, ["low"]), (False, ["mid"])], 1),
        ([(False, ["mid"]), (False, [])], None),
        ([(False, []), (False, ["high"])], 1),
        ([], None),
    ],
)
def test_another_answer_needs_more_than_that_of_the_rules(
    answers: list[tuple[bool, list[str]]], taken: int | None
) -> None:
    rows = {"low": 8.2, "mid": 9.2, "high": 10.0}
    told = [(ruled, [rows[feature] for feature in features]) for ruled, features in answers]
    assert head(**rows).choice(told) == taken


TEXT = "The rebels attacked a convoy in Aleppo on Monday, the mayor said in Damascus."


def test_without_weights_the_rules_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    for known in (None, heads()):
        (claim,) = [c for c in read(TEXT, monkeypatch, known) if c.type == "ASSAULT"]
        assert claim.place is not None and claim.place.name == "Aleppo"
        assert claim.time is not None and claim.time.edtf == "2019-03-11"
        assert [who.text for who in claim.actors] == ["rebels"]


def test_what_is_likelier_takes_the_place_of_what_the_rules_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    eager = heads(place=head(**{"rule=3/False": 18.0}), time=head())
    (claim,) = [c for c in read(TEXT, monkeypatch, eager) if c.type == "ASSAULT"]
    assert claim.place is not None and claim.place.name == "Damascus"
    assert claim.time is None


def test_whom_the_frame_has_may_be_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    eager = heads(actor=head(), recipient=head(**{"fill=False/actor": 18.0}))
    (claim,) = [c for c in read(TEXT, monkeypatch, eager) if c.type == "ASSAULT"]
    assert not claim.actors
    assert [who.text for who in claim.recipients] == ["rebels"]


def test_who_tells_of_an_act_is_not_added_as_the_one_who_did_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    eager = heads(actor=head(**{"speaks=True|False|ASSAULT|v": 18.0}))
    (claim,) = [c for c in read(TEXT, monkeypatch, eager) if c.type == "ASSAULT"]
    assert not claim.actors


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"no weights", "not weights"),
        (b'{"heads":{}}', "nothing on 'place'"),
    ],
)
def test_a_file_without_weights_is_an_error(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "attachment.json"
    path.write_bytes(content)
    with pytest.raises(IsnadError, match=fault):
        weights.load(path)
    assert weights.load(tmp_path / "none.json") is None


def test_the_packaged_weights_answer_every_question() -> None:
    packaged = weights.load()
    assert packaged is not None
    assert sorted(packaged.heads) == sorted(HEADS)


def test_since_a_day_goes_on_where_a_verb_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (claim,) = read("The rebels have attacked the army since 2017.", monkeypatch, None)
    assert claim.time is not None and claim.time.edtf == "2017/.."


def test_what_is_left_out_is_not_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    other = heads(place=head(**{f"rule={n}/False": 18.0 for n in range(10)}))
    words = "The rebels control the city of Idlib except the districts held by the Kurdish forces."
    held = [c for c in read(words, monkeypatch, other) if c.type == "CONTROL" and c.extent]
    assert [c.place.name for c in held if c.place is not None] == ["Idlib"]


def test_a_list_stands_on_one_side() -> None:
    text = "Kenya and Jordan were denied access to the port."
    report = Report(id="r", sha256="", text=text, language="en", published="2020-05-06")
    refused = [c for c in flow.read(report).claims if c.type == "REJECT"]
    sides = [[p.text for p in side] for c in refused for side in (c.actors, c.recipients)]
    assert [] in sides
    assert ["Kenya", "Jordan"] in sides


def test_a_name_of_whoever_is_told_something_is_no_place() -> None:
    text = '"We hope that the ceasefire will hold," a rebel commander told the Harbour Wire.'
    told = flow.read(Report(id="r", sha256="0" * 64, text=text, language="en")).claims
    assert not [claim for claim in told if claim.place is not None]
