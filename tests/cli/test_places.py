"""``isnad places``: the places of each report, a line of JSON each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.program import Program

Reports = Callable[..., Path]


def test_a_line_for_every_report(program: Program, reports: Reports) -> None:
    path = reports(
        {"id": "one", "text": "Rebels seized Idlib.", "language": "en"},
        {"id": "none", "text": "nowhere", "language": "en"},
    )
    done = program("places", path)
    one, none = map(json.loads, done.out.splitlines())
    assert (one["id"], none) == ("one", {"id": "none", "places": []})
    (place,) = one["places"]
    assert (place["name"], place["text"], place["start"]) == ("Idlib", "Idlib", 14)
    assert place["reason"] == "the only place of that name"
    assert done.status == 0
    assert "2 reports attempted: 2 read" in done.err


def test_what_was_not_read_is_told(program: Program, reports: Reports) -> None:
    good = {"id": "good", "text": "x", "language": "en"}
    done = program("places", reports("{", {"text": "x", "language": "vi"}, {"text": "crash"}, good))
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    for reason in ("not_json", "no_pack", "engine_failed"):
        assert f"({reason})" in done.err
