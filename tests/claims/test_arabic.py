"""Claims of Arabic sentences: marks, relatives without a marker, names in quotation marks."""

from __future__ import annotations

from tests.reads import claims, one


def test_a_written_vowel_tells_a_passive() -> None:
    told = one("قُتل الضابط في الجيش العراقي العميد رستم كوهيار في حمص.", "ar", "ASSAULT")
    assert not told.actors
    assert [who.text for who in told.recipients] == ["رستم كوهيار"]


def test_a_verb_that_takes_up_the_noun_before_it_says_who_did_it() -> None:
    told = one("قتل جنديان في هجوم شنه متمردون في حمص.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["متمردون"]
    assert [who.sector for who in told.recipients] == ["MIL"]


def test_what_follows_a_relative_without_a_marker_belongs_to_the_first_verb() -> None:
    told = one("سيطرت فصائل يقودها ضابط الخميس على حمص.", "ar", "CONTROL")
    assert told.place is not None
    assert told.place.name == "Homs"


def test_a_name_in_quotation_marks_stands_in_a_list() -> None:
    told = one("بدأ وقف إطلاق النار بين إسرائيل و«حزب الله» في لبنان.", "ar", "CEASEFIRE")
    assert {who.entity for who in told.actors} == {"country:ISR", "group:hezbollah"}


def test_an_adverb_is_no_rare_form_of_a_verb() -> None:
    assert not claims("وصل الوزير فجراً إلى دمشق.", "ar", "ASSAULT")


def test_a_participle_behind_a_comma_tells_an_act_of_its_own() -> None:
    told = one("أدانت مصر الهجوم، داعية المجتمع الدولي إلى التحرك.", "ar", "REQUEST")
    assert [who.text for who in told.actors] == ["مصر"]
    assert [who.text for who in told.recipients] == ["المجتمع الدولي"]


def test_what_is_told_beside_a_verb_is_not_what_the_verb_governs() -> None:
    told = one("رحب الأمين العام بالاتفاق، مطالبا إسرائيل بوقف القصف.", "ar", "REQUEST")
    assert [who.text for who in told.recipients] == ["إسرائيل"]


def test_who_speaks_by_a_participle_is_who_said_the_sentence() -> None:
    text = "قالت الوزارة إن جماعة مسلحة نفذت الهجوم، داعية السكان إلى الحذر."
    told = one(text, "ar", "REQUEST")
    assert [who.text for who in told.actors] == ["الوزارة"]


def test_a_role_before_a_comma_is_that_of_the_name_behind_it() -> None:
    told = one("عبّر رئيس اتحاد الصيادين، كريم الصافي عن استنكاره لقصف الميناء.", "ar", "ACCUSE")
    assert [who.text for who in told.actors] == ["كريم الصافي"]


def test_a_building_without_a_name_is_what_is_hit() -> None:
    told = one("أدانت المنظمة هجوما على مسجد في حمص.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients] == ["مسجد"]
    assert told.place is not None
    assert told.place.name == "Homs"


def test_a_town_without_a_name_is_where_it_happens() -> None:
    told = one("أدانت المنظمة هجوما على بلدة في سوريا.", "ar", "ASSAULT")
    assert not told.recipients


def test_an_adjective_of_one_is_no_part_of_several() -> None:
    told = one("أعلن المستشفى مقتل ثلاثة أمنيين ومدني في حمص.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients] == ["ثلاثة أمنيين", "مدني"]


def test_an_adjective_of_several_is_somebody_behind_a_body() -> None:
    told = one("هاجم المسلحون عناصر من قوات الحدود ومدنيين في حمص.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients] == ["عناصر من قوات الحدود", "مدنيين"]


def test_a_land_behind_a_name_with_an_article_is_another() -> None:
    told = one("دعا الصفدي مصر إلى وقف القصف.", "ar", "REQUEST")
    assert [who.text for who in told.actors] == ["الصفدي"]
    assert [who.entity for who in told.recipients] == ["country:EGY"]


def test_whom_somebody_calls_stands_behind_a_comma() -> None:
    told = one("دعا حزب البناء، في بيان، السكان إلى الهدوء.", "ar", "REQUEST")
    assert [who.text for who in told.recipients] == ["السكان"]
    told = one("دعا المبعوث، الحكومة السورية، إلى وقف القصف.", "ar", "REQUEST")
    assert [who.text for who in told.recipients] == ["الحكومة السورية"]


def test_fights_that_go_on_are_between_their_parties() -> None:
    told = one(
        "قتل 7 جنود في المعارك الدائرة منذ الأحد بين الجيش ومتمردين في حماة.", "ar", "ASSAULT"
    )
    assert [who.text for who in told.actors] == ["الجيش", "متمردين"]
    assert [who.text for who in told.recipients] == ["7 جنود"]


def test_a_verb_behind_an_indefinite_object_describes_it() -> None:
    told = one("أنقذ الجنود يوم الأحد سيدة احتُجزت في الفندق.", "ar", "COERCE")
    assert [who.text for who in told.recipients] == ["سيدة"]


def test_two_relatives_that_a_conjunction_joins_speak_of_one_group() -> None:
    told = one("عاد السكان الذين طردهم الجيش والذين احتجزوا في المخيم.", "ar", "COERCE")
    assert [who.text for who in told.recipients] == ["السكان"]


def test_what_an_act_caused_stands_behind_the_clause_that_says_where_it_was() -> None:
    told = claims("أسفر تفجير إرهابي وقع أمس بقرية كفرنبل عن مقتل شرطي.", "ar", "ASSAULT")
    assert [c.trigger.quote for c in told] == ["تفجير إرهابي"]
    assert [who.text for who in told[0].recipients] == ["شرطي"]


def test_plurals_of_several_words_and_accusatives_of_them_are_read() -> None:
    told = claims("بدأ الجيش إرسال طائرات شحن محملة بمساعدات إلى المدينة.", "ar", "AID")
    assert all(c.trigger.quote != "شحن" for c in told)
    harsh = one("شن الوزير هجوما لاذعا على المعارضة.", "ar", "ACCUSE")
    assert harsh.trigger.quote == "هجوما لاذعا"


def test_whoever_is_blamed_stands_between_the_verb_and_the_blame() -> None:
    told = one("انسحبت الهيئة من المحادثات، وحملت السلطات مسؤولية الأزمة.", "ar", "ACCUSE")
    assert [who.text for who in told.actors] == ["الهيئة"]
    assert [who.text for who in told.recipients] == ["السلطات"]


def test_a_participle_is_of_whoever_speaks_not_of_a_thing() -> None:
    text = "أضافت المنظمة أن المؤشرات تدل على خطف الطبيب، ومحملة السلطات مسؤولية حياته."
    told = one(text, "ar", "ACCUSE")
    assert [who.text for who in told.actors] == ["المنظمة"]


def test_who_tells_it_stands_behind_the_pronoun_of_the_phrase() -> None:
    text = "غادر السكان البلدة، على ما أفاد به تجار محليون، حين قصفها الجيش."
    assert [who.text for who in one(text, "ar", "ASSAULT").sources] == ["تجار محليون"]


def test_what_somebody_asks_for_about_others_is_asked_of_nobody() -> None:
    assert one("دعا الرئيس إلى رفع الحصار عن كينيا.", "ar", "REQUEST").recipients == []


def test_plurals_that_change_inside_keep_their_ending_before_what_hangs_on_them() -> None:
    told = one("اعتقلت الشرطة ثلاثة من سكان مدينة حمص.", "ar", "COERCE")
    assert [who.text for who in told.recipients] == ["ثلاثة من سكان مدينة حمص"]


def test_whoever_does_not_stand_ready_refuses() -> None:
    told = one("أكدت الوزارة أن كينيا ليست مستعدة للتفاوض مع الحركة.", "ar", "REJECT")
    assert (told.polarity, [who.text for who in told.actors]) == ("affirmed", ["كينيا"])


def test_whom_a_document_accuses_stands_behind_the_verb() -> None:
    told = one("نشر الحزب بيانا اتهم فيه الحكومة بالفساد.", "ar", "ACCUSE")
    assert ([w.text for w in told.actors], [w.text for w in told.recipients]) == (
        ["الحزب"],
        ["الحكومة"],
    )


def test_an_act_whose_part_somebody_denies_is_denied() -> None:
    assert one("نفت الحركة مسؤوليتها عن الهجوم.", "ar", "ASSAULT").polarity == "negated"


def test_between_behind_a_mark_is_a_preposition_and_a_man_is_not_of_a_feminine_passive() -> None:
    text = "وقعت الوزارتان الاتفاقية سنة 1998، بين هيئتي كهرباء كينيا وأوغندا."
    assert all(c.trigger.quote != "بين" for c in claims(text, "ar"))
    assert not claims("وتوقف سائق السيارة في الشارع.", "ar", "COERCE")


def test_those_of_whom_some_are_named_are_the_subject() -> None:
    told = one("قال الوزير إن سبعة مدنيين بينهم طفلان قتلوا جراء القصف.", "ar", "ASSAULT")
    assert [who.text for who in told.recipients][:1] == ["سبعة مدنيين"]


def test_who_voices_words_about_an_act_does_not_do_it() -> None:
    found = claims("أعرب الأمين العام عن إدانته للهجوم على حمص.", "ar", "ASSAULT")
    assert all(not c.actors for c in found)


def test_whom_a_relative_speaks_of_does_what_stands_behind_its_own_subject() -> None:
    told = one("الحركة التي يقودها سالم جابر هاجمت القرية.", "ar", "ASSAULT")
    assert [who.text for who in told.actors] == ["الحركة"]
    text = "أكد البيان أن حزب الأمل الذي يقوده سالم جابر قرر الانسحاب من البلدة."
    assert [who.text for who in one(text, "ar", "RETREAT").actors] == ["حزب الأمل"]
