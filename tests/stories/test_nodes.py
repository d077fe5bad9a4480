"""What each place of a report tells."""

from __future__ import annotations

import pytest

from isnad.records import Count, Participant, Place, Source
from isnad.stories import nodes
from tests.stories.samples import claim, report, time

TEXT = "Shells hit Nyala and killed 17 people since 3 May, said a doctor."


def test_claims_of_one_trigger_are_one_node() -> None:
    found = nodes(
        report(TEXT, [claim("r", "hit", TEXT), claim("r", "hit", TEXT, kind="CONTROL"), claim("r", "killed", TEXT)])
    )  # fmt: skip
    assert [node.types for node in found] == [["ASSAULT", "CONTROL"], ["ASSAULT"]]
    assert [node.harm for node in found] == [False, True]
    assert [node.lone for node in found] == [False, False]


def test_a_town_lies_in_its_province_and_country() -> None:
    place = Place(
        name="Nyala", text="Nyala", country="SDN", geonames=371745, latitude=12.05, longitude=24.88,
        precision="settlement",
    )  # fmt: skip
    (node,) = nodes(report(TEXT, [claim("r", "hit", TEXT, place=place)]))
    assert node.places[0] == "371745"
    assert node.places[-1] == "SDN"
    assert node.point == (12.05, 24.88)


def test_a_country_is_a_country() -> None:
    place = Place(name="Sudan", text="Sudan", country="SDN", geonames=366755, precision="country")
    (node,) = nodes(report(TEXT, [claim("r", "hit", TEXT, place=place)], places=[366755, 371745]))
    assert node.places == ["SDN"]
    assert node.around == ["371745"]


@pytest.mark.parametrize(
    ("edtf", "published", "days", "dated"),
    [
        ("2024-05-03", "2024-05-12T08:00:00Z", ("2024-05-03", "2024-05-03"), "claim"),
        ("2016-12", "2024-05-12", ("2016-12-01", "2016-12-31"), "claim"),
        ("2024-05-03/..", "2024-05-12", ("2024-05-03", "2024-05-12"), "claim"),
        # The first raid since 2016 is not of 2016.
        ("2016/..", "2024-05-12", ("2024-05-09", "2024-05-12"), "published"),
        ("XXXX-05-03", None, ("0004-05-03", "0004-05-03"), "claim"),
        (None, "2024-05-12", ("2024-05-09", "2024-05-12"), "published"),
        (None, None, (None, None), "published"),
        (None, "12/05/2024", (None, None), "published"),
    ],
)
def test_days(
    edtf: str | None, published: str | None, days: tuple[str | None, str | None], dated: str
) -> None:
    told = claim("r", "hit", TEXT, time=time(edtf) if edtf else None)
    (node,) = nodes(report(TEXT, [told], published=published))
    assert ((node.first, node.last), node.dated) == (days, dated)


def test_a_date_of_the_sentence_is_taken_where_the_claim_has_none() -> None:
    (node,) = nodes(report(TEXT, [claim("r", "hit", TEXT)], dates=["2024-05-10"]))
    assert (node.first, node.dated) == ("2024-05-10", "sentence")


def test_what_is_planned_is_still_to_come() -> None:
    (node,) = nodes(report(TEXT, [claim("r", "hit", TEXT, modality="planned")]))
    assert (node.first, node.last) == ("2024-05-12", "2024-05-26")


def test_a_count_goes_on_from_the_day_that_the_words_say() -> None:
    told = claim("r", "killed", TEXT, time=time("2024-05-03"))
    (node,) = nodes(report(TEXT, [told], numbers=[17], concepts=["KILL"]))
    assert (node.since, node.toll) == ("2024-05-03", 17)


def test_a_count_of_a_claim_wins_over_a_number_of_the_sentence() -> None:
    told = claim("r", "killed", TEXT, counts={"killed": Count(low=16, high=None)})
    (node,) = nodes(report(TEXT, [told], numbers=[17], concepts=["KILL"]))
    assert node.toll == 16


def test_who_takes_part_is_kept_with_country_and_sector() -> None:
    who = Participant(name="army", text="army", entity="org:army", country="SDN", sector="MIL")
    (node,) = nodes(report(TEXT, [claim("r", "hit", TEXT, actors=[who])]))
    assert node.people == ["org:army", "SDN MIL"]
    assert node.doers == ["SDN MIL"]


def test_a_statement_alone_hints_at_what_is_said() -> None:
    said = claim("r", "said", TEXT, kind="STATEMENT")
    (node,) = nodes(report(TEXT, [said], concepts=["KILL", "SAY", "NEUTRAL.PLACE"]))
    assert (node.speech, node.lone, node.hints) == (True, True, ["ASSAULT"])


@pytest.mark.parametrize(
    ("named", "entity", "sector", "witness"),
    [(False, None, "UNK", True), (True, None, "CVL", True), (True, None, "GOV", False),
     (False, "org:ministry", "GOV", False)],
)  # fmt: skip
def test_a_witness_has_no_name_or_no_office(
    named: bool, entity: str | None, sector: str, witness: bool
) -> None:
    root = Source(name="x", text="a doctor", named=named, entity=entity, sector=sector)
    (node,) = nodes(report(TEXT, [claim("r", "said", TEXT, kind="STATEMENT", sources=[root])]))
    assert node.witness == witness


def test_a_report_leads_with_what_has_a_place() -> None:
    place = Place(
        name="Nyala", text="Nyala", country="SDN", geonames=371745, precision="settlement"
    )
    told = [claim("r", "hit", TEXT), claim("r", "killed", TEXT, place=place)]
    assert [node.lead for node in nodes(report(TEXT, told))] == [False, True]


def test_names_sound_alike_across_scripts() -> None:
    latin = report(TEXT, [claim("r", "hit", TEXT)], names=["Kioumars Rostami"])
    arabic = report(TEXT, [claim("r", "hit", TEXT)], names=["كيومرث رستمي"])
    arabic.report.language = "ar"
    one, other = ({key for keys in nodes(h)[0].sounds for key in keys} for h in (latin, arabic))
    assert one & other
