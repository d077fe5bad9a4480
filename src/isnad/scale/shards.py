"""Results in partitioned Parquet: one file for each parcel of each shard, written whole or not at all.

``FOLDER/shard=00000/parcel-000000.parquet`` holds what came of some inputs of one shard, in their
order; folders and files in the order of their names are the order of the inputs. Whoever writes a
parcel again writes the same file, so that work may be done twice and nothing comes twice. A folder is
a path, or the address of an object store that pyarrow knows (``s3://…``, ``gs://…``).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from isnad.errors import IsnadError
from isnad.joining import Sketch
from isnad.joining.version import version
from isnad.reading import Arrived
from isnad.reading.notes import Note
from isnad.records import ReadResult, Rejected, Report
from isnad.scale.attempts import Done

_NAME = "shard={:05}/parcel-{:06}.parquet"
_END = ".parquet"
_JOINING = b"isnad.joining"
_RESULT = msgspec.json.Decoder(ReadResult)
_SKETCH = msgspec.msgpack.Decoder(Sketch)
_NOTES = msgspec.json.Decoder(tuple[Note, ...])
_ENCODE = msgspec.json.encode
_PACK = msgspec.msgpack.encode


class Came(NamedTuple):
    """What came of one input, with what is to be said of it although it was read."""

    done: Done
    notes: tuple[Note, ...] = ()


class LeftOut(msgspec.Struct, frozen=True):
    """So many things of a shard are no reports."""

    reason: str
    count: int


class Shards:
    """A folder of shards, to be written or read."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._system, self._root = _system_of(folder)

    def write(
        self, shard: int, parcel: int, came: Sequence[Came], left_out: Sequence[LeftOut] = ()
    ) -> str:
        """Write a parcel; its name. ``left_out``: of the whole shard, with its last parcel."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = [*map(_row, came), *map(_left_out_row, left_out)]
        table = pa.Table.from_pylist(rows, schema=_schema())
        table = table.replace_schema_metadata({_JOINING: version()})
        packed = io.BytesIO()
        pq.write_table(table, packed, compression="zstd")
        name = _NAME.format(shard, parcel)
        self._put(name, packed.getvalue())
        return name

    def _put(self, name: str, data: bytes) -> None:
        """A file, whole or not at all: beside its place, then moved to it. An object of an object
        store is whole by itself."""
        from pyarrow import fs

        path = f"{self._root}/{name}"
        local = isinstance(self._system, fs.LocalFileSystem)
        where = f"{path}.{_own_name()}" if local else path
        self._system.create_dir(path.rpartition("/")[0], recursive=True)
        with self._system.open_output_stream(where) as stream:
            stream.write(data)
        if local:
            self._system.move(where, path)

    def names(self) -> list[str]:
        """The files of all parcels, in order. Raises IsnadError where there is no such folder."""
        from pyarrow import fs

        chosen = fs.FileSelector(self._root, recursive=True)
        try:
            found = self._system.get_file_info(chosen)
        except OSError as error:
            raise IsnadError(
                f"{self.folder} cannot be read as a folder of shards ({error}); name the one that "
                "isnad add --ray wrote"
            ) from error
        return sorted(one.path for one in found if one.path.endswith(_END))

    def read(
        self, left_out: Callable[[str, int], None] = lambda reason, count: None
    ) -> Iterator[Came]:
        """Everything in order. Sketches of another version of joining are left away. Raises
        IsnadError where a file is none of ours."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        for name in self.names():
            try:
                table = pq.read_table(self._system.open_input_file(name), partitioning=None)
                fits = (table.schema.metadata or {}).get(_JOINING) == version().encode()
                rows = table.select(_FIELDS).to_pylist()
            except (pa.ArrowException, KeyError, OSError) as error:
                raise IsnadError(
                    f"{name} is no parcel of a shard ({error}); write it again with isnad add --ray"
                ) from error
            for row in rows:
                if row["kind"] == "left out":
                    left_out(row["reason"], row["count"])
                else:
                    yield _came(row, sketched=fits)


def _schema() -> Any:  # noqa: ANN401 - of a library without types
    import pyarrow as pa

    text = ("kind", "where", "reason", "message", *_SHOWN, "result", "notes")
    fields = [pa.field(name, pa.string()) for name in text]
    return pa.schema([*fields, pa.field("count", pa.int64()), pa.field("sketch", pa.binary())])


# For whoever looks into the files with other programs.
_SHOWN = ("id", "language", "published", "outlet", "url", "title")
_FIELDS = ["kind", "where", "reason", "message", "result", "notes", "count", "sketch"]


def _row(came: Came) -> dict[str, Any]:
    done, result = came.done, came.done.result
    row: dict[str, Any] = {"where": done.where, "notes": _ENCODE(came.notes).decode()}
    if isinstance(result, Rejected):
        return row | {"kind": "rejected", "reason": result.reason, "message": result.message}
    shown = {name: getattr(result.report, name) for name in _SHOWN}
    sketch = _PACK(done.sketch) if done.sketch else None
    told = {"kind": "read", "count": len(result.claims), "sketch": sketch}
    return row | shown | told | {"result": _ENCODE(result).decode()}


def _left_out_row(one: LeftOut) -> dict[str, Any]:
    return {"kind": "left out", "reason": one.reason, "count": one.count}


def _came(row: dict[str, Any], *, sketched: bool) -> Came:
    where, notes = row["where"], _NOTES.decode(row["notes"])
    if row["kind"] == "rejected":
        rejected = Rejected(where=where, reason=row["reason"], message=row["message"])
        return Came(Done(where, rejected, elsewhere=True), notes)
    sketch = _SKETCH.decode(row["sketch"]) if sketched and row["sketch"] else None
    return Came(Done(where, _RESULT.decode(row["result"]), sketch, elsewhere=True), notes)


class Loading:
    """The results of shards as inputs of a run, which may refuse some, and then as results."""

    def __init__(self, came: Iterator[Came]) -> None:
        self._came = came
        self._at: Done | None = None

    def items(self) -> Iterator[Arrived | Rejected]:
        """The inputs, in order."""
        for one in self._came:
            self._at, result = one.done, one.done.result
            report: Report | None = None if isinstance(result, Rejected) else result.report
            if isinstance(result, Rejected):
                yield result
            elif report is not None:
                yield Arrived(one.done.where, report, one.notes)

    def results(self, items: Iterator[Arrived | Rejected]) -> Iterator[Done]:
        """What came of those that were not refused on the way, and the refusals."""
        for item in items:
            if isinstance(item, Rejected):
                yield Done(item.where, item, elsewhere=True)
            elif self._at is not None:
                yield self._at


def _system_of(folder: str) -> tuple[Any, str]:
    """The file system of a folder, and its path there. Raises IsnadError without pyarrow."""
    try:
        from pyarrow import fs
    except ImportError as error:
        raise IsnadError(
            "shards are Parquet files, which need a library: pip install 'isnad[parquet]'"
        ) from error
    import os

    if "://" in folder:
        system, path = fs.FileSystem.from_uri(folder)
        return system, path.rstrip("/")
    return fs.LocalFileSystem(), os.path.abspath(folder)


def _own_name() -> str:
    """A name that nobody else on any machine gives a file."""
    import uuid

    return uuid.uuid4().hex
