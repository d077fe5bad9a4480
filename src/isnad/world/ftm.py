"""Entities of FollowTheMoney as lines of JSON: people, bodies, positions, and who held them when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import msgspec
from anyascii import anyascii

from isnad.world import countries
from isnad.world.actors import FOLDER, is_date, sector_of
from isnad.world.entities import SECTORS, Entity, Kind, Sector, Tenure
from isnad.world.gazetteer import without_marks
from isnad.world.offices import OPEN, PREFIX, Offices
from isnad.world.scripts import language_of
from isnad.world.tables import Tally, WorldTableError, lines, read

TOPICS = FOLDER / "topics.tsv"
_SCHEMATA: dict[str, Kind] = {
    "Person": "person", "Organization": "organisation", "Company": "company",
    "PublicBody": "government", "LegalEntity": "organisation",
}  # fmt: skip
_SECTORS: dict[str, Sector] = {"PublicBody": "GOV", "Company": "BUS"}
_POSITION, _OCCUPANCY = "Position", "Occupancy"
_NAMES = ("name", "alias", "previousName", "abbreviation")
_LANDS = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry")
_REVERSE = {"positionOccupancies": "holder", "occupancies": "post"}
_ID = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")
_TYPED = re.compile(r'\s*\{.*"schema"\s*:\s*"')
_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?")
_DEEPEST = 4
_OVER, _UNKNOWN = "ended", "unknown"


class _Topic(msgspec.Struct, frozen=True):
    name: str
    sector: Sector
    kind: Kind | None


class Stated(msgspec.Struct):
    """An entity as a line states it: where it stands, id, schema, and the values of every
    property."""

    where: str
    id: str
    schema: str
    values: dict[str, list[str]]
    caption: str | None = None


def is_ftm(line: str) -> bool:
    """Whether a line is an entity of FollowTheMoney."""
    return _TYPED.match(line) is not None


def actors(path: Path, tally: Tally, offices: Offices) -> list[Entity]:
    """The people, bodies and positions of a file; people with the offices that they held."""
    return _Reader(tally, offices).read(path)


class _Reader:
    """Reads one file. Lines may stand in any order, so offices are given when all are read."""

    def __init__(self, tally: Tally, offices: Offices) -> None:
        self.tally, self.offices = tally, offices
        self.found: dict[str, Entity] = {}
        self.held: list[Stated] = []
        self.same: dict[str, str] = {}

    def read(self, path: Path) -> list[Entity]:
        """All entities of a file."""
        for number, line in enumerate(lines(path, self.tally), 1):
            if line.strip():
                self.tally.rows += 1
                try:
                    for one in _stated(line, f"{path}:{number}"):
                        self._take(one)
                except WorldTableError as error:
                    self.tally.refuse(error)
        for one in self.held:
            try:
                self._hold(one)
            except WorldTableError as error:
                self.tally.refuse(error)
        return list(self.found.values())

    def _take(self, one: Stated) -> None:
        if one.schema == _OCCUPANCY:
            self.held.append(one)
        elif one.schema == _POSITION:
            self._position(one)
        elif one.schema in _SCHEMATA:
            self._keep(self._actor(one))
        else:
            self.tally.note(f"{one.schema}: neither an actor nor an office, left out")

    def _keep(self, entity: Entity) -> None:
        before = self.found.get(entity.id)
        if before is not None:
            self.tally.note("entity that stands twice: its names are joined")
            names = {
                code: list(
                    dict.fromkeys([*before.names.get(code, ()), *entity.names.get(code, ())])
                )
                for code in {**before.names, **entity.names}
            }
            entity = msgspec.structs.replace(before, names=names)
        self.found[entity.id] = entity

    def _position(self, one: Stated) -> None:
        """A position; one that the built-in tables have is that office."""
        country = self._country(one)
        for name in one.values.get("name", ()):
            office = self.offices.called(name, country)
            if office is not None:
                self.same[one.id] = office
                return
        names = self._names(one)
        topic = _topic(one.values.get("topics", ()))
        sector: Sector = topic.sector if topic is not None else "GOV"
        self._keep(_made(one, "office", country, sector, names))

    def _actor(self, one: Stated) -> Entity:
        topics = one.values.get("topics", ())
        topic, kind = _topic(topics), _SCHEMATA[one.schema]
        own = next((t for t in topics if t in SECTORS), None)
        sector: Sector = _SECTORS.get(one.schema, "UNK")
        if own is not None:
            sector = cast("Sector", own)
        elif topic is not None:
            sector = topic.sector
        elif kind == "person":
            sector = self._sector_of_position(one)
        if topic is not None and topic.kind is not None and one.schema in _VAGUE:
            kind = topic.kind
        elif one.schema in _VAGUE:
            kind = _KINDS.get(sector, kind)
        return _made(one, kind, self._country(one), sector, self._names(one))

    def _sector_of_position(self, one: Stated) -> Sector:
        """The sector of what a person is said to be, where the tables know the words."""
        country = self._country(one)
        for words in one.values.get("position", ()):
            office = self.offices.called(words, country)
            entity = self.offices.entity(office) if office is not None else None
            if entity is not None:
                return entity.sector
        return "UNK"

    def _country(self, one: Stated) -> str | None:
        """The alpha-3 code of the first country that is told and known."""
        for code in (value for name in _LANDS for value in one.values.get(name, ())):
            known = _alpha3().get(code.upper())
            if known is not None:
                return known
            self.tally.note(f"country {code} is not known: it says nothing")
        return None

    def _names(self, one: Stated) -> dict[str, list[str]]:
        """The names by language; of names that are hardly its own those of several words."""
        given = [name for prop in _NAMES for name in one.values.get(prop, ())]
        weak = one.values.get("weakAlias", [])
        given += [name for name in weak if " " in name]
        for _ in (name for name in weak if " " not in name):
            self.tally.note("weakAlias of one word: not a name in text")
        if one.caption is not None and one.caption in given:
            given.insert(0, one.caption)
        found: dict[str, list[str]] = {}
        for name in dict.fromkeys(" ".join(name.split()) for name in given):
            language = language_of(name)
            if language is None:
                self.tally.note("name in a script other than Latin and Arabic: not used")
            else:
                found.setdefault(language, []).append(name)
        plain = [without_marks(name) for name in found.get("vi", ())]
        if plain:
            found["en"] = list(dict.fromkeys([*found.get("en", ()), *plain]))
        if not found:
            raise _fault(one, "it has no name in Latin or Arabic letters; give a name")
        return found

    def _hold(self, one: Stated) -> None:
        """Give a person the office that they held."""
        post, holder = _only(one, "post"), _only(one, "holder")
        office = self.same.get(post, post)
        person = self.found.get(holder)
        if person is None or person.kind != "person":
            raise _fault(one, f"no person here has the id {holder!r}; add the person's line")
        place = self.found.get(post)
        if post not in self.same and (place is None or place.kind != "office"):
            raise _fault(one, f"no position here has the id {post!r}; add the position's line")
        start, end = _date(one, "startDate"), _date(one, "endDate")
        status = one.values.get("status", [])
        if start is None:
            raise _fault(one, "it has no startDate; write one, as in 2014-07-01 or 2014")
        if end is None and _OVER in status:
            raise _fault(one, "it has ended without an endDate; write one, as in 2018-03 or 2018")
        if end is not None and end < start[: len(end)]:
            raise _fault(one, f"it ends on {end}, before {start}; turn the dates round")
        if end is None and _UNKNOWN in status:
            self.tally.note("occupancy of which nobody knows whether it has ended: left out")
            return
        known = self.offices.entity(office) if office.startswith(PREFIX) else place
        sector = person.sector
        if sector == "UNK" and known is not None:
            sector = known.sector
        tenure = Tenure(office, start, end or OPEN)
        self.found[holder] = msgspec.structs.replace(
            person,
            offices=[*person.offices, tenure],
            sector=sector,
            country=person.country or (known.country if known is not None else None),
        )


_VAGUE = frozenset({"Organization", "LegalEntity"})
_KINDS: dict[Sector, Kind] = {
    "REB": "group", "MIL": "force", "COP": "force", "PTY": "party", "MED": "media", "IGO": "igo",
    "NGO": "ngo", "BUS": "company", "REL": "religious", "CRM": "group",
}  # fmt: skip


def _made(
    one: Stated, kind: Kind, country: str | None, sector: Sector, names: dict[str, list[str]]
) -> Entity:
    first = next(iter(names.get("en") or next(iter(names.values()))))
    return Entity(
        id=one.id,
        name=first if language_of(first) != "ar" else anyascii(first),
        kind=kind,
        country=country,
        sector=sector,
        names=names,
        source=Path(one.where).name,
    )


def _stated(line: str, where: str) -> Iterator[Stated]:
    """The entity of a line, and those that stand inside it."""
    try:
        data = msgspec.json.decode(line.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise WorldTableError(f"{where}: not JSON: {error}; write one entity a line") from error
    yield from _unfolded(data, where, 0)


def _unfolded(data: Any, where: str, depth: int) -> Iterator[Stated]:  # noqa: ANN401 - of a user
    made, properties = _begun(data, where)
    inner: list[tuple[str | None, dict[str, Any]]] = []
    for prop, given in properties.items():
        for value in given if isinstance(given, list) else [given]:
            told = value.get("id") if isinstance(value, dict) else value
            if isinstance(told, str) and told.strip():
                made.values.setdefault(prop, []).append(told.strip())
            if isinstance(value, dict) and depth < _DEEPEST:
                inner.append((_REVERSE.get(prop), value))
    yield made
    for reverse, value in inner:
        for one in _unfolded(value, where, depth + 1):
            if reverse is not None and one.id == value.get("id"):
                one.values.setdefault(reverse, [made.id])
            yield one


def _begun(data: Any, where: str) -> tuple[Stated, dict[str, Any]]:  # noqa: ANN401 - of a user
    """An entity without values, and the properties that tell them."""
    found = data if isinstance(data, dict) else {}
    named, schema, properties = (found.get(k) for k in ("id", "schema", "properties"))
    if not isinstance(properties, dict) or not isinstance(schema, str):
        raise WorldTableError(f"{where}: no entity; write id, schema and properties")
    if not isinstance(named, str) or not _ID.fullmatch(named):
        raise WorldTableError(f"{where}: its id is no word of at most 200 letters; write one")
    if named.startswith("country:"):
        raise WorldTableError(f"{where}: the id {named} is of a built-in country; write another")
    caption = found.get("caption")
    shown = caption if isinstance(caption, str) else None
    return Stated(where, named, schema, {}, shown), properties


def _only(one: Stated, prop: str) -> str:
    values = one.values.get(prop, [])
    if len(values) != 1:
        raise _fault(one, f"{len(values)} values of {prop}; write the id of one")
    return values[0]


def _date(one: Stated, prop: str) -> str | None:
    """The first date of a property as ISO day, month or year."""
    for value in one.values.get(prop, ()):
        found = _DATE.fullmatch(value)
        if found is None or not is_date(found[1]):
            raise _fault(one, f"{prop}: {value!r} is no date; write 2014-07-01, 2014-07 or 2014")
        return found[1]
    return None


@lru_cache(maxsize=1)
def _topics() -> list[_Topic]:
    return [
        _Topic(row["topic"], sector_of(row), cast("Kind", row["kind"]) if row["kind"] else None)
        for row in read(TOPICS, ["topic", "sector", "kind"])
    ]


def _topic(topics: list[str] | tuple[str, ...]) -> _Topic | None:
    """The topic of an entity that says most."""
    for known in _topics():
        if any(topic == known.name or topic.startswith(f"{known.name}.") for topic in topics):
            return known
    return None


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    found = countries.alpha3_of()
    return {**found, **{code: code for code in found.values()}}


def _fault(one: Stated, problem: str) -> WorldTableError:
    return WorldTableError(f"{one.where}: {problem}")
