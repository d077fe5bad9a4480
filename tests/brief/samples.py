"""Reports and claims to tell, made up, in three languages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from isnad.records import (
    CarriedBy,
    Claim,
    Count,
    Extent,
    MadeBy,
    Participant,
    Place,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
)

ENGLISH = """\
The Observatory said rebels overran most of Aleppo on 30 November, leaving out Kurdish quarters.
Harbour Wire, citing the army, said four people were killed in shelling near the town of Saraqib.
Iran insists that it keeps no combat troops in Syria.
The foreign minister may travel to Ankara next week."""

ARABIC = """\
سيطر المسلحون على معظم حلب يوم ٣٠ نوفمبر، وفق ما قاله المرصد.
التقى الوزير إيمانويل بونسو نظيره هاكان دورموش في أنقرة مساءً.
وتقول الوزارة إن الهدنة التي رعتها قطر ما زالت سارية منذ عام 2020."""

VIETNAMESE = """\
Theo đài Bến Cảng, quân nổi dậy chiếm phần lớn Aleppo hôm 30/11.
Hai bên kêu gọi Liên Hợp Quốc mở hành lang nhân đạo."""

REPORTS: Mapping[str, Report] = {
    one.id: one
    for one in (
        Report(id="wire-1", sha256="e" * 64, text=ENGLISH, language="en", outlet="Harbour Wire",
               published="2024-12-02T08:00:00Z"),
        Report(id="ar-7", sha256="a" * 64, text=ARABIC, language="ar", outlet="صحيفة المرفأ",
               published="2024-12-01",
               carried_by=[CarriedBy(name="Harbour Wire", link="credit"),
                           CarriedBy(name=None, link="original", url="https://example.org/7")]),
        Report(id="vi-3", sha256="b" * 64, text=VIETNAMESE, language="vi",
               received="2024-12-02T07:00:00Z"),
    )
}  # fmt: skip


class World:
    """The little that the tests know of the world."""

    entities: Mapping[str, Mapping[str, str]] = {
        "country:SYR": {"en": "Syria", "ar": "سوريا", "vi": "Syria"},
        "country:TUR": {"en": "Türkiye", "ar": "تركيا", "vi": "Thổ Nhĩ Kỳ"},
        "country:IRN": {"en": "Iran", "ar": "إيران", "vi": "Iran"},
        "country:QAT": {"en": "Qatar", "ar": "قطر", "vi": "Qatar"},
        "org:observatory": {"en": "the Observatory", "ar": "المرصد", "vi": "Đài Quan sát"},
        "person:minister": {"en": "the minister", "ar": "الوزير", "vi": "bộ trưởng"},
        "org:un": {"en": "the United Nations", "ar": "الأمم المتحدة", "vi": "Liên Hợp Quốc"},
    }
    places: Mapping[str, Mapping[str, str]] = {
        "Aleppo": {"en": "Aleppo", "ar": "حلب", "vi": "Aleppo"},
        "Ankara": {"en": "Ankara", "ar": "أنقرة", "vi": "Ankara"},
    }

    def display(self, entity_id: str, language: str) -> str | None:
        return self.entities.get(entity_id, {}).get(language)

    def place_name(self, name: str, country: str | None, language: str) -> str | None:
        return self.places.get(name, {}).get(language) if country else None

    def adjective(self, country: str) -> str | None:
        return {"SYR": "Syrian", "IRN": "Iranian"}.get(country)

    def is_place(self, name: str) -> bool:
        return name in self.places


def held(report: str, words: str) -> dict[str, Any]:
    """The words with their offsets, as slots hold them."""
    start = REPORTS[report].text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def span(report: str, words: str) -> Span:
    """The words as a span."""
    found = held(report, words)
    return Span(start=found["start"], end=found["end"], quote=words)


def claim(report: str, kind: str, trigger: str, **fields: Any) -> Claim:
    """A claim whose evidence is the line of the report that the trigger stands in."""
    of = REPORTS[report]
    words = span(report, trigger)
    line = next(one for one in of.text.split("\n") if trigger in one)
    key = f"{of.id}/{kind}/{words.start}"
    made = Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:12],
        report=ReportRef(id=of.id, sha256=of.sha256, language=of.language or "und"),
        type=kind,
        trigger=words,
        evidence=span(report, line),
        made_by=MadeBy(engine="rules", version="1"),
    )
    return msgspec.structs.replace(made, **fields)


def aleppo() -> Place:
    return Place(name="Aleppo", text="Aleppo", country="SYR", geonames=170063,
                 precision="settlement")  # fmt: skip


def people(report: str, name: str | None, words: str, **fields: Any) -> Participant:
    return Participant(name=name, **held(report, words), **fields)


def source(report: str, name: str | None, words: str, **fields: Any) -> Source:
    return Source(name=name, **held(report, words), **fields)


_REBELS = {"sector": "REB", "country": "SYR", "entity": None}
_TAKEN = {"status": "begins", "time": Time(edtf="2024-11-30")}


def taken() -> list[Claim]:
    """The same thing said by three reports."""
    out = Extent(share="most", except_=[span("wire-1", "Kurdish quarters")])
    return [
        claim("wire-1", "CONTROL", "overran", place=aleppo(), extent=out,
              actors=[people("wire-1", "Syrian rebels", "rebels", **_REBELS)],
              sources=[source("wire-1", "the Observatory", "The Observatory",
                              entity="org:observatory")], **_TAKEN),
        claim("ar-7", "CONTROL", "سيطر", place=aleppo(), extent=Extent(share="most"),
              actors=[people("ar-7", "Syrian rebels", "المسلحون", **_REBELS)],
              sources=[source("ar-7", "the Observatory", "المرصد", entity="org:observatory")],
              **_TAKEN),
        claim("vi-3", "CONTROL", "chiếm", place=aleppo(), extent=Extent(share="most"),
              actors=[people("vi-3", "Syrian rebels", "quân nổi dậy", **_REBELS)],
              sources=[source("vi-3", "Harbour TV", "đài Bến Cảng")], **_TAKEN),
    ]  # fmt: skip


def others() -> list[Claim]:
    """Claims of many kinds."""
    four = held("wire-1", "four")
    return [
        claim("wire-1", "ASSAULT", "shelling",
              place=Place(name="Saraqib", text="Saraqib", country="SYR", precision="near"),
              counts={"killed": Count(low=4, high=4, quote="four", start=four["start"],
                                      end=four["end"])},
              sources=[source("wire-1", "Harbour Wire", "Harbour Wire"),
                       source("wire-1", "army", "the army", named=False)]),
        claim("wire-1", "PRESENCE", "troops", polarity="negated",
              actors=[people("wire-1", "Iran", "Iran", entity="country:IRN")],
              place=Place(name="Syria", text="Syria", country="SYR", precision="country"),
              sources=[source("wire-1", "Iran", "Iran", entity="country:IRN", stance="denies")]),
        claim("wire-1", "CONSULT", "travel", modality="possible",
              actors=[people("wire-1", "foreign minister", "The foreign minister")],
              place=Place(name="Ankara", text="Ankara", country="TUR", geonames=323786,
                          precision="settlement"),
              time=Time(edtf="2024-12-09/2024-12-15", basis="relative")),
        claim("ar-7", "CONSULT", "التقى",
              actors=[people("ar-7", "Emmanuel Bonsaw", "إيمانويل بونسو")],
              recipients=[people("ar-7", "Hakan Durmush", "هاكان دورموش")],
              place=Place(name="Ankara", text="أنقرة", country="TUR", geonames=323786,
                          precision="settlement"),
              time=Time(edtf="2024-12-01", part_of_day="evening", basis="context")),
        claim("ar-7", "CEASEFIRE", "الهدنة", status="holds",
              brokers=[people("ar-7", "Qatar", "قطر", entity="country:QAT")],
              time=Time(edtf="2020/.."), sources=[source("ar-7", "ministry", "الوزارة")]),
        claim("vi-3", "REQUEST", "kêu gọi", modality="actual",
              actors=[people("vi-3", None, "Hai bên")],
              recipients=[people("vi-3", "United Nations", "Liên Hợp Quốc", entity="org:un")]),
    ]  # fmt: skip


def everything() -> list[Claim]:
    """All of them, in order of arrival."""
    return [*taken(), *others()]
