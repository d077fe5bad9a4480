"""Places from files as others make them: a dump of GeoNames, and tables of areas and places with
commas, whose columns are known by their names. Read row by row, so that size costs only time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from isnad.world import countries, divisions
from isnad.world.entities import PRECISION, PlaceKind, PlaceRecord
from isnad.world.gazetteer import without_marks
from isnad.world.scripts import arabic_names, is_persian, is_vietnamese, latin_names
from isnad.world.tables import Row, Tally, WorldTableError, lines, read

Named = divisions.Named
Form = Literal["dump", "columns"]

KINDS = divisions.FOLDER / "feature-kinds.tsv"
# The columns of a dump of GeoNames, which has no header.
DUMP = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class",
    "feature code", "country code", "cc2", "admin1 code", "admin2 code", "admin3 code",
    "admin4 code", "population", "elevation", "dem", "timezone", "modification date",
)  # fmt: skip
_NO_AREA = frozenset({"", "00", "0"})
_SPLIT = re.compile(r"[|\n]")
_PREFIX = re.compile(r"([A-Z]{2,3})[-_.]?\d")
_DIGIT = re.compile(r"\d")
# Columns of other tables by the shape of their names, in lower case with _ for what is no letter.
_COLUMNS = {
    "code": re.compile(r"(?:adm\d_)?p?_?code|(?:adm\d_)?pcode|id|geonameid|geoname_id"),
    "parent": re.compile(r".*parent.*"),
    "lat": re.compile(r"lat.*|y|.*_lat|.*_latitude"),
    "lon": re.compile(r"lon.*|lng.*|x|.*_(?:lon|lng|long|longitude)"),
    "level": re.compile(r"(?:admin_?)?level|type|kind"),
    "country": re.compile(r"country(?:_code)?|iso_?[23]?|alpha_?[23]|adm0_pcode"),
    "population": re.compile(r"pop(?:ulation)?"),
}
_NAME = re.compile(r"(?:adm(?:in)?\d?_?)?names?(?:_([a-z]{2}))?|(en|ar|vi)|(?:([a-z]{2})_)name")
_LEVELS: dict[str, PlaceKind] = {
    "1": "region", "2": "district", "3": "district", "neighbourhood": "quarter",
    "neighborhood": "quarter", "quarter": "quarter", "camp": "quarter", "governorate": "region",
    "province": "region", "state": "region", "county": "district",
}  # fmt: skip
_COUNTRY_LEVELS = frozenset({"0", "country"})
_WAY = "name columns code, name (or name_en, name_ar, …), parent, lat, lon, level"


def form_of(path: Path) -> Form | None:
    """Whether a file is a dump of GeoNames or a table with columns of places; else null."""
    first = next(iter(lines(path)), "")
    cells = first.split("\t")
    if len(cells) == len(DUMP) and cells[0].isdigit() and _is_number(cells[4]):
        return "dump"
    try:
        header = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error:
        return None
    known = _columns(header)
    return "columns" if {"lat", "lon"} <= set(known) and _names_in(header) else None


def rows(path: Path, form: Form, tally: Tally) -> Iterator[Named]:
    """The places of a file of that form, with all their names."""
    return _dump(path, tally) if form == "dump" else _table(path, tally)


def _dump(path: Path, tally: Tally) -> Iterator[Named]:
    alpha3, kinds, claimed = countries.alpha3_of(), _kinds(), divisions.claims()
    for number, line in enumerate(lines(path, tally), 1):
        if not line:
            continue
        tally.rows += 1
        cells = line.split("\t")
        if len(cells) != len(DUMP):
            problem = f"{len(cells)} cells, where GeoNames' dump has {len(DUMP)}"
            remedy = "take the line out or load the file anew"
            tally.refuse(WorldTableError(f"{path}:{number}: {problem}; {remedy}"))
            continue
        row = Row(dict(zip(DUMP, cells, strict=True)), path, number)
        kind = _kind_of(row["feature class"], row["feature code"], kinds)
        if kind is None:
            tally.note(f"feature of class {row['feature class']} that news does not name")
            continue
        area = (row["country code"], row["admin1 code"])
        claimants = claimed.get(area) or claimed.get((area[0], "*"), [])
        try:
            yield _dumped(row, kind, alpha3.get(area[0]), claimants)
        except WorldTableError as error:
            tally.refuse(error)


def _dumped(row: Row, kind: PlaceKind, country: str | None, claimants: list[str]) -> Named:
    name, others = row["name"].strip(), row["alternatenames"].split(",")
    if not name:
        raise row.fail("column name: it is empty; write a name or take the line out")
    arabic = sorted(arabic_names(others), key=is_persian)
    latin = latin_names(others, name)
    code, parent = _codes(row)
    record = PlaceRecord(
        name=name,
        country=country,
        geonames=row.whole("geonameid"),
        latitude=row.number("latitude", -90, 90),
        longitude=row.number("longitude", -180, 180),
        kind=kind,
        precision=PRECISION[kind],
        population=row.whole("population"),
        claimed_by=claimants,
        arabic=next(iter(arabic), None),
        vietnamese=next(filter(is_vietnamese, latin), None),
        admin1=None if row["admin1 code"] in _NO_AREA else row["admin1 code"],
        source="user",
        code=code,
        parent=parent,
    )
    return record, list(dict.fromkeys([name, without_marks(name), *arabic, *latin]))


def _codes(row: Row) -> tuple[str | None, str | None]:
    """GeoNames' code of a division, and of the smallest division that a place lies in."""
    areas = [row["country code"], row["admin1 code"], row["admin2 code"]]
    while len(areas) > 1 and areas[-1] in _NO_AREA:
        areas.pop()
    whole = ".".join(areas) or None
    if row["feature code"] in ("ADM1", "ADM2") and len(areas) == int(row["feature code"][-1]) + 1:
        return whole, ".".join(areas[:-1])
    return None, whole


@lru_cache(maxsize=1)
def _kinds() -> dict[tuple[str, str], str]:
    return {
        (row["class"], row["code"]): row["kind"] for row in read(KINDS, ["class", "code", "kind"])
    }


def _kind_of(feature: str, code: str, kinds: dict[tuple[str, str], str]) -> PlaceKind | None:
    found = kinds.get((feature, code)) or kinds.get((feature, "*"), "-")
    return next((kind for kind in PRECISION if kind == found), None)


class _Table:
    """A table with a header: what its columns mean, and what its codes tell of its rows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.alpha3 = countries.alpha3_of()
        first = next(iter(lines(path)), "")
        self.delimiter = _delimiter(first)
        self.header = next(csv.reader([first], delimiter=self.delimiter), [])
        self.columns, self.names = _columns(self.header), _names_in(self.header)
        missing = [column for column in ("lat", "lon") if column not in self.columns]
        missing += [] if self.names else ["name"]
        if missing:
            raise WorldTableError(f"{path}:1: no column for {', '.join(missing)}; {_WAY}")
        self.called: dict[str, str] = {}
        seen: set[str] = set()
        for row in self.rows(Tally(lambda _: None)):
            code = self.cell(row, "code")
            if code:
                self.called[code] = next(iter(self.named(row)[1]), "")
            seen.update(filter(None, [self._country(row)]))
        # A table of one country need not say so in every row.
        self.only = next(iter(seen)) if len(seen) == 1 else None

    def rows(self, tally: Tally) -> Iterator[Row]:
        """All rows; a cell in quotation marks may run over several lines."""
        source = (f"{line}\n" for line in lines(self.path, tally))
        found, before = csv.reader(source, delimiter=self.delimiter), 0
        while True:
            first = before + 1
            try:
                cells = next(found, None)
            except csv.Error as error:
                cells = []
                tally.refuse(WorldTableError(f"{self.path}:{first}: {error}; mend or remove it"))
            if cells is None:
                return
            before = found.line_num
            if first == 1 or not any(cells):
                continue
            tally.rows += 1
            if len(cells) == len(self.header):
                pairs = zip(self.header, map(str.strip, cells), strict=True)
                yield Row(dict(pairs), self.path, first)
                continue
            over = f" over {before - first + 1} lines" if before > first else ""
            problem = f"{len(cells)} cells{over} under {len(self.header)} columns"
            remedy = "put a name that holds the separator in quotation marks"
            tally.refuse(WorldTableError(f"{self.path}:{first}: {problem}; {remedy}"))

    def cell(self, row: Row, what: str) -> str:
        """The cell of a row under the column that means something; empty without such a column."""
        return row[self.columns[what]] if what in self.columns else ""

    def named(self, row: Row) -> tuple[dict[str, list[str]], list[str]]:
        """The names of a row by language and all together, English ones first."""
        found: dict[str, list[str]] = {}
        for column, language in self.names:
            parts = [part.strip() for part in _SPLIT.split(row[column]) if part.strip()]
            known = language or ("ar" if parts and arabic_names(parts[:1]) else "en")
            found.setdefault(known, []).extend(dict.fromkeys(parts))
        order = sorted(found, key=lambda language: (language != "en", language))
        return found, list(dict.fromkeys(name for one in order for name in found[one]))

    def country(self, row: Row) -> str | None:
        """The alpha-3 code of a row's country: as it says, as its codes begin, or the table's."""
        return self._country(row) or self.only

    def _country(self, row: Row) -> str | None:
        told = self.cell(row, "country").upper()
        if told:
            return self._known(told)
        for code in (self.cell(row, "code"), self.cell(row, "parent")):
            begun = _PREFIX.match(code)
            found = self._known(begun[1]) if begun else None
            if found:
                return found
        return None

    def _known(self, code: str) -> str | None:
        return self.alpha3.get(code) or (code if code in self.alpha3.values() else None)


def _table(path: Path, tally: Tally) -> Iterator[Named]:
    table = _Table(path)
    words = divisions.words()
    for row in table.rows(tally):
        level = table.cell(row, "level").lower()
        if _level(level) in _COUNTRY_LEVELS:
            tally.note("row of a country, which is built in")
            continue
        try:
            yield _placed(table, row, _kind_at(level, row, table), words)
        except WorldTableError as error:
            tally.refuse(error)


def _placed(table: _Table, row: Row, kind: PlaceKind, words: divisions.WordsOf) -> Named:
    by_language, names = table.named(row)
    if not names:
        raise row.fail("it has no name; write one or take the row out")
    country, code = table.country(row), table.cell(row, "code")
    parent = table.cell(row, "parent") or None
    if kind in ("region", "district"):
        called = divisions.words_for(words, country, "1" if kind == "region" else "2")
        made = divisions.names_of({"en": [], "ar": [], "vi": [], **by_language}, called)
        names = list(dict.fromkeys([*names, *made]))
    record = PlaceRecord(
        name=names[0],
        country=country,
        geonames=None,
        latitude=row.number(table.columns["lat"], -90, 90),
        longitude=row.number(table.columns["lon"], -180, 180),
        kind=kind,
        precision=PRECISION[kind],
        population=row.whole(table.columns["population"]) if table.cell(row, "population") else 0,
        within=table.called.get(parent or "") or None,
        arabic=next(iter(by_language.get("ar", ())), None),
        vietnamese=next(iter(by_language.get("vi", ())), None),
        source="user",
        code=code or None,
        parent=parent,
    )
    return record, names


def _level(level: str) -> str:
    """The number in a level (adm2, 2), else the level itself."""
    number = _DIGIT.search(level)
    return number[0] if number else level


def _kind_at(level: str, row: Row, table: _Table) -> PlaceKind:
    if not level:
        return "settlement"
    found = _LEVELS.get(_level(level)) or next((k for k in PRECISION if k == level), None)
    if found is not None:
        return found
    if _DIGIT.search(level):
        return "settlement"
    wanted = ", ".join(["adm1 to adm5", *PRECISION, *(k for k in _LEVELS if k not in PRECISION)])
    raise row.fail(
        f"column {table.columns['level']}: {level!r} is not known; write one of {wanted}"
    )


def _columns(header: list[str]) -> dict[str, str]:
    """The columns of a header by what they mean; the first of several that could mean it."""
    found: dict[str, str] = {}
    for column in header:
        shape = _shape(column)
        for what, pattern in _COLUMNS.items():
            if pattern.fullmatch(shape) and not (what == "code" and "parent" in shape):
                found.setdefault(what, column)
                break
    return found


def _names_in(header: list[str]) -> list[tuple[str, str | None]]:
    """The columns with names, and the language that each tells."""
    found = [(column, _NAME.fullmatch(_shape(column))) for column in header]
    return [(column, m[1] or m[2] or m[3]) for column, m in found if m]


def _shape(column: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", column.strip().lower()).strip("_")


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
