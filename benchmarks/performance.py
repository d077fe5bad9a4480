"""docs/performance.md: every part of ``make bench`` as it was printed, what it was measured on, and
which bars were missed."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from time import monotonic

import msgspec

from benchmarks.corpus import ROOT

PAGE = ROOT / "docs" / "performance.md"
# What is measured beside, in the same run.
PEERS = ("dateparser", "daachorse", "rensa")
_MISSED = re.compile(r"\bMISSED\b|\bDIFFER\b")
_UNMEASURED = re.compile(r"\bnot measured\b|\bno PostgreSQL was measured\b")
# A bar that is for a larger size than was measured.
_SMALLER = re.compile(r"\(it is for |\bthe bars are for ")
_CPU = Path("/proc/cpuinfo")


class Section(msgspec.Struct, frozen=True):
    """A part of the table. ``lines``: measures at a size and tells; the sizes: to see that it works,
    for a minute or two, and that of the bars."""

    name: str
    title: str
    lines: Callable[[int], Iterable[str]]
    quick: int
    small: int
    full: int


class Measured(msgspec.Struct, frozen=True):
    """A part as it was measured: what it told, seconds by the clock, load before and after."""

    section: Section
    lines: list[str]
    seconds: float
    load: tuple[float, float]

    def those(self, pattern: re.Pattern[str]) -> list[str]:
        """The lines in which a pattern is found, their columns drawn together."""
        return [" ".join(line.split()) for line in self.lines if pattern.search(line)]


def measure(section: Section, size: int, show: Callable[[str], None]) -> Measured:
    """Measure a part; one that fails is told of and costs no other."""
    told: list[str] = []
    before, began = os.getloadavg()[0], monotonic()
    try:
        for line in section.lines(size):
            told += line.split("\n")
            show(line)
    except Exception as error:
        told.append(f"not measured: {type(error).__name__}: {error}".splitlines()[0])
        show(told[-1])
    return Measured(section, told, monotonic() - began, (before, os.getloadavg()[0]))


def page(parts: list[Measured], how: str) -> str:
    """The page. ``how``: the command that measured it."""
    return "\n".join((*_head(how), *_verdicts(parts), *(x for one in parts for x in _part(one))))


def _head(how: str) -> Iterator[str]:
    yield from (
        "# Performance",
        "",
        f"Written by `{how}` on {datetime.now(UTC).date()}; nothing here is typed by hand.",
        "",
        "| measured on | |",
        "| --- | --- |",
        f"| processor | {processor()} |",
        f"| cores | {os.cpu_count()} |",
        f"| memory | {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB |",
        f"| system | {platform.system()} {platform.machine()} |",
        f"| Python | {platform.python_version()} |",
        f"| peers in the same run | {', '.join(map(_peer, PEERS))} |",
        "",
        "Load is the mean number of processes that wanted a core in the minute before a part and in its last one, its",
        "own with them. Where it is above the number of cores, times by the clock are those of a busy machine; processor",
        "time suffers less, but not nothing.",
        "",
    )


def _peer(name: str) -> str:
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return f"{name} (not installed)"


def processor() -> str:
    """What kind of processor this is."""
    names: Iterable[str] = ()
    if _CPU.exists():
        rows = (line.partition(":") for line in _CPU.read_text("utf-8").splitlines())
        names = (value.strip() for key, _, value in rows if key.strip() == "model name")
    return next(iter(names), platform.processor() or platform.machine())


def _verdicts(parts: list[Measured]) -> Iterator[str]:
    """What was missed, what was not measured, and what was measured at another size."""
    for title, pattern, nothing in (
        ("Bars that were missed", _MISSED, "None."),
        ("Not measured", _UNMEASURED, "All parts were measured."),
        ("Measured at a smaller size than the bar is for", _SMALLER, "None."),
    ):
        found = [(one.section.title, line) for one in parts for line in one.those(pattern)]
        yield from (f"## {title}", "")
        yield from ([f"- {name}: `{line}`" for name, line in found] or [nothing])
        yield ""


def _part(one: Measured) -> Iterator[str]:
    before, after = one.load
    yield from (f"## {one.section.title}", "", "```")
    yield from (line.rstrip() for line in one.lines)
    yield from (
        "```",
        "",
        f"{one.seconds:,.0f} s by the clock; load {before:.1f} to {after:.1f}.",
        "",
    )
