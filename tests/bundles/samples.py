"""Two reports that tell one story, one of which copies the other, with words that would do harm in
a page that does not escape them."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from isnad.bundles import Given
from isnad.joins import (
    ClaimKey,
    Drift,
    Held,
    Lineage,
    Link,
    Origin,
    Original,
    Story,
    StoryPlace,
    StoryTime,
    Telling,
)  # fmt: skip
from isnad.pages import Brief, Line, Listed, Made, Reference, Section, Slot
from isnad.records import Claim, MadeBy, Participant, Report, ReportRef, Source, Span
from isnad.tombstones import Tombstone

HARM = (
    "</script><script>document.title='harm'</script><img src=x onerror=\"document.title='harm'\">"
)
TEXTS = {
    "r-en": f"Delta TV said rebels shelled\r\nNortham \u202eon Monday\u202c. {HARM}\n=HYPERLINK(1)",
    "r-ar": "قالت قناة دلتا إن مسلحين قصفوا البلدة \U0001f5fa يوم الاثنين.",
}
TRIGGERS = {"r-en": "shelled\r\nNortham \u202eon", "r-ar": "قصفوا"}
MADE = Made(engine="0.1 abc", world="def", judgements="0")


def report(name: str, text: str | None = None, **fields: Any) -> Report:
    words = TEXTS[name] if text is None else text
    record = Report(
        id=name,
        sha256=hashlib.sha256(words.encode()).hexdigest(),
        text=words,
        language=name[-2:],
        title=f"Shelling {HARM}",
        url="https://paper.example/1",
        outlet="دلتا" if name == "r-ar" else f"Delta {HARM}",
        published="2024-12-02",
        received="2024-12-02T10:00:00Z",
    )
    return msgspec.structs.replace(record, **fields)


def span(of: Report, words: str) -> Span:
    start = of.text.index(words)
    return Span(start=start, end=start + len(words), quote=words)


def claim(of: Report, words: str) -> Claim:
    trigger = span(of, words)
    who = of.text.split()[0]
    start = of.text.index(who)
    source = Source(name=f"Delta {HARM}", text=who, start=start, end=start + len(who))
    return Claim(
        id=hashlib.sha256(of.id.encode()).hexdigest()[:20],
        report=ReportRef(id=of.id, sha256=of.sha256, language=of.language or "und"),
        type="ASSAULT",
        trigger=trigger,
        evidence=Span(start=0, end=len(of.text), quote=of.text),
        actors=[Participant(name="rebels", text=None)],
        sources=[source],
        also_said_by=[[]],
        made_by=MadeBy(engine="rules", version="1"),
    )


def held() -> dict[str, Held]:
    reports = {name: report(name) for name in TEXTS}
    return {
        name: Held(report=one, claims=[claim(one, TRIGGERS[name])], traces=[])
        for name, one in reports.items()
    }


def given(**fields: Any) -> Given:
    there = held()
    words = span(there["r-en"].report, "rebels")
    drift = Drift(kind="actor", from_quote=words.quote, to_quote=None, from_span=words)
    copy = Lineage(
        report="r-ar", kind="translation", of=Original(report="r-en"), because=HARM, drift=[drift]
    )
    stone = Tombstone(
        kind="report", sha256="0" * 64, reports=1, claims=2, reason=f"asked {HARM}",
        recorded="2024-12-05T00:00:00.000000Z",
    )  # fmt: skip
    made = Given(held=there, lineages={"r-ar": [copy]}, altered={}, tombstones=[stone], made=MADE)
    return msgspec.structs.replace(made, **fields)


def story() -> Story:
    tellings = []
    for name, one in held().items():
        found = one.claims[0]
        tellings.append(
            Telling(
                claim=found.id, report=name, part="text", start=found.trigger.start,
                end=found.trigger.end, quote=found.trigger.quote, says=f"rebels shelled {HARM}",
                chain=[Link(name=f"Delta {HARM}", link="published", report=name)],
            )
        )  # fmt: skip
    origin = Origin(name="Delta", entity=None, side=None, reports=list(TEXTS), because="it says so")
    return Story(
        id="0123456789abcdef", type="ASSAULT", title=f"rebels shelled {HARM}",
        place=StoryPlace(name="Northam"), time=StoryTime(edtf="2024-12-02"),
        tellings=tellings, origins=[origin], contradictions=[],
    )  # fmt: skip


def brief(language: str = "ar") -> Brief:
    there = held()
    ar = there["r-ar"].claims[0]
    key = ClaimKey("r-ar", ar.id)
    slot = Slot(role="words", start=0, end=4, of=[key], span=ar.trigger)
    line = Line(kind="event", text=f"قصفوا {HARM}", slots=[slot], claims=[key], numbers=[1])
    heading = Line(kind="note", text="نورثام \u2068Northam\u2069")
    listed = [
        Listed(
            id=one.report.id, sha256=one.report.sha256, language=one.report.language,
            outlet=one.report.outlet, title=one.report.title, url=one.report.url,
            published=one.report.published, received=one.report.received,
            line=Line(kind="note", text=name),
        )
        for name, one in there.items()
    ]  # fmt: skip
    return Brief(
        language=language, direction="rtl", as_of="2024-12-02", known_by="2024-12-02",
        clock="received", title=Line(kind="note", text="الوضع"),
        sections=[Section(key="places", heading=heading, sections=[Section(key="p", heading=heading, lines=[line])])],
        references=[Reference(number=1, report="r-ar", span=ar.trigger, claims=[ar.id])],
        reports=listed, notes=[Line(kind="note", text="ملاحظة")], made=MADE,
    )  # fmt: skip
