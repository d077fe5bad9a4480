"""Who says so: before, after, and by a phrase; in every language."""

from __future__ import annotations

import pytest

from tests.reads import claims, one


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said that the army shelled Homs."),
        ("en", "The army shelled Homs, the mayor said."),
        ("en", "According to the mayor, the army shelled Homs."),
        ("ar", "قال المحافظ إن الجيش قصف حمص."),
        ("ar", "قصف الجيش مدينة حمص، وفق المحافظ."),
        ("vi", "Thị trưởng cho biết quân đội tấn công Homs."),
        ("vi", "Theo thị trưởng, quân đội tấn công Homs."),
    ],
)
def test_the_speaker_is_the_source(language: str, text: str) -> None:
    claim = one(text, language, "ASSAULT")
    (source,) = claim.sources
    assert source.sector == "GOV"
    assert source.cue is not None and source.cue.quote in text
    assert [actor.sector for actor in claim.actors] == ["MIL"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army shelled Homs."),
        ("ar", "قصف الجيش حمص."),
        ("vi", "Quân đội tấn công Homs."),
    ],
)
def test_without_a_speaker_the_report_itself_says_so(language: str, text: str) -> None:
    assert one(text, language, "ASSAULT").sources == []


def test_the_speaker_of_one_sentence_does_not_speak_in_the_next() -> None:
    text = "The mayor said the army shelled Homs. Rebels seized Aleppo."
    assert all(not claim.sources for claim in claims(text, "en", "CONTROL"))


def test_a_plan_is_no_source() -> None:
    assert one("According to the plan, the army shelled Homs.", "en", "ASSAULT").sources == []
    assert one("Theo kinh nghiệm, quân đội tấn công Homs.", "vi", "ASSAULT").sources == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army shelled Homs, the mayor and two bakers said."),
        ("en", "According to the mayor and to two bakers, the army shelled Homs."),
        ("en", "The army shelled Homs, according to the mayor and according to two bakers."),
        ("ar", "قصف الجيش مدينة حمص، وفق المحافظ وسكان."),
        ("ar", "قصف الجيش مدينة حمص، وفق المحافظ ووفق سكان."),
        ("vi", "Quân đội tấn công Homs, theo thị trưởng và hai cư dân."),
        ("vi", "Quân đội tấn công thành phố Homs, thị trưởng và hai cư dân cho biết."),
    ],
)
def test_each_of_several_speakers_has_a_chain(language: str, text: str) -> None:
    claim = one(text, language, "ASSAULT")
    assert [[s.sector for s in chain] for chain in claim.chains] == [["GOV"], ["CVL"]]
    assert [actor.sector for actor in claim.actors] == ["MIL"]


def test_a_speaker_beside_the_root_shares_what_is_outside() -> None:
    text = "State television quoted the army and two bakers as saying that rebels shelled Homs."
    claim = one(text, "en", "ASSAULT")
    assert [[s.sector for s in chain] for chain in claim.chains] == [["MED", "MIL"], ["MED", "CVL"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The mayor said rebels shelled Homs, while the army said rebels seized Aleppo."),
        ("en", "Rebels shelled Homs, according to the mayor; the army said rebels seized Aleppo."),
        ("en", "Rebels shelled Homs, the mayor said, hours before the army said rebels seized Aleppo."),
        ("ar", "قصف المتمردون حمص، بحسب المحافظ، فيما قال الجيش إن المتمردين سيطروا على حلب."),
        ("vi", "Phiến quân tấn công Homs, theo thị trưởng; quân đội nói phiến quân đã chiếm Aleppo."),
    ],
)  # fmt: skip
def test_the_word_passes_to_another(language: str, text: str) -> None:
    first = [c.sources for c in claims(text, language, "ASSAULT") if c.sources[-1].sector == "GOV"]
    assert [[s.sector for s in sources] for sources in first] == [["GOV"]]
    (taken,) = claims(text, language, "CONTROL")
    assert [s.sector for s in taken.sources] == ["MIL"]


def test_what_the_speaker_says_that_another_said_stays_in_their_words() -> None:
    text = "The mayor said that rebels left Homs after the army said rebels seized Aleppo."
    (taken,) = claims(text, "en", "CONTROL")
    assert [s.sector for s in taken.sources] == ["GOV", "MIL"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army said in a statement carried by state television that rebels shelled Homs."),
        ("en", "A soldier quoted on state television said that rebels shelled Homs."),
        ("ar", "قال الجيش في بيان إن الجنود انسحبوا. وجاء في البيان الذي بثه التلفزيون الرسمي أن المتمردين قصفوا حمص."),
    ],
)  # fmt: skip
def test_who_carries_the_words_of_another_stands_outside(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.sector for s in claim.sources] == ["MED", "MIL"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army said troops left Aleppo. The statement said rebels shelled Homs."),
        ("en", "Troops left Aleppo, the army said. Rebels shelled Homs, according to the same source."),
        ("ar", "انسحب الجنود، بحسب الجيش. وأقر البيان بأن المتمردين قصفوا حمص."),
        ("ar", "انسحب الجنود، بحسب الجيش. وقصف المتمردون حمص، وفق المصدر نفسه."),
        ("vi", "Quân đội nói binh sĩ đã rời Aleppo. Thông cáo thừa nhận phiến quân đã pháo kích Homs."),
    ],
)  # fmt: skip
def test_a_document_of_nobody_is_of_whoever_spoke_last(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.sector for s in claim.sources] == ["MIL"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "State television quoted the army as saying that troops left Aleppo. Rebels shelled Homs, according to the same source."),
        ("ar", "نقل التلفزيون الرسمي عن الجيش أن الجنود انسحبوا. وقصف المتمردون حمص، وفق المصدر نفسه."),
        ("ar", "نقل التلفزيون الرسمي عن الجيش أن الجنود انسحبوا. وقال المصدر ذاته إن المتمردين قصفوا حمص."),
        ("vi", "Truyền hình nhà nước dẫn lời quân đội nói binh sĩ đã rời Aleppo. Nguồn tin này cho biết phiến quân đã pháo kích Homs."),
    ],
)  # fmt: skip
def test_the_same_source_is_whoever_was_quoted_and_not_who_quoted(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert claim.sources[-1].sector == "MIL"


def test_who_admits_an_event_is_its_source() -> None:
    (claim,) = claims("The army confirmed the killing of two bakers in Homs.", "en", "ASSAULT")
    assert [s.sector for s in claim.sources] == ["MIL"]
    assert not claim.actors


def test_a_verb_that_no_table_knows_gives_no_count_and_fails_nobody() -> None:
    assert all(
        not claim.sources for claim in claims("The mayor frobbed the toll to 45.", "en", "TOLL")
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A general told Reuters that rebels had seized Homs.", "en"),
        ("قال جنرال لوكالة رويترز إن المتمردين سيطروا على حمص.", "ar"),
        ("Một vị tướng nói với Reuters rằng phiến quân đã chiếm Homs.", "vi"),
        ("Một vị tướng nói với hãng tin Reuters rằng phiến quân đã chiếm Homs.", "vi"),
    ],
)
def test_an_outlet_that_somebody_tells_it_passes_it_on(text: str, language: str) -> None:
    outlet, root = one(text, language, "CONTROL").sources
    assert outlet.name == "Reuters"
    assert root.sector == "MIL"


def test_who_told_an_outlet_goes_on_to_speak_not_the_outlet() -> None:
    text = "A general told Reuters that rebels had seized Homs. He added that rebels shelled Hama."
    shelled = claims(text, "en", "ASSAULT")[-1]
    assert shelled.place is not None
    assert shelled.place.text == "Hama"
    assert "Reuters" not in [source.name for source in shelled.sources]


def test_a_deputy_minister_is_named_by_what_the_ministry_is_for_and_says_what_follows() -> None:
    text = "Theo Thứ trưởng Nội vụ Omar Hill, phiến quân đã tấn công Homs, phá hủy một cây cầu."
    claim = claims(text, "vi", "ASSAULT")[0]
    assert [actor.text for actor in claim.actors] == ["phiến quân"]
    assert [source.name for source in claim.sources] == ["Omar Hill"]


def test_neighbours_may_be_asked_for_something() -> None:
    claim = one("Pháp khuyên láng giềng đừng gửi quân.", "vi", "REQUEST")
    assert [party.text for party in claim.recipients] == ["láng giềng"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قصف المتمردون حمص، وفق ما نقلته وكالة رويترز عن المحافظ."),
        ("ar", "قصف المتمردون حمص، حسب ما أكده المحافظ لوكالة رويترز."),
        ("ar", "قال المحافظ إن المتمردين قصفوا حمص، بحسب ما نشرت وكالة رويترز."),
        ("en", "Rebels shelled Homs, according to what the mayor told Reuters."),
        ("vi", "Phiến quân tấn công Homs, theo những gì thị trưởng nói với Reuters."),
    ],
)
def test_who_tells_what_a_phrase_refers_to(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.sector for s in claim.sources] == ["MED", "GOV"]


def test_what_a_phrase_refers_to_may_be_told_by_no_outlet() -> None:
    text = "قصف المتمردون حمص، وفق ما أوضحه بيان لوزارة الدفاع الكينية."
    (claim,) = claims(text, "ar", "ASSAULT")
    assert [s.name for s in claim.sources] == ["Kenyan defence ministry"]


@pytest.mark.parametrize(
    "text",
    [
        "قال كريم صالح إن المتمردين قصفوا حمص، وفق تعبيره.",
        "قال كريم صالح إن المتمردين قصفوا حمص، على حد قوله.",
    ],
)
def test_whose_words_they_are_said_to_be_is_who_says_them(text: str) -> None:
    (claim,) = claims(text, "ar", "ASSAULT")
    assert [s.text for s in claim.sources] == ["كريم صالح"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'It is cold.\n"We are all tired here.\nRebels shelled Homs again.\nWe want peace," Rima Saleh said.'),
        ("en", "“We are tired. Rebels shelled Homs again. We want peace,” Rima Saleh said."),
        ("ar", '"نحن متعبون. قصف المتمردون حمص. نريد السلام"، قالت ريما صالح.'),
        ("vi", '"Chúng tôi mệt mỏi. Phiến quân tấn công Homs. Chúng tôi muốn hòa bình", bà Rima Saleh nói.'),
    ],
)  # fmt: skip
def test_whom_a_quotation_names_at_its_end_says_all_of_it(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    (source,) = claim.sources
    assert source.text is None
    assert source.antecedent is not None
    assert source.antecedent.quote in ("Rima Saleh", "ريما صالح")


def test_a_quotation_goes_on_over_passages_until_its_mark() -> None:
    text = (
        'Rima Saleh said: "We are tired.\nRebels shelled Homs.\nWe want peace."\nArmy seized Hama.'
    )
    claim = claims(text, "en", "ASSAULT")[0]
    assert [s.name for s in claim.sources] == ["Rima Saleh"]
    assert all(not c.sources for c in claims(text, "en", "CONTROL"))


def test_a_mark_that_is_never_closed_holds_no_passage_after_it() -> None:
    text = (
        'Rima Saleh said: "We are tired.\nRebels shelled Homs.\n"Nobody sleeps," Karim Hill said.'
    )
    (claim,) = claims(text, "en", "ASSAULT")
    assert claim.sources == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", 'Troops left, Rima Saleh said, according to Reuters. "Rebels shelled Homs."'),
        ("ar", "ونقلت وكالة رويترز عن كريم صالح قوله إن الجنود غادروا. وأضاف أن المتمردين قصفوا حمص."),
    ],
)  # fmt: skip
def test_whoever_an_outlet_quotes_goes_on(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    (source,) = claim.sources
    assert source.antecedent is not None
    assert source.antecedent.quote in ("Rima Saleh", "كريم صالح")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال المدير العام لشؤون الطرق بوزارة الداخلية الكينية كريم صالح إن المتمردين قصفوا السوق.", "كريم صالح"),
        ("أكد نائب مدير شرطة المدينة، كريم صالح، في لقاء عقده اليوم، أن المتمردين قصفوا السوق.", "كريم صالح"),
        ("قال المحلل السياسي ومدير المركز كريم صالح في حوار له إن المتمردين قصفوا السوق.", "كريم صالح"),
        ("وبين كريم صالح أن المتمردين قصفوا السوق.", "كريم صالح"),
    ],
)  # fmt: skip
def test_who_speaks_has_the_name_behind_the_role(text: str, name: str) -> None:
    (claim,) = claims(text, "ar", "ASSAULT")
    assert [s.text for s in claim.sources] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قال كريم صالح، بعد لقاء مع المحافظ، إن المتمردين قصفوا السوق."),
        ("ar", "وأوضح كريم صالح، الذي التقى المحافظ في حمص، أن المتمردين قصفوا السوق."),
        ("ar", "وقال كريم صالح عقب اجتماع مع المحافظ: المتمردون قصفوا السوق."),
    ],
)
def test_what_is_said_begins_behind_its_complementiser(language: str, text: str) -> None:
    assert [c.sources for c in claims(text, language, "CONSULT")] == [[]]
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.text for s in claim.sources] == ["كريم صالح"]


@pytest.mark.parametrize(
    ("language", "text", "sectors"),
    [
        ("en", "The mayor accused rebels of shelling Homs, Reuters reported.", ["MED", "GOV"]),
        ("en", "Local media, quoting police, said rebels shelled Homs.", ["MED", "COP"]),
        ("en", "Rebels shelled Homs, Rima Saleh was cited by Reuters as saying.", ["MED", "UNK"]),
        ("en", "According to a report in the Guardian, rebels shelled Homs.", ["MED"]),
        ("ar", "ذكرت وكالة رويترز نقلا عن الشرطة أن المتمردين قصفوا حمص.", ["MED", "COP"]),
        ("ar", "قالت الشرطة، في بيان نقلته وكالة رويترز، إن المتمردين قصفوا حمص.", ["MED", "COP"]),
        ("ar", "نسبت وكالة رويترز إلى الشرطة قولها إن المتمردين قصفوا حمص.", ["MED", "COP"]),
        ("vi", "Reuters, dẫn nguồn tin cảnh sát, nói phiến quân đã tấn công Homs.", ["MED", "COP"]),
        ("vi", "Phiến quân đã tấn công Homs, theo cảnh sát mà Reuters trích lại.", ["MED", "COP"]),
    ],
)  # fmt: skip
def test_who_passes_it_on_stands_outside(language: str, text: str, sectors: list[str]) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.sector for s in claim.sources] == sectors


def test_a_document_is_of_whoever_issues_it() -> None:
    text = "هاجم المتمردون السوق في حمص، بحسب ما جاء في بيان أصدرته الشرطة الكينية."
    (claim,) = claims(text, "ar", "ASSAULT")
    assert [s.name for s in claim.sources] == ["Kenyan police"]


def test_what_a_relative_clause_calls_somebody_is_no_speech() -> None:
    text = "زار كريم صالح مقاتلين وصفهم العمدة بالأبطال، داعيا المتمردين إلى مغادرة حمص."
    (claim,) = claims(text, "ar", "REQUEST")
    assert claim.sources == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("vi", "Thị trưởng: phiến quân tấn công thành phố Homs"),
        ("vi", 'Thị trưởng Karim Saleh: "Phiến quân đã tấn công thành phố Homs".'),
        ("ar", "المحافظ: مقتل ثلاثة مزارعين في حمص على يد متمردين"),
        ("en", "Rebels shelled Homs, the mayor alleged on Monday."),
    ],
)
def test_a_colon_or_a_verb_behind_names_who_says_it(language: str, text: str) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [s.sector for s in claim.sources] == ["GOV"]


def test_a_participle_goes_on_with_whom_it_agrees() -> None:
    text = (
        "قالت الوزارة الكينية إن الطريق مفتوح. كما أصيب ثلاثة مدنيون في حمص، مشيرة إلى أن المتمردين"
        " قصفوا السوق."
    )
    told = [c for c in claims(text, "ar", "ASSAULT") if c.trigger.quote == "قصفوا"]
    assert [[s.name for s in c.sources] for c in told] == [["Kenyan ministry"]]


def test_who_says_nothing_of_it_is_no_source() -> None:
    text = "ولم تعلن أي جهة مسؤوليتها عن الهجوم على السوق في حمص."
    assert all(not claim.sources for claim in claims(text, "ar", "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ونقلت مصادر كينية أن المتمردين قصفوا السوق.", "مصادر كينية"),
        (
            'وقال المتحدث باسم البلدية كريم صالح للصحفيين في لقاء "قصف المتمردون السوق".',
            "كريم صالح",
        ),
    ],
)
def test_what_is_said_begins_at_its_mark(text: str, name: str) -> None:
    (claim,) = claims(text, "ar", "ASSAULT")
    assert [s.text for s in claim.sources] == [name]
