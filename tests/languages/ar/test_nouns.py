"""Number, case and construct forms of nouns; adjectives of origin; light stems."""

from __future__ import annotations

import pytest

from isnad.folding import fold
from isnad.languages.ar.morphology import light_stem, nisba_forms, noun_forms

FORMS = [
    ("هجوم", ["هجمات"], "sg", "هجوم"),
    ("هجوم", ["هجمات"], "sg.acc", "هجوما"),
    ("هجوم", ["هجمات"], "du", "هجومان هجومين"),
    ("هجوم", ["هجمات"], "pl", "هجمات"),
    ("جنرال", ["ات"], "sg.acc", "جنرالا"),
    ("جنرال", ["ات"], "pl", "جنرالات"),
    ("قنصلية", [], "sg.cons", "قنصليت"),
    ("قنصلية", [], "pl", "قنصليات"),
    ("قنصلية", [], "du", "قنصليتان قنصليتين"),
    ("مقاتل", ["ون"], "pl", "مقاتلون مقاتلين"),
    ("مقاتل", ["ون"], "pl.cons", "مقاتلو مقاتلي"),
    ("مستشفى", ["مستشفيات"], "sg.cons", "مستشفا"),
    ("مستشفى", ["مستشفيات"], "du", "مستشفيان مستشفيين"),
    ("قاضٍ", ["قضاة"], "sg", "قاض قاضي"),
    ("قاضٍ", ["قضاة"], "pl.cons", "قضات"),
    ("محامٍ", ["ون"], "pl", "محامون محامين"),
    ("خبير", ["خبراء"], "pl", "خبراء"),
    ("خبير", ["خبراء"], "pl.cons", "خبراؤ خبرائ"),
    ("جندي", ["جنود"], "pl.acc", "جنودا"),
    ("منزل", ["منازل"], "pl", "منازل"),
    ("شيء", ["أشياء"], "sg.acc", "شيئا"),
    ("جزء", ["أجزاء"], "sg.acc", "جزءا"),
    ("مبنى", ["مبانٍ"], "pl", "مباني مبان"),
    ("رئيس", ["رؤساء"], "sg.acc", "رئيسا"),
    ("لاجئ", ["ون"], "pl", "لاجئون لاجئين"),
    ("مبدأ", ["مبادئ"], "du", "مبدآن مبدأين"),
]


@pytest.mark.parametrize(("lemma", "plurals", "feature", "wanted"), FORMS)
def test_noun_forms(lemma: str, plurals: list[str], feature: str, wanted: str) -> None:
    found = {form for form, tag in noun_forms(lemma, plurals) if tag == feature}
    assert found == {fold(word) for word in wanted.split()}


@pytest.mark.parametrize("lemma", ["ضوء", "قضاء", "مبدأ", "لجنة", "مستشفى"])
def test_no_tanwin_alef_where_none_is_written(lemma: str) -> None:
    found = [form for form, tag in noun_forms(lemma, []) if tag == "sg.acc"]
    assert found == (["ضوءا"] if lemma == "ضوء" else [])


@pytest.mark.parametrize(
    ("base", "adjective"),
    [
        ("سوريا", "سوري"), ("سوري", "سوري"), ("سورية", "سوري"), ("لبنان", "لبناني"),
        ("العراق", "عراقي"), ("فرنسا", "فرنسي"), ("غزة", "غزي"), ("روسيا", "روسي"),
        ("السعودية", "سعودي"), ("الصين", "صيني"), ("أمريكا", "أمريكي"), ("مصر", "مصري"),
        ("ليبيا", "ليبي"), ("الأردن", "أردني"), ("تركيا", "تركي"), ("ألمانيا", "ألماني"),
    ],
)  # fmt: skip
def test_nisba(base: str, adjective: str) -> None:
    found = {tag: form for form, tag in nisba_forms(base)}
    assert found["ms"] == fold(adjective)
    assert found["ms.acc"] == fold(adjective + "ا")
    assert found["fs"] == fold(adjective + "ة")


def test_nisba_in_all_numbers() -> None:
    wanted = "سوري سوريا سورية سوريت سوريان سوريين سوريتان سوريتين سوريون سوريو سوريي سوريات"
    assert {form for form, _ in nisba_forms("سوري")} == {fold(w) for w in wanted.split()}


ROOT_LETTERS = (
    "والد والدين بلد كتاب لبنان الله وزير فرنسا ليبيا بيان حماة مياه اتجاه فلسطين برلمان طهران "
    "سليمان عثمان حسين ياسين قانون مليون كلام فريق سلام بيروت تفاهم تراكم نفط "
    "كابل كييف ولاء"
)


@pytest.mark.parametrize("word", ROOT_LETTERS.split())
def test_light_stem_keeps_root_letters(word: str) -> None:
    assert light_stem(fold(word)) == fold(word)


@pytest.mark.parametrize(
    "words",
    [
        "حكومة الحكومة والحكومة للحكومة حكومتها حكومته حكومتنا حكومات الحكومات",
        "مقاتل المقاتلين مقاتلون مقاتلات والمقاتلين",
        "سوري السوريين سورية السورية سوريون سوريات",
        "مدينة المدينة مدينتهم مدينتها",
        "والدة والدته والدتها والدتهم",
    ],
)
def test_light_stem_joins_forms_of_one_word(words: str) -> None:
    assert len({light_stem(fold(word)) for word in words.split()}) == 1
