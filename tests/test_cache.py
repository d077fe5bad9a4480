"""Compiled data is made once under its key, and a failed build leaves nothing behind."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from isnad import cache


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ISNAD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_data_is_made_once_and_older_data_goes(folder: Path) -> None:
    calls: list[int] = []

    def build() -> bytes:
        calls.append(1)
        return b"data"

    path = cache.compiled("pack", "one", build)
    assert cache.compiled("pack", "one", build) == path
    assert path.read_bytes() == b"data"
    assert len(calls) == 1
    newer = cache.compiled("pack", "two", build)
    assert path.exists(), "another version of the program may be at work"
    os.utime(path, (0, 0))
    newest = cache.compiled("pack", "three", build)
    assert sorted(folder.iterdir()) == sorted([newer, newest])


def test_a_failed_build_leaves_nothing(folder: Path) -> None:
    def build() -> bytes:
        raise ValueError("a row that cannot be read")

    with pytest.raises(ValueError, match="a row"):
        cache.compiled("pack", "one", build)
    assert not folder.exists() or not list(folder.iterdir())


def test_the_key_follows_names_bytes_and_salt(tmp_path: Path) -> None:
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"same")
    two.write_bytes(b"same")
    keys = {cache.content_key(paths, salt) for paths in ([one], [two], [one, two]) for salt in "xy"}
    assert len(keys) == 6
