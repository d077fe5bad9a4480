"""Who holds, agrees or is somewhere, told so that the same are the same in every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from isnad import world
from isnad.folding import fold
from isnad.joins import Held
from isnad.records import Claim, Participant, Place
from isnad.states import Party

# Sectors of those who act for a state.
_STATE = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD"})
# Sectors of people who hold no ground: a description of them says nothing of who does.
_PLAIN = frozenset({"CVL", "EDU", "REF", "MED", "BUS"})
_ORGANISED = frozenset({"group", "force", "party", "organisation", "government", "igo"})
_STATE_KEY, _VAGUE_KEY = "state", "some"
# The language that names of parties are given in.
_READERS = "en"
# Bodies that fight, and are no state's.
BODIES, FIGHTING = frozenset({"group", "force"}), frozenset({"REB", "OPP"})
# Forces of which nobody says whose they are may be a state's or not.
_ARMED = "MIL"
_PERSON = "person:"
_UNKNOWN = "UNK"


def party(one: Participant, day: str | None, land: str | None, language: str = "") -> Party | None:
    """Somebody as a party, as of a day (ISO); null where no words stand for anybody, or a place does. ``land``:
    the country (alpha-3) that an army or a government of no told country is taken to be of.
    Who is only described in an English report (``language``) is called as it does."""
    entity = world.load().entity(one.entity, day) if one.entity else None
    name = (entity.name if entity is not None else None) or one.name or one.text
    if not name:
        return None
    if entity is None and one.sector == _UNKNOWN and world.load().is_place(name):
        return None  # a place, not who is there
    country = (entity.country if entity else None) or one.country
    sector = entity.sector if entity else one.sector
    others = sector == _ARMED and entity is None and not _of_state(one, country)
    # "Forces" may be anybody's; those of whom more is told and no state are somebody else's.
    unsided = others and len(name.split()) == 1
    if (sector in _STATE and not others) or (entity is not None and entity.kind == "country"):
        country = country or land
        state = country is not None
    else:
        state = False
    if state and entity is None and sector == _ARMED and country:
        entity = world.load().army(country)
        name = entity.name if entity is not None else name
    if state:
        return Party(
            key=f"{_STATE_KEY} {country}",
            name=name,
            entity=entity.id if entity is not None else None,
            country=country,
            state=True,
        )
    if entity is not None and entity.kind in _ORGANISED:
        return Party(key=entity.id, name=name, entity=entity.id, country=country)
    if entity is not None:
        return Party(key=entity.id, name=name, entity=entity.id, country=country, vague=True)
    called = one.text if language == _READERS and one.text and not one.antecedent else name
    return Party(
        key=f"{_VAGUE_KEY} {fold(name)}", name=called, country=country, vague=True, unsided=unsided,
    )  # fmt: skip


def _of_state(one: Participant, country: str | None) -> bool:
    return country is not None and world.load().is_of_state(one.name or "", country)


def fighter(claim: Claim, day: str | None, place: Place) -> Party | None:
    """Who says it, where they may hold the place themselves: a body that fights, or of the state
    that the place lies in."""
    root = claim.sources[-1] if claim.sources else None
    one = party(root, day, place.country, claim.report.language) if root is not None else None
    if root is None or one is None or is_person(one):
        return None
    if one.vague and root.sector in _STATE and root.country and root.country == place.country:
        one = _of_army(one, root.country)
    known = world.load().entity(one.entity, day) if one.entity else None
    sector = known.sector if known is not None else root.sector
    mine = one.state and one.country == place.country
    return one if mine or sector in FIGHTING else None


def _of_army(one: Party, country: str) -> Party:
    """Somebody of a state's forces without a name as its army."""
    army = world.load().army(country)
    name, entity = (army.name, army.id) if army is not None else (one.name, None)
    return Party(
        key=f"{_STATE_KEY} {country}", name=name, entity=entity, country=country, state=True
    )


def is_person(one: Party) -> bool:
    """Whether somebody is a known person."""
    return (one.entity or "").startswith(_PERSON)


def in_person(one: Party) -> Party:
    """A known person as nobody but themselves: where they are, their government is not."""
    if not is_person(one):
        return one
    return msgspec.structs.replace(one, key=one.entity or one.key, state=False)


def fits(vague: Party, other: Party) -> bool:
    """Whether somebody who is only described may be another: no state unless he may act for one,
    and of no other country."""
    if not vague.vague or (other.state and not vague.unsided):
        return False
    return not (vague.country and other.country) or vague.country == other.country


def bodies(held: Held, day: str | None) -> list[Party]:
    """The armed bodies, of no state, that a report names."""
    named = {one for trace in held.traces for one in trace.entities}
    found = (world.load().entity(one, day) for one in sorted(named))
    return [
        Party(key=one.id, name=one.name, entity=one.id, country=one.country)
        for one in found
        if one is not None and one.kind in BODIES and one.sector in FIGHTING
    ]


def one(first: Party, second: Party) -> bool:
    """Whether two may be the same."""
    return first.key == second.key or fits(first, second) or fits(second, first)


def camps(told: Iterable[Party]) -> list[list[Party]]:
    """Parties that may be the same together, those first who are told most often. Who is only
    described is counted to the one of whom most is told."""
    by_key: dict[str, list[Party]] = {}
    for p in told:
        by_key.setdefault(p.key, []).append(p)
    order = sorted(by_key, key=lambda key: (by_key[key][0].vague, -len(by_key[key]), key))
    found: list[list[Party]] = []
    for key in order:
        of = by_key[key][0]
        home = next((camp for camp in found if of.vague and fits(of, camp[0])), None)
        if home is None:
            found.append(by_key[key])
        else:
            home.extend(by_key[key])
    return found


def called(camp: Sequence[Party]) -> str:
    """What a camp is called: by its known name that is told most, else as it is described."""
    named = [p.name for p in camp if p.entity and not p.vague]
    named = named or [p.likely for p in camp if p.likely] or [p.name for p in camp if p.entity]
    names = Counter(named or [p.name for p in camp])
    return min(names, key=lambda name: (-names[name], name))


def side(camp: Sequence[Party]) -> str | None:
    """The government that a camp of a state's bodies acts for; null for others."""
    country = next((p.country for p in camp if p.state), None)
    return world.load().government(country) if country else None
