"""A report that states no day of publication says it in its dateline."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.records import Report


def _read(
    text: str, language: str, published: str | None = None, received: str | None = None
) -> Report:
    return flow.read(
        Report(
            id="r",
            sha256="0" * 64,
            text=text,
            language=language,
            published=published,
            received=received,
        )
    ).report


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("HOMS, May 4, 2021 (Reuters) - The army shelled a village on Monday.", "en"),
        ("بيروت، 4 أيار 2021 (أ ف ب) - قصف الجيش قرية يوم الاثنين.", "ar"),
        ("Hà Nội, 4/5/2021 - Quân đội pháo kích một ngôi làng hôm thứ Hai.", "vi"),
    ],
)
def test_a_full_date_in_the_dateline_is_the_day_of_publication(text: str, language: str) -> None:
    found = flow.read(Report(id="r", sha256="0" * 64, text=text, language=language))
    assert found.report.published == "2021-05-04"
    (claim,) = found.claims
    assert claim.report.published == "2021-05-04"
    assert claim.time is not None and claim.time.edtf == "2021-05-03"
    assert [
        d.edtf for d in flow.dates(Report(id="r", sha256="0" * 64, text=text, language=language))
    ][-1] == ("2021-05-03")


def test_what_a_report_states_is_not_overruled() -> None:
    text = "HOMS, May 4, 2021 (Reuters) - The army shelled a village."
    assert _read(text, "en", published="2021-05-06").published == "2021-05-06"


@pytest.mark.parametrize(
    "text",
    [
        "HOMS, May 4 (Reuters) - The army shelled a village.",
        "The army shelled a village on May 4, 2021.",
        "HOMS, May 4, 2031 (Reuters) - The army shelled a village.",
    ],
)
def test_a_day_without_a_year_in_the_text_or_to_come_says_nothing(text: str) -> None:
    assert _read(text, "en", received="2021-06-01T00:00:00Z").published is None


def test_a_date_between_slashes_names_no_agency() -> None:
    text = "Hà Nội, 4/5/2021 - Quân đội pháo kích một ngôi làng."
    (claim,) = flow.read(Report(id="r", sha256="0" * 64, text=text, language="vi")).claims
    assert claim.report.carried_by == []
