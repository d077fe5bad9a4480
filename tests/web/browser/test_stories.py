"""The page of a story and that of a report: the picture, the words, and what ties them."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from isnad.store import open_store

from . import many
from .conftest import Told
from .opening import Opener
from .serving import served

# Nothing in the page may take longer; a machine that does other things beside is slow.
PATIENCE = 5.0
SENTENCES = 250


@pytest.fixture(scope="module")
def story(told: Told) -> str:
    """A story with several origins, some of which are told by copies."""
    return str(told("stories", order="origins", per_page=1)["items"][0]["id"])


@pytest.fixture(scope="module")
def crowded(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Opens pages over one report of very many claims."""
    path = tmp_path_factory.mktemp("crowded") / "news.sqlite"
    with open_store(path) as store:
        many.fill(store, SENTENCES)
    with served(path) as home:
        yield Opener(chromium, home)


def test_the_picture_is_reached_by_keyboard_and_told_in_a_list(
    opener: Opener, told: Told, story: str
) -> None:
    knots = told(f"stories/{story}")["isnad"]["knots"]
    with opener.page_at(f"/stories/{story}") as shown:
        page = shown.page
        page.locator(".isnad .scrolled").focus()
        reached = []
        for _ in knots:
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.dataset.knot"))
        assert sorted(reached) == sorted(one["id"] for one in knots)
        assert all(page.evaluate(_NAMES))
        listed = page.locator(".isnad .as-list > ul > li")
        assert listed.count() == len(knots)
        assert page.locator(".traced").count() == 1


_NAMES = (
    "[...document.querySelectorAll('[data-knot]')].map((one) => one.getAttribute('aria-label'))"
)
_PLACES = """[...document.querySelectorAll('.knot')].map((one) =>
  [one.classList.contains('origin'), one.getBoundingClientRect().x])"""


def test_the_picture_is_mirrored_for_those_who_read_from_the_right(
    opener: Opener, story: str
) -> None:
    for language, mirrored in (("en", False), ("ar", True)):
        with opener.page_at(f"/stories/{story}", language=language) as shown:
            places = shown.page.evaluate(_PLACES)
        origins = [x for origin, x in places if origin]
        others = [x for origin, x in places if not origin]
        assert (max(origins) < min(others)) if mirrored else (min(origins) > max(others))


def test_tellings_stand_side_by_side_and_below_each_other_on_a_phone(
    opener: Opener, told: Told
) -> None:
    one = told("stories", order="reports", per_page=1)["items"][0]["id"]
    tops = (
        "[...document.querySelector('.accounts').children].slice(0, 2).map((one) => one.offsetTop)"
    )
    with opener.page_at(f"/stories/{one}") as shown:
        first, second = shown.page.evaluate(tops)
        assert first == second
    with opener.page_at(f"/stories/{one}", size=(390, 844)) as shown:
        first, second = shown.page.evaluate(tops)
        assert first < second


def test_an_old_or_shortened_id_is_replaced_in_the_address(opener: Opener, story: str) -> None:
    with opener.reader() as shown:
        shown.page.goto(f"{opener.home}/stories/{story[:12]}")
        shown.page.wait_for_url(f"**/stories/{story}")
        shown.wait().check()


def test_what_came_later_is_left_out_and_said_to_be(opener: Opener, told: Told) -> None:
    one = told("stories", order="reports", per_page=1)["items"][0]["id"]
    path = f"/stories/{one}?known_by=2024-11-28&clock=published"
    with opener.page_at(path) as shown:
        notice = shown.page.locator(".notice").first
        assert "came later" in notice.inner_text()
        few = shown.page.locator(".account").count()
        notice.get_by_role("link").first.click()
        shown.wait()
        assert "known_by" not in shown.at()
        assert shown.page.locator(".account").count() > few


def test_a_claim_is_chosen_in_list_text_and_address_alike(opener: Opener, told: Told) -> None:
    report = told("reports")["items"][0]["id"]
    first, second, *_ = [one["id"] for one in told(f"reports/{report}")["claims"]]
    path = f"/reports/{quote(report, safe='')}"
    with opener.reader() as shown:
        page = shown.page
        shown.go(f"{path}#claim-{first}")
        assert page.locator(".stated li.open").get_attribute("id") == f"claim-{first}"
        assert page.locator(".fulltext .is-trigger").count()
        page.locator(f"#claim-{second} a.type").click()
        page.locator(f"#claim-{second}.open").wait_for()
        assert page.url.endswith(f"#claim-{second}")
        page.reload()
        shown.wait()
        page.locator(f"#claim-{second}.open").wait_for()
        page.go_back()
        page.locator(f"#claim-{first}.open").wait_for()
        shown.check()


def test_text_and_list_light_up_together(opener: Opener, told: Told) -> None:
    report = told("reports")["items"][0]["id"]
    claim = told(f"reports/{report}")["claims"][0]["id"]
    with opener.page_at(f"/reports/{quote(report, safe='')}") as shown:
        page = shown.page
        page.locator(f"#claim-{claim} a.type").focus()
        assert page.locator(f'.fulltext .hot[data-c~="{claim}"]').count()
        page.locator(f'.fulltext a.trigger[data-c~="{claim}"]').first.focus()
        assert "hot" in (page.locator(f"#claim-{claim}").get_attribute("class") or "")


def test_why_is_told_when_it_is_asked_for(opener: Opener, told: Told) -> None:
    line = told("claims", per_page=1)["items"][0]
    with opener.page_at(f"/reports/{quote(line['report'], safe='')}#claim-{line['id']}") as shown:
        shown.page.locator(".why summary").click()
        shown.page.locator(".why pre").wait_for()
        assert line["id"] in shown.page.locator(".why pre").inner_text()


# Runs of one line may have letters of their own size.
_WIDTHS = """() => [...document.querySelectorAll(".fulltext .line")].map((line) => {
  const plain = line.cloneNode(false);
  plain.textContent = line.textContent;
  for (const one of [line, plain]) { one.style.whiteSpace = "pre"; one.style.inlineSize = "max-content"; }
  for (const run of line.children) run.style.font = "inherit";
  line.after(plain);
  const found = [line, plain].map((one) => one.getBoundingClientRect().width);
  plain.remove();
  return found;
})"""


def test_marks_part_no_letters(opener: Opener, crowded: Opener, told: Told) -> None:
    """Letters that join take another width when they are parted."""
    pages = [(opener, one["id"]) for one in told("reports")["items"]] + [(crowded, many.ID)]
    for opened, report in pages:
        with opened.reader() as shown:
            shown.go(f"/reports/{quote(report, safe='')}")
            for marked, plain in shown.page.evaluate(_WIDTHS)[:40]:
                assert abs(marked - plain) < 1.0, report


def test_the_text_is_there_whole(opener: Opener, told: Told) -> None:
    for one in told("reports")["items"]:
        page_told = told(f"reports/{one['id']}")
        lines = [
            "".join(piece["text"] for run in p["runs"] for piece in run["pieces"])
            for p in page_told["paragraphs"]
        ]
        with opener.page_at(f"/reports/{quote(one['id'], safe='')}") as shown:
            assert shown.page.locator(".fulltext .line").all_text_contents() == lines


def test_hundreds_of_marks_are_shown_at_once(crowded: Opener) -> None:
    with crowded.reader() as shown:
        shown.go("/reports")
        began = monotonic()
        shown.follow(f"/reports/{many.ID}")
        took = monotonic() - began
        assert shown.page.locator(".fulltext a.trigger").count() >= 2 * SENTENCES
        assert took < PATIENCE
        shown.check()
