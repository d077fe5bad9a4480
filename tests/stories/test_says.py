"""What a telling says, in one short form whatever its language."""

from __future__ import annotations

import pytest

from tests.stories.told import story


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        ("en", "The Rapid Support Forces captured most of the town of Sennar.", "Rapid Support Forces took Sennar (most)"),
        ("ar", "سيطرت قوات الدعم السريع على مدينة سنجة.", "Rapid Support Forces took Singa"),
        ("vi", "Phiến quân kiểm soát thị trấn Bara.", "fighter held Bara"),
        ("en", "The town of Sennar has not fallen to the rebels.", "denied: Sudanese rebels took Sennar"),
        ("en", "The army denied that rebels had entered the town.", "denied: rebels entered town"),
        ("en", "The minister arrived in Khartoum on Sunday, days after rebel forces launched an offensive on the city of Kassala.", "armed group attacked in Kassala"),
        ("vi", "Vụ nổ ở Baghdad làm 31 người thiệt mạng.", "killed 31 in Baghdad"),
        ("en", "The army plans to withdraw from Kassala.", "planned: Sudanese army withdraw from Kassala"),
        ("ar", "وقال شهود إن مدينة سنار باتت خارج سيطرة القوات الحكومية، وأن قوات الدعم السريع تسيطر عليها.", "Rapid Support Forces held Sennar"),
        ("ar", "وقال سكان إن مدينة بارا لا تزال تحت سيطرة المتمردين.", "rebels held Bara"),
    ],
)  # fmt: skip
def test_gist(language: str, text: str, says: str) -> None:
    assert says in [telling.says for telling in story((language, text)).tellings]
