"""Training: labels from stand-off annotations, and the same weights for the same input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from isnad.errors import IsnadError
from isnad.resolve.learned import heads, judge
from isnad.training import fit
from isnad.training.attached import Attached
from isnad.training.instances import Instance, instances, lessons

TEXT = "Rebels attacked the convoy.\nThe mayor said the minister was a clown.\nIt rained in the valley."


def span(words: str) -> list[int]:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return [start, start + len(words)]


def claim(line: str, kind: str, trigger: str, actor: str, **more: object) -> dict[str, object]:
    """An annotated claim on a line."""
    return {
        "id": "r1", "part": "text", "line": span(line), "type": kind, "trigger": span(trigger),
        "actors": [{"name": actor, "span": span(actor)}], **more,
    }  # fmt: skip


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A folder with one annotated report and its text."""
    lines = TEXT.split("\n")
    row = {
        "doc": "d1", "language": "en", "file": "own.jsonl", "published": None,
        "lines": [{"id": "r1", "part": "text", "line": span(line)} for line in lines],
        "claims": [
            claim(lines[0], "ASSAULT", "attacked", "Rebels"),
            claim(lines[1], "ACCUSE", "clown", "mayor", optional=True),
        ],
    }  # fmt: skip
    (tmp_path / "en.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "texts").mkdir()
    text = {"id": "r1", "language": "en", "text": TEXT, "published": "07/06/2016"}
    (tmp_path / "texts" / "own.jsonl").write_text(json.dumps(text) + "\n")
    return tmp_path


def test_candidates_take_the_labels_of_readers(annotated: Path) -> None:
    found = list(instances(annotated, []))
    labels = {(one.label, one.weight) for one in found}
    assert labels == {("ASSAULT", 1.0), ("ACCUSE", 0.6), ("-", 1.0)}
    speech = next(one for one in found if "k=speech" in one.features)
    assert speech.label == "ACCUSE"


def test_several_readers_of_a_line_count_by_their_number(annotated: Path) -> None:
    """One of two took the mayor's words for a claim; the other never read of the rebels."""
    row = json.loads((annotated / "en.jsonl").read_text())
    row["lines"], row["claims"] = row["lines"][1:], []
    (annotated / "second").mkdir()
    (annotated / "second" / "en.jsonl").write_text(json.dumps(row) + "\n")
    found = list(instances(annotated, []))
    assert {(one.label, one.weight) for one in found if "k=speech" in one.features} == {
        ("ACCUSE", 0.3), ("-", 0.5),
    }  # fmt: skip
    assert {one.weight for one in found if one.label == "ASSAULT"} == {1.0}


def test_the_same_annotations_give_the_same_file(annotated: Path, tmp_path: Path) -> None:
    found = list(instances(annotated, [])) * 3
    paths = [tmp_path / "one.json", tmp_path / "two.json"]
    for path in paths:
        fit.save(fit.fit(found), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    known = judge.load(paths[0])
    assert known is not None
    told = next(one for one in found if one.label == "ASSAULT")
    assert known.verdict(told.features)[0] == "ASSAULT"


def attached_ones(folder: Path) -> list[Attached]:
    """The labelled phrases of a folder."""
    return [one for one in lessons(folder, []) if isinstance(one, Attached)]


def test_phrases_beside_a_claim_take_the_labels_of_readers(annotated: Path) -> None:
    path = annotated / "en.jsonl"
    row = json.loads(path.read_text())
    row["claims"][0]["place"] = {"name": "the valley", "span": span("the valley")}
    path.write_text(json.dumps(row) + "\n")
    found = [(one.head, one.label) for one in attached_ones(annotated)]
    assert ("actor", True) in found
    assert ("actor", False) in found
    assert ("place", True) not in found  # it stands in another sentence


def test_the_same_phrases_give_the_same_file(annotated: Path, tmp_path: Path) -> None:
    found = attached_ones(annotated) * 3
    paths = [tmp_path / "one.json", tmp_path / "two.json"]
    for path in paths:
        fit.save_heads(fit.attach(found), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    known = heads.load(paths[0])
    assert known is not None
    rebels = next(one for one in found if one.head == "actor" and one.label)
    actor = known.heads["actor"]
    assert actor.chance([actor.tell(lambda: tuple(rebels.features))()]) > 0.5
    assert known.heads["time"].choice([(True, [known.heads["time"].rows.get("bias", 0.0)])]) is None


def test_too_little_to_learn_from_is_an_error() -> None:
    with pytest.raises(IsnadError, match="too few annotations"):
        fit.fit([Instance("en", "r", "-", 1.0, ["bias"])])


def test_missing_texts_are_named(annotated: Path) -> None:
    (annotated / "texts" / "own.jsonl").unlink()
    with pytest.raises(IsnadError, match=r"own\.jsonl.*--texts"):
        list(instances(annotated, []))


def test_a_text_that_is_not_there_is_named(annotated: Path) -> None:
    (annotated / "texts" / "own.jsonl").write_text('{"id": "other", "text": "Rain."}\n')
    with pytest.raises(IsnadError, match="r1"):
        list(instances(annotated, []))


def test_a_broken_annotation_is_named(annotated: Path) -> None:
    (annotated / "en.jsonl").write_text("{}\n")
    with pytest.raises(IsnadError, match=r"en\.jsonl:1"):
        list(instances(annotated, []))
