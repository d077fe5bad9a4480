"""Claims as flat rows, for tables and data frames."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypedDict

from isnad.edtf import bounds
from isnad.errors import IsnadError
from isnad.records import Claim, Participant, Source

if TYPE_CHECKING:
    import pandas as pd

ARROW = " <- "
_SEVERAL = "; "


class Row(TypedDict):
    """One claim. What the report does not give is null.

    ``report`` to ``language``: of the report; ``modes``, ``actors``, ``recipients``, ``brokers``:
    several are parted by semicolons; ``sources``: who says it through whom, outermost first, an
    arrow from each to whom they have it from (further chains after a semicolon), empty where the
    report says it by itself; ``root``: the last of the first chain; degrees are WGS 84 and
    ``precision`` says how far they may be trusted; ``time`` is EDTF, ``first`` and ``last`` its days;
    ``start`` and ``end``: of the trigger, code points into ``part`` of the report; ``quote``: the
    sentence.
    """

    report: str
    outlet: str | None
    published: str | None
    language: str
    claim: str
    type: str
    modes: str
    status: str | None
    polarity: str
    modality: str
    actors: str
    recipients: str
    brokers: str
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    time: str | None
    first: str | None
    last: str | None
    sources: str
    root: str | None
    part: str
    start: int
    end: int
    trigger: str
    quote: str


def row_of(claim: Claim) -> Row:
    """The row of a claim."""
    place, first, last = claim.place, None, None
    if claim.time:
        first, last = bounds(claim.time.edtf)
    return {
        "report": claim.report.id,
        "outlet": claim.report.outlet,
        "published": claim.report.published,
        "language": claim.report.language,
        "claim": claim.id,
        "type": claim.type,
        "modes": _SEVERAL.join(claim.modes),
        "status": claim.status,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "actors": _names(claim.actors),
        "recipients": _names(claim.recipients),
        "brokers": _names(claim.brokers),
        "place": place.name if place else None,
        "country": place.country if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": place.precision if place else None,
        "time": claim.time.edtf if claim.time else None,
        "first": first,
        "last": last,
        "sources": _SEVERAL.join(_chain(chain) for chain in claim.chains if chain),
        "root": _name(claim.sources[-1]) if claim.sources else None,
        "part": claim.trigger.part,
        "start": claim.trigger.start,
        "end": claim.trigger.end,
        "trigger": claim.trigger.quote,
        "quote": claim.evidence.quote,
    }


def frame_of(rows: Sequence[Row]) -> pd.DataFrame:
    """Rows as a data frame of pandas, with its columns also where there are none. Raises IsnadError
    where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError as error:
        raise IsnadError(
            "a data frame needs pandas, which is not installed: pip install 'isnad[frame]'; "
            "to_rows() and to_dicts() need nothing"
        ) from error
    return pd.DataFrame.from_records(list(rows), columns=list(Row.__annotations__))


def _names(several: Iterable[Participant]) -> str:
    return _SEVERAL.join(map(_name, several))


def _chain(chain: Sequence[Source]) -> str:
    return ARROW.join(map(_name, chain))


def _name(who: Participant) -> str:
    return who.name or who.text or "?"
