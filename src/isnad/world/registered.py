"""Files that a user has added once and that every later run knows, in a folder of their own.

Each is a copy named by its content, and a record beside it that is named as the user calls it.
The record is written last and in one step: what has none is not there.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from isnad.world.tables import WorldTableError
from isnad.world.users import Checked

HOME = "ISNAD_HOME"
_CHUNK = 1 << 20
_NAME = re.compile(r"[^\W_][\w.+ -]{0,120}")
_RECORD, _NEW = ".json", ".new-"
_DAY = 24 * 3600


class Registered(msgspec.Struct, frozen=True):
    """A file that was added: what it is called, its copy in the folder, the hash of its content,
    and what it held when it was added."""

    name: str
    copy: str
    sha256: str
    holds: Checked

    @property
    def path(self) -> Path:
        """Where the copy is."""
        return folder() / self.copy


_DECODE = msgspec.json.Decoder(Registered)


def folder() -> Path:
    """The folder of added files: ``world`` in ``ISNAD_HOME``, else ``isnad/world`` in the user's
    data folder."""
    given = os.environ.get(HOME)
    if given:
        return Path(given) / "world"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "isnad" / "world"


def all_registered() -> list[Registered]:
    """The added files by name: the same on every machine, in whichever order they came."""
    return [_record(path) for path in sorted(folder().glob(f"*{_RECORD}"))]


def find(name: str) -> Registered | None:
    """The added file of that name."""
    path = folder() / f"{name}{_RECORD}"
    return _record(path) if is_name(name) and path.exists() else None


def same(sha256: str) -> Registered | None:
    """The added file of that content, under whatever name."""
    return next((one for one in all_registered() if one.sha256 == sha256), None)


def is_name(name: str) -> bool:
    """Whether a file may be called so in the folder."""
    return _NAME.fullmatch(name) is not None


class Copy:
    """A copy of a file in the folder that is not yet added. It is what is checked, so that what
    was checked is what is used. Leaving the context without ``keep`` removes it."""

    def __init__(self, source: Path) -> None:
        self.source = source

    def __enter__(self) -> Copy:
        if not self.source.is_file():
            raise WorldTableError(f"{self.source}: no file; check the name")
        where = folder()
        try:
            where.mkdir(parents=True, exist_ok=True)
            _tidy(where)
            handle, name = tempfile.mkstemp(dir=where, prefix=_NEW, suffix=self._suffix())
            self.path = Path(name)
            with os.fdopen(handle, "wb") as out, self.source.open("rb") as file:
                self.sha256 = _copied(file.read, out.write)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            raise _cannot(where, self.source, error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self.path.unlink(missing_ok=True)

    def _suffix(self) -> str:
        return ".gz" if self.source.suffix == ".gz" else ""

    def keep(self, name: str, holds: Checked) -> Registered:
        """Add the file under a name that is still free."""
        one = Registered(name, f"{self.sha256[:24]}.data{self._suffix()}", self.sha256, holds)
        record = folder() / f"{name}{_RECORD}"
        try:
            os.replace(self.path, one.path)
            handle, temporary = tempfile.mkstemp(dir=folder(), prefix=_NEW)
            with os.fdopen(handle, "wb") as out:
                out.write(msgspec.json.encode(one) + b"\n")
                out.flush()
                os.fsync(out.fileno())
            try:
                _put(temporary, record)
            finally:
                Path(temporary).unlink(missing_ok=True)
        except FileExistsError:
            raise WorldTableError(taken(name)) from None
        except OSError as error:
            raise _cannot(folder(), self.source, error) from error
        return one


def _put(temporary: str, record: Path) -> None:
    """Give a record its name; FileExistsError where another run has added one meanwhile."""
    try:
        # Unlike a rename, a link does not take the place of what is there.
        os.link(temporary, record)
    except FileExistsError:
        raise
    except OSError:  # Not every file system has links.
        if record.exists():
            raise FileExistsError(record) from None
        os.replace(temporary, record)


def taken(name: str) -> str:
    """What is wrong with a name that another file has, and the way out."""
    return f"{name}: a file of that name with other content is there; remove it or give --name"


def remove(name: str) -> Registered:
    """Take an added file away; raises WorldTableError where there is none of that name."""
    one = find(name)
    if one is None:
        raise WorldTableError(f"{name}: no file of that name was added; see isnad world list")
    try:
        (folder() / f"{name}{_RECORD}").unlink(missing_ok=True)
        if all(other.copy != one.copy for other in all_registered()):
            one.path.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot(folder(), Path(name), error) from error
    return one


def verify(one: Registered) -> None:
    """Raise WorldTableError unless the copy is there as it was added."""
    try:
        with one.path.open("rb") as file:
            told = _copied(file.read, len)
    except OSError:
        told = ""
    if told != one.sha256:
        raise WorldTableError(
            f"{one.path}: not what was added as {one.name}; "
            f"run isnad world remove {one.name!r} and add the file again"
        )


def _tidy(where: Path) -> None:
    """Remove copies that runs which were killed have left."""
    for path in where.glob(f"{_NEW}*"):
        if time.time() - path.stat().st_mtime > _DAY:
            path.unlink(missing_ok=True)


def _record(path: Path) -> Registered:
    try:
        return _DECODE.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise WorldTableError(
            f"{path}: cannot be read ({error}); remove it and add the file again"
        ) from error


def _copied(read: Callable[[int], bytes], write: Callable[[bytes], object]) -> str:
    digest = hashlib.sha256()
    while data := read(_CHUNK):
        digest.update(data)
        write(data)
    return digest.hexdigest()


def _cannot(where: Path, what: Path, error: OSError) -> WorldTableError:
    told = error.strerror or type(error).__name__
    return WorldTableError(
        f"{what}: cannot be kept in {where} ({told}); name another folder: {HOME}=FOLDER"
    )


__all__ = ["Copy", "Registered", "all_registered", "find", "folder", "remove", "same", "verify"]
