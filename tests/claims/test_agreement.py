"""Who does what to whom where only gender, number and the article tell it (Arabic)."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import one


def _both(told: Claim) -> tuple[list[str | None], list[str | None]]:
    return [who.text for who in told.actors], [who.text for who in told.recipients]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("تتهم دول البلقان رواندا بتمويل المتمردين.", "ACCUSE", "دول البلقان", "رواندا"),
        ("انتقد رئيس السودان كينيا.", "ACCUSE", "رئيس السودان", "كينيا"),
        ("تتهم السعودية تحديدا كندا بتمويل المتمردين.", "ACCUSE", "السعودية", "كندا"),
        ("انتقد الوزير السعودية.", "ACCUSE", "الوزير", "السعودية"),
        ("هاجم جندي آخر حافلتهم.", "ASSAULT", "جندي آخر", "حافلتهم"),
    ],
)
def test_a_state_or_a_name_ends_the_group_before_it(
    text: str, kind: str, actor: str, recipient: str
) -> None:
    assert _both(one(text, "ar", kind)) == ([actor], [recipient])


def test_an_adjective_is_no_name_of_a_state_behind_a_noun_that_it_agrees_with() -> None:
    assert _both(one("انتقدت الحكومة السعودية كندا.", "ar", "ACCUSE")) == (
        ["الحكومة السعودية"],
        ["كندا"],
    )


def test_the_subject_stands_behind_an_object_that_does_not_agree_with_the_verb() -> None:
    told = one("اقتحمت البرلمان قوات خاصة.", "ar", "ASSAULT")
    assert _both(told) == (["قوات خاصة"], ["البرلمان"])


def test_somebody_behind_a_place_is_the_subject() -> None:
    told = one("هاجمت القرية مجموعة مسلحة.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["مجموعة مسلحة"]


def test_a_pronoun_of_a_phrase_takes_up_nobody_for_the_relative() -> None:
    text = "أثارت الخطوة غضبا في كينيا التي اتهمت جيرانها بالرغبة في الضغط عليها."
    assert _both(one(text, "ar", "ACCUSE")) == (["كينيا"], ["جيرانها"])


def test_a_relative_agrees_with_what_it_speaks_of() -> None:
    text = "تحدث عن زيارة الرئيس الكيني إلى كمبالا والذي حث الدول الأفريقية على الوحدة."
    assert _both(one(text, "ar", "REQUEST")) == (["الرئيس الكيني"], ["الدول الأفريقية"])


def test_a_pronoun_that_stands_alone_is_an_object() -> None:
    told = one("قطعت كندا علاقاتها مع إيران متهمة إياها بدعم المتمردين.", "ar", "ACCUSE")
    assert [who.name for who in told.actors] == ["Canada"]
    assert [who.name for who in told.recipients] == ["Iran"]


def test_a_town_behind_and_is_no_rare_form_of_a_verb() -> None:
    told = one("انتقدت الحكومة الإيرانية التحالف بين باريس ولندن.", "ar", "ACCUSE")
    assert [who.text for who in told.actors] == ["الحكومة الإيرانية"]


def test_an_adjective_in_the_form_of_objects_tells_how() -> None:
    told = one("هاجم المتمردون اقتصاديا الحكومة.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["المتمردون"]


def test_what_belongs_to_the_subject_before_is_what_a_verb_goes_on_with() -> None:
    text = "قطعت كينيا العلاقات مع رواندا، وأغلقت مطاراتها أمام الرحلات، متهمة كيغالي بالكذب."
    assert _both(one(text, "ar", "ACCUSE")) == (["كينيا"], ["كيغالي"])


def test_a_plural_verb_behind_people_without_an_article_says_what_they_did() -> None:
    told = one("اعتقلت الشرطة خمسة أشخاص خططوا لتنفيذ تفجيرات.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["خمسة أشخاص"]


def test_two_are_told_by_their_noun_and_a_number() -> None:
    told = one("قالت الشرطة إن مهاجمين اثنين قتلوا ستة أشخاص.", "ar", "ASSAULT")
    assert _both(told) == (["مهاجمين اثنين"], ["ستة أشخاص"])


def test_nobody_is_of_the_fire_that_he_opens() -> None:
    told = one("فتح مسلح النار على المارة.", "ar", "ASSAULT")
    assert _both(told) == (["مسلح"], ["المارة"])


@pytest.mark.parametrize("whom", ["جميع الأطراف", "الأحزاب"])
def test_a_role_that_ends_in_an_article_is_whole(whom: str) -> None:
    told = one(f"دعا رئيس الوزراء {whom} إلى الهدوء.", "ar", "REQUEST")
    assert _both(told) == (["رئيس الوزراء"], [whom])


def test_who_stands_behind_a_verb_with_its_object_does_it() -> None:
    text = "سيطر الجيش على مدينة منبج، ثم هاجمها مقاتلون تدعمهم كندا."
    told = one(text, "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["مقاتلون"]


@pytest.mark.parametrize(
    "text",
    [
        "هاجم العراق إيران.",
        "هاجمت العراق إيران.",
        "هاجم الصومال إيران.",
        "هاجمت إيران لبنان.",
    ],
)
def test_a_state_of_either_gender_is_the_subject_right_behind_its_verb(text: str) -> None:
    told = one(text, "ar", "ASSAULT")
    assert [who.text for who in told.actors] == [text.split()[1]]
    assert [who.text for who in told.recipients] == [text.split()[2].rstrip(".")]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("زار السودان وزير الزراعة المصري.", "CONSULT", "وزير الزراعة المصري", "السودان"),
        ("زار العراق وفد تركي.", "CONSULT", "وفد تركي", "العراق"),
        ("اعتقلت الشرطة سمير قبلان.", "COERCE", "الشرطة", "سمير قبلان"),
        ("قصف الجيش جامعة الملك سعود.", "ASSAULT", "الجيش", "جامعة الملك سعود"),
    ],
)
def test_who_stands_behind_a_state_that_is_visited_or_a_body_is_another(
    text: str, kind: str, actor: str, recipient: str
) -> None:
    assert _both(one(text, "ar", kind)) == ([actor], [recipient])
