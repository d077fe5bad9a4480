"""Sentences and tokens: offsets over any text, and where they end in each language."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from isnad.folding import fold
from isnad.text.tokens import sentences, tokenise
from tests.text.samples import TEXTS

SHORT = frozenset({"mr", "tp", "u.s", "no#"})


def cut(text: str) -> list[str]:
    """The sentences of a text as strings."""
    return [text[a:b] for a, b in sentences(text, 0, len(text), SHORT)]


def words(text: str, joints: tuple[str, ...] = ()) -> list[str]:
    """The tokens of a text in their normal form."""
    return [t.form for t in tokenise(text, 0, len(text), joints)]


@given(TEXTS)
def test_sentences_hold_everything_once(text: str) -> None:
    found = sentences(text, 0, len(text), SHORT)
    last = 0
    for start, end in found:
        assert last <= start < end
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@given(TEXTS)
def test_tokens_hold_everything_that_is_seen(text: str) -> None:
    last = 0
    for token in tokenise(text, 0, len(text)):
        assert last <= token.start < token.end
        assert not fold(text[last : token.start]).strip()
        assert token.form == fold(text[token.start : token.end])
        assert token.kind in {"w", "n", "p"}
        last = token.end
    assert not fold(text[last:]).strip()


@given(TEXTS, TEXTS)
def test_offsets_count_from_the_beginning_of_the_text(before: str, text: str) -> None:
    whole = f"{before}\n{text}"
    begin = len(before) + 1
    for start, end in sentences(whole, begin, len(whole), SHORT):
        assert begin <= start < end <= len(whole)
        tokens = tokenise(whole, start, end)
        assert all(start <= t.start and t.end <= end for t in tokens)
        assert [t.form for t in tokens] == words(whole[start:end])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Rey left. He was alone.", 2),
        ("The U.S. Army and J. Poole agreed.", 1),
        ('"We stay." He sat down.', 2),
        ("It rose 1.5 per cent. Prices fell!", 2),
        ("They said no. The army left.", 2),
        ("Road No. 5 is shut.", 1),
        ("One line\r\nanother line", 2),
        ("TP. HCM đông người. Hà Nội cũng vậy.", 2),
        ("انسحب الجيش. هل يعود؟ لا أحد يعرف.", 3),
        ("قال: «لن ننسحب.»\u200f ثم مضى.", 2),
        ("انسحب الجيش.\u200f \u200fوعاد السكان.", 2),
        ("Wait... what", 1),
        ('They met Lena "K.T." Hill. She left.', 2),
        ('"He lived in Washington D.C." She added that.', 2),
        ("They met there (in Washington D.C.) The army left.", 2),
    ],
)
def test_sentence_ends(text: str, count: int) -> None:
    assert len(cut(text)) == count


def test_hyphens_and_apostrophes() -> None:
    assert words("al-Assad's Iran-backed men", ("backed",)) == [
        "al-assad", "'s", "iran", "-", "backed", "men",
    ]  # fmt: skip
    assert words("Ba'ar’s port, Qal’at, MEN'S; I can't 'go' at 5 o'clock, men'") == [
        "ba'ar", "'s", "port", ",", "qal'at", ",", "men", "'s", ";", "i", "can't",
        "'", "go", "'", "at", "5", "o'clock", ",", "men", "'",
    ]  # fmt: skip
    assert words("They don't; O’Brien won’t.") == ["they", "don't", ";", "o'brien", "won't", "."]


def test_numbers() -> None:
    assert words("1,200 and 1.5 in 2024/12") == ["1,200", "and", "1.5", "in", "2024", "/", "12"]
    assert words("١٢ قتيلا و3.5") == ["12", "قتيلا", "و", "3.5"]


def test_tatweel_marks_and_soft_hyphens_are_in_the_word() -> None:
    assert words("قـــالَ") == ["قال"]
    assert words("gov\u00adernment") == ["government"]
    assert words("\u200fقال\u200e") == ["قال"]


def test_decomposed_words_are_the_same() -> None:
    text = "Quân đội đã rời thị trấn"
    assert words(unicodedata.normalize("NFD", text)) == words(text)


def test_capitals() -> None:
    caps = [t.cap for t in tokenise("al-Assad met the General ال-12", 0, 32)]
    assert caps == [True, False, False, True, False]


def test_names_whose_hyphen_stands_between_spaces_are_one_token_each() -> None:
    text = "Bashar al - Assad và 3 chiếc Il -20 - theo AFP"
    found = tokenise(text, 0, len(text), articles=frozenset({"al"}))
    assert [t.form for t in found][:2] == ["bashar", "al-assad"]
    assert text[found[1].start : found[1].end] == "al - Assad"
    assert "il-20" in [t.form for t in found]
    assert [t.form for t in found][-3:] == ["-", "theo", "afp"]
