"""What ``import isnad`` gives: the same as the command line, typed, and loaded when it is used."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import isnad
from isnad.cli.app import app
from isnad.rows import Row

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "reports"
TEXT = "Rebels seized Hama on Saturday, the army said."


@pytest.fixture(scope="module")
def readings() -> isnad.Readings:
    return isnad.read_files(EXAMPLES, published="2024-12-02")


def test_every_name_is_there_and_is_what_types_say() -> None:
    for name in isnad.__all__:
        assert getattr(isnad, name).__name__ == name
        assert name in dir(isnad)
    with pytest.raises(AttributeError, match="no attribute 'no_such'"):
        getattr(isnad, "no_such")  # noqa: B009 - a type checker would see it


def test_importing_loads_no_engine_and_no_store() -> None:
    script = "import sys, isnad\nprint([n for n in sys.modules if n.startswith('isnad')])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "['isnad']"


def test_claims_are_those_of_the_command_line(readings: isnad.Readings) -> None:
    arguments = ["read", str(EXAMPLES), "--published", "2024-12-02", "--format", "jsonl"]
    printed = CliRunner().invoke(app, arguments).stdout
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) > 100
    assert json.loads(json.dumps(readings.to_dicts())) == lines


def test_a_text_is_read_as_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TEXT, "utf-8")
    (of_file,) = isnad.read_files(path, published="2024-12-07")
    of_text = isnad.read(TEXT, published="2024-12-07")
    assert of_text.result == of_file.result
    assert len(of_text) == 2 and of_text[0] is of_text.claims[0]


def test_offsets_hold_in_every_row(readings: isnad.Readings) -> None:
    rows = readings.to_rows()
    texts = {reading.report.id: reading.report for reading in readings}
    assert len(rows) == len(readings.claims)
    for row in rows:
        assert list(row) == list(Row.__annotations__)
        words = texts[row["report"]].part("title" if row["part"] == "title" else "text")
        assert words[row["start"] : row["end"]] == row["trigger"]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(isnad.IsnadError, match="has no text"):
        isnad.read("  ")
    with pytest.raises(isnad.IsnadError, match="not a date"):
        isnad.read(TEXT, published="yesterday")
    with pytest.raises(isnad.UnsupportedLanguage):
        isnad.read("Bonjour", language="fr")
    found = isnad.read_files(tmp_path / "nothing.txt")
    assert not found and [one.reason for one in found.rejected] == ["no_file"]


def test_joining_tells_stories_and_lineage(readings: isnad.Readings) -> None:
    joined = isnad.join(readings)
    assert {one.kind for one in joined.lineages} >= {"copy", "translation"}
    assert any(len(one.origins) < len(one.tellings) for one in joined.stories)


def test_a_frame_has_its_columns_also_when_it_is_empty(readings: isnad.Readings) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: pip install 'isnad[frame]'")
    frame = readings.to_frame()
    assert len(frame) == len(readings.claims)
    assert list(frame.columns) == list(isnad.Readings([]).to_frame().columns)
    assert set(frame["language"]) == {"ar", "en", "vi"}


def test_without_pandas_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(isnad.IsnadError, match="isnad\\[frame\\]"):
        isnad.Readings([]).to_frame()


def test_the_page_says_what_python_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    options = doctest.IGNORE_EXCEPTION_DETAIL | doctest.NORMALIZE_WHITESPACE
    page = str(ROOT / "docs" / "python.md")
    found = doctest.testfile(page, module_relative=False, optionflags=options)
    assert found.attempted > 10 and found.failed == 0
