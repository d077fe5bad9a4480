"""Who speaks, told so that one speaker is the same in every report and is called by role where
they hold no public office."""

from __future__ import annotations

import re

import msgspec

from isnad.folding import fold
from isnad.languages.speakers import Role, roles
from isnad.names import outlets
from isnad.names.compare import CLOSE, likeness
from isnad.names.spelling import spelling
from isnad.records import Claim, Participant, Source
from isnad.stories import sides
from isnad.stories.known import Known, known
from isnad.world.entities import Entity
from isnad.world.offices import holds

_STATE_MEDIA, _STATE, _SOMEBODY, _UNKNOWN = "state media", "state ", "person", "UNK"
# Kinds of words that tell what a speaker is; of which speakers the words are another's.
_HEADS = frozenset({"who", "what"})
_SPOKES, _VOICE = "spokes", "-spokesperson"
_PUBLIC = ("source", _SPOKES, "official", "diplomat", "commander")
_MARK = re.compile(r"[^\w\s'\u2019-]")
# Marks that part a name from what explains it.
_PARTING = frozenset({",", "(", "\u060c", "-", "\u2013"})
# Sectors of people whom no office makes public.
_PRIVATE = frozenset({"CVL", "REF", "EDU", _UNKNOWN})
# Sectors of bodies that are somewhere: councils, committees, monitors.
_LOCAL = frozenset({"GOV", "NGO", _UNKNOWN})
_SETTLED = frozenset({"exact", "near", "settlement", "district", "region"})
# How far from a name the words may stand that tell what its bearer is, in letters.
_NEAR = 60


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who says something. ``key``: two with one key are one, in whatever report;
    ``told``: known by name or office, not merely described; ``kind``: what a description says
    whoever fits it is, ``vague``: and nothing more; ``media``: a paper, an agency or a station,
    which others speak through."""

    key: str
    name: str
    kind: str = ""
    vague: bool = False
    entity: str | None = None
    side: str | None = None
    told: bool = True
    media: bool = False


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody is heard: in which report, through which outlet, at which place."""

    report: str
    outlet: str
    place: str | None = None


def speaker(one: Source, claim: Claim, at: Heard) -> Speaker | None:
    """Who somebody is to whom a claim ascribes words; null where the words for them tell nothing
    but that they spoke before, or nothing at all."""
    day = (claim.report.published or "")[:10] or None
    facts = known()
    found = facts.entity(one.entity, day) if one.entity else _known_by_words(one, claim, day, facts)
    if found is not None:
        return _of_entity(found, one, day, facts)
    told = roles(_words(one), claim.report.language)
    heads = [r for r in told if r.kind in _HEADS]
    if one.name is None or any(r.kind == "back" for r in told):
        return None
    if any(r.gloss.startswith(_STATE) for r in told):
        return _state_media(one, told, at, facts)
    if one.named and (not heads or _rest(_words(one), told, one.country, facts)):
        if not outlets.unnamed(_words(one)):
            beside = told or _beside(one, claim)
            return _by_name(one) if _is_body(one) else _by_role(one, beside, at, facts)
    if not heads and one.sector == _UNKNOWN:
        return None
    if heads and heads[0].gloss.startswith(_PUBLIC):
        told = [*told, *roles(_complement(one, claim), claim.report.language)]
    return _by_role(one, told, at, facts)


def _words(one: Source) -> str:
    return (one.antecedent.quote if one.antecedent else one.text) or ""


def _rest(words: str, told: list[Role], country: str | None, facts: Known) -> str:
    """What is left of words without those that tell what somebody is, and the country."""
    for role in reversed(told):
        words = f"{words[: role.start]} {words[role.end :]}"
    return facts.bare(words, country or "")


def _known_by_words(one: Source, claim: Claim, day: str | None, facts: Known) -> Entity | None:
    """The body of a state or the outlet that words without its full name mean."""
    words = _words(one)
    for name in (words, one.name or "") if one.country else ():
        found = facts.body(name, one.country or "")
        if found is not None:
            return found
    told = roles(words, claim.report.language)
    if any(r.gloss.startswith(_SPOKES) for r in told):
        body = _rest(words, [r for r in told if r.gloss.startswith(_SPOKES)], None, facts)
        found = facts.body(body, one.country) if body and one.country else None
        if found is not None:
            return found
        told_country = one.country if one.country and facts.names(words, one.country) else None
        return _minister_s(claim, told_country, day, facts)
    return facts.media(words) or facts.media(outlets.core(words))


def _minister_s(claim: Claim, country: str | None, day: str | None, facts: Known) -> Entity | None:
    """The ministry that a spokesperson of nobody named speaks for, of whose only minister a claim
    tells."""
    people = [facts.entity(one.entity, day) for one in claim.actors if one.entity]
    found = {
        body.id: body
        for one in people
        if one is not None and (country is None or one.country == country)
        if (body := _body_of(one, day, facts)) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _body_of(one: Entity, day: str | None, facts: Known) -> Entity | None:
    """The body of a state that somebody's office of that day belongs to."""
    offices = [tenure.office for tenure in one.offices if day and holds(tenure, day)]
    return next((body for o in offices if (body := facts.body_of(o)) is not None), None)


def speaks_for(one: Participant, claim: Claim) -> bool:
    """Whether somebody speaks for a body by office."""
    day = (claim.report.published or "")[:10] or None
    found = known().entity(one.entity, day) if one.entity else None
    return found is not None and _spoken_for(found, day, known()) is not found


def _of_entity(found: Entity, one: Source, day: str | None, facts: Known) -> Speaker:
    found = _spoken_for(found, day, facts)
    state = found.kind == "media" and found.owner == "state" and found.country
    name = _called(found, _words(one)) if found.kind == "person" else found.name
    if found.kind == "country":
        name = facts.of_country(found.country or "", facts.government)
    return Speaker(
        key=f"{_STATE_MEDIA} {found.country}" if state else found.id,
        name=name,
        kind=_STATE_MEDIA if state else "",
        entity=found.id,
        side=sides.side(found, facts),
        media=found.kind == "media",
    )


def _spoken_for(one: Entity, day: str | None, facts: Known) -> Entity:
    """Whom somebody speaks for who is a spokesperson by office; else themselves."""
    voice = any(t.office.endswith(_VOICE) and holds(t, day) for t in one.offices) if day else False
    return (_body_of(one, day, facts) if voice else None) or one


def _called(one: Entity, words: str) -> str:
    """The name of a person as the report has it, where that is one of their names in English, else
    the one that sounds closest to it, else the usual one."""
    names = one.names.get("en", ())
    exact = next((name for name in names if fold(name) == fold(words)), None)
    if exact is not None and len(exact.split()) > 1:
        return exact
    found = spelling(words)
    usual = likeness(found, spelling(one.name))
    if not found.words or (usual.met and not usual.left):
        return one.name
    ways = [(likeness(found, spelling(name)), name) for name in names]
    near = [
        (w.distance, n, name)
        for n, (w, name) in enumerate(ways)
        if not w.left and not w.right and w.distance <= CLOSE
    ]
    return min(near)[2] if near else one.name


def _state_media(one: Source, told: list[Role], at: Heard, facts: Known) -> Speaker:
    gloss = next(r.gloss for r in told if r.gloss.startswith(_STATE))
    if not one.country:
        key = f"{_STATE_MEDIA} {at.report}"
        return Speaker(key=key, name=gloss, kind=_STATE_MEDIA, vague=True, told=False, media=True)
    return Speaker(
        key=f"{_STATE_MEDIA} {one.country}",
        name=facts.of_country(one.country, gloss),
        kind=_STATE_MEDIA,
        side=sides.of_state(one.country, facts),
        media=True,
    )


def _is_body(one: Source) -> bool:
    """Whether a name is that of a body, not of a person whom no office makes public."""
    words = _words(one)
    return one.sector not in _PRIVATE or outlets.core(words) != words or words.isupper()


def _by_name(one: Source) -> Speaker:
    name = outlets.shown(_words(one) or one.name or "")
    key = fold(outlets.core(name))
    return Speaker(key=f"name {key}", name=name, media=one.sector == "MED")


def _by_role(one: Source, told: list[Role], at: Heard, facts: Known) -> Speaker | None:
    """Somebody who is shown by what they are. Whoever speaks for others than themselves is one for
    all reports of an outlet; anybody else is somebody in one report only."""
    heads = [r for r in told if r.kind in _HEADS]
    bodies = [r.gloss for r in heads if r.kind == "what"]
    # Whoever is called by a body speaks for it.
    plain = (bodies or [r.gloss for r in heads] or [_SOMEBODY if one.named else one.name or ""])[0]
    words = " ".join(dict.fromkeys((*(r.gloss for r in told if r.kind == "of"), plain)))
    if not words:
        return None
    local = bool(bodies) and one.sector in _LOCAL
    public = not local and (one.sector not in _PRIVATE or plain.startswith(_PUBLIC))
    named = facts.of_country(one.country, words) if one.country and public else words
    kind = f"{fold(words).rstrip('s')} {fold(at.outlet) if public else at.report}"
    where = f"in {at.place}" if at.place and not public else f"({at.outlet})"
    return Speaker(
        key=f"role {kind} {one.country if one.country and public else ''}".strip(),
        name=f"{named} {where}",
        kind=kind,
        vague=public and one.country is None,
        side=None if local else sides.described(one.country, one.sector, facts),
        told=False,
        media=one.sector == "MED" and not plain.startswith(_PUBLIC),
    )


def _beside(one: Source, claim: Claim) -> list[Role]:
    """What the words around a name tell of its bearer: those that a mark parts from it, else
    those before it."""
    if one.start is None or one.end is None or one.part != claim.evidence.part:
        return []
    quote, begin = claim.evidence.quote, claim.evidence.start
    start, end = max(one.start - begin, 0), max(one.end - begin, 0)
    language = claim.report.language
    after, before = quote[end : end + _NEAR].lstrip(), quote[max(start - _NEAR, 0) : start]
    if after[:1] in _PARTING:
        first = next((r for r in roles(after, language) if r.kind == "who"), None)
        if first is not None:
            return [first]
    return [r for r in roles(before, language) if r.kind == "who"][-1:]


def _complement(one: Source, claim: Claim) -> str:
    """The words right after somebody's role that may belong to it: up to a mark, to the words that
    tell that they speak, and to what they say."""
    if one.end is None or one.part != claim.evidence.part:
        return ""
    begin = claim.evidence.start
    ends = [span.start for span in (one.cue, claim.content) if span and span.start >= one.end]
    words = claim.evidence.quote[max(one.end - begin, 0) : min([one.end + _NEAR, *ends]) - begin]
    return _MARK.split(words, maxsplit=1)[0]


def place_of(claim: Claim) -> str | None:
    """The place that words of a claim name, where it is no wider than a region."""
    place = claim.place
    if place is None or place.text is None or place.precision not in _SETTLED:
        return None
    return place.name
