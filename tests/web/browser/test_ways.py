"""Ways through the page: keyboard, back and forward, settings, filters; counts as the API has them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from .conftest import Told
from .opening import LANGUAGES, NARROW, Opener, Shown

FOCUSED = """(() => { const one = document.activeElement;
  return [one.tagName, one.className, one.type ?? "", one.closest("header") ? "header" : one.closest(
    ".facets") ? "facets" : one.closest("main") ? "main" : ""].join(" "); })()"""


def walk(shown: Shown, steps: int) -> list[str]:
    """What the tab key reaches, in order."""
    found = []
    for _ in range(steps):
        shown.page.keyboard.press("Tab")
        found.append(str(shown.page.evaluate(FOCUSED)))
    return found


def total(shown: Shown) -> int:
    """How many claims the page says there are."""
    words = shown.page.locator("main .sum").first.inner_text()
    return int("".join(letter for letter in words.split("·")[0].split(" ")[0] if letter.isdigit()))


def chosen(shown: Shown, name: str) -> list[str]:
    """The values of a filter in the address of now."""
    return parse_qs(urlsplit(shown.at()).query).get(name, [])


def open_facet(shown: Shown, name: str) -> None:
    """Open the filter that is called so."""
    summary = shown.page.locator(".facets summary", has_text=name).first
    if summary.evaluate("(one) => !one.parentElement.open"):
        summary.click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_reached_by_keyboard(opener: Opener, language: str) -> None:
    with opener.page_at("/", language=language) as shown:
        reached = walk(shown, 40)
        assert reached[0].startswith("A skip")
        kinds = [
            next((n for n, one in enumerate(reached) if wanted in one), -1)
            for wanted in ("INPUT  search", "SELECT", "facets", "main")
        ]
        assert -1 not in kinds, reached
        assert kinds[:3] == sorted(kinds[:3])


def test_the_skip_link_leads_to_what_is_shown(opener: Opener) -> None:
    with opener.page_at("/") as shown:
        shown.page.keyboard.press("Tab")
        shown.page.keyboard.press("Enter")
        assert shown.page.evaluate("document.activeElement.id") == "content"


def test_what_has_the_focus_can_be_seen(opener: Opener) -> None:
    with opener.page_at("/") as shown:
        for _ in range(12):
            shown.page.keyboard.press("Tab")
            outline = shown.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", shown.page.evaluate(FOCUSED)


def test_words_are_searched_for_with_the_enter_key(opener: Opener, told: Told) -> None:
    with opener.page_at("/") as shown:
        shown.page.locator("input[type=search]").first.fill("Aleppo")
        shown.page.keyboard.press("Enter")
        shown.wait()
        assert chosen(shown, "q") == ["Aleppo"]


def test_a_filter_is_set_with_the_space_key(opener: Opener, told: Told) -> None:
    with opener.page_at("/") as shown:
        open_facet(shown, "Language of the report")
        box = shown.page.locator(".facets details[open] input[type=checkbox]").first
        box.focus()
        shown.page.keyboard.press("Space")
        shown.wait()
        (value,) = chosen(shown, "language")
        assert total(shown) == told("claims", language=value)["total"]


def test_back_forward_and_reload_bring_it_back(opener: Opener) -> None:
    with opener.page_at("/") as shown:
        addresses, totals = [shown.at()], [total(shown)]
        for path in ("/?language=ar", "/?language=ar&type=CONTROL"):
            shown.follow(path)
            addresses.append(shown.at())
            totals.append(total(shown))
        assert len(set(totals)) == 3
        for step, n in (("back", 1), ("back", 0), ("forward", 1), ("forward", 2), ("again", 2)):
            _step(shown, step)
            shown.wait()
            assert (shown.at(), total(shown)) == (addresses[n], totals[n])


def _step(shown: Shown, step: str) -> None:
    if step == "again":
        shown.page.reload()
        return
    shown.page.evaluate(f"history.{step}()")
    shown.page.wait_for_timeout(100)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("vi", "ltr")])
def test_the_language_is_changed(opener: Opener, language: str, direction: str) -> None:
    with opener.page_at("/?type=CONTROL") as shown:
        shown.page.locator(".settings select").first.select_option(language)
        shown.wait()
        root = shown.page.locator("html")
        assert (root.get_attribute("lang"), root.get_attribute("dir")) == (language, direction)
        assert chosen(shown, "type") == ["CONTROL"]
        shown.page.reload()
        shown.wait()
        assert root.get_attribute("lang") == language


def test_the_theme_is_changed(opener: Opener) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with opener.page_at("/") as shown:
        light = shown.page.evaluate(ground)
        shown.page.locator(".settings select").nth(1).select_option("dark")
        shown.wait()
        assert shown.page.evaluate(ground) != light
        assert chosen(shown, "theme") == ["dark"]


@pytest.mark.parametrize(
    "asked", ["", "type=CONTROL", "language=vi&modality=actual", "as_of=2024-11-30", "disputed=true",
              "min_origins=2", "q=Aleppo", "known_by=2024-11-29&clock=published", "dated=false"],
)  # fmt: skip
def test_counts_of_the_page_are_those_of_the_api(opener: Opener, told: Told, asked: str) -> None:
    wanted = parse_qs(asked)
    with opener.page_at(f"/?{asked}") as shown:
        listed = told("claims", **wanted)
        assert total(shown) == listed["total"]
        # A sentence stands once, with all it claims.
        told_of = shown.page.locator(".claims > li.claim[id], .claims li.claim-part")
        assert told_of.count() == len(listed["items"])
        counts = told("facets", **wanted)["facets"]["type"]
        open_facet(shown, "What")
        shares = shown.page.locator(".facets details[open]").first.locator(".count")
        if shares.count():
            assert [int(one) for one in shares.all_inner_texts()] == [c["count"] for c in counts]


def test_digits_are_the_readers(opener: Opener) -> None:
    with opener.page_at("/", language="ar", size=NARROW) as shown:
        words = shown.page.locator("main .sum").first.inner_text()
        assert any("\u0660" <= letter <= "\u0669" for letter in words)
