"""Places from the tables: GeoNames' settlements, the supplement, countries, a user's own file."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from isnad.world import countries, divisions, imports
from isnad.world.entities import PRECISION, PlaceRecord
from isnad.world.gazetteer import without_marks
from isnad.world.scripts import is_persian, is_vietnamese
from isnad.world.tables import Row, Tally, WorldTableError, cells, header_of, read

FOLDER = divisions.FOLDER
GEONAMES = FOLDER / "geonames.tsv.gz"
NEEDS = ("en", "country", "kind", "lat", "lon")
_GEO = ("geonames", "name", "alpha2", "admin1", "lat", "lon", "population", "arabic", "latin")
# Two rows of one name in one country that are closer than this are one settlement.
SAME_KM = 15.0
# How many people make a place known by a name of two letters.
_KNOWN = 50_000
_KM_A_DEGREE = 111.2
_BRACKETED = re.compile(r"\[[^]]*\]")

Named = divisions.Named
# A name as it is compared, and the country.
Key = tuple[str, str | None]


def supplements() -> list[Path]:
    """The hand-made tables of places."""
    return sorted((FOLDER / "supplement").glob("*.tsv"))


def sources() -> list[Path]:
    """Every table that the built-in gazetteer is made from."""
    tables = [*supplements(), *divisions.sources(), *sorted(countries.FOLDER.glob("*.tsv"))]
    return [GEONAMES, *tables]


def builtin() -> Iterator[Named]:
    """All built-in places with their names; the supplement adds to GeoNames' rows it means,
    settlements and divisions."""
    extra = [place(row, "supplement") for path in supplements() for row in read(path, NEEDS)]
    yield from countries.places()
    yield from merged(_geonames, divisions.with_divisions(extra, divisions.claims()))


def merged(base: Callable[[], Iterable[Named]], extra: list[Named]) -> Iterator[Named]:
    """The places of ``base`` with the names and claims of ``extra``; what is new in ``extra``
    comes first. ``base`` is gone through twice and never held."""
    wanted = {k for one in extra if _settlement(one) for k in _keys(one)}
    alike: dict[int, Named] = {}
    by_name: dict[Key, list[int]] = {}
    for at, one in enumerate(base()):
        for found in wanted.intersection(_keys(one)):
            alike[at] = one
            by_name.setdefault(found, []).append(at)
    new: list[Named] = []
    for one in extra:
        same = _same(alike, one, by_name) if _settlement(one) else None
        if same is None:
            new.append(one)
        else:
            alike[same] = _joined(alike[same], one)
    yield from new
    yield from (alike.get(at, one) for at, one in enumerate(base()))


def _settlement(one: Named) -> bool:
    return PRECISION[one[0].kind] == "settlement"


def _keys(one: Named) -> set[Key]:
    return {(name.casefold(), one[0].country) for name in (one[0].name, *one[1])}


def _same(alike: dict[int, Named], one: Named, by_name: dict[Key, list[int]]) -> int | None:
    near = {at for k in _keys(one) for at in by_name.get(k, ())}
    found = [(distance_km(alike[at][0], one[0]), at) for at in near]
    return min((f for f in found if f[0] <= SAME_KM), default=(0.0, None))[1]


def _long(names: list[str]) -> list[str]:
    """The names that are long enough for a small place: "Al" is more than a village in Norway."""
    return [name for name in names if len(name) > 2] or names[:1]


def _joined(one: Named, other: Named) -> Named:
    record, more = one[0], other[0]
    kept = msgspec.structs.replace(
        record,
        name=more.name,
        geonames=record.geonames or more.geonames,
        population=max(record.population, more.population),
        claimed_by=more.claimed_by or record.claimed_by,
        within=more.within or record.within,
        arabic=more.arabic or record.arabic,
        vietnamese=more.vietnamese or record.vietnamese,
        source=f"{record.source}, {more.source}",
    )
    return kept, list(dict.fromkeys([*other[1], *one[1], record.name]))


def distance_km(one: PlaceRecord, other: PlaceRecord) -> float:
    """Distance in kilometres on a plane that touches the earth: good enough for neighbours."""
    flat = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude) * flat
    return math.hypot(one.latitude - other.latitude, east) * _KM_A_DEGREE


def place(row: Row, source: str) -> Named:
    """A place from a row of the supplement or of a user's file, with all its names. What stands in
    brackets belongs to a name by which a place is found, not to what it is called: ``Lyman [of
    Donetsk]`` is Lyman, and no other Lyman is taken for it."""
    kind = row["kind"]
    if kind not in PRECISION:
        raise row.fail(f"column kind: write one of {', '.join(PRECISION)}")
    names = {column: row.many(column) for column in ("en", "ar", "vi")}
    if not names["en"]:
        raise row.fail("column en: write the usual English name")
    called = {column: _called(found[0]) for column, found in names.items() if found}
    record = PlaceRecord(
        name=called["en"],
        country=row["country"] or None,
        geonames=row.whole("geonames") or None,
        latitude=row.number("lat", -90, 90),
        longitude=row.number("lon", -180, 180),
        kind=kind,
        precision=PRECISION[kind],
        population=row.whole("population"),
        claimed_by=row.get("claimed_by", "").split(),
        within=row.get("within") or None,
        arabic=called.get("ar"),
        vietnamese=called.get("vi"),
        source=source,
    )
    return record, [_found_by(name) for found in names.values() for name in found]


def _called(name: str) -> str:
    """A name without what stands in brackets."""
    return " ".join(_BRACKETED.sub(" ", name).split())


def _found_by(name: str) -> str:
    return name.replace("[", "").replace("]", "")


def _geonames() -> Iterator[Named]:
    alpha3 = countries.alpha3_of()
    claims = divisions.claims()
    for number, name, alpha2, admin1, lat, lon, population, arabic, latin in cells(GEONAMES, _GEO):
        others = latin.split("|") if latin else []
        native = sorted(arabic.split("|"), key=is_persian) if arabic else []
        record = PlaceRecord(
            name=name,
            country=alpha3.get(alpha2),
            geonames=int(number),
            latitude=float(lat),
            longitude=float(lon),
            kind="settlement",
            precision="settlement",
            population=int(population),
            claimed_by=claims.get((alpha2, admin1)) or claims.get((alpha2, "*"), []),
            arabic=native[0] if native else None,
            vietnamese=None if latin.isascii() else next(filter(is_vietnamese, others), None),
            admin1=admin1 or None,
        )
        names = [name, *([] if name.isascii() else [without_marks(name)]), *native, *others]
        yield record, names if record.population >= _KNOWN else _long(names)


def user_rows(path: Path, tally: Tally | None = None) -> Iterator[Named]:
    """The places of a user's file with all their names: a table like the supplement, a dump of
    GeoNames, or a table with commas whose columns are known by their names (see ``imports``).
    Refuses a row with a WorldTableError, which names file, line, problem and remedy."""
    form = None if is_table(path) else imports.form_of(path)
    tally = tally or Tally()
    return imports.rows(path, form, tally) if form is not None else _table(path, tally)


def _table(path: Path, tally: Tally) -> Iterator[Named]:
    for row in read(path, NEEDS, tally):
        try:
            yield place(row, "user")
        except WorldTableError as error:
            tally.refuse(error)


def is_table(path: Path) -> bool:
    """Whether the header of a file is one of a table like the supplement."""
    return set(NEEDS) <= set(header_of(path))
