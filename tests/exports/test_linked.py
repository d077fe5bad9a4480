"""Web Annotations, PROV-O and schema.org: as JSON-LD by pyld and rdflib, and against vocabularies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from isnad.exports import ids
from isnad.exports.annotations import annotation
from isnad.exports.items import Item
from isnad.records import Report

from .conftest import HOSTILE, Export

pyld = pytest.importorskip("pyld", reason="needs pyld")
rdflib = pytest.importorskip("rdflib", reason="needs rdflib")

OA, PROV, SCHEMA = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#", "https://schema.org/"
AS = "http://www.w3.org/ns/activitystreams#"
# Of the context of Web Annotations, what is used: terms and what they stand for.
_LINKS = {
    **{
        name: f"{OA}has{name.title()}" for name in ("body", "target", "source", "selector", "state")
    },
    "refinedBy": f"{OA}refinedBy",
    "generator": f"{AS}generator",
    "partOf": f"{AS}partOf",
    "first": f"{AS}first",
}
_VALUES = {
    **{name: f"{OA}{name}" for name in ("exact", "prefix", "suffix", "start", "end", "sourceDate")},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "language": "http://purl.org/dc/elements/1.1/language",
    "name": "http://xmlns.com/foaf/0.1/name",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "created": "http://purl.org/dc/terms/created",
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
}
_TYPES = {
    **{name: f"{OA}{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"{OA}{name}" for name in ("TextQuoteSelector", "TextPositionSelector", "TimeState")},
    **{name: f"{OA}{name}" for name in ("identifying", "describing", "commenting")},
    "Text": "http://purl.org/dc/dcmitype/Text",
    "Software": f"{AS}Application",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
}
ANNO: dict[str, Any] = {
    "@context": {
        "id": "@id",
        "type": "@type",
        **_VALUES,
        **_TYPES,
        **{name: {"@id": iri, "@type": "@id"} for name, iri in _LINKS.items()},
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    }
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNO,
    "https://schema.org": {"@context": {"@vocab": SCHEMA}},
}


def load(url: str, options: object) -> dict[str, Any]:
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": CONTEXTS[url],
    }


def triples(text: str) -> Any:
    """The graph, by pyld, which drops nothing that has a meaning without saying so."""
    quads = pyld.jsonld.to_rdf(
        json.loads(text), {"documentLoader": load, "format": "application/n-quads"}
    )
    return rdflib.Graph().parse(data=quads, format="nt")


def unknown_terms(value: object) -> set[str]:
    """Members that the expanded form does not have: those that no context knows."""
    found: set[str] = set()
    if isinstance(value, dict):
        found |= {name for name in value if not (name.startswith("@") or ":" in name)}
        for name, one in value.items():
            found |= unknown_terms(one) if name != "isnad:evidence" else set()
    elif isinstance(value, list):
        for one in value:
            found |= unknown_terms(one)
    return found


def test_annotations_are_what_the_recommendation_says(export: Export, items: list[Item]) -> None:
    told = json.loads(export("web-annotation").text)
    page = told["first"]
    assert (told["type"], page["type"], told["total"]) == (
        *("AnnotationCollection", "AnnotationPage", len(items)),
    )
    known = set(ANNO["@context"]) | {"items"}
    assert unknown_terms(page["items"]) <= known
    for one, item in zip(page["items"], items, strict=True):
        assert one["type"] == "Annotation" and one["motivation"] == "identifying"
        for target in one["target"]:
            selectors = target["selector"]
            quote = selectors[0] if isinstance(selectors, list) else selectors
            text = item.report.part(item.claim.evidence.part)
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text and quote["exact"] == item.claim.evidence.quote
        position = one["target"][0]["selector"][1:]
        for where in position:
            assert item.report.text[where["start"] : where["end"]] == item.claim.evidence.quote
            inner = where["refinedBy"]
            start = where["start"] + inner["start"]
            found = item.report.text[start : where["start"] + inner["end"]]
            assert found == item.claim.trigger.quote
        assert [x["name"] for x in one["isnad:evidence"]["chain"]] == [x.name for x in item.chain]
        sources = [target["source"] for target in one["target"]]
        assert not any(str(source).startswith("javascript") for source in sources)


def test_quotes_are_not_cut_inside_of_a_character(items: list[Item]) -> None:
    import msgspec
    import regex

    item = next(one for one in items if one.claim.evidence.part == "text")
    flag = "\U0001f1fb\U0001f1f3"
    words = item.claim.evidence.quote
    for shift in range(4):
        pad = "x" * shift + flag * 40
        text = f"{pad}{words}{flag * 40}"
        span = msgspec.structs.replace(
            item.claim.evidence, start=len(pad), end=len(pad) + len(words)
        )
        claim = msgspec.structs.replace(item.claim, evidence=span)
        report = Report(id="x", sha256="x", text=text)
        told = annotation(msgspec.structs.replace(item, claim=claim, report=report))
        quote = told["target"][0]["selector"][0]
        for side in ("prefix", "suffix"):
            clusters = regex.findall(r"\X", quote[side])
            assert set(clusters) <= {flag, "x"}
            assert 32 <= len(quote[side]) <= 64


def test_annotations_are_rdf(export: Export, items: list[Item]) -> None:
    graph = triples(export("web-annotation").text)
    ns = rdflib.Namespace(OA)
    assert len(set(graph.subjects(rdflib.RDF.type, ns.Annotation))) == len(items)
    assert len(set(graph.subjects(ns.exact))) >= len(items)


def test_prov_names_a_primary_source_and_a_way_to_it(export: Export, items: list[Item]) -> None:
    graph = rdflib.Graph().parse(data=export("prov").text, format="json-ld")
    prov = rdflib.Namespace(PROV)
    for item in items:
        claim = rdflib.URIRef(ids.claim(item))
        assert graph.value(claim, prov.wasGeneratedBy) == rdflib.URIRef(ids.engine(item))
        here = rdflib.URIRef(f"{ids.claim(item)}:said:0")
        assert (claim, prov.wasDerivedFrom, here) in graph
        assert str(graph.value(here, prov.value)) == item.claim.evidence.quote
        names = []
        at: Any = here
        for nth in range(len(item.chain)):
            agent = graph.value(at, prov.wasAttributedTo)
            labels = {str(one) for one in graph.objects(agent, rdflib.RDFS.label)}
            assert item.chain[nth].name in labels
            names.append(agent)
            following = rdflib.URIRef(f"{ids.claim(item)}:said:{nth + 1}")
            if nth + 1 < len(item.chain):
                how = "wasQuotedFrom" if item.chain[nth + 1].link == "quotes" else "wasDerivedFrom"
                assert (at, prov[how], following) in graph
                at = following
        if len(item.chain) > 1:
            assert graph.value(here, prov.hadPrimarySource) == at
        for chain in range(1, len(item.claim.also_said_by) + 1):
            other = rdflib.URIRef(f"{ids.claim(item)}:also:{chain}:0")
            assert graph.value(other, prov.wasAttributedTo) is not None
            assert any(graph.subjects(prov.entity, other))


def test_prov_uses_terms_of_prov_only_as_they_are_meant(export: Export) -> None:
    graph = rdflib.Graph().parse(data=export("prov").text, format="json-ld")
    used = {str(p).removeprefix(PROV) for p in graph.predicates() if str(p).startswith(PROV)}
    assert used <= {
        *("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource", "wasAttributedTo"),
        *("wasGeneratedBy", "wasAssociatedWith", "atLocation", "generatedAtTime", "value"),
        *("entity", "qualifiedQuotation"),
    }
    prov = rdflib.Namespace(PROV)
    agents = set(graph.subjects(rdflib.RDF.type, prov.Agent))
    assert set(graph.objects(None, prov.wasAttributedTo)) <= agents
    entities = set(graph.subjects(rdflib.RDF.type, prov.Entity))
    for term in ("wasQuotedFrom", "wasDerivedFrom", "hadPrimarySource"):
        assert set(graph.objects(None, prov[term])) <= entities
    activities = set(graph.subjects(rdflib.RDF.type, prov.Activity))
    assert set(graph.objects(None, prov.wasGeneratedBy)) <= activities


def test_schema_org_gives_no_verdict(export: Export, items: list[Item]) -> None:
    text = export("schema-org").text
    told = json.loads(text)["@graph"]
    assert "ClaimReview" not in text and "ating" not in {k for one in told for k in one}
    for one, item in zip(told, items, strict=True):
        assert one["@type"] == "Claim" and one["author"]["name"] == item.chain[-1].name
        names, node = [], one["appearance"][0]
        assert node["text"] == item.claim.evidence.quote
        while node is not None:
            names.append((node.get("spokenByCharacter") or node["creator"])["name"])
            node = node.get("isBasedOn")
        assert names == [link.name for link in item.chain]
        where = {v["propertyID"]: v["value"] for v in one["appearance"][0]["identifier"]}
        assert where["isnad:start"] == item.claim.evidence.start
        geo = (one.get("contentLocation") or {}).get("geo")
        place = item.claim.place
        assert geo is None or (place and place.precision in ("exact", "near", "settlement"))
    assert HOSTILE.id in {one["isBasedOn"]["identifier"] for one in told}


def test_schema_org_uses_properties_of_its_types(export: Export) -> None:
    models = pytest.importorskip(
        "msgspec_schemaorg.models", reason="needs msgspec-schemaorg, its vocabulary"
    )

    def check(node: object) -> None:
        if isinstance(node, list):
            for one in node:
                check(one)
        elif isinstance(node, dict):
            if "@type" in node:
                known = getattr(models, node["@type"])
                names = {name for name in node if not name.startswith("@")}
                assert names <= set(known.__struct_fields__), (node["@type"], names)
            for one in node.values():
                check(one)

    check(json.loads(export("schema-org").text)["@graph"])
    graph = triples(export("schema-org").text)
    assert graph.value(predicate=rdflib.RDF.type, object=rdflib.URIRef(f"{SCHEMA}Claim"))
