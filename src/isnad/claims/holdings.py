"""Who holds a place, where a phrase tells it: "remains in the hands of the rebels", "is under army
control", "fell into rebel hands"."""

from __future__ import annotations

from collections.abc import Iterator

from isnad.annotations import Candidate, Group, Item, Predicate
from isnad.claims.frames import behind, held_by
from isnad.languages.pack import Entry

HELD, OUTSIDE = "held", "outside"
_TYPE, _INTO = "CONTROL", "into"
_BEGINS, _HOLDS = "begins", "holds"
_BODIES = frozenset({"org", "force", "group"})
# What opens a clause about a noun.
_OPENS = frozenset({"comp", "rel"})
# Before what went on until something happened ("after a year of rebel rule").
_AFTER = "time"
_INSIDE = frozenset({"in", "into", "under", OUTSIDE})
_PLACES = frozenset({"place", "country", "name"})


def holdings(verbs: list[Predicate], told: list[Candidate]) -> Iterator[Candidate]:
    """One candidate for each phrase that tells who holds what a verb is said of, where the verb
    itself does not tell it."""
    known = {id(c.predicate) for c in told if c.type == _TYPE and c.roles.get("actor")}
    for verb in verbs:
        if id(verb) in known:
            continue
        place = verb.first("O" if verb.passive else "S")
        if place is None or not _is_place(place):
            continue
        for phrase, holder in _phrases(verb):
            trigger = phrase.head if holder is not phrase else phrase.prep_item
            if trigger is not None and trigger.lexes:
                made = _candidate(trigger, holder, place, verb, begins=phrase.prep == _INTO)
                made.polarity = "negated" if phrase.prep == OUTSIDE else made.polarity
                yield made


def lose(found: list[Candidate], verbs: list[Predicate], units: list[Group]) -> None:
    """Give to each capture that names no loser whoever is said to hold the place, or to have held it
    until then ("retook land held by the rebels", "seized an army base", "… ending a year of rebel
    rule")."""
    held = [c for c in found if c.type == _TYPE and c.status == _HOLDS]
    for candidate in found:
        roles = candidate.roles
        if candidate.type != _TYPE or candidate.status != _BEGINS or roles.get("recipient"):
            continue
        losers: list[Group] = []
        for place in roles.get("place", ()):
            holders = [
                g
                for c in held
                if place in c.roles.get("place", ())
                for g in c.roles.get("actor", ())
            ]
            losers += holders or _held_until(place, verbs, units) or _of_body(place)
        losers = losers or _ruled_until(candidate, verbs, units)
        losers = [who for who in losers if who not in roles.get("actor", ())]
        if losers:
            roles["recipient"] = candidate.sure = losers


def _held_until(place: Group, verbs: list[Predicate], units: list[Group]) -> list[Group]:
    """Who is said to hold a place by a clause behind it, with or without a marker ("land that the
    rebels had held", "land the rebels once held")."""
    for verb in verbs:
        who, objects = verb.first("S"), verb.slots.get("O", [])
        if verb.passive or who is None or not who.acts or not 0 <= place.index < verb.group.index:
            continue
        if not any(
            x.entry.type == _TYPE and x.entry.opts.get("status") == _HOLDS for x in verb.group.lexes
        ):
            continue
        between = units[place.index + 1 : who.index]
        beside = (
            not objects
            and place.index < who.index
            and all(u.joined or u.kind in _OPENS for u in between)
        )
        if place in objects or beside:
            return [who]
    return []


def _ruled_until(capture: Candidate, verbs: list[Predicate], units: list[Group]) -> list[Group]:
    """Whose rule a capture is said to end, or to come after ("ending a year of rebel rule")."""
    ended = [u for u in units if u.prep == _AFTER]
    for verb in verbs:
        if any("ends" in x.entry.opts for x in verb.group.lexes):
            ended += verb.slots.get("O", [])
    for group in ended:
        for rule in (group, group.of):
            if rule is None or rule is capture.noun or rule.i < capture.at:
                continue
            if any(x.entry.type == _TYPE for x in rule.lexes):
                who = behind(rule) or _side(rule)
                return [who] if who is not None and who.acts else []
    return []


def _of_body(place: Group) -> list[Group]:
    """The body whose a place without a name is, as the words have it."""
    whose = (held_by(place) or _side(place)) if place.name is None else None
    body = whose is not None and whose.cls in _BODIES and whose.sub != "settlement"
    return [whose] if body and whose is not None else []


def _phrases(verb: Predicate) -> Iterator[tuple[Group, Group]]:
    """The phrases of a verb that tell who holds something, with who does."""
    for slot, groups in verb.slots.items():
        if verb.link == "rel" and slot.startswith("pre:"):
            continue  # what stands before belongs to the clause that it is in
        for group in groups:
            holder = group if slot.removeprefix("pre:") == HELD else _owner(group)
            if holder is not None and holder.acts:
                yield group, holder


def _owner(group: Group) -> Group | None:
    """Whose the hands, or the control, are in which something is."""
    held = any(HELD in x.entry.opts for x in group.lexes)
    return (behind(group) or _side(group)) if held and group.prep in _INSIDE else None


def _side(group: Group) -> Group | None:
    """Whom an adjective before a noun is of ("rebel hands")."""
    for item in group.items:
        sector = next((x.entry.sector for x in item.lexes if x.entry.kind == "adj"), "")
        if sector and item is not group.head:
            return Group("np", item.i, item.j, [item], item, "group", sector=sector, plural=True)
    return None


def _is_place(group: Group) -> bool:
    return group.cls in _PLACES or group.sub == "settlement"


def _candidate(
    trigger: Item, holder: Group, place: Group, verb: Predicate, *, begins: bool
) -> Candidate:
    """The state, which begins where a place comes into hands, or the verb says that it changes
    them: by an attack as well."""
    taken = next((x.entry for x in verb.group.lexes if x.entry.type == _TYPE), None)
    changes = begins or taken is not None
    opts = {"status": _BEGINS, "also": "ASSAULT"} if changes else {"status": _HOLDS}
    entry = Entry(id=trigger.lexes[0].entry.id, kind="frame", type=_TYPE, opts=opts)
    roles = {"actor": [holder], "place": [place]}
    fired = [entry.id, *([taken.id] if taken else [])]
    return Candidate(entry, _TYPE, [trigger], roles, verb, status=opts["status"], fired=fired)
