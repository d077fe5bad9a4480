"""Who has it from whom, as PROV-O in JSON-LD: what each link of a chain said is an entity, quoted or
derived from what the next one said, down to the primary source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from isnad.brief.direction import one_line
from isnad.exports import ids
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, named
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.joins import Link
from isnad.records import Source

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "isnad": ids.TERMS,
    "label": "rdfs:label",
    "value": "prov:value",
    **{
        name: {"@id": f"prov:{name}", "@type": "@id"}
        for name in (
            *("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasAttributedTo"),
            *("wasGeneratedBy", "wasAssociatedWith", "used", "atLocation", "alternateOf"),
        )
    },
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "retractedBy": {"@id": "isnad:retractedBy", "@type": "@id"},
}
_QUOTES = "quotes"

Node = dict[str, Any]


def write(given: Gathered, out: Out) -> None:
    """Write one document, a line a thing: agents, reports and engines once each, before what names
    them."""
    out.write(b'{"@context":' + msgspec.json.encode(_CONTEXT) + b',"@graph":[')
    out.writelines(
        (b",\n" if at else b"\n") + msgspec.json.encode(node)
        for at, node in enumerate(_nodes(given))
    )
    out.write(b"\n]}\n")


def _nodes(given: Gathered) -> Iterator[Node]:
    # Of what lasts beyond one report there are only so many: outlets, engines, and the known.
    lasting: set[str] = set()
    report, local = "", set[str]()
    for item in given.items():
        if item.claim.report.id != report:
            report, local = item.claim.report.id, set()
        for node, lasts in _of_claim(item):
            told = lasting if lasts else local
            if node["@id"] not in told:
                told.add(node["@id"])
                yield node


def _of_claim(item: Item) -> Iterator[tuple[Node, bool]]:
    yield _engine(item), True
    yield from _agents(item)
    yield _report(item), False
    yield from ((node, False) for node in _said(item))
    yield from ((node, False) for node in _beside(item))
    yield _claim(item), False


def _engine(item: Item) -> Node:
    made = item.claim.made_by
    return {
        "@id": ids.engine(item),
        "@type": ["prov:Activity"],
        "label": item.engine,
        "wasAssociatedWith": {
            "@id": f"{ids.engine(item)}:agent",
            "@type": ["prov:SoftwareAgent", "prov:Agent"],
            "label": f"Isnad, engine {made.engine} {made.version}",
        },
    }


def _agents(item: Item) -> Iterator[tuple[Node, bool]]:
    for at, link in enumerate(item.chain):
        private = link.link == _QUOTES and link.entity is None
        node = {"@id": ids.link(item, link, at), "@type": ["prov:Agent"], "label": link.name}
        yield node, not private
    for one, where in _others(item):
        agent = ids.who(item, one, where)
        yield {"@id": agent, "@type": ["prov:Agent"], "label": named(one)}, one.entity is not None


def _others(item: Item) -> Iterator[tuple[Source, str]]:
    for number, chain in enumerate(item.claim.also_said_by, start=1):
        for at, one in enumerate(chain):
            yield one, f"source:{number}:{at}"


def _report(item: Item) -> Node:
    report = item.claim.report
    found: Node = {
        "@id": ids.report(report.id),
        "@type": ["prov:Entity"],
        "label": one_line(item.report.title or report.id),
        "dcterms:identifier": report.id,
        "dcterms:language": report.language,
        "isnad:sha256": report.sha256,
        "atLocation": address(report),
        "generatedAtTime": item.published,
    }
    if item.chain:
        found["wasAttributedTo"] = ids.link(item, item.chain[0], 0)
    return _without_null(found)


def _said(item: Item) -> Iterator[Node]:
    """What each link of the joined chain said, the root first."""
    words = item.claim.evidence
    last = len(item.chain) - 1
    for at in range(last, -1, -1):
        node: Node = {
            "@id": _saying(item, at),
            "@type": ["prov:Entity"],
            "wasAttributedTo": ids.link(item, item.chain[at], at),
        }
        if at < last:
            how, source = _how(item.chain[at + 1]), _saying(item, at + 1)
            node[how] = [source]
        if at == 0:
            node |= {
                "value": words.quote,
                "isnad:part": words.part,
                "isnad:start": words.start,
                "isnad:end": words.end,
            }
            node["wasDerivedFrom"] = [
                *node.get("wasDerivedFrom", []),
                ids.report(item.claim.report.id),
            ]
            if last > 0:
                node["hadPrimarySource"] = _saying(item, last)
        yield node


def _how(link: Link) -> str:
    return "wasQuotedFrom" if link.link == _QUOTES else "wasDerivedFrom"


def _saying(item: Item, at: int) -> str:
    return f"{ids.claim(item)}:said:{at}"


def _beside(item: Item) -> Iterator[Node]:
    """What others say who say it too: a chain of their own for each."""
    for number, chain in enumerate(item.claim.also_said_by, start=1):
        before = f"{ids.claim(item)}:said:0"
        for at, one in enumerate(chain):
            here = f"{ids.claim(item)}:also:{number}:{at}"
            agent = ids.who(item, one, f"source:{number}:{at}")
            yield {"@id": here, "@type": ["prov:Entity"], "wasAttributedTo": agent}
            yield _quoting(before, here, f"{ids.claim(item)}:also:{number}:{at}:q")
            before = here


def _quoting(quoter: str, quoted: str, at: str) -> Node:
    """That one was quoted from another, told apart from what else it was quoted from."""
    return {
        "@id": at,
        "@type": ["prov:Quotation"],
        "prov:entity": {"@id": quoted},
        "@reverse": {"prov:qualifiedQuotation": {"@id": quoter}},
    }


def _claim(item: Item) -> Node:
    claim = item.claim
    found: Node = {
        "@id": ids.claim(item),
        "@type": ["prov:Entity", "isnad:Claim"],
        "label": item.says,
        "wasGeneratedBy": ids.engine(item),
        "wasDerivedFrom": [_saying(item, 0) if item.chain else ids.report(claim.report.id)],
        "isnad:type": claim.type,
        "isnad:status": claim.status,
        "isnad:polarity": claim.polarity,
        "isnad:modality": claim.modality,
        "isnad:edtf": claim.time.edtf if claim.time else None,
        "isnad:trigger": claim.trigger.quote,
        "isnad:start": claim.trigger.start,
        "isnad:end": claim.trigger.end,
        "isnad:story": item.story.id if item.story else None,
        "retractedBy": [ids.report(one) for one in item.retracted_by] or None,
    }
    if claim.sources:
        found["isnad:stance"] = claim.sources[-1].stance
        found["isnad:manner"] = claim.sources[-1].manner
        found["isnad:cues"] = list(_cues(claim.sources)) or None
    return _without_null(found)


def _cues(sources: Iterable[Source]) -> Iterator[str]:
    yield from (one.cue.quote for one in sources if one.cue)


def _without_null(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
