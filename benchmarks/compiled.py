"""The engine as it is and compiled (``make compiled``): characters and pages a second on one core, by
turns in one run, and whether both tell the same, byte for byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks import archives, corpus, speed
from isnad import flow, garbage
from isnad.records import Report

# Bars: characters and pages a second.
CHARACTERS, PAGES = 250_000, archives.PAGES
BUILT = corpus.ROOT / "build" / "compiled"
_ROW = "{:<28} {:>12} {:>12} {:>8}"
# Bytes of the archive for each report that is read of a language.
_ARCHIVE = 20_000


class Told(msgspec.Struct, frozen=True):
    """What one of the two measured: characters a second by language and of all, pages a second, and
    a hash over what it told of every report."""

    characters: dict[str, float]
    pages: float
    hash: str


def lines(reports: int) -> Iterator[str]:
    """The table, over at most so many reports of each language."""
    key = [sys.executable, str(corpus.ROOT / "hatch_build.py")]
    now = subprocess.run(key, capture_output=True, text=True, check=True).stdout
    if not (BUILT / "KEY").exists() or (BUILT / "KEY").read_text(encoding="utf-8") != now:
        yield "not measured: build/compiled is not of these sources; make compiled"
        return
    plain, compiled = (_measured(where, reports) for where in (corpus.ROOT / "src", BUILT))
    yield "On one core, in processor time:\n"
    yield _ROW.format("", "as it is", "compiled", "ratio")
    for name, rate in plain.characters.items():
        yield _row(f"{name}, characters a second", rate, compiled.characters[name])
    yield _row("pages a second, stored", plain.pages, compiled.pages)
    yield ""
    yield f"what both tell: {'the same' if plain.hash == compiled.hash else 'DIFFER'}"
    yield _bar("characters a second", compiled.characters["all"], CHARACTERS)
    yield _bar("pages a second", compiled.pages, PAGES)


def _measured(where: Path, reports: int) -> Told:
    """What a process tells that finds the program in a folder."""
    paths = os.pathsep.join((str(where), str(corpus.ROOT)))
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.compiled", str(reports)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Told)


def _row(name: str, plain: float, compiled: float) -> str:
    digits = ",.1f" if plain < 1_000 else ",.0f"
    shown = (f"{plain:{digits}}", f"{compiled:{digits}}", f"{compiled / plain:.2f}")
    return _ROW.format(name, *shown)


def _bar(name: str, rate: float, bar: float) -> str:
    verdict = "met" if rate >= bar else "MISSED"
    return f"{f'compiled, {name}':<28} {rate:>12,.0f} bar {bar:,.0f}: {verdict}"


def _told(count: int) -> Told:
    """What this process measures, with whichever engine it finds."""
    languages = corpus.by_language(corpus.load(corpus.news()))
    digest, rates = hashlib.sha256(), {}
    size = seconds = 0.0
    for language, every in languages.items():
        some = every[:count]
        for report in some:
            digest.update(msgspec.json.encode(flow.read(_fresh(report))))
        rates[language] = speed.claims(some)
        length = sum(len(report.text) for report in some)
        size, seconds = size + length, seconds + length / rates[language]
    return Told({**rates, "all": size / seconds}, _pages(count * _ARCHIVE), digest.hexdigest())


def _fresh(report: Report) -> Report:
    return msgspec.structs.replace(report)


def _pages(size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        pages = archives.write(path, size)
        found = archives.measure(path, pages, size)
    return found.pages / found.seconds


if __name__ == "__main__":
    garbage.look_seldom()  # as the program does
    sys.stdout.buffer.write(msgspec.json.encode(_told(int(sys.argv[1]))))
