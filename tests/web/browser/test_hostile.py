"""Words that would do harm do nothing, in whatever view they are shown."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from . import views
from .conftest import Told, asking
from .hostile import PAYLOADS
from .opening import NARROW, WIDE, Opener, Shown

PATHS = ("/", "/nowhere/%E0%A4%A", "/report", "/stories/none", "/%2e%2e/x")


@pytest.fixture(scope="module")
def hostile_told(hostile_opener: Opener) -> Told:
    """Asks the API over the hostile store."""
    return asking(hostile_opener.home)


def unharmed(shown: Shown) -> None:
    """Nothing ran, and nothing is where it should not be."""
    assert not shown.troubles, "\n".join(shown.troubles)
    page = shown.page
    assert page.evaluate("document.documentElement.dataset.harm") is None
    for tag in ("iframe", "base", "object", "embed", "form[action]", "img[onerror]", "svg[onload]"):
        assert not page.locator(tag).count(), tag
    assert page.locator("script").count() == 1
    links: list[str] = page.evaluate("[...document.links].map((one) => one.protocol)")
    assert set(links) <= {"http:", "https:"}
    shown.check()


@pytest.mark.parametrize("view", views.VIEWS)
def test_words_do_nothing_in_any_view(
    hostile_opener: Opener, hostile_told: Told, view: str
) -> None:
    paths = views.VIEWS[view](hostile_told)
    with (
        hostile_opener.reader(size=WIDE) as wide,
        hostile_opener.reader("ar", size=NARROW) as phone,
    ):
        for n, path in enumerate(paths):
            unharmed((phone if n % 2 else wide).go(path))


def test_every_page_of_the_list(hostile_opener: Opener) -> None:
    with hostile_opener.reader() as shown:
        for path in ("/?page=1", "/?page=2", "/?order=known"):
            unharmed(shown.go(path))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_addresses_do_nothing(opener: Opener, payload: str) -> None:
    text = quote(PAYLOADS[payload][:60])
    names = ("q", "theme", "borders", "tab", "view", "actor", "place", "source", "report")
    with opener.reader() as shown:
        shown.go(f"/?{'&'.join(f'{name}={text}' for name in names)}")
        unharmed(shown)
        for path in (f"/?lang={text}", f"/?as_of={text}", f"/?page={text}", f"/?order={text}"):
            shown.page.goto(shown.home + path)
            shown.wait()
            assert shown.page.evaluate("document.documentElement.dataset.harm") is None
            assert [one for one in shown.troubles if "status of 4" not in one] == []


@pytest.mark.parametrize("path", PATHS)
def test_addresses_that_are_none_are_told(opener: Opener, path: str) -> None:
    with opener.reader() as shown:
        shown.page.goto(opener.home + path)
        shown.wait()
        assert [one for one in shown.troubles if "status of 4" not in one] == []
