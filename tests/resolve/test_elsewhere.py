"""Dates and places of a sentence that are those of the saying, or of what words are about."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.records import Claim, Report


def _one(text: str, language: str, kind: str) -> Claim:
    report = Report(
        id="test", sha256="0" * 64, text=text, language=language, published="2020-05-06"
    )
    (claim,) = [c for c in flow.read(report).claims if c.type == kind]
    return claim


def _day(text: str, language: str, kind: str) -> str | None:
    time = _one(text, language, kind).time
    return time.edtf if time is not None else None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said on Sunday that the gunmen had kidnapped a doctor in Homs."),
        ("ar", "قال رئيس البلدية يوم الأحد إن مسلحين خطفوا طبيبا في حمص."),
        ("ar", "أعلنت الوزارة، يوم الأحد، أن مسلحين خطفوا طبيبا في حمص."),
    ],
)
def test_when_it_was_said_is_not_when_it_happened(language: str, text: str) -> None:
    assert _day(text, language, "ASSAULT") is None


def test_what_is_done_by_words_is_done_when_they_are_said() -> None:
    text = "قالت كينيا يوم الأحد إنها ترفض الخطة."
    assert _day(text, "ar", "REJECT") == "2020-05-03"


def test_who_holds_a_place_holds_it_when_that_is_said() -> None:
    text = "قال المرصد في 3 مايو 2020 إن المتمردين سيطروا على حمص."
    assert _day(text, "ar", "CONTROL") == "2020-05-03"


def test_a_day_behind_what_is_said_is_its_own() -> None:
    text = "The mayor said that gunmen had kidnapped a doctor in Homs on Sunday."
    assert _day(text, "en", "ASSAULT") == "2020-05-03"


def test_a_raid_is_not_of_the_day_on_which_it_is_condemned() -> None:
    text = "أدانت كينيا يوم الأحد الهجوم على مخيم في أسمرة."
    assert _day(text, "ar", "ACCUSE") == "2020-05-03"
    assert _day(text, "ar", "ASSAULT") is None


def test_where_something_is_is_not_where_it_is_praised() -> None:
    text = "تشيد كينيا بنجاح الاستفتاء في أسمرة."
    assert _one(text, "ar", "SUPPORT").place is None


def test_a_summit_that_is_named_after_a_town_is_held_there() -> None:
    text = "تذكر الوزير الوعود التي قطعت خلال قمة أوسلو بين زعيمي البلدين."
    place = _one(text, "ar", "CONSULT").place
    assert place is not None and place.name == "Oslo"


def test_where_something_is_is_not_where_it_is_talked_about() -> None:
    text = "The king held talks with Lena Kovac on the famine in Asmara."
    assert _one(text, "en", "CONSULT").place is None
    place = _one("The king held talks with Lena Kovac on trade in Asmara.", "en", "CONSULT").place
    assert place is not None and place.text == "Asmara"


def test_an_attack_under_a_relative_is_not_of_the_day_on_which_it_is_condemned() -> None:
    text = "أدانت كينيا مساء الأحد الهجوم الذي استهدف عناصر من الشرطة في أسمرة."
    assert _day(text, "ar", "ACCUSE") == "2020-05-03"
    assert _day(text, "ar", "ASSAULT") is None


def test_what_somebody_decides_to_do_is_of_the_day_of_the_decision() -> None:
    text = "قررت كينيا يوم الأحد طرد السفير السوداني."
    assert _day(text, "ar", "SANCTION") == "2020-05-03"


def test_a_document_is_not_of_the_day_of_what_it_tells() -> None:
    text = "قصف الجيش أسمرة، وفق بيان صدر صباح الأحد عن الوزارة."
    assert _day(text, "ar", "ASSAULT") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "سيزور الرئيس الكيني أسمرة في الأيام المقبلة."),
        ("vi", "Tổng thống Kenya sẽ thăm Asmara trong vài ngày tới."),
    ],
)
def test_days_of_which_no_more_is_known_than_that_they_come_are_no_date(
    language: str, text: str
) -> None:
    assert _day(text, language, "AGREE") is None


def test_an_end_to_a_war_is_not_of_the_years_that_the_war_lasted() -> None:
    text = "تسعى كينيا لإنهاء رسمي للحرب التي استمرت من 1990 وحتى 1993."
    assert _day(text, "ar", "AGREE") is None


def test_who_does_something_about_an_event_did_not_do_that() -> None:
    text = "Kenya bombed the port of Sirin on Sunday over the killing of a priest."
    report = Report(id="test", sha256="0" * 64, text=text, language="en", published="2020-05-06")
    first, killing = (c for c in flow.read(report).claims if c.type == "ASSAULT")
    assert [who.name for who in first.actors] == ["Kenya"] and first.time is not None
    assert (killing.actors, killing.place, killing.time) == ([], None, None)


def test_an_attack_that_nobody_admits_is_not_nobodys() -> None:
    claim = _one("No group claimed responsibility for the attack on Asmara.", "en", "ASSAULT")
    assert claim.actors == []


def test_a_capital_that_speaks_is_its_state() -> None:
    claim = _one("Nairobi said it would send troops to Mali.", "en", "MOBILIZE")
    assert [who.country for who in claim.actors] == ["KEN"]


def test_a_day_and_a_place_in_an_aside_are_not_those_of_the_verb_behind_it() -> None:
    claim = _one("The bishop, who visited Asmara in 2019, condemned Kenya.", "en", "ACCUSE")
    assert (claim.time, claim.place) == (None, None)


def test_who_launches_their_own_raid_does_it() -> None:
    claim = _one("The rebels said they had launched their offensive on Homs.", "en", "ASSAULT")
    assert [who.text for who in claim.actors] == ["they"]


def test_whom_a_killing_befell_is_not_where_it_was() -> None:
    claim = _one("A man was jailed for the shooting of Lena Vadim in 2018.", "en", "ASSAULT")
    assert claim.place is None and [who.name for who in claim.recipients] == ["Lena Vadim"]


def test_whom_somebody_trusts_in_is_not_where() -> None:
    assert _one("قال الوزير إن بلاده تثق في أسمرة.", "ar", "SUPPORT").place is None


def test_who_flew_raids_is_not_where_they_were_flown() -> None:
    text = "نددت الجماعة بالغارات التي شنتها القاهرة الشهر الماضي على ميليشيات قرب كسلا."
    place = _one(text, "ar", "ASSAULT").place
    assert place is None or place.text != "القاهرة"


def test_initials_are_part_of_the_name_of_a_place() -> None:
    text = "اندلعت أعمال شغب في سجن جي إف بي ويلنغ هاردن يوم الأحد."
    place = _one(text, "ar", "PROTEST").place
    assert place is not None and place.text is not None and place.text.startswith("جي إف بي")
