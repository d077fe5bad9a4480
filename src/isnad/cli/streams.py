"""Standard output and standard error: UTF-8 whatever the locale, safe for a terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
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


class Bytes:
    """Standard output for what writes bytes of UTF-8; on a terminal with control characters as JSON
    escapes (``as_json``), or made visible. It ends the program, quietly, where nobody reads on."""

    def __init__(self, *, as_json: bool) -> None:
        self._shown = escaped_json if as_json else visible

    def write(self, data: bytes) -> int:
        """Print as it is."""
        if to_terminal():
            write(self._shown(data.decode("utf-8")))
        else:
            with _until_nobody_reads():
                sys.stdout.buffer.write(data)
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Print several."""
        for line in lines:
            self.write(line)


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
