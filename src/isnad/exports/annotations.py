"""The evidence of claims as W3C Web Annotations: one collection, whose one page has an annotation a
claim. Offsets are code points in logical order, as the recommendation has them."""

from __future__ import annotations

from typing import Any

import msgspec
import regex

from isnad.exports import ids
from isnad.exports.evidence import evidence, in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item
from isnad.exports.links import address
from isnad.exports.out import Out
from isnad.records import Span

_CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {"isnad": ids.TERMS, "isnad:evidence": {"@type": "@json"}},
]
_COLLECTION = "urn:x-isnad:evidence"
# So many code points stand beside a quote at least, so that it is found again.
_AROUND = 32
# What a reader sees as one character: a quote is not cut inside of one.
_CLUSTER = regex.compile(r"\X")


def write(given: Gathered, out: Out) -> None:
    """Write the collection, a line an annotation; how many there are stands at the end."""
    head = {"@context": _CONTEXT, "id": _COLLECTION, "type": "AnnotationCollection"}
    page = {"id": f"{_COLLECTION}:1", "type": "AnnotationPage", "partOf": _COLLECTION}
    out.write(_open(head | {"label": "evidence of claims"}) + b',"first":')
    out.write(_open(page | {"startIndex": 0}) + b',"items":[')
    total = 0
    for item in given.items():
        out.write((b",\n" if total else b"\n") + msgspec.json.encode(annotation(item)))
        total += 1
    out.write(b'\n]},"total":%d}\n' % total)


def _open(record: dict[str, Any]) -> bytes:
    return msgspec.json.encode(record)[:-1]


def annotation(item: Item) -> dict[str, Any]:
    """The words of a claim: what it says, who says so, and where it stands, in the text as it is
    kept and, where the report has an address, on its page."""
    claim = item.claim
    url = address(claim.report)
    quote = _quote(item)
    targets: list[dict[str, Any]] = [
        {
            "type": "SpecificResource",
            "source": {
                "id": ids.report(claim.report.id),
                "type": "Text",
                "format": "text/plain",
                "language": claim.report.language,
            },
            "selector": [quote, *_position(item)],
        }
    ]
    if url is not None:
        state = {"type": "TimeState", "sourceDate": item.received}
        page = {"type": "SpecificResource", "source": url, "selector": quote, "state": state}
        targets.append(page)
    return {
        "id": ids.claim(item),
        "type": "Annotation",
        "motivation": "identifying",
        "created": item.received,
        "generator": {"id": ids.engine(item), "type": "Software", "name": item.engine},
        "body": [
            _body("describing", item.says),
            _body("commenting", in_words(item)),
        ],
        "target": targets,
        "isnad:evidence": evidence(item),
    }


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": "en",
    }


def _quote(item: Item) -> dict[str, Any]:
    words = item.claim.evidence
    text = item.report.part(words.part)
    return {
        "type": "TextQuoteSelector",
        "exact": words.quote,
        "prefix": text[_edge(text, words.start, -1) : words.start],
        "suffix": text[words.end : _edge(text, words.end, 1)],
    }


def _edge(text: str, at: int, way: int) -> int:
    """Where the words beside a quote end, so far away that no character is cut."""
    far = max(0, at - 2 * _AROUND) if way < 0 else at
    stretch = text[far:at] if way < 0 else text[at : at + 2 * _AROUND]
    edges = [far + found.start() for found in _CLUSTER.finditer(stretch)]
    if way < 0:
        return next((one for one in reversed(edges) if one <= at - _AROUND), far)
    return next((one for one in edges if one >= at + _AROUND), far + len(stretch))


def _position(item: Item) -> list[dict[str, Any]]:
    """Where it stands in the text, and in that the words for what happened. A title is no part of the
    text: there the quote alone says it."""
    evidence, trigger = item.claim.evidence, item.claim.trigger
    if evidence.part != "text":
        return []
    found = {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end}
    if trigger.part == evidence.part and _inside(trigger, evidence):
        inner = {
            "type": "TextPositionSelector",
            "start": trigger.start - evidence.start,
            "end": trigger.end - evidence.start,
        }
        return [found | {"refinedBy": inner}]
    return [found]


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end
