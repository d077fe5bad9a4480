"""Which truce a report tells of where it does not say so again."""

from __future__ import annotations

import msgspec

from isnad.folding import fold
from isnad.situation import parties
from isnad.states import Assertion


def truces(found: list[Assertion]) -> list[Assertion]:
    """What a report says of a truce without its parties or place is of the one that it told of
    before, where that has no other."""
    told: list[Assertion] = []
    out: list[Assertion] = []
    for one in found:
        if one.what != "CEASEFIRE":
            out.append(one)
            continue
        before = next((b for b in reversed(told) if _may_be(one, b)), None)
        fuller = _of_truce(one, before) if before is not None else one
        told.append(msgspec.structs.replace(fuller, subject=_truce(fuller)))
        out.append(told[-1])
    return out


def _may_be(one: Assertion, before: Assertion) -> bool:
    if (
        one.place
        and before.place
        and one.subject != before.subject
        and one.country != before.country
    ):
        return False
    keys = {p.key for p in before.parties}
    if len(one.parties) > 1 and len(keys) > 1:
        return {p.key for p in one.parties} == keys
    return not keys or all(
        p.key in keys or any(parties.one(p, q) for q in before.parties) for p in one.parties
    )


def _of_truce(one: Assertion, before: Assertion) -> Assertion:
    fuller = one if len(one.parties) > 1 or not before.parties else before
    placed = one if one.place else before
    return msgspec.structs.replace(
        one, parties=fuller.parties, place=placed.place, country=placed.country,
        geonames=placed.geonames, within=placed.within, nested=placed.nested, brokers=one.brokers or before.brokers,
    )  # fmt: skip


def _truce(one: Assertion) -> str:
    """The subject of a truce: its parties where it has two, else its place."""
    if len(one.parties) > 1:
        return " ".join([one.what, *sorted({p.key for p in one.parties})])
    where = one.geonames or (one.place and fold(one.place))
    return f"{one.what} {where or ' '.join(p.key for p in one.parties)}"
