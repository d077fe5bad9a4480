"""Who speaks, told so that one speaker is the same in every report and is called by role where
they hold no public office."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from isnad.folding import fold
from isnad.languages.speakers import Role, roles
from isnad.memo import Same
from isnad.names import outlets
from isnad.names.compare import CLOSE, likeness
from isnad.names.spelling import spelling
from isnad.records import Claim, Participant, Source
from isnad.stories import callings, sides
from isnad.stories.bodies import Named, Reader, of_entity
from isnad.stories.callings import HEADS, PEOPLE, PRIVATE, PUBLIC, SHOWN, SPOKES, Words
from isnad.stories.known import Known, known
from isnad.world.entities import Entity
from isnad.world.offices import holds

# The code of the body of all states.
_NATIONS = "UN"
_STATE_MEDIA, _STATE, _UNKNOWN = "state media", "state ", "UNK"
_VOICE, _SPOKESPERSON = "-spokesperson", "spokesperson"
# Whoever speaks for a body where nothing more is told of them.
_OFFICIAL = "official"
_ARMED, _RISING = "MIL", frozenset({"REB", "OPP"})
# Kinds of those whom a body with common nouns for a name may be mistaken for.
_GOVERNING = frozenset({"country", "government"})
_SETTLED = frozenset({"exact", "near", "settlement", "district", "region"})


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who says something. ``officer``: country (alpha-3) of whose forces a named person is
    of whom no more is told. ``key``: two with one key are one, in whatever report;
    ``told``: known by name or office, not merely described; ``kind``: what a description says
    whoever fits it is, ``vague``: and nothing more; ``media``: a paper, an agency or a station,
    which others speak through; ``person``: key of whoever speaks here for the body that it is."""

    key: str
    name: str
    kind: str = ""
    vague: bool = False
    entity: str | None = None
    side: str | None = None
    told: bool = True
    media: bool = False
    person: str | None = None
    officer: str | None = None


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Where somebody is heard: in which report, through which outlet, at which place; of which
    countries (alpha-3) the report tells, and which it tells of before all others; the places (GeoNames ids) that the
    sentence names; the armed body that the report tells of before all others."""

    report: str
    outlet: str
    place: str | None = None
    countries: tuple[str, ...] = ()
    usual: str | None = None
    around: tuple[int, ...] = ()
    fighters: str | None = None


def speaker(one: Source, claim: Claim, at: Heard) -> Speaker | None:
    """Who somebody is to whom a claim ascribes words; null where the words for them tell nothing
    but that they spoke before, or nothing at all."""
    return _speaker(Same(one), Same(claim), at, known())


# Stories are told again whenever a report joins them, and each time the same is asked.
@lru_cache(maxsize=1 << 13)
def _speaker(by: Same[Source], of: Same[Claim], at: Heard, facts: Known) -> Speaker | None:
    one, claim = by.it, of.it
    day = (claim.report.published or "")[:10] or None
    one = _placed(one, claim, at, facts)
    words = Words(one, claim)
    read = Reader(claim.report.language, facts, at.countries, one.country or at.usual, at.place)
    entity = facts.entity(one.entity, day) if one.entity else None
    body = _called_body(words, entity, read, facts)
    if body is not None:
        return _of_body(body)
    voice = _voice(one, words, entity, read, facts)
    if voice is not None:
        return voice
    found = entity or _known_by_words(one, claim, day, facts) or _rebels(one, words, at, facts)
    if found is not None:
        return _of_entity(found, one, day, facts)
    return _unknown(one, words, read, at)


def _unknown(one: Source, words: Words, read: Reader, at: Heard) -> Speaker | None:
    """Somebody whom the world does not know."""
    facts, told = known(), words.own
    if one.name is None or any(r.kind == "back" for r in told):
        return None
    heads = [r for r in told if r.kind in HEADS]
    if any(r.gloss.startswith(_STATE) for r in heads):
        return _state_media(one, told, at, facts)
    named = one.named and (not heads or _rest(words.text, told, one.country, facts))
    if named and not outlets.unnamed(words.text):
        if _is_body(one):
            return _by_name(one)
        told = told or words.beside()
    elif all(r.kind == "some" for r in heads):
        told = [*told, *words.further()]
        if not any(r.kind in HEADS for r in told):
            told = words.glossed() or told
        if one.sector == _UNKNOWN and not any(r.kind in HEADS for r in told):
            return None
    return _by_role(one, told, words, read, at)


def _by_role(
    one: Source, told: list[Role], words: Words, read: Reader, at: Heard
) -> Speaker | None:
    """Somebody who is shown by what they are. Whoever speaks for others than themselves is one for
    all reports of an outlet; anybody else is somebody in one report only."""
    facts = known()
    what = callings.plain(told, callings.SOMEBODY if one.named else "")
    if not what:
        return None
    body = callings.of_whom(words, told, read)
    if body is not None and what.startswith(_OFFICIAL):
        return _of_body(body)
    army = facts.body(what, one.country) if what == facts.army and one.country else None
    if army is not None:
        return _of_body(of_entity(army, facts))
    what = callings.beyond(what, body.name) if body else what
    local = callings.is_local(one, told)
    staff = body is None and what in callings.STAFF
    nations = one.country == _NATIONS and body is None
    public = staff or nations or callings.is_public(one, what, local=local)
    of = [*callings.qualities(told, "of", body.name if body else ""), what]
    shown = " ".join(([body.name] if body else []) + of)
    if staff:
        shown = f"{at.outlet} {shown}"
    elif nations:
        shown = f"{_NATIONS} {shown}"
    elif body is None and one.country and public:
        shown = facts.of_country(one.country, shown)
    shown = " ".join((*callings.qualities(told, "first", shown), shown))
    place = read.place_in(words.setting(), at.around) or at.place
    where = f" in {place}" if place and not public else f" ({at.outlet})"
    kind = f"{fold(' '.join(of)).rstrip('s')} {fold(at.outlet) if public else at.report}"
    land = one.country if one.country and public and body is None else ""
    return Speaker(
        key=" ".join(filter(None, ("role", kind, land, body.key if body else ""))),
        name=shown if body or staff else shown + where,
        kind=kind,
        vague=public and one.country is None and body is None,
        side=callings.side(one, body, local=local, facts=facts),
        told=False,
        media=one.sector == "MED" and not what.startswith(PUBLIC),
    )


def _placed(one: Source, claim: Claim, at: Heard, facts: Known) -> Source:
    """Somebody with the country that a report tells of before all others, where neither their
    words nor who else acts in a claim give the one that they were counted to."""
    if not one.country or one.entity or one.antecedent or at.usual in (None, one.country):
        return one
    if one.country == _NATIONS:
        return one
    others = {p.country for p in claim.actors if p.text != one.text}
    if one.country in others or facts.names(f"{one.text or ''}", one.country):
        return one
    return msgspec.structs.replace(one, country=at.usual)


def _called_body(words: Words, entity: Entity | None, read: Reader, facts: Known) -> Named | None:
    """The body that words call by common nouns, where they do not mean one of the world."""
    if entity is not None and entity.kind not in _GOVERNING:
        return None
    start, end = words.said
    found = [b for b in read.called(words.around, words.said) if b.start < end and start < b.end]
    if not found or any(
        r.kind in PEOPLE and not (found[0].start <= start + r.start < found[0].end)
        for r in words.own
    ):
        return None
    local = found[0].entity is None
    if entity is not None and entity.kind != "country":
        if not local or facts.organisation(words.text, words.code) is not None:
            return None
    return found[0]


def _of_body(body: Named) -> Speaker:
    return Speaker(
        key=body.key,
        name=body.name,
        kind=body.kind,
        vague=body.implied,
        side=body.side,
        entity=body.entity.id if body.entity is not None else None,
    )


def _voice(
    one: Source, words: Words, entity: Entity | None, read: Reader, facts: Known
) -> Speaker | None:
    """The body that somebody speaks for by office, under their name where they have one."""
    day = words.day
    of = _spoken_for(entity, day, facts) if entity is not None else None
    gloss, body = _SPOKESPERSON, None
    if of is not None and of is not entity:
        body = of_entity(of, facts)
    for text in words.offices(named=one.named or entity is not None):
        role = next((r for r in roles(text, words.code) if r.gloss.startswith(SPOKES)), None)
        if role is not None:
            gloss = role.gloss
            body = body or read.first(text[role.end :]) or read.last(text[: role.start])
            body = body or _force(one, words, facts)
            break
    body = body or _shown_body(one, facts)
    if body is None or (entity is not None and entity.kind != "person"):
        return None
    found = _of_body(body)
    if not one.named and entity is None:
        return found
    name = _called(entity, words.text) if entity is not None else outlets.shown(words.text)
    person = entity.id if entity is not None else f"name {fold(name)}"
    return msgspec.structs.replace(found, name=f"{name}, {body.name} {gloss}", person=person)


def _shown_body(one: Source, facts: Known) -> Named | None:
    """The body that the English words for a spokesperson name."""
    name = one.name or ""
    role = next((r for r in roles(name, SHOWN) if r.gloss.startswith(SPOKES)), None)
    if role is None or one.named:
        return None
    found = facts.organisation(name[: role.start], SHOWN)
    return of_entity(found, facts) if found is not None else None


def _force(one: Source, words: Words, facts: Known) -> Named | None:
    """The army of somebody's country, where they are counted to it."""
    told = any(r.gloss == facts.army for r in roles(one.name or "", SHOWN))
    found = facts.body(facts.army, one.country) if one.country else None
    return of_entity(found, facts) if found and (told or one.sector == _ARMED) else None


def _rest(words: str, told: list[Role], country: str | None, facts: Known) -> str:
    """What is left of words without those that tell what somebody is, and the country."""
    for role in reversed(told):
        words = f"{words[: role.start]} {words[role.end :]}"
    return facts.bare(words, country or "")


def _known_by_words(one: Source, claim: Claim, day: str | None, facts: Known) -> Entity | None:
    """The body of a state or the outlet that words without its full name mean."""
    words = Words(one, claim)
    for name in (words.text, one.name or "") if one.country else ():
        found = facts.body(name, one.country or "")
        if found is not None:
            return found
    told = words.own
    if any(r.gloss.startswith(SPOKES) for r in told):
        told_country = one.country if one.country and facts.names(words.text, one.country) else None
        return _minister_s(claim, told_country, day, facts)
    if one.country and [r.gloss for r in told if r.kind in HEADS] == [facts.army]:
        return facts.body(facts.army, one.country)
    return facts.media(words.text) or facts.media(outlets.core(words.text))


def _rebels(one: Source, words: Words, at: Heard, facts: Known) -> Entity | None:
    """The body of rebels that is only called one ("an army of rebels"), where its report tells of
    no other so often."""
    body = any(r.kind == "what" or r.gloss == facts.army for r in words.own)
    if one.named or one.sector not in _RISING or not at.fighters or not body:
        return None
    found = facts.entity(at.fighters, words.day)
    return found if found is not None and one.country in (None, found.country) else None


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


def is_name(one: Participant, claim: Claim) -> bool:
    """Whether the words for somebody are a name: they tell nothing of what they are."""
    words = one.text or ""
    return bool(words) and words == one.name and not roles(words, claim.report.language)


def speaks_for(one: Participant, claim: Claim) -> bool:
    """Whether somebody speaks for a body by office."""
    day = (claim.report.published or "")[:10] or None
    found = known().entity(one.entity, day) if one.entity else None
    return found is not None and _spoken_for(found, day, known()) is not found


def _of_entity(found: Entity, one: Source, day: str | None, facts: Known) -> Speaker:
    found = _spoken_for(found, day, facts)
    state = found.kind == "media" and found.owner == "state" and found.country
    name = _called(found, _text(one)) if found.kind == "person" else found.name
    if found.kind == "country":
        name = facts.of_country(found.country or "", facts.government)
    return Speaker(
        key=f"{_STATE_MEDIA} {found.country}" if state else found.id,
        name=name,
        kind=_STATE_MEDIA if state else "",
        entity=found.id,
        side=sides.side(found, facts),
        media=found.kind == "media",
        officer=found.country if _only_officer(found) else None,
    )


def _only_officer(one: Entity) -> bool:
    """Whether somebody known is of an army, and holds no office that the world knows."""
    return one.kind == "person" and one.sector == _ARMED and not one.offices


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


def _text(one: Source) -> str:
    return (one.antecedent.quote if one.antecedent else one.text) or ""


def _is_body(one: Source) -> bool:
    """Whether a name is that of a body, not of a person whom no office makes public."""
    words = _text(one)
    return one.sector not in PRIVATE or outlets.core(words) != words or words.isupper()


def _by_name(one: Source) -> Speaker:
    name = outlets.shown(_text(one) or one.name or "")
    key = fold(outlets.core(name))
    officer = one.country if one.sector == _ARMED else None
    return Speaker(key=f"name {key}", name=name, media=one.sector == "MED", officer=officer)


def place_of(claim: Claim) -> str | None:
    """The place that words of a claim name, where it is no wider than a region."""
    place = claim.place
    if place is None or place.text is None or place.precision not in _SETTLED:
        return None
    return place.name
