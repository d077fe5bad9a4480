"""Days that became others, and those that are told from elsewhere."""

from __future__ import annotations

import pytest

from .pairs import between


@pytest.mark.parametrize(
    ("languages", "one", "other", "was", "became"),
    [
        ("en ar", "Nine masons were killed in Mosul on Monday.", "قُتل تسعة بنائين في الموصل الثلاثاء.", "Monday", "الثلاثاء"),
        ("en vi", "Nine masons were killed in Mosul on Monday.", "Chín thợ nề thiệt mạng ở Mosul hôm thứ Ba.", "Monday", "thứ Ba"),
        ("ar en", "قُتل تسعة بنائين في الموصل الاثنين.", "Nine masons were killed in Mosul on Wednesday.", "الاثنين", "Wednesday"),
        ("ar vi", "قُتل تسعة بنائين في الموصل في 28 شباط/فبراير.", "Chín thợ nề thiệt mạng ở Mosul ngày 26/2.", "28", "26"),
        ("vi en", "Chín thợ nề thiệt mạng ở Mosul ngày 28/2.", "Nine masons were killed in Mosul on Feb. 27.", "28", "27"),
        ("en en", "Nine masons were killed in Mosul in 2014.", "Nine masons were killed in Mosul in 2016.", "2014", "2016"),
    ],
)  # fmt: skip
def test_another_day(languages: str, one: str, other: str, was: str, became: str) -> None:
    assert between(one, other, languages) == [("time", was, became)]


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "Nine masons were killed in Mosul on Monday.", "قُتل تسعة بنائين في الموصل في 28 شباط/فبراير."),
        ("en vi", "Nine masons were killed in Mosul on Monday.", "Chín thợ nề thiệt mạng ở Mosul hôm 28/2."),
        ("ar en", "قُتل تسعة بنائين في الموصل ليل الاثنين الثلاثاء.", "Nine masons were killed in Mosul in the night to Tuesday."),
        ("ar vi", "قُتل تسعة بنائين في الموصل ليل الاثنين.", "Chín thợ nề thiệt mạng ở Mosul rạng sáng thứ Ba."),
        ("vi en", "Chín thợ nề thiệt mạng ở Mosul ngày 28/2/2022.", "Nine masons were killed in Mosul in February."),
        ("vi ar", "Chín thợ nề thiệt mạng ở Mosul hôm thứ Hai.", "قُتل تسعة بنائين في الموصل."),
        ("en ar", "Nine masons were killed in Mosul.", "قُتل تسعة بنائين في الموصل الاثنين."),
    ],
)  # fmt: skip
def test_the_same_day(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []
