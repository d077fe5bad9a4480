"""Numbers of people: what they count, and as which range."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "kind", "low", "high"),
    [
        ("Gunmen killed at least 12 farmers in Aleppo.", "en", "killed", 12, None),
        ("Rebels wounded dozens of soldiers.", "en", "injured", 24, 99),
        ("Up to 40 soldiers were wounded.", "en", "injured", None, 40),
        ("Police arrested more than 300 protesters in Cairo.", "en", "detained", 300, None),
        ("Russia deployed 2,000 troops to the border.", "en", "troops", 2000, 2000),
        ("Thousands of people protested in Cairo.", "en", "participants", 2000, 9999),
        ("Tens of thousands fled the town.", "en", "displaced", 20000, 99999),
        ("قتل المسلحون ثلاثة جنود في حلب.", "ar", "killed", 3, 3),
        ("نزح أكثر من 4000 شخص من المدينة.", "ar", "displaced", 4000, None),
        ("Các tay súng bắn chết hàng chục cảnh sát.", "vi", "killed", 20, 99),
        ("Công an bắt 12 người biểu tình.", "vi", "detained", 12, 12),
    ],
)
def test_numbers_of_people(
    text: str, language: str, kind: str, low: int | None, high: int | None
) -> None:
    counts = [claim.counts for claim in claims(text, language) if claim.counts]
    assert [(c[kind].low, c[kind].high) for c in counts] == [(low, high)]


def test_what_has_not_happened_is_not_counted() -> None:
    assert not any(c.counts for c in claims("Police may arrest 12 protesters.", "en"))


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("The mayor put the number of those killed since the siege began in May at 218.", "en", 218),
        ("The mayor raised his tally of people killed since May to 431, from 377.", "en", 431),
        ("The death toll rose to 45, among them 12 bakers, the mayor said.", "en", 45),
        ("The mayor gave another figure: 18 dead.", "en", 18),
        ("وارتفعت حصيلة القتلى منذ أيار إلى 218 شخصا، بينهم 29 طفلا، بحسب المحافظ.", "ar", 218),
        ("ورفع المحافظ حصيلة القتلى إلى 571 شخصا، بينهم 73 طفلا.", "ar", 571),
        ("الحصيلة منذ أيار: 296 قتيلا، بينهم 38 طفلا، بحسب المحافظ.", "ar", 296),
        ("Số người chết kể từ tháng 5 đã tăng lên 296, gồm 38 trẻ em, theo thị trưởng.", "vi", 296),
        ("Thị trưởng nâng số người chết từ tháng 5 lên 431, trong đó có 66 trẻ em.", "vi", 431),
        ("Thị trưởng thống kê 167 người thiệt mạng.", "vi", 167),
    ],
)  # fmt: skip
def test_a_count_finds_its_number_and_who_gives_it(text: str, language: str, number: int) -> None:
    (told,) = claims(text, language)
    assert told.type == "TOLL"
    assert {kind: (c.low, c.high) for kind, c in told.counts.items()} == {
        "killed": (number, number)
    }
    assert [s.sector for s in told.sources] == ["GOV"]
    assert not told.actors


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The number of troops in the town rose to 600.", "en"),
        ("بلغ عدد الجنود في البلدة 600.", "ar"),
    ],
)
def test_other_numbers_are_no_counts_of_victims(text: str, language: str) -> None:
    assert not claims(text, language, "TOLL")


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("Air strikes on Latakia killed 14 people.", "en", {"killed": 14}),
        ("قتل 12 جنديا وأصيب 7 مدنيين في غارة على حمص.", "ar", {"killed": 12, "injured": 7}),
        ("Một trận không kích vào Latakia khiến 14 người thiệt mạng.", "vi", {"killed": 14}),
    ],
)  # fmt: skip
def test_an_attack_has_the_counts_of_its_victims(
    text: str, language: str, counts: dict[str, int]
) -> None:
    (told,) = claims(text, language)
    assert told.type == "ASSAULT"
    assert {kind: c.low for kind, c in told.counts.items()} == counts


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("A baker counted 17 bodies in Latakia.", "en", 17),
        ("Some 40 bodies had been pulled from the mine, the mayor said.", "en", 40),
        ("وأحصت لجنة محلية 17 جثة في اللاذقية.", "ar", 17),
        ("Thợ mỏ đếm được 17 thi thể ở Latakia.", "vi", 17),
    ],
)
def test_bodies_that_somebody_counts_are_dead(text: str, language: str, killed: int) -> None:
    told = one(text, language, "TOLL")
    assert told.counts["killed"].low == killed
    assert not told.recipients


def test_bodies_of_what_is_nobody_are_no_dead() -> None:
    assert not claims("Two bodies of water froze in Latakia.", "en", "TOLL")


def test_a_count_since_a_day_is_open() -> None:
    (told,) = claims("The death toll since 3 May 2020 stands at 12.", "en", "TOLL")
    assert told.time is not None
    assert told.time.edtf == "2020-05-03/.."


@pytest.mark.parametrize("about", ["نحو", "حوالي", "زهاء"])
def test_about_before_a_number_is_no_preposition(about: str) -> None:
    text = f"قال المحافظ إن {about} ألف متمرد قتلوا في الجبال."
    claim = one(text, "ar", "ASSAULT")
    assert [r.sector for r in claim.recipients] == ["REB"]
    assert claim.counts is not None
    assert (claim.counts["killed"].low, claim.counts["killed"].high) == (1000, 1000)


def test_on_a_thing_is_no_more_than_one() -> None:
    text = (
        "Sau khi một tờ báo chạy một quảng cáo trên một tạp chí Mỹ đề cập đến lợi ích chung, "
        "thị trưởng đã cáo buộc quân đội."
    )
    assert one(text, "vi", "ACCUSE").sources == []


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Two gunmen killed the mayor.", "en", "ASSAULT"),
        ("Four policemen arrested an editor.", "en", "COERCE"),
        ("Hai tay súng giết thị trưởng.", "vi", "ASSAULT"),
    ],
)
def test_so_many_who_do_it_are_not_those_whom_it_befalls(
    text: str, language: str, kind: str
) -> None:
    assert one(text, language, kind).counts == {}
