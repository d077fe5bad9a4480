"""Whom reports in three languages let speak, and what they are called for readers in English."""

from __future__ import annotations

import pytest

from isnad.joins import Held
from isnad.stories.chains import chains
from isnad.stories.origins import Told, one_root, origins
from isnad.stories.shelf import Shelf

from . import reports

DAY = "2024-05-20"


def told(*some: Held) -> list[Told]:
    """The chains of all claims in the text of reports."""
    shelf = Shelf({one.report.id: one for one in some}, {})
    return [
        Told(report=one.report.id, part="text", chain=chain)
        for one in some
        for claim in one.claims
        for chain in chains(one, claim, shelf, None)
        if chain.spoken
    ]


def roots(*some: Held) -> list[str]:
    outlets = {one.report.id: one.report.outlet or "" for one in some}
    return [one.name for one in origins(one_root(told(*some)), outlets)]


def says(language: str, *lines: str, name: str = "Ford") -> Held:
    return reports.held(name, language, DAY, "", *lines)


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        # Bodies that no table of the world has.
        ("en", "Shells killed nine people in Loikaw, the Kayah State health department said.",
         "Kayah health department"),
        ("en", "The Cauca governor's office said guerrillas killed two people in Morales.",
         "Cauca government"),
        ("en", "The army killed three fighters, a member of the Jamundi resistance committee said.",
         "Jamundí resistance committee member"),
        ("ar", "وقالت غرفة الطوارئ في عين زارة إن القصف قتل ثلاثة أشخاص.", "Ain Zara emergency room"),
        ("ar", "وأعلن المجلس البلدي في غريان أن القوات انسحبت من المدينة.", "Gharyan municipality"),
        ("ar", "وقال قائد في اللواء السابع إن قواته انسحبت من رفح.", "Seventh Brigade commander"),
        ("ar", "وقال طبيب في مستشفى طرابلس المركزي إن 12 شخصا قتلوا في ليبيا.",
         "Tripoli central hospital doctor"),
        ("vi", "Hội đồng thành phố Tyre cho biết 12 người bị thương ở Tyre, Lebanon.",
         "Tyre municipality"),
        ("vi", "Sở Y tế tỉnh Cauca cho biết 7 người thiệt mạng ở Morales, Colombia.",
         "Cauca province health department"),
        ("vi", "Lữ đoàn 29 của quân đội Colombia nói họ đã chiếm thị trấn Argelia.", "29th Brigade"),
        ("en", "A local rescue group said shells killed nine people in Loikaw.",
         "local rescue group in Loikaw"),
        ("ar", "وقالت مجموعة إنقاذ محلية إن القصف قتل ثلاثة أشخاص في مصراتة.",
         "local rescue group in Misrata"),
        ("vi", "Nhóm cứu hộ địa phương nói vụ pháo kích khiến ba người thiệt mạng ở Cali, Colombia.",
         "local rescue group in Cali"),
        # Whoever speaks for a body.
        ("en", "A spokesman for the Arakan Army said its fighters had taken the town of Minbya.",
         "Arakan Army"),
        ("en", "A military spokesperson said nine soldiers were killed in Minbya, Myanmar.",
         "Myanmar military"),
        ("ar", "وقال متحدث باسم الجيش الإسرائيلي إن الجيش هاجم مقرا لحماس.", "Israel Defense Forces"),
        ("vi", "Người phát ngôn quân đội Israel nói quân đội đã chiếm làng Maroun al-Ras.",
         "Israel Defense Forces"),
        # People by what they do.
        ("en", "Troops killed five villagers in Demoso, said Ma Aye, who sells tea there.",
         "tea seller in Demoso"),
        ("en", "Rebels killed a trader in Toribio in Colombia, a community leader said.",
         "community leader in Toribío"),
        ("en", "Shelling killed six people, said Daw Hla, a schoolteacher in Minbya.",
         "schoolteacher in Minbya"),
        ("ar", "وقالت سيدة تبيع الخبز في مصراتة إن القصف قتل ابنها.", "bread seller in Misrata"),
        ("vi", "Một tiểu thương ở Nabatieh nói binh sĩ đã giết ba người.", "trader in Nabatieh"),
        ("vi", "Bà Maria, y tá ở Cali, nói vụ pháo kích khiến ba người thiệt mạng ở Cali, Colombia.",
         "nurse in Cali"),
    ],
)  # fmt: skip
def test_whoever_speaks_is_called(language: str, line: str, expected: str) -> None:
    assert set(roots(says(language, line))) == {expected}


def test_a_spokesman_named_in_one_report_is_the_body_s_of_another() -> None:
    named = "The army retook Minbya in Myanmar, army spokesman Zaw Min Tun said."
    bare = "Người phát ngôn quân đội Myanmar nói quân đội đã chiếm lại Minbya."
    some = says("en", named), says("vi", bare, name="Bến")
    assert roots(*some) == ["Zaw Min Tun, Myanmar military spokesman"]
    assert roots(some[1]) == ["Myanmar military"]


def test_a_spokesman_is_himself_where_another_report_tells_for_whom_he_speaks() -> None:
    office = "The army retook Minbya in Myanmar, army spokesman Zaw Min Tun said."
    name = "Zaw Min Tun said the army had retaken Minbya."
    assert len(roots(says("en", office), says("en", name, name="Mill"))) == 1


def test_one_local_body_is_one_in_three_languages() -> None:
    some = (
        says("en", "The Tyre municipal council said shells killed two people in Tyre, Lebanon."),
        says("ar", "قالت بلدية صور إن القصف قتل شخصين في صور في لبنان.", name="Mina"),
        says("vi", "Hội đồng thành phố Tyre cho biết hai người chết ở Tyre, Lebanon.", name="Ben"),
    )
    assert len(roots(*some)) == 1


def test_committees_of_two_towns_are_two() -> None:
    some = (
        says("en", "Rebels killed two men in Toribio, the Toribio relief committee said."),
        says(
            "en", "Rebels killed two men in Toribio, the Jamundi relief committee said.", name="M"
        ),
    )
    assert len(roots(*some)) == 2


def test_whoever_is_killed_before_a_name_is_not_its_bearer() -> None:
    line = "Two civilians were killed in Demoso, said Ma Aye, who sells tea there."
    assert roots(says("en", line)) == ["tea seller in Demoso"]
