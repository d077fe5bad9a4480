"""Texts made to be slow to read: without ends of sentences, of one word or mark over and over."""

from __future__ import annotations

import time

import pytest

from isnad import flow
from isnad.records import Report

LENGTH = 20_000
# What took minutes before takes tenths of a second; the bound leaves room for a slow machine.
SECONDS = 8.0
MADE = [
    ("en", ["A ", "((", '"', "1,", "2 December ", "said that ", "Rebels and ", "U.S. ", "? "]),
    ("ar", ["A ", "« ", "وال", "قال إن ", "محمد بن ", "٢٠٢٤ ", "\u064b", "و "]),
    ("vi", ["A ", "“", "ngày ", "cho biết ", "Nguyễn Văn ", "e\u0302\u0301"]),
]


@pytest.mark.parametrize(("language", "pieces"), MADE)
def test_r08_no_text_is_slow_out_of_proportion(language: str, pieces: list[str]) -> None:
    flow.read(Report(id="warm", sha256="0", text="A.", language=language))
    for piece in pieces:
        text = (piece * LENGTH)[:LENGTH]
        start = time.process_time()
        flow.read(Report(id="x", sha256="0", text=text, language=language))
        assert time.process_time() - start < SECONDS, piece
