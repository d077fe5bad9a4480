"""A page in each language, written for these tests, and odd texts for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from isnad.records import Report

PAGES = {
    "en": """Army leaves the harbour town
By Nora Whitfield
BEIRUT, Dec 2 (Reuters) - Government troops left the harbour town on Sunday, a spokesman said.
Residents (about 4,000) stayed at home. The governor was "safe," his office said.
[Advertisement]
A burned-out tank at the edge of the town. Photo: Lina Haddad/AFP
Read more: What we know about the fighting
The ministry denied the report - and then fell silent for two days, according to local media.
(Reporting by Nora Whitfield; Editing by Sam Poole)
Source: https://www.copperline.example/world/1
Comments (0)""",
    "vi": """Quân đội rời thị trấn ven biển
TTO - Quân đội chính phủ đã rời thị trấn ven biển hôm chủ nhật, một phát ngôn viên cho biết.
Người dân (khoảng 4.000 người) ở trong nhà. Theo AFP, tỉnh trưởng vẫn an toàn.
Một xe tăng cháy ở rìa thị trấn - Ảnh: REUTERS
Xem thêm: Những gì đã biết về cuộc giao tranh
Bộ Quốc phòng bác tin này rồi im lặng suốt hai ngày, truyền thông địa phương đưa tin.
Trần Hải Yến (Theo Reuters, AFP)
Nguồn: https://www.bencang.example/the-gioi/1
Bình luận (0)""",
    "ar": """الجيش ينسحب من بلدة الميناء
دبي (رويترز) - انسحبت القوات الحكومية من بلدة الميناء يوم الأحد، بحسب متحدث باسمها.
وبقي السكان (نحو أربعة آلاف) في منازلهم. وقال مكتب المحافظ إنه "بخير".
دبابة محترقة عند مدخل البلدة. تصوير: وكالة فرانس برس.
[إعلان 2]
اقرأ أيضا: ماذا نعرف عن القتال
ونفت الوزارة التقرير ثم التزمت الصمت يومين، بحسب وسائل إعلام محلية.
سامر الخطيب (بحسب وكالة رويترز)
المصدر: https://www.mina.example/news/1
تعليق (0)""",
}

_PIECES = [
    *"\n\r\t \u00a0\u2028\u200f\u200e\u202b\u202c\u0640\u064b\u0651\u00ad\ufeff\u0301\u0323",
    *".,:;!?-()[]\"'|/#@\u00a9\u00ab\u00bb\u2013\u2014\u061f\u060c\u2026",
    "\r\n", "Reuters", "(AFP)", "Photo: ", "https://a.example/x", "BEIRUT", "By Nora Whitfield",
    "TTO - ", "(Theo Reuters)", "\u1ea2nh: AFP", "H\u00e0 N\u1ed9i", "thi\u0323 tra\u0302\u0301n", "\u0130ran", "\ufb01re",
    "دبي (رويترز) - ", "تصوير: ", "المصدر: ", "قـــال", "مُتَحَدِّثٌ", "ﷺ", "١٢", "12", "word", "Mr.", "U.S.",
]  # fmt: skip

TEXTS = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=30).map(" ".join),
    st.text(max_size=80),
)


def report(text: str, language: str, title: str | None = None, outlet: str | None = None) -> Report:
    """A report with a text and nothing that is not needed here."""
    return Report(id="x", sha256="0", text=text, language=language, title=title, outlet=outlet)
