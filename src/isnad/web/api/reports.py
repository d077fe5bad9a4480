"""Reports: a page of lines, or one with all that its page shows."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException

from isnad import flow
from isnad.joins import Lineage
from isnad.store import Store
from isnad.tombstones import told
from isnad.web.api.stories import headings
from isnad.web.asking import Asked, Page, PerPage
from isnad.web.held import Held, Kept
from isnad.web.naming import Named
from isnad.web.reported import Reported, ReportPage, copied, mentions, paragraphs
from isnad.web.shapes import ReportLine, ReportLines
from isnad.web.tables import claims, reports, stories

router = APIRouter(tags=["reports"])

Order = Literal["published", "-published", "received", "-received", "claims"]
_SAME_TEXT = "same text"


@router.get("/reports")
def listed(
    held: Kept,
    asked: Asked,
    order: Order = "-published",
    page: Page = 1,
    per_page: PerPage = 50,
) -> ReportLines:
    """The reports that tell any of the claims asked for, a page at a time."""
    number = sa.func.count().label("claims")
    query = (
        sa.select(reports, number)
        .select_from(claims.join(reports))
        .where(*asked.conditions())
        .group_by(reports.c.seq)
    )
    ordered = query.order_by(number.desc() if order == "claims" else _by(order), reports.c.seq)
    rows = held.rows(ordered.limit(per_page).offset((page - 1) * per_page))
    total = held.number(sa.select(sa.func.count()).select_from(query.subquery()))
    same = tuple(ReportLine.model_fields)
    items = [ReportLine(**{name: row[name] for name in same}) for row in rows]
    return ReportLines(total=total, page=page, pages=-(-total // per_page), items=items)


@router.get("/reports/{report:path}", response_model_exclude_defaults=True)
def whole(held: Kept, named: Named, report: str) -> ReportPage:
    """A report: its text in pieces, each with the claims whose words it is among; its claims; what
    it comes of and what comes of it."""
    heading = headings(held, [report]).get(report)
    if heading is None:
        raise HTTPException(404, f"there is no report {report!r}")
    with held.store() as store:
        kept = store.report(report)
        found = list(store.claims(report))
        of, later, same = _kin(store, report)
        altered = told(store.tombstones(report))
    page = Reported(kept, _stories(held, report), named)
    stated = [page.claim(claim) for claim in found]
    others = headings(held, {*_ends(of, later), *same})
    return ReportPage(
        heading=heading,
        facts=page.facts(),
        paragraphs=list(paragraphs(kept, flow.passages(kept), found)),
        claims=stated,
        mentions=mentions(stated),
        carried_by=page.carried(),
        comes_of=[copied(one, others.get(one.of.report or "")) for one in of],
        later=[copied(one, others.get(one.report)) for one in later],
        same=[others[name] for name in same if name in others],
        altered=altered,
    )


def _by(order: str) -> sa.ColumnElement[str]:
    column = reports.c[order.lstrip("-")]
    return column.desc() if order[0] == "-" else column.asc()


def _kin(store: Store, report: str) -> tuple[list[Lineage], list[Lineage], list[str]]:
    """What a report comes of, what comes of it, and which have the same words."""
    beside = store.beside(report)
    after = [name for name, kind in beside.items() if kind != _SAME_TEXT]
    with store.looking() as looked:
        found = looked.lineages([report, *after])
    later = [one for name in after for one in found.get(name, []) if one.of.report == report]
    same = [name for name, kind in beside.items() if kind == _SAME_TEXT]
    return found.get(report, []), later, same


def _ends(of: list[Lineage], later: list[Lineage]) -> set[str]:
    return {one.of.report for one in of if one.of.report} | {one.report for one in later}


def _stories(held: Held, report: str) -> dict[str, str]:
    """The stories that the claims of a report tell, by the id of the claim."""
    joined = claims.join(stories).join(reports, reports.c.seq == claims.c.report_seq)
    query = sa.select(claims.c.id, stories.c.id.label("story")).select_from(joined)
    rows = held.rows(query.where(reports.c.id == report))
    return {row["id"]: row["story"] for row in rows}
