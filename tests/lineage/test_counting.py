"""Numbers that became others, and those that are told in other words."""

from __future__ import annotations

import pytest

from .pairs import between


@pytest.mark.parametrize(
    ("languages", "one", "other", "was", "became"),
    [
        ("en ar", "A bus fell off the bridge near Homs, killing 34 pilgrims.",
         "سقطت حافلة عن الجسر قرب حمص ما أدى إلى مقتل 43 حاجاً.", "34", "43"),
        ("en vi", "Hundreds of goats drowned near Hue on Friday, farmers said.",
         "Hàng nghìn con dê chết đuối gần Huế hôm thứ Sáu, theo nông dân.", "Hundreds of", "Hàng nghìn"),
        ("ar en", "نقلت السفن 1250 طناً من القمح إلى عدن.", "Ships brought 2,150 tonnes of wheat to Aden.",
         "1250", "2,150"),
        ("ar vi", "أصيب سبعة عمال في انفجار مصنع في طنطا.", "Chín công nhân bị thương trong vụ nổ nhà máy ở Tanta.",
         "سبعة", "Chín"),
        ("vi en", "Ít nhất 16 ngư dân mất tích ngoài khơi Đà Nẵng.", "At least 61 fishermen are missing off Da Nang.",
         "16", "61"),
        ("vi ar", "Lũ cuốn 85 ngôi nhà ở Lào Cai.", "جرفت الفيضانات 58 منزلاً في لاوكاي.", "85", "58"),
        ("en en", "The flood took 85 houses, the mayor of Sidon said.", "The flood took 58 houses, said the mayor of Sidon.",
         "85", "58"),
    ],
)  # fmt: skip
def test_another_number(languages: str, one: str, other: str, was: str, became: str) -> None:
    assert ("number", was, became) in between(one, other, languages)


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "Dozens of pilgrims were hurt near Homs.", "أصيب عشرات الحجاج قرب حمص."),
        ("en ar", "Two pilgrims and three guides were hurt near Homs.", "أصيب حاجان وثلاثة مرشدين قرب حمص."),
        ("en vi", "Some 4,870 people fled Hue.", "Gần 5.000 người chạy khỏi Huế."),
        ("en vi", "More than 300 people fled Hue.", "Có 327 người chạy khỏi Huế."),
        ("ar en", "نزح نصف مليون شخص من عدن.", "About 500,000 people fled Aden."),
        ("ar vi", "قُتل اثنا عشر عاملاً في طنطا.", "12 công nhân thiệt mạng ở Tanta."),
        ("vi ar", "Lũ cuốn 2 triệu cây ở Lào Cai.", "جرفت الفيضانات مليوني شجرة في لاوكاي."),
        ("vi en", "Năm 2019, lũ cuốn năm ngôi nhà ở Lào Cai.", "In 2019 a flood took five houses in Lao Cai."),
        ("vi en", "Lũ cuốn 85 ngôi nhà, trong đó có 9 trường học.", "The flood took 85 houses."),
        ("en en", "The flood took 85 houses.", "The flood took 85 houses and 40 barns."),
        ("ar ar", "قُتل 30 عاملاً.", "قُتل نحو ثلاثين عاملاً."),
    ],
)  # fmt: skip
def test_the_same_number(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []


def test_a_toll_of_a_later_day_is_an_update() -> None:
    one = "The fire in Basra has killed 19 people, the governor said."
    other = "Vụ cháy ở Basra làm 27 người chết tính đến ngày 6/3/2022, theo thống đốc."
    assert between(one, other, "en vi") == []


def test_two_numbers_that_became_others_are_told_anew() -> None:
    one = "The fire killed 19 people and 40 horses near Basra."
    other = "قُتل 27 شخصاً و55 حصاناً في الحريق قرب البصرة."
    assert between(one, other, "en ar") == []
