"""The news agency of a state by what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from isnad import world
from isnad.world import actors, agencies, countries
from isnad.world.tables import Row, WorldTableError
from tests import reads

NATIONS = {one.country: one for one in countries.entities() if one.country}


@pytest.mark.parametrize(
    "name",
    [
        "Jordanian state news agency",
        "Jordan's official news agency",
        "official Jordanian news agency Petra",
        "وكالة الأنباء الأردنية الرسمية",
        "Hãng thông tấn nhà nước Jordan",
    ],
)
def test_the_agency_of_a_state_is_called_what_it_is(name: str) -> None:
    one = world.load().entity("org:petra")
    assert one is not None
    assert any(form.startswith(name) for several in one.names.values() for form in several)


def test_its_own_name_stays_the_first() -> None:
    one = world.load().entity("org:petra")
    assert one is not None and one.names["en"][0] == one.name == "Petra news agency"


def test_where_more_than_one_could_be_meant_none_is() -> None:
    names = [n for e in world.load().entities for several in e.names.values() for n in several]
    assert not [n for n in names if n.startswith(("Russian state news agency", "Yemeni state"))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oman's state news agency said the army had withdrawn from the port."),
        ("ar", "قالت وكالة الأنباء العمانية الرسمية إن الجيش انسحب من الميناء."),
        ("vi", "Hãng thông tấn nhà nước Oman cho biết quân đội đã rút khỏi cảng."),
    ],
)
def test_who_is_quoted_so_is_that_agency(language: str, text: str) -> None:
    sources = [link.entity for claim in reads.claims(text, language) for link in claim.sources]
    assert sources and set(sources) == {"org:ona"}


def test_a_state_has_one() -> None:
    cells = {"kind": "media", "en": "Ledger", "country": "ISL", "national": "yes"}
    rows = [Row({"id": name, **cells}, Path("mine.tsv"), n) for n, name in enumerate("ab")]
    with pytest.raises(WorldTableError, match="ISL has such an agency already"):
        agencies.named(rows, actors.organisations(rows), NATIONS)


def test_the_column_says_yes_or_nothing() -> None:
    cells = {"id": "a", "kind": "media", "en": "Ledger", "country": "ISL", "national": "no"}
    rows = [Row(cells, Path("mine.tsv"), 2)]
    with pytest.raises(WorldTableError, match=r"mine\.tsv:2: column national"):
        agencies.named(rows, actors.organisations(rows), NATIONS)
