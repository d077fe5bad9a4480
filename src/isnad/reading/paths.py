"""From what people name to files: files themselves, directories, patterns."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterator

from isnad.reading.arrivals import rejected
from isnad.records import Rejected

STANDARD_INPUT = "-"


def files(path: str, left_out: Callable[[str, int], None]) -> Iterator[str | Rejected]:
    """The files that ``path`` names, in sorted order: itself, all in a directory, or all that fit a
    pattern (``*``, ``?``, ``[…]``, ``**``). Hidden files, links and devices in a directory are left
    out, and told to ``left_out`` but for the hidden ones."""
    if os.path.isdir(path):
        yield from _walked(path, left_out)
    elif path == STANDARD_INPUT or os.path.lexists(path) or not glob.has_magic(path):
        yield path
    else:
        found = sorted(glob.iglob(path, recursive=True))  # noqa: PTH207 - a path stays a string
        for one in found:
            if not os.path.isdir(one):
                yield one
            elif "**" not in path:
                yield from _walked(one, left_out)
        if not found:
            yield rejected(path, "no_file", "no file fits this pattern; look at the name")


def _walked(folder: str, left_out: Callable[[str, int], None]) -> Iterator[str | Rejected]:
    failed: list[OSError] = []
    none = True
    for here, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = os.path.join(here, name)
            # A link within the directory leads to what is walked anyway, any other out of it.
            if os.path.islink(path) or not os.path.isfile(path):  # noqa: PTH114
                left_out("link_or_device", 1)
                continue
            none = False
            yield path
    for error in failed:
        yield unreadable(str(error.filename), error)
    if none and not failed:
        yield rejected(folder, "empty", "holds no files; there is nothing to read")


def unreadable(path: str, error: OSError) -> Rejected:
    """A file or directory that the system does not give."""
    if isinstance(error, FileNotFoundError):
        return rejected(path, "no_file", "there is no such file; look at the name")
    told = error.strerror or type(error).__name__
    return rejected(path, "unreadable", f"cannot be read ({told}); look at its permissions")
