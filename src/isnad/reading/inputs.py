"""The inputs of a run one after another, each opened, told apart and read as a stream."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

from isnad import settings
from isnad.reading.arrivals import Arrived, Defaults, rejected
from isnad.reading.checks import bomb, from_json, from_text, too_large, torn
from isnad.reading.once import once
from isnad.reading.paths import STANDARD_INPUT, files, unreadable
from isnad.reading.telling import Form, form_of, head_of, stranger
from isnad.reading.unpacking import Bomb, Torn, Unpacked, magic_of
from isnad.records import Rejected

if TYPE_CHECKING:
    from isnad.reading.bounded import Keeper

_BOM = b"\xef\xbb\xbf"
_NO_FORMAT = "is in no format that is read"
# These are held whole while they are read; of the others there may be more than fits.
_WHOLE = frozenset({Form.html, Form.feed})

Seen = Callable[[int], None]
LeftOut = Callable[[str, int], None]


class _Inputs:
    """What holds for all inputs of a run."""

    def __init__(
        self,
        defaults: Defaults,
        form: Form | None,
        stdin: BinaryIO | None,
        seen: Seen,
        left_out: LeftOut,
    ) -> None:
        self.defaults, self.form, self.stdin = defaults, form, stdin
        self.seen, self.left_out = seen, left_out
        self._keeper: Keeper | None = None

    def parsed(
        self, where: str, form: Form, path: str | None, data: bytes = b""
    ) -> Iterator[Arrived | Rejected]:
        """The reports of an input whose bytes may be hostile: of the file at ``path``, else
        ``data``."""
        from isnad.reading.bounded import Keeper, Task

        self._keeper = self._keeper or Keeper(self.seen, self.left_out)
        return self._keeper.read(Task(where, form, path, data, defaults=self.defaults))

    def close(self) -> None:
        """End the process that parses, where there is one."""
        if self._keeper is not None:
            self._keeper.close()


def arrivals(
    paths: Iterable[str],
    published: str | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    seen: Seen = lambda count: None,
    encoding: str | None = None,
    *,
    form: Form | None = None,
    columns: Mapping[str, str] | None = None,
    left_out: LeftOut = lambda reason, count: None,
    again: bool = False,
) -> Iterator[Arrived | Rejected]:
    """Every report of every path, in order, or why it was not read.

    A path is a file, a directory, a pattern, or ``-`` for ``stdin``. ``published`` and ``language``
    are taken for reports that do not say theirs, ``encoding`` for plain text (else it is found
    out); ``form``: the format, where it is not told by what
    an input holds; ``columns``: which column of a table holds a field. ``seen`` is told of bytes as
    they are read, ``left_out`` of things that are no reports: why, and how many. A report that comes
    a second time is rejected as ``duplicate``, another text under an id that came before as
    ``id_conflict``; not so where they may come ``again``.
    """
    defaults = Defaults(published, language, encoding, dict(columns or {}))
    found = _all(paths, _Inputs(defaults, form, stdin, seen, left_out))
    return found if again else once(found)


def _all(paths: Iterable[str], run: _Inputs) -> Iterator[Arrived | Rejected]:
    with closing(run):
        for path in paths:
            for one in files(path, run.left_out):
                if isinstance(one, Rejected):
                    yield one
                elif one == STANDARD_INPUT:
                    yield from _standard_input(run)
                else:
                    yield from _file(one, run)


def _file(path: str, run: _Inputs) -> Iterator[Arrived | Rejected]:
    try:
        with open(path, "rb") as stream:
            at = path if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else None
            yield from _guarded(path, stream, at, run)
    except OSError as error:
        yield unreadable(path, error)


def _standard_input(run: _Inputs) -> Iterator[Arrived | Rejected]:
    where = "standard input"
    if run.stdin is None:
        yield rejected(where, "unreadable", "is closed; hand the report over in a pipe, or name it")
        return
    try:
        yield from _guarded(where, run.stdin, None, run)
    except OSError as error:
        yield unreadable(where, error)


def _guarded(
    where: str, stream: BinaryIO, path: str | None, run: _Inputs
) -> Iterator[Arrived | Rejected]:
    """The reports of one stream. ``path``: where it can be read again."""
    try:
        yield from _stream(where, stream, path, run)
    except Bomb:
        yield bomb(where)
    except Torn as error:
        yield torn(where, error)


def _stream(
    where: str, stream: BinaryIO, path: str | None, run: _Inputs
) -> Iterator[Arrived | Rejected]:
    head = head_of(stream)
    plain, seen = _joined(head, stream), run.seen
    if magic := magic_of(head):
        packed = Unpacked(plain, magic)
        seen = _packed_bytes(packed, run.seen)
        below = io.BufferedReader(packed)
        head = head_of(below)
        plain = _joined(head, below)
    form = run.form or form_of(head, path or "")
    if form is None:
        what = stranger(head)
        told = f"is {what}, which is not read; make text or HTML of it" if what else _NO_FORMAT
        yield rejected(where, "unknown_format", f"{told}; if it is one after all: --as FORMAT")
    elif form is Form.jsonl:
        yield from _json_lines(where, plain, run.defaults, seen)
    elif form is Form.text:
        data = plain.read(settings.MAX_REPORT_BYTES + 1)
        seen(len(data))
        yield from_text(where, data, run.defaults)
    elif path is not None:
        yield from run.parsed(where, form, path)
    else:
        yield from _once_only(where, plain, form, run)


def _once_only(
    where: str, stream: BinaryIO, form: Form, run: _Inputs
) -> Iterator[Arrived | Rejected]:
    """What comes through a pipe, where it may have to be read a second time: laid down in a file
    for as long as that takes."""
    if form in _WHOLE:
        data = stream.read(settings.MAX_REPORT_BYTES + 1)
        yield from run.parsed(where, form, None, data)
        return
    import shutil
    import tempfile

    with tempfile.NamedTemporaryFile(prefix="isnad-") as laid_down:
        shutil.copyfileobj(stream, laid_down)
        laid_down.flush()
        yield from run.parsed(where, form, laid_down.name)


def _joined(head: bytes, stream: BinaryIO) -> io.BufferedReader:
    """A stream with what was looked at before it."""
    return io.BufferedReader(_Joined(head, stream))


class _Joined(io.RawIOBase):
    """Some bytes and then a stream, which is not waited for longer than it takes to give some."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - as a raw stream does
        size = len(buffer)
        data: bytes = self._head[:size] or self._read(size)
        self._head = self._head[size:]
        buffer[: len(data)] = data
        return len(data)


def _packed_bytes(packed: Unpacked, seen: Seen) -> Seen:
    """Tells ``seen`` of packed bytes, whatever was made of them."""
    told = 0

    def tell(_: int) -> None:
        nonlocal told
        seen(packed.taken - told)
        told = packed.taken

    return tell


def _json_lines(
    where: str, stream: BinaryIO, defaults: Defaults, seen: Seen
) -> Iterator[Arrived | Rejected]:
    none = True
    for number, line in enumerate(iter(partial(_line, stream), b""), start=1):
        seen(len(line))
        place = f"{where}:{number}"
        if len(line) > settings.MAX_REPORT_BYTES and not line.endswith(b"\n"):
            seen(_skip_line(stream))
            none = False
            yield too_large(place)
        elif line.removeprefix(_BOM).strip():
            none = False
            yield from_json(place, line, defaults)
    if none:
        yield rejected(where, "empty", "has no reports; there is nothing to read")


def _line(stream: BinaryIO) -> bytes:
    return stream.readline(settings.MAX_REPORT_BYTES + 1)


def _skip_line(stream: BinaryIO) -> int:
    """Go past the rest of a line; how many bytes that was."""
    skipped = 0
    while piece := _line(stream):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped
