"""Who leads those that are only described, and for which body somebody acts who leads one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from isnad import world
from isnad.folding import fold
from isnad.languages import codes, pack
from isnad.records import Claim, Participant
from isnad.situation.parties import BODIES, FIGHTING, fits, is_person
from isnad.states import Party
from isnad.world.entities import Entity
from isnad.world.offices import holds

# No phrase that says who leads somebody, with a name behind it, is longer.
_REACH = 120
_WORD = re.compile(r"\w+")


def led(one: Party, who: Participant, claim: Claim, bodies: Sequence[Party]) -> Party:
    """Somebody who is only described, with the name of that one of some bodies which the words
    right behind say leads them ("gunmen led by the Front")."""
    language, start = claim.report.language, claim.evidence.start
    if (
        not one.vague
        or who.end is None
        or who.part != claim.evidence.part
        or language not in codes()
    ):
        return one
    begin = max(who.end - start, 0)
    after = " ".join(_WORD.findall(fold(claim.evidence.quote[begin : begin + _REACH])))
    for phrase in pack.load(language).settings.get("led_by", ()):
        if not after.startswith(f"{fold(phrase)} "):
            continue
        name = after[len(fold(phrase)) + 1 :]
        found = next((b for b in bodies if fits(one, b) and _begins(name, b)), None)
        return one if found is None else msgspec.structs.replace(one, likely=found.name)
    return one


def _begins(words: str, body: Party) -> bool:
    return any(words == name or words.startswith(f"{name} ") for name in _names(body.key))


@lru_cache(maxsize=1 << 10)
def _names(entity: str) -> tuple[str, ...]:
    found = world.load().entity(entity)
    several = found.names.values() if found is not None else ()
    return tuple(" ".join(_WORD.findall(fold(n))) for names in several for n in names)


def acting(one: Party, day: str) -> Party:
    """The body for which a known person acts who leads one that fights (as of a day, ISO); else
    the party as given."""
    if one.state or not is_person(one) or one.entity is None:
        return one
    known = world.load().entity(one.entity, day)
    held = [t for t in known.offices if holds(t, day)] if known is not None else []
    body = next((found for tenure in held if (found := _body_of(tenure.office))), None)
    if body is None:
        return one
    return Party(key=body.id, name=body.name, entity=body.id, country=body.country)


@lru_cache(maxsize=1 << 10)
def _body_of(office: str) -> Entity | None:
    """The body that fights whose name an office ends in."""
    known = world.load()
    of = known.entity(office)
    words = of.name.split() if of is not None and of.sector in FIGHTING else []
    named = (e for n in range(1, len(words)) for e in known.named(" ".join(words[n:])))
    return next((e for e in named if e.kind in BODIES and e.sector in FIGHTING), None)
