"""The inputs of a run one after another, each opened, told apart and read as a stream."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO

from isnad import settings
from isnad.reading.arrivals import Arrived, Defaults, rejected
from isnad.reading.checks import from_json, from_text, too_large
from isnad.records import Rejected

STANDARD_INPUT = "-"
_JSON_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_BOM = b"\xef\xbb\xbf"

Seen = Callable[[int], None]


def arrivals(
    paths: Iterable[str],
    published: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    seen: Seen = lambda count: None,
    encoding: str | None = None,
) -> Iterator[Arrived | Rejected]:
    """Every report of every path, in order, or why it was not read.

    ``published`` and ``language`` are taken for reports that do not say theirs, ``encoding`` for
    plain text (else it is found out); ``stdin`` is read
    for the path ``-``; ``seen`` is told of bytes as they are read. A report that comes a second
    time is rejected as ``duplicate``, another text under an id that came before as ``id_conflict``.
    """
    defaults = Defaults(published, language, encoding)
    every = (item for path in paths for item in _input(path, defaults, stdin, seen))
    return _once(every)


def _input(
    path: str, defaults: Defaults, stdin: BinaryIO | None, seen: Seen
) -> Iterator[Arrived | Rejected]:
    if path == STANDARD_INPUT:
        yield from _standard_input(defaults, stdin, seen)
        return
    is_lines = PurePath(path).suffix.lower() in _JSON_LINES
    try:
        with open(path, "rb") as stream:
            yield from _stream(path, stream, is_lines, defaults, seen)
    except OSError as error:
        yield _unreadable(path, error)


def _standard_input(
    defaults: Defaults, stdin: BinaryIO | None, seen: Seen
) -> Iterator[Arrived | Rejected]:
    where = "standard input"
    if stdin is None:
        yield rejected(where, "unreadable", "is closed; hand the report over in a pipe, or name it")
        return
    try:
        yield from _stream(where, stdin, None, defaults, seen)
    except OSError as error:
        yield _unreadable(where, error)


def _stream(
    where: str, stream: BinaryIO, is_lines: bool | None, defaults: Defaults, seen: Seen
) -> Iterator[Arrived | Rejected]:
    """The reports of one stream; ``is_lines`` null: JSON Lines if it begins with ``{``."""
    head = _head(stream)
    if is_lines is None:
        is_lines = not _blank(head[-1]) and _bare(head[-1]).startswith(b"{")
    if is_lines:
        yield from _json_lines(where, head, stream, defaults, seen)
        return
    start = b"".join(head)
    data = start + stream.read(max(0, settings.MAX_REPORT_BYTES + 1 - len(start)))
    seen(len(data))
    yield from_text(where, data, defaults)


def _head(stream: BinaryIO) -> list[bytes]:
    """The lines down to the first that is not blank, which are read to tell the format."""
    head = [_line(stream)]
    length = len(head[0])
    while head[-1] and _blank(head[-1]) and length <= settings.MAX_REPORT_BYTES:
        head.append(_line(stream))
        length += len(head[-1])
    return head


def _bare(line: bytes) -> bytes:
    return line.removeprefix(_BOM).strip()


def _blank(line: bytes) -> bool:
    return not _bare(line)


def _line(stream: BinaryIO) -> bytes:
    return stream.readline(settings.MAX_REPORT_BYTES + 1)


def _json_lines(
    where: str, head: list[bytes], stream: BinaryIO, defaults: Defaults, seen: Seen
) -> Iterator[Arrived | Rejected]:
    if not head[-1]:
        yield rejected(where, "empty", "has no reports; there is nothing to read")
    for number, line in enumerate(_lines(head, stream), start=1):
        seen(len(line))
        place = f"{where}:{number}"
        if len(line) > settings.MAX_REPORT_BYTES and not line.endswith(b"\n"):
            seen(_skip_line(stream))
            yield too_large(place)
        elif not _blank(line):
            yield from_json(place, line, defaults)


def _lines(head: list[bytes], stream: BinaryIO) -> Iterator[bytes]:
    yield from head
    while line := _line(stream):
        yield line


def _skip_line(stream: BinaryIO) -> int:
    """Go past the rest of a line; how many bytes that was."""
    skipped = 0
    while piece := _line(stream):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _unreadable(path: str, error: OSError) -> Rejected:
    if error.errno == errno.EISDIR or os.path.isdir(path):
        message = f"is a directory; give the files in it: {os.path.join(path, '*')}"
        return rejected(path, "directory", message)
    if isinstance(error, FileNotFoundError):
        return rejected(path, "no_file", "there is no such file; look at the name")
    told = error.strerror or type(error).__name__
    return rejected(path, "unreadable", f"cannot be read ({told}); look at its permissions")


def _once(items: Iterable[Arrived | Rejected]) -> Iterator[Arrived | Rejected]:
    known: dict[str, tuple[str, str]] = {}
    for item in items:
        if isinstance(item, Rejected):
            yield item
        elif item.report.id in known:
            yield _again(item, *known[item.report.id])
        else:
            known[item.report.id] = (item.report.sha256, item.where)
            yield item


def _again(item: Arrived, sha256: str, first: str) -> Rejected:
    """Why a report whose id was at ``first`` already is not read."""
    report = item.report
    if sha256 == report.sha256:
        return rejected(item.where, "duplicate", f"report {report.id} was at {first} already")
    message = f"id {report.id!r} is that of another text, at {first}; give it its own"
    return rejected(item.where, "id_conflict", message)
