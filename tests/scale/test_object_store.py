"""Inputs and shards in an object store: one that speaks S3 on this machine, and holds nothing after."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import soak
from isnad.errors import IsnadError
from isnad.scale.shards import Shards
from tests.scale.test_shards import inputs, isnad, sharded, told  # noqa: F401 - a fixture

pytest.importorskip("pyarrow", reason="pyarrow is not installed")
server = pytest.importorskip("moto.server", reason="moto is not installed: it serves S3 to tests")

BUCKET = "reports"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A bucket: ``at`` makes addresses in it, ``put`` lays a file into it."""
    from pyarrow import fs

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    # Else the client asks the network whether this is one of Amazon's machines.
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    asked = f"endpoint_override={host}:{port}&scheme=http&region=us-east-1"

    def at(name: str) -> str:
        return f"s3://{BUCKET}/{name}?{asked}"

    def put(path: Path) -> str:
        with system.open_output_stream(f"{BUCKET}/{path.name}", compression=None) as stream:
            stream.write(path.read_bytes())
        return at(path.name)

    system = fs.S3FileSystem(
        endpoint_override=f"{host}:{port}",
        scheme="http",
        region="us-east-1",
        allow_bucket_creation=True,
    )
    system.create_dir(BUCKET)
    yield SimpleNamespace(at=at, put=put)
    running.stop()


def test_what_lies_in_an_object_store_makes_the_same_store(
    tmp_path: Path,
    inputs: list[str],  # noqa: F811 - the fixture
    bucket: SimpleNamespace,
) -> None:
    there = [bucket.put(Path(one)) if os.path.exists(one) else one for one in inputs]
    sharded(there, bucket.at("read"))
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    options = ("--published", "2024-12-02", "--jobs", "1", "--store")
    alone = isnad("add", *inputs, *options, one)
    loaded = isnad("load", bucket.at("read"), "--store", two)
    assert loaded[0] == alone[0] == 1
    said = "\n".join(told(loaded[1]))
    for address, path in zip(there, inputs, strict=True):
        said = said.replace(address, path)
    assert said.splitlines() == told(alone[1])
    assert soak.dump(one) == soak.dump(two)


def test_a_parcel_that_is_written_again_is_one_object(
    inputs: list[str],  # noqa: F811 - the fixture
    bucket: SimpleNamespace,
) -> None:
    for name, seed in (("a", 1), ("b", 2)):
        sharded(inputs, bucket.at(name), seed)
    one, other = (Shards(bucket.at(name)) for name in ("a", "b"))
    assert len(one.names()) > 3
    assert [name.replace("/a/", "/b/") for name in one.names()] == other.names()
    assert [came.done for came in one.read()] == [came.done for came in other.read()]


def test_a_bucket_that_is_not_there_is_told(bucket: SimpleNamespace) -> None:
    missing = bucket.at("read").replace(BUCKET, "nowhere")
    with pytest.raises(IsnadError, match="folder of shards"):
        Shards(missing).names()
