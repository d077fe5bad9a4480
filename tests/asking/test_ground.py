"""Of what a model says only that stands which stands in the report."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.asking.ground import Grounded, Grounder, Refused
from isnad.asking.parse import parse
from isnad.asking.pieces import Earlier, Piece, Words
from isnad.records import Span

TEXT = (
    "Commander Bell arrived. The army denied that rebels may have shelled Hama on Sunday. He left."
)
FIRST, SECOND, THIRD = "Commander Bell arrived.", TEXT[24:84], "He left."


def words(text: str) -> Words:
    at = TEXT.index(text)
    return Words("text", at, at + len(text), text, 1)


PIECE = Piece(
    "r", "en", None, (words(SECOND), words(THIRD)), words(FIRST),
    (Earlier("e1", "Bell", Span(start=10, end=14, quote="Bell"), "Bell"),),
)  # fmt: skip
GOOD: dict[str, Any] = {
    "sentence": 1, "type": "ASSAULT", "trigger": "shelled", "clause": "rebels may have shelled Hama",
    "actors": [{"words": "rebels", "stands_for": None}], "place": "Hama", "time": "on Sunday",
    "sources": [{"words": "The army", "cue": "denied", "stance": "denies", "manner": "indirect"}],
    "polarity": "negated", "polarity_cue": "denied", "modality": "possible", "modality_cue": "may",
}  # fmt: skip


def ground(*claims: dict[str, Any]) -> tuple[list[Grounded], list[Refused]]:
    answer = parse(json.dumps({"claims": claims}))
    return Grounder({"text": TEXT, "title": ""}).ground(PIECE, answer)


def test_a_claim_stands_on_its_words() -> None:
    (one,), refused = ground(GOOD)
    assert not refused
    spans = [one.trigger, one.place, one.time, one.actors[0].span, one.voices[0].span, *one.cues]
    quotes = ["shelled", "Hama", "on Sunday", "rebels", "The army", "denied", "may"]
    for span, quote in zip(spans, quotes, strict=True):
        assert span is not None
        assert TEXT[span.start : span.end] == span.quote == quote


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"trigger": "bombed"}, "trigger_not_there"),
        ({"trigger": "arrived"}, "trigger_not_there"),
        ({"trigger": ""}, "trigger_not_there"),
        ({"actors": [{"words": "the Turkish army", "stands_for": None}]}, "who_not_there"),
        ({"recipients": [{"words": "civilians", "stands_for": None}]}, "who_not_there"),
        ({"brokers": [{"words": "Qatar", "stands_for": None}]}, "who_not_there"),
        ({"actors": [{"words": None, "stands_for": None}]}, "who_not_there"),
        ({"actors": [{"words": None, "stands_for": "e9"}]}, "who_not_there"),
        ({"place": "Homs"}, "place_not_there"),
        ({"time": "on Monday"}, "time_not_there"),
        ({"sources": [{"words": "Reuters"}]}, "source_not_there"),
        ({"sources": [{"words": "The army", "cue": "confirmed"}]}, "source_not_there"),
        ({"counts": [{"of": "killed", "words": "40"}]}, "number_not_there"),
        ({"polarity_cue": None}, "cue_not_there"),
        ({"polarity_cue": "never"}, "cue_not_there"),
        ({"modality_cue": None}, "cue_not_there"),
        ({"sentence": 3}, "claim_elsewhere"),
        ({"sentence": 0}, "claim_elsewhere"),
        ({"sentence": -1}, "claim_elsewhere"),
        ({"sentence": 2}, "trigger_not_there"),
        ({"actors": [], "place": None}, "claim_bare"),
        ({"type": "STATEMENT"}, "claim_bare"),
        ({"type": "MURDER"}, "claim_malformed"),
        ({"polarity": "perhaps"}, "claim_malformed"),
        ({"actors": "rebels"}, "claim_malformed"),
        ({"trigger": None}, "claim_malformed"),
    ],
)
def test_what_does_not_stand_is_refused_with_its_reason(
    change: dict[str, Any], reason: str
) -> None:
    stands, refused = ground({**GOOD, **change}, GOOD)
    assert len(stands) == 1
    assert [one.reason for one in refused] == [reason]


def test_what_stands_twice_is_refused_unless_the_clause_tells() -> None:
    text = "The army hit Hama and the army hit Homs."
    piece = Piece("r", "en", None, (Words("text", 0, len(text), text, 1),))
    grounder = Grounder({"text": text, "title": ""})

    def told(**change: object) -> tuple[list[Grounded], list[Refused]]:
        claim = {
            "sentence": 1, "type": "ASSAULT", "trigger": "hit", "place": "Homs",
            "actors": [{"words": "the army"}], **change,
        }  # fmt: skip
        return grounder.ground(piece, parse(json.dumps({"claims": [claim]})))

    assert [one.reason for one in told()[1]] == ["words_ambiguous"]
    (one,), refused = told(clause="the army hit Homs")
    assert not refused
    assert one.trigger.start == text.rindex("hit")
    # Wrong offsets choose nothing; right ones choose between places that fit.
    assert [r.reason for r in told(start=3)[1]] == ["words_ambiguous"]
    right = told(start=text.rindex("hit"), actors=[], place="Homs")
    assert right[0][0].trigger.start == text.rindex("hit")


def test_one_claim_told_twice_is_one() -> None:
    assert len(ground(GOOD, GOOD)[0]) == 1


def test_whom_words_stand_for_is_somebody_named_before() -> None:
    claim = {
        "sentence": 2, "type": "RETREAT", "trigger": "left",
        "actors": [{"words": "He", "stands_for": "e1"}],
    }  # fmt: skip
    (one,), _ = ground(claim)
    assert one.actors[0].earlier is not None
    assert one.actors[0].earlier.at.quote == "Bell"


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("", "broken"),
        ("I cannot help with that.", "broken"),
        ('{"claims": [{"sentence": 1, "type": "ASSAULT", "tri', "cut"),
        ('{"claims": [{"sentence": 1}, ', "cut"),
        ('{"claims": []', "cut"),
        ('{"claims": [], "claims": []}', "broken"),
        ('{"claims": "none"}', "broken"),
        ("[" * 100_000, "broken"),
        ('{"claims": [}', "broken"),
    ],
)
def test_an_answer_that_cannot_be_read_is_told(answer: str, fault: str) -> None:
    assert parse(answer).fault == fault


@pytest.mark.parametrize(
    "answer",
    [
        '{"claims": []}',
        'Here you are:\n```json\n{"claims": []}\n```\nDone.',
        "[]",
        '{"thinking": "…"} {"claims": []}',
    ],
)
def test_what_is_wrapped_around_an_answer_is_passed_over(answer: str) -> None:
    assert parse(answer) == parse("[]")


def test_a_claim_with_a_name_twice_is_refused_alone() -> None:
    twice = '{"sentence": 1, "type": "ASSAULT", "type": "AID", "trigger": "shelled"}'
    found = parse(f'{{"claims": [{twice}, {json.dumps(GOOD)}]}}')
    assert (len(found.claims), len(found.malformed)) == (1, 1)
    nested = (
        '{"sentence": 1, "type": "AID", "trigger": "x", "actors": [{"words": "a", "words": "b"}]}'
    )
    assert len(parse(f"[{nested}]").malformed) == 1


def test_what_is_shown_of_an_answer_cannot_act() -> None:
    (refused,) = ground({**GOOD, "trigger": "a\x1b[31m\nb\u202e\ud800"})[1]
    assert "\x1b" not in refused.message
    assert "\n" not in refused.message
    refused.message.encode()


WORDS = st.one_of(
    st.sampled_from(
        [*TEXT.split(), "The army", "rebels may have", "on Sunday", "HAMA", "He left", ""]
    ),
    st.text(max_size=6),
    st.none(),
)
PARTY = st.fixed_dictionaries(
    {"words": WORDS}, optional={"stands_for": st.sampled_from(["e1", "e2", None]), "cue": WORDS}
)
ANYTHING = st.fixed_dictionaries(
    {
        "sentence": st.integers(-1, 4),
        "type": st.sampled_from(["ASSAULT", "CONTROL", "STATEMENT", "TOLL", "odd"]),
        "trigger": WORDS,
    },
    optional={
        "clause": WORDS, "actors": st.lists(PARTY, max_size=2), "sources": st.lists(PARTY, max_size=2),
        "place": WORDS, "time": WORDS, "content": WORDS, "start": st.integers(-5, 200),
        "polarity": st.sampled_from(["affirmed", "negated"]), "polarity_cue": WORDS,
        "modality": st.sampled_from(["actual", "planned", "possible"]), "modality_cue": WORDS,
        "counts": st.lists(st.fixed_dictionaries({"of": st.just("killed"), "words": WORDS}), max_size=2),
        "extent": st.fixed_dictionaries({"words": WORDS}, optional={"except": st.lists(WORDS, max_size=1)}),
    },
)  # fmt: skip


def spans(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        mine = [value] if "quote" in value else []
        return mine + [found for one in value.values() for found in spans(one)]
    return [found for one in value for found in spans(one)] if isinstance(value, list) else []


@given(st.lists(ANYTHING, max_size=4))
def test_whatever_is_answered_what_stands_stands_where_it_says(answer: list[Any]) -> None:
    stands, refused = ground(*answer)
    assert len(stands) + len(refused) <= len(answer)
    asked = [(one.start, one.end) for one in PIECE.asked]
    for one in stands:
        found = spans(msgspec.to_builtins(one))
        assert found
        for span in found:
            assert TEXT[span["start"] : span["end"]] == span["quote"] != ""
            named = span["quote"] == "Bell"
            assert named or any(a <= span["start"] and span["end"] <= b for a, b in asked)
        negated = [cue for cue in one.cues if cue.of == "negation"]
        assert bool(negated) == (one.polarity == "negated")
        assert (one.modality == "actual") == (len(one.cues) == len(negated))


@given(st.text(max_size=200))
def test_whatever_comes_back_is_read_or_told(answer: str) -> None:
    found = parse(answer)
    assert found.fault is None or not (found.claims or found.malformed)
