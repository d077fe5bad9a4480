"""Briefs of made-up stories and states, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from isnad.brief import Given, choose, days_until, write
from isnad.brief.forms.text import text
from isnad.brief.grouping import grouped
from isnad.joins import ClaimKey, Link, Origin, Side, Story, StoryPlace, StoryTime, Telling, Told
from isnad.pages import Brief, Line, Made, Section
from isnad.records import Claim, Report
from isnad.states import Account, Asked, Seen, State

from .samples import REPORTS, World

DAY = "2024-12-02"
MADE = Made(engine="9.9 abc", world="def", judgements="0")


def key(one: Claim) -> ClaimKey:
    return ClaimKey(one.report.id, one.id)


def written(claims: Iterable[Claim], language: str = "en", **more: Any) -> Brief:
    """A brief of what ``gathered`` gives."""
    return write(gathered(claims, **more), language, World())


def gathered(
    claims: Iterable[Claim],
    *,
    stories: Iterable[Story] | None = None,
    states: Iterable[State] = (),
    seen: Iterable[Seen] = (),
    reports: Mapping[str, Report] = REPORTS,
    others: Iterable[Story] = (),
    as_of: str = DAY,
    days: int = 7,
    most: int = 100,
    **more: Any,
) -> Given:
    """What a brief of claims is made of, each with those that say the same in a story of its own
    where no stories are given."""
    given, span = list(claims), days_until(as_of, days)
    told = list(stories) if stories is not None else list(apart(given))
    asked = Asked(
        as_of=as_of, known_by=as_of, clock="published", day=as_of, until=as_of, ahead=as_of
    )
    return Given(
        asked=asked, days=span, chosen=choose(told, reports, span, "published", most, **more),
        states=list(states), others=others, claims={key(one): one for one in given},
        reports=reports, seen=list(seen), made=MADE,
    )  # fmt: skip


def brief(claims: Iterable[Claim], language: str = "en", colour: bool = False, **more: Any) -> str:
    return text(written(claims, language, **more), colour)


def apart(claims: Iterable[Claim]) -> Iterator[Story]:
    """A story for all claims of one type, place and people."""
    groups = grouped(claims, lambda c: (c.type, str(c.place), str([a.name for a in c.actors])))
    for n, several in enumerate(groups.values()):
        yield story(several, id=f"s{n}")


def telling(one: Claim, *links: Link, **more: Any) -> Telling:
    at = one.trigger
    outlet = Link(name=one.report.id, link="published", report=one.report.id)
    return Telling(
        claim=one.id, report=one.report.id, part=at.part, start=at.start, end=at.end,
        quote=at.quote, says="", chain=list(links) or [outlet], **more,
    )  # fmt: skip


def story(claims: list[Claim], **more: Any) -> Story:
    """A story of claims: its place and day are those of the first that has one."""
    place = next((c.place for c in claims if c.place), None)
    time = next((c.time for c in claims if c.time), None)
    origins = [
        Origin(name=name, entity=None, side=None, reports=[name], because="")
        for name in dict.fromkeys(c.report.id for c in claims)
    ]
    fields: dict[str, Any] = {
        "id": "s",
        "type": claims[0].type,
        "title": "",
        "place": StoryPlace(name=place.name, country=place.country, geonames=place.geonames)
        if place
        else None,
        "time": StoryTime(edtf=time.edtf) if time else None,
        "tellings": [telling(one) for one in claims],
        "origins": origins,
        "contradictions": [],
    }
    return Story(**(fields | more))


def side(*claims: Claim) -> Side:
    return Side(says="", tellings=[_told(one) for one in claims])


def _told(one: Claim) -> Told:
    at = one.trigger
    return Told(
        claim=one.id, report=one.report.id, part=at.part, start=at.start, end=at.end, quote=at.quote
    )


def account(name: str, *claims: Claim, disputes: bool = False, **more: Any) -> Account:
    parties = list(dict.fromkeys(a.name or "" for c in claims for a in c.actors))
    fields: dict[str, Any] = {"entity": None, "side": None, "parties": parties}
    return Account(
        name=name, disputes=disputes, claims=[key(c) for c in claims], **(fields | more)
    )  # fmt: skip


def state(what: str, status: str, *accounts: Account, **more: Any) -> State:
    fields: dict[str, Any] = {
        "as_of": DAY, "known_by": DAY, "clock": "published", "what": what, "status": status,
        "place": "Aleppo", "country": "SYR", "geonames": 170063, "parties": [],
        "according_to": [a.name for a in accounts if not a.disputes],
        "disputed_by": [a.name for a in accounts if a.disputes],
        "claims": [k.claim for a in accounts for k in a.claims], "accounts": list(accounts),
    }  # fmt: skip
    return State(**(fields | more))


def sections(one: Brief) -> dict[str, Section]:
    """All sections by key."""

    def inside(several: list[Section]) -> Iterator[Section]:
        for section in several:
            yield section
            yield from inside(section.sections)

    return {section.key: section for section in inside(one.sections)}


def lines(one: Brief) -> list[Line]:
    """All lines: headings, what is told, reports, notes."""
    told = [line for s in sections(one).values() for line in (s.heading, *s.lines)]
    return [one.title, *told, *(r.line for r in one.reports), *one.notes]


def line_with(page: str, words: str) -> list[str]:
    """The line that holds the words, and those below it that say who says so."""
    rows = page.split("\n")
    at = next(n for n, row in enumerate(rows) if words in row)
    below = [row.strip() for row in rows[at + 1 :]]
    until = next((n for n, row in enumerate(below) if row[:1] in ("•", "◦", "!", "")), len(below))
    return [rows[at].strip(), *(row for row in below[:until] if row.startswith("–"))]
