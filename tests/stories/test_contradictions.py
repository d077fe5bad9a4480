"""Sayings that cannot all hold are found, typed, with everybody who tells each; look-alikes are
none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad import stories
from tests.stories.told import Text, comes_of, held, kinds, nodes, only, story

NYALA_31 = "A drone strike on a market in Nyala killed 31 people on Tuesday, medics said."
VI_NYALA_31 = "Vụ không kích vào chợ ở Nyala hôm thứ Ba làm 31 người chết, theo giới chức y tế."

CONTRADICTIONS: list[tuple[str, list[Text]]] = [
    ("number", [("en", f"{NYALA_31} A local relief group said 19 people were killed.")]),
    (
        "number",
        [
            ("ar", "قتل 31 شخصا في غارة على سوق في نيالا الثلاثاء، بحسب مصادر طبية."),
            ("ar", "وقالت منظمة محلية إن عدد القتلى في غارة نيالا الثلاثاء بلغ 19."),
        ],
    ),
    (
        "number",
        [
            ("vi", VI_NYALA_31),
            (
                "vi",
                (
                    "Một nhóm cứu trợ địa phương nói 19 người thiệt mạng trong vụ không kích vào chợ"
                    " ở Nyala hôm thứ Ba."
                ),
            ),
        ],
    ),
    (
        "number",
        [
            ("en", "Shelling killed nine people in Nyala on Tuesday, medics said."),
            ("en", "The dead in Nyala on Tuesday were eight, not nine, a resident said."),
        ],
    ),
    (
        "number",
        [
            ("en", "Shelling killed 31 civilians in Nyala on Tuesday, medics said."),
            ("vi", "Vụ pháo kích ở Nyala hôm thứ Ba làm 19 dân thường thiệt mạng, cư dân nói."),
        ],
    ),
    (
        "denial",
        [
            (
                "en",
                (
                    "Paramilitary fighters entered the town of Wad Madani on Tuesday, residents said."
                    " The army denied that any fighters had entered the town."
                ),
            )
        ],
    ),
    (
        "denial",
        [
            ("en", "The Rapid Support Forces captured the town of Sennar on Tuesday."),
            ("en", "The town of Sennar has not fallen to the paramilitaries, the army said."),
        ],
    ),
    (
        "denial",
        [
            (
                "ar",
                (
                    "سيطرت قوات الدعم السريع على مدينة سنجة الثلاثاء، بحسب شهود."
                    " ونفى الجيش سيطرة قوات الدعم السريع على المدينة."
                ),
            )
        ],
    ),
    (
        "denial",
        [
            (
                "vi",
                (
                    "Quân đội đã giành lại thị trấn Bara hôm thứ Ba, theo một nguồn tin quân sự."
                    " Một chỉ huy phiến quân bác tin này."
                ),
            )
        ],
    ),
    (
        "denial",
        [
            (
                "en",
                (
                    "Soldiers withdrew from the town of Bara on Tuesday, residents said. The defence"
                    " ministry insisted that the army was still holding the town."
                ),
            )
        ],
    ),
    (
        "outcome",
        [
            ("en", "The army retook the town of Bara on Tuesday, a military source said."),
            ("en", "The town of Bara remained under the control of the rebels on Tuesday."),
        ],
    ),
    (
        "outcome",
        [
            ("ar", "سيطر المتمردون على مدينة بارا الثلاثاء، بحسب سكان."),
            ("ar", "وقال الجيش إن القصف حال دون تثبيت مواقع للمتمردين في مدينة بارا."),
        ],
    ),
    (
        "outcome",
        [
            (
                "vi",
                (
                    "Phiến quân đã áp sát thị trấn Bara hôm thứ Ba, theo người dân. Quân đội nói đã"
                    " đẩy lùi phiến quân khỏi thị trấn."
                ),
            )
        ],
    ),
    (
        "actor",
        [
            ("en", "Russian warplanes bombed the port of Hodeidah on Tuesday, residents said."),
            ("en", "American warplanes bombed the port of Hodeidah on Tuesday, an official said."),
        ],
    ),
    (
        "actor",
        [
            ("ar", "شن الجيش الإسرائيلي غارة على الحديدة الثلاثاء، بحسب شهود."),
            ("ar", "شن الجيش الأمريكي غارة على الحديدة الثلاثاء، بحسب مسؤول."),
        ],
    ),
    (
        "actor",
        [
            ("vi", "Máy bay Israel không kích cảng Hodeidah hôm thứ Ba, theo nhân chứng."),
            ("vi", "Máy bay Mỹ không kích cảng Hodeidah hôm thứ Ba, theo một quan chức."),
        ],
    ),
    (
        "place",
        [
            ("en", "General Sami Barkallah was killed in Mosul on Tuesday, state television said."),
            ("vi", "Tướng Sami Barkallah thiệt mạng tại Baghdad hôm thứ Ba, theo truyền hình."),
        ],
    ),
    (
        "place",
        [
            ("ar", "قُتل اللواء سامي الطيب في أم درمان الثلاثاء، بحسب التلفزيون الرسمي."),
            ("ar", "قُتل اللواء سامي الطيب في كسلا الثلاثاء، بحسب ناشطين."),
        ],
    ),
    (
        "time",
        [
            ("en", "The army withdrew from Bara on Monday, a monitor said."),
            ("vi", "Quân đội rút khỏi Bara hôm Chủ nhật, theo một tổ chức giám sát."),
        ],
    ),
    (
        "time",
        [
            ("ar", "انسحبت القوات الحكومية من مدينة بارا الاثنين، بحسب ضباط."),
            ("ar", "انسحبت القوات الحكومية من مدينة بارا السبت، بحسب سكان."),
        ],
    ),
]

LOOK_ALIKES: list[tuple[str, list[Text]]] = [
    (
        "who drives others out of a town takes it",
        [
            ("en", "Government troops drove rebels out of Hama in March 2012."),
            ("en", "The army retook Hama in March 2012 with help from abroad."),
        ],
    ),
    (
        "a toll that grows",
        [
            ("en", "Shelling in El Fasher has killed 27 people since Friday, medics said."),
            ("en", "Shelling in El Fasher has killed 61 people since Friday, medics said.", "2024-05-18"),
        ],
    ),
    (
        "a part of the number",
        [
            ("en", NYALA_31.replace("on Tuesday", "on Tuesday, including 9 children")),
            ("vi", VI_NYALA_31.replace("chết,", "chết, trong đó có 9 trẻ em,")),
        ],
    ),
    (
        "a round number",
        [
            ("en", "Shelling in El Fasher killed 203 people on Tuesday, the health ministry said."),
            ("ar", "قتل نحو 200 شخص في قصف على الفاشر الثلاثاء، بحسب أطباء."),
        ],
    ),
    (
        "a denial of something else",
        [
            (
                "en",
                ("The Rapid Support Forces captured the town of Sennar on Tuesday. The governor"
                " denied that his brother had been arrested."),
            )
        ],
    ),
    (
        "a refusal",
        [
            (
                "en",
                ("The Rapid Support Forces captured the town of Sennar on Tuesday. The army rejected"
                " a ceasefire."),
            )
        ],
    ),
    (
        "a denial of long before",
        [
            ("en", "The army denied on Wednesday that the town of Sennar had fallen.", "2024-05-01"),
            ("en", "The Rapid Support Forces captured the town of Sennar on Tuesday.", "2024-05-29"),
        ],
    ),
    (
        "a town that changes hands",
        [
            ("en", "Rebels captured the town of Bara on Wednesday.", "2024-05-01"),
            ("en", "The army retook the town of Bara on Monday.", "2024-05-20"),
        ],
    ),
    (
        "one actor in other words",
        [
            ("en", "The Rapid Support Forces captured the town of Sennar on Tuesday."),
            ("en", "Paramilitary fighters took the town of Sennar on Tuesday."),
        ],
    ),
    (
        "one air force in other words",
        [
            ("en", "Israeli warplanes bombed the port of Hodeidah on Tuesday, residents said."),
            ("en", "Israel's air force bombed the port of Hodeidah on Tuesday."),
            ("en", "Warplanes bombed the port of Hodeidah on Tuesday."),
        ],
    ),
    (
        "a place inside a place",
        [
            ("en", "General Sami Barkallah was killed in Omdurman on Tuesday, officials said."),
            ("en", "General Sami Barkallah was killed in Khartoum state on Tuesday."),
            ("vi", "Tướng Sami Barkallah thiệt mạng tại Sudan hôm thứ Ba."),
        ],
    ),
    (
        "one of two regions that a sentence names",
        [
            ("en", "General Sami Barkallah was killed in Darfur and Kordofan on Tuesday."),
            ("en", "General Sami Barkallah was killed in Kordofan on Tuesday."),
        ],
    ),
    (
        "one holder, who entered before",
        [
            ("en", "The army entered and captured the town of Bara on Monday."),
            ("en", "The army captured the town of Bara on Monday and drove the rebels from it."),
        ],
    ),
    (
        "a less exact date",
        [
            ("en", "The army withdrew from Bara on Monday, a monitor said."),
            ("en", "The army withdrew from Bara in May, officers said."),
        ],
    ),
    (
        "a day by when, and one before it",
        [
            ("en", "The army withdrew from Bara by Monday, a monitor said."),
            ("en", "The army withdrew from Bara on Saturday, officers said."),
        ],
    ),
    (
        "a breakdown of a total",
        [
            ("en", "Strikes on Kassala killed nine people on Tuesday, the ministry said."),
            ("en", "Five people were killed in the market and four at the port, the ministry said."),
        ],
    ),
    (
        "shares of the dead",
        [
            ("ar", "قتل 90 شخصا في معارك الفاشر الثلاثاء، بحسب مصادر طبية."),
            ("ar", "وقال مسؤول إن بين القتلى 60 من مقاتلي الفصائل و30 من عناصر الجيش."),
        ],
    ),
    (
        "a number of things, and one of people",
        [
            ("ar", "اعتقلت الشرطة خمسة تجار في بورتسودان الثلاثاء، بحسب بيان."),
            ("ar", "وقال مسؤول إن الشرطة ضبطت 230 كيلوغراما من المخدرات في بورتسودان الثلاثاء."),
        ],
    ),
    (
        "an older count of the same day",
        [
            (
                "en",
                ("Shelling killed 40 people in Kassala on Tuesday, a doctor said. The police had earlier"
                " counted 22 dead."),
            ),
        ],
    ),
    (
        "a speaker's denial and what else the speaker says",
        [
            (
                "en",
                ("The governor denied that he had met the rebels. The governor said he had met the"
                " ambassador on Tuesday."),
            ),
        ],
    ),
    (
        "a day of saying",
        [
            ("en", "The army withdrew from Bara on Monday, officers told reporters."),
            ("en", "The army has withdrawn from Bara, residents said on Saturday."),
        ],
    ),
    (
        "an army and those who help it",
        [
            ("en", "The army, helped by allied militias, retook the town of Bara on Tuesday."),
            ("en", "The army retook the town of Bara on Tuesday."),
        ],
    ),
    (
        "two strikes on one town",
        [
            ("en", "The army bombed Bara on Monday, residents said."),
            ("en", "The army bombed Bara on Saturday, residents said."),
        ],
    ),
    (
        "who no longer has a town, and who has it, by one and by others",
        [
            ("en", "Rebels control the town of Sennar, except for a camp, residents said on Tuesday."),
            (
                "ar",
                (
                    "ونقلت صحيفة عن شهود أن مدينة سنار باتت خارج سيطرة القوات الحكومية، وأن قوات الدعم"
                    " السريع والفصائل المتحالفة معها تسيطر عليها باستثناء معسكر."
                ),
            ),
            (
                "vi",
                (
                    "Cư dân cho biết phiến quân đã kiểm soát thị trấn Sennar, trừ một doanh trại nằm"
                    " trong tay lực lượng người Nuba."
                ),
            ),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "texts"), CONTRADICTIONS)
def test_each_kind_is_found_in_each_language(kind: str, texts: list[Text]) -> None:
    assert kinds(*texts) == [kind]


@pytest.mark.parametrize("texts", [t for _, t in LOOK_ALIKES], ids=[n for n, _ in LOOK_ALIKES])
def test_what_only_looks_like_one_is_none(texts: list[Text]) -> None:
    assert kinds(*texts) == []


@pytest.mark.parametrize(("kind", "texts"), CONTRADICTIONS)
def test_sides_show_the_reports_own_words(kind: str, texts: list[Text]) -> None:
    reports = held(*texts)
    for side in only(story(*texts)).sides:
        for told in side.tellings:
            text = reports[told.report].report.part(told.part)
            assert text[told.start : told.end] == told.quote


def test_all_who_tell_a_side_stand_on_it_whatever_their_language() -> None:
    found = only(
        story(
            ("en", NYALA_31),
            ("vi", VI_NYALA_31),
            (
                "en",
                "A relief group said a strike on a market in Nyala killed 19 people on Tuesday.",
            ),
        )
    )
    assert {s.says: [t.report for t in s.tellings] for s in found.sides} == {
        "killed 31 by 14 May": ["r0", "r1"],
        "killed 19 by 14 May": ["r2"],
    }


def test_two_sides_in_one_sentence_have_words_of_their_own() -> None:
    found = only(
        story(
            (
                "en",
                (
                    "A relief group said 31 people were killed in Nyala on Tuesday; a doctor said he had"
                    " counted 19 bodies."
                ),
            )
        )
    )
    assert [side.tellings[0].quote for side in found.sides] == [
        "31 people were killed",
        "19 bodies",
    ]


def test_a_number_that_a_translation_changed_is_no_update() -> None:
    texts: list[Text] = [
        ("en", "Shelling has killed 327 people since Friday, the United Nations said."),
        (
            "vi",
            "Liên Hợp Quốc cho biết 372 người thiệt mạng vì pháo kích kể từ thứ Sáu.",
            "2024-05-15",
        ),
    ]
    assert kinds(*texts) == []
    translated = {"r1": [comes_of("r1", "r0", "translation", (0, 0))]}
    found = only(story(*texts, lineages=translated))
    assert [side.says for side in found.sides] == ["killed 327 by 14 May", "killed 372 by 14 May"]


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_the_order_of_nodes_does_not_matter(data: st.DataObject) -> None:
    texts = [text for _, several in CONTRADICTIONS[:9] for text in several]
    reports = held(*texts)
    told = nodes(reports)
    mixed = data.draw(st.permutations(told))
    found = stories.tell([told[0], *(n for n in mixed if n is not told[0])], reports, {})
    assert found.contradictions == stories.tell(told, reports, {}).contradictions


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "en",
            (
                "Survivors accused the rebels of carrying out the attack on Bara on Tuesday. The"
                " rebels denied responsibility and blamed the army."
            ),
            True,
        ),
        (
            "vi",
            (
                "Những người sống sót cáo buộc phiến quân thực hiện vụ tấn công ở Bara hôm thứ Ba."
                " Phiến quân phủ nhận trách nhiệm và đổ lỗi cho quân đội."
            ),
            True,
        ),
        (
            "en",
            (
                "Survivors accused the rebels of carrying out the attack on Bara on Tuesday. They"
                " also blamed the army."
            ),
            False,
        ),
    ],
)
def test_two_who_blame_others_for_one_attack_contradict_each_other(
    language: str, text: str, found: bool
) -> None:
    assert ("actor" in kinds((language, text))) is found
