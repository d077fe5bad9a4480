"""What people without a name are called: by their people, their country, and the body they serve."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Kurdish fighters attacked Hama.", "en", "Kurdish fighters"),
        ("هاجم المقاتلون الأكراد حماة.", "ar", "Kurdish fighters"),
        ("Các tay súng người Kurd tấn công Hama.", "vi", "Kurdish fighters"),
        ("Druze fighters attacked Hama.", "en", "Druze fighters"),
        ("هاجم الأكراد حماة.", "ar", "Kurds"),
        ("Hezbollah fighters attacked Haifa.", "en", "Hezbollah"),
        ("هاجم مقاتلو حزب الله حيفا.", "ar", "Hezbollah"),
        ("Các tay súng Hezbollah tấn công Haifa.", "vi", "Hezbollah"),
        ("A Hezbollah fighter attacked Haifa.", "en", "Hezbollah fighter"),
        ("M23 seized Goma.", "en", "M23"),
        ("Phiến quân M23 tấn công Goma.", "vi", "M23"),
        ("هاجم متمردو حركة «إم 23» غوما.", "ar", "M23"),
    ],
)
def test_who_acts(text: str, language: str, name: str) -> None:
    assert [p.name for p in one(text, language, "ASSAULT").actors][:1] == [name]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("A doctor at the health ministry said ten people were killed in Hama.", "en", "health ministry doctor"),
        ("A spokesman for the Red Cross said ten people were killed in Hama.", "en", "Red Cross spokesperson"),
        ("قال مسؤول في الأمم المتحدة إن عشرة أشخاص قتلوا في حماة.", "ar", "United Nations official"),
        ("Một quan chức Liên Hợp Quốc nói mười người thiệt mạng ở Hama.", "vi", "United Nations official"),
    ],
)  # fmt: skip
def test_who_speaks_is_called_by_the_body_they_serve(text: str, language: str, name: str) -> None:
    found = {s.name for claim in claims(text, language) for s in claim.sources}
    assert found == {name}


def test_a_name_after_a_role_and_its_body_is_of_who_has_the_role() -> None:
    text = "Người phát ngôn chính phủ Chad Jean Mbala nói quân đội rút lui."
    (source,) = one(text, "vi", "RETREAT").sources
    assert source.name == "Jean Mbala"


def test_that_country_is_of_whoever_the_sentence_speaks_of() -> None:
    text = "Quân đội Nam Phi cho biết mười binh sĩ nước này thiệt mạng ở Hama."
    (who,) = one(text, "vi", "TOLL").recipients
    assert (who.name, who.country) == ("South African soldiers", "ZAF")


def test_who_announces_that_they_hold_a_place_only_says_so() -> None:
    claim = one("أعلن المتمردون سيطرتهم على حماة.", "ar", "CONTROL")
    assert [s.name for s in claim.sources] == ["rebels"]


def test_a_distance_between_commas_is_nobody() -> None:
    claim = one("Goma, 80 kilometres to the east, fell to the rebels.", "en", "CONTROL")
    assert claim.place is not None
    assert claim.place.name == "Goma"


def test_what_still_goes_on_does_not_begin() -> None:
    assert one("القوات لا تزال تسيطر على حماة.", "ar", "CONTROL").status == "holds"
    assert one("ما زالت القوات تسيطر على حماة.", "ar", "CONTROL").status == "holds"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A nurse was shot by police in Mombasa.", "KEN"),
        # whoever is harmed in a place is of it though another country is told of
        ("A nurse was shot by police in Mombasa before the king of Jordan left.", "KEN"),
        ("A nurse was shot by police in Drellhaven. Jordan said that it was not told.", None),
    ],
)
def test_who_is_told_of_beside_the_one_country_of_a_report_is_of_it(
    text: str, country: str | None
) -> None:
    assert one(text, "en", "ASSAULT").recipients[0].country == country


@pytest.mark.parametrize(
    ("text", "language", "name", "country", "sector"),
    [
        ("A PKK commander condemned the raid.", "en", "PKK commander", "TUR", "REB"),
        ("A leader of the Houthis condemned the raid.", "en", "Houthi leader", "YEM", "REB"),
        ("A Hezbollah lawmaker condemned the raid.", "en", "Hezbollah lawmaker", "LBN", "LEG"),
        ("أدان زعيم الحوثيين الغارة.", "ar", "Houthi leader", "YEM", "REB"),
        ("أدان ممثلون عن الحوثيين الغارة.", "ar", "Houthi representatives", "YEM", "REB"),
        ("أدان مسؤول عسكري الغارة.", "ar", "official", None, "MIL"),
        ("أدان مبعوث أممي الغارة.", "ar", "UN envoy", "UN", "IGO"),
        ("Một quan chức Tổ chức Ân xá Quốc tế lên án cuộc không kích.", "vi", "Amnesty International official", None, "NGO"),
        ("A drone attacked Saada.", "en", "drone", None, "MIL"),
        ("هاجمت طائرة مسيرة مدينة صعدة.", "ar", "drone", None, "MIL"),
        ("Máy bay không người lái tấn công Saada.", "vi", "drone", None, "MIL"),
    ],
)  # fmt: skip
def test_whom_somebody_serves(
    text: str, language: str, name: str, country: str | None, sector: str
) -> None:
    kind = "ACCUSE" if "Saada" not in text and "صعدة" not in text else "ASSAULT"
    who = one(text, language, kind).actors[0]
    assert (who.name, who.country, who.sector) == (name, country, sector)
