"""Proposals: where a claim may be told although no frame vouches for it."""

from __future__ import annotations

from functools import partial

import pytest

from isnad import flow
from isnad.annotations import Candidate, Group, Sentence
from isnad.records import Report
from isnad.resolve.resolver import Resolver


class Noting(Resolver):
    """Notes the proposals of every sentence."""

    def choose(self, sentence: Sentence) -> list[Candidate]:
        """As ever; the proposals are kept aside."""
        for proposal in sentence.proposals:
            if proposal.proposed == "speech":
                SPOKEN_OF.extend(_words(g, sentence) for g in proposal.roles["recipient"])
            item = proposal.trigger[0]
            words = " ".join(t.form for t in sentence.tokens[item.i : item.j])
            PROPOSED.append((proposal.proposed, words))
        return sentence.candidates


PROPOSED: list[tuple[str, str]] = []
SPOKEN_OF: list[str] = []


def _words(group: Group, sentence: Sentence) -> str:
    start, end = sentence.tokens[group.i].start, sentence.tokens[group.j - 1].end
    return TEXT[0][start:end]


TEXT = [""]


def proposed(text: str, language: str) -> list[tuple[str, str]]:
    """Why and where each proposal of a text stands."""
    PROPOSED.clear()
    SPOKEN_OF.clear()
    TEXT[0] = text
    flow.read(Report(id="r", sha256="0" * 64, text=text, language=language), partial(Noting))
    return list(PROPOSED)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("The minister nicknamed the mayor.", "en", ("verb", "nicknamed")),
        ("The mayor said the minister was a clown.", "en", ("speech", "said")),
        ("قال العمدة إن الوزير مهرج.", "ar", ("speech", "قال")),
        ("Thị trưởng nói bộ trưởng là gã hề.", "vi", ("speech", "nói")),
    ],
)
def test_what_no_frame_knows_is_proposed(text: str, language: str, wanted: tuple[str, str]) -> None:
    assert wanted in proposed(text, language)


def test_what_a_frame_tells_is_not_proposed_again() -> None:
    assert ("verb", "attacked") not in proposed("Rebels attacked the convoy.", "en")


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        ("The mayor said in a talk with Harbour Radio that the bakers were fools.", "en", "the bakers"),
        ("قال العمدة في تصريح لإذاعة المرفأ إن الخبازين خدعوا الناس.", "ar", "الخبازين"),
        ("Thị trưởng nói với hội đồng rằng thợ mỏ là lũ ngốc.", "vi", "thợ mỏ"),
    ],
)  # fmt: skip
def test_words_are_not_of_those_to_whom_they_are_said(text: str, language: str, whom: str) -> None:
    proposed(text, language)
    assert [whom] == SPOKEN_OF
