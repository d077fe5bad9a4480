"""The files of a bundle in one file, and out of it again. The same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from isnad.bundles.reading import NoBundle
from isnad.bundles.records import Files

# The first day that the format knows: nothing in a bundle depends on when it was packed.
_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX, _FILE = 3, 0o100644 << 16
# What is larger than a bundle can be, unpacked, is not read.
_MOST_BYTES = 2_000_000_000


def packed(files: Files) -> bytes:
    """A zip file. Nothing is compressed: what compressors write differs from one to the next."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _DAY)
            entry.create_system, entry.external_attr = _UNIX, _FILE
            archive.writestr(entry, files[path])
    return out.getvalue()


def unpacked(path: Path) -> dict[str, bytes]:
    """The files in a zip file, in memory. Raises NoBundle where it cannot be read, is larger than
    a bundle, or names files twice or outside of itself."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check(entries)
            return {entry.filename: archive.read(entry) for entry in entries}
    except OSError as error:
        raise NoBundle(f"{path}: cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise NoBundle(f"{path}: is no bundle, or is damaged: {error}") from error


def _check(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise zipfile.BadZipFile("a file is in it twice")
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts:
            raise zipfile.BadZipFile(f"the file {name!r} is outside of it")
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise zipfile.BadZipFile("it is too large")
