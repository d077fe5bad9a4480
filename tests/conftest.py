"""What every test may use: where the project and the shared development sets are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
# Machines differ in speed, and a slow example is not a wrong one.
settings.register_profile("isnad", deadline=None)
settings.load_profile("isnad")
# What the people who run the tests have added to their own world is none of the tests'.
os.environ["ISNAD_HOME"] = str(ROOT / "tests" / "nothing-added")
os.environ.pop("ISNAD_WORLD", None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development sets beside the project; a test that needs them is skipped without."""
    folder = Path(os.environ.get("ISNAD_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"needs the development sets in {folder} (or where ISNAD_SHARED says)")
    return folder
