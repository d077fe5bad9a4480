"""The component for spaCy: claims on a ``Doc``, with offsets into its text."""

from __future__ import annotations

from typing import Any

import pytest

import isnad

spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'isnad[spacy]'")
from spacy.tokens import Doc  # noqa: E402

import isnad.spacy  # noqa: E402

TEXTS = {
    "en": "Rebels seized Hama on Saturday, the army said.",
    "ar": "وتسيطر هيئة تحرير الشام على مدينة حلب، قال المرصد السوري لحقوق الإنسان.",
    "xx": "Quân nổi dậy đã chiếm thành phố Hama hôm thứ Bảy, quân đội cho biết.",
}


def pipeline(language: str) -> Any:
    nlp = spacy.blank(language)
    nlp.add_pipe("isnad", config={"published": "2024-12-07"})
    return nlp


@pytest.mark.parametrize("language", TEXTS)
def test_claims_are_those_of_the_text(language: str) -> None:
    doc = pipeline(language)(TEXTS[language])
    made = isnad.read(TEXTS[language], published="2024-12-07").claims
    assert made and doc._.claims == made and doc._.not_read is None
    for span, claim in zip(doc.spans["isnad"], made, strict=True):
        assert doc.text[claim.trigger.start : claim.trigger.end] == claim.trigger.quote
        assert claim.trigger.quote in span.text
        assert (span.label_, span.id_) == (claim.type, claim.id)


def test_a_doc_goes_into_bytes_and_through_processes() -> None:
    nlp = pipeline("en")
    doc = nlp(TEXTS["en"])
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.claims == doc._.claims
    assert [s.id_ for s in again.spans["isnad"]] == [s.id_ for s in doc.spans["isnad"]]
    assert all(one._.claims == doc._.claims for one in nlp.pipe([TEXTS["en"]] * 2))


def test_a_text_may_say_its_own_day() -> None:
    nlp = pipeline("en")
    doc = nlp.make_doc(TEXTS["en"])
    doc._.published = "2016-12-05"
    assert {claim.time.edtf for claim in nlp(doc)._.claims if claim.time} == {"2016-12-03"}


def test_what_is_not_read_says_why() -> None:
    nlp = pipeline("xx")
    for text in ("", "Le gouvernement a annoncé mardi de nouvelles mesures pour les agriculteurs."):
        doc = nlp(text)
        assert doc._.claims == [] and doc._.not_read
