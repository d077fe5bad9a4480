"""Text cut at the edges of marks: nothing lost, nothing doubled, no letter split."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from isnad.web.marking import Mark, pieces

_TEXT = st.text(alphabet="ab ố\u0323\u0301e\u0302قُاًّ👩‍👩‍👧🇸🇾", min_size=1, max_size=40)
_MARKS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 12), st.sampled_from(["one", "two", "three"])),
    max_size=8,
)


@given(_TEXT, _MARKS)
def test_pieces_are_the_text_with_every_claim_where_it_stands(
    text: str, drawn: list[tuple[int, int, str]]
) -> None:
    marks = [Mark(a, min(a + n, len(text)), c, "trigger") for a, n, c in drawn if a < len(text)]
    found = pieces(text, 0, len(text), marks)
    assert "".join(one.text for one in found) == text
    letters = {0, *(m.end() for m in regex.finditer(r"\X", text))}
    at = 0
    for one in found:
        assert at in letters
        inside = {m.claim for m in marks if m.start < at + len(one.text) and at < m.end}
        assert set(one.trigger) == inside
        at += len(one.text)


def test_marks_that_cross_share_the_piece_in_the_middle() -> None:
    marks = [Mark(0, 7, "one", "evidence"), Mark(4, 11, "two", "evidence")]
    found = [(one.text, one.evidence) for one in pieces("they took it", 0, 12, marks)]
    assert found == [
        ("they", ["one"]), (" to", ["one", "two"]), ("ok i", ["two"]), ("t", []),
    ]  # fmt: skip


def test_a_stretch_of_a_text_is_cut_by_offsets_into_the_whole() -> None:
    marks = [Mark(2, 5, "one", "trigger"), Mark(9, 12, "two", "trigger")]
    found = [(one.text, one.trigger) for one in pieces("a bcd efg hij", 2, 10, marks)]
    assert found == [("bcd", ["one"]), (" efg", []), (" ", ["two"])]
