"""What a verb of ending says is over."""

from __future__ import annotations

import pytest

from tests.reads import claims


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The kingdom suspended military aid to Chad.", ["SANCTION"]),
        ("The kingdom lifted sanctions on Chad.", ["CONCEDE"]),
        ("The rebels ended the siege of the town.", ["RETREAT"]),
        ("The kingdom imposed sanctions on Chad.", ["SANCTION"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [c.type for c in claims(text, "en")] == kinds
