"""Whether two mentions are of one person, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad import world
from isnad.names.judge import Mention, Verdict, judge
from isnad.world.entities import Entity

from .samples import every_mention, mentions, people

NAMES = st.deferred(lambda: st.sampled_from(every_mention()))
PERSONS = st.deferred(lambda: st.sampled_from(people()))
COUNTRIES = st.sampled_from([None, "SYR", "IRN", "USA"])
ROLES = st.sampled_from([None, "president", "foreign-minister"])


def both_ways(one: Mention, other: Mention) -> Verdict:
    found, back = judge(one, other), judge(other, one)
    assert found.same == back.same
    assert found.reasons and back.reasons
    return found


@given(NAMES, NAMES, COUNTRIES, COUNTRIES, ROLES, ROLES)
def test_it_does_not_matter_which_comes_first(
    one: Mention, other: Mention, here: str | None, there: str | None, a: str | None, b: str | None
) -> None:
    both_ways(
        Mention(one.name, one.language, here, a), Mention(other.name, other.language, there, b)
    )


@given(PERSONS, st.data(), ROLES)
def test_nor_among_the_names_of_one(one: Entity, data: st.DataObject, role: str | None) -> None:
    a, b = (data.draw(st.sampled_from(mentions(one))) for _ in range(2))
    both_ways(a, Mention(b.name, b.language, b.country, role))


@given(PERSONS, PERSONS, st.data())
def test_nor_with_what_the_world_knows(one: Entity, other: Entity, data: st.DataObject) -> None:
    known = world.load().people
    a, b = (data.draw(st.sampled_from(mentions(e))) for e in (one, other))
    assert judge(a, b, known).same == judge(b, a, known).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marek Lindqvist Tomasi", "Tomasi Marek Lindqvist"),
        ("سالم راشد نعيم", "نعيم سالم راشد"),
        ("Abu Rashid Qadri", "سالم قادري أبو راشد"),
    ],
)
def test_whichever_has_the_family_name_first(one: str, other: str) -> None:
    both_ways(Mention(one, country="SYR"), Mention(other, country="SYR"))


@given(NAMES, COUNTRIES, ROLES)
def test_a_name_is_that_of_who_bears_it(
    one: Mention, country: str | None, role: str | None
) -> None:
    mention = Mention(one.name, one.language, country, role)
    name = mention.spelling
    verdict = judge(mention, mention)
    # One word of a family name with a role but no country may be of several.
    assert verdict.same or (len(name.words) < 2 and not (country and role)), verdict


SAME = [
    (Mention("Salim Qadri"), Mention("Saleem al-Kadri")),
    (Mention("Salim Qadri", "en"), Mention("سليم قادري", "ar")),
    (Mention("Phạm Văn Bảy", "vi"), Mention("Pham Van Bay", "en")),
    (Mention("Phạm Hoà Bảy", "vi"), Mention("Phạm Hòa Bảy", "vi")),
    (Mention("George R. Carver"), Mention("George Rane Carver")),
    (
        Mention("Qadri", country="SYR", role="president"),
        Mention("Salim Qadri", country="SYR", role="president"),
    ),
    (
        Mention("Salim Haddad Qadri", country="SYR", role="judge"),
        Mention("Salim Qadri", country="SYR", role="judge"),
    ),
]
OTHERS = [
    (Mention("Salim Qadri"), Mention("Tariq Qadri"), "names differ"),
    (Mention("Salim Qadri", country="SYR"), Mention("Salim Qadri", country="IRQ"), "countries"),
    (
        Mention("Salim Qadri", country="SYR", role="judge"),
        Mention("Saleem Qadri", country="SYR", role="general"),
        "roles differ",
    ),
    (Mention("John Carver Jr"), Mention("John Carver Sr"), "one of a family"),
    (Mention("John Carver Jr"), Mention("John Carver"), "one of a family"),
    (Mention("George R. Carver"), Mention("George H. Carver"), ""),
    (Mention("Phạm Văn Bảy", "vi"), Mention("Phạm Văn Bày", "vi"), ""),
    (Mention("Phạm Văn Bảy", "vi"), Mention("Phạm Thị Văn Bảy", "vi"), "a syllable is another"),
    (Mention("Qadri"), Mention("Salim Qadri"), "a single name"),
    (Mention("Qadri", country="SYR"), Mention("Salim Qadri", country="SYR"), "a single name"),
    (Mention("", country="SYR"), Mention("Salim Qadri", country="SYR"), ""),
    # Names of one syllable that differ in their vowel.
    (Mention("Chung Tang", country="CHN"), Mention("Chung Tong", country="CHN"), "alike only"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person(one: Mention, other: Mention) -> None:
    assert both_ways(one, other).same


@pytest.mark.parametrize(("one", "other", "reason"), OTHERS)
def test_not_one_person_as_far_as_is_known(one: Mention, other: Mention, reason: str) -> None:
    verdict = both_ways(one, other)
    assert not verdict.same
    assert reason in " ".join(verdict.reasons)


class Tables:
    """Two people, who are found by their very names, one of them spelt so alone."""

    def __init__(self, spelt: bool = False) -> None:
        self.spelt = spelt

    def find(self, mention: Mention) -> tuple[str, ...]:
        known = {"Tiger": ("a",), "Salim Qadri": ("a",), "Saleem Qadri": ("b",), "Two": ("a", "b")}
        return known.get(mention.name, ())

    def spelt_otherwise(self, entity: str, mention: Mention) -> bool:
        return self.spelt


def test_whom_the_world_knows_by_both_names() -> None:
    verdict = judge(Mention("Tiger"), Mention("Salim Qadri"), Tables())
    assert verdict == Verdict(True, ("both are names of a",))


def test_two_whom_the_world_knows_are_two_however_alike() -> None:
    assert not judge(Mention("Salim Qadri"), Mention("Saleem Qadri"), Tables()).same
    assert judge(Mention("Salim Qadri"), Mention("Salim Qadri"), Tables()).same


def test_a_name_of_several_joins_nobody() -> None:
    assert not judge(Mention("Two"), Mention("Salim Qadri"), Tables()).same


def test_whose_names_are_known_in_a_script_has_no_others_there() -> None:
    one, other = Mention("Salim Qadri"), Mention("Salim al-Qadry")
    assert judge(one, other, Tables()).same
    assert not judge(one, other, Tables(spelt=True)).same
    assert not judge(other, one, Tables(spelt=True)).same
