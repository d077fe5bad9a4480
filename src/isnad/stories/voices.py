"""Who says what one claim says, kept beside it, and the origins of several such."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from isnad.joins import ClaimKey, Held, Lineage, Origin
from isnad.names import outlets
from isnad.records import Claim
from isnad.stories.chains import chains
from isnad.stories.origins import Told, by_origin, one_root
from isnad.stories.shelf import Shelf
from isnad.stories.speakers import place_of

_VOICES = msgspec.json.Decoder(list[Told])


def voices(
    held: Held,
    claims: Iterable[Claim],
    reports: Mapping[str, Held],
    lineages: Mapping[str, Sequence[Lineage]],
) -> dict[str, str]:
    """By the id of each of these claims of a report, its chains from the outlet to the root, as
    JSON. ``reports``: the report and all that it comes of, ``lineages``: what each of these comes
    of."""
    shelf = Shelf(reports, lineages)
    return {claim.id: msgspec.json.encode(_told(held, claim, shelf)).decode() for claim in claims}


def _told(held: Held, claim: Claim, shelf: Shelf) -> list[Told]:
    part, place = claim.trigger.part, place_of(claim)
    return [
        Told(report=held.report.id, part=part, chain=chain)
        for chain in chains(held, claim, shelf, place)
    ]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """An origin, and the claims whose chains go back to it."""

    origin: Origin
    claims: list[ClaimKey]


def heard(said: Sequence[tuple[ClaimKey, str]], outlet_of: Mapping[str, str | None]) -> list[Heard]:
    """The origins of claims, from what ``voices`` made of each, in the order of the claims.
    ``outlet_of``: the outlet of every report."""
    told = [(key, one) for key, made in said for one in _VOICES.decode(made)]
    rooted = one_root([one for _, one in told])
    keys = {id(one): key for (key, _), one in zip(told, rooted, strict=True)}
    shown = {report: outlets.shown(name or report) for report, name in outlet_of.items()}
    return [
        Heard(origin=origin, claims=list(dict.fromkeys(keys[id(one)] for one in group)))
        for origin, group in by_origin(rooted, shown)
    ]


def through(made: str) -> set[str]:
    """The reports that a claim comes through, its own with them, from what ``voices`` made."""
    return {link.report for one in _VOICES.decode(made) for link in one.chain.links if link.report}
