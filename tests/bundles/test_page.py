"""The page of a bundle in a real browser: opened from the disk, with no network."""

from __future__ import annotations

import hashlib
import random
import re

import pytest

from isnad import bundles
from isnad.bundles.making import complete
from isnad.bundles.records import MANIFEST, PAGE, SUMS
from isnad.joins import Held

from .conftest import Dom
from .samples import brief, claim, given, report, story

RESULTS = re.compile(r'<li class="(good|bad)">(\d+) of (\d+) ')


def results(page: str) -> list[tuple[str, str, str]]:
    assert "Nothing is checked yet" not in page
    return RESULTS.findall(page)


@pytest.mark.parametrize("mark", ["", "#own"])
def test_all_that_it_can_check_holds(files: dict[str, bytes], dom: Dom, mark: str) -> None:
    page = dom(files, mark)
    assert 'data-verified="yes"' in page
    assert "All that this page can check holds." in page
    assert len(results(page)) == 6
    assert all(kind == "good" and some == every for kind, some, every in results(page))
    assert "<title>Evidence: " in page and "harm" not in page.partition("<title>harm")[1]


def test_without_whole_texts_it_says_so(dom: Dom) -> None:
    page = dom(bundles.of_brief(brief(), given(), texts=False))
    assert 'data-verified="yes"' in page
    assert "no quote could be held against its report here" in page
    assert len(results(page)) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # In what is shown, in a quote of the data, in a text of the data.
        (">rebels</q>", ">troops</q>"),
        (r"\"quote\":\"rebels\"", r"\"quote\":\"troops\""),
        ("Delta TV said rebels", "Delta TV said troops"),
    ],
)
def test_what_was_changed_in_the_page_is_seen(
    files: dict[str, bytes], dom: Dom, old: str, new: str
) -> None:
    page = files[PAGE].decode()
    changed = page.replace(old, new)
    assert changed != page
    found = dom({**files, PAGE: changed.encode()})
    assert 'data-verified="no"' in found
    assert "Something in this page is not what its hashes say." in found
    assert any(kind == "bad" for kind, _, _ in results(found))


def test_a_script_that_was_put_in_does_not_run(files: dict[str, bytes], dom: Dom) -> None:
    page = files[PAGE].decode().replace("<h1>", "<script>document.title='harm'</script><h1>")
    assert "<title>harm" not in dom({**files, PAGE: page.encode()})


def test_its_own_hash_is_that_of_the_standard(dom: Dom) -> None:
    dice = random.Random(1)
    lengths = [*range(1, 70), 119, 120, 127, 128, 1000, 5000]
    texts = {
        f"r{n:03}-en": "".join(dice.choices("abc \u0645\U0001f5fa", k=length)) + "x"
        for n, length in enumerate(lengths)
    }
    there = {}
    for name, text in texts.items():
        of = report("r-en", text, id=name)
        there[name] = Held(report=of, claims=[claim(of, "x")], traces=[])
    empty = story()
    empty.tellings, empty.origins = [], []
    files = bundles.of_story(empty, given(held=there, lineages={}), texts=True)
    page = dom(files, "#own")
    assert f"{len(texts)} of {len(texts)} whole texts have the hash" in page
    assert 'data-verified="yes"' in page
    data = {p: d for p, d in files.items() if p not in (MANIFEST, PAGE, SUMS)}
    first = next(p for p in data if p.startswith("texts/"))
    data[first] += b"."
    assert hashlib.sha256(data[first]).hexdigest() not in files[SUMS].decode()
    assert f"{len(texts) - 1} of {len(texts)} whole texts have the hash" in dom(
        complete(data), "#own"
    )
