"""A store in which every word that a stranger may choose would do harm: titles, outlets,
addresses, ids, texts, names of people and of places."""

from __future__ import annotations

import hashlib

from isnad import joining
from isnad.records import (
    CarriedBy,
    Claim,
    MadeBy,
    Participant,
    Place,
    ReadResult,
    Report,
    ReportRef,
    Source,
    Span,
    Time,
    Trace,
)
from isnad.store import Store

_RUN = "document.documentElement.dataset.harm=1"
PAYLOADS = {
    "script": f"</script><script>{_RUN};alert(1)</script>",
    "handler": f'"><img src=x onerror="{_RUN};alert(1)">',
    "svg": f"<svg onload={_RUN}><a xlink:href='javascript:{_RUN}'>x</a></svg>",
    "link": f"javascript:{_RUN};alert(1)",
    "frame": "<iframe src=//evil.example></iframe><base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example>",
    "style": "</style><style>*{display:none}</style><link rel=stylesheet href=//evil.example/x.css>",
    "template": "${alert(1)} {{constructor.constructor('alert(1)')()}} <!--?lit$1$--> {n} %s",
    "sheet": "=HYPERLINK(\"http://evil.example\",\"x\")",
    "bidi": "\u202eevil\u2066 \u2067abc\u202d gpj.exe",
    "hidden": "a\u200bb\u200c\u200d\ufeff\u2060\u00adc",
    "controls": "a\x1b[31m\x07\x85\x9b\x7f\rb",
    "long": "W" * 10_000,
    "long Arabic": "\u0633" * 10_000,
    "marks": "Z" + "\u0301\u0323" * 400,
    "look-alike": "H\u0430mas",
    "path": "../../etc/passwd%00%2e%2e/?#&a=b;c",
    "half": "%E0%A4%A &#x41; &lt;b&gt; \\u003cscript\\u003e",
}  # fmt: skip
_DAY = "2024-11-30"
_ALEPPO = 170063


def fill(store: Store) -> None:
    """Two reports of each payload, of which one copies the other."""
    for payload in PAYLOADS.values():
        for turn in (1, 2):
            store.add(_read(payload, turn))
    joining.catch_up(store, _unread)


def _unread(report: Report) -> ReadResult:
    raise AssertionError(f"{report.id} has traces")


class _Text:
    """A text that grows piece by piece."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start=start, end=len(self.text), quote=words)


def _read(payload: str, turn: int) -> ReadResult:
    """A report that says in two sentences what was done by, to and at a payload."""
    written, told, traces = _Text(), [], []
    for place in (True, False):
        start = len(written.text)
        claim = _sentence(written, payload, known=place)
        quote = written.text[start:]
        claim.evidence = Span(start=start, end=len(written.text), quote=quote)
        told.append(claim)
        places = [_ALEPPO] if place else []
        traces.append(Trace("text", start, len(written.text), places=places, dates=[_DAY]))
        written.add("\n")
    digest = hashlib.sha256(written.text.encode()).hexdigest()
    report = Report(
        id=f"{turn} {payload}"[:400], sha256=digest, text=written.text, language="en",
        title=payload, url=payload, outlet=f"{turn} {payload}",
        published=f"2024-12-0{turn}T00:00:00Z",
        carried_by=[CarriedBy(name=payload, link="credit", url=payload)],
    )  # fmt: skip
    ref = ReportRef(
        id=report.id, sha256=digest, language="en", published=report.published,
        outlet=report.outlet, url=payload,
    )  # fmt: skip
    for n, claim in enumerate(told):
        claim.report = ref
        claim.id = hashlib.sha256(f"{report.id} {n}".encode()).hexdigest()[:20]
    return ReadResult(report=report, claims=told, traces=traces)


def _sentence(written: _Text, payload: str, *, known: bool) -> Claim:
    doer = _somebody(written.add(payload))
    written.add(" ")
    trigger = written.add("seized" if known else payload)
    written.add(" ")
    at = written.add(payload)
    written.add(" on ")
    day = written.add(_DAY)
    written.add(", ")
    said = written.add(payload)
    written.add(" said.")
    fields = {name: getattr(_somebody(said), name) for name in Participant.__struct_fields__}
    return Claim(
        id="", report=ReportRef(id="", sha256="", language="en"),
        type="CONTROL" if known else "ASSAULT", status="holds" if known else None,
        trigger=trigger, evidence=trigger, actors=[doer], place=_place(at, known=known),
        time=Time(edtf=_DAY, text=day.quote, start=day.start, end=day.end), sources=[Source(**fields, manner="indirect", stance="states")],
        made_by=MadeBy(engine="made up", version="1"),
    )  # fmt: skip


def _somebody(at: Span) -> Participant:
    return Participant(name=at.quote, text=at.quote, start=at.start, end=at.end)


def _place(at: Span, *, known: bool) -> Place:
    place = Place(name=at.quote, text=at.quote, start=at.start, end=at.end)
    if known:
        place.geonames, place.country, place.precision = _ALEPPO, "SYR", "settlement"
        place.latitude, place.longitude = 36.2, 37.16
    return place
