"""Bodies that are called by common nouns."""

from __future__ import annotations

import pytest

from isnad.languages import codes, folder
from isnad.languages.bodies import Body, Where, bodies
from isnad.languages.speakers import table
from isnad.languages.tables import rows

PLACES = {"taraz", "طراز"}


def where(words: str) -> Where | None:
    return Where("Taraz", "taraz") if words.casefold() in PLACES else None


def shown(one: Body) -> str:
    return " ".join(filter(None, (one.own, one.place and one.place.name, one.level, one.plain)))


@pytest.mark.parametrize("code", codes())
def test_every_row_has_a_kind_and_an_example_with_one_of_its_forms(code: str) -> None:
    kinds = {"head", "state", "matter", "level", "link", "near", "nth"}
    for number, row in rows(folder(code) / "lexicon" / "bodies.tsv"):
        assert row["kind"] in kinds, number
        assert row["example"], number


@pytest.mark.parametrize("code", codes())
def test_the_example_of_a_head_tells_a_body(code: str) -> None:
    wrong = []
    for number, row in rows(folder(code) / "lexicon" / "bodies.tsv"):
        if row["kind"] in ("head", "state"):
            gloss = (row["gloss"] or row["form"].split("|")[0]).partition("/")[0]
            found = [one.head for one in bodies(row["example"], code, where)]
            if gloss not in found and not any(gloss in one for one in found):
                wrong.append(f"{number}: {row['form']}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("en", "said the Taraz state health ministry", "Taraz state health ministry"),
        ("en", "the ministry of health in Taraz", "Taraz health ministry"),
        ("ar", "قالت وزارة الصحة بولاية طراز", "Taraz state health ministry"),
        ("vi", "Bộ Y tế bang Taraz nói", "Taraz state health ministry"),
        ("en", "the Taraz Doctors' Network", "Taraz doctors network"),
        ("ar", "شبكة أطباء طراز", "Taraz doctors network"),
        ("vi", "Mạng lưới Bác sĩ Taraz", "Taraz doctors network"),
        ("en", "Taraz resistance committees", "Taraz resistance committees"),
        ("ar", "لجان مقاومة طراز", "Taraz resistance committees"),
        ("en", "the Sixth Infantry Division", "Sixth infantry division"),
        ("en", "the 6th Infantry Division", "Sixth infantry division"),
        ("ar", "فرقة المشاة السادسة", "Sixth infantry division"),
        ("vi", "Sư đoàn Bộ binh 6", "Sixth infantry division"),
        ("en", "the 112th Brigade", "112th brigade"),
        ("en", "the Ardent Documentation Centre", "Ardent documentation centre"),
    ],
)
def test_bodies(code: str, text: str, expected: str) -> None:
    (found,) = bodies(text, code, where)
    assert shown(found) == expected


def test_one_body_is_compared_alike_in_every_language() -> None:
    texts = (
        ("en", "Taraz resistance committees"),
        ("en", "the resistance committee in Taraz"),
        ("ar", "لجان المقاومة في طراز"),
        ("vi", "Ủy ban Kháng chiến ở Taraz"),
    )
    assert len({bodies(text, code, where)[0].key for code, text in texts}) == 1


def test_a_bare_noun_tells_too_little() -> None:
    (found,) = bodies("the committee said", "en", where)
    assert found.bare


def test_words_of_one_name_belong_to_the_body_in_it() -> None:
    text = "Trung tâm Tư liệu Hải Đăng nói"
    (found,) = bodies(text, "vi", where, (0, 26))
    assert found.own == "Hải Đăng"


@pytest.mark.parametrize("code", codes())
def test_no_form_stands_twice(code: str) -> None:
    found = table(code, "bodies")
    twice = [way for way, some in found.items() if len({kind for kind, _ in some}) != len(some)]
    assert not twice
