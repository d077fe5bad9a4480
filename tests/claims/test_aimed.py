"""Whom words are aimed at, where it is said only in what is asked, threatened or refused."""

from __future__ import annotations

import pytest

import isnad
from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Iran threatened to cut off gas to Turkey.", "THREATEN", ["Turkey"]),
        ("Jordan demanded that Iraq release its envoy.", "REQUEST", ["Iraq"]),
        ("The minister refused to send soldiers to Chad, a spokesman for France said.", "REJECT", ["Chad"]),
        ("The king refused to resign.", "REJECT", []),
    ],
)  # fmt: skip
def test_the_party_in_the_content_is_the_recipient(
    text: str, kind: str, recipients: list[str]
) -> None:
    (claim,) = claims(text, "en", kind)
    assert [who.text for who in claim.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        # whom the act is to befall that somebody offers, threatens or refuses
        ("Peru offered to send tents to Chile.", "AGREE", ["Chile"]),
        ("Norway pledged to train the border guards.", "AGREE", ["border guards"]),
        ("The general threatened to arrest the miners.", "THREATEN", ["miners"]),
        ("The junta refused to release the poet.", "REJECT", ["poet"]),
        ("Peru promised to bring calm to the streets of Chad.", "AGREE", ["Chad"]),
        # who is to do what somebody asks for
        ("The union demanded that the minister resign.", "REQUEST", ["minister"]),
        # whose demand, or offer, it is
        ("The premier rejected an offer from the rebels.", "REJECT", ["rebels"]),
        ("The premier accepted demands from the miners.", "CONCEDE", ["miners"]),
        # whose act it is that a protest or words are about
        ("Students marched in protest against the president's decision.", "PROTEST", ["president"]),
        ("Students protested against raids by soldiers.", "PROTEST", ["soldiers"]),
        ("The bishop condemned killings committed by soldiers.", "ACCUSE", ["soldiers"]),
        ("Oman denounced as an outrage Yemen's shelling of the port.", "ACCUSE", ["Yemen"]),
    ],
)  # fmt: skip
def test_an_act_names_whom_words_are_aimed_at(text: str, kind: str, recipients: list[str]) -> None:
    (claim,) = claims(text, "en", kind)
    assert [who.text for who in claim.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        (
            "The mayor conceded at last to demands from the Harbour Union.",
            "CONCEDE",
            "Harbour Union",
        ),
        (
            "Miners marched in protest against killings by the Kenyan army.",
            "PROTEST",
            "Kenyan army",
        ),
    ],
)
def test_who_did_what_words_are_about_is_kept_where_all_is_weighed(
    text: str, kind: str, whom: str
) -> None:
    found = [c for c in isnad.read(text, language="en").claims if c.type == kind]
    assert [p.text for p in found[0].recipients] == [whom]


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("انتقد الحزب التصريحات التي أدلى بها رئيس الهيئة هاني الصفدي.", "ACCUSE", "هاني الصفدي"),
        ("رفض المجلس القرار الذي أصدره الملك.", "REJECT", "الملك"),
        ("نفى الوزير الاتهامات التي وجهها إليه النائب هاني الصفدي.", "REJECT", "هاني الصفدي"),
        ("دعا المجلس، الدول الأعضاء في الاتحاد، إلى الحوار.", "REQUEST", "الدول الأعضاء"),
        ("دعا الحزب، في بيان، «القوى الوطنية» إلى الحوار.", "REQUEST", "القوى الوطنية"),
        ("أعلنت كينيا قطع علاقاتها الدبلوماسية بأوغندا.", "SANCTION", "أوغندا"),
        ("طالب الوزير خلال برنامج «الحدث»، رئيس الهيئة بنشر القائمة.", "REQUEST", "رئيس الهيئة"),
        ("طالب المجلس بأن يغادر السفير.", "REQUEST", "السفير"),
        ("استغربت كينيا موقف بعض الدول.", "ACCUSE", "بعض الدول"),
        ("صنفت كينيا وأوغندا، أحزابا على قائمة الإرهاب.", "SANCTION", "أحزابا"),
    ],
)
def test_whom_arabic_words_are_aimed_at(text: str, kind: str, who: str) -> None:
    (claim,) = claims(text, "ar", kind)
    assert [one.text for one in claim.recipients] == [who]


def test_a_charge_is_against_whose_act_it_tells_of() -> None:
    text = "The mayor alleged that Kenya's raids, which it denied, had killed two men."
    found = [c for c in isnad.read(text, language="en").claims if c.type == "ACCUSE"]
    assert [one.text for one in found[0].recipients] == ["Kenya"]


@pytest.mark.parametrize(
    "text",
    [
        # the verb of blame stands behind the quotation that it is about
        "“Họ đào cả núi suốt một năm mà chỉ thấy con chuột”, bà Sara Ganun cười khẩy.",
        # what they do is blame by being said
        "“Chúng tôi chờ họ mười năm và chỉ thấy họ nói dối”, ông Lars Moen nói.",
    ],
)
def test_they_whom_a_quotation_is_of_are_blamed(text: str) -> None:
    (claim,) = claims(text, "vi", "ACCUSE")
    assert [who.text.lower() for who in claim.recipients if who.text] == ["họ"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The premier faces growing criticism over the tax.", "premier"),
        ("The senator denied allegations that the mayor took bribes.", "mayor"),
        ("The senator went on trial on Monday.", "senator"),
    ],
)
def test_who_is_criticised_or_tried_is_whom_a_charge_is_against(text: str, whom: str) -> None:
    claim = one(text, "en", "ACCUSE")
    assert not claim.actors
    assert [p.text for p in claim.recipients] == [whom]
