"""What tests of the second engine share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from isnad.answers import Answers
from isnad.asking.asker import Asker
from isnad.asking.client import Client, Settings
from isnad.asking.leaving import endpoint
from isnad.asking.purse import Budget, Price, Purse
from tests.program import Program, running

from .model import Model, serving

QUICK = Settings(most=500, patience=5.0, tries=3, first=0.01, longest=0.05)


@dataclass
class Bench:
    """A model that is asked: the server, who asks it, what it cost."""

    model: Model
    asker: Asker
    purse: Purse
    answers: Answers


Asked = Callable[..., Bench]


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Asked]:
    """Starts a model and who asks it; both are gone at the end of the test."""
    ends: list[Callable[[], object]] = []

    def start(
        model: Model,
        limit: Budget | None = None,
        price: Price | None = None,
        settings: Settings = QUICK,
        at_once: int = 4,
        name: str = "stand-in",
        key: str | None = None,
    ) -> Bench:
        server = serving(model)
        server.__enter__()
        purse, answers = Purse(limit, price), Answers(tmp_path / "answers.sqlite")
        client = Client(endpoint(model.url), name, purse, key, settings)
        asker = Asker(client, answers, at_once)
        ends.extend((lambda: server.__exit__(None, None, None), answers.close, asker.close))
        return Bench(model, asker, purse, answers)

    yield start
    for end in reversed(ends):
        end()


@pytest.fixture
def program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Program:
    """Runs ``isnad`` with arguments and a data folder of its own."""
    monkeypatch.setenv("ISNAD_HOME", str(tmp_path / "home"))

    return running(monkeypatch, capsys)
