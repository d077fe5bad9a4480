"""Pictures of the explorer for the documentation: of the example reports, and of nothing else.

``python -m benchmarks.screenshots`` writes docs/images/explorer-*.png; needs Chromium and the page
(``make explorer``).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from isnad import flow, joining
from isnad.reading import Arrived, arrivals
from isnad.store import open_store
from tests.chromium import BROWSERS
from tests.web.browser.opening import SWITCHES, Opener
from tests.web.browser.serving import served

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
# The day of those that do not say theirs, as make demo has it.
PUBLISHED = "2024-12-02"
# So many bytes a picture may have.
MOST = 250_000
WIDE, TALL, PHONE = (1280, 800), (840, 1180), (390, 844)
HAMA = "/stories/3e41c111c4c24eb5"
TRUCE = "/stories/c54a4feb27673449"
ALEPPO = "/places/170063"
THEN = "clock=published&as_of=2024-11-30&known_by=2024-12-01"
SINCE = "clock=published&from=2024-11-29&to=2024-12-01"
LATER = "clock=published&as_of=2024-12-02&known_by=2024-12-02"


class Picture(NamedTuple):
    """A picture: its name behind ``explorer-``, what it shows, and to whom. ``of``: the element
    that stands at its top; none: the page from its beginning."""

    name: str
    path: str
    language: str = "en"
    theme: Literal["light", "dark"] = "light"
    size: tuple[int, int] = WIDE
    of: str | None = None
    awaits: str | None = None


MAP = ".map-labels:not([hidden])"
PICTURES = (
    Picture("overview", "/?clock=published&layer=situation", awaits=MAP),
    Picture("search", "/search?q=Hama+withdrew"),
    Picture("story", HAMA),
    Picture("tellings", HAMA, size=TALL, of="#told-name"),
    Picture("report-ar", "/reports/ar-tolls-disagree?lang=ar", "ar"),
    Picture("place-then", f"{ALEPPO}?{THEN}", size=(1280, 900)),
    Picture("place-later", f"{ALEPPO}?{LATER}", size=(1280, 900)),
    Picture("changes", f"/changes?{SINCE}", size=(1280, 900)),
    Picture("brief-ar", f"/brief?lang=ar&{THEN}", "ar", awaits=".brief-refs"),
    Picture("brief-vi", f"/brief?lang=vi&{LATER}", "vi", awaits=".brief-refs"),
    Picture("against", TRUCE, size=(1280, 800)),
    Picture("phone", HAMA, theme="dark", size=PHONE),
)


def taken(opener: Opener, one: Picture) -> bytes:
    """A picture as PNG."""
    with opener.page_at(
        one.path, language=one.language, theme=one.theme, size=one.size
    ) as shown:  # fmt: skip
        page: Page = shown.page
        if one.awaits:
            page.wait_for_selector(one.awaits, state="attached")
        if one.of:
            page.evaluate("(at) => document.querySelector(at).scrollIntoView()", one.of)
        page.wait_for_timeout(500)
        return page.screenshot()


def demo(path: Path) -> None:
    """The store that ``make demo`` makes."""
    reports = sorted(str(one) for one in (ROOT / "examples" / "reports").iterdir())
    with open_store(path) as store:
        for item in arrivals(reports, PUBLISHED):
            if isinstance(item, Arrived):
                store.add(flow.read(item.report))
        joining.catch_up(store, flow.read)


def main() -> int:
    """Take all pictures; 1 if one is too large."""
    found = next(filter(None, map(shutil.which, BROWSERS)))
    large = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driving:
        demo(store := Path(folder) / "demo.sqlite")
        browser: Browser = driving.chromium.launch(executable_path=found, args=list(SWITCHES))
        with served(store) as home:
            for one in PICTURES:
                picture = taken(Opener(browser, home), one)
                (IMAGES / f"explorer-{one.name}.png").write_bytes(picture)
                print(f"{one.name} {len(picture):,}")
                large += [one.name] if len(picture) > MOST else []
        browser.close()
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
