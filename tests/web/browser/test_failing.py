"""What does not hold: days that contradict each other, nothing found, what is not there, no answer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route

from .opening import LANGUAGES, Opener

NOTHING = {
    "en": "Nothing goes with all that is chosen.",
    "ar": "لا شيء يوافق كل ما اختير.",
    "vi": "Không có gì khớp với tất cả những gì đã chọn.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["", "stories", "reports", "actors", "places"])
def test_an_empty_list_says_so_and_has_a_way_out(opener: Opener, view: str, language: str) -> None:
    with opener.page_at(f"/{view}?q=zzzz&type=CONTROL", language=language) as shown:
        notice = shown.page.locator("main .notice")
        assert NOTHING[language] in notice.inner_text()
        notice.get_by_role("button").click()
        shown.wait()
        assert "q=" not in shown.at()
        assert "type=" not in shown.at()
        assert not notice.count()
        assert shown.page.locator("main li").count()


def test_days_that_cross_are_told_and_exchanged(opener: Opener) -> None:
    with opener.page_at("/?since=2024-12-02&as_of=2024-11-28") as shown:
        notice = shown.page.locator("main .notice").first
        assert "2 December 2024 is after 28 November 2024" in notice.inner_text()
        notice.get_by_role("button").click()
        shown.wait()
        assert "since=2024-11-28" in shown.at()
        assert "as_of=2024-12-02" in shown.at()
        assert not shown.page.locator("main .notice").count()


@pytest.mark.parametrize(
    ("path", "said"),
    [("/stories/ffffffffffffffff", "لا شيء كهذا في هذا المخزن"), ("/reports/no", "لا شيء كهذا"),
     ("/?as_of=2024-02-31", "ما لا معنى له"), ("/brief?as_of=soon", "ما لا معنى له")],
)  # fmt: skip
def test_why_not_is_told_in_the_readers_language(opener: Opener, path: str, said: str) -> None:
    with opener.reader("ar") as shown:
        alert = shown.go(path).page.get_by_role("alert")
        assert said in alert.inner_text()
        # What was answered stands beside it in its own direction, in words and not in braces.
        assert alert.locator("bdi[dir=ltr]").count() == 1
        assert '"msg"' not in alert.inner_text()


def test_a_clock_that_there_is_not_is_the_usual_one(opener: Opener) -> None:
    with opener.page_at("/?clock=sundial") as shown:
        assert shown.page.locator(".claims > li").count()


def test_a_page_behind_the_last_leads_back_to_it(opener: Opener) -> None:
    with opener.page_at("/?page=99") as shown:
        shown.page.get_by_role("button", name="Earlier page").click()
        shown.wait()
        assert int(re.search(r"page=(\d+)", shown.at())[1]) < 10  # type: ignore[index]
        assert shown.page.locator(".claims > li").count()


def test_without_an_answer_it_can_be_tried_again(opener: Opener) -> None:
    with opener.reader() as shown:
        shown.go("/").page.route("**/api/v1/stories?**", lambda route: route.abort())
        shown.page.get_by_role("link", name="Stories", exact=True).click()
        alert = shown.page.get_by_role("alert")
        assert "Is it still running?" in alert.inner_text()
        shown.page.unroute("**/api/v1/stories?**")
        alert.get_by_role("button", name="Try again").click()
        shown.page.locator(".story-name").first.wait_for()
        assert not alert.count()


def test_while_it_is_slow_it_says_so_and_a_later_click_wins(opener: Opener) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    with opener.page_at("/") as shown:
        shown.page.route("**/api/v1/stories?**", hold)
        shown.page.get_by_role("link", name="Stories", exact=True).click()
        assert shown.page.get_by_role("status").inner_text() == "One moment…"
        shown.page.get_by_role("link", name="Actors", exact=True).click()
        shown.wait()
        for one in held:
            one.continue_()
        shown.page.wait_for_timeout(300)
        assert shown.page.locator("h1").inner_text() == "Actors"


def test_every_view_has_its_name_in_the_title(opener: Opener) -> None:
    with opener.page_at("/") as shown:
        titles = [shown.page.title()]
        for name in ("Changes", "Stories", "Reports", "Actors", "Places", "Brief"):
            shown.page.get_by_role("link", name=name, exact=True).first.click()
            shown.wait()
            titles.append(shown.page.title())
        assert len(set(titles)) == len(titles)


def test_the_keyboard_goes_on_where_a_link_led(opener: Opener) -> None:
    with opener.page_at("/stories") as shown:
        link = shown.page.locator(".story-name a").first
        link.focus()
        shown.page.keyboard.press("Enter")
        shown.wait()
        assert "/stories/" in shown.at()
        assert shown.page.evaluate("document.activeElement.id") == "content"
        shown.page.keyboard.press("Tab")
        assert shown.page.evaluate("document.activeElement.closest('main') !== null")
