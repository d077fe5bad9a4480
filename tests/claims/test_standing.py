"""Whether truces begin, hold, are breached or end, who brokered them, and where they are."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("A truce between the army and the rebels took effect on Monday.", "en", "begins"),
        ("The truce between the army and the rebels collapsed on Monday.", "en", "ends"),
        ("The truce between Chad and Niger was holding on Monday.", "en", "holds"),
        ("دخلت هدنة بين الجيش والمتمردين حيز التنفيذ يوم الاثنين.", "ar", "begins"),
        ("بدأ القصف قبل دخول وقف إطلاق النار بين قطر والنيجر حيز التنفيذ.", "ar", "begins"),
        ("انهارت الهدنة بين الجيش والمتمردين.", "ar", "ends"),
        ("Lệnh ngừng bắn giữa quân đội và phiến quân có hiệu lực hôm thứ Hai.", "vi", "begins"),
        ("Lệnh ngừng bắn giữa quân đội và phiến quân đã sụp đổ.", "vi", "ends"),
        ("Lệnh ngừng bắn ở Homs đã tan vỡ.", "vi", "ends"),
        ("Sự đổ vỡ của lệnh ngừng bắn ở Homs khiến người dân lo ngại.", "vi", "ends"),
        ("Lệnh ngừng bắn ở Homs không còn hiệu lực.", "vi", "ends"),
        ("The collapse of the ceasefire in Homs alarmed Jordan.", "en", "ends"),
        ("The ceasefire in Homs unravelled on Monday.", "en", "ends"),
        ("The truce in Homs is over.", "en", "ends"),
        ("تهاوت الهدنة في حمص يوم الأحد.", "ar", "ends"),
        ("أثار سقوط الهدنة في حمص القلق.", "ar", "ends"),
        ("The truce in Homs has failed.", "en", "ends"),
        ("The army called off the truce in Homs.", "en", "ends"),
        ("The truce between Chad and Niger fell through on Monday.", "en", "ends"),
        ("The failed truce in Homs worried Jordan.", "en", "ends"),
        ("The army declared the truce in Homs had ended.", "en", "ends"),
        ("فشلت الهدنة في حمص.", "ar", "ends"),
        ("أعلن الجيش انهيار الهدنة في حمص.", "ar", "ends"),
        ("أعلن المتمردون إنهاء العمل بالهدنة في حمص.", "ar", "ends"),
        ("Lệnh ngừng bắn ở Homs đã thất bại.", "vi", "ends"),
        ("Lệnh ngừng bắn ở Homs bị hủy bỏ.", "vi", "ends"),
        ("Lệnh ngừng bắn ở Homs chấm dứt hôm thứ Hai.", "vi", "ends"),
        ("Việc hủy bỏ lệnh ngừng bắn ở Homs khiến người dân lo ngại.", "vi", "ends"),
        ("Phiến quân tuyên bố lệnh ngừng bắn ở Homs đã kết thúc.", "vi", "ends"),
    ],
)
def test_the_verb_tells_whether_a_truce_begins_or_ends(
    text: str, language: str, status: str
) -> None:
    claim = one(text, language, "CEASEFIRE")
    assert (claim.status, claim.polarity) == (status, "affirmed")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The truce in Homs began on Monday but collapsed on Friday.", "en"),
        ("بدأت الهدنة في حمص يوم الاثنين وانهارت يوم الجمعة.", "ar"),
        ("Lệnh ngừng bắn ở Homs có hiệu lực hôm thứ Hai nhưng đổ vỡ hôm thứ Sáu.", "vi"),
    ],
)
def test_a_truce_that_began_and_collapsed_in_one_place_is_told_twice(
    text: str, language: str
) -> None:
    began, ended = claims(text, language, "CEASEFIRE")
    assert (began.status, ended.status) == ("begins", "ends")
    assert began.place is not None
    assert ended.place is not None
    assert began.place.text == ended.place.text


def test_a_truce_that_did_not_fail_has_not_ended() -> None:
    assert one("The truce did not fail in Homs.", "en", "CEASEFIRE").status != "ends"


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("From the Homs truce to the siege of Daraa", "en"),
        ("Từ lệnh ngừng bắn Homs đến cuộc vây hãm Daraa", "vi"),
        ("من هدنة حمص إلى حصار درعا", "ar"),
    ],
)
def test_a_title_that_leads_from_a_truce_elsewhere_does_not_say_that_it_is_in_force(
    title: str, language: str
) -> None:
    assert not claims(title, language, "CEASEFIRE")


def test_a_truce_that_holds_from_one_day_to_another_is_told() -> None:
    text = "The truce in Homs held from Monday to Friday."
    assert one(text, "en", "CEASEFIRE").status == "holds"


def test_a_truce_that_held_and_was_breached_has_a_claim_for_each() -> None:
    text = "The truce in Homs, which had largely held since March, was breached on Monday."
    held, breached = claims(text, "en", "CEASEFIRE")
    assert (held.status, breached.status) == ("holds", "violated")
    assert held.place is not None
    assert held.place == breached.place
    assert held.time is not None and held.time.edtf == "2020-03/.."
    assert breached.time is not None and breached.time.edtf == "2020-05-04"


@pytest.mark.parametrize(
    ("text", "language", "brokers"),
    [
        ("A truce brokered by Chad and Niger between the army and the rebels began.", "en", 2),
        ("Qatar brokered a truce in Homs in March 2019.", "en", 1),
        ("رعت قطر هدنة في حمص في آذار/مارس 2019.", "ar", 1),
        ("تخضع منطقة حمص لوقف إطلاق النار بوساطة قطر والنيجر.", "ar", 2),
        ("Qatar và Oman đã dàn xếp lệnh ngừng bắn ở Homs hồi tháng 3/2019.", "vi", 2),
        ("Lệnh ngừng bắn ở Homs do Qatar và Oman làm trung gian có hiệu lực hôm qua.", "vi", 2),
    ],
)
def test_who_arranges_a_truce_is_no_party(text: str, language: str, brokers: int) -> None:
    claim = one(text, language, "CEASEFIRE")
    assert len(claim.brokers) == brokers
    parties = {p.text for p in claim.actors}
    assert parties.isdisjoint(p.text for p in claim.brokers)


def test_a_place_that_is_under_a_truce_is_where_it_is() -> None:
    claim = one("تخضع منطقة حمص لوقف إطلاق النار بوساطة قطر.", "ar", "CEASEFIRE")
    assert claim.place is not None
    assert claim.place.name == "Homs"


def test_who_regains_control_holds_and_who_loses_it_lost() -> None:
    taken = one("استعاد الجيش السيطرة على حمص.", "ar", "CONTROL")
    assert (taken.status, [p.text for p in taken.actors]) == ("begins", ["الجيش"])
    lost = one("خسر الجيش السيطرة على حمص.", "ar", "CONTROL")
    assert (lost.status, [p.text for p in lost.recipients]) == ("ends", ["الجيش"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army was driven out of Homs on Monday.", "en"),
        ("Quân đội đã bị đánh bật khỏi Homs hôm thứ Hai.", "vi"),
    ],
)
def test_who_is_driven_out_loses_control(text: str, language: str) -> None:
    claim = one(text, language, "CONTROL")
    assert claim.status == "ends"
    assert not claim.actors
    assert len(claim.recipients) == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hama has been outside government control for years.", "en"),
        ("لا تزال حمص خارج سيطرة الحكومة.", "ar"),
    ],
)
def test_what_is_outside_somebodys_control_they_do_not_hold(text: str, language: str) -> None:
    claim = one(text, language, "CONTROL")
    assert (claim.polarity, claim.status) == ("negated", "holds")
