"""Actors that became others, and those that go by another name."""

from __future__ import annotations

import pytest

from .pairs import between


@pytest.mark.parametrize(
    ("languages", "one", "other", "was", "became"),
    [
        ("en ar", "Turkish jets bombed a barracks near Sinjar on Friday.", "قصفت طائرات إيرانية ثكنة قرب سنجار الجمعة.",
         "Turkish jets", "طائرات إيرانية"),
        ("ar en", "قصف الجيش اليمني مدينة تعز الجمعة.", "The Houthis shelled the city of Taiz on Friday.", "الجيش اليمني", "Houthis"),
        ("vi ar", "Quân đội Ethiopia chiếm thị trấn Adwa hôm thứ Sáu.", "سيطر الجيش الإريتري على بلدة عدوة الجمعة.",
         "Quân đội Ethiopia", "الجيش الإريتري"),
    ],
)  # fmt: skip
def test_another_actor(languages: str, one: str, other: str, was: str, became: str) -> None:
    ((kind, from_quote, to_quote),) = between(one, other, languages)
    assert kind == "actor"
    assert from_quote is not None and to_quote is not None
    assert from_quote in was
    assert to_quote in became


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "Turkish jets bombed a barracks near Sinjar on Friday.", "قصفت مقاتلات تركية ثكنة قرب سنجار الجمعة."),
        ("en vi", "Israel bombed a barracks near Tyre on Friday.", "Quân đội Israel ném bom một doanh trại gần Tyre hôm thứ Sáu."),
        ("ar en", "قصفت جماعة أنصار الله مدينة تعز الجمعة.", "Yemen's Houthi rebels shelled the city of Taiz on Friday."),
        ("ar vi", "سيطر المسلحون على بلدة عدوة الجمعة.", "Phiến quân chiếm thị trấn Adwa hôm thứ Sáu."),
        ("vi en", "Quân đội Ethiopia chiếm thị trấn Adwa hôm thứ Sáu.", "Government troops took the town of Adwa on Friday."),
        ("vi ar", "Moscow phóng tên lửa vào Odesa hôm thứ Sáu.", "أطلقت روسيا صواريخ على أوديسا الجمعة."),
    ],
)  # fmt: skip
def test_the_same_actor(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []
