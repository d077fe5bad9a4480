"""Nodes, held reports and claims made by hand for tests of stories."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from isnad.joins import Held, Node
from isnad.records import Claim, MadeBy, Report, ReportRef, Span, Time, Trace

DAY = "2024-05-12"


def node(report: str, **what: Any) -> Node:
    """A node of a report of one day, of the type ASSAULT if nothing else is said."""
    start = what.pop("start", 0)
    given = {"part": "text", "trace": 0, "published": DAY, "types": ["ASSAULT"], **what}
    return Node(report=report, claims=[f"{report}-{start}"], start=start, **given)


def on(report: str, day: str, *places: str, **what: Any) -> Node:
    """A node that a claim puts on a day, and in places."""
    return node(report, first=day, last=day, dated="claim", places=list(places), **what)


def claim(report: str, trigger: str, text: str, *, kind: str = "ASSAULT", **what: Any) -> Claim:
    """A claim with a trigger in the text of its report."""
    start = text.index(trigger)
    span = Span(start=start, end=start + len(trigger), quote=trigger)
    return Claim(
        id=f"{report}-{kind}-{start}",
        report=ReportRef(id=report, sha256="0" * 64, language="en"),
        type=kind,
        trigger=span,
        evidence=Span(start=0, end=len(text), quote=text),
        made_by=MadeBy(engine="rules", version="test"),
        **what,
    )


def time(edtf: str) -> Time:
    """A time as a claim has it."""
    return Time(edtf=edtf)


def report(text: str, claims: list[Claim], *, published: str | None = DAY, **trace: Any) -> Held:
    """A held report of one sentence."""
    one = Report(id="r", sha256="0" * 64, text=text, language="en", published=published)
    return Held(report=one, claims=claims, traces=[Trace("text", 0, len(text), **trace)])


TOWNS: tuple[list[str], ...] = (
    ["a", "p", "SDN"],
    ["b", "p", "SDN"],
    ["c", "q", "SDN"],
    ["p", "SDN"],
    [],
)
_DAYS = st.sampled_from(["2024-05-09", "2024-05-10", "2024-05-11", "2024-05-12"])


@st.composite
def told(draw: st.DrawFn, most: int = 12) -> list[Node]:
    """Some nodes of some reports, in few towns and on few days, so that many are alike."""
    out = []
    for n in range(draw(st.integers(0, most))):
        day = draw(_DAYS)
        out.append(
            node(
                f"r{draw(st.integers(0, 3))}",
                start=n,
                trace=draw(st.integers(0, 2)),
                types=draw(st.sampled_from([["ASSAULT"], ["TOLL"], ["CONTROL"], ["STATEMENT"]])),
                places=draw(st.sampled_from(TOWNS)),
                first=day,
                last=day,
                dated=draw(st.sampled_from(["claim", "sentence", "published"])),
                toll=draw(st.sampled_from([None, 4, 31])),
                numbers=draw(st.sampled_from([[], [31], [4, 31]])),
            )
        )
    return out
