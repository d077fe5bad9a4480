"""Days and clocks: typed year first, and by publication where all was taken in at once."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest

from isnad import flow, joining
from isnad.records import Report
from isnad.store import open_store

from .conftest import Told, asking
from .opening import LANGUAGES, Opener, Shown
from .serving import served

DAYS = ("2024-11-28", "2024-12-01", "2024-12-04")
TAKEN = "2025-03-01T10:00:00Z"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an explorer of reports of several days that were taken in on one."""
    path = tmp_path_factory.mktemp("archive") / "archive.sqlite"
    with open_store(path) as store:
        for day in DAYS:
            text = f"Rebels seized the town of Saraqib on {day}, the army said."
            report = Report(
                id=f"of-{day}", sha256=sha256(text.encode()).hexdigest(), text=text, language="en", outlet="The Ledger",
                published=f"{day}T08:00:00Z", received=TAKEN,
            )  # fmt: skip
            store.add(flow.read(report))
        joining.catch_up(store, flow.read)
    with served(path) as home:
        yield home


def parameters(shown: Shown) -> dict[str, list[str]]:
    return parse_qs(urlsplit(shown.at()).query)


def asked(shown: Shown, name: str) -> Shown:
    """Wait until the address has a parameter, and what it asks for is shown."""
    for _ in range(500):
        if name in parameters(shown):
            return shown.wait()
        shown.page.wait_for_timeout(20)
    raise AssertionError(f"{shown.at()} has no {name}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_archive_goes_by_publication_and_says_so(
    opener: Opener, archive: str, language: str
) -> None:
    with Opener(opener.browser, archive).page_at(f"/?lang={language}") as shown:
        assert shown.page.locator(".clock-name select").input_value() == "published"
        assert shown.page.locator(".clock-why").inner_text().strip()
        shown.page.locator("#slide-known_by").fill("0")
        asked(shown, "known_by")
        # The address keeps what it means, also where the store grows and another clock is usual.
        assert parameters(shown)["clock"] == ["published"]
        assert parameters(shown)["known_by"] == [DAYS[0]]
        told = asking(archive)("claims", known_by=DAYS[0], clock="published")
        assert shown.page.locator(".told [id^='claim-']").count() == told["total"]


def test_an_explicit_clock_is_heeded(opener: Opener, archive: str) -> None:
    with Opener(opener.browser, archive).page_at("/?lang=en&clock=received") as shown:
        assert shown.page.locator(".clock-name select").input_value() == "received"
        assert shown.page.locator(".clock-why").count() == 0


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2024-12-01", "2024-12-01"), ("2024/12/1", "2024-12-01"), ("٢٠٢٤-١٢-٠١", "2024-12-01")],
)
def test_a_day_is_typed_year_first(opener: Opener, typed: str, day: str) -> None:
    with opener.page_at("/?lang=ar") as shown:
        field = shown.page.locator(".day-field input[type=text]").first
        field.fill(typed)
        field.press("Enter")
        asked(shown, "as_of")
        assert parameters(shown)["as_of"] == [day]
        assert field.input_value() == day


@pytest.mark.parametrize("typed", ["01/12/2024", "2024-02-31", "soon"])
def test_what_is_no_day_is_not_asked_for(opener: Opener, typed: str) -> None:
    with opener.page_at("/?lang=en") as shown:
        field = shown.page.locator(".day-field input[type=text]").first
        field.fill(typed)
        field.press("Enter")
        assert "as_of" not in parameters(shown)
        assert field.evaluate("(one) => one.validationMessage")


@pytest.mark.parametrize("view", ["places/170063", "actors/country:SYR"])
def test_pages_of_things_have_both_clocks(opener: Opener, told: Told, view: str) -> None:
    key, value = view.split("/")
    name = {"places": "place", "actors": "actor"}[key]
    before = told("claims", known_by="2024-11-30", clock="published", **{name: value})["total"]
    with opener.page_at(f"/{view}?lang=en&clock=published") as shown:
        field = shown.page.locator(".day-field input[type=text]").last
        field.fill("2024-11-30")
        field.press("Enter")
        asked(shown, "known_by")
        assert shown.page.locator(".sum").first.inner_text().startswith(f"{before} claim")


@pytest.mark.parametrize("view", ["stories", "reports"])
def test_lists_have_their_claims_as_files(opener: Opener, told: Told, view: str) -> None:
    with opener.page_at(f"/{view}?lang=en&type=CONTROL") as shown:
        links = shown.page.locator(".downloads a").evaluate_all(
            "(all) => all.map((one) => one.href)"
        )
        kinds = {urlsplit(one).path.rsplit(".", 1)[-1] for one in links}
        assert kinds == {"csv", "geojson", "jsonl"}
        lines = shown.page.request.get(next(one for one in links if ".jsonl" in one)).text()
        assert len(lines.splitlines()) == told("claims", type="CONTROL")["total"]


def test_a_sentence_stands_once_with_all_it_claims(opener: Opener, told: Told) -> None:
    items = told("claims", per_page=50)["items"]
    pairs = [(one["report"], one["evidence"]) for one in items]
    runs = 1 + sum(one != other for one, other in pairwise(pairs))
    with opener.page_at("/?lang=en") as shown:
        assert shown.page.locator(".told .claims > li").count() == runs
        ids = shown.page.locator(".told [id^='claim-']").evaluate_all(
            "(all) => all.map((one) => one.id)"
        )
        assert ids == [f"claim-{one['id']}" for one in items]
