"""From the name of an entry to its row, and a claim told by its rows."""

from __future__ import annotations

import pytest

from isnad import flow
from isnad.languages import codes, explain, pack
from isnad.records import Claim, MadeBy, Report


def read(text: str, language: str) -> tuple[Claim, Report]:
    """The first claim of a text."""
    report = Report(id="r", sha256="0" * 64, text=text, language=language)
    return flow.read(report).claims[0], report


@pytest.mark.parametrize("code", codes())
def test_every_entry_leads_to_its_row(code: str) -> None:
    entries = [e for e in pack.load(code).entries if e.id.startswith(f"{code}/")]
    assert len(entries) > 100
    for entry in entries:
        found = explain.find(entry.id)
        assert found, entry.id
        for row in found:
            line = row.path.read_text("utf-8").splitlines()[row.line - 1]
            assert line.startswith(row.cells["form"])
            assert row.place == f"isnad/languages/{code}/lexicon/{row.path.name}:{row.line}"


@pytest.mark.parametrize("name", ["", "en", "en/frames/no such word.v.ASSAULT", "xx/frames/a", "/"])
def test_a_name_of_nothing_has_no_row(name: str) -> None:
    assert explain.find(name) == []


def test_a_claim_is_told_by_its_rows() -> None:
    claim, report = read("The army said.\nRebels shelled the\t convoy.", "en")
    lines = flow.why(claim, report).splitlines()
    assert lines[0] == f"ASSAULT  affirmed, actual  {claim.id}"
    assert lines[-1] == "Rebels [shelled] the convoy."
    (rule,) = claim.made_by.rules
    (row,) = explain.find(rule)
    assert lines[lines.index(rule) + 1] == f"  {row.place}"
    assert f"  needs    {row.cells['needs']}" in lines
    assert f"  example  {row.cells['example']}" in lines


def test_words_from_right_to_left_are_isolated() -> None:
    claim, report = read("قصف المتمردون القافلة.", "ar")
    last = flow.why(claim, report).splitlines()[-1]
    assert last[0] == "\u2068" and last[-1] == "\u2069"
    assert f"[{claim.trigger.quote}]" in last


def test_changed_tables_are_told_and_unknown_rules_stand_alone() -> None:
    claim, report = read("Rebels shelled the convoy.", "en")
    made = claim.made_by
    claim.made_by = MadeBy(engine=made.engine, version="0", pack="other", rules=["gone"])
    told = flow.why(claim, report)
    assert "tables have changed" in told
    assert "\ngone\n\nRebels" in told
