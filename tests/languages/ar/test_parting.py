"""Words that were written without the space between them."""

from __future__ import annotations

import pytest

from isnad.languages import pack
from isnad.text.tokens import tokenise
from tests.reads import one

PARTED = [
    # Letters that only end a word.
    ("وزارةالدفاع", ["وزاره", "الدفاع"]),
    ("إلىالعاصمة", ["الي", "العاصمه"]),
    ("أيضًابأن", ["ايضا", "بان"]),
    # A letter that only begins one.
    ("قائلينإنهم", ["قايلين", "انهم"]),
    # A letter that joins nothing behind it, before a word that the lexicon knows.
    ("صادرعن", ["صادر", "عن"]),
    # The article of the second word.
    ("تقصفالمدينة", ["تقصف", "المدينه"]),
    # No space at all.
    ("قصفالجيشمواقعالمتمردينفيحلب", ["قصف", "الجيش", "مواقع", "المتمردين", "في", "حلب"]),
]
WHOLE = [
    # Long words with all that joins them, and names.
    "وبالاستراتيجيات", "والإسرائيليين", "فلاديفوستوك", "برازافيل", "ستيفنسون", "ولإعادتهم",
    "للإيرانيين", "كاليدونيا", "الرمادي", "المسالك",
]  # fmt: skip


def words(text: str) -> list[str]:
    known = pack.load("ar")
    return [t.form for t in tokenise(text, 0, len(text), known.joints, known.parting)]


@pytest.mark.parametrize(("run", "parts"), PARTED)
def test_runs_are_parted(run: str, parts: list[str]) -> None:
    assert words(run) == parts


@pytest.mark.parametrize("word", WHOLE)
def test_words_stay_whole(word: str) -> None:
    assert len(words(word)) == 1


def test_offsets_are_those_of_the_text() -> None:
    text = "قال إن وزارةالدفاع نفت."
    known = pack.load("ar")
    for token in tokenise(text, 0, len(text), known.joints, known.parting):
        assert token.form in words(text[token.start : token.end])


def test_a_claim_is_read_in_a_run_of_words() -> None:
    claim = one("قصفالجيشمواقعالمتمردينفيحلب أمس.", "ar", "ASSAULT")
    assert [who.text for who in claim.actors] == ["الجيش"]
    assert claim.place is not None and claim.place.name == "Aleppo"


def test_a_long_run_takes_no_longer_than_it_is_read() -> None:
    assert words("ب" * 5000) == ["ب" * 5000]
