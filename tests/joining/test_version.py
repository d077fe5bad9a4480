"""What the version of joining covers."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import isnad
from isnad.joining.version import FILES, MADE_OF, version

PACKAGE = Path(isnad.__file__).parent
# The world has a version of its own, which is part of that of joining; where compiled data is kept,
# what is kept in memory, and how errors are called change no result.
BESIDE = {"world", "cache", "errors", "files", "memo"}


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module == "isnad":
            names = [f"isnad.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("isnad."))


@pytest.mark.parametrize("part", MADE_OF)
def test_all_that_joining_is_made_of_is_in_its_version(part: str) -> None:
    covered = {*MADE_OF, *(name.removesuffix(".py") for name in FILES), *BESIDE}
    for path in (PACKAGE / part).rglob("*.py"):
        assert set(imported(path)) <= covered, path


def test_the_version_is_of_the_content() -> None:
    assert version() == version()
    assert len(version()) > 10
    assert all((PACKAGE / name).exists() for name in (*MADE_OF, *FILES))
