"""Sources without words of their own: the words that they stand for."""

from __future__ import annotations

import pytest

from isnad.records import Claim
from tests.reads import claims


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "The governor, Karim Saleh, said rebels shelled the mill. “Gunmen attacked two farms.”",
            "en",
            "Karim Saleh",
        ),
        (
            "قال العمدة كريم صالح إن المتمردين قصفوا السوق. وأضاف أن مسلحين هاجموا مزرعة.",
            "ar",
            "كريم صالح",
        ),
        (
            (
                "Ông Karim Saleh cho biết quân nổi dậy pháo kích khu chợ. "
                "Cũng cho biết thêm họ đã tấn công hai trang trại."
            ),
            "vi",
            "Karim Saleh",
        ),
    ],
)
def test_who_goes_on_without_words_has_those_from_before(
    text: str, language: str, words: str
) -> None:
    last = claims(text, language, "ASSAULT")[-1]
    (source,) = last.sources
    assert source.text is None
    assert source.antecedent is not None
    assert source.antecedent.quote == words
    assert text[source.antecedent.start : source.antecedent.end] == words


def test_a_speaker_who_went_on_by_a_pronoun_has_the_words_of_the_name() -> None:
    text = (
        "Karim Saleh visited the mill. He said rebels shelled it and that gunmen attacked a farm."
    )
    first, last = claims(text, "en", "ASSAULT")
    assert [_words(first), _words(last)] == ["Karim Saleh", "Karim Saleh"]


def test_who_says_we_has_the_words_of_who_speaks() -> None:
    text = 'قال العمدة كريم صالح: "قصفنا السوق".'
    (claim,) = claims(text, "ar", "ASSAULT")
    (actor,) = claim.actors
    assert actor.text is None
    assert actor.antecedent is not None
    assert text[actor.antecedent.start : actor.antecedent.end] == "كريم صالح"


def _words(claim: Claim) -> str | None:
    (source,) = claim.sources
    return source.antecedent.quote if source.antecedent else source.text


def test_two_kinds_of_those_who_speak_are_one_source() -> None:
    found = claims("Rebels seized Minova, local and foreign officials said.", "en")
    told = {tuple(source.text for source in claim.sources) for claim in found}
    assert told == {("local and foreign officials",)}


def test_the_country_of_whoever_is_cited_is_theirs() -> None:
    text = (
        "دعا الأمين العام للأمم المتحدة أنطونيو غوتيريش الأطراف إلى الهدوء.\n\n"
        "ونقلت وكالة الميناء عن مسؤول كيني قوله إن بلاده لا تهاجم أحدا."
    )
    (told,) = claims(text, "ar", "ASSAULT")
    assert [who.country for who in told.actors] == ["KEN"]
