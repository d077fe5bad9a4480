"""Standard output and standard error: UTF-8 whatever the locale, safe for a terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from isnad.cli.visible import escaped_json, visible
from isnad.errors import IsnadError


def use_utf8() -> None:
    """Print UTF-8 with plain line ends, whatever the locale; odd file names do not fail."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def write(text: str) -> None:
    """Print as it is. Ends the program, quietly, where nobody reads on."""
    with _until_nobody_reads():
        sys.stdout.write(text)


def write_json(line: bytes) -> None:
    """Print one line of JSON; on a terminal with its control characters as JSON escapes."""
    text = line.decode("utf-8")
    write((escaped_json(text) if to_terminal() else text) + "\n")


def tell(message: str) -> None:
    """Print one message on standard error, control characters made visible."""
    print(visible(message), file=sys.stderr, flush=True)


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def in_colour() -> bool:
    """Whether to print colours: on a terminal that can, unless NO_COLOR says no."""
    able = os.environ.get("TERM") != "dumb"
    return to_terminal() and able and not os.environ.get("NO_COLOR")


def flush() -> None:
    """Hand over what was printed, so that a closed pipe is noticed here and not at the exit."""
    with _until_nobody_reads():
        sys.stdout.flush()


@contextmanager
def _until_nobody_reads() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _write_nowhere()
        raise SystemExit(0) from None
    except OSError as error:
        _write_nowhere()
        told = error.strerror or type(error).__name__
        message = f"standard output cannot be written ({told}); look whether the disk has room"
        raise IsnadError(message) from error


def _write_nowhere() -> None:
    """Python flushes once more at the exit; let that go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
