"""The end of a brief: references, reports, and what the reader must know of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from isnad.brief.dates import date, day_of
from isnad.brief.names import Names
from isnad.edtf import bounds
from isnad.records import CarriedBy, Claim, Report


def report_lines(reports: Mapping[str, Report], names: Names) -> list[str]:
    """A line for every report: outlet, language, dates, and what its page says of its origin."""
    return [_report(report, names) for report in reports.values()]


def _report(report: Report, names: Names) -> str:
    say = names.phrases
    parts = [names.report(report), *_of_report(report, names)]
    parts += [_carried(one, names) for one in report.carried_by if one.name or one.url]
    return say.marks["details"].join(dict.fromkeys(parts))


def _of_report(report: Report, names: Names) -> Iterator[str]:
    say = names.phrases
    yield say.say("report", "language", name=names.language(report.language))
    for key in ("published", "received"):
        day = day_of(getattr(report, key))
        if day:
            yield say.say("report", key, date=date(day, say))
            return
    yield say.say("page", "no_date")


def _carried(one: CarriedBy, names: Names) -> str:
    shown = one.url if one.link == "original" and one.url else one.name or one.url or ""
    return names.phrases.say("report", one.link, name=names.phrases.foreign(shown))


def notes(claims: Sequence[Claim], reports: Mapping[str, Report], names: Names) -> list[str]:
    """What the lines are and are not, how many reports, and whose data."""
    say = names.phrases
    quotes = f"{say.quotes[0]} {say.quotes[1]}"
    lines = [say.say("page", "marks", quotes=quotes), say.say("page", "nature")]
    lines.append(say.say("page", "silence"))
    if reports or claims:
        lines.append(_count(reports, names))
    if any(_from_gazetteer(claim) for claim in claims):
        lines.append(say.say("page", "geonames"))
    return lines


def _from_gazetteer(claim: Claim) -> bool:
    places = (claim.place, claim.origin_place)
    return any(place is not None and place.geonames is not None for place in places)


def _count(reports: Mapping[str, Report], names: Names) -> str:
    say = names.phrases
    spoken = Counter(report.language or "und" for report in reports.values())
    each = [
        names.language(code) + say.marks["colon"] + say.number(n)
        for code, n in spoken.most_common()
    ]
    languages = say.marks["list"].join(each)
    number = say.number(len(reports))
    return say.say(
        "page", "count", number=number, languages=languages, date=_newest(reports, names)
    )


def _newest(reports: Mapping[str, Report], names: Names) -> str:
    """The latest day of publication, else of arrival."""
    for field in ("published", "received"):
        days = [day for r in reports.values() if (day := day_of(getattr(r, field)))]
        if days:
            return date(max(days, key=lambda day: bounds(day)[1] or ""), names.phrases)
    return names.phrases.say("page", "no_date")
