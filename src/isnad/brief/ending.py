"""The end of a brief: reports, and what the reader must know of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from isnad.brief.dates import date, day_of
from isnad.brief.days import Days, LeftOut
from isnad.brief.direction import one_line
from isnad.brief.lines import line
from isnad.brief.names import Names
from isnad.brief.pieces import EMPTY, Piece, joined, of_report, slot
from isnad.brief.references import References
from isnad.names import disguise
from isnad.pages import Line, Listed
from isnad.records import CarriedBy, Claim, Report


def listed(report: Report, names: Names) -> Listed:
    """A report that a brief stands on, with what its page says of its origin."""
    return Listed(
        id=report.id,
        sha256=report.sha256,
        language=report.language,
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        published=report.published,
        received=report.received,
        line=line("note", _report(report, names)),
    )


def _report(report: Report, names: Names) -> Piece:
    say = names.phrases
    carried = [
        _carried(report, at, names)
        for at, one in enumerate(report.carried_by)
        if one.name or one.url
    ]
    parts = [names.report(report), *_of_report(report, names), *carried]
    distinct = {part.text: part for part in reversed(parts)}
    return say.row("details", reversed(distinct.values()))


def _of_report(report: Report, names: Names) -> Iterator[Piece]:
    say, of = names.phrases, [of_report(report.id)]
    yield say.say("report", "language", name=_language(report.language, of, names))
    for key in ("published", "received"):
        day = day_of(getattr(report, key))
        if day:
            yield say.say("report", key, date=slot(date(day, say), "time", of, kind=key))
            return
    yield say.say("page", "no_date")


def _language(code: str | None, of: Iterable[object], names: Names) -> Piece:
    return names.phrases.apart(slot(names.language(code), "language", of, kind=code or "und"))  # type: ignore[arg-type]


def _carried(report: Report, at: int, names: Names) -> Piece:
    one: CarriedBy = report.carried_by[at]
    say, shown = (
        names.phrases,
        one.url if one.link == "original" and one.url else one.name or one.url,
    )
    name = slot(one_line(shown or ""), "credit", [of_report(report.id)], kind=one.link, at=at)
    return say.say("report", one.link, name=say.apart(name))


def notes(
    claims: list[Claim],
    references: References,
    reports: list[Report],
    days: Days,
    left: LeftOut,
    names: Names,
) -> list[Line]:
    """What the lines are and are not, which days, what is left out, and whose data."""
    say = names.phrases
    quotes = joined("", [f"{say.quotes[0]} {say.quotes[1]}"])
    told = [_days(days, names), _left_out(left, names), say.say("page", "marks", quotes=quotes)]
    told += [say.say("page", key) for key in ("nature", "accused", "people", "silence")]
    if reports:
        told.append(_count(reports, names))
    if any(_from_gazetteer(claim) for claim in claims):
        told.append(say.say("page", "geonames"))
    lines = [line("note", piece) for piece in told if piece]
    beware = _disguised(claims, references, names)
    return [*lines, beware] if beware else lines


def _disguised(claims: list[Claim], references: References, names: Names) -> Line | None:
    """Where names stand that are not what they look like; whose they are is told by role, if at
    all, so the words are left to the references."""
    odd = [claim for claim in claims if disguise.of_claim(claim)]
    if not odd:
        return None
    piece = names.phrases.say("page", "disguised", numbers=references.marks(odd))
    return line("note", piece, references=references)


def _days(days: Days, names: Names) -> Piece:
    say = names.phrases
    first, last = (
        slot(date(day, say), "time", [], kind=kind)
        for day, kind in ((days.first, "first"), (days.last, "as_of"))
    )
    return say.say("page", "days", first=first, last=last)


def _left_out(left: LeftOut, names: Names) -> Piece:
    """How many stories are not told, and why."""
    say = names.phrases
    numbers = {key: getattr(left, key) for key in left.__struct_fields__}
    parts = [say.say("left_out", key, number=say.amount(n)) for key, n in numbers.items() if n]
    return say.say("page", "left_out", what=say.row("details", parts)) if parts else EMPTY


def _from_gazetteer(claim: Claim) -> bool:
    places = (claim.place, claim.origin_place)
    return any(place is not None and place.geonames is not None for place in places)


def _count(reports: list[Report], names: Names) -> Piece:
    say = names.phrases
    spoken = Counter(report.language or "und" for report in reports)
    each = [
        joined(say.marks["colon"], [_language(code, [], names), _number(n, code, names)])
        for code, n in sorted(spoken.items(), key=lambda one: (-one[1], one[0]))
    ]
    number = _number(len(reports), None, names)
    return say.say("page", "count", number=number, languages=say.row("list", each))


def _number(number: int, language: str | None, names: Names) -> Piece:
    return slot(names.phrases.amount(number), "reports", [], kind=language)
