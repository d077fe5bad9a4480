"""Who says a claim, in which words, and where they stand, for formats that have one field for it."""

from __future__ import annotations

from typing import Any

import msgspec

from isnad.exports.items import Item
from isnad.joins import Link
from isnad.records import Source


def evidence(item: Item) -> dict[str, Any]:
    """The claim's id, what it says, who says it, the words with their offsets (code points), the
    report and what made it."""
    claim = item.claim
    return {
        "claim": claim.id,
        "report": claim.report.id,
        "report_sha256": claim.report.sha256,
        "outlet": claim.report.outlet,
        "language": claim.report.language,
        "story": item.story.id if item.story else None,
        "type": claim.type,
        "says": item.says,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "edtf": claim.time.edtf if claim.time else None,
        "chain": [_link(one) for one in item.chain],
        "said_by": [_source(one) for one in claim.sources],
        "also_said_by": [[_source(one) for one in chain] for chain in claim.also_said_by],
        "quote": claim.trigger.quote,
        "quote_start": claim.trigger.start,
        "quote_end": claim.trigger.end,
        "evidence": claim.evidence.quote,
        "part": claim.evidence.part,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "retracted_by": item.retracted_by,
        "engine": item.engine,
    }


def _link(one: Link) -> dict[str, Any]:
    return {k: v for k, v in msgspec.structs.asdict(one).items() if v is not None}


def _source(one: Source) -> dict[str, Any]:
    return {
        "name": one.name or one.text,
        "entity": one.entity,
        "named": one.named,
        "manner": one.manner,
        "stance": one.stance,
        "cue": one.cue.quote if one.cue else None,
    }


def in_words(item: Item) -> str:
    """The same in a sentence of English for people: who says what through whom, in which words,
    where they stand, and what made it."""
    evidence = item.claim.evidence
    back = f"; retracted by {', '.join(item.retracted_by)}" if item.retracted_by else ""
    return (
        f"{item.says}, according to {item.through}: “{evidence.quote}” (report "
        f"{item.claim.report.id}, {evidence.part} {evidence.start} to {evidence.end}; claim "
        f"{item.claim.id} by {item.engine}{back})"
    )
