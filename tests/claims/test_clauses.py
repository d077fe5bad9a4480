"""Which words are verbs, and which verb a word goes on with, in sentences that news writes often."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The army denied that the town had fallen and accused the rebels of lying.", "en"),
        ("Quân đội bác bỏ tin thị trấn thất thủ và cáo buộc phiến quân nói dối.", "vi"),
    ],
)
def test_what_is_said_besides_a_denial_is_not_denied(text: str, language: str) -> None:
    assert one(text, language, "CONTROL").polarity == "negated"
    accused = one(text, language, "ACCUSE")
    assert accused.polarity == "affirmed"
    assert [p.sector for p in accused.actors] == ["MIL"]


def test_a_participle_after_a_comma_is_of_the_clause() -> None:
    text = "An airstrike hit a bus carrying pupils near Hama, killing nine people."
    claim = one(text, "en", "ASSAULT")
    assert [p.text for p in claim.recipients] == ["nine people"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Shelling had resumed in Hama.", "en"),
        ("Fighting erupted in Hama.", "en"),
        ("Pháo kích nối lại ở Hama.", "vi"),
        ("Giao tranh nổ ra ở phía tây Hama.", "vi"),
        ("واندلعت اشتباكات غرب حماة.", "ar"),
    ],
)
def test_what_happens_somewhere_needs_nobody_who_does_it(text: str, language: str) -> None:
    claim = one(text, language, "ASSAULT")
    assert claim.actors == []
    assert claim.place is not None
    assert claim.place.name == "Hama"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وأدى قصف مدفعي على القرية إلى مقتل تسعة أشخاص.", "ar"),
        ("Pháo kích vào trại tị nạn làm chín người chết ở Hama.", "vi"),
    ],
)
def test_who_dies_of_shelling_is_its_victim(text: str, language: str) -> None:
    (claim,) = claims(text, language)
    assert claim.type == "ASSAULT"
    assert claim.counts["killed"].low == 9


def test_a_raid_that_hit_something_is_not_done_by_who_tells_of_it() -> None:
    text = "وأفاد مصدر طبي بمقتل 14 شخصا في غارة استهدفت سوقا في حماة."
    claim = one(text, "ar", "ASSAULT")
    assert claim.actors == []
    assert claim.counts["killed"].low == 14


def test_an_object_by_its_form_is_no_subject() -> None:
    claim = one("ونفى الجيش الخبر واتهم المهاجمين بخرق الهدنة.", "ar", "ACCUSE")
    assert [p.sector for p in claim.actors] == ["MIL"]


def test_had_opens_what_the_verb_goes_on_with() -> None:
    claim = one("وكان وزير الدفاع في رواندا قد دعا الأحد كينيا إلى سحب قواتها.", "ar", "REQUEST")
    assert [p.country for p in claim.recipients] == ["KEN"]


def test_a_name_in_brackets_does_not_end_the_subject() -> None:
    text = "Lực lượng Hỗ trợ Nhanh (RSF) tuyên bố đã chiếm thành phố Hama."
    claim = one(text, "vi", "CONTROL")
    assert [p.entity for p in claim.actors] == ["org:rsf"]


def test_who_are_only_counted_are_people() -> None:
    claim = one("Dozens were killed in Hama.", "en", "ASSAULT")
    assert [p.name for p in claim.recipients] == ["people"]


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("The hospital received 23 wounded.", "en", 23),
        ("The number of soldiers killed in Hama has risen to 13.", "en", 13),
        ("Số người chết trong vụ không kích đã tăng lên 54.", "vi", 54),
    ],
)
def test_counts(text: str, language: str, low: int) -> None:
    (count,) = one(text, language, "TOLL").counts.values()
    assert count.low == low


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry admitted that rebels had entered Homs but said troops left Hama.", "en"),
        ("The ministry said rebels had entered Homs, adding that troops had left Hama.", "en"),
        ("The ministry said rebels had taken Homs, burned it and claimed troops left Hama.", "en"),
        ("Bộ này thừa nhận phiến quân đã tiến vào Homs nhưng nói binh sĩ đã rút khỏi Hama.", "vi"),
        ("أقرت الوزارة بأن المسلحين دخلوا حمص وقالت إن قواتها انسحبت من حماة.", "ar"),
        ("أقرت الوزارة بأن المسلحين دخلوا حمص، مؤكدة انسحاب قواتها من حماة.", "ar"),
    ],
)
def test_who_speaks_goes_on_speaking_after_what_they_say(text: str, language: str) -> None:
    left = one(text, language, "RETREAT")
    assert [s.name for s in left.sources] == ["Syrian ministry"]


def test_who_does_something_and_then_speaks_is_the_speaker() -> None:
    text = "Rebels entered Homs and said that troops had left Hama."
    (source,) = one(text, "en", "RETREAT").sources
    assert source.name == "rebels"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("سيطر الجيش على حماة، بحسب ما قال لـ«المنارة» مصدر عسكري.", "military source"),
        ("سيطر الجيش على حماة، على ما قال لوكالة رويترز مسؤول محلي.", "official"),
        (
            "وقال المتحدث باسم الجيش العقيد خالد عبد الرحمن إن الجيش سيطر على حماة.",
            "khld `bd lrhmn",
        ),
        (
            "وقالت منظمة أطباء بلا حدود، ومقرها جنيف، إن الجيش سيطر على حماة.",
            "doctors without borders",
        ),
    ],
)
def test_who_says_it_stands_behind_whom_they_tell_or_their_title(text: str, speaker: str) -> None:
    (source,) = one(text, "ar", "CONTROL").sources
    assert (source.name or "").casefold() == speaker


def test_who_spoke_by_name_goes_on_by_a_pronoun() -> None:
    text = "Binh sĩ tiến vào Hama, chuẩn tướng Sami Khatib nói. Ông cho biết 9 người chết ở Homs."
    (source,) = one(text, "vi", "TOLL").sources
    assert source.name == "Sami Khatib"


def test_who_calls_somebody_something_goes_on_to_act() -> None:
    text = "Maroc coi dân làng là người nhập cư lậu và bắt giữ ông Kofi."
    (claim,) = claims(text, "vi", "COERCE")
    assert [p.text for p in claim.actors] == ["Maroc"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ông Kofi nói Peru nên rút quân.", True),
        ("Bà Lan bảo nên rút quân.", True),
        ("Ông Kofi nói họ thua về giá nên rút quân.", False),
        ("Ông Kofi nói vì đói nên họ rút quân.", False),
    ],
)
def test_a_word_for_should_is_so_behind_a_whole_clause(text: str, asked: bool) -> None:
    assert bool(claims(text, "vi", "REQUEST")) == asked


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("Canada tăng thuế từ ba đến chín phần trăm lên hàng hóa Peru.", "SANCTION", ["Peru"]),
        ("Canada đánh thuế 40% lên hàng hóa Peru.", "SANCTION", ["Peru"]),
        ("Một đoàn xe cứu trợ bị phục kích ở bang Kachin.", "ASSAULT", ["đoàn xe cứu trợ"]),
    ],
)
def test_whom_it_befalls_is_no_number_and_may_be_a_convoy(
    text: str, kind: str, recipients: list[str]
) -> None:
    (claim,) = claims(text, "vi", kind)
    assert [p.text for p in claim.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hôm qua, lãnh đạo ba đảng gặp nhau ở Doha.", ["lãnh đạo ba đảng"]),
        (
            "Các thứ trưởng ngoại giao Chad, Peru, Kenya hôm thứ Ba hội đàm ở Doha.",
            ["thứ trưởng ngoại giao Chad", "Peru", "Kenya"],
        ),
    ],
)
def test_those_of_whom_there_are_several_meet(text: str, actors: list[str]) -> None:
    (claim,) = claims(text, "vi", "CONSULT")
    assert [p.text for p in claim.actors] == actors


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Chính phủ đòi công lý cho ông Kofi bị bắn chết ở Lima.", "Kofi"),
        ("Lima lên tiếng trước việc ba tàu hải quân bị nã súng.", "ba tàu hải quân"),
        ("Ông Kofi ở Lima bị bắn chết hôm qua.", "Kofi"),
    ],
)
def test_an_act_befell_whoever_stands_right_before_it(text: str, whom: str) -> None:
    (claim,) = claims(text, "vi", "ASSAULT")
    assert [p.text for p in claim.recipients] == [whom]
