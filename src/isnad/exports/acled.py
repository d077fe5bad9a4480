"""Claims in the shape of ACLED's table: one distinct account of a story a row. It is not ACLED's
data. Who says it, the words and where they stand are in ``notes``; ids are in ``tags``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from isnad import csvs
from isnad.csvs import Cell
from isnad.exports.accounts import Account, accounts, is_people
from isnad.exports.evidence import in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, named
from isnad.exports.out import Out
from isnad.exports.places import spot
from isnad.exports.tables import Type, sectors
from isnad.records import Participant

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp"),
)
_AND = "; "
_VIOLENCE = "Political violence"
_WEEK, _MONTH = 7, 31
_NONE = "ACLED has no event of the kind: {}"


def write(given: Gathered, out: Out) -> None:
    """Write the header, then a line an account."""
    out.writelines(line.encode() for line in csvs.lines(COLUMNS, _rows(given)))


def _without(item: Item, of: Type | None) -> str | None:
    if of is None or of.acled_disorder is None:
        return _NONE.format(" ".join(filter(None, (item.claim.type, item.claim.status))))
    return None


def _rows(given: Gathered) -> Iterator[list[Cell]]:
    for one in accounts(given, _without):
        row = _row(one)
        yield [row[name] for name in COLUMNS]


def _row(one: Account) -> dict[str, Cell]:
    claim, of, there = one.first.claim, one.type, spot(one.first.claim.place)
    first, last = one.days
    inter = [_inter(claim.actors), _inter(claim.recipients)]
    aimed = of.acled_disorder == _VIOLENCE and any(map(is_people, claim.recipients[:1]))
    return {
        "event_id_cnty": f"{there.alpha3}{one.number}",
        "event_date": one.day,
        "year": first[:4] if first and last and first[:4] == last[:4] else None,
        "time_precision": _precision(one),
        "disorder_type": of.acled_disorder,
        "event_type": of.acled_event,
        "sub_event_type": of.acled_sub_event,
        **_people(claim.actors, 1),
        **_people(claim.recipients, 2),
        "interaction": "-".join(filter(None, inter)) if any(inter) else None,
        "civilian_targeting": "Civilian targeting" if aimed else None,
        "iso": there.numeric,
        "region": None,
        "country": there.country,
        "admin1": there.first,
        "admin2": there.second,
        "admin3": None,
        "location": there.name,
        "latitude": there.latitude,
        "longitude": there.longitude,
        "geo_precision": there.acled,
        "source": _AND.join(one.outlets),
        "source_scale": None,
        "notes": "\n".join(in_words(item) for item in one.items),
        "fatalities": one.deaths.best,
        "tags": _tags(one),
        "timestamp": max(_seconds(item.received) for item in one.items),
    }


def _precision(one: Account) -> int | None:
    """1 a day, 2 a week, 3 a month; null where it is not told so exactly."""
    first, last = one.days
    if one.day:
        return 1
    if first is None or last is None:
        return None
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return 2 if days <= _WEEK else 3 if days <= _MONTH else None


def _people(several: list[Participant], at: int) -> dict[str, Cell]:
    return {
        f"actor{at}": named(several[0]) if several else None,
        f"assoc_actor_{at}": _AND.join(named(one) for one in several[1:]),
        f"inter{at}": _inter(several),
    }


def _inter(several: list[Participant]) -> str:
    return sectors()[several[0].sector].acled if several else ""


def _tags(one: Account) -> str:
    """What ACLED has no column for, as its tags are written: name=value."""
    deaths, edtf = one.deaths, one.first.claim.time
    told = {
        "isnad story": one.story.id,
        "origins of the story": one.story.origins,
        "accounts differ in": ", ".join(one.story.conflicts) or None,
        "date": edtf.edtf if edtf else None,
        "fatalities": _range(deaths.low, deaths.high),
        "retracted by": ", ".join(sorted({r for i in one.items for r in i.retracted_by})) or None,
    }
    return _AND.join(f"{name}={value}" for name, value in told.items() if value is not None)


def _range(low: int | None, high: int | None) -> str | None:
    if low is None and high is None:
        return None
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _seconds(instant: str) -> int:
    return int(datetime.fromisoformat(instant).timestamp())
