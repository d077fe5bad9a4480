"""The date and the place that "when" and "where" speak of, and places that open a sentence."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "kind", "day", "place"),
    [
        ("The envoys met on May 4, when rebels shelled Homs.", "ASSAULT", "2020-05-04", "Homs"),
        (
            "She left for Oslo on Monday, where rebels attacked the mayor.",
            "ASSAULT",
            "2020-05-04",
            "Oslo",
        ),
        (
            "The mayor, who on Monday was shot, condemned the raid on May 5.",
            "ASSAULT",
            "2020-05-04",
            None,
        ),
        ("In Homs on Monday, rebels attacked the mayor.", "ASSAULT", "2020-05-04", "Homs"),
        (
            "She recalled the summit of May 4, 2020 in Oslo, when they pledged to open the border.",
            "AGREE",
            None,
            "Oslo",
        ),
    ],
)
def test_when_and_where_a_clause_holds(
    text: str, kind: str, day: str | None, place: str | None
) -> None:
    claim = one(text, "en", kind)
    if day is not None:
        assert claim.time is not None
        assert claim.time.edtf == day
    assert (claim.place.text if claim.place is not None else None) == place


def test_what_happened_when_a_place_and_a_day_were_told() -> None:
    text = (
        "أشار إلى بيان أصدره سالم وكريم في أول قمة في أوسلو في 3 مايو عندما تعهد سالم بفتح الحدود."
    )
    claim = one(text, "ar", "AGREE")
    assert claim.place is not None
    assert claim.place.name == "Oslo"


@pytest.mark.parametrize(
    ("text", "language", "kind", "place"),
    [
        (
            "She recalled a summit in Oslo on May 4, 2020, when Iran pledged to reopen the port while Oman promised aid.",
            "en",
            "AGREE",
            "Oslo",
        ),
        ("The envoys met on the sidelines of a summit in Oslo.", "en", "CONSULT", "Oslo"),
        ("The envoys flew to Oslo to meet the mayor.", "en", "CONSULT", "Oslo"),
    ],
)  # fmt: skip
def test_clauses_share_the_place_that_one_of_them_tells(
    text: str, language: str, kind: str, place: str
) -> None:
    found = {c.place.text for c in claims(text, language, kind) if c.place is not None}
    assert found == {place}
