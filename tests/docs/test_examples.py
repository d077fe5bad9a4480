"""The example reports are what the demo and the documentation say they are."""

from __future__ import annotations

import json
from typing import Any

from .blocks import ROOT

FOLDER = ROOT / "examples" / "reports"
NOTICES = {
    "ar": "كُتب هذا النص لأغراض الاختبار",
    "vi": "Bài viết này được soạn để thử nghiệm",
    "en": "This report was written for testing",
}


def reports() -> list[dict[str, Any]]:
    lines = (FOLDER / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_there_are_enough_in_every_language() -> None:
    languages = [report["language"] for report in reports()]
    assert len(languages) >= 8
    assert all(languages.count(code) >= 2 for code in NOTICES)


def test_ids_are_unique_and_addresses_are_reserved_ones() -> None:
    ids = [report["id"] for report in reports()]
    assert len(ids) == len(set(ids))
    assert all(report["url"].startswith("https://example.org/") for report in reports())


def test_each_says_that_it_was_written_for_testing() -> None:
    for report in reports():
        assert report["text"].splitlines()[-1].startswith(NOTICES[report["language"]])
    for path in FOLDER.glob("*.txt"):
        last = path.read_text(encoding="utf-8").splitlines()[-1]
        assert last.startswith(tuple(NOTICES.values())), path.name


def test_all_fall_in_the_same_week() -> None:
    for report in reports():
        assert "2024-11-27" <= report["published"][:10] <= "2024-12-02"
        assert report["published"] <= report["received"]


def test_one_is_a_copy_of_another() -> None:
    by_id = {report["id"]: report["text"].splitlines() for report in reports()}
    original, copy = by_id["en-aleppo-control"], by_id["en-aleppo-copy"]
    assert len(set(original) & set(copy)) >= len(copy) // 2
    assert "(Halyard)" in copy
