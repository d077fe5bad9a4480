"""Claims as GDELT 2.0 events and mentions. An event is one distinct account of a story, a mention is
a claim that tells it; whoever says it, and the words, stand in the mention's ``Extras`` as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from isnad.brief.direction import one_line
from isnad.exports.accounts import Account, accounts
from isnad.exports.columns import country_of
from isnad.exports.evidence import evidence
from isnad.exports.gathering import Gathered
from isnad.exports.items import Item, named
from isnad.exports.links import address
from isnad.exports.tables import Type, countries, precisions, sectors
from isnad.files import replacing
from isnad.records import Claim, Participant
from isnad.world.cameo import TABLE
from isnad.world.tables import read

EVENTS, MENTIONS = "isnad.export.CSV", "isnad.mentions.CSV"
_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code"),
    *("Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
EVENT_COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass"),
    *("GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
MENTION_COLUMNS = (
    *("GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName"),
    *("MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset"),
    *("ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone"),
    *("MentionDocTranslationInfo", "Extras"),
)
# A claim that stands in the title or this near to the beginning is of the lead.
_LEAD = 300
_NOWHERE = ("0", *[""] * 7)
_NOBODY = ("",) * len(_ACTOR)
_WEB, _CITED = "1", "2"
_NO_OFFSET = "-1"
_STATEMENT = "STATEMENT"
_NOT_CODED = "no CAMEO code stands for it: {}"


def write(given: Gathered, path: Path) -> None:
    """Write both tables into a folder, as GDELT names and sets them: tabs, no header."""
    with (
        replacing(path / EVENTS) as event_path,
        replacing(path / MENTIONS) as mention_path,
        event_path.open("wb") as events,
        mention_path.open("wb") as mentions,
    ):
        for one in accounts(given, _without):
            events.write(_line(_event(one)))
            mentions.writelines(_line(_mention(one, item)) for item in one.items)


def _line(cells: Iterable[str]) -> bytes:
    return "\t".join(cells).encode() + b"\n"


def _without(item: Item, of: Type | None) -> str | None:
    if of is None or of.cameo is None:
        return _NOT_CODED.format(" ".join(filter(None, (item.claim.type, item.claim.status))))
    return None


def _event(one: Account) -> list[str]:
    claim, of = one.first.claim, one.type
    code = of.cameo or ""
    lead = any(
        i.claim.evidence.part == "title" or i.claim.evidence.start < _LEAD for i in one.items
    )
    return [
        str(one.number),
        *_dates(one),
        *_actor(_doers(claim)),
        *_actor(claim.recipients),
        *("1" if lead else "0", code, code[:3], code[:2], str(of.quad), of.goldstein or ""),
        *(str(len(one.items)), str(len(one.outlets)), str(len(one.reports)), ""),
        *_NOWHERE,
        *_NOWHERE,
        *_place(one),
        min(_stamp(item.received) for item in one.items),
        next(filter(None, (address(i.claim.report) for i in one.items)), one_line(one.reports[0])),
    ]


def _dates(one: Account) -> list[str]:
    """Day, month, year and fraction, as far as they are told."""
    first, last = one.days
    if first is None or last is None:
        return ["", "", "", ""]
    same = [first[:size] == last[:size] for size in (10, 7, 4)]
    fraction = ""
    if one.day:
        day = date.fromisoformat(one.day)
        fraction = f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"
    return [
        one.day.replace("-", "") if one.day else "",
        first[:7].replace("-", "") if same[1] else "",
        first[:4] if same[2] else "",
        fraction,
    ]


def _doers(claim: Claim) -> Sequence[Participant]:
    """Those who do it; of a statement: who says it in the end."""
    return claim.actors or (claim.sources[-1:] if claim.type == _STATEMENT else [])


def _actor(several: Sequence[Participant]) -> tuple[str, ...]:
    if not several:
        return _NOBODY
    one = several[0]
    role = sectors()[one.sector].cameo
    country = one.country if one.country in countries() else ""
    group = _bodies().get(one.country or "", "") if one.country and not country else ""
    types = [role] if role else []
    code = f"{country}{group}{role if not group else ''}"
    return (
        *(code, one_line(named(one)), country or "", group, "", "", ""),
        *(types + [""] * 3)[:3],
    )


@cache
def _bodies() -> dict[str, str]:
    """Codes of organisations of states, by the acronyms that stand for a country."""
    found: dict[str, str] = {}
    for row in read(TABLE):
        if row["is"] == "body":
            found.setdefault(row["means"], row["code"])
    return found


def _place(one: Account) -> tuple[str, ...]:
    place = one.first.claim.place
    if place is None:
        return _NOWHERE
    known = precisions()[place.precision].gdelt
    country = countries().get(country_of(place) or "")
    fips = country.fips if country else ""
    point = place.latitude is not None and place.longitude is not None
    return (
        str(known or 0),
        one_line(place.name),
        fips,
        fips,
        "",
        str(place.latitude) if point else "",
        str(place.longitude) if point else "",
        "",
    )


def _stamp(instant: str) -> str:
    return re.sub(r"\D", "", instant)[:14]


def _mention(one: Account, item: Item) -> list[str]:
    claim = item.claim
    url = address(claim.report)
    return [
        str(one.number),
        min(_stamp(each.received) for each in one.items),
        _stamp(item.received),
        _WEB if url else _CITED,
        one_line(claim.report.outlet or ""),
        url or one_line(claim.report.id),
        "",
        _offset(_doers(claim)),
        _offset(claim.recipients),
        str(claim.trigger.start),
        "1",
        *("", "", "", ""),
        # JSON escapes tabs and line ends.
        msgspec.json.encode(evidence(item)).decode(),
    ]


def _offset(several: Sequence[Participant]) -> str:
    start = several[0].start if several else None
    return _NO_OFFSET if start is None else str(start)
