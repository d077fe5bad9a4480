"""From the nodes of a story to the story: tellings with their chains, origins, contradictions."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from isnad.joins import Held, Lineage, Node, Story, Telling
from isnad.names import outlets
from isnad.records import Claim
from isnad.stories.accounts import accounts
from isnad.stories.chains import chains
from isnad.stories.contradictions import clashes, contradictions
from isnad.stories.heads import head
from isnad.stories.origins import Told, one_root, origins
from isnad.stories.retractions import retracted_by, taken_back
from isnad.stories.says import gists
from isnad.stories.shelf import Shelf
from isnad.stories.speakers import place_of


def tell(
    nodes: list[Node], held: Mapping[str, Held], lineages: Mapping[str, list[Lineage]]
) -> Story:
    """The story that nodes tell. ``held``: their reports and those that they come of, by id;
    ``lineages``: what each of these comes of."""
    seen = accounts(nodes, held)
    said, top, found = gists(seen), head(seen), clashes(seen, lineages)
    told = [(held[n.report], c) for n in nodes for c in held[n.report].claims if c.id in n.claims]
    chained, back = _chained(told, held, lineages), taken_back(seen, lineages, found)
    return Story(
        id=story_id(nodes[0]),
        type=top.type,
        title=top.title,
        place=top.place,
        time=top.time,
        tellings=[_telling(claim, one, said, back) for claim, one in chained],
        origins=origins([one for _, one in chained], _outlets(told)),
        contradictions=contradictions(seen, found, lineages),
        retracted_by=retracted_by(seen, lineages, found),
    )  # fmt: skip


def story_id(founder: Node) -> str:
    """The id of a story: it names the node that was published first, so that an id of before
    leads to the story that holds its founder now."""
    return hashlib.sha256(founder.id.encode()).hexdigest()[:16]


def _chained(
    told: list[tuple[Held, Claim]],
    held: Mapping[str, Held],
    lineages: Mapping[str, list[Lineage]],
) -> list[tuple[Claim, Told]]:
    """Every claim with each of its chains."""
    places = Counter(name for _, claim in told if (name := place_of(claim)))
    place = min(places, key=lambda name: (-places[name], name), default=None)
    shelf = Shelf(held, lineages)
    found = [
        (claim, Told(report=one.report.id, part=claim.trigger.part, chain=chain))
        for one, claim in told
        for chain in chains(one, claim, shelf, place)
    ]
    rooted = one_root([one for _, one in found])
    return [(claim, one) for (claim, _), one in zip(found, rooted, strict=True)]


def _outlets(told: list[tuple[Held, Claim]]) -> dict[str, str]:
    return {
        h.report.id: outlets.shown(h.report.outlet or h.report.id, h.report.url) for h, _ in told
    }


def _telling(
    claim: Claim, told: Told, said: Mapping[str, str], back: Mapping[str, list[str]]
) -> Telling:
    return Telling(
        claim=claim.id, report=told.report, part=claim.evidence.part, start=claim.trigger.start,
        end=claim.trigger.end, quote=claim.trigger.quote, says=said.get(claim.id, claim.type), chain=told.chain.links,
        retracted_by=back.get(claim.id, []),
    )  # fmt: skip
