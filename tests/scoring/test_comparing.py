"""Where two readings of annotated reports differ."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from isnad import flow
from isnad.records import Claim, Report
from isnad.scoring.comparing import Difference, differences
from isnad.scoring.gold import GoldClaim, GoldParty, GoldPlace, GoldReport
from isnad.scoring.score import scored
from tests.asking.conftest import program
from tests.asking.model import Model, honest, serving
from tests.program import Program

__all__ = ["program"]

TEXT = "Rebels shelled Hama on Saturday.\nPolice arrested a man in Homs."
REPORT = Report(id="d/en", sha256="0", text=TEXT, language="en", published="2024-12-01")
GOLD = GoldReport("d", ["en"], [
    GoldClaim(
        0, "ASSAULT", {"en": "shelled"}, actors=[GoldParty("rebels", text={"en": "Rebels"})],
        place=GoldPlace("Hama", "SYR", {"en": "Hama"}),
    ),
    GoldClaim(1, "COERCE", {"en": "arrested"}, actors=[GoldParty("police", text={"en": "Police"})]),
])  # fmt: skip


def compared(**read: list[Claim]) -> list[Difference]:
    found = {
        name: list(scored([GOLD], {"d/en": REPORT}, lambda _, c=claims: c))  # type: ignore[misc]
        for name, claims in read.items()
    }
    return list(differences(found))


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    made = flow.read(msgspec.structs.replace(REPORT)).claims
    found = [one for one in made if one.trigger.quote in ("shelled", "arrested")]
    assert len(found) == 2
    return found


def test_readings_that_are_alike_differ_in_nothing(claims: list[Claim]) -> None:
    assert compared(a=claims, b=claims) == []


def test_what_only_one_finds_is_told(claims: list[Claim]) -> None:
    assert compared(a=claims, b=claims[:1]) == [
        Difference("d/en", 1, "found", "COERCE", "arrested", ["a"])
    ]


def test_what_only_one_makes_falsely_is_told(claims: list[Claim]) -> None:
    wrong = msgspec.structs.replace(claims[0], type="AID")
    assert compared(a=claims, b=[*claims, wrong]) == [
        Difference("d/en", 0, "false", "AID", "shelled", ["b"])
    ]


def test_what_only_one_has_right_of_a_claim_is_told(claims: list[Claim]) -> None:
    turned = msgspec.structs.replace(claims[0], polarity="negated", place=None)
    found = compared(a=claims, b=[turned, claims[1]])
    assert {(one.what, one.by[0]) for one in found} == {("place", "a"), ("polarity", "a")}


def test_the_command_prints_engines_beside_each_other(tmp_path: Path, program: Program) -> None:
    (tmp_path / "d.json").write_bytes(msgspec.json.encode(GOLD))
    line = {"id": "d/en", "text": TEXT, "language": "en", "published": "2024-12-01"}
    (tmp_path / "reports.jsonl").write_text(json.dumps(line) + "\n")
    with serving(Model(honest)) as model:
        asked = ("--endpoint", model.url, "--model", "stand-in")
        done = program("compare", tmp_path, "--engines", "rules,llm", *asked)
        as_json = program("compare", tmp_path, "--json", *asked)
    assert done.status == 0, done.err
    rows = [line.split()[:2] for line in done.out.splitlines()[1:5]]
    assert rows == [["en", "rules"], ["en", "llm"], ["all", "rules"], ["all", "llm"]]
    assert "asked: 2 requests" in done.err
    told = json.loads(as_json.out)
    assert told["figures"]["rules"]["en"]["wanted"] == 2
    assert isinstance(told["differences"], list)


@pytest.mark.parametrize("names", ["rules", "rules,rules", "rules,guess"])
def test_engines_must_be_engines(tmp_path: Path, program: Program, names: str) -> None:
    assert program("compare", tmp_path, "--engines", names).status == 2
