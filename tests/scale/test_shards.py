"""Shards hold what came of inputs, in order; loading them makes the store that one process makes."""

from __future__ import annotations

import importlib.util
import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks import soak
from benchmarks.ray import workers
from isnad.cli.app import app
from isnad.errors import IsnadError
from isnad.scale import ray_data
from isnad.scale.shards import Shards

HAS_RAY = importlib.util.find_spec("ray") is not None
NEEDS_RAY = pytest.mark.skipif(not HAS_RAY, reason="Ray is not installed: pip install 'isnad[ray]'")


@pytest.fixture(autouse=True)
def _crew_ends() -> Iterator[None]:
    yield
    if ray_data._crew.cache_info().currsize:
        ray_data._crew().close()
        ray_data._crew.cache_clear()


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    """Several inputs: reports, some of which come again in another; a line that is none; nothing."""
    given = soak.given(tmp_path, 16).read_text("utf-8").splitlines(keepends=True)
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    first.write_text("".join(given[:9]) + "{\n", "utf-8")
    other = json.loads(given[2]) | {"text": "Rebels seized Hama on Saturday, the army said."}
    second.write_text("".join([*given[5:], given[3], json.dumps(other) + "\n"]), "utf-8")
    return [str(first), str(tmp_path / "missing.html"), str(second)]


def sharded(inputs: list[str], folder: Path | str, seed: int = 1) -> None:
    """Every parcel extracted, in an order of chance, and some twice."""
    shards = ray_data.shards_of(inputs)
    asked = ray_data.Asked(published="2024-12-02", parcel=4)
    found = [one for n, path in enumerate(shards) for one in ray_data.parcels(n, path, asked)]
    dice = random.Random(seed)
    for parcel in dice.sample([*found, *found[:3]], len(found) + len(found[:3])):
        ray_data.extract(parcel, str(folder))


def isnad(*arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)
    return done.exit_code, done.stderr


def told(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if not line.startswith("isnad: Ray")]


def test_loading_makes_the_same_store(tmp_path: Path, inputs: list[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    sharded(inputs, tmp_path / "shards")
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    options = ("--published", "2024-12-02", "--jobs", "1", "--store")
    alone = isnad("add", *inputs, *options, one)
    loaded = isnad("load", tmp_path / "shards", "--store", two)
    assert loaded[0] == alone[0] == 1
    assert told(loaded[1]) == told(alone[1])
    assert soak.dump(one) == soak.dump(two)
    # Again: nothing is new.
    again = isnad("load", tmp_path / "shards", "--store", two)
    assert " 0 read" in again[1]
    assert soak.dump(one) == soak.dump(two)


def test_a_parcel_is_written_the_same_again(tmp_path: Path, inputs: list[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    for name, seed in (("a", 1), ("b", 2)):
        sharded(inputs, tmp_path / name, seed)
    files = [
        {str(p.relative_to(tmp_path / name)): p.read_bytes() for p in _files(tmp_path / name)}
        for name in ("a", "b")
    ]
    assert len(files[0]) > 5 and files[0] == files[1]
    # As an address, too.
    named = Shards((tmp_path / "a").as_uri())
    assert [c.done for c in named.read()] == [c.done for c in Shards(str(tmp_path / "b")).read()]


def test_what_is_no_shard_is_told(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    with pytest.raises(IsnadError, match="folder of shards"):
        Shards(str(tmp_path / "nothing")).names()
    (tmp_path / "shard=00000").mkdir()
    (tmp_path / "shard=00000" / "parcel-000000.parquet").write_bytes(b"no parquet")
    with pytest.raises(IsnadError, match="no parcel of a shard"):
        list(Shards(str(tmp_path)).read())


@NEEDS_RAY
def test_over_ray_the_store_is_the_same_though_a_worker_is_killed(
    tmp_path: Path, inputs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    small = partial(ray_data.Asked, parcel=4)
    monkeypatch.setattr("isnad.cli.over_ray.Asked", small)
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    options = ("--published", "2024-12-02", "--store")
    alone = isnad("add", *inputs, *options, one, "--jobs", "1")
    folder = tmp_path / "shards"
    killed: list[int] = []
    killer = threading.Thread(target=kill_one, args=(folder, killed), daemon=True)
    killer.start()
    over = isnad("add", *inputs, *options, two, "--ray", "local", "--shards", folder)
    killer.join(timeout=1)
    assert killed, "the work was done before a worker could be killed"
    assert over[0] == alone[0] == 1
    assert told(over[1]) == told(alone[1])
    assert soak.dump(one) == soak.dump(two)


def kill_one(folder: Path, killed: list[int]) -> None:
    """Kill a worker that extracts, when the first parcel is written."""
    until = time.monotonic() + 100
    while time.monotonic() < until and not killed:
        for pid in workers()[:1] if list(folder.glob("*/*.parquet")) else []:
            os.kill(pid, signal.SIGKILL)
            killed.append(pid)
        time.sleep(0.02)


def test_options_that_do_not_go_together_are_refused(tmp_path: Path) -> None:
    store = ("--store", tmp_path / "s.db")
    for options in (("--shards", tmp_path), ("--ray", "local", "--jobs", "2")):
        assert isnad("add", "x.jsonl", *store, *options)[0] == 2
    with pytest.raises(IsnadError, match="--shards FOLDER"):
        isnad("add", "x.jsonl", *store, "--ray", "ray://head:10001")


def test_without_ray_the_way_out_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ray", None)
    with pytest.raises(IsnadError, match="isnad\\[ray\\]"):
        ray_data.run([], str(tmp_path), ray_data.Asked(), "local")


def _files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.parquet"))
