"""Sources that a rendering dropped or replaced, and those that it names in other words."""

from __future__ import annotations

import pytest

from isnad.joins import Aligned
from isnad.lineage.drift import changes

from .pairs import between, held


@pytest.mark.parametrize(
    ("languages", "one", "other", "lost"),
    [
        ("en ar", "Troops entered the village of Beit Lif, two shepherds said.",
         "دخلت قوات قرية بيت ليف.", "two shepherds said"),
        ("en vi", "The governor of Basra has resigned, according to his driver.",
         "Thống đốc Basra đã từ chức.", "according to his driver"),
        ("en en", "The governor of Basra resigned on Friday, his driver said.",
         "The governor of Basra resigned on Friday.", "his driver said"),
        ("ar en", "استقال محافظ البصرة الجمعة، بحسب سائقه.", "The governor of Basra resigned on Friday.", "بحسب سائقه"),
        ("ar vi", "وقال شاهد إن الجنود غادروا البصرة.", "Binh lính đã rời Basra.", "وقال شاهد"),
        ("ar ar", "استقال محافظ البصرة الجمعة، وفق سائقه.", "استقال محافظ البصرة الجمعة.", "وفق سائقه"),
        ("vi en", "Binh lính đã rời Basra, một nhân chứng cho biết.", "Soldiers have left Basra.", "một nhân chứng cho biết"),
        ("vi ar", "Theo một nhân chứng, binh lính đã rời Basra.", "غادر الجنود البصرة.", "Theo một nhân chứng"),
        ("vi vi", "Binh lính đã rời Basra, theo một nhân chứng.", "Binh lính đã rời Basra.", "theo một nhân chứng"),
    ],
)  # fmt: skip
def test_a_dropped_source(languages: str, one: str, other: str, lost: str) -> None:
    assert ("source", lost, other) in between(one, other, languages)


@pytest.mark.parametrize(
    ("languages", "one", "other"),
    [
        ("en ar", "Troops entered Beit Lif, two shepherds said.", "وقال راعيان إن قوات دخلت بيت ليف."),
        ("en vi", "The governor has resigned, according to his driver.", "Tài xế của thống đốc cho hay ông đã từ chức."),
        ("ar en", "استقال محافظ البصرة، على ما أفاد سائقه.", "Basra's governor has resigned, his driver told reporters."),
        ("ar vi", "ونفى المحافظ أنه استقال.", "Thống đốc bác bỏ tin ông từ chức."),
        ("vi ar", "Thống đốc cáo buộc tài xế nói dối.", "واتهم المحافظ سائقه بالكذب."),
        ("vi en", "Một nhân chứng kể: \"Lính đi hết rồi, làng vắng tanh\".", "\"The soldiers are all gone, the village is empty.\""),
        ("en en", "Troops entered Beit Lif, two shepherds said.", "According to two shepherds, troops entered Beit Lif."),
        ("en ar", "Troops entered Beit Lif.", "دخلت قوات بيت ليف."),
    ],
)  # fmt: skip
def test_a_source_in_other_words(languages: str, one: str, other: str) -> None:
    assert between(one, other, languages) == []


def test_a_sentence_parted_in_two_keeps_its_source() -> None:
    earlier = held("Troops entered Beit Lif at dawn and left by noon, two shepherds said.", "en")
    later = held("دخلت قوات بيت ليف عند الفجر. وغادرت ظهراً، بحسب راعيين.", "ar")
    aligned = [Aligned(0, 0, 1.0), Aligned(0, 1, 1.0)]
    assert changes(earlier, later, aligned) == []


@pytest.mark.parametrize(
    ("language", "text", "became"),
    [
        ("en", "The governor has resigned, according to the newspaper Al-Sahil.", "according to the newspaper Al-Sahil"),
        ("vi", "Thống đốc đã từ chức, theo báo Al-Sahil.", "theo báo Al-Sahil"),
        ("ar", "استقال المحافظ، بحسب صحيفة الساحل.", "بحسب صحيفة الساحل"),
    ],
)  # fmt: skip
def test_the_outlet_in_the_place_of_its_source(language: str, text: str, became: str) -> None:
    earlier = held("وقال موظف في الديوان إن المحافظ استقال.", "ar", outlet="الساحل")
    (drift,) = changes(earlier, held(text, language), [Aligned(0, 0, 1.0)])
    assert (drift.kind, drift.to_quote) == ("source", became)


def test_what_the_outlet_itself_reports_is_its_own() -> None:
    earlier = held("وأفادت صحيفة الساحل بأن المحافظ استقال.", "ar", outlet="الساحل")
    later = held("Thống đốc đã từ chức, theo báo Al-Sahil.", "vi")
    assert changes(earlier, later, [Aligned(0, 0, 1.0)]) == []
