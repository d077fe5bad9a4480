"""Every view, for every reader: it is shown without an error, and everybody can use it."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .conftest import Told, asking
from .opening import LANGUAGES, NARROW, THEMES, WIDE, Opener, Shown
from .views import VIEWS, some

SIZES = (WIDE, NARROW)
# Each language, theme and width is looked at with axe; not every three of them.
LOOKED = {WIDE: [("en", "light"), ("vi", "dark")], NARROW: [("ar", "dark"), ("ar", "light")]}
SEVERE = {"serious", "critical"}


def test_the_table_has_every_view(root: Path) -> None:
    source = (root / "explorer" / "src" / "main.ts").read_text("utf-8")
    assert set(re.findall(r"^  (\w+): \(\) => import\(", source, re.MULTILINE)) == set(VIEWS)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_shown_to_every_reader(opener: Opener, told: Told, view: str) -> None:
    paths = some(view, told)
    for size in SIZES:
        with opener.reader(size=size) as shown:
            shown.go("/")
            for path, language, theme in product(paths, LANGUAGES, THEMES):
                shown.follow(with_settings(path, language, theme)).check()
                root = shown.page.locator("html")
                assert root.get_attribute("lang") == language
                assert root.get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
                shown.page.locator("h1").first.wait_for()
                assert shown.page.locator("h1").count() == 1, path
                assert shown.page.title()


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(opener: Opener, told: Told, axe: str, view: str) -> None:
    paths = some(view, told)
    for size in SIZES:
        with opener.reader(size=size) as shown:
            shown.go(paths[0]).page.evaluate(axe)
            for path, (language, theme) in product(paths, LOOKED[size]):
                shown.follow(with_settings(path, language, theme))
                assert severe(shown) == [], (path, language, theme, size)


@pytest.mark.parametrize("view", VIEWS)
def test_a_real_story_is_shown(aleppo_opener: Opener, view: str) -> None:
    paths = some(view, asking(aleppo_opener.home))
    for language in LANGUAGES:
        with aleppo_opener.reader(language) as shown:
            for path in paths:
                shown.go(path).check()


def with_settings(path: str, language: str, theme: str) -> str:
    """An address for a reader of a language, in a theme."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}&theme={theme}"


@pytest.mark.parametrize("view", VIEWS)
def test_firefox_shows_a_view(firefox: Browser, explorer: str, told: Told, view: str) -> None:
    for language in LANGUAGES:
        with Opener(firefox, explorer).reader(language) as shown:
            for path in some(view, told):
                shown.go(path).check()


def severe(shown: Shown) -> list[str]:
    """What axe, which the page has been given, finds that would keep somebody out."""
    found = shown.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:200] for node in one['nodes'][:3]]}"
        for one in found["violations"]
        if one["impact"] in SEVERE
    ]
