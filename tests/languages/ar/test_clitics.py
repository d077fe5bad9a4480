"""Taking clitics off, and the promise that what was put together can be taken apart."""

from __future__ import annotations

from timeit import timeit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.languages.ar.grammar import allows
from isnad.languages.ar.morphology import attach, conjugate, noun_forms, splits

VERBS = [
    ("ق ت ل", 1),
    ("ق و ل", 1),
    ("د ع و", 1),
    ("ب ن ي", 1),
    ("ل ق ي", 1),
    ("ر د د", 1),
    ("و ص ل", 1),
    ("ء خ ذ", 1),
    ("س ء ل", 1),
    ("ق ر ء", 1),
    ("ء ك د", 2),
    ("و ج ه", 3),
    ("ع ل ن", 4),
    ("ن ش ء", 4),
    ("ل ق ي", 5),
    ("ف و ض", 6),
    ("ض م م", 7),
    ("و ه م", 8),
    ("ح ل ل", 8),
    ("ع و د", 10),
    ("س ي ط ر", 1),
]
NOUNS = ["حكومة", "قنصلية", "هجوم", "لجنة", "صديق", "مستشفى", "لاجئ", "جزء", "خبير", "بلد", "كتاب"]
VERB_FORMS = sorted(
    {
        (form, feature.split(".")[0])
        for root, number in VERBS
        for form, feature in conjugate(root, number)
        if feature.startswith(("perf", "impf", "juss")) and len(form) > 2
    }
)
NOUN_FORMS = sorted({(noun, form) for noun in NOUNS for form, _ in noun_forms(noun, ["أصدقاء"])})
PRONOUNS = ["", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "نا", "ي"]


@given(st.sampled_from(VERB_FORMS), st.sampled_from(["", "و", "ف"]), st.data())
def test_verb_with_clitics_is_recovered(
    verb: tuple[str, str], first: str, data: st.DataObject
) -> None:
    form, tense = verb
    second = data.draw(st.sampled_from(["", "ل", "س"] if tense in ("impf", "juss") else [""]))
    pronoun = data.draw(st.sampled_from([*PRONOUNS, "ني"]))
    before = "+".join(c for c in (first, second) if c)
    assert (before, form, pronoun) in splits(attach(form, before, pronoun))


@given(
    st.sampled_from(NOUN_FORMS),
    st.sampled_from(["", "و", "ف"]),
    st.sampled_from(["", "ب", "ك", "ل"]),
    st.sampled_from([*PRONOUNS, "ال"]),
)
def test_noun_with_clitics_is_recovered(
    noun: tuple[str, str], first: str, second: str, last: str
) -> None:
    _, form = noun
    before = [c for c in (first, second) if c]
    pronoun = "" if last == "ال" else last
    if last == "ال":
        before.append(last)
    joined = "+".join(before)
    assert (joined, form, pronoun) in splits(attach(form, joined, pronoun))


@pytest.mark.parametrize("noun", NOUNS)
def test_feminine_and_maqsura_come_back_before_pronouns(noun: str) -> None:
    cores = {core for _, core, pronoun in splits(attach(noun, "", "ها")) if pronoun == "ها"}
    assert attach(noun) in cores


@pytest.mark.parametrize(
    ("token", "analysis"),
    [
        ("وللحكومه", ("و+ل+ال", "حكومه", "")),
        ("للجنه", ("ل+ال", "لجنه", "")),
        ("للبنان", ("ل", "لبنان", "")),
        ("قنصليتها", ("", "قنصليه", "ها")),
        ("قنصليتها", ("", "قنصليت", "ها")),
        ("سيطروها", ("", "سيطروا", "ها")),
        ("رماه", ("", "رمي", "ه")),
        ("وسيقتلونه", ("و+س", "يقتلون", "ه")),
        ("قتلتموهم", ("", "قتلتم", "هم")),
        ("اصدقاوه", ("", "اصدقاء", "ه")),
        ("اصدقايه", ("", "اصدقاء", "ه")),
        ("وبالسلاح", ("و+ب+ال", "سلاح", "")),
        ("اتعلم", ("أ", "تعلم", "")),
    ],
)
def test_analysis(token: str, analysis: tuple[str, str, str]) -> None:
    assert analysis in splits(token)


@pytest.mark.parametrize("token", ["والد", "بلد", "كتاب", "في", "له", "ا", "", "abc", "12"])
def test_the_whole_token_comes_first(token: str) -> None:
    assert splits(token)[0] == ("", token, "")


def test_the_future_mark_stands_before_an_imperfect_only() -> None:
    assert all(pro != "س" for pro, _, _ in splits("سلاح"))


@given(st.text("اوفبكلسهمنيتءحرق", max_size=14))
def test_any_token(token: str) -> None:
    found = splits(token)
    assert found[0] == ("", token, "")
    assert len(found) == len(set(found)) <= 12
    assert all(len(core) >= 2 for _, core, _ in found[1:])


def test_a_new_token_costs_microseconds() -> None:
    tokens = ["وللحكومه", "قنصليتها", "سيقتلونه", "وبسيطرتهم", "قال", "الرييس"]
    uncached = splits.__wrapped__
    seconds = min(timeit(lambda: [uncached(t) for t in tokens], number=200) for _ in range(5))
    assert seconds / 200 / len(tokens) < 30e-6  # about 4 µs on a quiet machine


def test_a_name_that_seems_to_have_an_article_keeps_it_behind_a_particle() -> None:
    assert ("ل+ال", "مانيا", "") in splits("لالمانيا")
    assert ("و+ل+ال", "بانيا", "") in splits("ولالبانيا")


def test_adverbs_take_no_pronoun() -> None:
    """The name May is no adverb with "my"."""
    assert not allows("", "adv", "ي")
    assert allows("", "adv", "") and allows("", "prep", "ي")
