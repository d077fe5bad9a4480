"""The walk-throughs: what they say stands on the pages that they name, and all pictures are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .opening import Opener

NAMED = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
# Addresses of the page, in the order of the text, with what the text says that they show.
SHOWN = {
    "/search?q=Hama+withdrew": ["Claims 5", "said not to be so"],
    "/stories/3e41c111c4c24eb5": [
        "5 reports · 1 origin · on 1 side",
        "10 of 13 sentences are word for word the same",
        "Syrian military source (SANA)",
    ],
    "/places/170063?clock=published&as_of=2024-11-30&known_by=2024-12-01": [
        "25 claims, 7 reports, last report 1 December 2024",
        "(Halyard News Agency, The Eastern Ledger)",
    ],
    "/places/170063?clock=published&as_of=2024-12-02&known_by=2024-12-02": [
        "28 claims, 8 reports, last report 2 December 2024",
        "The Quayside Courier, Hãng tin Lạc Phong)",
    ],
    "/changes?clock=published&from=2024-11-29&to=2024-12-01": [
        "3 changes",
        "said to have begun Aleppo",
        "said to have begun Tal Rifaat",
        "said to have begun Hama",
        "64 claims",
    ],
    "/brief?lang=ar&clock=published&as_of=2024-11-30&known_by=2024-12-01": ["حلب: آخر تقرير"],
    "/brief?lang=vi&clock=published&as_of=2024-12-02&known_by=2024-12-02": [
        "Hayat Tahrir al-Sham kiểm soát"
    ],
    "/reports/ar-tolls-disagree?lang=ar": ["ونفى مصدر عسكري سوري انسحاب وحدات الجيش"],
    "/?side=Israeli+government&side=Lebanese+government&type=CEASEFIRE&clock=published": [
        "4 claims in a store",
        "at least 54 times",
    ],
    "/stories/c54a4feb27673449": ["1 report · 2 origins · on 2 sides", "Whether it is so"],
    "/?side=Iranian+government&side=Turkish+government&type=REQUEST&type=SUPPORT": [
        "وزارة الخارجية الإيرانية",
        "Turkey's foreign ministry demanded",
    ],
}


def test_the_text_names_these_addresses(root: Path) -> None:
    text = (root / "docs" / "walk-throughs.md").read_text("utf-8")
    assert set(re.findall(r"`(/[^`]*)`", text)) == set(SHOWN)


@pytest.mark.parametrize("path", SHOWN)
def test_a_page_shows_what_the_text_says(opener: Opener, path: str) -> None:
    with opener.page_at(path) as shown:
        assert shown.page.request.get(shown.home + path).status == 200
        if path.startswith("/brief"):
            shown.page.wait_for_selector(".brief-refs")
        told = " ".join(shown.page.locator("main").inner_text().split())
        missing = [one for one in SHOWN[path] if " ".join(one.split()) not in told]
        assert not missing, told[:2000]


def test_every_claim_of_the_search_is_denied(opener: Opener) -> None:
    with opener.page_at("/search?q=Hama+withdrew") as shown:
        found = shown.page.locator("li.found")
        assert found.count() == 5
        assert all("said not to be so" in one for one in found.all_inner_texts())


def test_a_report_without_an_outlet_is_called_so(opener: Opener) -> None:
    said = {"en": "names no outlet", "ar": "لا يذكر اسم الوسيلة", "vi": "không ghi tên cơ quan"}
    for language, words in said.items():
        path = f"/stories/c54a4feb27673449?lang={language}"
        with opener.page_at(path, language=language) as shown:
            told = shown.page.locator("main").inner_text()
            assert words in told
            assert "sha256:" not in told


def test_pictures_are_there_and_small(root: Path) -> None:
    pages = [root / "README.md", *(root / "docs").rglob("*.md")]
    named = [
        (page.parent / one).resolve()
        for page in pages
        for one in NAMED.findall(page.read_text("utf-8"))
    ]
    local = [one for one in named if "://" not in str(one)]
    assert local
    for picture in local:
        assert picture.is_file(), picture
        assert picture.stat().st_size <= 250_000, picture
    kept = set((root / "docs" / "images").iterdir())
    assert kept <= set(local), "a picture that no page shows"
