"""What of a text stands in another, and the keys by which that is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from isnad.lineage.copying import overlap
from isnad.lineage.sketch import sketch
from isnad.lineage.wording import of_sentences, of_text

WORDS = st.sampled_from([f"{a}{b}{c}" for a in "bdklmrst" for b in "aeiou" for c in "nrs"])
SENTENCES = st.lists(WORDS, min_size=4, max_size=20).map(" ".join)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=15).map("\n".join)


def test_sentences_end_with_marks_lines_and_quotes() -> None:
    text = 'He came. "I saw it." She left?\nلماذا؟ لا أعرف. Version 2.5 is out'
    assert [" ".join(s) for s in of_text(text).sentences] == [
        "he came", "i saw it", "she left", "لماذا", "لا اعرف", "version 2 5 is out",
    ]  # fmt: skip


def test_places_count_sentences_without_words() -> None:
    assert of_sentences(["one two", "...", "three"]).places == (0, 2)


@given(TEXTS)
def test_a_text_stands_in_itself(text: str) -> None:
    found = overlap(of_text(text), of_text(text))
    assert found.share == found.share_earlier == found.alike == 1
    assert found.verbatim == found.of == len(found.taken)


@given(TEXTS, TEXTS)
def test_every_sentence_has_one_counterpart_at_most(one: str, other: str) -> None:
    found = overlap(of_text(one), of_text(other))
    assert len({t.earlier for t in found.taken}) == len({t.later for t in found.taken})
    assert len({t.later for t in found.taken}) == len(found.taken) <= found.of
    assert 0 <= found.same_share <= found.share <= 1
    assert 0 <= found.share_earlier <= 1


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_in_a_text_is_found_in_it(before: str, text: str, after: str) -> None:
    found = overlap(of_text(text), of_text(f"{before}\n{text}\n{after}"))
    assert found.verbatim >= len(of_text(text).sentences)


def test_changed_sentences_are_found_with_what_is_the_same() -> None:
    earlier = of_text("The council voted nine to four to close the old bridge on Monday.")
    later = of_text("The council voted nine to three to close the bridge on Monday.")
    (taken,) = overlap(earlier, later).taken
    assert 0.8 < taken.alike < 1
    other = of_text("Rain is expected to fall on the coast until the weekend, officials said.")
    assert not overlap(earlier, other).taken


def test_texts_of_the_same_words_have_the_same_keys() -> None:
    text = (
        "Ferries stopped at noon because the wind rose and the harbour master closed the gate early"
    )
    assert sketch(of_text(text)) == sketch(of_text(text.upper() + "!"))
    assert len(sketch(of_text(text)).whole) == 12


def test_short_texts_have_no_keys() -> None:
    assert not sketch(of_text("Nobody was hurt in the fire")).whole


def test_a_part_of_a_text_shares_a_key() -> None:
    own = " ".join(f"alpha{n} beta{n} gamma{n}." for n in range(60))
    part = " ".join(f"delta{n} epsilon{n} zeta{n}." for n in range(25))
    other = " ".join(f"eta{n} theta{n} iota{n}." for n in range(60))
    one, two = sketch(of_text(f"{own} {part}")), sketch(of_text(f"{part} {other}"))
    assert set(one.parts) & set(two.parts)
    assert not set(sketch(of_text(own)).parts) & set(sketch(of_text(other)).parts)
