"""Names that stand for claims, reports and whoever takes part, in formats that link things."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from isnad.exports.items import Item, named
from isnad.folding import fold
from isnad.joins import Link
from isnad.records import Participant

_URN = "urn:x-isnad"
# What the properties of Isnad's own are named by.
TERMS = f"{_URN}:terms:"


def report(report_id: str) -> str:
    """A report."""
    return f"{_URN}:report:{quote(report_id, safe='')}"


def claim(item: Item) -> str:
    """A claim of a report."""
    return f"{_URN}:claim:{quote(item.claim.report.id, safe='')}:{item.claim.id}"


def engine(item: Item) -> str:
    """What made a claim, in that version."""
    return f"{_URN}:engine:{quote(item.engine, safe='')}"


def who(item: Item, one: Participant, where: str) -> str:
    """Whoever takes part. Those whom no table knows are somebody inside one report, by their words;
    those who are named by role, or for whom no words stand, inside one claim: ``where`` in it."""
    if one.entity:
        return entity(one.entity)
    if one.text is None:
        return f"{claim(item)}:{where}"
    return f"{report(item.claim.report.id)}:who:{quote(fold(named(one)), safe='')}"


def link(item: Item, one: Link, at: int) -> str:
    """Whoever is at that place of a joined chain."""
    if one.entity:
        return entity(one.entity)
    if one.link == "quotes":
        return f"{claim(item)}:chain:{at}"
    return f"{_URN}:outlet:{quote(fold(one.name), safe='')}"


def entity(entity_id: str) -> str:
    """Somebody whom the tables of the world know."""
    return f"{_URN}:entity:{quote(entity_id, safe=':')}"


def short(urn: str) -> str:
    """The same as an id of letters and digits."""
    return f"isnad-{hashlib.sha1(urn.encode(), usedforsecurity=False).hexdigest()}"
