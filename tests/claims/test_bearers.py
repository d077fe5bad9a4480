"""Names behind roles of several phrases, and what is a given name (Arabic)."""

from __future__ import annotations

import pytest

from isnad.folding import fold
from isnad.languages import pack
from isnad.mentions.given import is_given, particles
from tests.reads import one


def _who(text: str, kind: str) -> list[str | None]:
    return [who.text for who in one(text, "ar", kind).actors]


def test_a_name_stands_behind_a_comma_and_the_phrase_of_the_role() -> None:
    text = "دعا رئيس لجنة الصيد بمجلس النواب، كريم الصافي إلى وقف القصف."
    assert _who(text, "REQUEST") == ["كريم الصافي"]


def test_a_name_stands_right_behind_the_body_of_the_role() -> None:
    text = "رفض القيادي في حزب البناء كريم الصفدي، في تصريح للصحيفة، الاتفاق."
    assert _who(text, "REJECT") == ["كريم الصفدي"]


def test_a_name_ends_the_words_of_a_body_with_an_article() -> None:
    told = one("قال النائب عن الحزب الوطني الحر هاني الصفدي إن الجيش قصف حمص.", "ar", "ASSAULT")
    assert [who.text for who in told.sources] == ["هاني الصفدي"]


def test_a_phrase_that_belongs_to_no_role_is_followed_by_whom_somebody_met() -> None:
    told = one("استقبل الوزير في لندن كريم الصافي.", "ar", "CONSULT")
    assert [who.text for who in told.actors] == ["الوزير"]
    assert "كريم" not in str(told.actors)


def test_a_word_that_ends_names_belongs_to_the_unknown_word_before_it() -> None:
    text = "دعا رئيس اللجنة بمجلس النواب، نور الدين الصفدي إلى وقف القصف."
    assert _who(text, "REQUEST") == ["نور الدين الصفدي"]


def test_given_names_are_known_with_particles_before_them() -> None:
    known = pack.load("ar")
    assert particles(known.word(fold("وسمير"))) == "conj:and"
    assert particles(known.word(fold("سمير"))) == ""
    assert particles(known.word(fold("القصف"))) is None
    assert is_given(known.word(fold("محمد")))
    assert not is_given(known.word(fold("بمحمد")))


def test_names_in_a_list_are_told_apart() -> None:
    told = one("التقى الوزير مارتن زرفاني وسمير زرفاني في باريس.", "ar", "CONSULT")
    named = [who.text for who in [*told.actors, *told.recipients]]
    assert "سمير زرفاني" in named


def test_a_word_that_takes_no_pronoun_is_not_cut_out_of_a_name() -> None:
    known = pack.load("ar")
    assert all(lex.entry.kind != "func" for lex in known.word(fold("هاني")).alone)
    assert all(lex.entry.kind != "func" for lex in known.word(fold("لؤي")).alone)


def test_what_looks_like_an_article_stays_with_a_name() -> None:
    known = pack.load("ar")
    assert not known.word(fold("باريس")).alone
    assert known.word(fold("ألمانيا")).alone[0].entry.id == "country:DEU"


def test_a_name_stands_behind_the_people_whose_body_somebody_leads() -> None:
    text = "قال عميد الهيئة الوطنية للمهندسين عبد القادر البدري إن الجيش قصف حمص."
    assert [who.text for who in one(text, "ar", "ASSAULT").sources] == ["عبد القادر البدري"]


def test_the_first_word_of_a_name_may_be_one_of_the_language() -> None:
    text = "قالت النائبة في مجلس النواب عن الكتلة المستقلة، سامية غنوم، إن الجيش قصف حمص."
    assert [who.text for who in one(text, "ar", "ASSAULT").sources] == ["سامية غنوم"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # what a role is for, or in, by words that no table need know
        ("دعا الأمين العام لاتحاد الصيد، هاني الصفدي إلى وقف القصف.", "هاني الصفدي"),
        ("دعا النائب بمجلس النواب وليد الصفدي إلى وقف القصف.", "وليد الصفدي"),
        # words that link names, or open them, are part of these whatever else they mean
        ("دعا رئيس النقابة ياسر بن زرفان إلى وقف القصف.", "ياسر بن زرفان"),
        ("دعا وزير الزراعة عبد الملك عبد الجليل الزرفاني إلى وقف القصف.", "عبد الملك عبد الجليل الزرفاني"),
        # a word that may be a verb as well is a name between what closes a role and a surname
        ("دعا رئيس الجمعية أنس الزرفاني إلى وقف القصف.", "أنس الزرفاني"),
        # a role without an article and its body
        ("دعا أمين عام الحزب هاني الصفدي إلى وقف القصف.", "هاني الصفدي"),
    ],
)  # fmt: skip
def test_a_name_ends_what_a_role_is_of(text: str, name: str) -> None:
    assert _who(text, "REQUEST") == [name]


def test_each_of_several_roles_has_its_name() -> None:
    text = "التقى الوزير كلا من رئيس الهيئة، هاني الصفدي ورئيس النقابة، سمير البدري."
    told = one(text, "ar", "CONSULT")
    named = [who.text for who in [*told.actors, *told.recipients]]
    assert named[1:] == ["هاني الصفدي", "سمير البدري"]


def test_a_meeting_of_somebody_by_role_has_the_name_behind_it() -> None:
    text = "بدأ اجتماع رئيس الهيئة، هاني الصفدي، مع السفير."
    assert "هاني الصفدي" in _who(text, "CONSULT")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("طالب يوسف الصفدي الحكومة بوقف القصف.", "يوسف الصفدي"),
        ("طالب سمير المصري الحكومة بوقف القصف.", "سمير المصري"),
        ("طالب الوزير فيصل قبلان الحكومة بوقف القصف.", "فيصل قبلان"),
        ("وندد الأمين العام للحزب ياسر الحلبي بالقصف على حلب أمس.", "ياسر الحلبي"),
        ("طالب علي الحمداوي الحكومة بوقف القصف على حلب.", "علي الحمداوي"),
    ],
)
def test_a_given_name_that_is_another_word_too_is_one_where_names_stand(
    text: str, name: str
) -> None:
    assert _who(text, "ACCUSE" if text.startswith("وندد") else "REQUEST") == [name]


def test_a_preposition_stays_one_where_it_is_written_otherwise_than_the_name() -> None:
    told = one("سيطر الجيش على البلدة.", "ar", "CONTROL")
    assert told.place is not None and told.place.text == "البلدة"


def test_a_feminine_verb_is_no_particle_with_a_word_behind_it() -> None:
    assert _who("فتحت الشرطة تحقيقا مع الضابط.", "ACCUSE") == ["الشرطة"]
    assert _who("فجرت الحركة شاحنة أمام فندق.", "ASSAULT") == ["الحركة"]
