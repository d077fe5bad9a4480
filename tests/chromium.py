"""Pages in a real browser: opened from the disk, with no network."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def dom_of(page: Path, profile: Path, mark: str = "") -> str:
    """What a page is once its scripts have run. Skips the test where there is no Chromium."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("needs Chromium; .ci/browser installs it where it may")
    command = [
        found, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
        f"--user-data-dir={profile}", "--virtual-time-budget=20000",
        "--host-resolver-rules=MAP * ~NOTFOUND", "--dump-dom", f"{page.as_uri()}{mark}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=180, check=True)
    return done.stdout.decode()
