"""Claims in the shape of UCDP GED's table: accounts of attacks that are said to have killed, a row
each. It is not UCDP's data. ``source_original`` has the whole chain, ``source_article`` the words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from isnad import csvs
from isnad.csvs import Cell
from isnad.exports.accounts import Account, accounts, is_armed, is_people
from isnad.exports.evidence import in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import AND, Item, named
from isnad.exports.out import Out
from isnad.exports.places import spot
from isnad.exports.tables import Type, sectors
from isnad.records import Claim

COLUMNS = (
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence"),
    *("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"),
    *("dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id"),
    *("side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_coordinates"),
    *("where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt"),
    *("priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec"),
    *("date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
    *("best", "high", "low", "gwnoa", "gwnob"),
)
_TYPE = "ASSAULT"
_STATE = "state"
# Up to so many days a date is of that precision: 1 a day, 2 some days, 3 a week, 4 a month.
_LENGTHS = ((1, 1), (6, 2), (7, 3), (31, 4))
_LONGER = 5
_OTHER = "UCDP GED has attacks only, not: {}"
_NOBODY_KILLED = "it names no number of killed"


def write(given: Gathered, out: Out) -> None:
    """Write the header, then a line an account."""
    out.writelines(line.encode() for line in csvs.lines(COLUMNS, _rows(given)))


def _without(item: Item, of: Type | None) -> str | None:
    if item.claim.type != _TYPE or of is None:
        return _OTHER.format(item.claim.type)
    killed = item.claim.counts.get("killed")
    return None if killed and (killed.low or killed.high) else _NOBODY_KILLED


def _rows(given: Gathered) -> Iterator[list[Cell]]:
    for one in accounts(given, _without):
        row = _where(one) | _when(one) | _told(one) | _harm(one)
        yield [row.get(name) for name in COLUMNS]


def _told(one: Account) -> dict[str, Cell]:
    claim = one.first.claim
    sides = [named(several[0]) if several else "" for several in (claim.actors, claim.recipients)]
    return {
        "id": one.number,
        "relid": one.story.id,
        "type_of_violence": _violence(claim),
        "dyad_name": " - ".join(sides) if all(sides) else None,
        "side_a": sides[0],
        "side_b": sides[1],
        "number_of_sources": len(one.outlets),
        "source_article": "\n".join(in_words(item) for item in one.items),
        "source_office": AND.join(item.report.outlet or "" for item in one.items),
        "source_date": AND.join(item.claim.report.published or "" for item in one.items),
        "source_headline": AND.join(item.report.title or "" for item in one.items),
        "source_original": AND.join(item.through for item in one.items),
    }


def _violence(claim: Claim) -> int | None:
    """1 state-based, 2 between others, 3 one-sided; null where the claim does not say enough."""
    if not claim.actors or not claim.recipients or not is_armed(claim.actors[0]):
        return None
    if is_people(claim.recipients[0]):
        return 3
    if not is_armed(claim.recipients[0]):
        return None
    both = (claim.actors[0], claim.recipients[0])
    return 1 if any(sectors()[who.sector].group == _STATE for who in both) else 2


def _where(one: Account) -> dict[str, Cell]:
    place = one.first.claim.place
    there = spot(place)
    point = there.latitude is not None and there.longitude is not None
    return {
        "where_prec": there.ucdp,
        "where_coordinates": there.name,
        "where_description": place.text if place else None,
        "adm_1": there.first,
        "adm_2": there.second,
        "latitude": there.latitude,
        "longitude": there.longitude,
        "geom_wkt": f"POINT ({there.longitude} {there.latitude})" if point else None,
        "priogrid_gid": there.prio_grid,
        "country": there.country,
    }


def _when(one: Account) -> dict[str, Cell]:
    first, last = one.days
    if first is None or last is None:
        return {"date_start": first, "date_end": last}
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return {
        "year": first[:4] if first[:4] == last[:4] else None,
        "date_prec": next((code for length, code in _LENGTHS if days <= length), _LONGER),
        "date_start": first,
        "date_end": last,
    }


def _harm(one: Account) -> dict[str, Cell]:
    """Deaths by side where accounts agree on their number; the range in any case."""
    deaths, claim = one.deaths, one.first.claim
    best = deaths.best
    whose = "deaths_unknown"
    if claim.recipients and all(map(is_people, claim.recipients)):
        whose = "deaths_civilians"
    elif claim.recipients and all(map(is_armed, claim.recipients)):
        whose = "deaths_b"
    return {"best": best, "high": deaths.high, "low": deaths.low, whose: best}
