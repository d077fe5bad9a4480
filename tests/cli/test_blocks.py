"""A block a claim, for people."""

from __future__ import annotations

import pytest

from isnad.cli.blocks import Blocks
from isnad.records import (
    Claim,
    Count,
    Extent,
    MadeBy,
    Participant,
    Place,
    ReadResult,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
)

TEXT = "وقال المرصد إن الفصائل لم تسيطر على حلب."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def claim() -> Claim:
    return Claim(
        id="c1",
        report=ReportRef(id="r1", sha256="0", language="ar"),
        type="CONTROL",
        status="begins",
        trigger=span("تسيطر"),
        evidence=span(TEXT),
        actors=[Participant(name="Factions", text="الفصائل", country="SYR", sector="REB")],
        place=Place(name="Aleppo", text="حلب", country="SYR", precision="settlement"),
        time=Time(edtf="2024-11-30", text="on Saturday", basis="relative", part_of_day="night"),
        sources=[
            Source(name="Marfa Agency", text=None, stance="reports"),
            Source(name=None, text="المرصد", named=False, stance="denies", manner="indirect"),
        ],
        extent=Extent(share="most", except_=[span("حلب")]),
        polarity="negated",
        made_by=MadeBy(engine="rules", version="0"),
    )


def shown(told: Claim, colour: bool = False) -> str:
    return "\n".join(Blocks(colour).claim(told))


def test_a_block_says_all_of_it() -> None:
    assert shown(claim()).splitlines() == [
        "CONTROL begins  negated, actual  c1",
        "  who      Factions (\u2068الفصائل\u2069) [SYR, REB]",
        "  where    Aleppo (\u2068حلب\u2069) [SYR, settlement]",
        "  when     2024-11-30 night (on Saturday) [relative]",
        "  extent   most, except \u2068حلب\u2069",
        "  said by  Marfa Agency [reports] <- \u2068المرصد\u2069 [denies, unnamed, indirect]",
        "  words    \u2068وقال المرصد إن الفصائل لم [تسيطر] على حلب.\u2069",
    ]


def test_every_piece_of_the_trigger_is_marked_once() -> None:
    told = claim()
    told.trigger_parts = [span("تسيطر"), span("على"), span("لم تسيطر")]
    assert "[لم تسيطر] [على]" in shown(told)


def test_parties_on_both_sides() -> None:
    told = claim()
    told.recipients = [Participant(name="Army", text="army")]
    assert "Factions (\u2068الفصائل\u2069) [SYR, REB] -> Army" in shown(told)
    told.actors = []
    assert "? -> Army" in shown(told)


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(3, 3, "killed 3"), (3, None, "killed 3 or more"), (None, 3, "killed 3 or fewer")]
    + [(3, 5, "killed 3 to 5"), (None, None, "killed ?")],
)
def test_counts(low: int | None, high: int | None, told: str) -> None:
    counted = claim()
    counted.counts = {"killed": Count(low=low, high=high)}
    assert f"  counts   {told}\n" in shown(counted)


def test_without_sources_the_report_says_it() -> None:
    told = claim()
    told.sources = []
    assert "  said by  the report itself\n" in shown(told)


def test_colour_marks_the_trigger_without_brackets() -> None:
    assert "\033[1;4mتسيطر\033[0m" in shown(claim(), colour=True)
    assert "[تسيطر]" not in shown(claim(), colour=True)


def test_reports_are_headed_and_set_apart() -> None:
    blocks = Blocks(False)
    report = Report(id="r1", sha256="0", text="x", language="ar", published="2024-12-01")
    first = list(blocks.report(ReadResult(report=report, claims=[])))
    assert first == ["r1 · ar · 2024-12-01", "  no claims were found in it"]
    assert next(blocks.report(ReadResult(report=report, claims=[]))) == ""
