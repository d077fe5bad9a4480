"""The tables of people and organisations: they load, and say who held an office on a day."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from isnad import world
from isnad.folding import fold
from isnad.world import actors, countries, offices
from isnad.world.entities import SECTORS, Entity, Tenure
from isnad.world.tables import WorldTableError, read

ORGANISATIONS = actors.organisation_tables()
PEOPLE = actors.people_tables()


def entities(paths: list[Path]) -> list[Entity]:
    if paths == PEOPLE:
        return [actors.person(row) for row in actors.rows_of(paths, actors.PEOPLE)]
    return [actors.organisation(row) for row in actors.rows_of(paths, actors.ORGANISATIONS)]


def named(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [*ORGANISATIONS, *PEOPLE], ids=named)
def test_every_row_can_be_read_and_says_where_it_is_from(path: Path) -> None:
    needs = actors.PEOPLE if path in PEOPLE else actors.ORGANISATIONS
    rows = list(read(path, [*needs, "ar", "vi", "country", "sector", "source"]))
    assert rows
    for row in rows:
        one = actors.person(row) if path in PEOPLE else actors.organisation(row)
        assert one.source == "public record", one.id
        assert one.sector in SECTORS and one.sector != "UNK", one.id


@pytest.mark.parametrize("paths", [ORGANISATIONS, PEOPLE], ids=["organisations", "people"])
def test_no_id_stands_twice(paths: list[Path]) -> None:
    ids = Counter(one.id for one in entities(paths))
    assert [each for each, count in ids.items() if count > 1] == []


@pytest.mark.parametrize("path", [*ORGANISATIONS, *PEOPLE], ids=named)
def test_cells_hold_names_in_their_script_without_leftovers(path: Path) -> None:
    for row in read(path):
        for column in ("en", "ar", "vi", "abbr"):
            for name in row.many(column):
                assert name == " ".join(name.split()), (row["id"], name)
                letters = any("\u0600" <= c <= "\u06ff" for c in name)
                assert letters == (column == "ar") or name.isascii(), (row["id"], column, name)


def test_no_two_people_share_a_name() -> None:
    owners: dict[str, set[str]] = {}
    for one in entities(PEOPLE):
        for names in one.names.values():
            for name in names:
                owners.setdefault(fold(name), set()).add(one.id)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


@pytest.mark.parametrize(
    ("name", "language"),
    [("فتح", "ar"), ("الحدث", "ar"), ("ومع", "ar"), ("الشرع", "ar"), ("Nam", "vi")],
)
def test_words_of_every_day_are_no_names(name: str, language: str) -> None:
    loaded = world.load()
    assert fold(name) not in {fold(found) for found, _ in loaded.names(language)}


def test_countries_of_actors_are_countries_or_acronyms() -> None:
    known = {row["alpha3"] for row in read(countries.table("cldr"))}
    for one in entities(PEOPLE):
        if one.country and one.country not in known:
            assert one.sector in {"IGO", "JUD", "LEG"}, (one.id, one.country)


def test_one_office_has_one_holder_at_a_time() -> None:
    held: dict[str, list[tuple[str, str, str]]] = {}
    for one in entities(PEOPLE):
        for tenure in one.offices:
            certain = (_last(tenure.start), _first(tenure.end or "9999"), one.id)
            if certain[0] < certain[1]:
                held.setdefault(tenure.office, []).append(certain)
    wrong = [
        (office, before, after)
        for office, spans in held.items()
        for before, after in pairwise(sorted(spans))
        if after[0] < before[1]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("date", "held"),
    [
        ("2013-09-20", False),  # came some day of that month
        ("2013-10-01", True),
        ("2013-12", True),
        ("2014", True),
        ("2015-11-05", False),  # left some day of that month
        ("2015-10", True),
        ("2015", False),
    ],
)
def test_months_of_coming_and_leaving_do_not_count(date: str, held: bool) -> None:
    assert offices.holds(Tenure("office:x", "2013-09", "2015-11"), date) is held


def _first(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def _last(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date


def test_nobody_comes_to_office_after_the_tables_were_read_through() -> None:
    for one in entities(PEOPLE):
        for tenure in one.offices:
            assert tenure.start <= offices.KNOWN_UNTIL, (one.id, tenure)


@pytest.mark.parametrize(
    ("country", "role", "date", "who"),
    [
        ("IRN", "foreign-minister", "2018-05-08", "mohammad-javad-zarif"),
        ("IRN", "foreign-minister", "2022", "hossein-amir-abdollahian"),
        ("IRN", "foreign-minister", "2024-10-26", "abbas-araghchi"),
        ("IRN", "president", "2024-05-18", "ebrahim-raisi"),
        ("IRN", "foreign-ministry-spokesperson", "2025-03", "esmaeil-baghaei"),
        ("SYR", "president", "2015-09-30", "bashar-al-assad"),
        ("SYR", "president", "2025-05-14", "ahmed-al-sharaa"),
        ("GBR", "prime-minister", "2022-10-01", "liz-truss"),
        ("GBR", "foreign-minister", "2024-01-10", "david-cameron"),
        ("DEU", "prime-minister", "2021-06-01", "angela-merkel"),
        ("CHN", "president", "2012", "hu-jintao"),
        ("CHN", "prime-minister", "2020", "li-keqiang"),
        ("VNM", "president", "2019", "nguyen-phu-trong"),
        ("VNM", "party-leader", "2024-12-01", "to-lam"),
        ("USA", "foreign-minister", "2017-06-06", "rex-tillerson"),
        ("RUS", "prime-minister", "2010", "vladimir-putin"),
        ("UKR", "president", "2016", "petro-poroshenko"),
        ("SAU", "king", "2014", "king-abdullah-saudi"),
        ("YEM", "president", "2019-03-01", "abdrabbuh-mansur-hadi"),
        ("LBN", "prime-minister", "2017-11-04", "saad-hariri"),
    ],
)
def test_holder_of_an_office_on_a_date(country: str, role: str, date: str, who: str) -> None:
    loaded = world.load()
    office = loaded.office(country, role)
    assert office is not None
    holder = loaded.holder(office, date)
    assert holder is not None and holder.id == f"person:{who}"


@pytest.mark.parametrize(
    ("office", "date"),
    [
        ("office:irn-foreign-minister", "2024"),  # three people in that year
        ("office:lbn-president", "2023-10-08"),  # nobody
        ("office:irn-foreign-minister", "2030-01-01"),  # not known
        ("office:irn-foreign-minister", None),
    ],
)
def test_no_holder_where_the_tables_cannot_know(office: str, date: str | None) -> None:
    assert world.load().holder(office, date) is None


@pytest.mark.parametrize(
    ("entity", "language", "name"),
    [
        ("org:sohr", "ar", "المرصد السوري لحقوق الإنسان"),
        ("org:un-security-council", "en", "UN Security Council"),
        ("org:kremlin", "vi", "Điện Kremlin"),
        ("org:irgc", "ar", "الحرس الثوري"),
        ("person:xi-jinping", "vi", "Tập Cận Bình"),
        ("person:bashar-al-assad", "ar", "بشار الأسد"),
        ("person:antonio-guterres", "vi", "António Guterres"),
    ],
)
def test_display_name(entity: str, language: str, name: str) -> None:
    assert world.load().display(entity, language) == name


def organisation(tmp_path: Path, **cells: str) -> Entity:
    """The entity of a table of one row."""
    row = {"id": "some-body", "kind": "group", "en": "Some Body", **cells}
    table = tmp_path / "groups.tsv"
    table.write_text("\t".join(row) + "\n" + "\t".join(row.values()) + "\n", "utf-8")
    return actors.organisation(next(read(table, actors.ORGANISATIONS)))


def test_owner_and_days_of_an_organisation(tmp_path: Path) -> None:
    cells = {"owner": "party", "from": "2012-01-23", "to": "2016-07", "became": "other"}
    one = organisation(tmp_path, **cells)
    assert (one.owner, one.start, one.end) == ("party", "2012-01-23", "2016-07")
    bare = organisation(tmp_path)
    assert (bare.owner, bare.start, bare.end, bare.became) == (None, None, None, None)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"owner": "king"}, "column owner: write one of state, public, private, party"),
        ({"from": "July 2014"}, "column from: write 2014-07-01"),
        ({"to": "2014-02-30"}, "column to: write 2014-07-01"),
        ({"to": "2014-13"}, "column to: write 2014-07-01"),
        ({"from": "2014-07-02", "to": "2014-07-01"}, "column to: 2014-07-01 is before"),
        ({"from": "2014-07", "to": "2013"}, "column to: 2013 is before"),
    ],
)
def test_a_wrong_cell_of_an_organisation_names_line_and_remedy(
    tmp_path: Path, cells: dict[str, str], problem: str
) -> None:
    with pytest.raises(WorldTableError, match=rf"groups\.tsv:2: {problem}"):
        organisation(tmp_path, **cells)


def test_a_month_may_end_in_the_year_it_began(tmp_path: Path) -> None:
    assert organisation(tmp_path, **{"from": "2014-07", "to": "2014"}).end == "2014"


def test_successor_is_another_organisation(tmp_path: Path) -> None:
    table = tmp_path / "groups.tsv"
    head = "id\tkind\ten\tbecame\n"
    table.write_text(head + "old\tgroup\tOld\tnew\nnew\tforce\tNew\n", "utf-8")
    found = actors.organisations(read(table, actors.ORGANISATIONS))
    assert found["group:old"].became == "org:new"
    for wrong in ("nobody", "old"):
        table.write_text(head + f"old\tgroup\tOld\t{wrong}\n", "utf-8")
        with pytest.raises(WorldTableError, match=r"groups\.tsv:2: column became: no other"):
            actors.organisations(read(table, actors.ORGANISATIONS))


def test_every_successor_is_known_and_none_comes_back() -> None:
    loaded = world.load()
    for one in loaded.entities:
        chain = [one.id]
        while (entity := loaded.entity(chain[-1])) is not None and entity.became is not None:
            assert entity.became not in chain, chain
            chain.append(entity.became)
        assert entity is not None, chain


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        ("group:nusra-front", ("2012-01", "2016-07"), "group:hts"),
        ("group:islamic-state-of-iraq", ("2006-10", "2013-04"), "group:isis"),
    ],
)
def test_what_became_of_a_group(first: str, days: tuple[str, str], last: str) -> None:
    loaded = world.load()
    one = loaded.entity(first)
    assert one is not None and (one.start, one.end) == days
    while one is not None and one.became is not None:
        one = loaded.entity(one.became)
    assert one is not None and one.id == last


def test_no_two_organisations_share_a_name_in_a_language() -> None:
    owners: dict[tuple[str, str], set[str]] = {}
    for one in entities(ORGANISATIONS):
        for column, names in one.names.items():
            for name in names:
                owners.setdefault((column, fold(name)), set()).add(one.id)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_nearly_every_agency_and_outlet_has_an_owner() -> None:
    media = [one for one in entities(ORGANISATIONS) if one.kind == "media"]
    unknown = [one.id for one in media if one.owner is None]
    assert len(unknown) < len(media) / 20, unknown
    assert all(one.kind == "media" for one in entities(ORGANISATIONS) if one.owner is not None)


@pytest.mark.parametrize("path", ORGANISATIONS, ids=named)
def test_every_row_says_how_often_it_was_read(path: Path) -> None:
    assert {row["read"] for row in read(path, ["read"])} <= {"", "2"}


def test_enough_people_and_organisations() -> None:
    assert len(entities(PEOPLE)) > 1200
    assert len(entities(ORGANISATIONS)) > 2400


def test_a_wrong_date_names_line_and_remedy(tmp_path: Path) -> None:
    table = tmp_path / "people.tsv"
    table.write_text("id\ten\toffices\nsomebody\tSome Body\tirn-president May 2001/\n", "utf-8")
    with pytest.raises(WorldTableError, match=r"people\.tsv:2: column offices: write 'office"):
        actors.person(next(read(table, actors.PEOPLE)))
