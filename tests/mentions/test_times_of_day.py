"""Times of day and the like that stand for a day that their words do not tell."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.records import Report
from tests.reads import claims


def days(text: str, language: str) -> list[tuple[str, str]]:
    """The dates of a text of Wednesday 6 May 2020, with what each goes by."""
    report = Report(id="x", sha256="", text=text, language=language, published="2020-05-06")
    return [(date.edtf, date.basis) for date in flow.dates(report)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rebels shelled Homs at noon.", "en"),
        ("Rebels shelled Homs before dawn.", "en"),
        ("It is the third day of the talks.", "en"),
        ("قصف المتمردون حمص قبل الفجر.", "ar"),
        ("قصف المتمردون حمص صباحا.", "ar"),
        ("إنه اليوم الثالث من المحادثات.", "ar"),
        ("Phiến quân pháo kích Homs lúc nửa đêm.", "vi"),
        ("Phiến quân pháo kích Homs trong đêm.", "vi"),
        ("Rebels shelled Homs overnight.", "en"),
        ("Đây là ngày thứ hai của cuộc đàm phán.", "vi"),
    ],
)
def test_a_time_of_day_alone_is_of_the_day_of_the_report(text: str, language: str) -> None:
    assert days(text, language) == [("2020-05-06", "context")]


def test_a_time_of_day_alone_is_of_the_day_told_before() -> None:
    text = "Rebels attacked Homs on Sunday. At dawn they took the bridge."
    assert days(text, "en") == [("2020-05-03", "relative"), ("2020-05-03", "context")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They trade at night.", "en"),
        ("It was the last of the night trains.", "en"),
        ("كانت ليلة دامية.", "ar"),
        ("Đó là một buổi sáng đẹp trời.", "vi"),
    ],
)
def test_not_every_time_of_day_is_of_a_day(text: str, language: str) -> None:
    assert days(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They met in April. Within hours both denied it.", "en", "2020-04"),
        ("They met on Sunday. Two hours later the truce broke.", "en", "2020-05-03"),
        ("Họ gặp nhau hôm Chủ nhật. Một giờ sau đó, pháo nổ.", "vi", "2020-05-03"),
        ("They met in April. Hours later both denied it.", "en", "2020-04"),
        ("Họ gặp nhau hồi tháng 4, vài giờ sau cả hai chối.", "vi", "2020-04"),
        ("They met in June 2018. Four days later the truce broke.", "en", "2018-06"),
        ("التقيا في أبريل. وفي غضون ساعات نفى الاثنان ذلك.", "ar", "2020-04"),
    ],
)
def test_hours_later_is_as_exact_as_what_was_told(text: str, language: str, expected: str) -> None:
    assert days(text, language)[-1][0] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("سيضرب العمال غدا الخميس.", "ar", "2020-05-07"),
        ("اندلع حريق ليلة السبت إلى الأحد.", "ar", "2020-05-02/2020-05-03"),
        ("They shelled the town over the past 48 hours.", "en", "2020-05-04/2020-05-06"),
        ("The police arrested nine on New Year's Eve.", "en", "2019-12-31"),
        ("اعتقلت الشرطة تسعة ليلة رأس السنة.", "ar", "2019-12-31"),
        ("Monday will bring a new round of talks.", "en", "2020-05-11"),
        ("Hồi tháng Năm, phiến quân chiếm Homs.", "vi", "2020-05"),
        ("Quân đội ở Homs từ Chủ nhật đến nay.", "vi", "2020-05-03/2020-05-06"),
        ("Họ gặp nhau ba lần trong năm tháng vừa qua.", "vi", "2019-12/2020-05"),
        ("Ba tháng sau cuộc gặp, hai bên lại giao tranh.", "vi", "2020-02"),
        ("Họ gặp nhau hai tháng trước.", "vi", "2020-03"),
        ("Họ gặp nhau hôm 4 tháng này.", "vi", "2020-05-04"),
        ("Pháo nổ rạng sáng 4.5 ở Homs.", "vi", "2020-05-04"),
        ("Police held nine in dawn raids on Monday.", "en", "2020-05-04"),
        ("Rebels shelled Homs overnight to Wednesday.", "en", "2020-05-06"),
        ("Bão đổ bộ cuối tuần qua, hai làng bị ngập.", "vi", "2020-05-02/2020-05-03"),
        ("They traded fire on Saturday and Sunday.", "en", "2020-05-02/2020-05-03"),
        ("They met 30 times over the past two years.", "en", "2018/2020"),
        ("التقيا نهاية الأسبوع الماضي.", "ar", "2020-05-02/2020-05-03"),
        ("يلتقيان نهاية الأسبوع الجاري.", "ar", "2020-05-04/2020-05-10"),
        ("قتلوا يوم السبت 17 جنديا.", "ar", "2020-05-02"),
        ("التقيا يومي 19 و20 فبراير الماضي.", "ar", "2020-02-19/2020-02-20"),
    ],
)
def test_days_and_spans(text: str, language: str, expected: str) -> None:
    assert [edtf for edtf, _ in days(text, language)] == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The April 9 Movement called a strike.", "en"),
        ("دعت حركة 9 أبريل إلى الإضراب.", "ar"),
        ("Phong trào 9/4 kêu gọi đình công.", "vi"),
        ("Lính bắt đầu tuần tra quanh cảng.", "vi"),
    ],
)
def test_names_and_words_that_only_look_like_dates(text: str, language: str) -> None:
    assert days(text, language) == []


def test_a_claim_with_a_time_of_day_alone_says_that_its_day_is_of_the_context() -> None:
    (claim,) = claims("Rebels attacked Homs before dawn.", "en", "ASSAULT")
    assert claim.time is not None
    assert (claim.time.basis, claim.time.part_of_day) == ("context", "dawn")
