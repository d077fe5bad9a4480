"""What somebody calls another in quotation marks is an accusation; what they call so of what another
said or did, they reject; and what they want another body to do they ask of it. Verbs for calling
somebody something are marked ``calls=yes``, verbs of wanting ``wants=yes``."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.frames import behind
from isnad.claims.implied import is_public, made_of

_CALLS, _WANTS = "calls", "wants"
# What another said that can be rejected.
_WORDS = frozenset({"ACCUSE", "REQUEST", "AGREE", "REJECT", "THREATEN"})
_BODIES, _OFFICES = frozenset({"country", "org", "force"}), frozenset({"GOV", "MIL", "LEG", "IGO"})
_OPENS = frozenset({"quote", "open", "single"})


def called(verbs: list[Predicate], units: list[Group], found: list[Candidate]) -> list[Candidate]:
    """The accusations and rejections told so in a sentence, beside what was found."""
    taken = {id(c.predicate) for c in found if c.noun is None}
    free = (v for v in verbs if id(v) not in taken and v.group.polarity != "negated")
    made = (_called(verb, units) or _wanted(verb, verbs) for verb in free)
    return [one for one in made if one is not None]


def _wanted(verb: Predicate, verbs: list[Predicate]) -> Candidate | None:
    who, whom, head = verb.first("S"), verb.first("O"), verb.group.head
    wants = any(x.entry.opts.get(_WANTS) for x in verb.group.lexes)
    if not wants or head is None or verb.passive or who is None or whom is None or whom is who:
        return None
    if not (_is_body(whom) and (_is_body(who) or who.sector in _OFFICES or who.name is not None)):
        return None
    does = any(v.first("O" if v.passive else "S") is whom and v.begin > verb.begin for v in verbs)
    return made_of("REQUEST", head, verb, {"actor": [who], "recipient": [whom]}) if does else None


def _is_body(group: Group) -> bool:
    """A state, or a body that no press is."""
    return group.cls in _BODIES and group.acts and group.sector != "MED"


def _called(verb: Predicate, units: list[Group]) -> Candidate | None:
    who, whom, head = verb.first("S"), verb.first("O"), verb.group.head
    calls = any(x.entry.opts.get(_CALLS) for x in verb.group.lexes)
    if not calls or head is None or verb.passive or who is None or not who.acts or whom is None:
        return None
    if not _in_marks(whom, units):
        return None
    if not whom.acts:
        if not any(x.entry.type in _WORDS for x in whom.lexes):
            return None
        other = behind(whom)
        roles = {"actor": [who], **({"recipient": [other]} if other is not None else {})}
        return made_of("REJECT", head, verb, roles)
    if whom.cls == "pron" or not is_public(whom):
        return None
    return made_of("ACCUSE", head, verb, {"actor": [who], "recipient": [whom]})


def _in_marks(whom: Group, units: list[Group]) -> bool:
    """Whether "is" or "as" and a quotation mark follow a noun group."""
    after = [u for u in units[whom.index + 1 : whom.index + 5] if not u.joined or u.sub in _OPENS]
    return (
        len(after) > 1
        and (after[0].form == "cop" or (after[0].kind == "np" and bool(after[0].prep)))
        and after[1].sub in _OPENS
    )
