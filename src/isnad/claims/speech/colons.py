"""Who says it by a colon alone, as headlines do, which end without a stop: "Army spokesman: raid hit
rebels", "Raid hit rebels: police"."""

from __future__ import annotations

from isnad.annotations import Group, Link
from isnad.claims.units.lists import live
from isnad.languages.pack import Pack

_SPEAKING = frozenset({"person", "office", "org", "force"})
_PERSON = "person:"
_END, _OPENS = frozenset({"stop", "other"}), frozenset({"quote", "open"})


def links(units: list[Group], size: int, pack: Pack) -> list[Link]:
    """The link of whoever stands alone before the only colon of a sentence, or alone behind it. Where
    verbs stand first headlines are read by another rule; where words never change whoever is named
    before a quotation says it, whatever closes the sentence."""
    colons = [unit for unit in units if unit.sub == "colon" and not unit.joined]
    if pack.settings.get("words") == "joined" or len(colons) != 1:
        return []
    colon = colons[0]
    quoted = any(u.sub in _OPENS for u in units[colon.index + 1 : colon.index + 2])
    quoted = quoted and pack.settings.get("words") == "isolating"
    if units[-1].sub in _END and not quoted:
        return []
    before, after = live(units, colon.index, -1), live(units, colon.index, 1)
    if before < 0 or after < 0:
        return []
    if live(units, before, -1) < 0 and _says(units[before]):
        return [Link(units[before], colon.j, size)] if _told(units[after:]) else []
    if live(units, after, 1) < 0 and _says(units[after]):
        return [Link(units[after], 0, colon.i)] if _told(units[: colon.index]) else []
    return []


def _says(unit: Group) -> bool:
    """Whether a noun group alone can be who speaks; places and names without more are what a
    report is about."""
    if unit.kind != "np" or unit.prep or (unit.plural and unit.members):
        return False
    return unit.cls in _SPEAKING or (unit.entity or "").startswith(_PERSON)


def _told(units: list[Group]) -> bool:
    """Whether units tell that something happens."""
    return any((u.kind == "vg" and u.head is not None) or u.cls == "event" for u in units)
