"""What two accounts have in common, so that one can speak of what the other tells."""

from __future__ import annotations

from isnad.folding import fold
from isnad.stories.accounts import Account
from isnad.stories.apart import apart, inside, known
from isnad.stories.places import called_alike
from isnad.world.entities import PlaceRecord

# How many sentences on words like "the town" still point to a place.
_NEAR = 3
_BUILT = frozenset({"exact", "near"})


def two_voices(one: Account, other: Account) -> bool:
    """Whether two accounts are not what one speaker, or the report itself, says of two things:
    in one sentence both have a speaker of their own."""
    if one.node.report != other.node.report:
        return True
    if one.node.part != other.node.part:
        return not one_speaker(one, other) or bool(one.denial) != bool(other.denial)
    if one.node.trace == other.node.trace:
        named = bool(one.speaker and other.speaker)
        if not named or set(one.acts) & set(other.acts):
            return False
    return not one_speaker(one, other)


def one_speaker(one: Account, other: Account) -> bool:
    """Whether two accounts of a report are by one speaker, whose name may be shorter in one."""
    if one.speaker == other.speaker:
        return True
    short, long = sorted((set(fold(a.speaker).split()) for a in (one, other)), key=len)
    return bool(short) and short <= long


def near(one: Account, other: Account) -> bool:
    """Whether two accounts stand so near in one report that words of one may mean the other's."""
    same = (one.node.report, one.node.part) == (other.node.report, other.node.part)
    return same and abs(one.node.trace - other.node.trace) <= _NEAR


def one_place(one: Account, other: Account) -> bool | None:
    """Whether two accounts are of one place; null where one of them names none, or a country."""
    if one.claim.place and other.claim.place and one.claim.place.name == other.claim.place.name:
        return None if one.claim.place.precision == "country" else True
    if _two_buildings(one, other):
        return False
    mine, theirs = _place(one), _place(other)
    if mine is not None and theirs is not None:
        return not apart(mine, theirs)
    if mine is None and theirs is None:
        here, there = _named(one), _named(other)
        return bool(here & there) if here and there else None
    place, account = (mine, other) if mine is not None else (theirs, one)
    return _mentions(account, place) if place is not None and _named(account) else None


def _two_buildings(one: Account, other: Account) -> bool:
    """Whether two accounts of one language are of buildings, bridges or the like that are called
    otherwise."""
    mine, theirs = one.claim.place, other.claim.place
    if mine is None or theirs is None or one.node.language != other.node.language:
        return False
    built = mine.precision in _BUILT and theirs.precision in _BUILT
    return built and not called_alike(mine.name, theirs.name)


def _place(one: Account) -> PlaceRecord | None:
    found = known(one.claim.place)
    return None if found is not None and found.kind == "country" else found


def _named(one: Account) -> set[int]:
    """The places that its sentence names, or those before where it names none (GeoNames ids)."""
    own = set(one.trace.places) if one.trace else set()
    return own or {int(place) for place in one.node.before if place.isdecimal()}


def _mentions(one: Account, place: PlaceRecord) -> bool:
    if place.geonames in _named(one):
        return True
    mine = _place(one)
    return mine is not None and (inside(mine, place) or inside(place, mine))


def one_party(one: Account, other: Account, least: int = 1) -> bool:
    """Whether so many of one, at least, take part in the other too: the same entity, or a side of
    the same country."""
    theirs = set().union(*_takes_part(other))
    return len({min(keys) for keys in _takes_part(one) if keys & theirs}) >= least


def _takes_part(one: Account) -> list[set[str]]:
    """What each participant is known by: entity, and country and sector."""
    found = []
    for who in (p for c in one.claims for p in (*c.actors, *c.recipients)):
        side = f"{who.country} {who.sector}" if who.country and who.sector != "UNK" else None
        if keys := {key for key in (who.entity, side) if key}:
            found.append(keys)
    return found


def one_matter(one: Account, other: Account) -> bool:
    """Whether two accounts may be of one thing: of one place, or, where one names none, near each
    other in a report or of the same people."""
    place = one_place(one, other)
    if place is not None:
        return place
    return near(one, other) or one_party(one, other)
