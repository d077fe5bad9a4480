"""Whom words are aimed at, where it is said only in what is asked, threatened or refused."""

from __future__ import annotations

import pytest

from tests.reads import claims


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Iran threatened to cut off gas to Turkey.", "THREATEN", ["Turkey"]),
        ("Jordan demanded that Iraq release its envoy.", "REQUEST", ["Iraq"]),
        ("The minister refused to send soldiers to Chad, a spokesman for France said.", "REJECT", ["Chad"]),
        ("The king refused to resign.", "REJECT", []),
    ],
)  # fmt: skip
def test_the_party_in_the_content_is_the_recipient(
    text: str, kind: str, recipients: list[str]
) -> None:
    (claim,) = claims(text, "en", kind)
    assert [who.text for who in claim.recipients] == recipients
