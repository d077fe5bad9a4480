"""A claim as the cells of a table, by column (``tables/columns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from isnad.csvs import Cell
from isnad.edtf import bounds
from isnad.exports.items import AND, Item, named, said
from isnad.exports.tables import columns, precisions
from isnad.records import CarriedBy, Participant, Place, Source

Cells = dict[str, Any]
_ROLES = ("actor", "recipient", "broker")
COUNTED = ("killed", "injured", "missing", "detained", "displaced", "troops", "participants")


def cells(item: Item) -> Cells:
    """The cells of a claim: texts as lists, links as records, days as ISO text, all as they are."""
    claim, story = item.claim, item.story
    root = claim.sources[-1] if claim.sources else None
    found: Cells = {
        "claim": claim.id,
        "type": claim.type,
        "says": item.says,
        "said_by": item.said_by,
        "said_by_entities": [one.entity or "" for one in claim.sources],
        "said_by_cues": [one.cue.quote if one.cue else "" for one in claim.sources],
        "also_said_by": [said(chain) for chain in claim.also_said_by],
        "root": _root(item, root),
        "chain": item.chain,
        "stance": root.stance if root else None,
        "manner": root.manner if root else None,
        "named": root.named if root else None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "modes": claim.modes,
        "status": claim.status,
        "extent": _extent(item),
        **_people(item),
        **_counts(item),
        **_when(item),
        **_where(item),
        **_words(item),
        **_report(item),
        "story": story.id if story else None,
        "story_reports": story.reports if story else None,
        "story_origins": story.origins if story else None,
        "story_sides": story.sides if story else None,
        "conflicts": story.conflicts if story else [],
        "retracted_by": item.retracted_by,
        "engine": item.engine,
        "pack": claim.made_by.pack,
        "world": claim.made_by.world,
    }
    return found


def record(item: Item) -> str:
    """The claim as the contract has it."""
    return msgspec.json.encode(item.claim).decode()


def flat(item: Item) -> dict[str, Cell]:
    """The same for formats that have no lists, without the record: several in one cell between
    bars, the chain in one line."""
    found = cells(item)
    found["chain"] = item.through
    return {
        name: AND.join(value) if isinstance(value, list) else value for name, value in found.items()
    }


def flat_names() -> tuple[str, ...]:
    """The columns that ``flat`` has, in order."""
    return tuple(one.name for one in columns() if one.type != "json")


def rows(items: Iterable[Item]) -> Iterator[list[Cell]]:
    """Rows of a table of text."""
    names = flat_names()
    for item in items:
        row = flat(item)
        yield [row[name] for name in names]


def _root(item: Item, root: Source | None) -> str | None:
    if item.chain:
        return item.chain[-1].name
    return named(root) if root else item.report.outlet


def _extent(item: Item) -> str | None:
    extent = item.claim.extent
    if extent is None:
        return None
    return "; except ".join([extent.share, *(one.quote for one in extent.except_)])


def _people(item: Item) -> Cells:
    found: Cells = {}
    for role in _ROLES:
        people: list[Participant] = getattr(item.claim, f"{role}s")
        found[f"{role}s"] = [named(one) for one in people]
        if role != "broker":
            found[f"{role}_entities"] = [one.entity or "" for one in people]
            found[f"{role}_countries"] = [one.country or "" for one in people]
            found[f"{role}_sectors"] = [one.sector for one in people]
    return found


def _counts(item: Item) -> Cells:
    found: Cells = {}
    for kind in COUNTED:
        count = item.claim.counts.get(kind)
        found[f"{kind}_low"] = count.low if count else None
        found[f"{kind}_high"] = count.high if count else None
    return found


def _when(item: Item) -> Cells:
    time = item.claim.time
    first, last = bounds(time.edtf) if time else (None, None)
    return {
        "edtf": time.edtf if time else None,
        "first": first,
        "last": last,
        "time_basis": time.basis if time else None,
        "clock": (time.clock or time.part_of_day) if time else None,
    }


def _where(item: Item) -> Cells:
    place, origin = item.claim.place, item.claim.origin_place
    return {
        "place": place.name if place else None,
        "country": country_of(place),
        "claimed_by": place.claimed_by if place else [],
        "geonames": place.geonames if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "radius_km": precisions()[place.precision].radius_km if place else None,
        "origin_place": origin.name if origin else None,
    }


def country_of(place: Place | None) -> str | None:
    """The country of a place; null where it is only guessed, since nothing of that name is known."""
    if place is None or (place.precision == "unknown" and place.geonames is None):
        return None
    return place.country


def _words(item: Item) -> Cells:
    trigger, evidence = item.claim.trigger, item.claim.evidence
    return {
        "quote": trigger.quote,
        "quote_start": trigger.start,
        "quote_end": trigger.end,
        "evidence": evidence.quote,
        "evidence_part": evidence.part,
        "evidence_start": evidence.start,
        "evidence_end": evidence.end,
    }


def _report(item: Item) -> Cells:
    report = item.claim.report
    return {
        "report": report.id,
        "report_sha256": report.sha256,
        "outlet": report.outlet,
        "language": report.language,
        "title": item.report.title,
        "published": report.published,
        "received": report.received,
        "known_published": item.published,
        "known_received": item.received,
        "report_url": report.url,
        "carried_by": [_carried(one) for one in report.carried_by],
    }


def _carried(one: CarriedBy) -> str:
    return f"{one.link}: {one.name or one.url or one.text or ''}"
