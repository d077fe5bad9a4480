"""A retraction reaches what rests on the retracted report alone."""

from __future__ import annotations

from tests.stories.told import Text, comes_of, story

TAKEN: Text = ("en", "The army retook the town of Bara on Tuesday, a military source said.")
COPY: Text = ("vi", "Quân đội đã giành lại thị trấn Bara hôm thứ Ba, theo một nguồn tin quân sự.")
RETRACTION: Text = (
    "en",
    "We withdraw our report that the army retook the town of Bara. It was false.",
    "2024-05-15",
)
INDEPENDENT: Text = ("en", "Soldiers took the town of Bara on Tuesday, two shopkeepers said.")
DENIAL: Text = ("en", "Rebels denied that the army had retaken the town of Bara.")

RETRACTED = {"r1": [comes_of("r1", "r0", "retraction")]}
TRANSLATED = {"r2": [comes_of("r2", "r0", "translation", (0, 0))]}


def test_what_only_the_retracted_report_told_is_taken_back() -> None:
    assert story(TAKEN, RETRACTION, lineages=RETRACTED).retracted_by == ["r1"]


def test_copies_and_translations_of_it_bear_nothing_out() -> None:
    found = story(TAKEN, RETRACTION, COPY, lineages=RETRACTED | TRANSLATED)
    assert found.retracted_by == ["r1"]


def test_without_lineage_the_same_words_are_independent() -> None:
    assert story(TAKEN, RETRACTION, COPY, lineages=RETRACTED).retracted_by == []


def test_what_others_report_independently_stays() -> None:
    assert story(TAKEN, RETRACTION, INDEPENDENT, lineages=RETRACTED).retracted_by == []


def test_who_denies_it_does_not_bear_it_out() -> None:
    assert story(TAKEN, RETRACTION, DENIAL, lineages=RETRACTED).retracted_by == ["r1"]


def test_an_update_takes_nothing_back() -> None:
    updated = {"r1": [comes_of("r1", "r0", "update")]}
    assert story(TAKEN, RETRACTION, lineages=updated).retracted_by == []


def test_a_correction_reaches_the_sentences_that_it_repeats_and_no_more() -> None:
    first: Text = (
        "en",
        "A strike killed 9 people in Kassala on Monday.\nThe army retook Bara on Tuesday.",
    )
    correction: Text = ("en", "We wrote that the army retook Bara on Tuesday. It did not.")
    corrects = {"r1": [comes_of("r1", "r0", "correction", (1, 0))]}
    both = story(first, correction, lineages=corrects)
    assert both.retracted_by == []
    second: Text = ("en", "The army retook Bara on Tuesday.")
    corrects = {"r1": [comes_of("r1", "r0", "correction", (0, 0))]}
    assert story(second, correction, lineages=corrects).retracted_by == ["r1"]


KILLED = "A strike killed 9 people in Kassala on Monday, two doctors said."
SHUT = "The army shut the road to Kassala."
WOUNDED = "The strike wounded 25 people, among them {} children, the mayor said."
NOTICE = "Correction: An earlier version gave a wrong number of children."
SIX: Text = ("en", "\n".join((KILLED, SHUT, WOUNDED.format("six"))))
FOUR: Text = ("en", "\n".join((NOTICE, KILLED, SHUT, WOUNDED.format("four"))), "2024-05-15")
PUT_RIGHT = {"r1": [comes_of("r1", "r0", "correction", (0, 1), (1, 2), (2, 3))]}


def test_what_a_correction_publishes_again_to_the_letter_is_not_taken_back() -> None:
    found = story(SIX, FOUR, lineages=PUT_RIGHT)
    assert found.retracted_by == []
    told = [t for t in found.tellings if t.report == "r0" and t.start < len(KILLED)]
    assert told
    assert {tuple(t.retracted_by) for t in told} == {()}


def test_what_a_correction_tells_with_another_number_is_taken_back() -> None:
    found = story(SIX, FOUR, lineages=PUT_RIGHT)
    told = [t for t in found.tellings if t.report == "r0" and t.start > len(KILLED + SHUT)]
    assert told
    assert {tuple(t.retracted_by) for t in told} == {("r1",)}


def test_one_sentence_that_a_notice_has_to_the_letter_may_be_what_was_wrong() -> None:
    first: Text = ("en", "The army retook Bara on Tuesday.")
    notice: Text = ("en", "The army retook Bara on Tuesday. That was wrong.", "2024-05-15")
    corrects = {"r1": [comes_of("r1", "r0", "correction", (0, 0))]}
    assert story(first, notice, lineages=corrects).retracted_by == ["r1"]


def test_a_story_that_others_tell_shows_which_telling_was_taken_back() -> None:
    found = story(TAKEN, RETRACTION, INDEPENDENT, lineages=RETRACTED)
    back = {t.report: t.retracted_by for t in found.tellings}
    assert back["r0"] == ["r1"]
    assert back["r2"] == []


def test_a_title_rests_on_what_its_report_copies() -> None:
    titled: Text = (*COPY, "2024-05-14", "Quân đội giành lại Bara")
    translated = {"r2": [comes_of("r2", "r0", "translation", (0, 1))]}
    found = story(TAKEN, RETRACTION, titled, lineages=RETRACTED | translated)
    assert found.retracted_by == ["r1"]
