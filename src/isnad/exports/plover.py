"""Claims as PLOVER records (2021 draft), a line each. What PLOVER has no field for stands under
``isnad``: who says it through whom, the words with offsets, the report and what made it."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.edtf import bounds
from isnad.exports.accounts import NOT_PLAIN
from isnad.exports.evidence import evidence
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, named
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.exports.places import spot
from isnad.exports.tables import precisions, type_of
from isnad.records import Count, Participant, Place

# PLOVER's auxiliary modes for what did not happen, or has not yet.
AUXILIARY = {
    "negated": "negation",
    "planned": "future",
    "demanded": "hypothetical",
    "possible": "hypothetical",
}
_SIZES = {"dead": "killed", "injured": "injured", "arrested": "detained"}
_DAY = len("2024-12-01")


def write(given: Gathered, out: Out) -> None:
    """Write a line a claim."""
    out.writelines(msgspec.json.encode(record(item)) + b"\n" for item in given.items())


def record(item: Item) -> dict[str, Any]:
    """A claim as PLOVER has it. A date is given where it is one day, else null (``isnad.edtf`` has
    it); an event of a type that PLOVER has not is the empty list."""
    claim = item.claim
    of = type_of(claim.type, claim.status, None, None)
    plover = of.plover if of else None
    first, last = bounds(claim.time.edtf) if claim.time else (None, None)
    single = claim.time is not None and first == last and len(claim.time.edtf) == _DAY
    found: dict[str, Any] = {
        "id": f"{claim.report.sha256[:12]}-{claim.id}",
        "date": first if single else None,
        "enddate": None if single else last,
        "time": claim.time.clock if claim.time else None,
        "actor": [_who(one) for one in claim.actors],
        "recipient": [_who(one) for one in claim.recipients],
        "event": [plover] if plover else [],
        "has_event": bool(plover),
        "mode": [*claim.modes, *_auxiliary(item)],
        "quad_code": of.quad if of and plover else None,
        "event_scale": float(of.goldstein) if of and plover and of.goldstein else None,
        "event_loc": _where(claim.place),
        "event_text": [claim.trigger.quote],
        "size": _size(claim.counts),
        "text": claim.evidence.quote,
        "text_info": {"start": claim.evidence.start, "end": claim.evidence.end},
        "cite_info": _cited(item),
        "coder": item.engine,
        "isnad": evidence(item) | {"status": claim.status},
    }
    return {name: value for name, value in found.items() if value is not None or name == "date"}


def _auxiliary(item: Item) -> list[str]:
    claim = item.claim
    told = [AUXILIARY[one] for one in (claim.polarity, claim.modality) if one in NOT_PLAIN]
    return list(dict.fromkeys(told))


def _who(one: Participant) -> dict[str, Any]:
    found = {
        "code": one.country,
        "sector": None if one.sector == "UNK" else one.sector,
        "entity_text": named(one),
        "identifier_text": one.entity,
    }
    return {name: value for name, value in found.items() if value is not None}


def _size(counts: dict[str, Count]) -> dict[str, Any] | None:
    """Numbers of people as a range, or as one where both ends are one."""
    found = {
        name: counts[ours].low
        if counts[ours].low == counts[ours].high
        else [counts[ours].low, counts[ours].high]
        for name, ours in _SIZES.items()
        if ours in counts
    }
    return found or None


def _where(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    there = spot(place)
    found: dict[str, Any] = {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonames,
        "lat": place.latitude,
        "lon": place.longitude,
        "district": there.second or None,
        "province": there.first or None,
        "country": there.country or None,
        "country_code": there.alpha3 or None,
        "resolution": precisions()[place.precision].plover,
    }
    return {name: value for name, value in found.items() if value is not None}


def _cited(item: Item) -> dict[str, Any]:
    report = item.claim.report
    found = {
        "citation": report.id,
        "url": address(report),
        "title": item.report.title,
        "language": report.language,
        "publication": report.outlet,
        "coder": item.engine,
    }
    return {name: value for name, value in found.items() if value is not None}
