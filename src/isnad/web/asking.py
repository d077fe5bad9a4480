"""What a request asks for: filters over claims, as parameters of its address."""

from __future__ import annotations

from typing import Annotated, Literal

import sqlalchemy as sa
from fastapi import HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from isnad.joining.question import end_of
from isnad.web import then
from isnad.web.columns import Chosen
from isnad.web.held import Held
from isnad.web.searching import parse, worded
from isnad.web.spelling import of_claims
from isnad.web.tables import claims, origins, people, reports
from isnad.web.then import Then

DAY = r"^\d{4}-\d\d-\d\d$"
TIME = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$"
ByClock = Literal["received", "published"]
NONE = "none"
# Which page of a list, and how many rows a page has.
Page = Annotated[int, Query(ge=1, le=100_000)]
PerPage = Annotated[int, Query(ge=1, le=200)]
_PLAIN = ("type", "place", "country", "source", "outlet", "language", "modality", "polarity")


class Filters(BaseModel):
    """Which claims. Days are those of what is told; ``known_by`` and ``known_after`` are of the clock.
    Repeated values of one filter are alternatives; ``none`` stands for what is not given."""

    model_config = ConfigDict(extra="ignore")

    as_of: str | None = Field(None, pattern=DAY, description="Begun on that day or before")
    since: str | None = Field(None, pattern=DAY, description="Not over before that day")
    known_by: str | None = Field(None, pattern=TIME, description="From reports known by then")
    known_after: str | None = Field(
        None, pattern=TIME, description="From reports not known by then; a day is its end"
    )
    clock: ByClock = "received"
    type: list[str] = Field([], max_length=40)
    place: list[str] = Field([], max_length=40, description="Keys of places, or none")
    country: list[str] = Field([], max_length=40, description="alpha-3")
    actor: list[str] = Field([], max_length=40, description="Entities of any part in the claim")
    part: list[Literal["actors", "recipients", "brokers"]] = Field(
        [], max_length=3, description="The parts that those in actor have; none: any"
    )
    source: list[str] = Field(
        [], max_length=40, description="Who says it in the end; none: the report"
    )
    origin: list[str] = Field([], max_length=40)
    side: list[str] = Field([], max_length=40)
    outlet: list[str] = Field([], max_length=40)
    language: list[str] = Field([], max_length=40)
    modality: list[str] = Field([], max_length=40)
    polarity: list[str] = Field([], max_length=40)
    min_origins: int = Field(0, ge=0, le=1000)
    disputed: bool | None = None
    dated: bool | None = None
    report: str | None = Field(None, max_length=500)
    q: str | None = Field(None, max_length=300, description="As /search takes it")

    @property
    def then(self) -> Then | None:
        """By when what is asked for must have been known; null: all that is known."""
        return Then(self.clock, instant(self.known_by)) if self.known_by is not None else None

    def conditions(self, but: str | None = None) -> list[sa.ColumnElement[bool]]:
        """The conditions on rows of ``claims``; ``but``: without the filter of that name."""
        found = [
            _among(claims.c[name], getattr(self, name))
            for name in _PLAIN
            if name != but and getattr(self, name)
        ]
        if self.disputed is not None and but != "disputed":
            found.append(then.differs(self.then) == self.disputed)
        return found + self._spread(but) + self._timed() + self._told()

    def _timed(self) -> list[sa.ColumnElement[bool]]:
        """Conditions of days and clocks. Raises 422 for days that are none."""
        found: list[sa.ColumnElement[bool]] = []
        for day in filter(None, (self.as_of, self.since)):
            instant(day)
        if self.as_of is not None:
            # One look at each is less work than two ways to nearly all of them.
            found.append(sa.func.coalesce(claims.c.first, "") <= self.as_of)
        if self.since is not None:
            found.append(sa.or_(claims.c.last >= self.since, claims.c.edtf.endswith("/..")))
        if self.known_by is not None:
            found.append(claims.c[self.clock] <= instant(self.known_by))
        if self.known_after is not None:
            found.append(claims.c[self.clock] > instant(self.known_after))
        if self.dated is not None:
            found.append(claims.c.first.is_not(None) == self.dated)
        return found

    def _told(self) -> list[sa.ColumnElement[bool]]:
        """Conditions on where and how often a claim is told."""
        found: list[sa.ColumnElement[bool]] = []
        if self.min_origins:
            found.append(then.origin_count(self.then) >= self.min_origins)
        if self.report is not None:
            one = sa.select(reports.c.seq).where(reports.c.id == self.report).scalar_subquery()
            found.append(claims.c.report_seq == one)
        if self.q and self.q.strip():
            typed = parse(self.q)
            found += worded("claim_words", claims.c.seq, typed) + of_claims(typed.fields)
            if typed.is_empty:
                found.append(sa.false())
        return found

    def _spread(self, but: str | None) -> list[sa.ColumnElement[bool]]:
        """Conditions on what a claim may have several of."""
        found: list[sa.ColumnElement[bool]] = []
        if self.actor and but != "actor":
            have = sa.select(people.c.claim_seq).where(people.c.entity.in_(self.actor))
            if self.part:
                have = have.where(people.c.role.in_(self.part))
            found.append(claims.c.seq.in_(have))
        for name, column in (("origin", origins.c.name), ("side", origins.c.side)):
            if name != but and (values := getattr(self, name)):
                found.append(
                    claims.c.story_seq.in_(sa.select(origins.c.story_seq).where(column.in_(values)))
                )
        return found


def _among(column: sa.Column[str], values: list[str]) -> sa.ColumnElement[bool]:
    given = [value for value in values if value != NONE]
    found = column.in_(given)
    return sa.or_(found, column.is_(None)) if len(given) < len(values) else found


def instant(date: str) -> str:
    """The instant that a date or a time means; a date is its end. Raises 422 for no such time."""
    try:
        return end_of(date)
    except ValueError as error:
        raise HTTPException(
            422, f"{date!r} is no date; write 2024-12-02 or 2024-12-02T14:30:00Z"
        ) from error


def chosen(held: Held, asked: Filters, but: str | None = None) -> Chosen:
    """The claims that are asked for, to count; ``but``: without the filter of that name."""
    told = asked.model_dump(exclude_defaults=True, exclude={but} if but else None)
    conditions = asked.conditions(but)
    return held.columns().chosen(str(sorted(told.items())), held.text, conditions)


Asked = Annotated[Filters, Query()]
