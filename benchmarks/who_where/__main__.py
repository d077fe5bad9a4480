"""How well names are told apart and places told: both sets of cases beside this file.

``python -m benchmarks.who_where [--show]``; ``--show`` lists every case that is not right.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad import flow, world
from isnad.names.judge import Mention, judge
from isnad.records import Place, Report

HERE = Path(__file__).parent
SETS = {"first": HERE, "second": HERE / "second"}
# How far a point may be from the one asked for, in kilometres.
_KM = {"exact": 25, "near": 25, "settlement": 25, "district": 25, "region": 150}
_RADIUS = 6371.0


def names(folder: Path, show: bool = False) -> Counter[str]:
    """Pairs judged one person or not, by whether they are."""
    people = world.load().people
    found: Counter[str] = Counter()
    with (folder / "names.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            verdict = judge(_mention(row, "a"), _mention(row, "b"), people)
            wanted = row["same"] == "yes"
            found[f"{'same' if wanted else 'other'}.{'same' if verdict.same else 'other'}"] += 1
            if show and verdict.same != wanted:
                print(f"  {row['id']} {row['a']} / {row['b']}: {'; '.join(verdict.reasons)}")
    return found


def _mention(row: dict[str, str], side: str) -> Mention:
    country, role = row[f"{side}_country"] or None, row[f"{side}_role"] or None
    return Mention(row[side], row[f"{side}_language"], country, role)


def places(folder: Path, show: bool = False) -> Counter[str]:
    """Places read as right, wrong, or not told (no such place read, or without a point)."""
    found: Counter[str] = Counter()
    for case in _cases(folder / "places.jsonl"):
        place, reason = _read(case)
        how = _graded(case, place)
        found[how] += 1
        found[f"{how}.{case['language']}"] += 1
        if show and how != "right":
            told = f"{place.name} [{place.country}, {place.precision}]" if place else "none"
            print(f"  {how} {case['id']} {case['mention']}: {told} ({reason})")
    return found


def _cases(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _read(case: dict[str, Any]) -> tuple[Place | None, str]:
    """The place that is read at the words asked for."""
    report = Report(
        id=case["id"], sha256="", text=case["text"], language=case["language"],
        published=case["published"],
    )  # fmt: skip
    start = case["text"].index(case["mention"])
    end = start + len(case["mention"])
    for place, reason in flow.places(report):
        if place.start is not None and place.end is not None:
            if place.part == "text" and place.start < end and place.end > start:
                return place, reason
    return None, "no place read there"


def _graded(case: dict[str, Any], place: Place | None) -> str:
    unknown = place is None or (place.latitude is None and place.precision == "unknown")
    if case["precision"] == "unknown":
        return "right" if unknown else "wrong"
    if place is None or unknown:
        return "not told"
    same = place.country == case["country"]
    if case["precision"] != "country":
        same = same and _km(case, place) <= _KM[case["precision"]]
    return "right" if same else "wrong"


def _km(case: dict[str, Any], place: Place) -> float:
    lat, lon = math.radians(place.latitude or 0), math.radians(place.longitude or 0)
    wanted = math.radians(case["latitude"]), math.radians(case["longitude"])
    x = (lon - wanted[1]) * math.cos((lat + wanted[0]) / 2)
    return _RADIUS * math.hypot(x, lat - wanted[0])


def table(show: bool = False) -> Iterator[str]:
    """The figures of both sets as Markdown."""
    yield "| set | pairs | precision | recall | places | right | wrong | not told |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, folder in SETS.items():
        pairs, read = names(folder, show), places(folder, show)
        joined = pairs["same.same"]
        precision = joined / max(joined + pairs["other.same"], 1)
        recall = joined / max(joined + pairs["same.other"], 1)
        count = read["right"] + read["wrong"] + read["not told"]
        yield (
            f"| {name} | {pairs.total()} | {precision:.3f} | {recall:.3f} | {count} |"
            f" {read['right']} | {read['wrong']} | {read['not told']} |"
        )


def main() -> None:
    """Print the table."""
    print("\n".join(table("--show" in sys.argv[1:])))


if __name__ == "__main__":
    main()
