"""Whose forces are somewhere, where no verb tells it but one of being: "the fighters are still in
the town", "there are no troops in the valley"."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Item, Predicate
from isnad.languages.pack import Entry

_TYPE, _STATUS = "PRESENCE", "holds"
_WHERE = ("in", "at")
_ARMED = frozenset({"MIL", "REB"})
_PLACES = frozenset({"place", "country", "name"})
_NONE = "none"


def whereabouts(verbs: list[Predicate]) -> Iterator[Candidate]:
    """One candidate for each verb of being that says where armed people are."""
    for verb in verbs:
        if verb.group.form != "cop" or verb.passive:
            continue
        who, said = verb.first("S"), verb.first("O")
        if who is None and said is not None and _is_armed(said):
            who, said = said, None  # "there are troops in the valley"
        where = _where(verb)
        if who is None or where is None or not _is_armed(who) or not _adds_nothing(said):
            continue
        trigger = where.prep_item
        if trigger is not None and trigger.lexes:
            yield _candidate(trigger, who, where, verb)


def _where(verb: Predicate) -> Group | None:
    """The place right behind a verb of being."""
    for slot in _WHERE:
        for group in verb.slots.get(slot, ()):
            if group.cls in _PLACES or group.sub == "settlement":
                return group
    return None


def _is_armed(group: Group) -> bool:
    return group.sector in _ARMED or group.cls == "force"


def _adds_nothing(said: Group | None) -> bool:
    """Whether what somebody is said to be is no more than that they are there ("present")."""
    return said is None or any(x.entry.opts.get("present") for x in said.lexes)


def _candidate(trigger: Item, who: Group, where: Group, verb: Predicate) -> Candidate:
    entry = Entry(id=trigger.lexes[0].entry.id, kind="frame", type=_TYPE, opts={"status": _STATUS})
    return Candidate(
        entry, _TYPE, [trigger], {"actor": [who], "place": [where]}, verb,
        status=_STATUS, fired=[entry.id],
    )  # fmt: skip


def nobody(found: list[Candidate]) -> None:
    """Negate what is said of nobody: "no troops are in the town", "has no soldiers there"."""
    for one in found:
        if one.type != _TYPE:
            continue
        said = one.predicate.slots.get("O", ()) if one.predicate is not None else ()
        if any(map(_is_nobody, (*one.roles.get("actor", ()), *said))):
            one.polarity = "negated"


def _is_nobody(group: Group) -> bool:
    return any(item.tag == "det" and item.sub == _NONE for item in group.items)
