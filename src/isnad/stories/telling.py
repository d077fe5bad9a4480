"""From the nodes of a story to the story: tellings with their chains, origins, contradictions."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from isnad.joins import Held, Lineage, Link, Node, Origin, Story, StoryPlace, StoryTime, Telling
from isnad.records import Claim


def tell(
    nodes: list[Node], held: Mapping[str, Held], lineages: Mapping[str, list[Lineage]]
) -> Story:
    """The story that nodes tell. ``held``: their reports and those that they come of, by id;
    ``lineages``: what each of these comes of."""
    told = [(held[n.report], c) for n in nodes for c in held[n.report].claims if c.id in n.claims]
    first = told[0][1]
    tellings = [_telling(one, claim) for one, claim in told]
    roots = {t.chain[-1].name: t for t in tellings}
    place = next((c.place for _, c in told if c.place), None)
    time = next((c.time for _, c in told if c.time), None)
    return Story(
        id=story_id(nodes[0]),
        type=first.type,
        title=first.evidence.quote,
        place=StoryPlace(name=place.name, country=place.country, geonames=place.geonames) if place else None,
        time=StoryTime(edtf=time.edtf) if time else None,
        tellings=tellings,
        origins=[
            Origin(
                name=name, entity=t.chain[-1].entity, side=None, because="said by it",
                reports=sorted({x.report for x in tellings if x.chain[-1].name == name}),
            )
            for name, t in sorted(roots.items())
        ],
        contradictions=[],
    )  # fmt: skip


def story_id(founder: Node) -> str:
    """The id of a story: it names the node that was published first, so that an id of before
    leads to the story that holds its founder now."""
    return hashlib.sha256(founder.id.encode()).hexdigest()[:16]


def _telling(held: Held, claim: Claim) -> Telling:
    links = [
        Link(name=held.report.outlet or held.report.id, link="published", report=held.report.id)
    ]
    links += [
        Link(name=s.name or s.text or "?", link="quotes", entity=s.entity) for s in claim.sources
    ]
    return Telling(
        claim=claim.id, report=held.report.id, part=claim.evidence.part, start=claim.trigger.start,
        end=claim.trigger.end, quote=claim.trigger.quote, says=claim.type, chain=links,
    )  # fmt: skip
