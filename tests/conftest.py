"""What every test may use: where the project and the shared development sets are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
# Machines differ in speed, and a slow example is not a wrong one. The same examples are drawn in
# every run, so that what fails is what was changed; new ones: HYPOTHESIS_PROFILE=new, many of them.
settings.register_profile("isnad", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "isnad"))
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
