"""Whatever pieces are put together, every slot stands where its text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.brief import phrases
from isnad.brief.pieces import Piece, joined, slot
from isnad.joins import ClaimKey

WORDS = st.text(alphabet="ab حب\u2068", min_size=1, max_size=5)
KEY = ClaimKey("r", "c")


@st.composite
def _slots(draw: st.DrawFn) -> Piece:
    words = draw(WORDS)
    return slot(words, "words", [KEY], kind=words)


def _combined(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    rows = st.lists(st.one_of(inner, WORDS), min_size=1, max_size=4)
    row = st.builds(joined, WORDS, rows)
    around = st.builds(lambda p: slot(p, "stance", [KEY], kind=p.text), inner)
    framed = st.builds(lambda p, a, b: p.within(a, b), inner, WORDS, WORDS)
    return st.one_of(row, around, framed)


PIECES = st.recursive(_slots(), _combined, max_leaves=12)


@given(PIECES)
def test_slots_stand_on_their_text(piece: Piece) -> None:
    for one in piece.slots:
        assert piece.text[one.start : one.end] == one.kind


@given(PIECES)
def test_slots_nest(piece: Piece) -> None:
    for n, one in enumerate(piece.slots):
        for other in piece.slots[n + 1 :]:
            apart = other.start >= one.end or other.end <= one.start
            assert apart or (one.start <= other.start and other.end <= one.end)


@given(PIECES, st.sampled_from(phrases.languages()))
def test_gaps_isolates_and_marks_move_slots_along(piece: Piece, language: str) -> None:
    say = phrases.load(language)
    told = say.say("line", "original_words", name=say.quoted(piece), quote=say.apart(piece))
    assert len(told.slots) == 2 * len(piece.slots)
    for one in told.slots:
        assert told.text[one.start : one.end] == one.kind


def test_what_is_empty_leaves_no_mark() -> None:
    assert joined(", ", [Piece("a"), Piece(), None, "", "b"]).text == "a, b"
    assert joined(", ", []) == Piece()


def test_a_list_in_words() -> None:
    say = phrases.load("en")
    assert say.listed([Piece(word) for word in "abc"]).text == "a, b and c"
    assert say.listed([Piece("a")]).text == "a"
    assert say.listed([]) == Piece()


def test_numbers_have_the_readers_digits() -> None:
    assert phrases.load("ar").amount(1234567) == "١٬٢٣٤٬٥٦٧"
    assert phrases.load("vi").amount(1234567) == "1.234.567"
    assert phrases.load("en").amount(999) == "999"
    assert phrases.load("ar").number("2024") == "٢٠٢٤"
