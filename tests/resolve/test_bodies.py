"""Words without a name that point to a body which the report has named."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import claims


def said_by(text: str, language: str) -> list[str | None]:
    """The root of every claim that has one."""
    return [claim.sources[-1].entity for claim in claims(text, language) if claim.sources]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{} White Helmets said rebels shelled Homs. The group said troops left Homs."),
        ("en", "{} White Helmets, a rescue group, said rebels shelled Homs. The rescue group said troops left Homs."),
        ("ar", "قالت منظمة الخوذ البيضاء إن المتمردين قصفوا حمص. وقالت المنظمة إن الجنود انسحبوا من حمص."),
        ("vi", "Tổ chức Mũ bảo hiểm trắng cho biết phiến quân đã pháo kích Homs. Tổ chức này nói binh sĩ rời Homs."),
    ],
)  # fmt: skip
def test_a_word_for_its_kind_points_to_a_body(language: str, text: str) -> None:
    assert set(said_by(text.format("The"), language)) == {"org:white-helmets"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Syrian Observatory for Human Rights said rebels shelled Homs. Troops left Homs, the Observatory said."),
        ("ar", "قال المرصد السوري لحقوق الإنسان إن المتمردين قصفوا حمص. وانسحب الجنود من حمص، بحسب المرصد."),
        ("vi", "Đài Quan sát Nhân quyền Syria cho biết phiến quân đã pháo kích Homs. Binh sĩ rời Homs, theo Đài Quan sát."),
    ],
)  # fmt: skip
def test_the_head_of_its_name_points_to_a_body(language: str, text: str) -> None:
    assert set(said_by(text, language)) == {"org:sohr"}


def test_a_body_described_first_and_named_later_is_one() -> None:
    text = "Rebels shelled Homs, a war monitor said. SOHR, a monitor based in Britain, said troops left Homs."
    first, *rest = [claim.sources[-1] for claim in claims(text, "en")]
    assert {first.entity, *(one.entity for one in rest)} == {"org:sohr"}
    assert first.text == "war monitor"
    assert first.antecedent is not None
    assert first.antecedent.quote == "SOHR"


@pytest.mark.parametrize(
    "text",
    [
        # Two were described so: nobody knows which.
        "Rebels shelled Homs, a monitor said. SOHR, a monitor, said troops left. ANHA, a monitor, said they stayed.",
        "SOHR said rebels shelled Homs. The groups said troops left Homs.",
        "SOHR said rebels shelled Homs. The Iranian group said troops left Homs.",
    ],
)  # fmt: skip
def test_words_that_may_be_of_another_are_left_alone(text: str) -> None:
    told = [claim.sources[-1] for claim in claims(text, "en") if claim.sources]
    doubtful = [one for one in told if one.text in ("monitor", "groups", "Iranian group")]
    assert doubtful
    assert all(one.entity is None for one in doubtful)


def test_a_shorter_word_goes_on_with_a_longer_description() -> None:
    text = (
        "Rebels shelled Homs, a Jordanian military source said. The source said troops left Homs."
    )
    names = {claim.sources[-1].name for claim in claims(text, "en")}
    assert names == {"Jordanian military source"}


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Rebels killed two Jordanian soldiers.", "Jordanian soldiers"),
        ("en", "Rebels killed a Jordanian soldier.", "Jordanian soldier"),
        ("ar", "قتل المتمردون 12 جنديا أردنيا.", "Jordanian soldiers"),
        ("vi", "Phiến quân giết hại hai binh sĩ Jordan.", "Jordanian soldiers"),
        ("vi", "Phiến quân giết hại 1 binh sĩ Jordan.", "Jordanian soldier"),
    ],
)
def test_who_has_no_name_is_called_in_english(language: str, text: str, name: str) -> None:
    assert whom(claims(text, language)) == {name}


def whom(found: list[Claim]) -> set[str | None]:
    """The names of all to whom something is done."""
    return {one.name for claim in found for one in claim.recipients}


def test_an_agency_with_a_name_that_nobody_knows_is_not_the_one_before() -> None:
    text = (
        "نقل التلفزيون السوري عن الجيش أنه قصف بلدة الزربة.\n"
        "ونقلت وكالة المنارة عن المرصد أن مدينة حماة سقطت."
    )
    chain = [link.name for link in claims(text, "ar")[-1].sources]
    assert chain[0] == "media"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("M23 captured Goma on Monday. The rebels also hold Bukavu.", "group:m23"),
        ("M23 captured Goma. The FDLR burned huts. The rebels hold Bukavu.", None),
        ("Hezbollah sent fighters. Syrian rebels captured Hama. The rebels also hold Idlib.", None),
    ],
)
def test_the_rebels_are_the_one_band_that_is_told_of(text: str, entity: str | None) -> None:
    held = [claim for claim in claims(text, "en") if claim.trigger.quote == "hold"]
    assert [actor.entity for claim in held for actor in claim.actors] == [entity]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "The Kenyan army left the port, its leadership said.", "Kenyan army leadership"),
        ("ar", "غادر الجيش الكيني الميناء، وفق بيان أصدرته قيادته.", "Kenyan army leadership"),
    ],
)
def test_whoever_leads_a_body_is_of_it(language: str, text: str, name: str) -> None:
    told = [one for claim in claims(text, language) for one in claim.sources]
    assert [(one.name, one.sector) for one in told] == [(name, "MIL")]
