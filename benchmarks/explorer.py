"""``python -m benchmarks.explorer``: what the explorer costs over a large store.

The store is filled and joined as the program does it, and served as ``isnad explore`` serves it. A
Chromium opens the page again and again: how long until its first words are painted, how long from a
click on a filter until the list is shown, how many bytes went over the network, packed as they go.
Then many readers look at one view after another, each asking the API what a page asks, with filters
of which some were asked for before and some were not.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep

import httpx2
from playwright.sync_api import Browser, sync_playwright

from benchmarks import briefs
from isnad import garbage
from isnad.store import open_store
from isnad.web.app import PAGE
from tests.chromium import BROWSERS
from tests.web.browser.opening import SWITCHES, Opener, Shown

# The bars are for FULL reports; DEFAULT takes two minutes.
FULL, DEFAULT = 10_000, 1_000
PAINT, CLICK, ANSWER, WEIGHT = 1.0, 0.100, 0.150, 600_000
# Readers, views that each looks at, and seconds between them; pages that are opened.
READERS, VIEWS, THINKS, OPENED = 20, 15, 1.0, 7
PATHS = ("about", "claims", "facets", "places", "times", "arrivals")
# Milliseconds between clicks: what the last one asked for is drawn meanwhile, as for a reader.
_RESTS = 500
_PAINTED = """new Promise((found) => new PerformanceObserver((list) => {
  for (const one of list.getEntriesByName("first-contentful-paint")) found(one.startTime);
}).observe({type: "paint", buffered: true}))"""
# From a click to the frame in which the list of the new address is shown, and all of it.
_CLICK = """([box]) => new Promise((found) => {
  const root = document.querySelector("#page"), start = performance.now(), times = {};
  const framed = (name) => requestAnimationFrame(() => setTimeout(() => {
    times[name] = performance.now() - start;
    if (times.listed && times.shown) found([times.listed, times.shown]);
  }));
  const watch = new MutationObserver(() => {
    for (const name of ["listed", "shown"])
      if (!(name in times) && root.dataset[name] === location.pathname + location.search) { times[name] = 0; framed(name); }
    if ("listed" in times && "shown" in times) watch.disconnect();
  });
  watch.observe(root, {attributes: true});
  [...document.querySelectorAll(".facets input[type=checkbox]")][box].click();
})"""
_WEIGHED = """performance.getEntries().filter((one) => one.transferSize !== undefined
  && !one.name.includes("/api/")).reduce((sum, one) => sum + one.encodedBodySize, 0)"""


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of an explorer in a process of its own."""
    command = [sys.executable, "-m", "isnad", "explore", "--store", str(store), "--port", "0",
               "--no-browser"]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        said = next((line for line in running.stderr if " shown at " in line), "")
        assert said, f"{store} is not served"
        try:
            yield said.split(" shown at ")[1].split()[0].rstrip("/")
        finally:
            running.terminate()


def pages(browser: Browser, home: str) -> tuple[list[float], list[tuple[float, float]], int]:
    """Seconds to the first paint, and from a click to its list and to all of it, each time; bytes of
    the page."""
    paints, clicks, weight = [], [], 0
    for _ in range(OPENED):
        with Opener(browser, home).reader() as shown:
            shown.go("/")
            paints.append(float(shown.page.evaluate(_PAINTED)) / 1000)
            shown.page.wait_for_load_state("networkidle")
            weight = max(weight, int(shown.page.evaluate(_WEIGHED)) + _worker(shown))
            clicks += _clicked(shown)
    return paints, clicks, weight


def _clicked(shown: Shown) -> list[tuple[float, float]]:
    """Seconds from each of some clicks, each on a filter that was not asked for before, until the
    list is shown and until all is."""
    shown.page.locator(".facets details").first.evaluate("(one) => { one.open = true; }")
    found = []
    for n in range(3):
        shown.page.wait_for_timeout(_RESTS)
        listed, whole = shown.page.evaluate(_CLICK, [n])
        found.append((float(listed) / 1000, float(whole) / 1000))
    return found


def _worker(shown: Shown) -> int:
    """Bytes of the map's second thread, which the page's own clock does not list."""
    names = {url.rsplit("/", 1)[-1] for url in shown.requests}
    listed = shown.page.evaluate("performance.getEntries().map((one) => one.name.split('/').pop())")
    unlisted = [name for name in names - set(listed) if (PAGE / f"{name}.br").exists()]
    return sum((PAGE / f"{name}.br").stat().st_size for name in unlisted)


def answers(home: str) -> dict[str, list[float]]:
    """Seconds of each answer, by address, with many readers at once."""
    with httpx2.Client(base_url=f"{home}/api/v1/", timeout=60) as client:
        asked = _filters(client)

        def read(seed: int) -> list[tuple[str, float]]:
            dice, found = random.Random(seed), []
            for _ in range(VIEWS):
                sleep(dice.uniform(0, 2 * THINKS))
                chosen = dice.choice(asked)
                for path in PATHS:
                    start = perf_counter()
                    client.get(path, params=chosen).raise_for_status()
                    found.append((path, perf_counter() - start))
            return found

        with ThreadPoolExecutor(READERS) as readers:
            every = [one for several in readers.map(read, range(READERS)) for one in several]
    found: dict[str, list[float]] = {}
    for path, seconds in every:
        found.setdefault(path, []).append(seconds)
    return found


def _filters(client: httpx2.Client) -> list[dict[str, str]]:
    """What readers filter by: nothing, the most common values, days, and two of these together."""
    facets = client.get("facets").raise_for_status().json()["facets"]
    filters: list[dict[str, str]] = [{}]
    for name in ("type", "place", "actor", "country", "outlet"):
        filters += [{name: value["key"]} for value in facets[name][:6]]
    filters += [one | {"type": facets["type"][0]["key"]} for one in filters[7:]]
    days = client.get("about").raise_for_status().json()
    last = days["published"][1][:10]
    return [*filters, {"as_of": days["last"]}, {"known_by": last, "clock": "published"}]


def lines(reports: int = DEFAULT) -> Iterator[str]:
    """What ``make bench`` prints of it."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None or not (PAGE / "index.html").exists():
        yield "The explorer: not measured; it needs Chromium and the page (make explorer)"
        return
    yield f"The explorer over {reports:,} reports:\n"
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "s.db"
        with open_store(store) as kept:
            briefs.fill(kept, reports)
        yield from measured(store, found, reports)


def measured(store: Path, chromium: str, reports: int) -> Iterator[str]:
    """Lines about a store."""
    with served(store) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        paints, clicks, weight = pages(browser, home)
        browser.close()
        asked = answers(home)
    every = [seconds for several in asked.values() for seconds in several]
    yield _row("first paint, median", median(paints) * 1000, "ms", PAINT * 1000, reports)
    lists = [listed for listed, _ in clicks]
    yield _row("click to list, median", median(lists) * 1000, "ms", CLICK * 1000, reports)
    yield f"  {'click to all, median':<28} {median(all_of for _, all_of in clicks) * 1000:8.1f} ms"
    yield _row(f"answer, {READERS} readers, p95", _p95(every) * 1000, "ms", ANSWER * 1000, reports)
    for path, several in sorted(asked.items()):
        yield f"  {path:<26} {_p95(several) * 1000:10.1f} ms"
    yield _row("page with map, packed", weight / 1000, "kB", WEIGHT / 1000, FULL)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]


def _row(name: str, value: float, unit: str, bar: float, reports: int) -> str:
    verdict = "met" if value <= bar else "MISSED"
    least = (
        "" if reports >= FULL else f" (it is for {FULL:,}: python -m benchmarks.explorer --full)"
    )
    return f"  {name:<28} {value:8.1f} {unit}  bar {bar:.0f}: {verdict}{least}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"{FULL:,} reports, for the bars")
    parser.add_argument("--reports", type=int, default=DEFAULT)
    parser.add_argument("--store", type=Path, help="a store that is there already")
    given = parser.parse_args()
    garbage.look_seldom()  # as the program does
    reports = FULL if given.full else given.reports
    found = next(filter(None, map(shutil.which, BROWSERS)), "")
    told = measured(given.store, found, reports) if given.store else lines(reports)
    for line in told:
        print(line, flush=True)


if __name__ == "__main__":
    main()
