"""Stories: a page of lines, one with all that its page shows, and what it stands on as a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Annotated, Literal

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
from isnad.web.api.claims import CLAIM
from isnad.web.asking import Asked, Page, PerPage, instant
from isnad.web.held import Held, Kept
from isnad.web.isnads import Isnad
from isnad.web.naming import Named, Naming
from isnad.web.sending import attached
from isnad.web.shapes import Heading, Headline, StoryLine, StoryLines
from isnad.web.silence import silent
from isnad.web.storied import Storied, StoryPage
from isnad.web.tables import bodies, claims, many, reports, stories
from isnad.web.thens import Then, now, then
from isnad.web.titles import Titles

router = APIRouter(tags=["stories"])

Order = Literal["day", "-day", "origins", "reports"]
_ORDERS = {
    "day": (stories.c.first.is_(None), stories.c.first),
    "-day": (stories.c.first.is_(None), stories.c.first.desc()),
    "origins": (stories.c.origins.desc(), stories.c.reports.desc()),
    "reports": (stories.c.reports.desc(), stories.c.origins.desc()),
}
# So many tellings of a story are looked at for what it is called.
_LOOKED_AT = 40
_SAME = tuple(
    name for name in StoryLine.model_fields if name not in ("name", "land", "title", "headline")
)


@router.get("/stories")
def listed(
    held: Kept,
    asked: Asked,
    named: Named,
    order: Order = "origins",
    page: Page = 1,
    per_page: PerPage = 50,
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
    called = _called(held, named, rows)
    items = [
        StoryLine(
            **{name: row[name] for name in _SAME},
            title=called[row["seq"]][0] if row["seq"] in called else row["title"],
            headline=called[row["seq"]][1] if row["seq"] in called else None,
            name=named.place(row["place"], row["country"]) if row["place"] else None,
            land=named.country(row["country"]) if row["country"] else None,
        )
        for row in rows
    ]
    return StoryLines(**sums, page=page, pages=-(-sums["total"] // per_page), items=items)


def _called(
    held: Held, named: Naming, rows: Sequence[sa.RowMapping]
) -> dict[int, tuple[str, Headline]]:
    """What stories are called, by their rows."""
    nth = sa.func.row_number().over(partition_by=claims.c.story_seq, order_by=claims.c.seq)
    some = sa.select(claims.c.seq, claims.c.story_seq, claims.c.outlet, nth.label("nth"))
    of = some.where(claims.c.story_seq.in_([row["seq"] for row in rows])).subquery()
    query = (
        sa.select(of.c.story_seq, of.c.outlet, bodies.c.body)
        .join(bodies, bodies.c.claim_seq == of.c.seq)
        .where(of.c.nth <= _LOOKED_AT)
    )
    told: dict[int, list[Claim]] = {}
    outlets: dict[str, str | None] = {}
    for row in held.rows(query.order_by(of.c.seq)):
        claim = CLAIM.decode(row["body"])
        told.setdefault(row["story_seq"], []).append(claim)
        outlets[claim.report.id] = row["outlet"]
    titles = Titles(named, outlets)
    return {
        row["seq"]: titles.of(row["type"], told[row["seq"]]) for row in rows if row["seq"] in told
    }


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
    page = Storied(story, reports_held, known, named).page(between, found.later, found.others)
    page.silent = silent(held, story, known, until, clock)
    return page


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
