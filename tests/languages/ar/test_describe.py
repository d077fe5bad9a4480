"""Root and form from the dictionary form of a verb."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from isnad.folding import fold
from isnad.languages.ar.morphology import conjugate, describe
from isnad.languages.ar.morphology.roots import RootError
from isnad.languages.tables import rows

READINGS = [row for _, row in rows(Path(__file__).parent / "readings.tsv")]


@pytest.mark.parametrize("row", READINGS, ids=lambda row: row["verb"])
def test_first_reading(row: dict[str, str]) -> None:
    assert describe(row["verb"])[0] == (row["root"], int(row["form"]))


@pytest.mark.parametrize("verb", [row["verb"] for row in READINGS])
def test_every_reading_gives_the_verb_back(verb: str) -> None:
    root, form = describe(verb)[0]
    found = {f for f, tag in conjugate(root, form) if tag in ("perf.act.3ms", "perf.pass.3ms")}
    assert fold(verb) in found


def test_shadda_decides() -> None:
    assert [form for _, form in describe("قتل")] == [1, 2]
    assert describe("قتّل") == [("ق ت ل", 2)]


def test_what_is_no_verb_has_no_reading() -> None:
    assert describe("مستشفيات") == []


@pytest.mark.parametrize("root", ["ق ت", "q t l", "", "ق ت ل ب ر"])
def test_bad_roots_are_named(root: str) -> None:
    with pytest.raises(RootError, match="three or four letters"):
        list(conjugate(root, 1))


def test_final_hamza_moves_before_a_pronoun() -> None:
    found = {form for form, tag in conjugate("ق ر ء", 1) if tag == "impf.ind.act.3ms.cons"}
    assert found == {fold("يقرؤ")}


def test_masdars_of_form_one_come_from_the_caller() -> None:
    found = set(conjugate("ق ت ل", 1, masdars=["قتل"]))
    assert {("قتل", "masdar"), ("قتلا", "masdar.acc")} <= found


def test_five_hundred_verbs_in_a_second() -> None:
    begin = process_time()
    letters = "بتثجحخدرزسشصطعغفقكلمنه"
    roots = [f"{a} {b} {c}" for a in letters[:8] for b in letters[8:16] for c in letters[16:]]
    for number, root in enumerate(roots[:500]):
        list(conjugate(root, number % 8 + 1))
    assert process_time() - begin < 2  # 0.3 s on a quiet machine
