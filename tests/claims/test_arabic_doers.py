"""Who does what in Arabic sentences: by gender, by a clause about a deed, by words for nobody."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("طالبت الحكومة بهدنة ودعت مجلس الأمن إلى التحرك.", "UN Security Council"),
        ("قالت الوزارة إن الوضع صعب وحثت الاتحاد الأوروبي على التحرك.", "European Union"),
    ],
)
def test_a_body_of_masculine_name_is_no_subject_of_a_feminine_verb(text: str, whom: str) -> None:
    asked = claims(text, "ar", "REQUEST")[-1]
    assert [who.name for who in asked.recipients] == [whom]
    assert [who.sector for who in asked.actors] == ["GOV"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("دعا مجلس الأمن إلى هدنة في مالي.", "UN Security Council"),
        ("دعت حركة الشباب إلى هدنة في الصومال.", "al-Shabaab"),
    ],
)
def test_a_body_that_agrees_with_its_verb_is_its_subject(text: str, who: str) -> None:
    assert [actor.name for actor in one(text, "ar", "REQUEST").actors] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "لم تتبن أي جهة التفجير في درنة.",
        "لم تعلن أي جماعة مسؤوليتها عن التفجير في درنة.",
        "لم يعلن أي فصيل مسلح مسؤوليته عن التفجير في درنة.",
    ],
)
def test_an_attack_that_nobody_claims_took_place(text: str) -> None:
    attack = one(text, "ar", "ASSAULT")
    assert attack.polarity == "affirmed"
    assert not attack.actors
    assert attack.place is not None


def test_whoever_carries_out_a_deed_killed_those_who_died_in_it() -> None:
    told = one("قتل ستة مسلحين في عملية نفذتها قوات خاصة قرب درنة.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["قوات خاصة"]


def test_a_comment_that_did_not_come_negates_no_attack() -> None:
    assert not claims("ولم يصدر تعليق رسمي من أنقرة على الهجوم.", "ar", "ASSAULT")


def test_a_place_behind_weapons_is_what_they_hit() -> None:
    told = one("استهدفت صواريخ القاعدة الأمريكية في أربيل.", "ar", "ASSAULT")
    assert all("صواريخ" not in (who.text or "") for who in told.recipients)


@pytest.mark.parametrize("text", ["اعترض الجيش مسيرتين قرب درنة.", "اعترض الجيش صاروخا قرب درنة."])
def test_who_intercepts_a_weapon_rejects_nothing(text: str) -> None:
    assert one(text, "ar", "ASSAULT").actors
    assert not claims(text, "ar", "REJECT")
    assert not claims(text, "ar", "PROTEST")


def test_the_last_letters_of_initials_are_no_name_by_themselves() -> None:
    told = one("قالت قناة «إم آر تي في» إن الجيش استعاد البلدة.", "ar", "CONTROL")
    assert all(source.name != "RT" for source in told.sources)


def test_a_participle_behind_a_preposition_is_a_capital() -> None:
    told = one("تظاهر العمال في داكا.", "ar", "PROTEST")
    assert told.place is not None
    assert told.place.name == "Dhaka"


def test_floods_that_are_a_capital() -> None:
    told = one("التقى الوزيران في سيول الاثنين.", "ar", "CONSULT")
    assert told.place is not None
    assert told.place.name == "Seoul"


def test_a_form_before_pronouns_alone_is_no_noun_by_itself() -> None:
    assert not claims("قتل عشرة في سيول جارفة ضربت القرية.", "ar", "ASSAULT")


def test_whoever_is_received_takes_part() -> None:
    told = one("استقبل الوزير السفير الكندي في الرباط.", "ar", "CONSULT")
    assert [who.text for who in told.actors] == ["الوزير"]
    assert [who.text for who in told.recipients] == ["السفير الكندي"]


def test_whose_an_attack_is_killed_those_who_died_in_it() -> None:
    told = one("مقتل ثلاثة مسلحين في غارة للجيش الصومالي.", "ar", "ASSAULT")
    assert [who.country for who in told.actors] == ["SOM"]


def test_what_a_body_storms_by_a_verbal_noun_did_not_storm() -> None:
    told = one("انتقد الحزب اقتحام الشرطة السفارة.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["الشرطة"]
    assert [who.text for who in told.recipients] == ["السفارة"]


def test_who_voices_worry_about_an_attack_did_not_make_it() -> None:
    told = one("أعرب الاتحاد الأفريقي عن قلقه إزاء الانقلاب في غينيا بيساو.", "ar", "ASSAULT")
    assert not told.actors


def test_years_in_prison_are_no_people() -> None:
    told = one("حكمت المحكمة على الناشط بالسجن عامين.", "ar", "SANCTION")
    assert [who.text for who in told.actors] == ["المحكمة"]


@pytest.mark.parametrize(
    "text",
    ["طالب المجلس بوقف فوري وشامل لإطلاق النار في غزة.", "دعا الوزير إلى وقف دائم لإطلاق النار."],
)
def test_a_stop_to_fire_is_no_fire(text: str) -> None:
    assert not claims(text, "ar", "ASSAULT")


def test_who_owns_up_to_an_attack_by_their_responsibility_made_it() -> None:
    told = one("اعترفت الحركة بمسؤوليتها عن خطف السائحين.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["الحركة"]


def test_two_capitals_side_by_side_are_two_states() -> None:
    told = one("تتهم واشنطن طهران بدعم المتمردين.", "ar", "ACCUSE")
    assert [who.country for who in told.actors] == ["USA"]
    assert [who.country for who in told.recipients] == ["IRN"]


@pytest.mark.parametrize(
    "text",
    [
        "قالت طالبان إنها سيطرت على قندوز.",
        "طالبان تسيطر على قندوز.",
        "قال المتحدث باسم طالبان إن الحركة سيطرت على قندوز.",
    ],
)
def test_the_taliban_are_no_two_students(text: str) -> None:
    assert [who.name for who in one(text, "ar", "CONTROL").actors] == ["Taliban"]


def test_two_students_are_not_the_taliban() -> None:
    told = one("قتل طالبان في قصف الجامعة.", "ar", "ASSAULT")
    assert [who.name for who in told.recipients] == ["students"]


def test_whom_a_body_is_blamed_for_hitting_did_not_hit() -> None:
    told = one("اتهم الجيش الحركة باستهدافه قرب الحدود.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["الحركة"]


def test_what_a_number_counts_is_of_its_group() -> None:
    told = one("قتل 40 عسكريا في الهجوم.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients] == ["40 عسكريا"]


@pytest.mark.parametrize(
    ("text", "who", "whom"),
    [
        ("قتل مسلح جنديا في درنة.", "مسلح", "جنديا"),
        ("طعن شاب شرطيا في القدس.", "شاب", "شرطيا"),
    ],
)
def test_an_object_without_article_is_no_part_of_its_subject(
    text: str, who: str, whom: str
) -> None:
    told = one(text, "ar", "ASSAULT")
    assert [actor.text for actor in told.actors] == [who]
    assert [hit.text for hit in told.recipients] == [whom]


def test_the_death_that_soldiers_meet_in_an_attack_is_told_by_it() -> None:
    told = one("لقي خمسة جنود مصرعهم في كمين نصبه مسلحون في درنة.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients] == ["خمسة جنود"]


def test_mutual_shelling_is_of_both() -> None:
    told = one("قصف متبادل بين أرمينيا وأذربيجان.", "ar", "ASSAULT")
    assert [who.country for who in told.actors] == ["ARM", "AZE"]


def test_whoever_is_accused_by_a_participle_did_it() -> None:
    text = "فرضت واشنطن عقوبات على خمس شركات متهمة بتمويل قوات الدعم السريع."
    assert [who.sector for who in one(text, "ar", "AID").actors] == ["BUS"]


@pytest.mark.parametrize(
    ("text", "told", "who", "whom"),
    [
        ("انتقدت النقابة إقالة الرئيس لوزير المالية.", "SANCTION", "الرئيس", "وزير المالية"),
        ("ناقش النواب قرار اعتقال الشرطة للطبيب.", "COERCE", "الشرطة", "الطبيب"),
        ("تحدث التلفزيون عن استقبال الملك للمبعوث.", "CONSULT", "الملك", "المبعوث"),
        ("أكد النائب مساندة الحزب للنقابة.", "SUPPORT", "الحزب", "النقابة"),
    ],
)
def test_who_does_it_stands_before_a_marked_object(
    text: str, told: str, who: str, whom: str
) -> None:
    act = one(text, "ar", told)
    assert [actor.text for actor in act.actors] == [who]
    assert [(r.text or "").removeprefix("لل").removeprefix("ل")[-4:] for r in act.recipients] == [
        whom[-4:]
    ]


def test_what_a_verbal_noun_is_for_is_no_marked_object() -> None:
    tried = one("بدأت محاكمة الطبيب للمرة الثانية.", "ar", "ACCUSE")
    assert not tried.actors
    assert [who.text for who in tried.recipients] == ["الطبيب"]


def test_whose_arrest_it_is_was_arrested() -> None:
    told = one("غادر الطبيب البلاد قبل اعتقاله.", "ar", "COERCE")
    assert not told.actors
    assert len(told.recipients) == 1


def test_an_adverb_is_no_verb_of_other_letters() -> None:
    assert not claims("الوفد هنا اليوم لتسليم رسالة.", "ar", "SUPPORT")
    assert claims("هنأ الوزير الجيش.", "ar", "SUPPORT")


@pytest.mark.parametrize(
    "text",
    [
        "غادر الطبيب البلاد قبل اعتقاله.",
        "قتل الحراس الطبيب أثناء توقيفه.",
        "قال الحارس إن الطبيب اختفى بعد اختطافه.",
    ],
)
def test_whom_an_act_beside_a_verb_befell(text: str) -> None:
    told = [c for c in claims(text, "ar") if c.type in ("COERCE", "ASSAULT")][-1]
    assert [who.text for who in told.recipients] == ["الطبيب"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أعلنت كينيا طرد القنصل من نيروبي وإغلاق الحدود مع الجارة.", "إغلاق الحدود"),
        ("أعلن الحزب دخوله في تحركات وتنظيم وقفة احتجاجية أمام البلدية.", "تنظيم وقفة احتجاجية"),
    ],
)
def test_an_act_that_goes_on_from_another_behind_a_phrase_is_of_the_same_doer(
    text: str, told: str
) -> None:
    act = next(c for c in claims(text, "ar") if c.trigger.quote == told)
    assert len(act.actors) == 1


def test_a_form_of_two_behind_two_men_is_a_verb() -> None:
    told = one("قال شهود إن رجلين طعنا طبيبا في المطعم.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["رجلين"]
    assert [who.text for who in told.recipients] == ["طبيبا"]


def test_a_name_is_no_verb_that_only_a_negation_allows() -> None:
    assert not claims("قال نايجل فارج إن الطقس جميل.", "ar", "REQUEST")


def test_what_a_town_is_nobody_promises() -> None:
    assert not claims("تعد المدينة مركزا تجاريا كبيرا.", "ar", "AGREE")
    assert claims("وعدت الحكومة السكان بالمساعدة.", "ar", "AGREE")


def test_a_clause_right_behind_an_act_says_more_of_it() -> None:
    told = one("شن الجيش غارات تستهدف المتمردين.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["الجيش"]
    assert [who.text for who in told.recipients] == ["المتمردين"]
