"""Doubts that a rendering lost, and those that it keeps in other words."""

from __future__ import annotations

import pytest

from .pairs import between


@pytest.mark.parametrize(
    ("languages", "one", "other", "lost"),
    [
        ("en ar", "The envoy has reportedly left Muscat.", "غادر المبعوث مسقط.", "reportedly"),
        ("en vi", "The envoy is believed to be in Muscat.", "Đặc phái viên đang ở Muscat.", "is believed"),
        ("en en", "The envoy may have left Muscat on Friday.", "The envoy left Muscat on Friday.", "may have"),
        ("ar en", "ويُعتقد أن المبعوث في مسقط.", "The envoy is in Muscat.", "ويُعتقد أن"),
        ("ar vi", "وترددت أنباء عن وصول المبعوث إلى مسقط.", "Đặc phái viên đã đến Muscat.", "وترددت أنباء"),
        ("ar ar", "ربما غادر المبعوث مسقط.", "غادر المبعوث مسقط.", "ربما"),
        ("vi en", "Đặc phái viên dường như đã rời Muscat.", "The envoy has left Muscat.", "dường như"),
        ("vi ar", "Có tin đặc phái viên đã rời Muscat.", "غادر المبعوث مسقط.", "Có tin"),
        ("vi vi", "Đặc phái viên được cho là đã rời Muscat.", "Đặc phái viên đã rời Muscat.", "được cho là"),
    ],
)  # fmt: skip
def test_a_lost_doubt(languages: str, one: str, other: str, lost: str) -> None:
    assert ("hedge", lost, other) in between(one, other, languages)


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "The envoy has reportedly left Muscat.", "ويُقال إن المبعوث غادر مسقط."),
        ("en ar", "The envoy has reportedly left Muscat.", "غادر المبعوث مسقط، بحسب تقارير صحفية."),
        ("en vi", "The envoy is believed to be in Muscat.", "Đặc phái viên có thể đang ở Muscat."),
        ("en en", "The envoy has allegedly left Muscat.", "It is claimed that the envoy left Muscat."),
        ("ar en", "ويُعتقد أن المبعوث في مسقط.", "The envoy is thought to be in Muscat."),
        ("ar vi", "ربما غادر المبعوث مسقط.", "Có lẽ đặc phái viên đã rời Muscat."),
        ("vi en", "Đặc phái viên dường như đã rời Muscat.", "The envoy seems to have left Muscat."),
        ("vi ar", "Có tin đặc phái viên đã rời Muscat.", "أنباء عن مغادرة المبعوث مسقط."),
        ("en vi", "The envoy has left Muscat.", "Đặc phái viên đã rời Muscat."),
    ],
)  # fmt: skip
def test_a_doubt_in_other_words(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []


REMARKS = [
    ("en", "Nine divers drowned off Muscat, the port said.", "The Gazette was unable to verify the account."),
    ("ar", "غرق تسعة غواصين قبالة مسقط، بحسب إدارة المرفأ.", "ولم يتسنَّ للجريدة التحقق من الرواية."),
    ("vi", "Chín thợ lặn chết đuối ngoài khơi Muscat, theo ban quản lý cảng.", "Báo này chưa thể kiểm chứng thông tin trên."),
]  # fmt: skip


@pytest.mark.parametrize(("code", "told", "remark"), REMARKS)
@pytest.mark.parametrize(("other", "again", "kept"), REMARKS)
def test_a_remark_that_nobody_could_check_it(
    code: str, told: str, remark: str, other: str, again: str, kept: str
) -> None:
    lost = ("hedge", remark, again)
    assert lost in between(f"{told} {remark}", again, f"{code} {other}")
    assert between(f"{told} {remark}", f"{again} {kept}", f"{code} {other}") == []
