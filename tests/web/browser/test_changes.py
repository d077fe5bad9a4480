"""The view of what changed between two days."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Told
from .opening import LANGUAGES, Opener

SPAN = {"from": "2024-11-29", "to": "2024-12-01"}
AT = "/changes?clock=published&from=2024-11-29&to=2024-12-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_tells_all_that_the_api_does(opener: Opener, told: Told, language: str) -> None:
    expected = told("changes", clock="published", lang=language, **SPAN)["items"]
    fresh = told("claims", clock="published", known_after=SPAN["from"], known_by=SPAN["to"])
    with opener.page_at(AT, language=language) as shown:
        items = shown.page.locator(".changes > li")
        assert items.count() == len(expected) > 0
        for item, one in zip(items.all(), expected, strict=True):
            text = item.inner_text()
            assert one["after"]["place"]["name"] in text
            assert all(name in text for name in one["after"]["parties"])
        shown.page.locator(".find-latest > p > a").click()
        shown.wait()
        asked = parse_qs(urlsplit(shown.at()).query)
        assert (asked["known_after"], asked["known_by"]) == ([SPAN["from"]], [SPAN["to"]])
        if language == "en":
            assert f"{fresh['total']} claims" in shown.page.locator(".sum").first.inner_text()
        shown.page.locator(".chip").first.wait_for()


def test_days_that_contradict_each_other_are_told_and_exchanged(opener: Opener) -> None:
    with opener.page_at("/changes?from=2024-12-01&to=2024-11-29&clock=published") as shown:
        alert = shown.page.get_by_role("alert")
        assert "1 December 2024 is after 29 November 2024" in alert.inner_text()
        alert.get_by_role("button").click()
        shown.wait()
        assert "from=2024-11-29" in shown.at()
        assert shown.page.locator(".changes > li").count()


def test_days_are_typed_and_stay_on_reload(opener: Opener) -> None:
    with opener.page_at("/changes?clock=published") as shown:
        first = shown.page.get_by_label("From the end of", exact=True)
        first.fill("2024-11-28")
        first.press("Enter")
        shown.wait()
        assert "from=2024-11-28" in shown.at()
        before = shown.page.locator("main").inner_text()
        shown.page.reload()
        shown.wait()
        assert shown.page.locator("main").inner_text() == before
        shown.page.get_by_label("Days in between").select_option("1")
        shown.wait()
        assert "from=2024-12-01&to=2024-12-02" in shown.at()


def test_the_clocks_of_another_view_are_its_last_day(opener: Opener) -> None:
    with opener.page_at("/?clock=published&known_by=2024-12-01") as shown:
        shown.page.get_by_role("link", name="Changes", exact=True).click()
        shown.wait()
        assert "to 1 December 2024" in shown.page.locator("h1").inner_text()


def test_many_changes_are_folded_and_all_there(opener: Opener, told: Told) -> None:
    (one, *_) = told("changes", clock="published", **SPAN)["items"]
    whole = told("changes", clock="published", **SPAN)
    with opener.reader() as shown:
        many = {**whole, "items": [one] * 90}
        shown.page.route("**/api/v1/changes?**", lambda route: route.fulfill(json=many))
        shown.go(AT)
        items = shown.page.locator(".changes > li")
        assert items.count() == 40
        shown.page.locator("summary", has_text="50 more").click()
        items.nth(89).wait_for()
        assert items.count() == 90
        shown.page.get_by_label("Days in between").select_option("7")
        shown.wait()
        assert items.count() == 40
        shown.check()
