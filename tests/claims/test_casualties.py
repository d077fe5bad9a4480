"""Who was killed and who was hurt, and how many, where one sentence tells of several."""

from __future__ import annotations

import pytest

from tests.reads import claims


def counts(text: str, language: str) -> list[dict[str, int | None]]:
    """What each attack of a text counts."""
    told = claims(text, language, "ASSAULT")
    return [{kind: n.low for kind, n in claim.counts.items()} for claim in told]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Five miners were killed and nine others injured in a raid on Gao.", "en"),
        ("Five miners were killed and nine others were injured in a raid on Gao.", "en"),
        ("Five miners were killed and nine were hurt in a raid on Gao.", "en"),
        ("An attack on Gao killed five miners and wounded nine others.", "en"),
        ("An airstrike on Gao left five miners dead and nine wounded.", "en"),
        ("أعلنت الوزارة مقتل خمسة تشاديين وإصابة تسعة آخرين في غارة على غاو.", "ar"),
        ("أعلنت الوزارة مقتل خمسة عمال وإصابة تسعة آخرين.", "ar"),
        ("قصفت الطائرات غاو ما أدى إلى مقتل خمسة عمال وإصابة تسعة.", "ar"),
        ("أسفر الهجوم عن سقوط خمسة قتلى وتسعة جرحى.", "ar"),
        ("Năm thợ mỏ bị giết và chín người bị thương trong vụ đánh bom ở Gao.", "vi"),
    ],
)
def test_the_killed_and_the_hurt_of_one_attack(text: str, language: str) -> None:
    assert counts(text, language) == [{"killed": 5, "injured": 9}]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two guards were killed and nine rebels were killed in a raid on Gao.", "en"),
        ("أعلنت الوزارة مقتل طفلين ومقتل تسعة متمردين.", "ar"),
    ],
)
def test_two_numbers_of_one_kind_are_two_claims(text: str, language: str) -> None:
    assert counts(text, language) == [{"killed": 2}, {"killed": 9}]


def test_what_has_a_place_of_its_own_is_told_by_itself() -> None:
    text = "Five miners were killed in Gao and nine guards were wounded in Mopti."
    assert counts(text, "en") == [{"killed": 5}, {"injured": 9}]


@pytest.mark.parametrize(
    ("text", "language", "kind", "number"),
    [
        ("Nine others were arrested in Lagos.", "en", "detained", 9),
        ("At least 12 others were arrested in Lagos.", "en", "detained", 12),
        ("Dozens more were arrested in Lagos.", "en", "detained", 24),
    ],
)
def test_others_and_more_are_counted(text: str, language: str, kind: str, number: int) -> None:
    (claim,) = claims(text, language, "COERCE")
    assert claim.counts[kind].low == number
    assert claim.recipients[0].name == "people"


def test_who_leaves_a_place_hurts_nobody() -> None:
    assert not claims("The shelling went on and the rebels left the mill.", "en", "TOLL")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Rebels killed two girls and nine worshippers in Gao.", "en", ["girls", "worshippers"]),
        ("Rebels killed two peacekeepers and a patient in Gao.", "en", ["peacekeepers", "patient"]),
        ("قتل مسلحون طفلين وتسعة مصلين في غاو.", "ar", ["children", "worshippers"]),
        ("قتل مسلحون امرأة وتسعة ركاب في غاو.", "ar", ["woman", "passengers"]),
        ("Phiến quân giết hai bé gái và chín hành khách ở Gao.", "vi", ["girls", "passengers"]),
    ],
)
def test_people_are_called_what_they_are(text: str, language: str, names: list[str]) -> None:
    (claim,) = claims(text, language, "ASSAULT")
    assert [one.name.split(" ", 1)[-1] for one in claim.recipients if one.name] == names


def test_the_dual_tells_of_two() -> None:
    (claim,) = claims("قتل جنديان في هجوم قرب غاو.", "ar", "ASSAULT")
    killed = claim.counts["killed"]
    assert (killed.low, killed.high, killed.quote) == (2, 2, "جنديان")
    assert not claims("اعتقلت الشرطة صحفيين في غاو.", "ar", "COERCE")[0].counts
