"""Search over the texts and titles of reports, and over claims."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from fastapi import Query as Parameter

from isnad.errors import StoreError
from isnad.store import Store
from isnad.web import spelling
from isnad.web.api.claims import CLAIM, line, lines
from isnad.web.held import Held, Kept, Query
from isnad.web.naming import Named, Naming
from isnad.web.public import public
from isnad.web.searching import Typed, parse, ranked, worded
from isnad.web.shapes import Excerpt, Found, FoundClaim, FoundReport, Part, Understood, Value
from isnad.web.snippets import Piece, cut, hits, pieces
from isnad.web.tables import claims, people, places, reports

router = APIRouter(tags=["search"])

Of = Literal["reports", "claims"]
# So many seconds a search may take.
_LONGEST = 3.0
_TABLES = {"reports": (reports, "report_words"), "claims": (claims, "claim_words")}
# So many places and actors of a name that was typed are offered.
_MOST = 6


@router.get("/search")
def search(
    held: Kept,
    named: Named,
    q: Annotated[str, Parameter(max_length=300, description=(
        'Words, "phrases", -without, and fields: outlet: lang: type: place: from: actor:'
    ))] = "",
    of: Of = "reports",
    page: Annotated[int, Parameter(ge=1, le=10_000)] = 1,
    per_page: Annotated[int, Parameter(ge=1, le=50)] = 20,
) -> Found:  # fmt: skip
    """What has all the words that were typed, the best first, then the newest; with how many there
    are by language and outlet."""
    typed = parse(q)
    totals = {name: _total(held, name, typed) for name in _TABLES}
    rows = _rows(held, of, typed, per_page, (page - 1) * per_page)
    table = _TABLES[of][0]
    return Found(
        understood=_understood(typed),
        totals=totals,
        page=page,
        pages=-(-totals[of] // per_page),
        languages=_counted(held, of, typed, table.c.language),
        outlets=_counted(held, of, typed, table.c.outlet),
        named=_offered(held, named, typed),
        reports=_reports(held, rows, typed) if of == "reports" else [],
        claims=[_claim(row, named, typed) for row in rows] if of == "claims" else [],
    )


def _conditions(of: str, typed: Typed) -> list[sa.ColumnElement[bool]]:
    if typed.is_empty:
        return [sa.false()]
    table, words = _TABLES[of]
    narrow = spelling.of_claims if of == "claims" else spelling.of_reports
    return [*worded(words, table.c.seq, typed), *narrow(typed.fields)]


def _total(held: Held, of: str, typed: Typed) -> int:
    count = sa.select(sa.func.count()).select_from(_TABLES[of][0])
    return held.number(count.where(*_conditions(of, typed)), within=_LONGEST)


def _counted(held: Held, of: str, typed: Typed, column: sa.Column[Any]) -> list[Value]:
    count = sa.func.count().label("count")
    query = sa.select(column.label("key"), count).where(*_conditions(of, typed)).group_by(column)
    rows = held.rows(query.order_by(sa.desc("count"), column).limit(12), within=_LONGEST)
    return [
        Value(key=row["key"] or "none", name=row["key"] or "", count=row["count"]) for row in rows
    ]


def _rows(held: Held, of: str, typed: Typed, most: int, after: int) -> list[sa.RowMapping]:
    table, words = _TABLES[of]
    query: Query = sa.select(reports) if of == "reports" else lines()
    best = ranked(words, typed)
    order: list[sa.ColumnElement[Any]] = [table.c.published.desc(), table.c.seq]
    if best is not None:
        query = query.join(best, best.c.rowid == table.c.seq)
        order.insert(0, best.c.rank)
    query = query.where(*_conditions(of, typed)).order_by(*order).limit(most).offset(after)
    return held.rows(query, within=_LONGEST)


def _understood(typed: Typed) -> Understood:
    return Understood(
        words=[" ".join(one.words) for one in typed.terms if not one.exact],
        phrases=[" ".join(one.words) for one in typed.terms if one.exact],
        without=[" ".join(one.words) for one in typed.without],
        fields=typed.fields,
    )


def _reports(held: Held, rows: list[sa.RowMapping], typed: Typed) -> list[FoundReport]:
    with held.store() as store:
        return [_report(row, store, typed) for row in rows]


def _report(row: sa.RowMapping, store: Store, typed: Typed) -> FoundReport:
    try:
        report = store.report(row["id"])
    except StoreError as error:
        raise HTTPException(409, "the store has just changed; ask again") from error
    title = report.title or ""
    found = hits(report.text, typed)
    return FoundReport(
        **{name: row[name] for name in ("id", "outlet", "language", "published", "retracted")},
        title=_excerpt("title", title, hits(title, typed)) if title else None,
        excerpts=[
            Excerpt(
                part="text", start=one.start, end=one.end,
                pieces=[Part(text=text, hit=hit) for text, hit in cut(report.text, one)],
            )
            for one in pieces(report.text, found)
        ],
    )  # fmt: skip


def _excerpt(part: str, text: str, found: list[tuple[int, int]]) -> Excerpt:
    piece = Piece(0, len(text), found)
    parts = [Part(text=words, hit=hit) for words, hit in cut(text, piece)]
    return Excerpt(part=part, start=0, end=len(text), pieces=parts)


def _claim(row: sa.RowMapping, named: Naming, typed: Typed) -> FoundClaim:
    evidence = CLAIM.decode(row["body"]).evidence
    shown = _excerpt(evidence.part, evidence.quote, hits(evidence.quote, typed))
    shown.start, shown.end = evidence.start, evidence.end
    return FoundClaim(line=line(row, named), excerpt=shown)


def _offered(held: Held, named: Naming, typed: Typed) -> list[Value]:
    """Places and actors that are called as was typed, with how many claims they are in: their keys
    begin with ``place/`` and ``actor/``."""
    if not typed.terms:
        return []
    name = " ".join(word for term in typed.terms for word in term.words)
    return [*_of_places(held, named, name), *_of_actors(held, named, name)]


def _of_places(held: Held, named: Naming, name: str) -> list[Value]:
    count = sa.func.count().label("count")
    query = (
        sa.select(places.c.key, places.c.name, places.c.country, places.c.precision, count)
        .select_from(places.join(claims, claims.c.place == places.c.key))
        .where(places.c.key.in_(spelling.spelt("place", [name])))
        .group_by(places.c.key)
        .order_by(sa.desc("count"), places.c.key)
        .limit(_MOST)
    )
    return [
        Value(
            key=f"place/{row['key']}", count=row["count"],
            name=named.place(row["name"], row["country"], row["precision"]),
        )
        for row in held.rows(query, within=_LONGEST)
    ]  # fmt: skip


def _of_actors(held: Held, named: Naming, name: str) -> list[Value]:
    """Those who take part or speak; whoever has no page is left out."""
    keys = spelling.spelt("who", [name])
    takes = sa.select(people.c.entity.label("key"), people.c.claim_seq.label("seq"))
    says = sa.select(claims.c.source.label("key"), claims.c.seq)
    parts = takes.where(people.c.entity.in_(keys)).union(says.where(claims.c.source.in_(keys)))
    each = parts.subquery()
    count = sa.func.count().label("count")
    query = sa.select(each.c.key, count).group_by(each.c.key).order_by(sa.desc("count"), each.c.key)
    found = [row for row in held.rows(query, within=_LONGEST) if public(row["key"])]
    return [
        Value(key=f"actor/{row['key']}", name=named.somebody(row["key"]), count=row["count"])
        for row in found[:_MOST]
    ]
