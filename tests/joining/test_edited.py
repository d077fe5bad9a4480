"""Reports whose page is edited or taken back: what was read first stays where it stood."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from isnad import flow, joining
from isnad.records import Report
from isnad.store import Store, open_store

URL = "https://sable.example/wad-madani"
FIRST = (
    "The Sudanese army seized the town of Wad Madani on Saturday, the army said in a statement.\n"
    "Residents said the market was closed. The bridge over the river stayed open all day.\n"
    "Rebels shelled the town of Sennar, an official said."
)
# A sentence like the one of the claim stands before it now.
EDITED = (
    "Rebels shelled the town of Sennar in November, an official said then.\n"
    "The Sudanese army seized the town of Wad Madani on Saturday, the army said in a statement.\n"
    "Residents said the market was closed. The bridge over the river stayed open all day.\n"
    "Rebels shelled the town of Sennar, an official said."
)
BACK = (
    "Sable Wire has retracted its report of Saturday that the army seized the town of Wad Madani.\n"
    "The Sudanese army seized the town of Wad Madani on Saturday, the report said. It was wrong."
)


def report(name: str, text: str, day: str, title: str) -> Report:
    return Report(
        id=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        title=title,
        url=URL,
        outlet="Sable Wire",
        language="en",
        published=f"{day}T18:00:00Z",
        received=f"{day}T20:00:00Z",
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with the first version."""
    kept = open_store(tmp_path / "store.db")
    kept.add(flow.read(report("first", FIRST, "2025-03-01", "Army takes Wad Madani")))
    joining.catch_up(kept, flow.read)
    return kept


def test_r23_an_edited_page_is_a_new_report_and_old_claims_do_not_move(store: Store) -> None:
    with store:
        before = list(store.claims("first"))
        assert before
        store.add(flow.read(report("second", EDITED, "2025-03-02", "Army takes Wad Madani")))
        joining.catch_up(store, flow.read)
        assert list(store.claims("first")) == before
        text = store.report("first").text
        assert text == FIRST
        assert all(
            store.report("first").part(one.trigger.part)[one.trigger.start : one.trigger.end]
            == one.trigger.quote
            for one in before
        )
        shelled = [one for one in store.claims("second") if one.trigger.quote == "shelled"]
        assert [one.trigger.start for one in shelled] == [7, EDITED.rindex("shelled")]
        (lineage,) = [one for one in store.lineages() if one.report == "second"]
        assert (lineage.kind, lineage.of.report) == ("update", "first")


def test_r25_what_is_taken_back_is_shown_as_of_before_and_marked_after(
    store: Store,
) -> None:
    with store:
        before = [one.id for one in store.claims("first")]
        taken = "Retraction: report on Wad Madani withdrawn"
        store.add(flow.read(report("back", BACK, "2025-03-05", taken)))
        joining.catch_up(store, flow.read)
        (lineage,) = [one for one in store.lineages() if one.report == "back"]
        assert (lineage.kind, lineage.of.report) == ("retraction", "first")
        assert held(store, "2025-03-04") & set(before)
        assert not held(store, "2025-03-06") & set(before)
        with store.looking() as tables:
            spans = [
                joining.question(tables, "2025-03-06", d, "received")
                for d in ("2025-03-04", "2025-03-06")
            ]
            kinds = {one.kind for one in joining.changes(tables, *spans)}
        assert "retracted" in kinds
        told = [one for one in store.stories() if "first" in {t.report for t in one.tellings}]
        assert any(one.retracted_by == ["back"] for one in told)
        assert [one.id for one in store.claims("first")] == before


def test_r25_a_notice_takes_back_all_versions_of_its_item(tmp_path: Path) -> None:
    item = "urn:newsml:sable.example:7"
    first = report(f"{item}#1", FIRST, "2025-03-01", "Army takes Wad Madani")
    second = report(f"{item}#2", EDITED, "2025-03-02", "Army takes Wad Madani")
    notice = report(f"{item}#3-canceled", "Sent in error.", "2025-06-05", "")
    other = report("urn:newsml:sable.example:70#1", FIRST + " It rained.", "2025-03-01", "Rain")
    notice.withdraws, notice.title = item, None
    for one in (first, second, notice, other):
        one.url = None
    with open_store(tmp_path / "store.db") as kept:
        for one in (notice, first, second, other):
            kept.add(flow.read(one))
        joining.catch_up(kept, flow.read)
        found = {(one.kind, one.of.report) for one in kept.lineages() if one.report == notice.id}
        assert found == {("retraction", first.id), ("retraction", second.id)}
        assert kept.report(notice.id).withdraws == item
        theirs = {one.id for name in (first, second) for one in kept.claims(name.id)}
        assert held(kept, "2025-06-04") & theirs
        assert not held(kept, "2025-06-06") & theirs


def held(store: Store, known: str) -> set[str]:
    """The claims on which it stands who holds a town, as known by a day."""
    with store.looking() as tables:
        asked = joining.question(tables, "2025-03-06", known, "received")
        found = joining.states(tables, asked)
    return {claim for one in found if one.what == "CONTROL" for claim in one.claims}
