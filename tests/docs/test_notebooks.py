"""Notebooks run as they stand, and print what they show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from .notebooks import FOLDER, code_of, executed, load

NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def told(outputs: list[dict[str, Any]]) -> Iterator[object]:
    """What outputs say; of pictures that there is one, since fonts differ."""
    for one in outputs:
        yield one.get("text") or one["data"].get("text/plain") or sorted(one["data"])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_it_says(path: Path) -> None:
    for needed in ("pandas", "matplotlib"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    notebook = load(path)
    shown = [list(told(cell["outputs"])) for cell in code_of(notebook)]
    assert sum(map(len, shown)) > 5
    assert [list(told(outputs)) for outputs in executed(notebook, path.parent)] == shown


def test_there_is_one() -> None:
    assert NOTEBOOKS
