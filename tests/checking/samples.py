"""Reports and a brief of them, made up and put together by hand, for the checker to read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from isnad import flow
from isnad.checking import Fault, check
from isnad.joins import ClaimKey
from isnad.pages import Brief, Line, LineKind, Listed, Made, Reference, Role, Section, Slot
from isnad.records import CarriedBy, Part, Report, Span

ENGLISH = """\
The Syrian Observatory for Human Rights said at least 14 people were killed in Homs on 3 December.
The Syrian army denied that its troops had left Hama, and insisted that they held most of the town.
Iran's foreign minister will meet his Turkish counterpart in Ankara next week.
A doctor at the hospital said 9 people had died since Tuesday, but the mayor did not visit the city.
Rebels took the villages except the southern quarters overnight, witnesses said."""

ARABIC = """\
قال المرصد السوري لحقوق الإنسان إن 14 شخصا على الأقل قتلوا في حمص يوم 3 كانون الأول/ديسمبر.
ولم ينسحب الجيش السوري من حماة، بحسب مسؤول محلي."""


def _report(name: str, text: str, language: str, **more: Any) -> Report:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=name, sha256=sha256, text=text, language=language, **more)


WIRE = _report(
    "wire-4", ENGLISH, "en", outlet="Harbour Wire", published="2024-12-04T09:00:00Z",
    title="Army says it never left Hama",
    carried_by=[CarriedBy(name="Kestrel Photos", link="photo")],
)  # fmt: skip
ARAB = _report("ar-9", ARABIC, "ar", outlet="صحيفة المنارة", published="2024-12-05T09:00:00Z")
REPORTS = {one.id: one for one in (WIRE, ARAB)}


def span(report: Report, quote: str, nth: int = 0, part: Part = "text") -> Span:
    """The words of a report where they stand for the n-th time."""
    start = -1
    for _ in range(nth + 1):
        start = report.part(part).index(quote, start + 1)
    return Span(part=part, start=start, end=start + len(quote), quote=quote)


class Piece(NamedTuple):
    """A slot with what stands in it: text, and slots inside."""

    role: Role
    inside: tuple[str | Piece, ...]
    more: dict[str, Any]


def piece(role: Role, *inside: str | Piece, **more: Any) -> Piece:
    """A slot; ``more``: its other fields."""
    return Piece(role, inside, more)


class Told:
    """The claims of a brief with the words of each, and the lines that tell them."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.references: list[Reference] = []
        self.lines: list[Line] = []

    def claim(self, name: str, report: Report, quote: str) -> ClaimKey:
        """A claim that was made from some words."""
        number = len(self.references) + 1
        words = span(report, quote)
        self.references.append(
            Reference(number=number, report=report.id, span=words, claims=[name])
        )
        return ClaimKey(report.id, name)

    def line(self, kind: LineKind, *inside: str | Piece, claims: Iterable[ClaimKey] = ()) -> Line:
        """A line of strings and slots, whose numbers are those that stand in it."""
        text, slots = _set(inside, 0)
        numbers = [int(text[s.start : s.end]) for s in slots if s.role == "reference"]
        made = Line(kind=kind, text=text, slots=slots, claims=list(claims), numbers=numbers)
        self.lines.append(made)
        return made

    def brief(self, **more: Any) -> Brief:
        """The brief of all lines."""
        note = Line(kind="note", text="")
        listed = [
            Listed(
                id=one.id, sha256=one.sha256, language=one.language, outlet=one.outlet,
                title=one.title, url=one.url, published=one.published, received=one.received,
                line=note,
            )
            for one in REPORTS.values()
        ]  # fmt: skip
        given: dict[str, Any] = {
            "language": self.language,
            "direction": "rtl" if self.language == "ar" else "ltr",
            "as_of": "2024-12-06",
            "known_by": "2024-12-06",
            "clock": "published",
            "title": note,
            "sections": [Section(key="events", heading=note, lines=self.lines)],
            "references": self.references,
            "reports": listed,
            "notes": [],
            "made": Made(engine="rules", world="w", judgements="none"),
        }
        return Brief(**{**given, **more})

    def faults(self, **more: Any) -> list[Fault]:
        """What the checker finds."""
        return check(self.brief(**more), REPORTS, flow.dates, whole=True)


def _set(parts: Iterable[str | Piece], at: int) -> tuple[str, list[Slot]]:
    text, slots = "", []
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        inner, inside = _set(part.inside, at + len(text))
        start = at + len(text)
        slots += [Slot(role=part.role, start=start, end=start + len(inner), **part.more), *inside]
        text += inner
    return text, slots
