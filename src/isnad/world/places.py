"""Places from the tables: GeoNames' settlements, the supplement, countries, a user's own file."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.world import countries
from isnad.world.entities import PRECISION, PlaceRecord
from isnad.world.tables import Row, read

FOLDER = Path(__file__).parent / "places"
GEONAMES = FOLDER / "geonames.tsv.gz"
DISPUTED = FOLDER / "disputed.tsv"
NEEDS = ("en", "country", "kind", "lat", "lon")
# Two rows of one name in one country that are closer than this are one settlement.
SAME_KM = 15.0
_KM_A_DEGREE = 111.2
_PERSIAN = frozenset("\u06a9\u06cc")
_VIETNAMESE = frozenset("ăâđêôơư")

Named = tuple[PlaceRecord, list[str]]


def supplements() -> list[Path]:
    """The hand-made tables of places."""
    return sorted((FOLDER / "supplement").glob("*.tsv"))


def sources() -> list[Path]:
    """Every table that the built-in gazetteer is made from."""
    return [GEONAMES, DISPUTED, *supplements(), *sorted(countries.FOLDER.glob("*.tsv"))]


def builtin() -> list[Named]:
    """All built-in places with their names; the supplement adds to GeoNames' rows it means."""
    extra = [place(row, "supplement") for path in supplements() for row in read(path, NEEDS)]
    return [*countries.places(), *merged(list(_geonames()), extra)]


def merged(base: list[Named], extra: Iterable[Named]) -> list[Named]:
    """``base`` with the names and claims of ``extra``; what is new in ``extra`` comes first."""
    by_name: dict[tuple[str, str | None], list[int]] = {}
    for at, (record, names) in enumerate(base):
        for name in {record.name, *names}:
            by_name.setdefault((name.casefold(), record.country), []).append(at)
    new: list[Named] = []
    for record, names in extra:
        same = _same(base, record, names, by_name)
        if same is None:
            new.append((record, names))
        else:
            base[same] = _joined(base[same], (record, names))
    return [*new, *base]


def _same(
    base: list[Named],
    record: PlaceRecord,
    names: list[str],
    by_name: dict[tuple[str, str | None], list[int]],
) -> int | None:
    if PRECISION[record.kind] != "settlement":
        return None
    near = {at for name in names for at in by_name.get((name.casefold(), record.country), ())}
    found = [(distance_km(base[at][0], record), at) for at in near]
    return min((f for f in found if f[0] <= SAME_KM), default=(0.0, None))[1]


def _joined(one: Named, other: Named) -> Named:
    record, more = one[0], other[0]
    kept = PlaceRecord(
        name=more.name,
        country=record.country,
        geonames=record.geonames or more.geonames,
        latitude=record.latitude,
        longitude=record.longitude,
        kind=record.kind,
        precision=record.precision,
        population=max(record.population, more.population),
        claimed_by=more.claimed_by or record.claimed_by,
        within=more.within or record.within,
        arabic=more.arabic or record.arabic,
        vietnamese=more.vietnamese or record.vietnamese,
        admin1=record.admin1,
        source=f"{record.source}, {more.source}",
    )
    return kept, list(dict.fromkeys([*other[1], *one[1], record.name]))


def distance_km(one: PlaceRecord, other: PlaceRecord) -> float:
    """Distance in kilometres on a plane that touches the earth: good enough for neighbours."""
    flat = math.cos(math.radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude) * flat
    return math.hypot(one.latitude - other.latitude, east) * _KM_A_DEGREE


def place(row: Row, source: str) -> Named:
    """A place from a row of the supplement or of a user's file, with all its names."""
    kind = row["kind"]
    if kind not in PRECISION:
        raise row.fail(f"column kind: write one of {', '.join(PRECISION)}")
    names = {column: row.many(column) for column in ("en", "ar", "vi")}
    if not names["en"]:
        raise row.fail("column en: write the usual English name")
    record = PlaceRecord(
        name=names["en"][0],
        country=row["country"] or None,
        geonames=int(row["geonames"]) if row.get("geonames") else None,
        latitude=row.number("lat", -90, 90),
        longitude=row.number("lon", -180, 180),
        kind=kind,
        precision=PRECISION[kind],
        population=int(row.get("population") or 0),
        claimed_by=row.get("claimed_by", "").split(),
        within=row.get("within") or None,
        arabic=next(iter(names["ar"]), None),
        vietnamese=next(iter(names["vi"]), None),
        source=source,
    )
    return record, [name for found in names.values() for name in found]


def _geonames() -> Iterator[Named]:
    alpha3 = countries.alpha3_of()
    claims = {(r["alpha2"], r["admin1"]): r["claimed_by"].split() for r in read(DISPUTED)}
    for row in read(GEONAMES):
        arabic, latin = sorted(row.many("arabic"), key=_foreign), row.many("latin")
        area = (row["alpha2"], row["admin1"])
        record = PlaceRecord(
            name=row["name"],
            country=alpha3.get(row["alpha2"]),
            geonames=int(row["geonames"]),
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            kind="settlement",
            precision="settlement",
            population=int(row["population"]),
            claimed_by=claims.get(area) or claims.get((area[0], "*"), []),
            arabic=next(iter(arabic), None),
            vietnamese=next((n for n in latin if _VIETNAMESE & set(n.lower())), None),
            admin1=row["admin1"] or None,
        )
        yield record, [row["name"], plain(row["name"]), *arabic, *latin]


def _foreign(name: str) -> bool:
    """Whether a name in Arabic letters is written the Persian way."""
    return not _PERSIAN.isdisjoint(name)


def plain(name: str) -> str:
    """The name in letters without marks, as English text writes it."""
    parts = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in parts if not unicodedata.combining(c))
