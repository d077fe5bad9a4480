"""Search: every form of a word finds it, and what is shown of a hit is the stored text."""

from __future__ import annotations

import itertools
import unicodedata
from typing import Any

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from isnad.web.searching import Term, Typed, parse
from isnad.web.snippets import cut, hits, pieces
from isnad.web.wording import words


def found(api: TestClient, typed: str, **more: Any) -> Any:
    answer = api.get("/api/v1/search", params={"q": typed, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def ids(api: TestClient, typed: str) -> set[str]:
    return {one["id"] for one in found(api, typed, per_page=50)["reports"]}


ALIKE = {
    "hamza, vowel marks, tatweel": ["إدلب", "ادلب", "إِدْلِب", "إدلـــب"],
    "presentation forms": ["حلب", "ﺣﻠﺐ"],
    "joined particles": ["حلب", "بحلب", "وحلب"],
    "composed and decomposed": ["Thổ Nhĩ Kỳ", unicodedata.normalize("NFD", "Thổ Nhĩ Kỳ")],
    "digits": ["27", "٢٧", "۲۷"],
    "case": ["ALEPPO", "aleppo"],
    "marks of direction": ["حلب", "\u200fح\u200eلب"],
}


@pytest.mark.parametrize("several", ALIKE.values(), ids=ALIKE)
def test_every_form_of_a_word_finds_the_same(api: TestClient, several: list[str]) -> None:
    first, *rest = [ids(api, typed) for typed in several]
    assert first
    assert all(one == first for one in rest)


def test_without_tone_marks_more_is_found_and_what_has_them_last(api: TestClient) -> None:
    assert ids(api, "Thổ Nhĩ Kỳ") <= ids(api, "Tho Nhi Ky")
    assert ids(api, '"Tho Nhi Ky"') == ids(api, '"Thổ Nhĩ Kỳ"')
    assert Term(("tho",)).bare and not Term(("thổ",)).bare


def test_a_phrase_stands_as_it_is_typed(api: TestClient) -> None:
    assert ids(api, '"most of Aleppo"')
    assert not ids(api, '"of most Aleppo"')
    assert ids(api, "of most Aleppo") >= ids(api, '"most of Aleppo"')


def test_what_is_left_out_is_not_there(api: TestClient) -> None:
    every, left = ids(api, "Aleppo"), ids(api, "Aleppo -Hama")
    assert left < every
    assert left == every - ids(api, "Hama")


def test_fields_narrow(api: TestClient) -> None:
    assert {one["language"] for one in found(api, "lang:ar")["reports"]} == {"ar"}
    outlets = {one["outlet"] for one in found(api, 'outlet:"eastern led"')["reports"]}
    assert outlets == {"The Eastern Ledger"}
    for typed in ("place:Aleppo", "place:حلب", "place:alep"):
        claims = found(api, typed, of="claims", per_page=50)["claims"]
        assert claims and {one["line"]["place"]["name"] for one in claims} >= {"Aleppo"}
    said = found(api, "from:المرصد type:CONTROL", of="claims")
    assert said["claims"]
    assert {one["line"]["type"] for one in said["claims"]} == {"CONTROL"}
    assert found(api, "actor:HTS", of="claims")["totals"]["claims"] > 0
    assert found(api, "place:nowhere")["totals"] == {"reports": 0, "claims": 0}


def test_the_filter_of_claims_takes_the_same(api: TestClient) -> None:
    for typed in ("Aleppo -Hama", "place:حلب lang:en", "from:SOHR"):
        listed = api.get("/api/v1/claims", params={"q": typed}).json()["total"]
        assert listed == found(api, typed, of="claims")["totals"]["claims"]


def test_counts_add_up(api: TestClient) -> None:
    for of in ("reports", "claims"):
        told = found(api, "Aleppo", of=of)
        assert sum(one["count"] for one in told["languages"]) == told["totals"][of]
        assert sum(one["count"] for one in told["outlets"]) == told["totals"][of]


@pytest.mark.parametrize("typed", ["حلب", "Aleppo", '"Thổ Nhĩ Kỳ"', "Tho Nhi"])
def test_excerpts_are_the_stored_words(api: TestClient, demo_store: Any, typed: str) -> None:
    from isnad.store import open_store

    shown = found(api, typed)["reports"]
    assert shown
    with open_store(demo_store, create=False) as store:
        for one in shown:
            report = store.report(one["id"])
            for excerpt in one["excerpts"]:
                words_shown = "".join(piece["text"] for piece in excerpt["pieces"])
                assert report.text[excerpt["start"] : excerpt["end"]] == words_shown
            every = [one["title"], *one["excerpts"]]
            assert any(p["hit"] for e in every if e for p in e["pieces"])


def test_claims_show_their_sentence_with_the_hits(api: TestClient) -> None:
    shown = found(api, "Aleppo", of="claims")["claims"]
    assert any(piece["hit"] for one in shown for piece in one["excerpt"]["pieces"])
    for one in shown:
        words_shown = "".join(piece["text"] for piece in one["excerpt"]["pieces"])
        assert words_shown == one["line"]["evidence"]


def test_places_and_actors_of_that_name_are_offered(api: TestClient) -> None:
    assert "place/170063" in {one["key"] for one in found(api, "حلب")["named"]}
    assert "actor/group:hts" in {one["key"] for one in found(api, "tahrir al-sham")["named"]}
    names = {one["name"] for one in found(api, "Aleppo", lang="ar")["named"]}
    assert "حلب" in names


def test_the_best_come_first(api: TestClient) -> None:
    first = found(api, "Araghchi Damascus")["reports"][0]
    assert any(piece["hit"] for piece in first["title"]["pieces"])


@pytest.mark.parametrize(
    "typed", ["", " ", '"', "-", ":", "outlet:", "\0", "%", "place:%", "*", "()"]
)
def test_what_asks_for_nothing_finds_nothing(api: TestClient, typed: str) -> None:
    assert found(api, typed)["totals"] == {"reports": 0, "claims": 0}


def test_no_search_goes_on_for_ever(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    found(api, " ".join(f"{a}{b}" for a in "abcdefgh" for b in "aeiou"))
    assert api.get("/api/v1/search", params={"q": "x" * 301}).status_code == 422
    monkeypatch.setattr("isnad.web.api.search._LONGEST", -1.0)
    monkeypatch.setattr("isnad.web.held._LOOK", 1)
    answer = api.get("/api/v1/search", params={"q": "Aleppo that nobody asked for before"})
    assert answer.status_code == 503 and "too long" in answer.json()["detail"]


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_somehow(typed: str) -> None:
    understood = parse(typed)
    assert all(term.words and all(term.words) for term in understood.terms)


@given(st.text(max_size=80), st.text(min_size=1, max_size=6))
def test_hits_are_words_of_the_text(text: str, typed: str) -> None:
    marked = hits(text, parse(typed))
    assert all(0 <= a < b <= len(text) for a, b in marked)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(marked))
    for piece in pieces(text, marked):
        assert "".join(one for one, _ in cut(text, piece)) == text[piece.start : piece.end]


@given(st.text(max_size=80))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    last = 0
    for one in words(text):
        assert last <= one.start < one.end <= len(text) and one.form
        last = one.start


def test_typed() -> None:
    assert parse('lang:ar "a b" -c d') == Typed(
        [Term(("a", "b"), exact=True), Term(("d",))], [Term(("c",))], {"lang": ["ar"]}
    )
