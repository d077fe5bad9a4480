"""Words of reports on a terminal."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.cli.visible import escaped_json, isolated, keep_isolates, one_line, short, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a<U+001B>[2Jb"),
        ("a\x9b2Jb", "a<U+009B>2Jb"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("a\u200bb\U000e0041", "a<U+200B>b<U+E0041>"),
        ("a\tb\r\nc", "a\tb\r\nc"),
        ("army\rrebels\r\r\n", "army<U+000D>rebels<U+000D>\r\n"),
    ],
)
def test_what_steers_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["قصف\u200fالجيش", "می\u200cخواهم", "Đà Nẵng", "e\u0302"])
def test_honest_text_is_left_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_line_ends_become_spaces() -> None:
    assert one_line("a\r\nb\nc\rd\u2028e") == "a b c d e"


def test_right_to_left_is_isolated() -> None:
    assert isolated("Aleppo") == "Aleppo"
    assert isolated("حلب (Aleppo)") == "\u2068حلب (Aleppo)\u2069"
    assert isolated("حلب\u2069\u202e") == "\u2068حلب<U+2069><U+202E>\u2069"


def test_isolates_made_by_the_program_stay() -> None:
    assert keep_isolates("in \u2068حلب\u2069\x1b\n") == "in \u2068حلب\u2069<U+001B>\n"


@given(st.text())
def test_escaped_json_means_the_same(text: str) -> None:
    line = json.dumps(text, ensure_ascii=False)
    shown = escaped_json(line)
    assert json.loads(shown) == text
    assert visible(shown) == shown


def test_an_id_that_is_a_hash_is_told_in_short_wherever_it_stands() -> None:
    whole = f"sha256:{'0123456789ab' * 6}"[: len("sha256:") + 64]
    assert short(f"spokesman ({whole}): {whole} quotes it") == (
        "spokesman (sha256:0123456789ab): sha256:0123456789ab quotes it"
    )
    assert short(f"{whole}0 sha256:0123") == f"{whole}0 sha256:0123"
