"""Finding people of the tables by a name as some report spells it."""

from __future__ import annotations

import pytest

from isnad import world
from isnad.names.judge import Mention
from isnad.world.entities import Entity, Tenure
from isnad.world.people import People, index


def test_everybody_is_found_by_each_of_their_names() -> None:
    loaded = world.load()
    lost = [
        (one.id, name)
        for one in loaded.entities
        if one.kind == "person"
        for language in ("en", "ar", "vi")
        for name in one.names.get(language, ())
        if one.id not in loaded.people.find(Mention(name, language, one.country))
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("name", "country", "who"),
    [
        ("Bachar al-Asad", "SYR", "bashar-al-assad"),
        ("Bashar Assad", "SYR", "bashar-al-assad"),
        ("Vladimír Poutine", "RUS", "vladimir-putin"),
        ("Tô Lâm", "VNM", "to-lam"),
        ("To Lam", "VNM", "to-lam"),
        ("Angéla Merkel", "DEU", "angela-merkel"),
        ("سيرغيه لافروف", "RUS", "sergei-lavrov"),
    ],
)
def test_other_spellings(name: str, country: str, who: str) -> None:
    found = world.load().people.find(Mention(name, country=country))
    assert found == (f"person:{who}",)


def made(*people: Entity) -> People:
    """The people of a small table."""
    return People(list(people), index(enumerate(people)), {"envoy": ["ambassador"]}, len(people))


def person(slug: str, *names: str, country: str = "SYR", office: str = "") -> Entity:
    held = [Tenure(f"office:{office}", "2014", "2016")] if office else []
    given = {"en": [n for n in names if n.isascii()], "ar": [n for n in names if not n.isascii()]}
    return Entity(f"person:{slug}", names[0], "person", country, "GOV", given, held)


QADRI = person("qadri", "Salim Qadri", "سليم القادري", office="irq-ambassador")
CARVER = person("carver", "George R. Carver", country="USA")
JUNIOR = person("junior", "John Carver Jr.", country="USA")


@pytest.mark.parametrize(
    ("mention", "found"),
    [
        (Mention("Salim Qadri"), True),
        (Mention("SALIM QADRI", country="SYR"), True),
        (Mention("Saleem al-Qadri", country="SYR"), True),
        (Mention("سليم قادري", country="SYR"), True),
        (Mention("Salim Qadri", country="IRQ"), True),  # of an office there
        (Mention("Salim Qadri", country="LBN"), False),
        (Mention("Salim Qadri", country="SYR", role="ambassador"), True),
        (Mention("Salim Qadri", country="SYR", role="envoy"), True),
        (Mention("Salim Qadri", country="SYR", role="president"), False),
        (Mention("Saleem al-Qadri", country="SYR", role="president"), False),
        (Mention("Tariq Qadri", country="SYR"), False),
        (Mention("Salim Tariq Qadri", country="SYR"), False),
        (Mention("Qadri", country="SYR"), False),
        (Mention(""), False),
    ],
)
def test_country_role_and_every_word_must_fit(mention: Mention, found: bool) -> None:
    assert made(QADRI).find(mention) == (("person:qadri",) if found else ())


def test_only_people_of_countries_that_a_report_speaks_of() -> None:
    people, mention = made(QADRI), Mention("Saleem Kadri")
    assert people.find(mention, frozenset({"SYR"})) == ("person:qadri",)
    assert people.find(mention, frozenset({"USA"})) == ()


def test_initials_and_suffixes_tell_people_apart() -> None:
    people = made(CARVER, JUNIOR)
    assert people.find(Mention("George R Carver")) == ("person:carver",)
    assert people.find(Mention("George Rane Carver")) == ("person:carver",)
    assert people.find(Mention("George H. Carver")) == ()
    assert people.find(Mention("John Carver Jr")) == ("person:junior",)
    assert people.find(Mention("John Carver")) == ()


def test_several_of_one_name_are_all_told() -> None:
    other = person("other", "Saleem Qadri")
    assert set(made(QADRI, other).find(Mention("Salem Kadri"))) == {"person:qadri", "person:other"}


def test_names_in_a_script_are_known_or_not() -> None:
    people = made(QADRI)
    assert not people.spelt_otherwise("person:qadri", Mention("Saleem Qadri"))
    assert people.spelt_otherwise("person:qadri", Mention("Tariq Haddad"))
    assert not people.spelt_otherwise("person:qadri", Mention("Haddad"))
    assert not people.spelt_otherwise("person:nobody", Mention("Tariq Haddad"))
