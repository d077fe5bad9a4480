"""Formats, directories and hostile input through the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from isnad import settings
from isnad.records import Report
from isnad.scale import patience
from tests.program import Program

from . import engine

PAGE = "<!DOCTYPE html><html><body><article><p>They seized {what}.</p></article></body></html>"


def record(number: int, what: str, status: str = "200 OK") -> bytes:
    block = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{PAGE.format(what=what)}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
        "WARC-Date: 2024-12-01T00:00:00Z\r\nContent-Type: application/http\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def test_a_directory_of_many_formats(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE.format(what="a"))
    (tmp_path / "b.warc").write_bytes(
        record(1, "b") + record(2, "c", "404 Not Found") + record(3, "d")
    )
    (tmp_path / "c.txt").write_text("They seized e.")
    (tmp_path / "d.json").write_text(json.dumps([{"text": "They seized f."}]))
    done = program("read", tmp_path, "--format", "jsonl")
    words = [json.loads(line)["evidence"]["quote"].strip() for line in done.out.splitlines()]
    assert words == [f"They seized {what}." for what in "abdef"]
    assert "5 reports attempted: 5 read, 0 duplicate, 0 empty, 0 rejected; left out" in done.err
    assert "left out as no reports: 1 not_ok; 5 claims" in done.err
    assert done.status == 0


def test_a_quoted_pattern_and_a_named_format(program: Program, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.x").write_text(json.dumps([{"text": f"They seized {name}."}]))
    done = program("read", f"{tmp_path}/*.x", "--as", "json")
    assert "2 reports attempted: 2 read" in done.err
    as_text = program("read", f"{tmp_path}/a.x", "--as", "text", "--format", "jsonl")
    assert json.loads(as_text.out)["evidence"]["quote"].startswith("[{")


def test_columns_of_a_table(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"body": ["They seized it."]}), path)
    done = program("read", path)
    assert "--columns text=NAME (no_text_column)" in done.err and done.status == 1
    assert "1 read" in program("read", path, "--columns", "text=body").err
    wrong = program("read", path, "--columns", "body")
    assert wrong.status == 2 and "FIELD=COLUMN" in wrong.err


def test_r08_a_report_that_takes_too_long_is_given_up(
    program: Program, reports: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(report: Report) -> Any:
        while "slow" in report.text:
            try:
                sum(range(1000))
            except Exception:
                continue
        return read(report)

    read = engine.read
    monkeypatch.setattr(engine, "read", slow)
    monkeypatch.setattr(settings, "ENGINE_SECONDS", 0.2)
    path = reports({"text": "They seized a."}, {"text": "slow"}, {"text": "They seized b."})
    done = program("read", path, "--format", "jsonl")
    assert len(done.out.splitlines()) == 2
    assert f"{path}:2: was not read through" in done.err and "(too_slow)" in done.err


def spin() -> None:
    with patience.within(0.02):
        while True:
            pass


def test_r08_the_clock_is_off_afterwards() -> None:
    with patience.within(0.05):
        pass
    end = 0
    for n in range(2_000_000):
        end += n
    assert end
    with pytest.raises(patience.TooSlow):
        spin()


def test_r24_what_is_known_of_reports_that_came_takes_little(tmp_path: Path) -> None:
    import tracemalloc

    from isnad.reading.once import Known

    tracemalloc.start()
    known = Known()
    for n in range(20_000):
        assert known.put(f"sha256:{n:064x}", f"{n:064x}") is None
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 2_000_000
    assert known.put(f"sha256:{7:064x}", f"{7:064x}") is True
    assert known.put(f"sha256:{7:064x}", f"{8:064x}") is False
