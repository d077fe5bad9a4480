"""The normal form of words: the same for short and long texts, whatever was looked for first."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from isnad import folding
from isnad.folding import fold, fold_long

LETTERS = st.text(
    st.sampled_from("aB1é'’ “”Đươ\u0301\u0300اأإآىةؤكک\u0640\u064e\u200f٣۴ﻻ½"), max_size=30
)


@given(LETTERS)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) == fold_long(text)


@given(LETTERS)
def test_what_is_looked_for_first_changes_nothing(text: str) -> None:
    whole = unicodedata.normalize("NFKC", text).translate(folding._TABLE).lower()
    assert fold(text) in (unicodedata.normalize("NFC", whole), text.lower().replace("`", "'"))
