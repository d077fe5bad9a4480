"""A made-up archive of pages through to stored reports: pages a second on one core, memory over time.

Pages are as sites write them (heads with metadata, navigation, related boxes, comments, scripts)
around sentences of the example reports, in three languages; every page has words of its own. What
they tell is all alike, which no news is, so they are not joined: ``joined`` measures that.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter, process_time, sleep

from isnad import flow
from isnad.reading import Arrived, arrivals
from isnad.records import Report

# Bars: pages a second; megabytes more for each 10,000 pages once it is under way.
PAGES, GROWTH = 60, 1.0
SMALL, FULL = 50_000_000, 1_000_000_000
_TEXT = 2_500
# In fewer pages than this memory has not settled, and what grows cannot be told from what varies.
_ENOUGH = 2_000
_FIRST = datetime(2024, 11, 1, tzinfo=UTC)
_EXAMPLES = Path(__file__).parents[1] / "examples" / "reports" / "reports.jsonl"
_DIRECTION = {"ar": "rtl", "en": "ltr", "vi": "ltr"}


@dataclass(frozen=True)
class Measured:
    """What a run over an archive cost: memory in bytes, seconds of all its processes."""

    pages: int
    size: int
    seconds: float
    reader: float
    engine: float
    peak: int
    slope: float


def lines(size: int = SMALL) -> Iterator[str]:
    """The table for an archive of ``size`` bytes unpacked."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        pages = write(path, size)
        found = measure(path, pages, size)
    yield (
        f"A WARC of {found.pages:,} made-up pages ({found.size / 1e6:,.0f} MB unpacked) "
        "through isnad add; processor time"
    )
    rate = found.pages / found.seconds
    yield _bar("pages to stored reports", rate, "pages/s", PAGES, rate >= PAGES)
    yield f"{'  the reader alone':<28} {found.pages / found.reader:>12,.0f} pages/s"
    yield f"{'  the engine alone':<28} {found.pages / found.engine:>12,.0f} pages/s"
    yield f"{'peak memory, adding':<28} {found.peak / 1e6:>12,.0f} MB"
    if found.pages >= _ENOUGH:
        flat = found.slope <= GROWTH
        yield _bar("memory for 10,000 pages more", found.slope, "MB", GROWTH, flat)


def measure(path: Path, pages: int, size: int) -> Measured:
    """An archive added to a new store, and its parts by themselves."""
    start = _spent()
    reports = [i.report for i in arrivals([str(path)]) if isinstance(i, Arrived)]
    reader = _spent() - start
    if len(reports) != pages:
        raise RuntimeError(f"{len(reports)} of {pages} pages were read")
    store = path.with_suffix(".db")
    with _watched(["add", str(path), "--store", str(store), "--no-join"]) as adding:
        seconds = adding.wait()
    engine = _engine(reports)
    return Measured(pages, size, seconds, reader, engine, adding.peak, adding.slope(pages))


def _spent() -> float:
    """Processor time of this process and those that it has ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _engine(reports: list[Report]) -> float:
    """Seconds that the engine takes for all, reckoned from some."""
    some = reports[:: max(1, len(reports) // 200)]
    for report in some[:6]:
        flow.read(report)
    start = process_time()
    for report in some:
        flow.read(report)
    return (process_time() - start) * len(reports) / len(some)


class _watched:  # noqa: N801 - it reads as a verb
    """``isnad`` on one core, with its memory and that of its processes taken down as it runs."""

    def __init__(self, arguments: list[str]) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed at the end of the block
        self._process = subprocess.Popen(
            [sys.executable, "-m", "isnad", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
        )
        self._start = perf_counter()
        self._going = True
        self._seen: list[tuple[float, int]] = []

    def __enter__(self) -> _watched:
        Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._going = False
        if self._process.returncode is None:
            self._process.wait()
        self._errors.close()

    def wait(self) -> float:
        """Seconds of processor time until its end, of all its processes: what one core takes."""
        _, status, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        if self._process.returncode:
            self._errors.seek(0)
            told = self._errors.read().decode(errors="replace")[-500:]
            raise RuntimeError(f"isnad ended with status {self._process.returncode}: {told}")
        return usage.ru_utime + usage.ru_stime

    @property
    def peak(self) -> int:
        """The most memory that was seen, in bytes."""
        return max((memory for _, memory in self._seen), default=0)

    def slope(self, pages: int) -> float:
        """Megabytes by which memory grows in 10,000 pages, over the second half of the run."""
        end = self._seen[-1][0] if self._seen else 0.0
        half = [one for one in self._seen if one[0] >= end / 2]
        if len(half) < 4:
            return 0.0
        quarter = len(half) // 4 or 1
        early = median(memory for _, memory in half[:quarter])
        late = median(memory for _, memory in half[-quarter:])
        share = (half[-1][0] - half[0][0]) / end * 0.75
        return (late - early) / 1e6 / (pages * share) * 10_000

    def _watch(self) -> None:
        while self._going:
            memory = sum(map(_memory, _family(self._process.pid)))
            if memory:
                self._seen.append((perf_counter() - self._start, memory))
            sleep(0.2)


def _family(pid: int) -> list[int]:
    try:
        listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(member for child in listed.split() for member in _family(int(child)))]


def _memory(pid: int) -> int:
    try:
        told = Path(f"/proc/{pid}/statm").read_text().split()[1]
    except (OSError, IndexError):
        return 0
    return int(told) * os.sysconf("SC_PAGE_SIZE")


def write(path: Path, size: int, seed: int = 7) -> int:
    """Write an archive of about ``size`` bytes unpacked; how many pages are in it."""
    dice = random.Random(seed)
    sentences = _sentences()
    written = pages = 0
    with path.open("wb") as stream:
        while written < size:
            language = ("ar", "en", "vi")[pages % 3]
            data = _record(pages, _page(pages, language, sentences[language], dice))
            stream.write(gzip.compress(data, 4))
            written += len(data)
            pages += 1
    return pages


def _sentences() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in _EXAMPLES.read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        paragraphs = [part for part in report["text"].split("\n") if len(part) > 60]
        found.setdefault(report["language"], []).extend(paragraphs)
    return found


def _page(number: int, language: str, known: list[str], dice: random.Random) -> bytes:
    body: list[str] = []
    while sum(map(len, body)) < _TEXT:
        words = dice.choice(known).split(" ")
        # A number of its own in each sentence, so that no page is a copy of another.
        at = dice.randrange(len(words))
        body.append(" ".join([*words[:at], str(dice.randrange(10, 10_000)), *words[at:]]))
    title = " ".join(body[0].split()[:9])
    day = (_FIRST + timedelta(minutes=7 * number)).isoformat()
    outlet = f"Outlet {number % 120}"
    linked = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": day,
            "publisher": {"@type": "Organization", "name": outlet},
        },
        ensure_ascii=False,
    )
    menu = "".join(f'<li><a href="/s/{n}">Section {n}</a></li>' for n in range(30))
    boxes = "".join(
        f'<li class="related"><a href="/p/{n}">{dice.choice(known)[:70]}</a></li>' for n in range(8)
    )
    return f"""<!DOCTYPE html><html lang="{language}" dir="{_DIRECTION[language]}"><head>
<meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{day}">
<script type="application/ld+json">{linked}</script>
<script>{"var tracked = [1, 2, 3];" * 150}</script><style>{".a{margin:0}" * 200}</style></head>
<body><nav><ul>{menu}</ul></nav><main><article><h1>{title}</h1><time datetime="{day}">{day}</time>
{"".join(f"<p>{part}</p>" for part in body)}</article>
<aside class="related-links"><ul>{boxes}</ul></aside></main>
<footer><ul>{menu}</ul><p>© {outlet}</p></footer></body></html>""".encode()


def _record(number: int, page: bytes) -> bytes:
    url = f"https://outlet{number % 120}.example/{number}"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2024-12-31T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _bar(name: str, value: float, unit: str, bar: float, met: bool) -> str:
    verdict = "met" if met else "MISSED"
    return f"{name:<28} {value:>12,.1f} {unit:<8} bar {bar:,.0f}: {verdict}"
