"""Divisions of countries: GeoNames' codes and points under names made with the words that each
country has for them. A division is found by its plain name only where no settlement has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from isnad.folding import fold
from isnad.world import countries
from isnad.world.entities import PRECISION, PlaceRecord
from isnad.world.gazetteer import key, without_marks
from isnad.world.tables import cells, read

FOLDER: Path = Path(__file__).parent / "places"
TABLE = FOLDER / "divisions.tsv.gz"
WORDS = FOLDER / "division-words.tsv"
DATES = FOLDER / "division-dates.tsv"
NAMES = FOLDER / "division-names.tsv"
DISPUTED = FOLDER / "disputed.tsv"
COLUMNS = ("code", "geonames", "lat", "lon", "alone", "en", "ar", "vi")
_LANGUAGES = ("en", "ar", "vi")
_PLAIN = "-"

Named = tuple[PlaceRecord, list[str]]
Words = dict[str, list[str]]
Claims = dict[tuple[str, str], list[str]]
WordsOf = dict[tuple[str | None, str], Words]
Dates = dict[tuple[str | None, str], tuple[str | None, str | None]]


def sources() -> list[Path]:
    """The tables that divisions are made from."""
    return [TABLE, WORDS, DATES, NAMES, DISPUTED]


def with_divisions(extra: list[Named], claimed: Claims) -> list[Named]:
    """Hand-made places with all divisions: those that are among them get codes and further names,
    the rest is added. A row that stood at another time lends its names and stays."""
    days = _dates()
    kept = [(_dated(record, record.name, days), names) for record, names in extra]
    by_name: dict[tuple[str, str | None], list[int]] = {}
    for at, (record, names) in enumerate(kept):
        if PRECISION[record.kind] in ("region", "district"):
            for name in (record.name, *names):
                by_name.setdefault((key(fold(name)), record.country), []).append(at)
    names_of: dict[str, str] = {}
    for found in _made(claimed):
        record = _dated(found[0], str(found[0].code), days)
        one = (msgspec.structs.replace(record, within=names_of.get(record.parent or "")), found[1])
        same = [at for at in _alike(one, by_name) if kept[at][0].kind == record.kind]
        now = [at for at in same if _times(kept[at][0]) == _times(record)]
        if now:
            kept[now[0]] = one = _coded(kept[now[0]], one)
        else:
            one = _named_as(kept[same[0]], one) if same else one
            kept.append(one)
        names_of[str(record.code)] = one[0].name
    return kept


def _alike(one: Named, by_name: dict[tuple[str, str | None], list[int]]) -> list[int]:
    """The hand-made rows with names of a division, those with the most of them first."""
    shared: dict[int, int] = {}
    for name in {key(fold(n)) for n in (one[0].name, *one[1])}:
        for at in by_name.get((name, one[0].country), ()):
            shared[at] = shared.get(at, 0) + 1
    return sorted(shared, key=lambda at: (-shared[at], at))


def _coded(one: Named, made: Named) -> Named:
    record, division = one[0], made[0]
    joined = msgspec.structs.replace(
        record,
        geonames=record.geonames or division.geonames,
        claimed_by=record.claimed_by or division.claimed_by,
        within=record.within or division.within,
        arabic=record.arabic or division.arabic,
        vietnamese=record.vietnamese or division.vietnamese,
        admin1=division.admin1,
        code=division.code,
        parent=division.parent,
    )
    return joined, list(dict.fromkeys([*one[1], *made[1]]))


def _named_as(one: Named, made: Named) -> Named:
    old, division = one[0], made[0]
    joined = msgspec.structs.replace(
        division,
        name=old.name,
        arabic=old.arabic or division.arabic,
        vietnamese=old.vietnamese or division.vietnamese,
    )
    return joined, list(dict.fromkeys([*one[1], *made[1]]))


def _made(claimed: Claims) -> Iterator[Named]:
    """Every division of the table, larger ones first."""
    alpha3, known = countries.alpha3_of(), words()
    hand = {row["code"]: row for row in read(NAMES, ["code", *_LANGUAGES])}
    rows = list(cells(TABLE, COLUMNS))
    for code, number, lat, lon, alone, *names in sorted(rows, key=lambda r: r[0].count(".")):
        alpha2, admin1, *second = code.split(".")
        country = alpha3.get(alpha2)
        plain = {language: _parts(n) for language, n in zip(_LANGUAGES, names, strict=True)}
        if code in hand:
            plain = {one: _first(one, hand[code].many(one), plain[one]) for one in _LANGUAGES}
        level = "2" if second else "1"
        called = words_for(known, country, level)
        record = PlaceRecord(
            name=_usual("en", plain, called) or "",
            country=country,
            geonames=int(number) if number else None,
            latitude=float(lat),
            longitude=float(lon),
            kind="district" if second else "region",
            precision="district" if second else "region",
            claimed_by=claimed.get((alpha2, admin1)) or claimed.get((alpha2, "*"), []),
            arabic=_usual("ar", plain, called),
            vietnamese=_usual("vi", plain, called),
            admin1=admin1,
            code=code,
            parent=f"{alpha2}.{admin1}" if second else alpha2,
        )
        single = [name for language in alone.split() for name in plain[language]]
        yield record, single + names_of(plain, called)


def _parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


def _first(language: str, names: list[str], others: list[str]) -> list[str]:
    """Names by hand before others; in Arabic in their stead, for there those were wrong."""
    if not names or language == "ar":
        return names or others
    return list(dict.fromkeys([*names, *map(without_marks, names), *others]))


def names_of(plain: Words, called: Words) -> list[str]:
    """The names of a division with the words for it, from its plain names by language."""
    found: list[str] = []
    for language in _LANGUAGES:
        kinds = [word for word in called[language] if word != _PLAIN]
        bare = _bare(language, plain)
        found += [_joined(language, name, word) for name in bare for word in kinds]
        found += bare if not kinds else []
        if language == "en":
            found += [f"{word} of {name}" for name in bare for word in kinds]
    return found


def _bare(language: str, plain: Words) -> list[str]:
    # Vietnamese writes foreign names as English does.
    return plain[language] or (plain["en"] if language == "vi" else [])


def _usual(language: str, plain: Words, called: Words) -> str | None:
    names = _bare(language, plain)
    if not names:
        return None
    kinds = called[language]
    bare = called["en"][:1] == [_PLAIN] or not kinds
    return names[0] if bare else _joined(language, names[0], kinds[0])


def _joined(language: str, name: str, word: str) -> str:
    return f"{name} {word}" if language == "en" else f"{word} {name}"


def words_for(known: WordsOf, country: str | None, level: str) -> Words:
    """The words of a country for its divisions of a level."""
    return known.get((country, level)) or known["*", level]


def words() -> WordsOf:
    """The words for divisions by alpha-3 code (* for all others) and level, and by language."""
    return {
        (country, row["level"]): {language: row.many(language) for language in _LANGUAGES}
        for row in read(WORDS, ["alpha3", "level", *_LANGUAGES])
        for country in row.many("alpha3")
    }


def _dates() -> Dates:
    rows = read(DATES, ["alpha3", "name", "valid_from", "valid_to"])
    return {
        (r["alpha3"], r["name"]): (r["valid_from"] or None, r["valid_to"] or None) for r in rows
    }


def _dated(record: PlaceRecord, name: str, days: Dates) -> PlaceRecord:
    every = f"{name.split('.', maxsplit=1)[0]}.*.*" if name.count(".") == 2 else name
    found = days.get((record.country, name)) or days.get((record.country, every))
    if found is None:
        return record
    return msgspec.structs.replace(record, valid_from=found[0], valid_to=found[1])


def _times(record: PlaceRecord) -> tuple[str | None, str | None]:
    return record.valid_from, record.valid_to


def claims() -> Claims:
    """The claimants of disputed first-level divisions, by codes of country and division."""
    return {(r["alpha2"], r["admin1"]): r["claimed_by"].split() for r in read(DISPUTED)}
