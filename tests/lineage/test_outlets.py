"""Names of outlets: across scripts, shortened, and those that are of others."""

from __future__ import annotations

import pytest

from isnad.lineage import outlets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("نورس", "Nawras Wire"),
        ("وكالة النورس", "Al-Nawras"),
        ("hãng tin Nawras", "وكالة النورس للأنباء"),
        ("Sawt al-Sharq", "صوت الشرق"),
        ("The Seaford Post", "Seaford Post"),
        ("Nhật báo Cửa Biển", "Cửa Biển"),
        ("AFP", "وكالة فرانس برس"),
        ("Tân Hoa xã", "شينخوا"),
    ],
)
def test_one_outlet(one: str, other: str) -> None:
    assert outlets.same(one, other) and outlets.same(other, one)
    assert outlets.sounds(one) & outlets.sounds(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Seaford Post", "Seaford Ledger"),
        ("Seaford News", "Seaford Wire"),
        ("النورس", "النور"),
        ("صوت الشرق", "صوت الغرب"),
        ("AFP", "AP"),
        ("رويترز", "Routes"),
    ],
)
def test_two_outlets(one: str, other: str) -> None:
    assert not outlets.same(one, other)


def test_the_first_letters_of_an_outlet() -> None:
    assert outlets.abbreviates("CB", "Nhật báo Cửa Biển")
    assert outlets.abbreviates("N.B.C.B", "Nhật báo Cửa Biển")
    assert not outlets.abbreviates("CD", "Nhật báo Cửa Biển")
    assert not outlets.abbreviates("C", "Cửa")


def test_what_names_no_outlet() -> None:
    assert outlets.unnamed("các hãng tin") and outlets.unnamed("وكالات")
    assert not outlets.unnamed("Marjan Wire")


def test_hosts_and_addresses() -> None:
    assert outlets.host("https://www.marjanwire.example/a?b=1") == "marjanwire.example"
    assert outlets.host("marjanwire.example") == "marjanwire.example"
    assert outlets.host("Marjan Wire") is None
    assert outlets.address("https://a.example/x/?utm=1#top") == outlets.address(
        "http://a.example/x"
    )
