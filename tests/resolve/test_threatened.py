"""Whom a threat is to, and what somebody does by the terms of a deal."""

from __future__ import annotations

import isnad
from isnad.records import Claim


def one(text: str, kind: str) -> Claim:
    (claim,) = (c for c in isnad.read(text, language="vi").claims if c.type == kind)
    return claim


def test_the_state_of_whoever_threatens_is_not_threatened() -> None:
    text = "Bộ trưởng Quốc phòng Anh cảnh báo London sẽ trả đũa."
    assert one(text, "THREATEN").recipients == []
    other = one("Bộ trưởng Quốc phòng Anh cảnh báo Tehran sẽ phải trả giá.", "THREATEN")
    assert [who.country for who in other.recipients] == ["IRN"]


def test_a_deal_by_which_somebody_acts_is_a_noun() -> None:
    text = "Nga thả mười tù binh theo thỏa thuận với Chad."
    assert [who.name for who in one(text, "AGREE").actors] == ["Russia"]
