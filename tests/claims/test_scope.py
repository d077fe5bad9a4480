"""Not, may, will: what is denied, possible or planned, with the words that say so."""

from __future__ import annotations

import pytest

import isnad
from tests.reads import claims, one


@pytest.mark.parametrize(
    ("language", "text", "polarity", "modality", "cue"),
    [
        ("en", "The army shelled Homs.", "affirmed", "actual", None),
        ("en", "The army did not shell Homs.", "negated", "actual", "not"),
        ("en", "The army may shell Homs.", "affirmed", "possible", "may"),
        ("en", "The army will shell Homs.", "affirmed", "planned", "will"),
        ("ar", "قصف الجيش حمص.", "affirmed", "actual", None),
        ("ar", "لم يقصف الجيش حمص.", "negated", "actual", "لم"),
        ("ar", "قد يقصف الجيش حمص.", "affirmed", "possible", "قد"),
        ("vi", "Quân đội tấn công Homs.", "affirmed", "actual", None),
        ("vi", "Quân đội không tấn công Homs.", "negated", "actual", "không"),
        ("vi", "Quân đội có thể tấn công Homs.", "affirmed", "possible", "có thể"),
        ("vi", "Quân đội sẽ tấn công Homs.", "affirmed", "planned", "sẽ"),
    ],
)
def test_cues(language: str, text: str, polarity: str, modality: str, cue: str | None) -> None:
    claim = one(text, language, "ASSAULT")
    assert (claim.polarity, claim.modality) == (polarity, modality)
    assert [found.quote for found in claim.cues] == ([cue] if cue else [])


def test_with_whom_somebody_will_not_meet_is_whom_they_refuse() -> None:
    refused = one("Thủ tướng sẽ không đàm phán với phiến quân.", "vi", "REJECT")
    assert [p.text for p in refused.actors] == ["Thủ tướng"]
    assert [p.text for p in refused.recipients] == ["phiến quân"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The ministry denied the report, insisting the army was still present in Homs."),
        ("ar", "نفت الوزارة هذه الأنباء، مؤكدة أن الجيش لا يزال موجودا في حمص."),
        ("vi", "Bộ Quốc phòng bác bỏ thông tin này, khẳng định quân đội vẫn hiện diện tại Homs."),
    ],
)
def test_what_is_insisted_beside_a_denial_is_not_denied(language: str, text: str) -> None:
    assert one(text, language, "PRESENCE").polarity == "affirmed"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نفى الجيش السوري أنباء عن سقوط درعا.", "الجيش السوري"),
        ("أقر الجيش السوري بمقتل جنود ونفى سقوط درعا.", "الجيش السوري"),
        ("The army denied rumours of the fall of Daraa.", "army"),
    ],
)
def test_reports_of_an_event_and_an_event_behind_and_are_what_is_denied(
    text: str, speaker: str
) -> None:
    claim = one(text, "en" if text.isascii() else "ar", "CONTROL")
    assert (claim.polarity, claim.sources[-1].text) == ("negated", speaker)


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("ونفى مسؤول محلي بارز قصف الميناء.", "ar", "قصف"),
        ("Chính phủ phủ nhận tấn công bệnh viện.", "vi", "tấn công"),
    ],
)
def test_what_an_event_noun_behind_a_denial_tells_is_denied(
    text: str, language: str, denied: str
) -> None:
    found = {claim.trigger.quote: claim.polarity for claim in claims(text, language)}
    assert found[denied] == "negated"


def test_when_somebody_denies_is_not_denied() -> None:
    text = "The minister denied on Sunday, after an attack on Homs, that troops had left Hama."
    found = {claim.trigger.quote: claim.polarity for claim in claims(text, "en")}
    assert found["attack"] == "affirmed"


def test_who_may_decide_to_do_something_only_may() -> None:
    (claim,) = claims("Ủy ban có khả năng quyết định ủng hộ Kenya.", "vi", "SUPPORT")
    assert claim.modality == "possible"


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("The army has plans to storm Homs.", "ASSAULT", "affirmed", "planned"),
        ("The army has no plans to storm Homs.", "ASSAULT", "negated", "planned"),
        ("The army has no intention of storming Homs.", "ASSAULT", "negated", "planned"),
        ("The premier has no plans to meet the rebels.", "AGREE", "negated", "planned"),
        ("The talks with Peru will take place in Homs.", "AGREE", "affirmed", "planned"),
        ("The raid on Homs by the rebels did not take place.", "COERCE", "negated", "actual"),
        ("The army would have shelled Homs.", "ASSAULT", "affirmed", "possible"),
        ("The army had been due to storm Homs.", "ASSAULT", "affirmed", "planned"),
        ("The marines made an attempt to seize the bridge.", "ASSAULT", "affirmed", "possible"),
        ("The bulletin warned of a potential attack on Homs.", "ASSAULT", "affirmed", "possible"),
    ],
)
def test_a_noun_or_an_adjective_colours_the_act_that_it_is_about(
    text: str, kind: str, polarity: str, modality: str
) -> None:
    claim = next(iter(claims(text, "en", kind)))
    assert (claim.polarity, claim.modality) == (polarity, modality)


def test_what_a_noun_threatens_is_no_act_of_its_own() -> None:
    text = "Rebels repeated their threat to bomb the port of Homs."
    assert [claim.type for claim in claims(text, "en")] == ["THREATEN"]


@pytest.mark.parametrize(
    ("language", "text", "polarity", "modality"),
    [
        ("en", "The army may shell Homs and arrest two nurses.", "affirmed", "possible"),
        ("en", "The army will soon shell Homs and arrest two nurses.", "affirmed", "planned"),
        ("en", "The army did not shell Homs or arrest two nurses.", "negated", "actual"),
        ("en", "The army will shell Homs and arrested two nurses.", "affirmed", "actual"),
        ("ar", "سيقصف الجيش حمص ويعتقل صحفيين.", "affirmed", "planned"),
        ("ar", "سيقصف الجيش حمص واعتقل صحفيين.", "affirmed", "actual"),
        ("vi", "Quân đội sẽ tấn công Homs và bắt giữ hai nhà báo.", "affirmed", "planned"),
        ("vi", "Quân đội sẽ tấn công Homs và đã bắt giữ hai nhà báo.", "affirmed", "actual"),
    ],
)
def test_an_auxiliary_is_of_the_verb_behind_a_conjunction_too(
    language: str, text: str, polarity: str, modality: str
) -> None:
    claim = one(text, language, "COERCE")
    assert (claim.polarity, claim.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("No miners were killed in the raid.", "ASSAULT", "negated", "actual"),
        ("Police arrested nobody.", "COERCE", "negated", "actual"),
        ("Neither the army nor the rebels attacked Homs.", "ASSAULT", "negated", "actual"),
        ("No talks were held between the army and the rebels.", "CONSULT", "negated", "actual"),
        ("Not a single shell fell on the village.", "ASSAULT", "negated", "actual"),
        ("The army killed no fewer than ten rebels.", "ASSAULT", "affirmed", "actual"),
        # who does not lift an embargo has one, and who denies a charge was charged
        ("The council did not lift the arms embargo on Kenya.", "SANCTION", "affirmed", "actual"),
        ("Hill denied an accusation by Kovac.", "ACCUSE", "affirmed", "actual"),
        # an act that only tells when is no part of what may be
        ("They could not reach Oslo after the army's seizure of Homs.", "CONTROL", "affirmed", "actual"),
        # what comes with a plan, what is prepared, a pledge
        ("The minister will fly to Oslo, visiting Kenya on Friday.", "AGREE", "affirmed", "planned"),
        ("Lawyers set to sue the minister", "ACCUSE", "affirmed", "planned"),
        ("The king laid a foundation for talks with Kenya.", "AGREE", "affirmed", "planned"),
        ("Kenya will be open to talks, the minister said.", "AGREE", "affirmed", "actual"),
    ],
)  # fmt: skip
def test_what_is_not_and_what_is_to_come(
    text: str, kind: str, polarity: str, modality: str
) -> None:
    found = claims(text, "en", kind)[-1]
    assert (found.polarity, found.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("أعلنت الحركة عزمها على شن هجوم على ميناء اللاذقية.", "ASSAULT", "affirmed", "planned"),
        (
            "أنهى ثلاثة رجال تدريبا في معسكر على شن غارات في حمص.",
            "ASSAULT",
            "affirmed",
            "planned",
        ),
        ("نشر التقرير خطة لتنفيذ هجمات في حمص.", "ASSAULT", "affirmed", "planned"),
        ("هناك مخاوف من شن هجمات على السفن في صور.", "ASSAULT", "affirmed", "possible"),
        ("يتوقع الجيش هجوما على حمص.", "ASSAULT", "affirmed", "possible"),
        ("أرسلت الجماعة رجلين لاغتيال القاضي في حمص.", "ASSAULT", "affirmed", "planned"),
        ("استخدم الجيش طائرات لقصف حمص.", "ASSAULT", "affirmed", "actual"),
        ("جدد الأمير تهديده بقصف حمص.", "ASSAULT", "affirmed", "planned"),
        ("أعلنت الوزارة إحباط هجوم على جسر في حمص.", "ASSAULT", "negated", "actual"),
        ("نشرت البلدية حراسا لمنع وقوع تفجيرات في حمص.", "ASSAULT", "negated", "actual"),
        # what is decided is done by that, and who tries to hurt somebody attacks them
        ("قررت كينيا قطع علاقاتها مع بيرو.", "SANCTION", "affirmed", "actual"),
        ("قرر الأمير زيارة كينيا.", "AGREE", "affirmed", "planned"),
        ("حاول رجل اغتيال قاض في حمص.", "ASSAULT", "affirmed", "actual"),
    ],
)
def test_what_is_only_meant_feared_or_averted(
    text: str, kind: str, polarity: str, modality: str
) -> None:
    claim = next(iter(claims(text, "ar", kind)))
    assert (claim.polarity, claim.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Kenya bác bỏ lời kêu gọi ngừng bắn."),
        ("vi", "Kenya từ chối rút quân khỏi Kisumu."),
        ("vi", "Kenya phủ quyết gói viện trợ của Liên minh châu Phi cho Uganda."),
        ("en", "Kenya rejected a call for a truce."),
        ("en", "Kenya refused to withdraw its troops from Kisumu."),
    ],
)
def test_what_is_refused_is_no_claim_though_it_looks_like_one(language: str, text: str) -> None:
    assert [c.type for c in isnad.read(text, language=language).claims] == ["REJECT"]


def test_what_is_agreed_on_is_no_claim_of_another_kind() -> None:
    found = isnad.read("Boko Haram nhất trí sáp nhập vào quân đội Nigeria.", language="vi").claims
    assert [c.type for c in found] == ["AGREE"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tướng Kenya cảnh báo sẽ tấn công Uganda.", ["THREATEN"]),
        ("Các chuyên gia cảnh báo quân đội Kenya sẽ tấn công Uganda.", ["ASSAULT"]),
    ],
)
def test_who_only_warns_of_what_others_will_do_threatens_nobody(
    text: str, kinds: list[str]
) -> None:
    assert [c.type for c in claims(text, "vi")] == kinds


def test_an_outlet_that_reports_a_duty_demands_nothing() -> None:
    assert claims("Thủ tướng phải nộp tiền bảo lãnh, theo đài Kisumu.", "vi", "REQUEST") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army denied shelling the school after rebels attacked the mill.", "en"),
        ("نفى الجيش قصف المدرسة بعد أن هاجم المتمردون ثكنة في حلب.", "ar"),
        ("Quân đội phủ nhận pháo kích trường học sau khi phiến quân tấn công nhà máy.", "vi"),
    ],
)
def test_what_a_denial_takes_for_granted_is_not_denied(text: str, language: str) -> None:
    claim = claims(text, language, "ASSAULT")[-1]
    assert claim.polarity == "affirmed"
    assert [one.sector for one in claim.actors] == ["REB"]
    assert "denies" not in [source.stance for source in claim.sources]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army denied the rebels had shelled the school.", "en"),
        ("نفى المتحدث أن تكون الجماعة قد قصفت تعز.", "ar"),
        ("Quân đội phủ nhận lực lượng của họ pháo kích trường học.", "vi"),
    ],
)
def test_what_is_denied_without_a_word_that_opens_it(text: str, language: str) -> None:
    claim = one(text, language, "ASSAULT")
    assert claim.polarity == "negated"
    assert claim.actors
    assert [source.stance for source in claim.sources][-1] == "denies"
