"""A report that says that it is private is one, in whatever form it comes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from isnad.cli.asked_work import is_private
from isnad.reading import Arrived, arrivals, columns_from

RECORD = {
    "id": "a",
    "text": "Rebels seized Hama, the army said.",
    "language": "en",
    "private": True,
}
OPEN = {**RECORD, "id": "b", "private": False}


def marks(path: Path, columns: str | None = None) -> list[bool]:
    found = arrivals([str(path)], columns=columns_from(columns) if columns else None)
    items = [item for item in found if isinstance(item, Arrived)]
    assert [item.report.id for item in items] == ["a", "b"]
    return [item.private for item in items]


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz", "r.json", "odd.jsonl"])
def test_in_json(tmp_path: Path, name: str) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in (RECORD, OPEN))
    whole = json.dumps([RECORD, OPEN]) if name == "r.json" else lines
    if name.startswith("odd"):
        # A text of which something is to be said on arrival keeps its mark.
        whole = whole.replace("Hama", "Ha\\u202ema\\u0007")
    data = whole.encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith("gz") else data)
    assert marks(path) == [True, False]


@pytest.mark.parametrize("columns", [None, "private=mine"])
def test_in_parquet(tmp_path: Path, columns: str | None) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="Parquet needs an extra")
    parquet = pytest.importorskip("pyarrow.parquet")
    name = "mine" if columns else "private"
    rows = [{**{k: v for k, v in one.items() if k != "private"}, name: one["private"]} for one in (RECORD, OPEN)]  # fmt: skip
    path = tmp_path / "r.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    assert marks(path, columns) == [True, False]


def test_a_mark_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({**RECORD, "private": "no"}) + "\n")
    (item,) = arrivals([str(path)])
    assert not isinstance(item, Arrived)
    assert item.reason == "wrong_type"


@pytest.mark.parametrize(
    ("pattern", "fits"), [("a", True), ("*r.jsonl*", True), ("b", False), ("Notes*", False)]
)
def test_patterns(tmp_path: Path, pattern: str, fits: bool) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text(json.dumps({**RECORD, "private": False}) + "\n")
    (item,) = arrivals([str(path)])
    assert is_private(item, [pattern]) is fits
