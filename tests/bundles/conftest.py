"""A bundle of a made-up story, and a browser to open it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from isnad import bundles

from ..chromium import dom_of
from .samples import given, story

Dom = Callable[..., str]


@pytest.fixture
def files() -> dict[str, bytes]:
    """The files of a bundle with whole texts."""
    return bundles.of_story(story(), given(), texts=True)


@pytest.fixture
def dom(tmp_path: Path) -> Dom:
    """Opens the page of a bundle from the disk, and gives what it is once its scripts have run."""

    def opened(given: Mapping[str, bytes], mark: str = "") -> str:
        for path, data in given.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(data)
        return dom_of(tmp_path / "index.html", tmp_path / "profile", mark)

    return opened
