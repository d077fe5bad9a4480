"""Datelines before a sentence: where they end and who filed."""

from __future__ import annotations

import pytest

from isnad.text.passages import split
from tests.text.samples import report

BODY = {
    "en": "Government troops left the town on Saturday, a monitor said, and the road was open.",
    "vi": "Quân đội đã rút khỏi thị trấn trong đêm sau hai ngày giao tranh, một nguồn tin cho biết.",
    "ar": "أعلنت وزارة الدفاع أن قواتها انسحبت من البلدة ليلا بعد قتال دام يومين.",
}
FILED = [
    ("en", "BEIRUT (Reuters) -", "Reuters"),
    ("en", "(Reuters) -", "Reuters"),
    ("en", "DAMASCUS, Dec 2 (AFP) —", "AFP"),
    ("en", "TEHRAN, Dec. 02 (MNA) –", "MNA"),
    ("en", "AMMAN/BEIRUT, Dec. 1 (Reuters) -", "Reuters"),
    ("en", "HAMA, Syria (AP) —", "AP"),
    ("en", "London, Dec 1, 2024 (IRNA) --", "IRNA"),
    ("en", "MOSCOW, December 1. /TASS/.", "TASS"),
    ("en", "DAMASCUS, (SANA)-", "SANA"),
    ("en", "ANKARA -", None),
    ("en", "WASHINGTON:", None),
    ("en", "Beirut, Lebanon –", None),
    ("vi", "TTO -", "TTO"),
    ("vi", "(TTXVN) -", "TTXVN"),
    ("vi", "(NLĐO)-", "NLĐO"),
    ("vi", "VOV.VN -", "VOV.VN"),
    ("vi", "(Dân trí) -", "Dân trí"),
    ("vi", "Hà Nội (TTXVN) -", "TTXVN"),
    ("vi", "Damascus (Reuters) -", "Reuters"),
    ("ar", "دبي (رويترز) -", "رويترز"),
    ("ar", "(رويترز) -", "رويترز"),
    ("ar", "بيروت - (أ ف ب):", "أ ف ب"),
    ("ar", "موسكو، 2 ديسمبر (تاس) -", "تاس"),
    ("ar", "دمشق - سانا:", "سانا"),
    ("ar", "القاهرة - د ب أ -", "د ب أ"),
    ("ar", "بيروت/أ ف ب -", "أ ف ب"),
    ("ar", "حلب ـ «القدس العربي»:", "القدس العربي"),
    ("ar", "لندن: «الشرق الأوسط»", "الشرق الأوسط"),
    ("ar", "واشنطن –", None),
    # An agency and a place that no table knows, at the very beginning.
    ("ar", "عطبرة (المرجان) –", "المرجان"),
    ("vi", "Atbara (Marjan Wire) -", "Marjan Wire"),
    ("en", "Atbara (Marjan Wire) -", "Marjan Wire"),
]
NOT_FILED = [
    ("en", "Hama – the fourth largest city –"),
    ("en", "The army (in a statement) -"),
    ("en", "He left on foot -"),
    ("en", "Two-thirds -"),
    ("vi", "Quân đội -"),
    ("vi", "Ảnh hưởng -"),
    ("ar", "قال الوزير -"),
    ("ar", "الرئيس الأسد:"),
    ("en", "Idris (52) -"),
    ("vi", "Bà Idris (ảnh) -"),
    ("vi", "Nga - Trung Quốc tập trận."),
]


@pytest.mark.parametrize(("language", "dateline", "agency"), FILED)
def test_dateline(language: str, dateline: str, agency: str | None) -> None:
    found = report(f"{dateline} {BODY[language]}", language)
    passages, carried = split(found, language)
    assert [(p.kind, found.text[p.start : p.end]) for p in passages] == [
        ("dateline", dateline),
        ("body", BODY[language]),
    ]
    assert [c.name for c in carried] == ([agency] if agency else [])


@pytest.mark.parametrize(("language", "begin"), NOT_FILED)
def test_no_dateline(language: str, begin: str) -> None:
    passages, carried = split(report(f"{begin} {BODY[language]}", language), language)
    assert [p.kind for p in passages] == ["body"]
    assert carried == []
