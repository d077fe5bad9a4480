"""People of two countries by one noun."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "kind", "names", "sectors"),
    [
        ("Kenyan and Ugandan soldiers clashed in Lusaka.", "ASSAULT", ["Kenyan soldiers", "Ugandan soldiers"], ["MIL", "MIL"]),
        ("Kenyan, Malian and Ugandan officials met in Lusaka.", "CONSULT", ["Kenyan officials", "Malian officials", "Ugandan officials"], ["GOV"] * 3),
        ("Armenian and Azerbaijani forces clashed in Lusaka.", "ASSAULT", ["Armenian army", "Azerbaijani army"], ["MIL", "MIL"]),
    ],
)  # fmt: skip
def test_one_noun_for_two(text: str, kind: str, names: list[str], sectors: list[str]) -> None:
    actors = one(text, "en", kind).actors
    assert [p.name for p in actors] == names
    assert [p.sector for p in actors] == sectors


def test_one_of_the_people_of_a_gang() -> None:
    (who,) = one("Police arrested two cartel leaders.", "en", "COERCE").recipients
    assert who.sector == "CRM"
