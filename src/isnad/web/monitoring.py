"""For whoever keeps a store running: whether it answers (/health), and its figures in the text format
of OpenMetrics (/metrics). Both are as guarded as the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec
import sqlalchemy as sa
from fastapi import APIRouter
from starlette.responses import Response

import isnad
from isnad.errors import IsnadError
from isnad.store.schema import COUNTED
from isnad.web import tables
from isnad.web.held import Held, Kept

router = APIRouter(include_in_schema=False)

_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8"
# As the draft of the IETF has it (draft-inadarei-api-health-check).
_HEALTH = "application/health+json"


@router.get("/health")
def health(held: Kept) -> Response:
    """Whether the store answers, and whether what is shown is of all that it holds: status 503 where
    it does not answer."""
    try:
        waiting = _waiting(held)
    except IsnadError as error:
        return _health("fail", 503, {"store": [{"status": "fail", "output": held.said(error)}]})
    status = "warn" if waiting else "pass"
    told = {"observedValue": waiting, "observedUnit": "reports", "status": status}
    return _health(status, 200, {"store": [{"status": "pass"}], "store:waiting": [told]})


def _health(status: str, code: int, checks: dict[str, list[dict[str, object]]]) -> Response:
    told = {"status": status, "releaseId": isnad.__version__, "checks": checks}
    return Response(msgspec.json.encode(told), code, media_type=_HEALTH)


@router.get("/metrics")
def metrics(held: Kept) -> Response:
    """The figures of a store."""
    return Response("\n".join([*_lines(held), "# EOF", ""]), media_type=_METRICS)


def _lines(held: Held) -> Iterator[str]:
    with held.store() as store:
        runs, forgotten, read_only = store.runs(), len(store.tombstones()), store.read_only
    yield from _family("isnad_build", "info", "The program that shows the store.")
    yield f'isnad_build_info{{version="{isnad.__version__}"}} 1'
    for name, table in (
        ("reports", tables.reports),
        ("claims", tables.claims),
        ("stories", tables.stories),
    ):
        count = held.number(sa.select(sa.func.count()).select_from(table))
        yield from _gauge(f"isnad_{name}", f"Current {name} that are shown.", count)
    yield from _gauge("isnad_reports_waiting", "Reports that are not joined yet.", _waiting(held))
    yield from _gauge("isnad_forgotten", "Reports and people that were forgotten.", forgotten)
    yield from _gauge("isnad_read_only", "1 where nothing can be written.", int(read_only))
    going = sum(one.ended is None for one in runs)
    yield from _gauge("isnad_runs_open", "Runs that go on or were broken off.", going)
    yield from _gauge(
        "isnad_last_arrival_timestamp_seconds", "When a report last came.", _last(held)
    )
    yield from _family("isnad_report_ends", "counter", "Reports that were attempted, by their end.")
    for end in COUNTED[1:]:
        yield f'isnad_report_ends_total{{end="{end}"}} {sum(getattr(one, end) for one in runs)}'


def _waiting(held: Held) -> int:
    with held.store() as store:
        return store.waiting()


def _last(held: Held) -> float:
    """Seconds since 1970; 0 where no report came yet."""
    query = sa.select(sa.func.max(tables.reports.c.received).label("last"))
    (row,) = held.rows(query)
    return datetime.fromisoformat(row["last"]).timestamp() if row["last"] else 0.0


def _gauge(name: str, means: str, value: float) -> Iterator[str]:
    yield from _family(name, "gauge", means)
    yield f"{name} {value}"


def _family(name: str, kind: str, means: str) -> Iterator[str]:
    yield f"# TYPE {name} {kind}"
    yield f"# HELP {name} {means}"
