"""Acts told by nouns that another verb governs, or that somebody refuses or demands, in Arabic."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("حاول المتمردون اقتحام الثكنة.", "ASSAULT", ["المتمردون"]),
        ("تمكن الجيش من تحرير البلدة.", "CONTROL", ["الجيش"]),
        ("قرر الجيش شن هجوم على البلدة.", "ASSAULT", ["الجيش"]),
        ("يعتزم الرئيس زيارة بيروت.", "AGREE", ["الرئيس"]),
        ("أراد الوزير عقد اجتماع مع السفير.", "AGREE", ["الوزير", "السفير"]),
        ("قتل جنديان في غارة للتحالف على القرية.", "ASSAULT", ["للتحالف"]),
    ],
)
def test_whoever_plans_or_manages_an_act_does_it(text: str, kind: str, doers: list[str]) -> None:
    assert [who.text for who in one(text, "ar", kind).actors] == doers


def test_what_hangs_on_an_attack_is_hit_where_its_doer_is_known() -> None:
    told = one("حاول المتمردون اقتحام القاعدة.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["المتمردون"]


def test_what_is_failed_in_is_denied() -> None:
    told = one("فشلت القوات في استعادة البلدة.", "ar", "CONTROL")
    assert told.polarity == "negated"
    assert [who.text for who in told.actors] == ["القوات"]


@pytest.mark.parametrize(
    "text",
    [
        "لن تتخلى مصر عن حقها في المياه.",
        "لا تعترف الحكومة بالمجلس.",
        "قال وزير الدفاع إنه لا سبيل إلى نزع السلاح.",
        "لن يمنح الحزب الثقة للحكومة.",
    ],
)
def test_what_somebody_will_not_do_is_refused(text: str) -> None:
    told = one(text, "ar", "REJECT")
    assert told.polarity == "affirmed"
    assert told.modality == "actual"


@pytest.mark.parametrize(
    "text",
    ["تعترف الحكومة بالمجلس.", "قال محلل إن الانسحاب غير وارد.", "قال الوزير: «لن نفشل»."],
)
def test_not_so_without_a_refusal(text: str) -> None:
    assert not claims(text, "ar", "REJECT")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("قال وزير الخارجية إنه لا بد من وقف القتال.", []),
        ("قال الوزير إن على إيران أن توقف برنامجها.", ["إيران"]),
    ],
)
def test_what_is_said_to_be_needed_or_up_to_somebody_is_asked(text: str, asked: list[str]) -> None:
    told = one(text, "ar", "REQUEST")
    assert [who.sector for who in told.actors] == ["GOV"]
    assert [who.text for who in told.recipients] == asked


def test_an_act_in_a_phrase_takes_the_verb_behind_it() -> None:
    told = one("قتل جنديان في هجوم استهدف القرية.", "ar", "ASSAULT")
    assert told.actors == []
    assert [who.text for who in told.recipients] == ["جنديان"]


def test_a_prison_is_a_place_behind_a_preposition() -> None:
    told = claims("جرح ثلاثة حراس في أعمال شغب اندلعت في سجن قديم.", "ar")
    assert {c.type for c in told} == {"ASSAULT", "PROTEST"}


@pytest.mark.parametrize(
    "text",
    [
        "قرر الحزب عدم المشاركة في المفاوضات.",
        "قررت الحكومة عدم السماح للمحتجين بالتجمع.",
        "أعلن الجيش عدم انسحابه من البلدة.",
    ],
)
def test_what_somebody_decides_not_to_do_is_refused(text: str) -> None:
    told = one(text, "ar", "REJECT")
    assert (told.polarity, told.modality) == ("affirmed", "actual")


def test_the_absence_of_troops_is_denied() -> None:
    told = one("أكد الوزير عدم وجود قوات أجنبية في البلدة.", "ar", "PRESENCE")
    assert told.polarity == "negated"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الرئيس إن بلاده ستنسحب من اتفاقية باريس.", "SANCTION"),
        ("أعلنت روسيا تعليق الاتفاقية.", "SANCTION"),
        ("حظرت بولندا استيراد القمح من أوكرانيا.", "SANCTION"),
        ("تجري قطر محادثات مع إيران.", "CONSULT"),
        ("غادر الوزير بعد لقاء مع نظيره التركي.", "CONSULT"),
        ("اتفق الطرفان على عقد اجتماع ثان.", "AGREE"),
    ],
)
def test_words_of_news(text: str, kind: str) -> None:
    assert one(text, "ar", kind).actors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال الوزير إن الحكومة قوضت الاتفاق.", "ACCUSE"),
        ("وصف الوزير القصف بأنه جريمة حرب.", "ACCUSE"),
        ("قال القائد إن المتمردين سيدفعون الثمن.", "THREATEN"),
        ("تحدث الوزير عن ضرورة وضع خطة.", "REQUEST"),
    ],
)
def test_words_that_do_something_by_being_said(text: str, kind: str) -> None:
    assert [who.sector for who in one(text, "ar", kind).actors] in (["GOV"], ["MIL"])


@pytest.mark.parametrize("text", ["قوضت الحكومة الاتفاق.", "قال محلل إن الأزمة خطيرة."])
def test_not_so_where_nobody_says_them(text: str) -> None:
    assert not claims(text, "ar", "ACCUSE")


def test_a_part_in_an_act_is_had_by_who_does_it() -> None:
    told = one("رصد التقرير قيام الجيش بتقديم مساعدات للمتمردين.", "ar", "AID")
    assert [who.sector for who in told.actors] == ["MIL"]


def test_who_protests_against_somebody_is_told_by_what_they_are_called() -> None:
    told = one("هتف المتظاهرون ضد الرئيس في الساحة.", "ar", "PROTEST")
    assert [who.sector for who in told.recipients] == ["GOV"]
    assert not claims("غادر المتظاهرون الساحة.", "ar", "PROTEST")


def test_a_visit_that_is_called_off_or_put_off() -> None:
    assert one("ألغى الرئيس زيارته إلى موسكو.", "ar", "CONSULT").polarity == "negated"
    assert one("أرجأ الوزير زيارته إلى بيروت.", "ar", "AGREE").modality == "planned"


def test_talks_that_fail_were_held() -> None:
    assert one("فشلت المفاوضات بين الطرفين.", "ar", "CONSULT").polarity == "affirmed"


def test_whoever_supports_by_another_s_words_is_no_recipient() -> None:
    told = one("أكد الوزير دعم بلاده للحكومة.", "ar", "SUPPORT")
    assert [who.text for who in told.recipients] == ["للحكومة"]
