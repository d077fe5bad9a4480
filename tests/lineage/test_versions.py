"""Later versions of one report, and what is none."""

from __future__ import annotations

import pytest

from isnad import lineage
from isnad.lineage.order import stem
from tests.lineage.samples import hold


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://a.example/flood-2", "https://a.example/flood"),
        ("https://a.example/flood-v3.html", "http://www.a.example/flood.html?x=1"),
    ],
)
def test_versions_at_one_address(url: str, other: str) -> None:
    assert stem(url) == stem(other)


def test_days_and_numbers_of_articles_are_no_versions() -> None:
    assert stem("https://a.example/flood-05122024") != stem("https://a.example/flood")
    assert stem("https://a.example/news/88121") != stem("https://a.example/news/88122")


_FORM = """{day}: {a} ships passed the strait of Otranto, the coast guard said.
Near Brindisi {b} ferries were checked and {c} fishing boats turned back.
Off Bari {c} divers searched {a} wrecks and found {b} mines.
Near Lecce {b} officers fined {c} captains for fishing at night.
Around Gallipoli {a} volunteers cleaned {b} beaches.
The coast guard counts every ship that passes from midnight to midnight, in Greenwich Mean Time.
It has published these figures on every day since the treaty on the strait was signed by all.
"""


def test_bulletins_of_every_day_are_no_updates() -> None:
    days = (("Monday", 41, 12, 33, 3), ("Tuesday", 57, 19, 28, 4))
    one, other = (
        hold({
            "id": day, "language": "en", "outlet": "Coast Guard", "title": f"Ships on {day}",
            "published": f"2025-03-0{date}T08:00:00Z", "text": _FORM.format(day=day, a=a, b=b, c=c),
        })
        for day, a, b, c, date in days
    )  # fmt: skip
    assert lineage.compare(one, other) is None


def test_a_report_that_is_published_again_with_changes_is_an_update() -> None:
    text = _FORM.format(day="Monday", a=41, b=12, c=33)
    one, other = (
        hold({
            "id": f"v{n}", "language": "en", "outlet": "Coast Guard", "title": "Ships on Monday",
            "published": f"2025-03-03T0{n}:00:00Z",
            "text": text.replace("33 captains", f"{31 + n} captains"),
        })
        for n in (2, 4)
    )  # fmt: skip
    found = lineage.compare(one, other)
    assert found is not None and found.kind == "update" and found.report == "v4"


def test_reports_of_one_outlet_on_one_matter_are_on_their_own() -> None:
    common = {"language": "en", "outlet": "Seaford Post"}
    one = hold(
        common
        | {
            "id": "one", "published": "2025-03-03T08:00:00Z", "title": "Bridge to close",
            "text": "The old bridge at Tarn will close on Monday, the council said.\n"
            "It was built in 1911 and carries 4,000 cars a day.",
        }
    )  # fmt: skip
    other = hold(
        common
        | {
            "id": "other", "published": "2025-03-04T08:00:00Z", "title": "Shops fear for trade",
            "text": "Shopkeepers in Tarn fear for their trade when the bridge closes.\n"
            "It was built in 1911 and carries 4,000 cars a day.\n"
            "The baker, Ann Hill, said that half of her bread crosses the river.",
        }
    )  # fmt: skip
    assert lineage.compare(one, other) is None
