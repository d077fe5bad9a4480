"""Who did what to whom in Arabic sentences, one construction each."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.records import Report
from tests.reads import claims, one

ROLES = [
    # A list as the subject, the object after it.
    ("قتل الجندي والشرطي ثلاثة مسلحين.", "ASSAULT", ["الجندي", "الشرطي"], ["ثلاثة مسلحين"]),
    # A number before "from" and whom it counts.
    ("اعتقلت الشرطة خمسة من الطلاب.", "COERCE", ["الشرطة"], ["خمسة من الطلاب"]),
    # A definite number belongs to the noun before it.
    ("أفرجت الحكومة عن السجناء الثلاثة.", "RETREAT", ["الحكومة"], ["السجناء الثلاثة"]),
    # A verb that ends in a noun: its object hangs on that noun.
    ("غادر القاضي قبل أن يطلق سراح أربعة متهمين.", "RETREAT", ["القاضي"], ["أربعة متهمين"]),
    # A verbal noun with both its subject and its object.
    ("احتج الباعة على مصادرة الشرطة البضائع.", "COERCE", ["الشرطة"], ["البضائع"]),
    # Whom somebody accuses of an act did it.
    ("اتهم الوزير الجيش بقصف القرية.", "ASSAULT", ["الجيش"], []),
    # What is done for a purpose, and by whom.
    ("تظاهر الطلاب في حلب للمطالبة باستقالة الوزير.", "REQUEST", ["الطلاب"], []),
    # A role and a form of address with the name are one.
    ("استقبل رئيس الحكومة السيد كريم صالح السفير.", "CONSULT", ["كريم صالح"], ["السفير"]),
    # A noun that is written as an object is no subject.
    ("المهاجم الذي ما زال طليقا، قتل شرطيا قرب الجسر.", "ASSAULT", ["المهاجم"], ["شرطيا"]),
    # The pronoun of "that it": the passive has its subject after it.
    ("قالت الصحيفة إنه تم توقيف ثلاثة رجال.", "COERCE", [], ["ثلاثة رجال"]),
]


@pytest.mark.parametrize(("text", "kind", "actors", "recipients"), ROLES)
def test_roles(text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    claim = one(text, "ar", kind)
    assert [who.text for who in claim.actors] == actors
    assert [who.text for who in claim.recipients] == recipients


def test_before_a_perfect_the_particle_says_that_it_is_over() -> None:
    assert one("وكان الجيش قد قصف حمص.", "ar", "ASSAULT").modality == "actual"
    assert one("قد يقصف الجيش حمص.", "ar", "ASSAULT").modality == "possible"


def test_no_pronoun_after_a_closed_letter() -> None:
    (claim,) = claims("هاجم المتمردون قافلة فارغة في حلب.", "ar", "ASSAULT")
    assert [who.text for who in claim.recipients] == ["قافلة فارغة"]


def test_a_participle_tells_what_else_somebody_did() -> None:
    claim = one("غادرت الوزيرة القاعة منددة بالقصف.", "ar", "ACCUSE")
    assert [who.text for who in claim.actors] == ["الوزيرة"]
    claim = one("تحدثت الوزيرة قائلة إن الجيش قصف القرية.", "ar", "ASSAULT")
    assert [who.text for who in claim.sources] == ["الوزيرة"]


def test_an_unknown_verb_after_that_parts_the_clause() -> None:
    claim = one("قال الوزير إن المسلحين لم يتزحلقوا وإن الجيش قصف القرية.", "ar", "ASSAULT")
    assert claim.polarity == "affirmed"
    assert [who.text for who in claim.actors] == ["الجيش"]


def test_what_counts_an_event_lends_it_what_its_verb_says() -> None:
    claim = one("شن الطيران سلسلة غارات على القرية.", "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["الطيران"]


def test_a_list_under_the_auxiliary_of_a_passive() -> None:
    found = claims("تم توقيف ثلاثة رجال وحجز بندقيتين.", "ar", "COERCE")
    assert [[who.text for who in claim.recipients] for claim in found] == [
        ["ثلاثة رجال"],
        ["بندقيتين"],
    ]


def test_a_light_verb_whose_subject_is_left_out() -> None:
    claim = one("وصل الوزير إلى حلب. وشدد على ضرورة وقف القصف.", "ar", "REQUEST")
    assert [who.name for who in claim.actors] == ["minister"]


def test_an_unknown_plural_of_people_is_no_place() -> None:
    claim = one("ألقت الشرطة القبض على مشعوذين في حلب.", "ar", "COERCE")
    assert [who.text for who in claim.recipients] == ["مشعوذين"]
    assert claim.place is not None and claim.place.text == "حلب"


def test_the_name_of_a_body_in_quotation_marks() -> None:
    claim = one('هاجم تنظيم "الراية" السوري القرية.', "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["الراية"]


def test_a_list_of_what_somebody_announces() -> None:
    text = "أعلنت الشرطة توقيف ثلاثة رجال، وحجز أسلحة."
    found = claims(text, "ar", "COERCE")
    assert [[who.text for who in claim.recipients] for claim in found] == [
        ["ثلاثة رجال"],
        ["أسلحة"],
    ]


def test_who_announces_an_act_of_their_own_is_no_source() -> None:
    claim = one("أعلنت مصر قطع العلاقات مع قطر.", "ar", "SANCTION")
    assert [who.text for who in claim.actors] == ["مصر"]
    assert claim.sources == []


def test_a_word_for_all_after_a_verbal_noun() -> None:
    claim = one("أدان السكان إغلاق كافة المعابر.", "ar", "COERCE")
    assert claim.recipients or claim.place


def test_the_form_of_a_verb_tells_who_speaks() -> None:
    claim = one("قال الوزير: نطالب الحكومة بالاستقالة.", "ar", "REQUEST")
    assert [(who.name, who.text) for who in claim.actors] == [("minister", None)]
    assert [who.text for who in claim.recipients] == ["الحكومة"]


def test_a_passive_form_is_no_active_sense() -> None:
    assert claims("غادرت امرأة تُدعى سلمى القرية.", "ar", "REQUEST") == []


def test_a_denial_is_told_beside_what_is_denied() -> None:
    assert one("نفى الوزير أن الطريق مغلق.", "ar", "REJECT").polarity == "affirmed"
    text = "نفى الجيش أنه قصف القرية."
    assert one(text, "ar", "REJECT").polarity == "affirmed"
    assert one(text, "ar", "ASSAULT").polarity == "negated"


def test_spans_begin_after_joined_particles() -> None:
    claim = one("اعتقلت الشرطة الطالب والعامل بحلب.", "ar", "COERCE")
    assert [who.text for who in claim.recipients] == ["الطالب", "العامل"]
    assert claim.place is not None and claim.place.text == "حلب"


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("قتل جندي وأصيب شرطي في هجوم على حاجز.", ["جندي", "شرطي"]),
        ("هاجم مسلحون القافلة مما أسفر عن مقتل سائق.", ["القافلة", "سائق"]),
        ("أعلن المستشفى مقتل طبيب في غارة على حلب.", ["طبيب"]),
    ],
)
def test_an_attack_and_its_victims_are_one_event(text: str, victims: list[str]) -> None:
    claim = one(text, "ar", "ASSAULT")
    assert {who.text for who in claim.recipients} >= set(victims)


def test_a_pronoun_after_a_preposition_is_no_noun() -> None:
    claim = one("وصل الوزير إلى حلب وطُلب منه أن يغادر.", "ar", "REQUEST")
    assert [who.text for who in claim.recipients] == ["منه"]


def test_an_object_pronoun_is_not_the_subject_of_its_verb() -> None:
    claim = one("قطعت مصر علاقاتها مع قطر واتهمتها بالكذب.", "ar", "ACCUSE")
    assert [who.name for who in claim.actors] == ["Egypt"]
    assert [who.name for who in claim.recipients] == ["Qatar"]


def test_an_object_after_an_aside() -> None:
    claim = one("دعا الحزب، في بيان أمس، الحكومة إلى الحوار.", "ar", "REQUEST")
    assert [who.text for who in claim.recipients] == ["الحكومة"]


def test_two_countries_side_by_side_are_two() -> None:
    claim = one("حذرت الولايات المتحدة الأميركية دولة الكويت من الهجوم.", "ar", "THREATEN")
    assert [who.name for who in claim.recipients] == ["Kuwait"]


def test_whom_a_noun_aims_at_once_its_doer_is_known() -> None:
    claim = one("تجمع العمال أمام الوزارة لمطالبة الحكومة بالحوار.", "ar", "REQUEST")
    assert [who.text for who in claim.actors] == ["العمال"]
    assert [who.text for who in claim.recipients] == ["الحكومة"]


def test_after_that_stands_a_noun() -> None:
    claim = one("أكد الحزب أن قصف القرية جريمة.", "ar", "ASSAULT")
    assert claim.trigger.quote == "قصف" and claim.actors == []


def test_an_owned_noun_after_a_comma() -> None:
    claim = one("أكدت تونس، في بيان أمس، تضامنها الكامل مع مصر.", "ar", "SUPPORT")
    assert [who.name for who in claim.recipients] == ["Egypt"]


def test_an_amount_after_its_noun_is_nobody() -> None:
    claim = one("سيطرت القوات على قرى وبلدات عدة قرب الرقة.", "ar", "CONTROL")
    assert [who.text for who in claim.actors] == ["القوات"]


def test_a_light_verb_tells_an_event_anew() -> None:
    text = "أعلنت كينيا قطع علاقاتها مع تشاد. وقال الوزير إن كينيا أعلنت قطع علاقاتها مع تشاد."
    assert len(claims(text, "ar", "SANCTION")) == 2
    again = "شن الجيش غارة على حلب. وقال الوزير إن الغارة على حلب كانت قصيرة."
    assert len(claims(again, "ar", "ASSAULT")) == 1


def test_a_noun_with_a_pronoun_behind_another_is_no_verb() -> None:
    found = claims("تؤكد كينيا مساندتها ودعمها للصومال.", "ar", "SUPPORT")
    assert all([who.text for who in claim.actors] == ["كينيا"] for claim in found)
    assert all([who.text for who in claim.recipients] == ["للصومال"] for claim in found)


def test_a_clause_of_purpose_says_nothing_of_the_body_before_it() -> None:
    claim = one("تدخلت قوات الأمن لتقوم بالقضاء على ثلاثة مسلحين.", "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["قوات الأمن"]
    assert [who.text for who in claim.recipients] == ["ثلاثة مسلحين"]


def test_what_is_sent_may_be_counted_roughly() -> None:
    claim = one("تستعد كينيا لنشر حوالي 300 جندي في الصومال.", "ar", "MOBILIZE")
    assert "كينيا" in [who.text for who in claim.actors]


def test_who_condemns_by_the_form_of_the_verb_is_who_speaks() -> None:
    text = 'قال الوزير: "ندين الهجوم على حلب ونرفض التدخل الكيني".'
    report = Report(id="test", sha256="0" * 64, text=text, language="ar", published="2020-05-06")
    told = {claim.type: claim for claim in flow.read(report).claims}
    assert [who.name for who in told["ACCUSE"].actors] == ["minister"]
    assert [who.name for who in told["REJECT"].actors] == ["minister"]


def test_a_country_is_no_passive() -> None:
    claim = one("قطعت كينيا العلاقات مع تشاد.", "ar", "SANCTION")
    assert [who.text for who in claim.recipients] == ["تشاد"]


def test_what_somebody_decides_is_not_who_decides() -> None:
    text = "قطعت كينيا العلاقات مع تشاد، وقررت إغلاق كافة المنافذ."
    closed = claims(text, "ar", "SANCTION")[1]
    assert [who.text for who in closed.actors] == ["كينيا"]


def test_a_surname_with_an_article_is_somebody() -> None:
    claim = one("طالب الجرموزي بإقالة الوزير.", "ar", "REQUEST")
    assert [who.text for who in claim.actors] == ["الجرموزي"]


def test_whose_responsibility_an_attack_is() -> None:
    claim = one("أعلنت جماعة مسلحة مسؤوليتها عن الهجوم على حلب.", "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["جماعة مسلحة"]


def test_an_armed_group_ends_before_an_act() -> None:
    claim = one("تبنت جماعة مسلحة الهجوم على حلب.", "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["جماعة مسلحة"]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("لاقى القرار انتقادات من المعارضة.", "ACCUSE", "المعارضة"),
        ("أغلقت المحطة بطلب من الشرطة.", "REQUEST", "الشرطة"),
    ],
)
def test_from_whom_words_are(text: str, kind: str, who: str) -> None:
    assert [actor.text for actor in one(text, "ar", kind).actors] == [who]


def test_a_participle_behind_a_date_has_a_name_as_its_object() -> None:
    text = "قطعت كينيا العلاقات مع مالي يوم الاثنين متهمة بوروندي بدعم المتمردين."
    claim = one(text, "ar", "ACCUSE")
    assert [who.text for who in claim.recipients] == ["بوروندي"]


def test_those_in_brackets_are_who_is_counted() -> None:
    claim = one("دعت ثلاث دول من الاتحاد (كينيا وتشاد وأوغندا) إلى وقف القتال.", "ar", "REQUEST")
    assert [who.text for who in claim.actors] == ["كينيا", "تشاد", "أوغندا"]


def test_an_object_stands_behind_a_relative_between_commas() -> None:
    claim = one("زار الوزير، الذي وصل أمس، كينيا.", "ar", "CONSULT")
    assert [who.text for who in claim.recipients] == ["كينيا"]


def test_whom_a_verbal_noun_with_a_pronoun_befalls() -> None:
    claim = one("أكدت الشرطة اعتقالها ثلاثة مهربين.", "ar", "COERCE")
    assert [who.text for who in claim.actors] == ["الشرطة"]
    assert [who.text for who in claim.recipients] == ["ثلاثة مهربين"]


def test_our_refusal_is_no_verb_behind_one() -> None:
    (claim,) = claims('قال الوزير: "نؤكد رفضنا للقرار".', "ar", "REJECT")
    assert claim.trigger.quote == "رفضنا"
    assert claims("قلنا إننا رفضنا القرار.", "ar", "REJECT")


def test_charges_are_no_dual_of_a_verb() -> None:
    claim = one("يواجه الوزير تهما بالفساد.", "ar", "ACCUSE")
    assert [who.text for who in claim.recipients] == ["الوزير"]


def test_a_lady_without_a_name_is_somebody() -> None:
    claim = one("مقتل سيدة في هجوم على حلب.", "ar", "ASSAULT")
    assert [who.text for who in claim.recipients] == ["سيدة"]


def test_and_with_an_unknown_verb_opens_a_sentence() -> None:
    text = "وزحلقت الوزيرة الخطة، داعية السكان إلى الهدوء."
    claim = one(text, "ar", "REQUEST")
    assert [who.text for who in claim.actors] == ["الوزيرة"]
