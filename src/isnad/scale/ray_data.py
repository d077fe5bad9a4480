"""Reading, extraction and sketches over many machines: a pipeline of Ray Data that writes shards.

An input is a shard: it is read by one task, which gives parcels of reports; parcels are extracted by
any worker and written by it. Names of files follow from the order of inputs alone, and what a lost
worker was at is done again by another, so the files are those that one process would write.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import islice
from typing import Any

import msgspec

from isnad.errors import IsnadError
from isnad.reading import Arrived, InputForm, arrivals
from isnad.reading.paths import files
from isnad.records import Rejected
from isnad.scale.attempts import Item
from isnad.scale.shards import Came, LeftOut, Shards

# A parcel goes on as soon as it is read, so that one long input keeps all workers busy. Bytes.
_BLOCK = 1
# Reading waits for files more than it computes.
_READING_CPUS = 0.25
LOCAL = "local"


class Asked(msgspec.Struct, frozen=True):
    """How inputs are to be read; see ``isnad.reading.arrivals``. ``parcel``: so many reports are
    lost with a worker and done again."""

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    form: str | None = None
    columns: dict[str, str] | None = None
    parcel: int = 100


class _Read(msgspec.Struct, frozen=True, tag="read"):
    item: Arrived


class _Refused(msgspec.Struct, frozen=True, tag="refused"):
    item: Rejected


class Parcel(msgspec.Struct, frozen=True):
    """Some inputs of a shard, in order; with the last one what was left out."""

    shard: int
    number: int
    items: list[_Read | _Refused]
    left_out: list[LeftOut] = []


_PACK = msgspec.msgpack.encode
_PARCELS = msgspec.msgpack.Decoder(Parcel)


def shards_of(paths: Sequence[str]) -> list[str | Rejected]:
    """The inputs, each a shard: files of folders and patterns in order, addresses as they are; or
    why there is none."""
    found: list[str | Rejected] = []
    for path in paths:
        found += [path] if "://" in path else files(path, lambda reason, count: None)
    return found


def parcels(shard: int, path: str | Rejected, asked: Asked) -> Iterator[Parcel]:
    """The reports of a shard in parcels, in order."""
    left_out: Counter[str] = Counter()
    with _items(path, asked, left_out) as items:
        number = 0
        some = [_tagged(item) for item in islice(items, asked.parcel)]
        while True:
            after = [_tagged(item) for item in islice(items, asked.parcel)]
            last = [LeftOut(*one) for one in sorted(left_out.items())] if not after else []
            yield Parcel(shard, number, some, last)
            if not after:
                return
            some, number = after, number + 1


def extract(parcel: Parcel, folder: str) -> dict[str, Any]:
    """Read the reports of a parcel, write what came of them, and count it."""
    from isnad.scale.pool import through

    items: list[Item] = [one.item for one in parcel.items]
    notes = [item.notes if isinstance(item, Arrived) else () for item in items]
    done = through(_crew(), iter(items), 1)
    came = [Came(one, noted) for one, noted in zip(done, notes, strict=True)]
    name = Shards(folder).write(parcel.shard, parcel.number, came, parcel.left_out)
    read = sum(not isinstance(one.done.result, Rejected) for one in came)
    return {"name": name, "attempted": len(came), "read": read}


def run(paths: Sequence[str], folder: str, asked: Asked, address: str) -> dict[str, int]:
    """Read inputs over the machines of a Ray cluster (``local``: one that is started here) into a
    folder that all of them see; how many reports were ``attempted`` and ``read``. Raises IsnadError
    where Ray is not installed, does not answer, or gives a task up."""
    ray = _ray()
    started = _connect(ray, address)
    try:
        return _piped(ray, shards_of(paths), folder, asked)
    except ray.exceptions.RayError as error:
        raise IsnadError(
            f"Ray gave a task up ({str(error).splitlines()[-1]}); what was written to {folder} "
            "stays, the same command again writes the rest"
        ) from error
    finally:
        if started:
            ray.shutdown()


def _piped(ray: Any, shards: Sequence[str | Rejected], folder: str, asked: Asked) -> dict[str, int]:  # noqa: ANN401
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = _BLOCK
    context.enable_progress_bars = False

    rows = ray.data.from_items([{"shard": n} for n in range(len(shards))])
    rows = rows.repartition(max(len(shards), 1))
    rows = rows.flat_map(partial(reading, shards, asked), num_cpus=_READING_CPUS)
    rows = rows.map(partial(extracting, folder), num_cpus=1)
    total = {"attempted": 0, "read": 0}
    for row in rows.iter_rows():
        for key in total:
            total[key] += row[key]
    return total


# The two steps are named by their module, since a worker imports them: tables and decoders stay
# where they are.
def reading(
    shards: Sequence[str | Rejected], asked: Asked, row: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The parcels of the shard that a row names, as rows."""
    for parcel in parcels(row["shard"], shards[row["shard"]], asked):
        yield {"parcel": _PACK(parcel)}


def extracting(folder: str, row: dict[str, Any]) -> dict[str, Any]:
    """Extract the parcel of a row."""
    return extract(_PARCELS.decode(row["parcel"]), folder)


@contextmanager
def _items(path: str | Rejected, asked: Asked, left_out: Counter[str]) -> Iterator[Iterator[Item]]:
    if isinstance(path, Rejected):
        yield iter([path])
        return

    def leave(reason: str, count: int) -> None:
        left_out[reason] += count

    with _local(path) as local:
        found = arrivals(
            [local],
            asked.published,
            asked.language,
            encoding=asked.encoding,
            form=InputForm(asked.form) if asked.form else None,
            columns=asked.columns,
            left_out=leave,
            again=True,
        )
        yield found if local == path else (_named(item, local, path) for item in found)


@contextmanager
def _local(path: str) -> Iterator[str]:
    """A file of this machine with what is at an address; a path is one already."""
    if "://" not in path:
        yield path
        return
    from pyarrow import fs

    system, inside = fs.FileSystem.from_uri(path)
    with tempfile.TemporaryDirectory(prefix="isnad-") as folder:
        local = os.path.join(folder, inside.rpartition("/")[2])
        with system.open_input_stream(inside, compression=None) as given, open(local, "wb") as laid:
            shutil.copyfileobj(given, laid)
        yield local


def _named(item: Item, local: str, path: str) -> Item:
    """An item with the address that its place is to name."""
    where = item.where.replace(local, path)
    if isinstance(item, Rejected):
        return Rejected(where=where, reason=item.reason, message=item.message)
    return msgspec.structs.replace(item, where=where)


def _tagged(item: Item) -> _Read | _Refused:
    return _Refused(item) if isinstance(item, Rejected) else _Read(item)


@cache
def _crew() -> Any:  # noqa: ANN401 - imported late
    """The process that reads for this worker: a report that kills it costs the worker nothing."""
    from isnad.scale.crew import Crew

    return Crew(1, sketched=True)


def _ray() -> Any:  # noqa: ANN401 - of a library that may be missing
    # Else Ray makes an environment of its own for each worker under uv.
    os.environ.setdefault("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise IsnadError(
            "--ray needs Ray, which is not installed: pip install 'isnad[ray]'"
        ) from error
    # It tells how far it is, among what we tell of reports.
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    return ray


def _connect(ray: Any, address: str) -> bool:  # noqa: ANN401
    """Use the cluster at an address; whether it was started here."""
    if ray.is_initialized():
        return False
    try:
        ray.init(
            address=None if address == LOCAL else address,
            include_dashboard=False if address == LOCAL else None,
            log_to_driver=False,
            logging_level="ERROR",
        )
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise IsnadError(
            f"Ray does not answer at {address} ({error}); start it, or --ray local"
        ) from error
    return address == LOCAL
