"""A browser, and explorers of three stores: the examples, a hostile one, a real story."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from isnad import flow, joining
from isnad.reading import Arrived, arrivals
from isnad.store import open_store
from isnad.web.app import PAGE

from ...chromium import BROWSERS
from . import hostile
from .opening import SWITCHES, Opener
from .serving import served

Told = Callable[..., Any]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Drives browsers."""
    if not (PAGE / "index.html").exists():
        pytest.skip("needs the page of the explorer; make explorer builds it")
    with sync_playwright() as driving:
        yield driving


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The Chromium of this machine."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("needs Chromium; .ci/browser installs it where it may")
    browser = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """A Firefox that Playwright drives."""
    try:
        browser = playwright.firefox.launch()
    except Error:
        pytest.skip("needs a Firefox that Playwright drives; playwright install firefox")
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def explorer(demo_store: Path) -> Iterator[str]:
    """The address of an explorer of the example reports."""
    with served(demo_store) as home:
        yield home


@pytest.fixture(scope="session")
def opener(chromium: Browser, explorer: str) -> Opener:
    """Opens pages over the example reports."""
    return Opener(chromium, explorer)


@pytest.fixture(scope="session")
def hostile_opener(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Opens pages over a store in which every word is hostile."""
    path = tmp_path_factory.mktemp("hostile") / "news.sqlite"
    with open_store(path) as store:
        hostile.fill(store)
    with served(path) as home:
        yield Opener(chromium, home)


@pytest.fixture(scope="session")
def aleppo_opener(
    chromium: Browser, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opener]:
    """Opens pages over a story of the development sets."""
    path = tmp_path_factory.mktemp("aleppo") / "news.sqlite"
    reports = str(shared / "gold" / "stories" / "aleppo" / "reports.jsonl")
    with open_store(path) as store:
        for item in arrivals([reports]):
            if isinstance(item, Arrived):
                store.add(flow.read(item.report))
        joining.catch_up(store, flow.read)
    with served(path) as home:
        yield Opener(chromium, home)


def asking(home: str) -> Told:
    """Asks the API of an explorer."""

    def told(path: str, **params: Any) -> Any:
        answer = httpx2.get(f"{home}/api/v1/{path}", params=params, timeout=60)
        assert answer.status_code == 200, answer.text
        return answer.json()

    return told


@pytest.fixture(scope="session")
def told(explorer: str) -> Told:
    """Asks the API over the example reports."""
    return asking(explorer)


@pytest.fixture(scope="session")
def axe(root: Path) -> str:
    """The source of axe, which is installed with what the page is built of."""
    path = root / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("needs axe; make explorer installs it")
    return path.read_text("utf-8")
