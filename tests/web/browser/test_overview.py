"""The overview: map, time and claims are linked; every state has an address; all by keyboard."""

from __future__ import annotations

from urllib.parse import parse_qs, quote_plus, urlsplit

from .conftest import Told
from .opening import Opener, Shown

_CLAIMS = ".told [id^='claim-']"


def asked(shown: Shown, name: str) -> list[str]:
    """The values of a parameter of the address of now."""
    return parse_qs(urlsplit(shown.at()).query).get(name, [])


def drawn(shown: Shown) -> Shown:
    """Wait until the map is drawn."""
    shown.page.wait_for_selector(".map[data-drawn]", state="attached")
    return shown


def settled(shown: Shown, name: str, count: int) -> Shown:
    """Wait until the address has so many values of a parameter, and what it asks for is shown."""
    for _ in range(500):
        if len(asked(shown, name)) == count:
            return shown.wait()
        shown.page.wait_for_timeout(20)
    raise AssertionError(f"{shown.at()} has not {count} of {name}")


def test_panels_add_up(opener: Opener, told: Told) -> None:
    places, times = told("places"), told("times")
    with opener.page_at("/?lang=en") as shown:
        sums = shown.page.locator(".adds-up").all_inner_texts()
        unmapped = sum(
            one["count"]
            for one in places["items"]
            if one["latitude"] is None or one["precision"] == "unknown"
        )
        on_map = places["total"] - places["unplaced"] - unmapped
        assert f"{on_map} claims on the map" in sums[0]
        assert f"{places['unplaced']} without a place" in sums[0]
        assert f"{times['undated']} without a day" in sums[1]


def test_a_place_of_the_list_filters_and_back_takes_it_out(opener: Opener, told: Told) -> None:
    place = told("places")["items"][0]
    with opener.page_at("/?lang=en") as shown:
        shown.page.locator("#places-list summary").press("Enter")
        shown.page.locator(f"#places-list tr[data-place='{place['key']}'] button").press("Enter")
        settled(shown, "place", 1)
        assert shown.page.locator(_CLAIMS).count() == min(place["count"], 50)
        assert shown.page.locator(".chip").count() == 1
        shown.page.go_back()
        settled(shown, "place", 0)
        assert shown.page.locator(".chip").count() == 0


def test_claims_without_a_place_can_be_listed(opener: Opener, told: Told) -> None:
    with opener.page_at("/?lang=en&place=none") as shown:
        unplaced = told("claims", place="none")["total"]
        assert f"{unplaced} claims" in shown.page.locator(".sum").inner_text()


def test_the_clocks_leave_out_what_is_later_and_say_so(opener: Opener, told: Told) -> None:
    every = told("about")["claims"]
    with opener.page_at("/?lang=en&clock=published") as shown:
        slider = shown.page.locator("#slide-known_by")
        slider.focus()
        slider.press("Home")
        settled(shown, "known_by", 1)
        first = asked(shown, "known_by")[0]
        known = told("claims", known_by=first, clock="published")["total"]
        said = shown.page.locator(".clocks").inner_text()
        assert f"{every - known} claims known only later are left out" in said
        assert slider.evaluate("node => node === document.activeElement")
        slider.press("End")
        settled(shown, "known_by", 0)


def test_handles_of_the_timeline_move_by_keyboard(opener: Opener) -> None:
    with opener.page_at("/?lang=en") as shown:
        handle = shown.page.locator(".t-handle").nth(1)
        handle.focus()
        handle.press("ArrowLeft")
        settled(shown, "as_of", 1)
        before = asked(shown, "as_of")
        handle.press("ArrowLeft")
        for _ in range(100):
            if asked(shown, "as_of") != before:
                break
            shown.page.wait_for_timeout(20)
        assert asked(shown, "as_of") < before
        handle.press("Delete")
        settled(shown, "as_of", 0)


def test_drawing_over_the_timeline_chooses_days(opener: Opener) -> None:
    with opener.page_at("/?lang=en") as shown:
        box = shown.page.locator("svg.time").bounding_box()
        assert box is not None
        mouse = shown.page.mouse
        mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40)
        mouse.down()
        mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 50, steps=4)
        mouse.up()
        settled(shown, "since", 1)
        assert asked(shown, "since") < asked(shown, "as_of")


def test_a_dot_of_the_map_filters(opener: Opener) -> None:
    with opener.page_at("/?lang=en&map=8/36.201/37.161&type=CONTROL") as shown:
        drawn(shown).page.wait_for_timeout(1500)
        box = shown.page.locator(".map").bounding_box()
        assert box is not None
        shown.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        settled(shown, "place", 1)
        assert asked(shown, "place") == ["170063"]


def test_what_is_said_to_hold_is_shown_with_who_says_so(opener: Opener) -> None:
    with opener.page_at("/?lang=en&clock=published&layer=situation") as shown:
        text = drawn(shown).page.locator(".situation").inner_text()
        assert "Hayat Tahrir al-Sham" in text
        assert "according to Syrian Observatory for Human Rights" in text
        assert "disputed" in text
        assert "last report" in text


def test_disputed_borders_are_drawn_as_is_asked(opener: Opener) -> None:
    for how in ("held", "dashed", "none"):
        with opener.page_at(f"/?borders={how}") as shown:
            drawn(shown)
            assert shown.page.locator(".borders select").input_value() == how


def test_who_is_called_the_same_is_filtered_by_as_one(opener: Opener, told: Told) -> None:
    values = told("facets", by="source", lang="vi", most=12)["facets"]["source"]
    several = next(one for one in values if one["also"])
    with opener.page_at("/", language="vi") as shown:
        shown.page.locator(".facets summary", has_text="Ai nói").click()
        shown.page.get_by_role(
            "checkbox", name=f"{several['name']} {several['count']}", exact=True
        ).click()
        shown.wait()
        assert all(f"source={quote_plus(key)}" in shown.at() for key in several["also"])
        chips = shown.page.locator(".chip")
        assert chips.count() == 1
        assert several["name"] in chips.inner_text()
        chips.click()
        shown.wait()
        assert "source=" not in shown.at()
