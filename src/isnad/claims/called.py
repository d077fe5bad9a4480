"""What somebody calls another in quotation marks is an accusation; what they call so of what another
said or did, they reject. Verbs for calling somebody something are marked ``calls=yes``."""

from __future__ import annotations

from isnad.annotations import Candidate, Group, Predicate
from isnad.claims.frames import behind
from isnad.claims.implied import is_public, made_of

_CALLS = "calls"
_OPENS = frozenset({"quote", "open", "single"})


def called(verbs: list[Predicate], units: list[Group], found: list[Candidate]) -> list[Candidate]:
    """The accusations and rejections told so in a sentence, beside what was found."""
    taken = {id(c.predicate) for c in found if c.noun is None}
    free = (v for v in verbs if id(v) not in taken and v.group.polarity != "negated")
    return [made for verb in free if (made := _called(verb, units)) is not None]


def _called(verb: Predicate, units: list[Group]) -> Candidate | None:
    who, whom, head = verb.first("S"), verb.first("O"), verb.group.head
    calls = any(x.entry.opts.get(_CALLS) for x in verb.group.lexes)
    if not calls or head is None or verb.passive or who is None or not who.acts or whom is None:
        return None
    if not _in_marks(whom, units):
        return None
    if not whom.acts:
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
