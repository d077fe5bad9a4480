"""The program, run in this process with a stand-in for the engine."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import isnad
from isnad import flow
from tests.fetching.server import Server, serving
from tests.program import Program, running

from . import engine


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Runs ``isnad`` with arguments, and with bytes as standard input."""
    monkeypatch.setitem(sys.modules, "isnad.flow", engine)
    monkeypatch.setattr(isnad, "flow", engine, raising=False)

    return running(monkeypatch, capsys)


@pytest.fixture
def real_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are read again by the engine itself, not by its stand-in."""
    monkeypatch.setattr(engine, "dates", flow.dates)


@pytest.fixture
def reports(tmp_path: Path) -> Callable[..., Path]:
    """Writes reports as JSON Lines; a string stands as it is."""

    def write(*records: dict[str, Any] | str, name: str = "reports.jsonl") -> Path:
        path = tmp_path / name
        lines = (r if isinstance(r, str) else json.dumps(r) for r in records)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of this machine, which is given no pauses: it stands for all hosts."""
    from . import quick

    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setattr("isnad.fetching.client.Limits", quick.Limits)
    with serving() as made:
        yield made
