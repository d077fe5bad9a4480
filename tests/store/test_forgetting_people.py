"""A person who is forgotten: their claims go, their name is filled, all else stands as it stood."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import flow, joining
from isnad.errors import StoreError
from isnad.records import (
    CarriedBy,
    Claim,
    Judged,
    Participant,
    ReadResult,
    Report,
    Source,
    Span,
    Trace,
)
from isnad.store import Forgotten, Person, Store, open_store
from isnad.store.checks import faults
from isnad.store.redaction import FILL, Redaction

from .conftest import Dump
from .samples import claim, many, report, result, span
from .test_forgetting import bytes_of

REASON = "she asked for it"
NOOR = Person(entity=None, names=["Noor Sabbagh"])
TEXT = (
    "Noor Sabbagh, a dyer, was arrested in Northam. Sabbagh said rebels shelled Northam, "
    "killing her brother Omar Sabbagh. Delta TV confirmed the shelling."
)


def somebody(of: Report, name: str, words: str | None = None, **more: Any) -> Participant:
    where = span(of, words or name)
    return Participant(name=name, text=where.quote, start=where.start, end=where.end, **more)


def noors(report_id: str = "r-noor", **fields: Any) -> ReadResult:
    """She was arrested; she says that rebels shelled; and the shelling is confirmed by others."""
    of = report(report_id, TEXT, title="Noor Sabbagh arrested", **fields)
    arrested = claim(of, "arrested", recipients=[somebody(of, "Noor Sabbagh")], id="1")
    said = span(of, "Sabbagh said").start
    source = Source(name="Noor Sabbagh", text="Sabbagh", start=said, end=said + len("Sabbagh"))
    shelled = claim(of, "shelled", actors=[somebody(of, "rebels")], sources=[source], id="2")
    confirmed = claim(of, "confirmed", actors=[somebody(of, "Delta TV")], id="3")
    killed = claim(
        of, "killing", recipients=[somebody(of, "brother of Noor Sabbagh", "brother")], id="4"
    )
    made = result(of, arrested, shelled, confirmed, killed)
    made.traces = [
        Trace("text", 0, 46, names=["Noor Sabbagh", "Northam"]),
        Trace("text", 47, 119, names=["Sabbagh"]),
    ]
    return made


def test_her_claims_go_and_the_others_stand(store: Store, dump: Dump) -> None:
    for one in [*many(2), noors()]:
        store.add(one)
    stone = store.forget_person(NOOR, REASON)
    assert (stone.kind, stone.reports, stone.claims, stone.reason) == ("person", 1, 2, REASON)
    now = store.report("r-noor")
    assert len(now.text) == len(TEXT)
    assert now.text == TEXT.replace("Noor Sabbagh", FILL * 12).replace("Sabbagh", FILL * 7)
    assert now.title == f"{FILL * 12} arrested"
    left = list(store.claims("r-noor"))
    assert [one.id for one in left] == ["4", "3"]
    assert not any(faults(one, now) for one in left)
    assert left[0].recipients[0].name == f"brother of {FILL * 12}"
    assert "Sabbagh" not in repr(dump()) and "Noor" not in repr(dump())


def test_the_hash_of_what_was_received_stays(store: Store) -> None:
    store.add(noors())
    stone = store.forget_person(NOOR, REASON)
    received = hashlib.sha256(TEXT.encode()).hexdigest()
    assert store.report("r-noor").sha256 == received
    assert stone.sha256 == hashlib.sha256(f"{received}\n".encode()).hexdigest()
    assert store.tombstones("r-noor") == [stone]


def test_no_bytes_of_her_are_left(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        for one in [*many(20), noors()]:
            store.add(one)
        assert b"Sabbagh" in bytes_of(path)
        store.forget_person(NOOR, REASON)
        assert b"Sabbagh" not in bytes_of(path) and b"Noor" not in bytes_of(path)


def test_the_report_is_not_read_again(store: Store, dump: Dump) -> None:
    store.add(noors())
    store.forget_person(NOOR, REASON)
    before = dump()
    with pytest.raises(Forgotten, match=f"{REASON}.*forget the report"):
        store.add(noors())
    with pytest.raises(Forgotten):
        store.add(noors(), again=True)
    with pytest.raises(Forgotten):
        store.add(ReadResult(report=store.report("r-noor"), claims=[]))
    with pytest.raises(Forgotten):
        store.add(noors("under-another-id"))
    assert dump() == before
    assert store.untraced() == []
    store.forget_report("r-noor", "all of it")
    assert store.add(noors(), again=True) == "read"
    assert store.report("r-noor").text == TEXT
    assert store.tombstones("r-noor") == []


def test_the_page_of_a_report_may_have_her_name(store: Store, dump: Dump) -> None:
    byline = CarriedBy(name="Noor Sabbagh", link="byline", start=0, end=15, text="By Noor Sabbagh")
    link = CarriedBy(name="Delta", link="original", url="https://d.example/noor-sabbagh")
    for_page = report(
        "page", "By Noor Sabbagh\nAll is well.", outlet="The Noor Sabbagh Post",
        url="https://post.example/by/noor_sabbagh/1", carried_by=[],
    )  # fmt: skip
    for_page.carried_by = [byline, link]
    store.add(result(for_page))
    store.forget_person(NOOR, REASON)
    now = store.report("page")
    assert (now.url, now.outlet) == (None, f"The {FILL * 12} Post")
    first, second = now.carried_by
    assert (first.name, first.text) == (None, f"By {FILL * 12}")
    assert (second.name, second.url) == ("Delta", None)
    assert "abbagh" not in repr(dump())


def test_by_the_id_that_claims_have(store: Store, dump: Dump) -> None:
    who = "person:noor"
    of = report(
        "by-id", "نقلت صباغة عن الوزيرة. The minister met Noor al-Sabbagh. The minister left."
    )
    named = claim(
        of, "met", recipients=[somebody(of, "N. Sabbagh", "Noor al-Sabbagh", entity=who)], id="1"
    )
    office = claim(
        of, "left", actors=[somebody(of, "N. Sabbagh", "The minister", entity=who)], id="2"
    )
    other = claim(
        of, "نقلت", actors=[somebody(of, "Somebody", "الوزيرة", entity="person:other")], id="3"
    )
    made = result(of, named, office, other)
    made.judged = [Judged(entity=who, name="Noor al-Sabbagh", reason="named so")]
    made.traces = [Trace("text", 0, 9, entities=[who, "person:other"])]
    store.add(made)
    (judgement,) = store.judgements(who)
    store.split(judgement.id)
    store.split(judgement.id, apart=False)
    store.forget_person(Person(entity=who, names=["Noor Sabbagh"], short=["Sabbagh"]), REASON)
    assert [one.id for one in store.claims()] == ["3"]
    now = store.report("by-id").text
    assert "Sabbagh" not in now and "The minister met █" in now
    assert who not in repr(dump()) and judgement.id not in repr(dump())
    assert [one.entity for one in store.judgements("person:other")] == ["person:other"]


def test_nobody_else_is_touched(store: Store, dump: Dump) -> None:
    for one in many(3):
        store.add(one)
    before = dump()
    with pytest.raises(StoreError, match="no report tells"):
        store.forget_person(NOOR, REASON)
    store.add(noors())
    before = dump()
    with pytest.raises(StoreError, match="the reason has the name"):
        store.forget_person(NOOR, "Ms Sabbagh asked for it")
    assert dump() == before
    store.add(noors("noor-sabbagh-arrested"))
    before = dump()
    with pytest.raises(StoreError, match="ids stay; forget the report first"):
        store.forget_person(NOOR, REASON)
    assert dump() == before


NAMES = ("Noor Sabbagh", "Sabbagh", "Omar", "نور صباغ", "صباغ", "Northam", "\U0001f5fa")


@given(
    st.lists(st.sampled_from((*NAMES, ". ", " ", "said ", "و", "\n")), max_size=30).map("".join),
    st.data(),
)
def test_offsets_hold_whatever_is_filled(text: str, data: st.DataObject) -> None:
    person = Person(entity=None, names=["Noor Sabbagh", "نور صباغ"], leads=frozenset("و"))
    of = report("r", f"{text} end")
    bound = st.integers(0, len(of.text) - 1)
    claims: list[Claim] = []
    for n, (one, two) in enumerate(data.draw(st.lists(st.tuples(bound, bound), max_size=5))):
        start, end = min(one, two), max(one, two) + 1
        words = Span(start=start, end=end, quote=of.text[start:end])
        claims.append(claim(of, "end", id=str(n), content=words))
    redacted = Redaction(of, claims, person)
    now = redacted.changed
    assert len(now.text) == len(of.text)
    assert all(a in (b, FILL) for a, b in zip(now.text, of.text, strict=True))
    assert not any(faults(redacted.without(one), now) for one in claims)
    assert not person.standing().find(now.text)


TEXTS = {
    "en": "Noor Sabbagh, a teacher, was arrested in Aleppo on Monday. Sabbagh said the army shelled "
    "the town of Saraqib. The army denied it. Rebels seized the town of Saraqib on Tuesday.",
    "ar": "اعتقلت الشرطة نور صباغ في حلب يوم الاثنين. وقالت صباغ إن الجيش قصف سراقب. وسيطر مسلحون على سراقب.",
    "vi": "Cảnh sát bắt bà Đỗ Thị Hạnh tại Aleppo. Bà Hạnh nói quân đội pháo kích Saraqib. Quân nổi dậy chiếm Saraqib.",
}  # fmt: skip


def test_with_the_real_engine_nothing_of_her_is_left(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        for language, text in TEXTS.items():
            of = report(language, text, published="2024-12-04")
            of.language = language
            store.add(flow.read(of))
        joining.catch_up(store, flow.read)
        before = store.counts()["claims"]
        names = ["Noor Sabbagh", "نور صباغ", "Đỗ Thị Hạnh"]
        stone = store.forget_person(
            Person(entity=None, names=names, leads=frozenset("وفبل")), REASON
        )
        left = [
            word.encode() for word in ("Sabbagh", "صباغ", "Hạnh") if word.encode() in bytes_of(path)
        ]
        assert not left
        joining.catch_up(store, flow.read)
        assert stone.reports == 3 and 0 < stone.claims < before
        assert store.counts()["claims"] == before - stone.claims
        assert {t.claim for s in store.stories() for t in s.tellings} == {
            c.id for c in store.claims()
        }
    assert not [w for w in ("Sabbagh", "صباغ", "Hạnh") if w.encode() in bytes_of(path)]
