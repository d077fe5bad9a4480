"""Tables: raw ones lose nothing, those for spreadsheets run nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import csvs

FORMULAS = ["=1+1", "+84 24 3825", "-5 degrees", "@SUM(A1)", "\tx", "\rx", "＝1", '=HYPERLINK("x")']


def table(*cells: csvs.Cell, spreadsheet: bool = False) -> str:
    return "".join(csvs.lines(["a"] * len(cells), [cells], spreadsheet=spreadsheet))


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", FORMULAS)
def test_r10_raw_is_as_it_is_and_a_spreadsheet_runs_nothing(cell: str) -> None:
    assert read(table(cell))[1] == [cell]
    (shown,) = read(table(cell, spreadsheet=True))[1]
    assert shown == "'" + cell


def test_r10_numbers_stay_numbers() -> None:
    assert read(table(-5, 36.2, True, None, spreadsheet=True))[1] == ["-5", "36.2", "true", ""]


def test_r10_only_spreadsheets_get_a_mark_of_encoding() -> None:
    assert table("حلب", spreadsheet=True).startswith("\ufeff")
    assert not table("حلب").startswith("\ufeff")


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1)
)
def test_raw_comes_back_the_same(cells: list[str]) -> None:
    assert read(table(*cells))[1] == cells
