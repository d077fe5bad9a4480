"""Whole pages, in the mark-up styles of news sites, and what is read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad.reading.page import Page, read_page

PAGES = Path(__file__).parent / "pages"


def page(name: str) -> Page:
    return read_page((PAGES / f"{name}.html").read_bytes())


def lines(found: Page, kind: str = "body") -> list[str]:
    """The stretches of one kind."""
    return [found.text[p.start : p.end] for p in found.layout if p.kind == kind]


def names(found: Page, link: str) -> list[str | None]:
    return [one.name for one in found.carried_by if one.link == link]


def test_an_article_with_a_graph() -> None:
    found = page("en-graph")
    assert lines(found) == [
        "The city is the third that the army has lost in a week of fighting.",
        (
            "The Syrian army said on Thursday that it had withdrawn from Hama\u00a0after days of clashes"
            " with rebel\u00a0forces."
        ),
        (
            "\u201cWe will not be back before spring,\u201d an officer said. \u201cWe will not be back"
            " before spring.\u201d"
        ),
        "The Observatory counted 12 dead.",
        "The Observatory counted 12 dead.",
        "The airport is closed.",
        "The bridge is cut.",
        "Town | Dead",
        "Hama | 9",
        "Salamiyah | 3",
    ]
    assert lines(found, "heading") == ["What the monitor says"]
    assert lines(found, "caption") == ["Smoke over the citadel on Thursday."]
    assert lines(found, "credit") == ["Photo: Lina Haddad/Marfa Agency"]
    assert lines(found, "boilerplate") == ["\u201cWe will not be back before spring.\u201d"]
    assert len(lines(found, "correction")) == 1
    assert (found.title, found.outlet) == ("Army leaves Hama, monitor says", "The Copper Ledger")
    assert found.published == "2024-12-05T18:20:00+02:00"
    assert found.modified == "2024-12-05T19:05:00+02:00"
    assert found.byline == ["Nora Whitfield", "Tomas Rey"]
    assert names(found, "photo") == ["Lina Haddad", "Marfa Agency"]
    assert found.language == "en"
    assert found.url == "https://copperledger.example/world/army-leaves-hama"


def test_a_page_of_a_press_whose_template_states_another_language() -> None:
    found = page("ar-press")
    assert [line[:14] for line in lines(found)] == [
        "حماة – دخلت فص",
        "وقال المرصد ال",
        "ودعت تركيا جمي",
    ]
    assert lines(found, "heading") == ["المواقف الدولية"]
    assert lines(found, "caption") == ["مقاتلون عند مدخل المدينة (وكالة المرفأ)"]
    assert found.title == "فصائل المعارضة تدخل حماة"
    assert found.published == "2024-12-05T18:40:00+03:00"
    assert found.byline == ["سمير الحلبي"]
    assert found.language is None


def test_a_page_whose_lead_stands_outside_its_body() -> None:
    found = page("vi-detail")
    assert [line[:20] for line in lines(found)] == [
        "Quân đội Syria hôm 5",
        '"Chúng tôi rút quân ',
        "Đài quan sát cho biế",
        "Đài quan sát cho biế",
    ]
    assert lines(found, "byline") == ["Trần Hải Yến (Theo Marfa)"]
    assert found.byline == ["Trần Hải Yến"]
    assert lines(found, "caption") == ["Khói bốc lên tại Hama ngày 5/12. Ảnh: Marfa"]
    assert found.published == "2024-12-05T23:15:00+07:00"


def test_an_old_page_laid_out_in_tables() -> None:
    found = page("vi-tables")
    assert [line[:15] for line in lines(found)] == [
        "Các tay súng nổ",
        "Quân đội Syria ",
        "Đài quan sát nh",
    ]
    assert found.byline == ["Lê Minh"]
    assert found.title == "Phe nổi dậy vào Hama"
    assert found.published == "2024-12-05T22:40:00"


def test_a_live_page() -> None:
    found = page("en-live")
    assert [line[:20] for line in lines(found)] == ["The army has confirm", "Fighters have reache"]
    assert lines(found, "boilerplate") == ["16.02 GMT", "14.30 GMT"]
    assert lines(found, "heading") == ["Army confirms", "Fighters at the gates"]
    assert lines(found, "post")[0].startswith("Our teams saw convoys")
    assert found.published == "2024-12-05T06:00:00Z"
    assert found.byline == ["Ines Duarte"]


def test_an_amp_page_that_names_its_original() -> None:
    found = page("ar-amp")
    assert [line[:10] for line in lines(found)] == ["دعت وزارة ", "وأضافت الو"]
    assert found.source == "https://marfa.example/n/5"
    assert names(found, "credit") == ["وكالة المرفأ"]
    assert [one.url for one in found.carried_by if one.link == "original"] == [found.source]


def test_a_stub_before_a_paywall() -> None:
    found = page("en-stub")
    assert [line[:20] for line in lines(found)] == ["For three days nobod", "Then the guns fell s"]
    assert found.published == "2024-12-07T20:05:00-05:00"
    assert found.byline == ["Sam Poole"]


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_layout_and_names_stand_where_they_say(path: Path) -> None:
    found = read_page(path.read_bytes())
    for one in found.carried_by:
        if one.start is not None:
            assert found.text[one.start : one.end] == one.text
    ends = [0, *(p.end for p in found.layout)]
    assert all(p.start >= end for p, end in zip(found.layout, ends, strict=False))
    assert all(
        found.text[p.start : p.end].strip() == found.text[p.start : p.end] != ""
        for p in found.layout
    )
