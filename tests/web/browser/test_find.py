"""Search, pages of actors and places, the brief and files, as a reader uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Told
from .opening import Opener

ARAGHCHI = "/actors/person%3Aabbas-araghchi"
BRIEF = "/brief?clock=published"


def test_what_is_typed_is_found_and_stays_in_the_address(opener: Opener) -> None:
    with opener.page_at("/") as shown:
        page = shown.page
        page.get_by_role("search").get_by_role("searchbox").fill("حلب")
        page.keyboard.press("Enter")
        shown.wait()
        expect(page.locator(".found mark").first).to_have_text("حلب")
        page.get_by_role("link", name="Claims", exact=False).first.click()
        shown.wait()
        assert "of=claims" in shown.at()
        page.get_by_role("button", name="ضفاف الخبر").click()
        shown.wait()
        expect(page.locator("#find-q")).to_have_value('حلب outlet:"ضفاف الخبر"')
        page.go_back()
        page.go_back()
        shown.wait()
        expect(page.locator("#find-q")).to_have_value("حلب")
        assert "of=claims" not in shown.at()


def test_pages_of_that_name_are_offered(opener: Opener) -> None:
    with opener.page_at("/search?q=حلب") as shown:
        shown.page.locator(".find-named a").first.click()
        shown.wait()
        assert shown.at().startswith("/places/170063")
        expect(shown.page.locator("h1")).to_have_text("Aleppo")


def test_counts_of_an_actor_are_those_of_the_overview(opener: Opener) -> None:
    with opener.page_at(ARAGHCHI) as shown:
        row = shown.page.locator(".find-acts li").first
        count = row.locator(".count").inner_text()
        row.locator("a").first.click()
        shown.wait()
        expect(shown.page.locator("p.sum").first).to_contain_text(f"{count} claim")
        assert "part=actors" in shown.at()
        shown.page.go_back()
        shown.wait()
        assert shown.at().startswith(ARAGHCHI)


def test_whoever_has_no_page_is_told_why(opener: Opener) -> None:
    with opener.page_at("/actors/role%3ACVL%3A", language="vi") as shown:
        expect(shown.page.locator("h1")).to_have_text("Không có trang này")
        expect(shown.page.locator("main")).to_contain_text("chức vụ công")
        # The browser writes the answer 404 down; nothing else went wrong.
        shown.troubles[:] = [one for one in shown.troubles if "404" not in one]


@pytest.mark.parametrize("language", ["en", "ar", "vi"])
def test_every_number_of_a_brief_opens_its_words(opener: Opener, told: Told, language: str) -> None:
    brief = told("brief", clock="published", lang=language)
    words = {one["number"]: one["span"]["quote"] for one in brief["references"]}
    with opener.page_at(BRIEF, language=language) as shown:
        page = shown.page
        page.wait_for_selector(".brief-refs")
        opener_ = page.locator("button.ref").first
        opener_.focus()
        page.keyboard.press("Enter")
        opened = page.locator(":popover-open")
        number = int((opened.get_attribute("id") or "").removeprefix("ref-"))
        expect(opened.locator("blockquote")).to_have_text(words[number])
        page.keyboard.press("Escape")
        expect(page.locator(":popover-open")).to_have_count(0)
        expect(opener_).to_be_focused()
        assert page.locator("button.ref").count() >= len(words)


def test_a_number_of_a_brief_leads_to_the_report(opener: Opener) -> None:
    with opener.page_at(BRIEF) as shown:
        shown.page.wait_for_selector(".brief-refs")
        shown.page.locator("button.ref").first.click()
        shown.page.locator(":popover-open a").click()
        shown.wait()
        assert shown.at().startswith("/reports/")
        assert "#claim-" in shown.page.url


def test_what_is_shown_can_be_taken_along(opener: Opener, told: Told, tmp_path: Path) -> None:
    with opener.page_at("/?language=ar") as shown:
        menu = shown.page.locator("details.downloads")
        menu.locator("summary").click()
        with shown.page.expect_download() as waiting:
            menu.get_by_role("link", name="GeoJSON").click()
        waiting.value.save_as(tmp_path / "claims.geojson")
    found = json.loads((tmp_path / "claims.geojson").read_text("utf-8"))
    assert len(found["features"]) == told("claims", language="ar")["total"]
