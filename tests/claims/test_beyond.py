"""Who acts where marks, a conjunction or a clause stands between them and what they do, in a
language whose words never change."""

from __future__ import annotations

from tests.claims.test_unmarked import words
from tests.reads import claims, one


def test_marks_around_part_of_a_clause_do_not_end_it() -> None:
    text = "Tổng thống Kenya dọa sẽ “xóa sổ” Ethiopia, nhưng năm nay lại ca ngợi Thủ tướng Abiy."
    assert words(one(text, "vi", "SUPPORT"))[0] == ["Tổng thống Kenya"]
    assert claims(text, "vi", "ASSAULT") == []


def test_whoever_stands_before_a_conjunction_does_not_do_what_follows() -> None:
    text = "Quân đội bắn “những kẻ khủng bố” gần làng và bắt giữ ba người."
    assert words(one(text, "vi", "COERCE")) == (["Quân đội"], ["ba người"])


def test_a_verb_that_describes_a_thing_lends_it_to_no_other() -> None:
    text = "Kenya phá bỏ hai bệ phóng tên lửa và cam kết hợp tác với Uganda."
    assert words(one(text, "vi", "AGREE"))[0][:1] == ["Kenya"]


def test_what_carries_people_is_hit_itself() -> None:
    text = "Một xe buýt chở 15 người bị phiến quân tấn công."
    assert words(one(text, "vi", "ASSAULT")) == (["phiến quân"], ["xe buýt"])


def test_a_word_for_a_person_behind_a_comma_stands_for_who_is_named() -> None:
    text = "Cảnh sát truy tố ông Nam Hải, người bị Canada bắt tháng trước."
    assert words(one(text, "vi", "COERCE")) == (["Canada"], ["Nam Hải"])


def test_whose_the_last_of_two_acts_is_theirs_are_both() -> None:
    text = "Ông Hải lên án các lệnh trừng phạt và sự đe dọa của Kenya."
    assert words(one(text, "vi", "SANCTION"))[0] == ["Kenya"]


def test_a_dash_joins_the_two_sides_of_a_truce() -> None:
    truce = one("Thỏa thuận ngừng bắn giữa Kenya - Somalia có hiệu lực.", "vi", "CEASEFIRE")
    assert words(truce)[0] == ["Kenya", "Somalia"]
    aside = "Thỏa thuận ngừng bắn giữa Kenya - Somalia từng là bạn - và Uganda có hiệu lực."
    assert "Somalia" not in words(one(aside, "vi", "CEASEFIRE"))[0]


def test_who_begins_an_act_does_it() -> None:
    assert words(one("Kenya bắt đầu chiến dịch quân sự tại Somalia.", "vi", "ASSAULT"))[0] == [
        "Kenya"
    ]


def test_who_speaks_after_a_meeting_was_there() -> None:
    text = "Sau cuộc gặp với Tổng thống Kenya William Ruto, ông Hải nói đường đã mở."
    assert set(words(one(text, "vi", "CONSULT"))[0]) == {"William Ruto", "Hải"}
    text = "Ông Hải phát biểu sau cuộc gặp giữa Tổng thống Kenya và Thủ tướng Ethiopia."
    met = one(text, "vi", "CONSULT")
    assert "Hải" not in words(met)[0] and met.sources == []


def test_what_a_quotation_says_ends_with_it() -> None:
    text = "“Tôi tin rằng đường sẽ mở”, ông Hải nói sau cuộc gặp với Tổng thống Kenya."
    assert one(text, "vi", "CONSULT").sources == []


def test_who_stands_beside_the_subject_acts_with_it() -> None:
    text = "Uganda cùng Kenya và Somalia đã tấn công thị trấn."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Uganda", "Kenya", "Somalia"]
    met = one("Tổng thống Kenya gặp phiến quân cùng các bộ trưởng ở Nairobi.", "vi", "CONSULT")
    assert "bộ trưởng" not in words(met)[1]


def test_what_an_attack_led_to_is_of_the_attack_not_of_where_it_was() -> None:
    text = "Quân đội Kenya tấn công làng khiến hai người thiệt mạng và bắt giữ ba nông dân."
    assert words(one(text, "vi", "ASSAULT")) == (["Quân đội Kenya"], ["hai người"])
    assert words(one(text, "vi", "COERCE"))[0] == ["Quân đội Kenya"]


def test_who_answers_by_an_act_does_it() -> None:
    text = "Kenya trả đũa bằng cách không kích ba cơ sở của Uganda."
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Kenya"]


def test_what_is_hit_is_no_place_where_it_has_no_name() -> None:
    assert words(one("Quân đội Kenya không kích mục tiêu ở Somalia.", "vi", "ASSAULT"))[1] == [
        "mục tiêu"
    ]


def test_who_an_accusation_is_from_is_who_is_refused() -> None:
    text = "Ông Hải bác bỏ mạnh mẽ một lời cáo buộc từ Uganda."
    assert words(one(text, "vi", "REJECT")) == (["Hải"], ["Uganda"])


def test_where_and_when_behind_what_somebody_is_blamed_for_are_of_that() -> None:
    text = "Kenya tố cáo quân đội Uganda pháo kích dân làng ở Busia hôm 3/5."
    blamed = one(text, "vi", "ACCUSE")
    assert blamed.place is None and blamed.time is None
    hit = one(text, "vi", "ASSAULT")
    assert hit.place is not None and hit.place.text == "Busia"


def test_those_who_die_in_an_attack_or_of_it_are_its_victims() -> None:
    for text in (
        "Ba nông dân thiệt mạng trong những trận không kích của quân đội Kenya.",
        "Ba nông dân chết vì pháo kích của quân đội Kenya.",
    ):
        assert words(one(text, "vi", "ASSAULT")) == (["quân đội Kenya"], ["Ba nông dân"])
        assert claims(text, "vi", "TOLL") == []


def test_who_uses_a_thing_does_what_is_done_with_it() -> None:
    text = "Quân đội Kenya dùng vũ khí hóa học tấn công dân thường ở Busia."
    assert words(one(text, "vi", "ASSAULT")) == (["Quân đội Kenya"], ["dân thường"])


def test_two_who_are_blamed_together_both_did_it() -> None:
    text = "Đại sứ Anh cáo buộc Kenya và Uganda đã tấn công dân thường."
    assert words(one(text, "vi", "ACCUSE"))[1] == ["Kenya", "Uganda"]
    assert words(one(text, "vi", "ASSAULT"))[0] == ["Kenya", "Uganda"]


def test_what_a_clause_behind_a_comma_adds_of_somebody_nobody_says() -> None:
    text = "Kenya cho biết sẽ trao trả ông Nam Hải, người bị Canada bắt tháng trước."
    assert one(text, "vi", "COERCE").sources == []
    assert [s.name for s in one(text, "vi", "RETREAT").sources] == ["Kenya"]


def test_whoever_does_something_with_help_is_helped() -> None:
    text = "Với sự yểm trợ của không quân Kenya, quân đội Somalia đã giải phóng thị trấn Jowhar."
    helped = one(text, "vi", "AID")
    assert [p.text for p in helped.actors] == ["không quân Kenya"]
    assert [p.text for p in helped.recipients] == ["quân đội Somalia"]


def test_a_role_behind_a_full_name_and_a_comma_is_no_other_speaker() -> None:
    told = one("Rima Hill, giám đốc bệnh viện nói Kenya tấn công Uganda.", "vi", "ASSAULT")
    assert [s.text for s in told.sources] == ["Rima Hill"]


def test_a_country_behind_a_comma_may_open_a_clause_about_it() -> None:
    text = "Ngoại trưởng Mali, nước vừa rời khối, đã hội đàm với hai đại sứ Togo."
    assert "nước" not in [p.text for p in one(text, "vi", "CONSULT").actors]


def test_those_who_die_in_the_clause_behind_a_comma_are_whom_the_attack_hurt() -> None:
    hit = one("Đạn pháo trút xuống sân bay ở Mali, ba lính dù thiệt mạng.", "vi", "ASSAULT")
    assert [p.text for p in hit.recipients] == ["ba lính dù"]


def test_whose_goods_are_taxed_is_who_is_punished() -> None:
    taxed = one("Brazil giáng thuế trả đũa lên gạo, đường và rượu Kenya.", "vi", "SANCTION")
    assert [p.text for p in taxed.recipients] == ["Kenya"]


def test_two_verbs_of_one_act_side_by_side_have_one_object_and_tell_it_once() -> None:
    told = one("Cảnh sát bắn hơi cay giải tán người biểu tình ở Nairobi.", "vi", "COERCE")
    assert [p.text for p in told.recipients] == ["người biểu tình"]


def test_bare_states_that_open_a_sentence_do_it_together() -> None:
    shot = one("Mali, Togo đấu pháo ở biên giới.", "vi", "ASSAULT")
    assert [p.text for p in shot.actors] == ["Mali", "Togo"]
    alone = one("Tại Kenya, Uganda tấn công ba làng.", "vi", "ASSAULT")
    assert [p.text for p in alone.actors] == ["Uganda"]


def test_who_orders_troops_out_acts_and_not_the_troops() -> None:
    sent = one("Bộ trưởng Rima Hill điều thêm 200 cảnh sát tới biên giới.", "vi", "MOBILIZE")
    assert [p.text for p in sent.actors] == ["Rima Hill"]


def test_who_tells_of_a_charge_is_not_who_brought_it() -> None:
    charged = one("Theo Dan Hill, nhà báo này bị buộc tội phản quốc.", "vi", "ACCUSE")
    assert charged.actors == [] and [s.text for s in charged.sources] == ["Dan Hill"]


def test_those_who_protest_against_somebody_protest_by_what_they_are_called() -> None:
    text = "Ba nghìn người biểu tình chống Ruto lên án chính phủ Kenya."
    assert [p.text for p in one(text, "vi", "PROTEST").recipients] == ["Ruto"]
    taxes = "Quân cảnh bắn vào người biểu tình chống tăng thuế ở Bamako."
    assert one(taxes, "vi", "PROTEST") and claims(taxes, "vi", "SANCTION") == []


def test_who_carries_an_account_is_told_by_many_words() -> None:
    text = "Kenya tấn công Uganda, theo tường thuật của Guardian."
    assert [s.text for s in one(text, "vi", "ASSAULT").sources] == ["Guardian"]


def test_whom_a_charge_is_of_may_open_the_words_behind_a_colon() -> None:
    text = "Bộ trưởng Rima Hill bĩu môi: “Họ chẳng biết gì.”"
    assert [p.text for p in one(text, "vi", "ACCUSE").recipients] == ["Họ"]
