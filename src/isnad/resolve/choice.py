"""Which candidates of a sentence stand, and as what: the judge's word over frames and proposals."""

from __future__ import annotations

from collections.abc import Callable

from isnad.annotations import VERBAL, Candidate, Sentence
from isnad.resolve.course import name_of
from isnad.resolve.judge import Judge

# Types that nobody annotated: only frames tell them.
UNJUDGED = frozenset({"STATEMENT", "TOLL", "DISPLACEMENT"})

# Pronouns that mean the speaker, or nobody in particular.
_SELF = ("1", "2")


def choose(
    proposals: list[Candidate],
    sentence: Sentence,
    judge: Judge | None,
    evidence: Callable[[Candidate, Sentence], list[str]],
) -> list[Candidate]:
    """The candidates that stand, in order of their triggers: those of the frames, and proposals
    that the judge takes for a claim, with the type it gives them."""
    if judge is None:
        return sentence.candidates
    likely = []
    for candidate in proposals:
        if candidate.type in UNJUDGED:
            continue
        kind, chance = judge.verdict(evidence(candidate, sentence))
        if chance >= judge.weights.bar:
            _take(candidate, kind, chance, sentence)
            likely.append((chance, candidate))
    if not likely:
        return sentence.candidates
    likely.sort(key=lambda pair: -pair[0])
    return _once(sentence, [candidate for _, candidate in likely])


def _take(candidate: Candidate, kind: str, chance: float, sentence: Sentence) -> None:
    """A proposal as a claim of the kind; what a frame had said of another kind is void."""
    if candidate.type != kind:
        candidate.type, candidate.status = kind, None
    candidate.fired.append(f"judge/{kind}={chance:.2f}")
    if candidate.proposed in ("verb", "noun"):
        _spoken(candidate, sentence)


def _spoken(candidate: Candidate, sentence: Sentence) -> None:
    """What a speaker's words amount to is the speaker's act, done to those that the words are of,
    unless the word itself tells such an act."""
    if candidate.type not in VERBAL or candidate.entry.type == candidate.type:
        return
    covering = [k for k in sentence.links if k.covers(candidate.at) and k.speaker is not None]
    speaker = covering[-1].speaker if covering else None
    if speaker is None:
        return
    people = [g for role in ("actor", "recipient") for g in candidate.roles.get(role, ())]
    others = [g for g in people if g is not speaker and g.sub[:1] not in _SELF]
    candidate.roles["actor"], candidate.roles["recipient"] = [speaker], others[:1]


def _once(sentence: Sentence, likely: list[Candidate]) -> list[Candidate]:
    """The claims of the frames, and of the proposals, the likeliest first, those that tell another
    act than what stands already."""
    kept = list(sentence.candidates)
    for candidate in likely:
        if not any(_same(candidate, other, sentence) for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.at)


def _same(a: Candidate, b: Candidate, sentence: Sentence) -> bool:
    if a.type != b.type:
        return False
    if a.at == b.at or (a.predicate is not None and a.predicate is b.predicate):
        return True
    mine = {name_of(g, sentence) for g in a.roles.get("actor", ())}
    theirs = {name_of(g, sentence) for g in b.roles.get("actor", ())}
    return not mine or not theirs or bool(mine & theirs)
