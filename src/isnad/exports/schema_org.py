"""Claims as schema.org Claim, each with the words as a Quotation of whoever is said to say them. A
claim is no review of one: no rating and no ClaimReview is ever written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from isnad.exports import ids
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.joins import Link
from isnad.records import Place

_CONTEXT = "https://schema.org"
_QUOTES = "quotes"
_PERSON, _COUNTRY = "person:", "country:"
_FINE = frozenset({"exact", "near", "settlement"})

Node = dict[str, Any]


def write(given: Gathered, out: Out) -> None:
    """Write one document, a line a claim."""
    out.write(b'{"@context":' + msgspec.json.encode(_CONTEXT) + b',"@graph":[')
    out.writelines(
        (b",\n" if at else b"\n") + msgspec.json.encode(claim(item))
        for at, item in enumerate(given.items())
    )
    out.write(b"\n]}\n")


def claim(item: Item) -> Node:
    """A claim: what it says, whose it is, where it appears, in which words, by what it was read."""
    told = item.claim
    found: Node = {
        "@type": "Claim",
        "@id": ids.claim(item),
        "identifier": _identifiers(item),
        "name": item.says,
        "text": item.says,
        "author": _agent(item, item.chain[-1], len(item.chain) - 1) if item.chain else None,
        "appearance": [_quotation(item)],
        "isBasedOn": _report(item),
        "temporalCoverage": told.time.edtf if told.time else None,
        "contentLocation": _place(told.place),
        "keywords": [one for one in (told.type, told.status, told.polarity, told.modality) if one],
        "claimInterpreter": {
            "@type": "Organization",
            "@id": ids.engine(item),
            "name": f"Isnad, {item.engine}",
        },
    }
    return _without_null(found)


def _identifiers(item: Item) -> list[Node]:
    told = item.claim
    found = {
        "isnad:claim": told.id,
        "isnad:story": item.story.id if item.story else None,
        "isnad:engine": item.engine,
        "isnad:trigger": told.trigger.quote,
        "isnad:trigger-start": told.trigger.start,
        "isnad:trigger-end": told.trigger.end,
        "isnad:retracted-by": ", ".join(item.retracted_by) or None,
    }
    return _values(found)


def _values(found: Mapping[str, str | int | None]) -> list[Node]:
    return [
        {"@type": "PropertyValue", "propertyID": name, "value": value}
        for name, value in found.items()
        if value is not None
    ]


def _quotation(item: Item) -> Node:
    """The words as they stand in the report, based on what the next of the chain says, and so on."""
    words = item.claim.evidence
    where = {"isnad:part": words.part, "isnad:start": words.start, "isnad:end": words.end}
    found = {
        "@type": "Quotation",
        "@id": f"{ids.claim(item)}:words",
        "identifier": _values(where),
        "text": words.quote,
        "inLanguage": item.claim.report.language,
        "isPartOf": {"@id": ids.report(item.claim.report.id)},
    }
    return _linked(item, found, 0)


def _linked(item: Item, node: Node, at: int) -> Node:
    """A link of the chain, with those behind it nested in it."""
    if at < len(item.chain):
        link = item.chain[at]
        agent = _agent(item, link, at)
        node |= {"spokenByCharacter": agent} if link.link == _QUOTES else {"creator": agent}
    if at + 1 < len(item.chain):
        following = item.chain[at + 1]
        source: Node = {
            "@type": "Quotation" if following.link == _QUOTES else "CreativeWork",
            "additionalType": f"{ids.TERMS}{following.link}",
        }
        node["isBasedOn"] = _linked(item, source, at + 1)
    return node


def _agent(item: Item, link: Link, at: int) -> Node:
    entity = link.entity or ""
    kind = "Organization"
    if entity.startswith(_PERSON):
        kind = "Person"
    elif entity.startswith(_COUNTRY):
        kind = "GovernmentOrganization"
    return {"@type": kind, "@id": ids.link(item, link, at), "name": link.name}


def _report(item: Item) -> Node:
    report = item.claim.report
    found: Node = {
        "@type": "NewsArticle",
        "@id": ids.report(report.id),
        "identifier": report.id,
        "headline": item.report.title,
        "url": address(report),
        "inLanguage": report.language,
        "datePublished": report.published,
        "publisher": {"@type": "NewsMediaOrganization", "name": report.outlet}
        if report.outlet
        else None,
    }
    return _without_null(found)


def _place(place: Place | None) -> Node | None:
    if place is None:
        return None
    found: Node = {"@type": "Place", "name": place.name}
    if place.precision in _FINE and place.latitude is not None:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    if place.geonames is not None:
        found["sameAs"] = f"https://www.geonames.org/{place.geonames}"
    return found


def _without_null(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
