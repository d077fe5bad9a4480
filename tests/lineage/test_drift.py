"""What a copy, translation or rewrite changed: pairs of reports, and what holds for all."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.joins import Aligned
from isnad.lineage.drift import changes

from .pairs import Pair, between, found, held, pairs

EVERY = pairs()


@pytest.mark.parametrize("pair", EVERY, ids=[pair.name for pair in EVERY])
def test_what_changed_in_a_pair(pair: Pair) -> None:
    told = {(d.kind, d.from_quote, d.to_quote) for d in found(pair)}
    assert told == {(d["kind"], d["from_quote"], d["to_quote"]) for d in pair.drift}


def test_the_pairs_are_of_every_kind_and_of_all_languages() -> None:
    assert {d["kind"] for pair in EVERY for d in pair.drift} == {
        "number", "hedge", "source", "actor", "place", "time"
    }  # fmt: skip
    met = {(pair.earlier["language"], pair.later["language"]) for pair in EVERY}
    assert len(met) >= 8
    assert sum(not pair.drift for pair in EVERY) >= 8


@pytest.mark.parametrize("pair", EVERY, ids=[pair.name for pair in EVERY])
def test_quotes_stand_where_their_spans_say(pair: Pair) -> None:
    for drift in found(pair):
        for report, span, quote in (
            (pair.earlier, drift.from_span, drift.from_quote),
            (pair.later, drift.to_span, drift.to_quote),
        ):
            assert span is not None
            assert report["text"][span.start : span.end] == span.quote == quote


@pytest.mark.parametrize("pair", EVERY, ids=[pair.name for pair in EVERY])
def test_a_report_does_not_drift_from_itself(pair: Pair) -> None:
    for report in (pair.earlier, pair.later):
        one = held(**report)
        assert changes(one, one, [Aligned(n, n, 1.0) for n in range(len(one.traces))]) == []


@given(st.sampled_from(EVERY), st.randoms(use_true_random=False))
def test_the_order_in_which_sentences_are_aligned_does_not_matter(
    pair: Pair, order: random.Random
) -> None:
    aligned = [Aligned(i, j, 1.0) for i, j in pair.aligned]
    order.shuffle(aligned)
    assert changes(held(**pair.earlier), held(**pair.later), aligned) == found(pair)


@pytest.mark.parametrize("pair", EVERY, ids=[pair.name for pair in EVERY])
def test_a_wrong_match_of_little_weight_changes_nothing(pair: Pair) -> None:
    earlier, later = held(**pair.earlier), held(**pair.later)
    aligned = [Aligned(i, j, 1.0) for i, j in pair.aligned]
    for wrong in product(range(len(earlier.traces)), range(len(later.traces))):
        told = {d.kind for d in changes(earlier, later, [*aligned, Aligned(*wrong, 0.1)])}
        assert told <= {d["kind"] for d in pair.drift}, wrong


def test_reports_without_a_common_sentence_have_no_drift() -> None:
    assert changes(held("It rained.", "en"), held("Trời mưa.", "vi"), []) == []


def test_a_sentence_that_is_left_out_is_no_drift() -> None:
    earlier = held("Nine miners died, the mayor said.\nThe shaft was reportedly flooded.", "en")
    later = held("Chín thợ mỏ thiệt mạng, thị trưởng cho biết.", "vi")
    assert changes(earlier, later, [Aligned(0, 0, 1.0)]) == []


def test_one_sentence_may_have_changed_twice() -> None:
    told = between(
        "Shells fired from Iran reportedly killed 26 sheep near Basra.",
        "قُتل 62 خروفاً قرب البصرة بقذائف أُطلقت من إيران.",
        "en ar",
    )
    assert {kind for kind, _, _ in told} == {"number", "hedge"}
