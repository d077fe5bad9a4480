"""Who is named among several who take part."""

from __future__ import annotations

import pytest

from tests.reads import one


@pytest.mark.parametrize(
    ("text", "language", "victims"),
    [
        ("Gunmen killed ten bakers, including the poet Rima Hale, in Homs on Monday.", "en", ["ten bakers", "Rima Hale"]),
        ("Gunmen killed ten bakers, unlike the poet Rima Hale, in Homs on Monday.", "en", ["ten bakers"]),
        ("Gunmen killed ten bakers, including women, in Homs on Monday.", "en", ["ten bakers"]),
        ("قتل مسلحون عشرة خبازين بينهم الشاعر نادر الحلواني في حمص.", "ar", ["عشرة خبازين", "نادر الحلواني"]),
        ("Các tay súng giết chết 10 thợ mỏ, trong đó có nhà thơ Trần Văn Bình, ở Homs.", "vi", ["10 thợ mỏ", "Trần Văn Bình"]),
    ],
)  # fmt: skip
def test_who_is_named_among_several_takes_part_with_them(
    text: str, language: str, victims: list[str]
) -> None:
    assert [who.text for who in one(text, language, "ASSAULT").recipients] == victims
