"""The learned judge: what it says of features, and what becomes of its word."""

from __future__ import annotations

from math import exp
from pathlib import Path

import msgspec
import pytest

from isnad import flow
from isnad.errors import IsnadError
from isnad.records import Claim, Report
from isnad.resolve.learned import clues, judge
from isnad.resolve.learned.judge import NONE, Judge, Weights


def weights(bar: float = 0.5, **rows: float) -> Weights:
    """Weights for one type, ACCUSE, against none."""
    return Weights(
        classes=[NONE, "ACCUSE"],
        bias=[0.0, -3.0],
        bar=bar,
        rows={name: [(1, value)] for name, value in rows.items()},
    )


def _bad() -> tuple[str, ...]:
    return ("bad",)


def test_a_verdict_is_the_likeliest_type_and_its_chance() -> None:
    one = Judge(weights(bad=3.0))
    kind, chance = one.verdict(["bad", "unheard of"])
    assert (kind, round(chance, 4)) == ("ACCUSE", 0.5)
    assert round(one.verdict([])[1], 4) == 0.0474


def test_weights_of_all_types_add_up_side_by_side_in_any_order() -> None:
    rows = {"a": [(0, -2.5), (1, 1.25), (2, -0.001)], "b": [(1, -40.0), (2, 3.0)], "c": [(2, 0.1)]}
    classes = [NONE, "ACCUSE", "AID"]
    one = Judge(Weights(classes=classes, bias=[0.5, 0.0, -1.0], bar=0.5, rows=rows))
    sums = [0.5 - 2.5, 1.25 - 2 * 40.0, -1.0 - 0.001 + 2 * 3.0 + 0.1]
    chance = exp(sums[2]) / sum(map(exp, sums))
    for features in (["a", "b", "c", "b"], ["b", "c", "b", "a"]):
        kind, found = one.verdict(features)
        assert (kind, round(found, 12)) == ("AID", round(chance, 12))


def test_each_judge_weighs_a_clue_by_its_own_weights() -> None:
    def clue(*features: str) -> tuple[str, ...]:
        return features

    def told(by: Judge) -> list[int]:
        return [by.tell(clue)("bad", "unheard of"), by.tell(clue)("worse")]

    mild, harsh = Judge(weights(bad=1.0)), Judge(weights(bad=2.0, worse=4.0))
    assert mild.weigh(told(mild)) is None
    assert harsh.weigh(told(harsh)) == harsh.verdict(["bad", "unheard of", "worse"])
    assert mild.weigh(told(mild)) is None


@pytest.mark.parametrize("bar", [0.0, 0.3, 0.5, 0.9, 1.0])
def test_what_is_weighed_stands_where_it_reaches_the_bar(bar: float) -> None:
    for tenths in range(80):
        one = Judge(weights(bar=bar, bad=tenths / 10))
        kind, chance = one.verdict(["bad"])
        assert one.weigh([one.tell(_bad)()]) == ((kind, chance) if chance >= bar else None)


def test_without_weights_there_is_no_judge(tmp_path: Path) -> None:
    assert judge.load(tmp_path / "none.json") is None


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"no weights", "not weights"),
        (b"{}", "not weights"),
        (b'{"classes":["-"],"bias":[0],"bar":0.4,"rows":{}}', "a type of claim"),
        (b'{"classes":["-","AID"],"bias":[0],"bar":0.4,"rows":{}}', "1 biases for 2"),
        (b'{"classes":["-","AID"],"bias":[0,0],"bar":0.4,"rows":{"f":[[7,1.0]]}}', "class 7 of 2"),
        (b'{"classes":["-","AID"],"bias":[0,0],"bar":0.4,"rows":{"f":[[1,1e7]]}}', "all measure"),
    ],
)
def test_a_file_without_weights_is_an_error(tmp_path: Path, content: bytes, fault: str) -> None:
    path = tmp_path / "weights.json"
    path.write_bytes(content)
    with pytest.raises(IsnadError, match=fault):
        judge.load(path)


def _read(text: str, monkeypatch: pytest.MonkeyPatch, one: Judge | None) -> list[Claim]:
    monkeypatch.setattr(judge, "load", lambda: one)
    return flow.read(Report(id="r", sha256="0" * 64, text=text, language="en")).claims


def test_what_a_speech_amounts_to_is_an_act_of_the_speaker(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor said the minister was a clown."
    assert not [c for c in _read(text, monkeypatch, None) if c.type == "ACCUSE"]
    (act,) = [
        c
        for c in _read(text, monkeypatch, Judge(weights(**{"k=speech": 9.0}), "abc"))
        if c.type == "ACCUSE"
    ]
    assert [who.text for who in act.actors] == ["mayor"]
    assert [who.text for who in act.recipients] == ["minister"]
    assert not act.sources
    assert act.made_by.version.endswith("+abc")
    assert any(rule.startswith("judge/ACCUSE=") for rule in act.made_by.rules)


def test_a_proposal_does_not_tell_again_what_a_frame_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor accused the minister of theft and flummoxed him."
    eager = Judge(weights(**{"k=verb": 9.0, "k=noun": 9.0}))
    found = [c for c in _read(text, monkeypatch, eager) if c.type == "ACCUSE"]
    assert [c.trigger.quote for c in found] == ["accused"]


def test_what_a_frame_says_stands_only_where_it_is_likely_enough_that_anything_is_claimed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "The mayor accused the minister of theft."
    doubtful = weights(**{"k=frame": 1.0})
    likely = exp(1 - 3) / (1 + exp(1 - 3))
    for floor, stands in ((0.0, True), (likely - 0.01, True), (likely + 0.01, False)):
        one = Judge(msgspec.structs.replace(doubtful, floor=floor))
        found = [c.type for c in _read(text, monkeypatch, one)]
        assert ("ACCUSE" in found) is stands


def test_a_toll_that_nobody_annotated_stands_whatever_the_floor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Twelve people died in the floods, the governor said."
    before = [c.type for c in _read(text, monkeypatch, None)]
    strict = Judge(msgspec.structs.replace(weights(), floor=1.0))
    assert "TOLL" in before
    assert [c.type for c in _read(text, monkeypatch, strict)] == before


def test_the_packaged_weights_know_every_annotated_type() -> None:
    packaged = judge.load()
    assert packaged is not None
    assert len(packaged.weights.classes) == 22
    assert 0 < packaged.weights.floor < packaged.weights.bar < 1


def test_weights_from_a_file_say_what_weights_in_memory_say(tmp_path: Path) -> None:
    made = Weights(
        classes=[NONE, "ACCUSE", "AID", "AGREE"],
        bias=[0.5, -3.0, 0.0, 0.25],
        bar=0.5,
        rows={"full": [(n, 0.1 * n) for n in range(4)], "few": [(2, 1.5)], "none": []},
    )
    path = tmp_path / "weights.json"
    path.write_bytes(msgspec.json.encode(made))
    known = judge.load(path)
    assert known is not None
    for features in ([], ["full"], ["few", "full", "few"], ["none", "unheard of", "few"]):
        assert known.verdict(features) == Judge(made).verdict(features)


def test_words_of_one_root_have_runs_of_letters_in_common() -> None:
    one, other, third = (
        {name for name in clues.trigger("en", word) if ":g=" in name}
        for word in ("bombarded", "bombardment", "dined")
    )
    assert {"en:g=^bo", "en:g=^bom", "en:g=bomba"} <= one & other
    assert not one & {"en:g=^di", "en:g=dine"}
    assert one & third == {"en:g=ed$"}
    assert clues.trigger("en", "a")[3:] == ("en:g=^a$",)
