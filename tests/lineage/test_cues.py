"""The cues of every language: each matches its examples and not its counter-examples."""

from __future__ import annotations

import pytest

from isnad.languages import codes
from isnad.lineage.cues import Cue, Layout, load

EXAMPLES = [
    pytest.param(cue, report, wanted, id=f"{cue.id}-{number}")
    for code in codes()
    for cue in load(code).cues
    for number, (report, wanted) in enumerate(
        [*((one, True) for one in cue.yes), *((one, False) for one in cue.no)]
    )
]


@pytest.mark.parametrize(("cue", "report", "wanted"), EXAMPLES)
def test_example(cue: Cue, report: str, wanted: bool) -> None:
    title, _, text = report.partition("|")
    assert cue.matches(Layout(title, text)) is wanted


@pytest.mark.parametrize("code", codes())
def test_every_language_says_what_is_taken_back_and_what_is_newer(code: str) -> None:
    cues = load(code).cues
    assert {"correction", "retraction", "update", "compiled", "translated"} == {
        cue.kind for cue in cues
    }
    assert all(cue.yes and cue.no and cue.id.startswith(f"{code}/") for cue in cues)
    assert len({cue.id for cue in cues}) == len(cues)


def test_a_counter_example_of_one_cue_is_none_of_another_of_its_kind() -> None:
    for code in codes():
        for cue in load(code).cues:
            for report in cue.no:
                title, _, text = report.partition("|")
                below = cue.at == "foot"
                assert cue.kind not in load(code).said(Layout(title, text), below=below), report


def test_a_kind_that_does_not_exist() -> None:
    row = {"id": "x/y", "kind": "joke", "at": "title", "pattern": "x", "yes": ["x"], "no": ["y"]}
    with pytest.raises(ValueError, match="x/y"):
        Cue(row, {})
