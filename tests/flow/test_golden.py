"""Whole reports make the claims that are expected of them."""

from __future__ import annotations

import pytest

from .golden import NAMES, expected, told


@pytest.mark.parametrize("name", NAMES)
def test_whole_reports(name: str) -> None:
    # Where a change is for the better: .venv/bin/python -m tests.flow.update
    assert told(name) == expected(name)
