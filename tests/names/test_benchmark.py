"""The cases that names and places are measured by are whole."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from isnad.languages import codes
from isnad.world import countries
from isnad.world.entities import Precision
from isnad.world.tables import read

COLUMNS = (
    "id", "same", "a", "a_language", "a_country", "a_role", "b", "b_language", "b_country",
    "b_role", "note",
)  # fmt: skip
FIELDS = {
    "id", "language", "published", "text", "mention", "country", "latitude", "longitude",
    "precision", "name", "note",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    return root / "benchmarks" / "who_where"


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {row["alpha3"] for row in read(countries.table("cldr"))}


def test_pairs_of_names(folder: Path, known: set[str]) -> None:
    with (folder / "names.tsv").open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert tuple(table[0]) == COLUMNS
    assert {len(cells) for cells in table} == {len(COLUMNS)}
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in table[1:]]
    assert len({row["id"] for row in rows}) == len(rows) >= 100
    assert len({(row["a"], row["b"], row["a_country"], row["b_country"]) for row in rows}) > 100
    assert {row["same"] for row in rows} == {"yes", "no"}
    for row in rows:
        assert row["id"].startswith("ny" if row["same"] == "yes" else "nn")
        for side in ("a", "b"):
            assert row[side] == row[side].strip() != ""
            assert row[f"{side}_language"] in codes()
            assert not row[f"{side}_country"] or row[f"{side}_country"] in known


def test_places_of_reports(folder: Path, known: set[str]) -> None:
    lines = (folder / "places.jsonl").read_text(encoding="utf-8").splitlines()
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert len({row["id"] for row in rows}) == len(rows) >= 80
    assert {row["language"] for row in rows} == set(codes())
    for row in rows:
        assert set(row) == FIELDS, row["id"]
        assert row["mention"] and row["mention"] in row["text"], row["id"]
        assert row["country"] is None or row["country"] in known, row["id"]
        assert row["precision"] in get_args(Precision), row["id"]
        point = (row["latitude"], row["longitude"])
        if row["precision"] == "unknown":
            assert point == (None, None), row["id"]
        else:
            assert all(isinstance(x, float) for x in point), row["id"]
            assert abs(point[0]) <= 90 and abs(point[1]) <= 180, row["id"]
