"""Words that tell what a speaker is."""

from __future__ import annotations

import pytest

from isnad.languages import codes, folder
from isnad.languages.speakers import roles
from isnad.languages.tables import rows

# What stands only beside another.
PARTS = ("deals", "ware")


@pytest.mark.parametrize("code", codes())
def test_every_example_shows_what_its_row_is_for(code: str) -> None:
    wrong = []
    for number, row in rows(folder(code) / "lexicon" / "speakers.tsv"):
        if row["kind"] in PARTS:
            continue
        found = {(one.kind, one.gloss) for one in roles(row["example"], code)}
        glosses = [row["gloss"]] if row["gloss"] else row["form"].split("|")
        if not any((row["kind"], gloss) in found for gloss in glosses):
            wrong.append(f"{number}: {row['kind']} {row['form']}: {sorted(found)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("code", codes())
def test_what_somebody_deals_in_and_what_they_do_with_it_make_one_role(code: str) -> None:
    wrong = []
    for number, row in rows(folder(code) / "lexicon" / "speakers.tsv"):
        if row["kind"] in PARTS:
            found = [one.gloss for one in roles(row["example"], code) if one.kind == "who"]
            part = (row["gloss"] or row["form"].split("|")[0]).removeprefix("{}")
            if not row["gloss"]:
                found = found and [part]
            if not found or not (part in found[0] or "greengrocer" in found):
                wrong.append(f"{number}: {row['form']}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        ("en", "two senior police officers", ["first senior", "who police officers"]),
        ("ar", "مصدر أمني", ["who source", "of security"]),
        ("ar", "للأطباء", ["who doctors"]),
        ("ar", "قائد ميداني", ["who field commander"]),
        ("vi", "một nguồn tin an ninh", ["who source", "of security"]),
        ("vi", "truyền thông nhà nước", ["what state media"]),
        ("en", "the bridge", []),
    ],
)
def test_roles(code: str, words: str, expected: list[str]) -> None:
    assert [f"{one.kind} {one.gloss}" for one in roles(words, code)] == expected


def test_offsets_are_of_the_words() -> None:
    text = "said a shopkeeper in the old town"
    (found,) = roles(text, "en")
    assert text[found.start : found.end] == "shopkeeper"


@pytest.mark.parametrize("code", codes())
def test_every_form_is_found_whole(code: str) -> None:
    for number, row in rows(folder(code) / "lexicon" / "speakers.tsv"):
        for form in row["form"].split("|") if row["kind"] not in PARTS else ():
            assert [one.end for one in roles(form, code)] == [len(form)], f"{number}: {form}"
