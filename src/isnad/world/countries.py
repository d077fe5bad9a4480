"""Countries: entities with names and nationality words, and the places that they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from isnad.world.entities import Entity, PlaceRecord
from isnad.world.tables import Row, read

FOLDER = Path(__file__).parent / "countries"
LANGUAGES = ("en", "ar", "vi")
NAMES = (*LANGUAGES, "abbr")
_USUAL = "="


def table(name: str) -> Path:
    """The path of a table of countries."""
    return FOLDER / f"{name}.tsv"


def _by_code(name: str) -> dict[str, Row]:
    return {row["alpha3"]: row for row in read(table(name), ["alpha3"])}


def alpha3_of() -> dict[str, str]:
    """Alpha-3 codes by alpha-2 code, as GeoNames uses the latter."""
    return {row["alpha2"]: row["alpha3"] for row in read(table("cldr"), ["alpha2", "alpha3"])}


def entities() -> list[Entity]:
    """One entity a country, ``country:SYR``, with the names of CLDR and those used in news."""
    hand = _by_code("names")
    return [_entity(row, hand.get(row["alpha3"])) for row in read(table("cldr"))]


def _entity(row: Row, hand: Row | None) -> Entity:
    names = {code: _names(row.get(code, ""), hand.many(code) if hand else []) for code in NAMES}
    return Entity(
        id=f"country:{row['alpha3']}",
        name=names["en"][0],
        kind="country",
        country=row["alpha3"],
        sector="GOV",
        names={code: found for code, found in names.items() if found},
        source="CLDR",
    )


def _names(cldr: str, hand: list[str]) -> list[str]:
    """All names, the usual one first; CLDR's is left out where it is a label, not a name."""
    usual = [name.removeprefix(_USUAL) for name in hand if name.startswith(_USUAL)]
    label = "(" in cldr or " - " in cldr
    rest = [name.removeprefix(_USUAL) for name in hand]
    ordered = [*usual, *([] if label or not cldr else [cldr, *_spelled_out(cldr)]), *rest]
    return list(dict.fromkeys(ordered)) or [cldr]


def _spelled_out(name: str) -> list[str]:
    return [name.replace(" & ", " and ")] if " & " in name else []


def nationalities(language: str) -> Iterator[tuple[str, str, str]]:
    """Nationality words of a language: form, use, alpha-3 code.

    English uses: ``any`` (adjective or one person), ``adj``, ``sg`` (one person), ``pl``.
    Arabic: ``nisba`` (masculine singular, to be inflected), ``pl`` (a broken plural).
    """
    for row in read(table("nationalities"), ["alpha3", "adjective", "ar"]):
        found = _english(row) if language == "en" else _arabic(row) if language == "ar" else []
        for form, use in dict.fromkeys(found):
            yield form, use, row["alpha3"]


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    rows = read(table("nationalities"), ["alpha3", "adjective", "ar"])
    return {row["alpha3"]: words[0] for row in rows if (words := row.many("adjective"))}


def adjective(country: str) -> str | None:
    """The usual English adjective of a country (alpha-3 code); null where the table has none."""
    return _adjectives().get(country)


def _english(row: Row) -> list[tuple[str, str]]:
    adjectives, persons, people = row.many("adjective"), row.many("person"), row.many("people")
    regular = [a for a in adjectives if a[-1] in "ni" and not persons]
    collective = [a for a in adjectives if a.endswith(("ese", "ois")) and not people]
    found = [(a, "any" if a in regular or a in persons else "adj") for a in adjectives]
    found += [(p, "sg") for p in persons if p not in adjectives]
    plural = people or [f"{p}s" for p in (persons or regular)]
    return found + [(p, "pl") for p in [*plural, *collective]]


def _arabic(row: Row) -> list[tuple[str, str]]:
    return [(f, "nisba") for f in row.many("ar")] + [(f, "pl") for f in row.many("ar_people")]


def capitals() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """The alpha-3 code of a country and the names, by language, of its seats of government."""
    for row in read(table("capitals"), ["alpha3", *LANGUAGES]):
        yield row["alpha3"], {code: row.many(code) for code in LANGUAGES}


def places() -> Iterator[tuple[PlaceRecord, list[str]]]:
    """Every country as a place, with all names in all languages."""
    centres = _by_code("centres")
    ids = _by_code("cldr")
    for entity in entities():
        code = entity.country or ""
        centre, row = centres.get(code), ids[code]
        if centre is None:
            raise row.fail(f"add {code} to {table('centres').name}")
        yield _place(entity, centre, row), [n for names in entity.names.values() for n in names]


def _place(entity: Entity, centre: Row, row: Row) -> PlaceRecord:
    return PlaceRecord(
        name=entity.name,
        country=entity.country,
        geonames=int(row["geonames"]),
        latitude=centre.number("lat", -90, 90),
        longitude=centre.number("lon", -180, 180),
        kind="country",
        precision="country",
        population=int(row["population"]),
        arabic=entity.names["ar"][0],
        vietnamese=entity.names["vi"][0],
        source="GeoNames, CLDR",
    )
