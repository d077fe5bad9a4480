"""What is in the store."""

from __future__ import annotations

import sqlalchemy as sa
from fastapi import APIRouter

import isnad
from isnad.addresses import short
from isnad.joining import made
from isnad.web import tables
from isnad.web.held import Held, Kept
from isnad.web.shapes import About

router = APIRouter(tags=["store"])


@router.get("/about")
def about(held: Kept) -> About:
    """What is in the store, over which days, and what read it."""
    return held.columns().once("about", lambda: _about(held))


def _about(held: Held) -> About:
    claims = tables.claims.c
    (spans,) = held.rows(
        sa.select(
            sa.func.count().label("claims"),
            sa.func.min(claims.first).label("first"),
            sa.func.max(claims.last).label("last"),
            *(
                edge(claims[clock]).label(f"{name}_{clock}")
                for clock in ("received", "published")
                for name, edge in (("first", sa.func.min), ("last", sa.func.max))
            ),
        )
    )
    with held.store() as store, store.looking() as looked:
        by, waiting, forgotten = made(looked), store.waiting(), len(store.tombstones())
    return About(
        store=short(held.name),
        version=isnad.__version__,
        engine=by.engine,
        world=by.world,
        judgements=by.judgements,
        reports=held.number(sa.select(sa.func.count()).select_from(tables.reports)),
        claims=spans["claims"],
        stories=held.number(sa.select(sa.func.count()).select_from(tables.stories)),
        waiting=waiting,
        first=spans["first"],
        last=spans["last"],
        received=[spans["first_received"], spans["last_received"]],
        published=[spans["first_published"], spans["last_published"]],
        forgotten=forgotten,
    )
