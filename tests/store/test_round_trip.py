"""Any claim that stands on its report comes back as it went in."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, get_args

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import records
from isnad.edtf import bounds
from isnad.records import Claim, Extent, MadeBy, Participant, Place, Report, Source, Span, Time
from isnad.store import open_store

from .samples import reference, report, result

TEXT = "Ở Hà Nội, قالت الوكالة إن المتمردين هاجموا البلدة; \U0001f6a9 rebels denied it (9,5)."
TITLE = "Tiêu đề: عاجل"
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
MAYBE = st.none() | WORDS


@st.composite
def spans(draw: st.DrawFn) -> dict[str, Any]:
    """Offsets into a part with the words that stand there."""
    part = draw(st.sampled_from(["text", "title"]))
    stored = TEXT if part == "text" else TITLE
    start = draw(st.integers(0, len(stored) - 1))
    end = draw(st.integers(start + 1, len(stored)))
    return {"part": part, "start": start, "end": end, "quote": stored[start:end]}


SPAN = spans().map(lambda s: Span(**s))


def held(kind: type, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A record that keeps its words under ``text``, or has none."""
    none = st.just({"text": None})
    words = spans().map(
        lambda s: {**{k: s[k] for k in ("part", "start", "end")}, "text": s["quote"]}
    )
    return st.tuples(words | none, st.fixed_dictionaries(fields)).map(
        lambda p: kind(**p[0], **p[1])
    )


_WHO = {"name": MAYBE, "entity": MAYBE, "country": MAYBE, "antecedent": st.none() | SPAN}
WHO = st.lists(held(Participant, **_WHO), max_size=2)
SOURCES = held(Source, **_WHO, cue=st.none() | SPAN, named=st.booleans())
DEGREES = st.none() | st.floats(-90, 90)
PLACE = held(Place, name=WORDS, country=MAYBE, geonames=st.none() | st.integers(1, 2**40),
             latitude=DEGREES, claimed_by=st.lists(WORDS, max_size=2))  # fmt: skip
EDTF = st.sampled_from(
    ["2024-12-01", "2024", "XXXX-12-01", "2020/..", "../2024-02", "2024~", "202X"]
)
TIME = held(Time, edtf=EDTF, clock=MAYBE, zone=MAYBE)
COUNT = spans().map(lambda s: records.Count(low=1, high=None, **s))
EXTENT = st.builds(
    Extent, share=st.sampled_from(["all", "most"]), except_=st.lists(SPAN, max_size=2)
)
REPORT = Report(id="r", sha256="0" * 64, text=TEXT, title=TITLE, language="vi",
                received="2024-12-02T10:00:00Z")  # fmt: skip

CLAIMS = st.builds(
    Claim,
    id=st.uuids().map(str),
    report=st.just(reference(REPORT)),
    type=st.sampled_from(["ASSAULT", "CONTROL"]),
    modes=st.lists(WORDS, max_size=2),
    status=st.sampled_from([None, *get_args(records.Status)]),
    extent=st.none() | EXTENT,
    trigger=SPAN,
    trigger_parts=st.lists(SPAN, max_size=2),
    evidence=SPAN,
    quotation=st.none() | SPAN,
    content=st.none() | SPAN,
    actors=WHO,
    recipients=WHO,
    brokers=WHO,
    place=st.none() | PLACE,
    origin_place=st.none() | PLACE,
    time=st.none() | TIME,
    sources=st.lists(SOURCES, max_size=3),
    polarity=st.sampled_from(get_args(records.Polarity)),
    modality=st.sampled_from(get_args(records.Modality)),
    counts=st.dictionaries(st.sampled_from(["killed", "troops"]), COUNT, max_size=2),
    made_by=st.builds(MadeBy, engine=WORDS, version=WORDS, rules=st.lists(WORDS, max_size=2)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIMS, max_size=4))
def test_claims_come_back_as_they_went_in(given_claims: list[Claim]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder) / "store.db") as store:
            store.add(result(REPORT, *given_claims))
            assert store.counts()["rejected_claims"] == 0
        with open_store(Path(folder) / "store.db", create=False) as store:
            found = {one.id: one for one in store.claims()}
            assert found == {one.id: one for one in given_claims}
            assert store.report("r") == REPORT


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_texts_are_kept_to_the_code_point(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "s.db") as store:
        store.add(result(report(text=text, title=text)))
        assert (store.report("r1").text, store.report("r1").title) == (text, text)


def test_bounds() -> None:
    found = {
        edtf: bounds(edtf) for edtf in ("2024-02", "2020/..", "XXXX-12-01", "../2021~", "201X")
    }
    assert found == {
        "2024-02": ("2024-02-01", "2024-02-29"),
        "2020/..": ("2020-01-01", None),
        "XXXX-12-01": (None, None),
        "../2021~": (None, "2021-12-31"),
        "201X": ("2010-01-01", "2019-12-31"),
    }
    assert msgspec.json.decode(msgspec.json.encode(found["2020/.."])) == ["2020-01-01", None]
