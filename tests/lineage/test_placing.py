"""Places that became others, and those that are told more or less exactly."""

from __future__ import annotations

import pytest

from .pairs import between


@pytest.mark.parametrize(
    ("languages", "one", "other", "was", "became"),
    [
        ("en ar", "Nine masons were killed in Mosul on Friday.", "قُتل تسعة بنائين في كركوك الجمعة.", "Mosul", "كركوك"),
        ("en vi", "The rebels seized 40 trucks near Kassala on Friday.", "Phiến quân thu 40 xe tải gần Port Sudan hôm thứ Sáu.",
         "Kassala", "Port Sudan"),
        ("ar en", "وقُتل تسعة بنائين الجمعة في الموصل.", "Nine masons were killed on Friday in Kirkuk.", "الموصل", "Kirkuk"),
        ("vi en", "Chín thợ nề thiệt mạng ở Mosul hôm thứ Sáu.", "Nine masons were killed in Kirkuk on Friday.", "Mosul", "Kirkuk"),
        ("ar ar", "قُتل تسعة بنائين في بغداد الجمعة.", "قُتل تسعة بنائين في كركوك الجمعة.", "بغداد", "كركوك"),
    ],
)  # fmt: skip
def test_another_place(languages: str, one: str, other: str, was: str, became: str) -> None:
    assert between(one, other, languages) == [("place", was, became)]


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "Nine masons were killed in Mosul on Friday.", "قُتل تسعة بنائين في محافظة نينوى الجمعة."),
        ("en vi", "Nine masons were killed in Mosul on Friday.", "Chín thợ nề thiệt mạng ở Iraq hôm thứ Sáu."),
        ("ar en", "قُتل تسعة بنائين في الموصل الجمعة.", "Nine masons were killed in the Iraqi city of Mosul on Friday."),
        ("ar vi", "قُتل تسعة بنائين في الموصل الجمعة.", "Chín thợ nề thiệt mạng ở Mosul, tỉnh Nineveh, hôm thứ Sáu."),
        ("vi en", "Chín thợ nề thiệt mạng ở Mosul hôm thứ Sáu.", "Nine masons were killed on Friday."),
        ("vi ar", "Chín thợ nề thiệt mạng hôm thứ Sáu.", "قُتل تسعة بنائين في الموصل الجمعة."),
    ],
)  # fmt: skip
def test_the_same_place(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []
