"""Compiled data, kept in a cache folder under a name that is a hash of what it was made from.

Packs and the gazetteer are tables that people edit; reading them anew takes seconds, loading the
compiled form milliseconds. A changed table changes the key, so a stale entry is never read.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.addresses import place

_CHUNK = 1 << 20

# Seconds after which a build that nobody used may go.
_UNUSED = 86_400.0


def cache_dir() -> Path:
    """The folder for compiled data: ``ISNAD_CACHE``, else the user's cache folder."""
    given = os.environ.get("ISNAD_CACHE")
    if given:
        return Path(given)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "isnad"


def index_path(store: str | Path) -> Path:
    """Where the explorer keeps its index of a store. It holds words of reports, so whoever takes
    something out of a store for good takes this away too."""
    name = hashlib.sha256(place(store).encode()).hexdigest()[:20]
    return cache_dir() / "explorer" / f"{name}.sqlite"


def drop_index(store: str | Path) -> None:
    """Remove the explorer's index of a store, also one that is being made: it is made again from
    the store as it is then."""
    path = index_path(store)
    for one in path.parent.glob(f"{path.stem}.*"):
        one.unlink(missing_ok=True)


def content_key(sources: Iterable[Path], salt: str = "") -> str:
    """A hash over the bytes of every source, in order; ``salt`` holds the compiler's version."""
    digest = hashlib.blake2b(salt.encode(), digest_size=12)
    for source in sources:
        with source.open("rb") as file:
            digest.update(f"\0{source.name}\0{os.fstat(file.fileno()).st_size}\0".encode())
            while data := file.read(_CHUNK):
                digest.update(data)
    return digest.hexdigest()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for rings of garbage: building makes none, and it takes a third of the
    time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def compiled(name: str, key: str, build: Callable[[], bytes | Iterable[bytes]]) -> Path:
    """The path of the compiled data ``name`` under ``key``, built now if it is not there.

    ``build`` gives the data whole or in parts. The file is written beside its place and renamed, so that two processes that build at once
    both end with a whole file. Builds of the same name that nobody has used for a day are removed:
    another version of the program may be at work beside this one.
    """
    folder = cache_dir()
    path = folder / f"{name}-{key}.bin"
    if not _used(path):
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}-")
        try:
            with os.fdopen(handle, "wb") as out, _uncollected():
                data = build()
                out.writelines([data] if isinstance(data, bytes) else data)
                out.flush()
                os.fsync(out.fileno())
        except BaseException:
            Path(temporary).unlink()
            raise
        os.replace(temporary, path)
        for old in folder.glob(f"{name}-*.bin"):
            if old != path and time.time() - _last_use(old) > _UNUSED:
                old.unlink(missing_ok=True)
    return path


def _used(path: Path) -> bool:
    """Whether a build is there; its day of last use is noted."""
    try:
        if time.time() - path.stat().st_mtime > _UNUSED / 2:
            os.utime(path)
    except PermissionError:
        return path.exists()
    except OSError:
        return False
    return True


def _last_use(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()
