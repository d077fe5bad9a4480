"""What the sentences after deny, or count otherwise, is one story with what they answer."""

from __future__ import annotations

import pytest

from isnad import stories
from tests.stories.told import Text, held, nodes

ANSWERED: list[Text] = [
    (
        "en",
        (
            "Rebels captured the town of Bara on Tuesday, residents said. The army denied that the"
            " town had fallen."
        ),
    ),
    (
        "ar",
        (
            "استعاد الجيش السيطرة على مدينة بارا الثلاثاء، بحسب مصدر عسكري."
            " ونفى قائد في صفوف المتمردين ذلك."
        ),
    ),
    (
        "vi",
        (
            "Phiến quân đã áp sát thị trấn Bara hôm thứ Ba, theo người dân. Quân đội nói đã đẩy lùi"
            " phiến quân khỏi thị trấn."
        ),
    ),
    (
        "en",
        (
            "A rocket on a bakery in Bara killed 6 people on Tuesday, the mayor said. Bakers accused"
            " the army of carrying out the attack."
        ),
    ),
    (
        "en",
        (
            "A shell hit a mill in Bara on Tuesday. The mayor said 9 people were killed; a nurse had"
            " counted five bodies."
        ),
    ),
    (
        "en",
        (
            "At least 20 civilians were killed in Bara in June, a nurse said. The town's mayor gave"
            " a figure of 31 deaths."
        ),
    ),
]
UNANSWERED: list[Text] = [
    (
        "en",
        (
            "Rebels captured the town of Bara on Tuesday, residents said.\nIn Kassala, the army denied"
            " that the town had fallen."
        ),
    ),
    ("en", "A strike on Bara killed 31 people on Tuesday.\nIn Kassala, 4 people were killed."),
    (
        "en",
        (
            "A rocket on a bakery in Bara killed 6 people on Tuesday, the mayor said. Bakers accused"
            " the army of hoarding flour."
        ),
    ),
    ("vi", "Phiến quân đã chiếm thị trấn Bara hôm thứ Ba. Quân đội bác bỏ lệnh ngừng bắn."),
    (
        "en",
        (
            "A shell on a bakery in Bara killed 6 people on Tuesday. The White House denied that the"
            " United States had any part in the fighting."
        ),
    ),
]


@pytest.mark.parametrize("text", ANSWERED)
def test_an_answer_and_what_it_answers_name_each_other(text: Text) -> None:
    found = nodes(held(text))
    pairs = {(one.id, other) for one in found for other in one.answers}
    assert pairs
    assert pairs == {(other, one) for one, other in pairs}


@pytest.mark.parametrize("text", ANSWERED)
def test_they_are_one_story(text: Text) -> None:
    found = nodes(held(text))
    ties = [
        tie
        for n, one in enumerate(found)
        for other in found[n + 1 :]
        if set(stories.keys(one)) & set(stories.keys(other)) and (tie := stories.tie(one, other))
    ]
    answered = {node.id for node in found if node.answers}
    assert any(answered <= {n.id for n in part} for part in stories.part(found, ties))


@pytest.mark.parametrize("text", UNANSWERED)
def test_what_is_of_another_place_or_no_denial_answers_nothing(text: Text) -> None:
    assert not any(node.answers for node in nodes(held(text)))


def test_what_somebody_says_of_a_town_answers_nothing_of_a_thing_in_it() -> None:
    text = (
        "Rebels entered the city of Aleppo on Tuesday, residents said.\nThe army admitted that"
        " rebels had come into the city but said that shelling had not let them settle there.\n"
        "The airport outside the city fell to the rebels on Tuesday evening, residents said."
    )
    found = nodes(held(("en", text)))
    assert [node.places[0] for node in found if "CONTROL" in node.types] == ["SYR Aleppo airport"]
    assert not any(node.answers for node in found)
