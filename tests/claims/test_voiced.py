"""Words that blame or threaten by being said."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ('"Peru is exploiting our market," the Chilean minister wrote.', "ACCUSE", "Chilean minister", "Peru"),
        ("The minister said that Peru's ban was a disgrace.", "ACCUSE", "minister", "Peru"),
        ("The minister said the rebels would pay a heavy price.", "THREATEN", "minister", "rebels"),
        ('"Those responsible will be punished," the ministry said.', "THREATEN", "ministry", "Those responsible"),
    ],
)  # fmt: skip
def test_who_says_it_does_it(text: str, kind: str, actor: str, recipient: str) -> None:
    claim = one(text, "en", kind)
    assert [p.text for p in claim.actors] == [actor]
    assert [p.text for p in claim.recipients] == [recipient]
    assert claim.sources == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru is exploiting its market.",
        "The minister said Peru was not exploiting the market.",
        "The minister said that we had exploited the market.",
        "The minister said that Peru might exploit the market.",
        "The rebels have paid a heavy price, the minister said.",
    ],
)
def test_it_is_no_act_of_nobody_or_of_oneself(text: str) -> None:
    assert not [c for c in claims(text, "en") if c.type in ("ACCUSE", "THREATEN")]


@pytest.mark.parametrize(
    "text",
    [
        'The premier called the envoy "a liar".',
        "The premier called the envoy a liar.",
        'The premier branded the envoy "unfit".',
    ],
)
def test_a_bad_name_is_blame(text: str) -> None:
    claim = one(text, "en", "ACCUSE")
    assert [p.text for p in claim.actors] == ["premier"]
    assert [p.text for p in claim.recipients] == ["envoy"]
    assert claims(text, "en", "CONSULT") == []


def test_a_good_name_is_none_and_a_call_is_a_call() -> None:
    assert claims('The premier called the envoy "a great guy".', "en") == []
    assert one("The premier called the king on Monday.", "en", "CONSULT")
