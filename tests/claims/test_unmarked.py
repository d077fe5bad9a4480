"""Clauses that no word marks, in a language whose words never change."""

from __future__ import annotations

import pytest

import isnad
from isnad.records import Claim
from tests.reads import claims, one


def words(claim: Claim) -> tuple[list[str | None], list[str | None]]:
    """The words of who did it and of those it was done to."""
    return [p.text for p in claim.actors], [p.text for p in claim.recipients]


def test_who_acts_stands_between_a_noun_and_the_verb_that_describes_it() -> None:
    text = "Thành phố do phiến quân kiểm soát đã bị không kích."
    held = one(text, "vi", "CONTROL")
    assert words(held)[0] == ["phiến quân"]
    assert held.place is not None and held.place.text == "Thành phố"
    assert one(text, "vi", "ASSAULT").actors == []


def test_a_passive_after_an_act_told_as_a_clause_is_of_who_did_it() -> None:
    blamed = one("Việc Nga tấn công Ukraine bị Pháp lên án.", "vi", "ACCUSE")
    assert words(blamed) == (["Pháp"], ["Nga"])


def test_the_word_for_an_act_does_nothing_itself() -> None:
    shot = one("Vụ bắn chết hai cảnh sát ở Homs gây phẫn nộ.", "vi", "ASSAULT")
    assert words(shot) == ([], ["hai cảnh sát"])


def test_a_person_who_is_described_by_a_verb_goes_on_as_subject() -> None:
    text = "Người bắn hai nông dân đã bị cảnh sát bắt giữ."
    assert words(one(text, "vi", "COERCE")) == (["cảnh sát"], ["Người"])


def test_then_goes_on_with_the_subject() -> None:
    killed = claims("Các tay súng bắt cóc ba nhà báo rồi giết một nông dân.", "vi", "ASSAULT")[1]
    assert words(killed) == (["tay súng"], ["nông dân"])


def test_what_is_done_to_an_end_is_done_by_the_subject() -> None:
    text = "Cảnh sát lấy lời khai hai tài xế để điều tra vụ trộm."
    assert words(one(text, "vi", "ACCUSE"))[0] == ["Cảnh sát"]


def test_an_adjective_after_a_verb_is_no_object() -> None:
    held = one("Phiến quân kiểm soát chặt chẽ thị trấn.", "vi", "CONTROL")
    assert held.place is not None and held.place.text == "thị trấn"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Nghi phạm bị bắt tại Wasilla, Alaska và bị buộc tội gián điệp."),
        ("en", "The suspect was arrested in Wasilla, Alaska, and was charged with spying."),
    ],
)
def test_a_wider_place_after_a_place_is_nobody(language: str, text: str) -> None:
    (accused,) = one(text, language, "ACCUSE").recipients
    assert (accused.text or "").lower() in ("nghi phạm", "suspect")


def test_a_clause_that_opens_the_sentence_has_the_subject_of_the_next() -> None:
    shot = one("Sau khi bắn chết hai tài xế, phiến quân khám xét căn nhà.", "vi", "ASSAULT")
    assert words(shot)[0] == ["phiến quân"]


def test_somebody_met_is_no_verb() -> None:
    met = one("Tổng thống Pháp gặp lãnh đạo Iran tại Geneva.", "vi", "CONSULT")
    assert words(met) == (["Tổng thống Pháp", "lãnh đạo Iran"], [])


def test_what_is_not_there_is_denied() -> None:
    denied = one("Pháp không có quân tại Ukraine.", "vi", "PRESENCE")
    assert denied.polarity == "negated" and words(denied)[0] == ["Pháp"]


def test_a_denial_without_a_marker_denies_its_clause() -> None:
    text = "Phiến quân phủ nhận việc tấn công bệnh viện."
    assert one(text, "vi", "ASSAULT").polarity == "negated"
    assert words(one("Bà phủ nhận việc nhân viên để lộ hồ sơ.", "vi", "REJECT")) == (["Bà"], [])


def test_a_body_is_called_by_its_kind_and_its_name() -> None:
    assert words(one("Công an Huế bắt hai nghi phạm.", "vi", "COERCE"))[0] == ["Công an Huế"]


def test_a_clause_after_before_or_because_has_the_subject_of_the_sentence() -> None:
    text = "Nghi phạm nổ súng vào đám đông trước khi bị cảnh sát bắn hạ."
    assert words(claims(text, "vi", "ASSAULT")[1]) == (["cảnh sát"], ["Nghi phạm"])
    text = "Cảnh sát bắt hai thanh niên vì đã đâm chết một tài xế."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["hai thanh niên"]


def test_what_happens_stands_after_its_verb() -> None:
    text = "Cảnh sát cho biết anh bị thương trong lúc xảy ra xô xát."
    assert claims(text, "vi", "ASSAULT") == []


def test_a_word_before_an_auxiliary_is_its_subject() -> None:
    text = "Thị trưởng cho biết giao tranh ác liệt đã nổ ra giữa quân đội và phiến quân."
    fought = one(text, "vi", "ASSAULT")
    assert words(fought)[0] == ["quân đội", "phiến quân"]
    assert [s.text for s in fought.sources] == ["Thị trưởng"]


def test_who_acts_before_a_describing_verb_does_not_act_in_the_verb_before() -> None:
    text = "Máy bay chính phủ ném bom khu vực do phiến quân kiểm soát."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Máy bay chính phủ"]


def test_whom_an_act_is_against_is_not_whom_it_is_blamed_on() -> None:
    text = "Ngoại trưởng Pháp lên án vụ tấn công của Nga nhằm vào Kiev."
    assert words(one(text, "vi", "ACCUSE"))[1] == ["Nga"]


def test_a_land_after_a_role_is_no_form_of_address() -> None:
    resigned = one("Thủ tướng Anh Boris Johnson từ chức.", "vi", "RETREAT")
    assert words(resigned)[0] == ["Boris Johnson"] and resigned.actors[0].country == "GBR"


def test_a_marker_after_a_verb_says_that_it_came_off() -> None:
    assert words(one("Phiến quân đã sát hại được ba binh sĩ.", "vi", "ASSAULT")) == (
        ["Phiến quân"],
        ["ba binh sĩ"],
    )


def test_each_other_is_nobody() -> None:
    met = one("Thủ tướng Pháp và thủ tướng Đức sẽ gặp nhau tại Huế.", "vi", "AGREE")
    assert len(met.actors) + len(met.recipients) == 2


def test_what_is_given_is_not_who_gets_it() -> None:
    given = one("Chính phủ hỗ trợ 2 triệu USD cho các nạn nhân.", "vi", "AID")
    assert words(given)[1] == ["nạn nhân"]


def test_whose_meeting_it_is_the_clause_tells() -> None:
    met = one(
        "Bộ trưởng Quốc phòng Kenya rời Cairo sau cuộc gặp với Tổng thống Ai Cập.", "vi", "CONSULT"
    )
    assert words(met)[0] == ["Bộ trưởng Quốc phòng Kenya", "Tổng thống Ai Cập"]


def test_who_is_hurt_in_a_riot_is_whom_it_hurts() -> None:
    riot = one("Ba cai ngục bị thương trong cuộc bạo động.", "vi", "PROTEST")
    assert words(riot)[1] == ["Ba cai ngục"]


def test_a_word_that_is_not_spelt_as_words_of_the_language_is_a_name() -> None:
    assert words(one("Washington cũng bác bỏ đề nghị của Iran.", "vi", "REJECT"))[0] == [
        "Washington"
    ]


def test_a_meeting_at_which_something_is_asked_took_place() -> None:
    text = "Tổng thống kêu gọi Kenya kiềm chế trong cuộc họp ở Dubai giữa ngoại trưởng Mali và ngoại trưởng Pháp."
    assert one(text, "vi", "CONSULT").place is not None


def test_to_what_end_an_act_is_done_whoever_does_it_does() -> None:
    text = "Ba tay súng thiệt mạng trong đợt tấn công của quân đội nhằm giành lại ngôi làng."
    assert words(one(text, "vi", "CONTROL"))[0] == ["quân đội"]


def test_who_gets_it_may_stand_before_what_is_given() -> None:
    sent = one("Pháp đã cung cấp cho Iraq bốn khẩu đội tên lửa.", "vi", "AID")
    assert words(sent) == (["Pháp"], ["Iraq"])


def test_so_many_per_cent_of_a_place() -> None:
    held = one("Các băng nhóm kiểm soát chừng 80% thủ đô Haiti.", "vi", "CONTROL")
    assert held.place is not None and held.place.name == "Haiti"


def test_who_stands_before_words_between_dashes_does_what_stands_behind() -> None:
    text = "Chính phủ Kenya - vốn im lặng nhiều tuần - cũng lên án chính sách của Uganda."
    assert words(one(text, "vi", "ACCUSE"))[0] == ["Chính phủ Kenya"]


def test_what_stands_behind_such_as_was_done_by_whoever_did_the_rest() -> None:
    text = "Brazil đã làm nhiều việc, chẳng hạn như thả ba tù binh."
    assert words(one(text, "vi", "RETREAT"))[0] == ["Brazil"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Tướng Hải nói về nguy cơ phiến quân tấn công Nairobi.", "possible"),
        ("Báo đăng nghi vấn quân đội Kenya tấn công Nairobi.", "possible"),
        ("Tướng Hải tiết lộ kế hoạch tấn công Nairobi.", "planned"),
        ("Tướng Hải kể chuyện phiến quân tấn công Nairobi.", "actual"),
    ],
)
def test_a_noun_says_of_the_clause_behind_it_what_it_is(text: str, modality: str) -> None:
    assert [c.modality for c in claims(text, "vi", "ASSAULT")] == [modality]


def test_what_a_call_asks_for_may_stand_right_behind_it() -> None:
    text = "Kenya bác bỏ lời kêu gọi rút quân khỏi Somalia."
    assert claims(text, "vi", "RETREAT") == []


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Bộ Ngoại giao Kenya quan ngại về việc Uganda bắt ba nhà báo.", "COERCE", "Uganda"),
        ("Đại sứ Kenya tại Uganda John Otieno chỉ trích quân đội.", "ACCUSE", "John Otieno"),
        ("Lãnh đạo Brazil chỉ trích quân đội.", "ACCUSE", "Lãnh đạo Brazil"),
    ],
)
def test_who_acts_behind_a_phrase_or_a_role(text: str, kind: str, who: str) -> None:
    assert words(one(text, "vi", kind))[0] == [who]


def test_who_speaks_goes_on_behind_what_they_ask_others_to_do() -> None:
    text = "Tổng thống Kenya kêu gọi phiến quân đầu hàng, đồng thời đe dọa Uganda."
    assert words(one(text, "vi", "THREATEN")) == (["Tổng thống Kenya"], ["Uganda"])


def test_jets_of_two_states_are_of_both() -> None:
    text = "Máy bay của Kenya và Uganda không kích Nyala."
    assert "Uganda" not in words(one(text, "vi", "ASSAULT"))[0]


def test_two_towns_behind_a_preposition_are_one_list() -> None:
    text = "Hàng nghìn người xuống đường ở Nairobi và Kampala phản đối chính phủ Kenya."
    found = claims(text, "vi", "PROTEST")
    assert {c.place.name for c in found if c.place is not None} == {"Nairobi", "Kampala"}


def test_who_reports_an_act_told_without_a_verb_may_close_the_sentence() -> None:
    text = "Ít nhất ba người chết trong vụ đánh bom ở Nairobi, cảnh sát hôm qua cho hay."
    (bombed,) = claims(text, "vi", "ASSAULT")
    assert [p.text for p in bombed.sources] == ["cảnh sát"]


def test_a_town_that_no_table_knows_lies_in_the_country_it_is_of() -> None:
    sent = one("Kenya điều quân tới thị trấn Bulahawow của Somalia.", "vi", "MOBILIZE")
    assert sent.place is not None and (sent.place.text, sent.place.country) == ("Bulahawow", "SOM")


def test_who_denies_what_was_told_before_does_not_say_it() -> None:
    text = "Kenya cáo buộc Uganda bắn rơi một máy bay, Kampala phủ nhận."
    accused = one(text, "vi", "ACCUSE")
    assert (accused.polarity, accused.sources) == ("affirmed", [])
    assert words(one(text, "vi", "REJECT"))[0] == ["Kampala"]


def test_an_act_that_opens_a_clause_is_no_verb_before_one_of_happening() -> None:
    text = "Theo báo Kenya, giao tranh ác liệt nổ ra ở Nyala."
    assert words(one(text, "vi", "ASSAULT"))[0] == []


@pytest.mark.parametrize(
    "end",
    [
        "KNA dẫn nguồn tin an ninh cho biết.",
        "KNA hôm 3/5 dẫn nguồn tin an ninh cho hay.",
        "KNA ngày 3/5 dẫn nguồn tin an ninh.",
    ],
)
def test_an_outlet_that_quotes_somebody_closes_the_sentence(end: str) -> None:
    bombed = one("Phiến quân pháo kích Nairobi, " + end, "vi", "ASSAULT")
    assert [p.text for p in bombed.sources] == ["KNA", "nguồn tin an ninh"]
    assert bombed.time is None


def test_states_with_a_dash_between_them_are_two() -> None:
    met = one("Cuộc đàm phán Kenya - Uganda đổ vỡ.", "vi", "CONSULT")
    assert words(met)[0] == ["Kenya", "Uganda"]
    text = "Nairobi gọi cuộc tập trận Uganda – Tanzania là “hành vi cướp bóc”."
    blamed = one(text, "vi", "ACCUSE")
    assert words(blamed) == (["Nairobi"], ["Uganda", "Tanzania"])


def test_what_something_is_worth_parts_no_phrase_from_its_verb() -> None:
    text = "Kenya đánh thuế trị giá hai tỷ đô la lên thép Uganda."
    assert words(one(text, "vi", "SANCTION")) == (["Kenya"], ["Uganda"])


def test_somebodys_kin_are_not_they() -> None:
    held = one("Cảnh sát Kenya bắt giữ vợ ông hôm thứ Ba.", "vi", "COERCE")
    assert words(held) == (["Cảnh sát Kenya"], ["vợ"])


def test_an_adjective_behind_a_form_of_address_tells_how() -> None:
    beaten = one("Các tay súng đánh đập bà dã man.", "vi", "ASSAULT")
    assert beaten.recipients[0].text == "bà dã man" and beaten.recipients[0].name is None


def test_words_in_marks_without_a_capital_are_no_name() -> None:
    text = "Kenya khuyên hai bộ tộc “giữ bình tĩnh”."
    assert words(one(text, "vi", "REQUEST"))[1] == ["hai bộ tộc"]


def test_a_thing_is_whose_it_is_behind_a_verb_that_describes_it() -> None:
    taxed = one("Kenya đánh thuế các mặt hàng xuất khẩu chính của Uganda.", "vi", "SANCTION")
    assert words(taxed) == (["Kenya"], ["Uganda"])
    text = "Kenya bày tỏ thất vọng sâu sắc trước cách xử sự của Uganda."
    assert words(one(text, "vi", "ACCUSE")) == (["Kenya"], ["Uganda"])


def test_who_loses_a_place_is_told_behind_what_describes_it() -> None:
    text = "Quân đội Mali giành lại cây cầu nối hai thị trấn từ tay phiến quân."
    assert words(one(text, "vi", "CONTROL")) == (["Quân đội Mali"], ["phiến quân"])


def test_how_long_an_act_lasted_tells_of_the_act() -> None:
    met = one("Sau ba ngày hội đàm với Kenya, ông Deng rời Nairobi.", "vi", "CONSULT")
    assert words(met)[0] == ["Deng", "Kenya"]


def test_an_auxiliary_stands_before_who_does_what_is_told_of_a_place() -> None:
    held = one("Thành phố Kisumu đang do phiến quân kiểm soát.", "vi", "CONTROL")
    assert words(held)[0] == ["phiến quân"]


def test_who_is_taken_somewhere_for_an_act_undergoes_it() -> None:
    tried = one("Viên tướng được đưa tới Nairobi để xét xử.", "vi", "ACCUSE")
    assert words(tried) == ([], ["Viên tướng"])


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Nga - Ukraine trao đổi 300 tù binh.", "RETREAT", ["Nga", "Ukraine"]),
        ("Đàm phán Mỹ - Trung kết thúc ở Geneva.", "CONSULT", ["Mỹ", "Trung"]),
        ("Lãnh đạo Nga - Trung hội đàm tại Bắc Kinh.", "CONSULT", ["Lãnh đạo Nga", "Trung"]),
        ("Lực lượng Mỹ - Hàn tập trận chung.", "COOPERATE", ["Lực lượng Mỹ", "Hàn"]),
    ],
)
def test_states_with_a_dash_between_act_together(text: str, kind: str, who: list[str]) -> None:
    assert words(one(text, "vi", kind))[0] == who


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Máy bay Kenya đã không kích thị trấn Kisumu.", "affirmed"),
        ("Kenya sẽ không kích thị trấn Kisumu.", "affirmed"),
        ("Kenya đã không tấn công thị trấn Kisumu.", "negated"),
        ("Kenya không không kích thị trấn Kisumu.", "negated"),
    ],
)
def test_a_raid_by_air_is_not_taken_for_a_negation(text: str, polarity: str) -> None:
    assert one(text, "vi", "ASSAULT").polarity == polarity


def test_a_group_is_what_it_is_called() -> None:
    (held,) = isnad.read("Nhóm Boko Haram phong tỏa thành phố Kano.", language="vi").claims
    assert (held.type, [(a.text, a.sector) for a in held.actors]) == (
        "COERCE",
        [("Boko Haram", "REB")],
    )


def test_a_branch_of_a_group_is_no_other_actor() -> None:
    text = "Al-Shabaab, nhánh của al-Qaeda ở Đông Phi, đã bắt cóc hai kỹ sư."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Al-Shabaab"]


def test_who_is_described_between_commas_says_something() -> None:
    text = "Lữ đoàn Kisumu, cánh tay vũ trang của phe đối lập, tuyên bố đã phục kích một đoàn xe."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Lữ đoàn Kisumu"]


def test_what_is_done_with_two_things_is_done_by_the_subject() -> None:
    text = "Cảnh sát dùng hơi cay và đạn cao su giải tán người biểu tình."
    told = [words(claim) for claim in claims(text, "vi", "COERCE")]
    assert told[-1] == (["Cảnh sát"], ["người biểu tình"])


def test_an_agreement_that_is_broken_is_not_agreed_on() -> None:
    assert claims("Uganda đã phá vỡ thỏa thuận.", "vi", "AGREE") == []


def test_a_clash_with_somebody_is_a_noun() -> None:
    fought = one("Ba cảnh sát thiệt mạng trong cuộc đụng độ với phiến quân.", "vi", "ASSAULT")
    assert set(words(fought)[1]) == {"Ba cảnh sát", "phiến quân"}


def test_whoever_dies_in_fighting_is_told_of() -> None:
    fought = one("Một binh sĩ Kenya thiệt mạng trong giao tranh ở Somalia.", "vi", "ASSAULT")
    assert words(fought) == ([], ["binh sĩ Kenya"])


def test_what_is_put_off_for_some_days_is_done_to_the_same() -> None:
    assert words(one("Mỹ hoãn áp thuế với Kenya thêm 90 ngày.", "vi", "SANCTION"))[1] == ["Kenya"]


def test_a_fine_behind_a_passive_befalls_the_same() -> None:
    fined = one("Hai nhà báo bị bắt và phạt 2.000 USD.", "vi", "SANCTION")
    assert words(fined) == ([], ["Hai nhà báo"])
