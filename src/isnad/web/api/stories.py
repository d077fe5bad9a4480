"""Stories: a page of lines, one with all that its page shows, and what it stands on as a file."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from fastapi import Query as Parameter
from starlette.responses import Response

from isnad import bundles
from isnad.bundling import given_of
from isnad.errors import StoreError
from isnad.joins import Clock, Story
from isnad.records import Claim
from isnad.store import Store
from isnad.web.asking import Asked, instant
from isnad.web.held import Held, Kept
from isnad.web.isnads import Isnad
from isnad.web.naming import Named
from isnad.web.saying import Sayings
from isnad.web.sending import attached
from isnad.web.shapes import Heading, StoryLine, StoryLines
from isnad.web.storied import Storied, StoryPage
from isnad.web.tables import bodies, claims, many, reports, stories
from isnad.web.thens import Then, now, then

router = APIRouter(tags=["stories"])

Order = Literal["day", "-day", "origins", "reports"]
_ORDERS = {
    "day": (stories.c.first.is_(None), stories.c.first),
    "-day": (stories.c.first.is_(None), stories.c.first.desc()),
    "origins": (stories.c.origins.desc(), stories.c.reports.desc()),
    "reports": (stories.c.reports.desc(), stories.c.origins.desc()),
}
_SAME = tuple(name for name in StoryLine.model_fields if name not in ("name", "land", "title"))


@router.get("/stories")
def listed(
    held: Kept,
    asked: Asked,
    named: Named,
    order: Order = "origins",
    page: Annotated[int, Parameter(ge=1, le=100_000)] = 1,
    per_page: Annotated[int, Parameter(ge=1, le=200)] = 50,
) -> StoryLines:
    """The stories that tell any of the claims asked for, a page at a time."""
    telling = sa.select(claims.c.story_seq).where(*asked.conditions())
    wanted = stories.c.seq.in_(telling.where(claims.c.story_seq.is_not(None)))
    (sums,) = held.rows(
        sa.select(
            sa.func.count().label("total"), many(stories.c.first.is_(None)).label("undated")
        ).where(wanted)
    )
    query = sa.select(stories).where(wanted).order_by(*_ORDERS[order], stories.c.seq)
    rows = held.rows(query.limit(per_page).offset((page - 1) * per_page))
    says, first = Sayings(named.language, []), _first(held, [row["seq"] for row in rows])
    items = [
        StoryLine(
            **{name: row[name] for name in _SAME},
            title=says.title(row["title"], first.get(row["seq"])),
            name=named.place(row["place"], row["country"]) if row["place"] else None,
            land=named.country(row["country"]) if row["country"] else None,
        )
        for row in rows
    ]
    return StoryLines(**sums, page=page, pages=-(-sums["total"] // per_page), items=items)


def _first(held: Held, seqs: list[int]) -> dict[int, Claim]:
    """The claims whose short sayings stories have for titles, by the row of the story."""
    query = (
        sa.select(stories.c.seq, sa.func.min(claims.c.seq), bodies.c.body)
        .join(claims, claims.c.story_seq == stories.c.seq)
        .join(bodies, bodies.c.claim_seq == claims.c.seq)
        .where(stories.c.seq.in_(seqs), claims.c.says == stories.c.title)
        .group_by(stories.c.seq)
    )
    return {row["seq"]: msgspec.json.decode(row["body"], type=Claim) for row in held.rows(query)}


@router.get("/stories/{story}/bundle.zip", response_class=Response)
def bundle(held: Kept, story: str) -> Response:
    """What a story stands on, in one file that anybody can check; without whole texts."""
    with held.store() as store:
        found = _led(store, story)
        files = bundles.of_story(found, given_of(store, found), texts=False)
    return attached(bundles.packed(files), f"isnad-story-{found.id}.zip", "application/zip")


@router.get("/stories/{story}")
def whole(
    held: Kept,
    named: Named,
    story: str,
    known_by: Annotated[str | None, Parameter(description="From reports known by then")] = None,
    clock: Clock = "received",
) -> StoryPage:
    """The story that an id, of now or before, leads to; as it was told from what was known by a
    time."""
    until = instant(known_by) if known_by else None
    with held.store() as store:
        try:
            found = then(held, store, story, until, clock) if until else now(store, story)
        except StoreError as error:
            raise HTTPException(404, _nothing(error)) from error
        if found.story is None:
            return StoryPage(
                id=found.id, story=None, line=None, later=found.later, others=[], reports={},
                lineages=[], isnad=Isnad(knots=[], ways=[]), groups=[], contradictions=[],
                counts=[],
            )  # fmt: skip
        return _page(held, store, found, found.story, named, until, clock)


def _page(
    held: Held,
    store: Store,
    found: Then,
    story: Story,
    named: Named,
    until: str | None,
    clock: Clock,
) -> StoryPage:
    on = _reports_of(story)
    with store.looking() as looked:
        reports_held = looked.held(sorted(on))
        lineages = looked.lineages(sorted(on))
    known = headings(held, on, until, clock)
    between = [
        one
        for name in sorted(lineages)
        for one in lineages[name]
        if name in known and (one.of.report is None or one.of.report in known)
    ]
    return Storied(story, reports_held, known, named).page(between, found.later, found.others)


def _reports_of(story: Story) -> set[str]:
    """The reports that tell a story, are named in its chains, or take back what it tells."""
    links = {link.report for one in story.tellings for link in one.chain if link.report}
    takers = {name for one in story.tellings for name in one.retracted_by}
    return {one.report for one in story.tellings} | links | takers | {*story.retracted_by}


def headings(
    held: Held, ids: Collection[str], until: str | None = None, clock: Clock = "received"
) -> dict[str, Heading]:
    """Reports in one line, by id, those that are in the store and were known by then."""
    query = sa.select(reports).where(reports.c.id.in_(sorted(ids)))
    if until is not None:
        query = query.where(reports.c[clock] <= until)
    same = tuple(Heading.model_fields)
    rows = held.rows(query.order_by(reports.c[clock], reports.c.id))
    return {row["id"]: Heading(**{name: row[name] for name in same}) for row in rows}


def _led(store: Store, wanted: str) -> Story:
    try:
        return store.story(wanted)
    except StoreError as error:
        raise HTTPException(404, _nothing(error)) from error


def _nothing(error: StoreError) -> str:
    """What a store says of an id, without its own name."""
    return str(error).partition(": ")[2] or str(error)
