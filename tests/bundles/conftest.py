"""A bundle of a made-up story, and a browser to open it in."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from isnad import bundles

from .samples import given, story

Dom = Callable[..., str]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture
def files() -> dict[str, bytes]:
    """The files of a bundle with whole texts."""
    return bundles.of_story(story(), given(), texts=True)


@pytest.fixture
def dom(tmp_path: Path) -> Dom:
    """Opens the page of a bundle from the disk, and gives what it is once its scripts have run."""
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found is None:
        pytest.skip("needs Chromium; .ci/browser installs it where it may")

    def opened(given: Mapping[str, bytes], mark: str = "") -> str:
        for path, data in given.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
        command = [
            found, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=20000",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom",
            f"{(tmp_path / 'index.html').as_uri()}{mark}",
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, timeout=180, check=True)
        return done.stdout.decode()

    return opened
