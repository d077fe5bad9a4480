"""Files of a user's: in which form they are, and what each holds of actors, nouns and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, get_args

import msgspec

from isnad.world import actors, dictionary, ftm, imports, places
from isnad.world.entities import Entity
from isnad.world.offices import OPEN, Offices
from isnad.world.tables import Row, Tally, WorldTableError, header_of, lines, read
from isnad.world.world import Noun

Form = Literal[
    "places", "dump", "columns", "people", "organisations", "entities", "actors", "agents"
]
FORMS: tuple[str, ...] = get_args(Form)
CALLED: dict[Form, str] = {
    "places": "table of places",
    "dump": "dump of GeoNames",
    "columns": "table of places with columns known by their names",
    "people": "table of people",
    "organisations": "table of organisations",
    "entities": "FollowTheMoney entities",
    "actors": "dictionary of actors with CAMEO codes",
    "agents": "dictionary of agents with CAMEO codes",
}
OF_PLACES = frozenset({"places", "dump", "columns"})
_TABLES: dict[Form, tuple[str, ...]] = {
    "places": places.NEEDS,
    "people": actors.PEOPLE,
    "organisations": actors.ORGANISATIONS,
}


class Known:
    """What a user's file may refer to: offices, and organisations by what stands in their column
    ``id``."""

    def __init__(self, countries: Mapping[str, Entity], bodies: Iterable[Entity]) -> None:
        self.offices = Offices(countries)
        self.slugs = {one.id.partition(":")[2]: one.id for one in bodies}


class Checked(msgspec.Struct, frozen=True):
    """What a file holds: its form, how many of what kind, rows, rows that cannot be used, and
    remarks with how often they apply."""

    form: Form
    kinds: dict[str, int]
    rows: int
    refused: int
    notes: dict[str, int]


def form_of(path: Path) -> Form:
    """The form of a file, by what stands in it; raises WorldTableError for none that is known."""
    columns = set(header_of(path))
    for form, needs in _TABLES.items():
        if set(needs) <= columns:
            return form
    if ftm.is_ftm(next((line for line in lines(path) if line.strip()), "")):
        return "entities"
    if found := imports.form_of(path):
        return found
    if kind := dictionary.form_of(path):
        return "agents" if kind == "agents" else "actors"
    wanted = "; ".join(f"{form}: {', '.join(needs)}" for form, needs in _TABLES.items())
    raise WorldTableError(
        f"{path}: no table that can be added; its header must hold, between tabs, {wanted};"
        " or give a dump of GeoNames, a table with columns name, lat and lon, FollowTheMoney"
        " entities as lines of JSON, or a dictionary with CAMEO codes in brackets"
    )


def actors_of(
    path: Path, form: Form, tally: Tally, known: Known
) -> tuple[list[Entity], list[Noun]]:
    """The actors and the nouns of a file that holds no places."""
    if form == "agents":
        return [], list(dictionary.nouns(path, tally))
    if form == "entities":
        return ftm.actors(path, tally, known.offices), []
    if form == "actors":
        return list(dictionary.actors(path, tally)), []
    found = _people if form == "people" else _organisations
    return list({one.id: one for one in found(path, tally, known)}.values()), []


def check(path: Path, known: Known, tally: Tally) -> Checked:
    """What a file holds; ``tally`` is told of every row that cannot be used."""
    form = form_of(path)
    kinds: dict[str, int] = {}

    def count(kind: str) -> None:
        kinds[kind] = kinds.get(kind, 0) + 1

    if form in OF_PLACES:
        for record, _ in places.user_rows(path, tally):
            count(record.kind)
    else:
        entities, nouns = actors_of(path, form, tally, known)
        for one in entities:
            count(one.kind)
        if nouns:
            kinds["noun"] = len({noun.form for noun in nouns})
    return Checked(form, kinds, tally.rows, tally.refused, tally.notes)


def _people(path: Path, tally: Tally, known: Known) -> Iterator[Entity]:
    for row in read(path, actors.PEOPLE, tally):
        try:
            yield _person(row, known)
        except WorldTableError as error:
            tally.refuse(error)


def _person(row: Row, known: Known) -> Entity:
    one = actors.person(row)
    for tenure in one.offices:
        if known.offices.entity(tenure.office) is None:
            slug = tenure.office.partition(":")[2]
            way = "write a country and a role that is built in, as in irn-foreign-minister"
            raise row.fail(f"column offices: {slug!r} is no office that is known; {way}")
    held = [msgspec.structs.replace(t, end=t.end or OPEN) for t in one.offices]
    return msgspec.structs.replace(one, offices=held)


def _organisations(path: Path, tally: Tally, known: Known) -> Iterator[Entity]:
    found: list[tuple[Row, Entity]] = []
    for row in read(path, actors.ORGANISATIONS, tally):
        try:
            found.append((row, actors.organisation(row)))
        except WorldTableError as error:
            tally.refuse(error)
    slugs = {**known.slugs, **{row["id"]: one.id for row, one in found}}
    for row, one in found:
        try:
            yield actors.succeeded(row, one, slugs)
        except WorldTableError as error:
            tally.refuse(error)
