"""Claims as FollowTheMoney entities: reports, whoever takes part, what is said to have happened, and
who says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from isnad.brief.direction import one_line
from isnad.edtf import bounds
from isnad.exports import ids
from isnad.exports.accounts import NOT_PLAIN
from isnad.exports.columns import country_of
from isnad.exports.evidence import in_words
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, named
from isnad.exports.links import address
from isnad.exports.tables import countries, languages, sectors
from isnad.records import Participant, Source

DATASET = "isnad"
_STATEMENT = "STATEMENT"
_PERSON, _PUBLIC = "person:", "country:"
_OFFICE = "office:"
_DAY = len("2024-12-01")


class Value(msgspec.Struct, frozen=True):
    """A value of a property. ``language``: ISO 639-3; ``original``: the words it stands for."""

    property: str
    value: str
    language: str | None = None
    original: str | None = None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """An entity with its values. ``item``: the claim that it is or comes from; ``seen``: when it was
    first known here (an instant); ``lasting``: of somebody whom the tables know."""

    id: str
    schema: str
    values: list[Value]
    item: Item
    seen: str
    is_claim: bool = False
    lasting: bool = False


def entities(given: Gathered) -> Iterator[Entity]:
    """All entities: what a claim points to stands before it. Whoever the tables know is told once,
    all others once for each report."""
    known: set[str] = set()
    report, local = "", set[str]()
    for item in given.items():
        if item.claim.report.id != report:
            report, local = item.claim.report.id, set()
        for one in _of_claim(item):
            told = known if one.lasting else local
            if one.id not in told:
                told.add(one.id)
                yield one


def _of_claim(item: Item) -> Iterator[Entity]:
    article = _article(item)
    yield article
    claim = item.claim
    people: list[Entity] = []
    for role in ("actors", "recipients", "brokers"):
        for at, one in enumerate(getattr(claim, role)):
            people.append(_who(item, one, f"{role}:{at}"))
    yield from people
    told = _told(item, article, people)
    yield told
    for number, chain in enumerate(claim.chains):
        for at, source in enumerate(chain):
            speaker = _who(item, source, f"source:{number}:{at}")
            yield speaker
            yield _says(item, told, speaker, source, f"{number}:{at}", at + 1, len(chain))


def _article(item: Item) -> Entity:
    report = item.claim.report
    code = languages().get(report.language)
    values = [
        Value("title", one_line(item.report.title or report.id), code),
        Value("sourceUrl", address(report) or ""),
        Value("publisher", one_line(report.outlet or "")),
        Value("language", code or ""),
        Value("publishedAt", _time(report.published)),
        Value("retrievedAt", _time(report.received)),
        # FollowTheMoney's own property takes SHA-1 alone.
        Value("keywords", f"sha256:{report.sha256}"),
    ]
    return _made(item, ids.report(report.id), "Article", values)


def _who(item: Item, one: Participant, where: str) -> Entity:
    country = countries().get(one.country or "")
    original = one.text if one.text != named(one) else None
    values = [
        Value("name", one_line(named(one)) or "unnamed", None, original),
        Value("country", (alpha2(one.country) if country and one.country else "") or ""),
    ]
    told = _made(item, ids.who(item, one, where), _schema(one), values)
    return msgspec.structs.replace(told, lasting=one.entity is not None)


def _schema(one: Participant) -> str:
    entity = one.entity or ""
    if entity.startswith(_PERSON):
        return "Person"
    if entity.startswith((_PUBLIC, _OFFICE)):
        return "PublicBody"
    return sectors()[one.sector].ftm


def _told(item: Item, article: Entity, people: list[Entity]) -> Entity:
    """What is said to have happened: an event where it is told as such, else a note."""
    claim, place = item.claim, item.claim.place
    plain = claim.polarity == "affirmed" and claim.modality not in NOT_PLAIN
    is_event = plain and claim.type != _STATEMENT
    code = languages().get(claim.report.language)
    where = country_of(place)
    facts = [claim.type, claim.status, claim.polarity, claim.modality, *claim.modes]
    values = [
        Value("name", one_line(item.says) or claim.type, "eng"),
        Value("summary", claim.evidence.quote, code),
        Value("description", in_words(item), "eng"),
        *(_dates(item) if is_event else []),
        Value("location", one_line(place.name) if place and is_event else ""),
        Value("country", (alpha2(where) if where else "") or ""),
        *(Value("involved" if is_event else "entity", one.id) for one in people),
        Value("proof", article.id),
        Value("sourceUrl", address(claim.report) or ""),
        Value("publisher", one_line(claim.report.outlet or "")),
        Value("retrievedAt", _time(claim.report.received)),
        *(Value("recordId", claim.id) for _ in range(is_event)),
        *(Value("keywords", one) for one in facts if one),
    ]
    told = _made(item, ids.claim(item), "Event" if is_event else "Note", values)
    return msgspec.structs.replace(told, is_claim=True)


def _dates(item: Item) -> list[Value]:
    time = item.claim.time
    first, last = bounds(time.edtf) if time else (None, None)
    if first is not None and first == last:
        return [Value("date", first)]
    return [Value("startDate", first or ""), Value("endDate", last or "")]


def _says(
    item: Item, told: Entity, speaker: Entity, source: Source, at: str, nth: int, of: int
) -> Entity:
    how = ", ".join(filter(None, (source.stance, source.manner)))
    cue = f" (“{one_line(source.cue.quote)}”)" if source.cue else ""
    values = [
        Value("subject", speaker.id),
        Value("object", told.id),
        Value("role", f"says so, link {nth} of {of}{': ' if how else ''}{how}{cue}"),
        Value("sourceUrl", address(item.claim.report) or ""),
        Value("proof", ids.short(ids.report(item.claim.report.id))),
    ]
    return _made(item, f"{ids.claim(item)}:says:{at}", "UnknownLink", values)


def _made(item: Item, urn: str, schema: str, values: list[Value]) -> Entity:
    told = list(dict.fromkeys((one.property, one.value) for one in values if one.value))
    first = {(one.property, one.value): one for one in reversed(values)}
    return Entity(
        id=ids.short(urn), schema=schema, values=[first[one] for one in told], item=item,
        seen=item.received,
    )  # fmt: skip


def alpha2(code: str) -> str | None:
    """The code of a country in two letters, as FollowTheMoney has it."""
    found = countries().get(code)
    return found.alpha2.lower() if found else None


def _time(value: str | None) -> str:
    """A date or time as FollowTheMoney has it: in UTC, without a zone; empty for what is none."""
    if value is None or len(value) <= _DAY:
        return value if value and value.replace("-", "").isdecimal() else ""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return ""
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")
