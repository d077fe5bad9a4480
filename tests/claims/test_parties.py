"""Whose things words and blows are aimed at, who speaks by a colon or as somebody's quotation goes
on, and who does what an infinitive or a participle tells."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import claims, one


def _recipients(claim: Claim) -> list[str | None]:
    return [p.text for p in claim.recipients]


def _actors(claim: Claim) -> list[str | None]:
    return [p.text for p in claim.actors]


def _roots(claim: Claim) -> list[str | None]:
    return [p.name for p in claim.sources]


@pytest.mark.parametrize(
    ("text", "kind", "whom"),
    [
        ("The envoy blamed Kenyan tariffs for the crisis.", "ACCUSE", ["Kenyan"]),
        (
            "Crowds spoke, condemning both Kenya's raid and Jordan's plan to arm rebels.",
            "ACCUSE",
            ["Kenya", "Jordan"],
        ),
        ("The envoy welcomed the outcome of the talks of the rebels.", "SUPPORT", ["rebels"]),
        ("The airstrike hit two Hamas trucks.", "ASSAULT", ["Hamas"]),
        ("Warplanes fired 12 missiles destroying ten Hamas trucks.", "ASSAULT", ["Hamas"]),
        ("Rebels shelled the village, killing two farmers.", "ASSAULT", ["two farmers"]),
        ("Soldiers attacked militias like Hamas.", "ASSAULT", ["Hamas"]),
    ],
)
def test_whose_things_are_aimed_at(text: str, kind: str, whom: list[str]) -> None:
    assert _recipients(one(text, "en", kind)) == whom


def test_a_drought_that_nobody_owns_is_blamed_on_nobody() -> None:
    assert not claims("The envoy blamed the drought for the crisis.", "en", "ACCUSE")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Army spokesman: Kenyan airstrikes hit rebels", "military spokesperson"),
        ("Kenyan airstrikes hit rebels: police", "police"),
        ("Rebels shelled a mill near Homs, Syria, the police said.", "police"),
        ('The police condemned the raid. "Rebels killed two pupils."', "police"),
    ],
)
def test_who_says_it(text: str, root: str) -> None:
    claim = claims(text, "en", "ASSAULT")[-1]
    assert [name and name.split(" ", 1)[-1] for name in _roots(claim)][-1:] == [
        root.split(" ", 1)[-1]
    ]


def test_a_topic_before_a_colon_says_nothing() -> None:
    assert _roots(one("Syria: airstrikes hit rebels", "en", "ASSAULT")) == []


def test_what_is_told_behind_the_verb_that_closes_a_quotation_is_not_said() -> None:
    text = (
        '"They are ill," the mayor said after a meeting between Angela Merkel and Vladimir Putin.'
    )
    claim = one(text, "en", "CONSULT")
    assert _roots(claim) == []
    assert _actors(claim) == ["Angela Merkel", "Vladimir Putin"]


def test_who_tells_of_talks_between_others_takes_no_part() -> None:
    claim = one("The envoy highlighted three meetings between Kenya and Jordan.", "en", "CONSULT")
    assert _actors(claim) == ["Kenya", "Jordan"]


def test_who_acts_behind_for() -> None:
    text = "The bridge was opened, only for Kenya within hours to denounce the mayor."
    assert _actors(one(text, "en", "ACCUSE")) == ["Kenya"]


def test_who_leaves_saying_something_says_it() -> None:
    claim = one("He left Oslo on Monday saying that rebels had shelled the mill.", "en", "ASSAULT")
    assert [p.text for p in claim.sources] == ["He"]


def test_an_object_is_somebody_else_than_the_subject() -> None:
    claim = claims("Kenya holds the refugees in a camp and often deports them.", "en", "COERCE")[-1]
    assert [p.name for p in claim.recipients] == ["refugees"]


def test_a_role_alone_is_whoever_had_it_before_the_name() -> None:
    text = "Health Minister Rima Janzen met the Dutch ambassador. The minister condemned the raid."
    (claim,) = claims(text, "en", "ACCUSE")
    assert [p.name for p in claim.actors] == ["Rima Janzen"]


def test_a_surname_that_is_a_common_noun() -> None:
    text = "The envoy Jorge Cook met the mayor on Monday. Cook said rebels shelled the mill."
    claim = one(text, "en", "ASSAULT")
    assert _roots(claim) == ["Jorge Cook"]


def test_who_did_the_act_is_condemned_and_does_not_condemn() -> None:
    claim = one("The envoy condemned the attack by rebels on a market.", "en", "ACCUSE")
    assert (_actors(claim), _recipients(claim)) == (["envoy"], ["rebels"])


def test_who_accused_is_who_is_denied() -> None:
    text = "Japan accused Kenya of meddling in the vote, a charge Kenya denies."
    claim = one(text, "en", "REJECT")
    assert (_actors(claim), _recipients(claim)) == (["Kenya"], ["Japan"])
    assert _roots(claim) == []


def test_how_often_somebody_is_visited_is_nobody() -> None:
    claim = one("The envoy has visited Kenya three times this year.", "en", "CONSULT")
    assert _recipients(claim) == ["Kenya"]


def test_whose_positions_are_shelled() -> None:
    assert _recipients(one("Rebels shelled army positions near Homs.", "en", "ASSAULT")) == ["army"]
    assert _recipients(one("Rebels shelled the Syrian town.", "en", "ASSAULT")) == []


def test_a_comma_between_two_bodies_in_a_headline() -> None:
    claim = one("Coalition provides ISF, Peshmerga with masks", "en", "AID")
    assert _recipients(claim) == ["ISF", "Peshmerga"]
    assert _roots(one("Rebels bombed Hamas, army says", "en", "ASSAULT")) == ["army"]


def test_what_we_believe_the_outlet_asserts() -> None:
    assert _roots(one("We believe that Kenya stands with Japan.", "en", "SUPPORT")) == []


def test_two_bodies_side_by_side_do_not_explain_each_other() -> None:
    claim = one("Kenyan airstrikes hit Hamas, ISIL fighters", "en", "ASSAULT")
    assert _recipients(claim) == ["Hamas", "ISIL fighters"]


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("The envoy visited Moscow on Monday.", ["Moscow"]),
        ("The envoy visited Aleppo on Monday.", []),
        ("The envoy flew to Moscow on Monday for talks.", []),
    ],
)
def test_who_visits_a_capital_visits_its_government(text: str, whom: list[str]) -> None:
    assert [_recipients(c) for c in claims(text, "en", "CONSULT")][:1] == [whom]


def test_a_quotation_within_what_somebody_does_is_theirs() -> None:
    text = 'The envoy Jorge Cook called it the work of "rebels who killed two farmers" on Monday.'
    claim = one(text, "en", "ASSAULT")
    assert _roots(claim) == ["Jorge Cook"]


def test_what_hangs_on_help_that_is_told_of_with_its_aim_gives_it() -> None:
    told = one("أكد التقرير مساعدة كينيا لمجموعات مسلحة.", "ar", "AID")
    assert [who.text for who in told.actors] == ["كينيا"]
    assert [who.text for who in told.recipients] == ["لمجموعات مسلحة"]


def test_a_tool_does_no_attack() -> None:
    told = one("أسفرت عملية دهس بسيارة عن جرح خمسة أشخاص.", "ar", "ASSAULT")
    assert told.actors == []
    told = one("نجا الوزير من اعتداء بطائرات مسيرة.", "ar", "ASSAULT")
    assert told.actors == []


def test_whoever_owns_an_act_by_a_pronoun_does_it() -> None:
    told = one("قالت الوزيرة إن زيارتها إلى كينيا ناجحة.", "ar", "CONSULT")
    assert [who.text for who in told.actors] == ["زيارتها"]


def test_whose_sanctions_are_condemned_is_whom_words_are_aimed_at() -> None:
    told = one("قام الوزير بإدانة العقوبات الكينية.", "ar", "ACCUSE")
    assert [who.country for who in told.recipients] == ["KEN"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Vợ ông Kofi chỉ trích chính phủ.", "Vợ ông Kofi"),
        ("Hai trợ lý ông Kofi chỉ trích chính phủ.", "Hai trợ lý ông Kofi"),
        ("Hàng trăm người ủng hộ Kofi chỉ trích chính phủ.", "Hàng trăm người ủng hộ Kofi"),
        ("Người tiền nhiệm Kofi chỉ trích chính phủ.", "Kofi"),
        ("Thị trưởng Kofi chỉ trích chính phủ.", "Kofi"),
    ],
)
def test_whose_wife_or_aides_they_are_is_not_their_name(text: str, who: str) -> None:
    claim = one(text, "vi", "ACCUSE")
    assert [p.text for p in claim.actors] == [who]
    assert (claim.actors[0].name == "Kofi") == (who == "Kofi")


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("اتهمت الحكومة الكينية حزب الله بالخيانة.", "Kenyan government", "Hezbollah"),
        ("اتهم الوزير الكيني حركة الشباب بالخيانة.", "Kenyan minister", "al-Shabaab"),
        ("اتهمت كينيا حركة الشباب بالخيانة.", "Kenya", "al-Shabaab"),
        ("اتهم حزب العمال الكردستاني مسلحين أتراكا بالخيانة.", "PKK", "Turkish gunmen"),
        ("اتهم جنود روس ضباطا ألمانا بالخيانة.", "Russian soldiers", "German officers"),
    ],
)
def test_one_body_is_not_of_another(text: str, actor: str, recipient: str) -> None:
    accused = one(text, "ar", "ACCUSE")
    assert [p.name for p in (*accused.actors, *accused.recipients)] == [actor, recipient]


def test_who_met_somebody_is_who_came() -> None:
    met = [
        c
        for c in claims("زار الوزير الكيني درنة والتقى شيوخ القبائل.", "ar", "CONSULT")
        if c.trigger.quote == "التقى"
    ]
    assert [p.text for p in met[0].actors] == ["الوزير الكيني", "شيوخ القبائل"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("استهدف مسلحون القاعدة الجوية.", True), ("استهدف الجيش القاعدة في مأرب.", False)],
)
def test_a_word_that_is_told_of_is_not_the_name_of_a_group(text: str, place: bool) -> None:
    names = [p.name for p in one(text, "ar", "ASSAULT").recipients]
    assert ("al-Qaeda" in names) is not place


def test_planes_of_a_state_are_not_of_the_town_that_they_bomb() -> None:
    raid = one("قصفت طائرات حربية روسية درنة.", "ar", "ASSAULT")
    assert [p.name for p in raid.actors] == ["Russian military craft"]
    assert not raid.recipients
    assert raid.place is not None
    assert raid.place.name == "Derna"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Some villagers said the army burned the mill, while others blamed the rebels.", "en"),
        ("قال بعض القرويين إن الجيش أحرق الطاحونة بينما اتهم آخرون المتمردين.", "ar"),
        ("Một số dân làng nói quân đội đốt nhà máy, trong khi những người khác đổ lỗi cho phiến quân.", "vi"),
    ],
)  # fmt: skip
def test_what_others_say_is_not_said_by_some(text: str, language: str) -> None:
    assert not one(text, language, "ACCUSE").sources
